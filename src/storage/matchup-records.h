/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-cost.h"
#include "matchup-error-info.h"
#include "matchup-exchange-rate.h"
#include "matchup-mask-list.h"
#include "matchup-params.h"
#include "matchup-service-timings.h"
#include "matchup-timings.h"
#include "matchup-usage.h"
#include "matchup-vote.h"

G_BEGIN_DECLS

/*
 * What crosses to the database thread and back: plain owned structs, made by one side and given
 * away. Every _free takes NULL. Times are microseconds since 1970 UTC.
 */

typedef struct
{
  char *id;
  char *name;
  char *template_id;
  char *address;
  char *protocol;
  MatchupProxyMode proxy_mode;
  char *proxy_address;
  gboolean plain_http_accepted;
  gboolean enabled;
  char **hidden_models; /* as loaded; not saved with it */
  int position;
  GBytes *models; /* the model list last fetched, JSON; or NULL */
} MatchupProviderRecord;

typedef struct
{
  char *provider_id;
  char *model_id;
  char *model_name;
  char *contestant_id;
  MatchupParams *params;
  char *own_name; /* or NULL */
} MatchupContestantRecord;

/* A line-up that the person keeps under a name. */
typedef struct
{
  char *id;
  char *name;
  gint64 updated_at;
  GPtrArray *lineup; /* MatchupContestantRecord */
} MatchupSavedLineupRecord;

typedef struct
{
  char *id;
  MatchupConversationKind kind;
  char *title; /* in saving: of a new one, and where it has none */
  gint64 created_at;
  gint64 updated_at;
  gboolean pinned;        /* in saving: of a new one */
  int blind;              /* -1 in saving: as it was */
  int reveal_together;    /* likewise */
  int archived;           /* likewise */
  int title_source;       /* MatchupTitleSource; likewise */
  char *tip;              /* id of the last round that is shown; NULL in saving: as it was */
  char *preset_id;        /* "": none; NULL in saving: as it was */
  char *preset_name;      /* likewise */
  MatchupMaskList *masks; /* not to be changed; or NULL */
} MatchupConversationRecord;

/* One encoded version of a picture. */
typedef struct
{
  char *sha256; /* NULL: there is no such version */
  char *mime_type;
  gint64 size; /* bytes */
  int width;
  int height;
  GBytes *bytes; /* to be written; NULL: they are there; never loaded */
} MatchupPictureVersion;

typedef struct
{
  char *alt_text;
  MatchupPictureVersion sent;
  MatchupPictureVersion smaller;
  gint64 original_size;
  int original_width;
  int original_height;
} MatchupPictureRecord;

typedef struct
{
  char *id;
  char *conversation_id;
  char *parent_id; /* NULL: the beginning */
  int position;    /* among all, in the order they were asked; in saving: at least that */
  gint64 created_at;
  gboolean deleted; /* filled by loading, ignored by saving */
  char *summary;    /* likewise; or NULL */
  gboolean fresh;   /* asked without the rounds before it */
  char *prompt;
  gboolean blind;
  GArray *slots;      /* guint by position; NULL where nothing is shuffled */
  gint64 revealed_at; /* 0: not yet, or never hidden */
  gboolean reveal_together;
  MatchupVote *vote;   /* or NULL; filled by loading, ignored by saving */
  GPtrArray *pictures; /* MatchupPictureRecord in their order; NULL: none */
  GPtrArray *files;    /* MatchupFilePart, which never change, in their order; NULL: none */
} MatchupRoundRecord;

typedef struct
{
  MatchupPartKind kind;
  GString *text;
} MatchupPartRecord;

typedef struct
{
  char *id;
  char *round_id;
  int slot;    /* the answer's place in the round */
  int attempt; /* 0, 1, ... in the answer */
  gboolean current;
  MatchupContestantRecord *contestant;
  MatchupRunState state;
  MatchupTimings timings;
  MatchupServiceTimings *service_timings; /* or NULL */
  MatchupUsage *usage;                    /* or NULL */
  MatchupCost *cost;                      /* or NULL */
  MatchupErrorInfo *error;                /* or NULL */
  MatchupFinishReason finish_reason;
  char *finish_reason_raw;
  char *reported_model;
  char *continues; /* or NULL */
  gint64 continued_length;
  char *sent; /* see matchup_run_set_sent(); or NULL */
  /* MatchupPartRecord; saved with the end of a run only: then it is all of its text; NULL: what was
   * appended is */
  GPtrArray *parts;
} MatchupRunRecord;

/* A price that the person set. */
typedef struct
{
  char *provider_id;
  char *model_id;
  char *currency;
  MatchupTokenPrices prices;
  gint64 edited_at;
} MatchupPriceRecord;

/* All that the person said about prices, as loaded. */
typedef struct
{
  GPtrArray *prices;  /* MatchupPriceRecord by provider and model */
  GArray *rates;      /* MatchupExchangeRate by currencies */
  char *own_currency; /* or NULL */
} MatchupPricesData;

/* A whole conversation, as loaded. */
typedef struct
{
  MatchupConversationRecord *conversation;
  GPtrArray *lineup; /* MatchupContestantRecord */
  GPtrArray *rounds; /* MatchupRoundRecord by position */
  GPtrArray *runs;   /* MatchupRunRecord by round, slot, attempt */
  guint64 stamp;     /* another one when something of it was changed */
} MatchupConversationData;

void matchup_provider_record_free (MatchupProviderRecord *record);
void matchup_contestant_record_free (MatchupContestantRecord *record);
void matchup_saved_lineup_record_free (MatchupSavedLineupRecord *record);
void matchup_conversation_record_free (MatchupConversationRecord *record);
void matchup_picture_record_free (MatchupPictureRecord *record);
void matchup_round_record_free (MatchupRoundRecord *record);
void matchup_part_record_free (MatchupPartRecord *record);
void matchup_run_record_free (MatchupRunRecord *record);
void matchup_conversation_data_free (MatchupConversationData *data);
void matchup_price_record_free (MatchupPriceRecord *record);
void matchup_prices_data_free (MatchupPricesData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupProviderRecord, matchup_provider_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupContestantRecord, matchup_contestant_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupSavedLineupRecord, matchup_saved_lineup_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupConversationRecord, matchup_conversation_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupRoundRecord, matchup_round_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPartRecord, matchup_part_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupRunRecord, matchup_run_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupConversationData, matchup_conversation_data_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPriceRecord, matchup_price_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPricesData, matchup_prices_data_free)

G_END_DECLS
