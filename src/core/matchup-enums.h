/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MatchupRole: who speaks in a #MatchupMessage.
 */
typedef enum
{
  MATCHUP_ROLE_SYSTEM,
  MATCHUP_ROLE_USER,
  MATCHUP_ROLE_ASSISTANT,
} MatchupRole;

/**
 * MatchupPartKind: what the text of a #MatchupTextPart is.
 */
typedef enum
{
  MATCHUP_PART_KIND_TEXT,
  MATCHUP_PART_KIND_REASONING,
  MATCHUP_PART_KIND_REFUSAL,
} MatchupPartKind;

/**
 * MatchupRunState: the life of one request to one model.
 *
 * QUEUED, CONNECTING, WAITING, THINKING and WRITING are active, the others are terminal; a run
 * reaches exactly one terminal state and stays there. INTERRUPTED is for runs whose program ended
 * before they did. The nicks are the names used in the database and in --json output.
 */
typedef enum
{
  MATCHUP_RUN_STATE_QUEUED,
  MATCHUP_RUN_STATE_CONNECTING,
  MATCHUP_RUN_STATE_WAITING,
  MATCHUP_RUN_STATE_THINKING,
  MATCHUP_RUN_STATE_WRITING,
  MATCHUP_RUN_STATE_DONE,
  MATCHUP_RUN_STATE_FAILED,
  MATCHUP_RUN_STATE_STOPPED,
  MATCHUP_RUN_STATE_INTERRUPTED,
} MatchupRunState;

/**
 * MatchupFinishReason: why a model stopped writing, normalised over all services.
 */
typedef enum
{
  MATCHUP_FINISH_REASON_NONE,
  MATCHUP_FINISH_REASON_STOP,
  MATCHUP_FINISH_REASON_LENGTH,
  MATCHUP_FINISH_REASON_CONTENT_FILTER,
  MATCHUP_FINISH_REASON_TOOL_CALLS,
  MATCHUP_FINISH_REASON_REFUSAL,
  MATCHUP_FINISH_REASON_ERROR,
  MATCHUP_FINISH_REASON_OTHER,
} MatchupFinishReason;

/**
 * MatchupErrorKind: what went wrong, coarse enough to choose a sentence and an action by it.
 *
 * The first twelve come from services' answers, the rest from this side of the wire.
 */
typedef enum
{
  MATCHUP_ERROR_KIND_AUTH,
  MATCHUP_ERROR_KIND_PERMISSION,
  MATCHUP_ERROR_KIND_NOT_FOUND,
  MATCHUP_ERROR_KIND_INVALID_REQUEST,
  MATCHUP_ERROR_KIND_CONTEXT_LENGTH,
  MATCHUP_ERROR_KIND_CONTENT_FILTER,
  MATCHUP_ERROR_KIND_RATE_LIMIT,
  MATCHUP_ERROR_KIND_QUOTA,
  MATCHUP_ERROR_KIND_OVERLOADED,
  MATCHUP_ERROR_KIND_SERVER,
  MATCHUP_ERROR_KIND_TRUNCATED,
  MATCHUP_ERROR_KIND_BAD_RESPONSE,
  MATCHUP_ERROR_KIND_NETWORK,
  MATCHUP_ERROR_KIND_PROXY,
  MATCHUP_ERROR_KIND_TLS,
  MATCHUP_ERROR_KIND_TIMEOUT,
  MATCHUP_ERROR_KIND_TOO_LARGE,
  MATCHUP_ERROR_KIND_BAD_ADDRESS,
  MATCHUP_ERROR_KIND_NO_KEY,
  MATCHUP_ERROR_KIND_UNKNOWN_SERVICE,
  MATCHUP_ERROR_KIND_INTERNAL,
} MatchupErrorKind;

/**
 * MatchupErrorReason: a finer cause that has its own sentence for people; NONE when the kind says
 * it all.
 */
typedef enum
{
  MATCHUP_ERROR_REASON_NONE,
  MATCHUP_ERROR_REASON_MODEL_NOT_OPEN,    /* the account has not opened this model in the console */
  MATCHUP_ERROR_REASON_ENDPOINT_REQUIRED, /* this account must use an endpoint id (ep-...) */
  MATCHUP_ERROR_REASON_SPENDING_LIMIT,    /* the limit which the account's owner set is reached */
  MATCHUP_ERROR_REASON_OVERDUE,           /* the account has unpaid bills */
  MATCHUP_ERROR_REASON_REGION,            /* the service does not serve this country */
  MATCHUP_ERROR_REASON_IMAGE,             /* a picture was refused (size or format) */
  MATCHUP_ERROR_REASON_HOST_NOT_FOUND,    /* the name of the server is not known */
  MATCHUP_ERROR_REASON_REFUSED,           /* nobody listens at that address and port */
  MATCHUP_ERROR_REASON_CONNECTION_LOST,   /* cut before the first byte of the answer */
  MATCHUP_ERROR_REASON_OFFLINE,           /* no route to any network */
  MATCHUP_ERROR_REASON_REDIRECTED,        /* the address answers with a redirection; not followed */
  MATCHUP_ERROR_REASON_WEB_PAGE,          /* a web page came instead of an answer */
  MATCHUP_ERROR_REASON_EMPTY,             /* success, but nothing in it */
  MATCHUP_ERROR_REASON_SILENCE,           /* the stream stopped sending for too long */
  MATCHUP_ERROR_REASON_PLAIN_HTTP,      /* others could read the key on its way; nothing was sent */
  MATCHUP_ERROR_REASON_PROXY_NOT_FOUND, /* the name of the proxy is not known */
  MATCHUP_ERROR_REASON_PROXY_SILENT,    /* nobody answers at the proxy's address and port */
  MATCHUP_ERROR_REASON_PROXY_LOGIN,     /* the proxy wants a user and password, or other ones */
  MATCHUP_ERROR_REASON_PROXY_FORBIDS,   /* the proxy's rules forbid the way to the service */
  MATCHUP_ERROR_REASON_PROXY_NO_WAY,    /* the proxy works, but does not reach the service */
  MATCHUP_ERROR_REASON_PROXY_CERTIFICATE, /* the proxy itself cannot be trusted */
  MATCHUP_ERROR_REASON_NO_VISION,         /* it cannot see the pictures; nothing was sent */
  MATCHUP_ERROR_REASON_TOO_MANY_PICTURES, /* its service does not take so many; nothing was sent */
  MATCHUP_ERROR_REASON_SWITCHED_OFF,      /* its service is switched off; nothing was sent */
  MATCHUP_ERROR_REASON_OVER_BUDGET,       /* the person's budget is used up; nothing was sent */
} MatchupErrorReason;

/**
 * MatchupValueSource: where a number on screen comes from.
 */
typedef enum
{
  MATCHUP_VALUE_SOURCE_MEASURED,
  MATCHUP_VALUE_SOURCE_TOLD,
  MATCHUP_VALUE_SOURCE_ESTIMATED,
} MatchupValueSource;

/**
 * MatchupKeySource: where the key of a service would be taken from.
 */
typedef enum
{
  MATCHUP_KEY_SOURCE_UNKNOWN,     /* not looked up yet */
  MATCHUP_KEY_SOURCE_NONE,        /* there is no key */
  MATCHUP_KEY_SOURCE_KEYRING,     /* the system keyring */
  MATCHUP_KEY_SOURCE_SESSION,     /* in memory until the program ends */
  MATCHUP_KEY_SOURCE_ENVIRONMENT, /* the environment variable named by the template */
  MATCHUP_KEY_SOURCE_LOCKED,      /* maybe in the keyring, but that is locked */
} MatchupKeySource;

/**
 * MatchupProxyMode: how the servers of a service are reached.
 */
typedef enum
{
  MATCHUP_PROXY_MODE_SYSTEM, /* as the desktop is set up */
  MATCHUP_PROXY_MODE_NONE,   /* directly */
  MATCHUP_PROXY_MODE_OWN,    /* through the proxy of this service */
} MatchupProxyMode;

/**
 * MatchupThinking: whether the model shall think before it writes.
 */
typedef enum
{
  MATCHUP_THINKING_DEFAULT,
  MATCHUP_THINKING_OFF,
  MATCHUP_THINKING_ON,
  MATCHUP_THINKING_AUTO,
} MatchupThinking;

/**
 * MatchupModelCapabilities: what a model is known to be able to do.
 */
typedef enum /*< flags >*/
{
  MATCHUP_MODEL_CAPABILITIES_NONE = 0,
  MATCHUP_MODEL_CAPABILITIES_KNOWN =
      1 << 0, /* the other bits were told; without it they mean nothing */
  MATCHUP_MODEL_CAPABILITIES_VISION = 1 << 1,
  MATCHUP_MODEL_CAPABILITIES_REASONING = 1 << 2,
  MATCHUP_MODEL_CAPABILITIES_TOOLS = 1 << 3,
  MATCHUP_MODEL_CAPABILITIES_FIXED_SAMPLING = 1 << 4,   /* temperature must not be sent */
  MATCHUP_MODEL_CAPABILITIES_SAMPLING_IGNORED = 1 << 5, /* it does nothing while the model thinks */
  MATCHUP_MODEL_CAPABILITIES_FIXED_THINKING = 1 << 6,   /* whether it thinks cannot be chosen */
  /* By what it is told whether to think; none of them: not known. */
  MATCHUP_MODEL_CAPABILITIES_THINKING_OBJECT = 1 << 7,
  MATCHUP_MODEL_CAPABILITIES_ENABLE_THINKING = 1 << 8,
  MATCHUP_MODEL_CAPABILITIES_REASONING_EFFORT = 1 << 9,
} MatchupModelCapabilities;

/**
 * MatchupRequestFields: fields of a request that a service may refuse although most know them.
 */
typedef enum /*< flags >*/
{
  MATCHUP_REQUEST_FIELDS_NONE = 0,
  MATCHUP_REQUEST_FIELDS_STREAM_OPTIONS = 1 << 0,
} MatchupRequestFields;

/**
 * MatchupPictureSize: how large pictures are sent. The nicks are the names in settings.
 */
typedef enum
{
  MATCHUP_PICTURE_SIZE_SMALL,
  MATCHUP_PICTURE_SIZE_STANDARD,
  MATCHUP_PICTURE_SIZE_ORIGINAL,
} MatchupPictureSize;

/**
 * MatchupConversationKind: which view a conversation belongs to.
 */
typedef enum
{
  MATCHUP_CONVERSATION_KIND_CHAT,
  MATCHUP_CONVERSATION_KIND_COMPARE,
} MatchupConversationKind;

/**
 * MatchupTitleSource: who gave a conversation its title.
 */
typedef enum
{
  MATCHUP_TITLE_SOURCE_PROMPT, /* the beginning of the first question */
  MATCHUP_TITLE_SOURCE_PERSON,
  MATCHUP_TITLE_SOURCE_MODEL,
} MatchupTitleSource;

/**
 * MatchupSentTruth: how well it is known what was sent for an answer.
 */
typedef enum
{
  MATCHUP_SENT_EXACT,
  MATCHUP_SENT_INCOMPLETE, /* something of it was deleted or changed since */
  MATCHUP_SENT_UNKNOWN,    /* it was not noted down: it is what would be sent now */
} MatchupSentTruth;

/**
 * MatchupVoteResult: what a person decided about the answers of a round.
 */
typedef enum
{
  MATCHUP_VOTE_RESULT_BEST,    /* one is better than each other; nothing is said about the rest */
  MATCHUP_VOTE_RESULT_RANKING, /* an order of all, in which some may share a rank */
  MATCHUP_VOTE_RESULT_TIE,     /* about equal */
  MATCHUP_VOTE_RESULT_NONE,    /* none is good; that is never a tie */
} MatchupVoteResult;

const char *matchup_enum_get_nick (GType type, int value);
gboolean matchup_enum_from_nick (GType type, const char *nick, int *out_value);

G_END_DECLS
