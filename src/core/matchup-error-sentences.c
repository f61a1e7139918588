/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-error-info.h"

#include "matchup-config.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>

/*
 * The sentences of matchup_error_info_dup_sentence(): each says what happened and what helps, in
 * words that need no knowledge of the protocol. "%s" is always the name of the service, except
 * where noted.
 */

/* For what goes wrong on the way to the service; NULL for other reasons. */
static const char *
get_way_format (MatchupErrorReason reason)
{
  switch (reason)
    {
    case MATCHUP_ERROR_REASON_PLAIN_HTTP:
      /* Translators: %s is the name of a service */
      return _ ("Nothing was sent, because others could read your key on its way: use https:// in "
                "the address of %s, or allow http:// in Preferences.");
    case MATCHUP_ERROR_REASON_PROXY_NOT_FOUND:
      /* Translators: %s is the name of a service */
      return _ ("The proxy on the way to %s was not found: check its address in Preferences.");
    case MATCHUP_ERROR_REASON_PROXY_SILENT:
      /* Translators: %s is the name of a service */
      return _ ("The proxy on the way to %s does not answer: check its address, and that it is "
                "running.");
    case MATCHUP_ERROR_REASON_PROXY_LOGIN:
      /* Translators: %s is the name of a service */
      return _ ("The proxy on the way to %s does not accept the user and password it was given: "
                "check them in Preferences.");
    case MATCHUP_ERROR_REASON_PROXY_FORBIDS:
      /* Translators: %s is the name of a service */
      return _ ("The proxy does not let you through to %s: ask who runs it, or set another one.");
    case MATCHUP_ERROR_REASON_PROXY_NO_WAY:
      /* Translators: %s is the name of a service */
      return _ ("The proxy works, but does not reach %s: check the address of the service.");
    case MATCHUP_ERROR_REASON_PROXY_CERTIFICATE:
      return _ (/* Translators: %s is the name of a service */
                "The proxy on the way to %s has a certificate that cannot be trusted, so nothing "
                "was "
                "sent.");
    default:
      return NULL;
    }
}

/* For reasons that have a sentence of their own; NULL for the others. */
static const char *
get_reason_format (MatchupErrorReason reason)
{
  switch (reason)
    {
    case MATCHUP_ERROR_REASON_MODEL_NOT_OPEN:
      /* Translators: %s is the name of a service */
      return _ ("This model has not been opened for your %s account yet: open it in the service’s "
                "console.");
    case MATCHUP_ERROR_REASON_ENDPOINT_REQUIRED:
      /* Translators: %s is the name of a service */
      return _ ("Your %s account can use this model only through an endpoint: make one in the "
                "console and enter its “ep-…” id as the model.");
    case MATCHUP_ERROR_REASON_SPENDING_LIMIT:
      /* Translators: %s is the name of a service */
      return _ ("The spending limit set for your %s account is reached: raise it on the service’s "
                "billing page.");
    case MATCHUP_ERROR_REASON_OVERDUE:
      /* Translators: %s is the name of a service */
      return _ ("Your %s account has an unpaid bill: pay it on the service’s billing page.");
    case MATCHUP_ERROR_REASON_REGION:
      /* Translators: %s is the name of a service */
      return _ ("%s does not serve the country or network you are in: choose another model.");
    case MATCHUP_ERROR_REASON_IMAGE:
      /* Translators: %s is the name of a service */
      return _ ("%s could not use a picture in this prompt: try a smaller one or another format.");
    case MATCHUP_ERROR_REASON_NO_VISION:
      /* Translators: %s is the name of a service */
      return _ ("This model of %s cannot see pictures, so it was not asked and skips this round.");
    case MATCHUP_ERROR_REASON_TOO_MANY_PICTURES:
      /* Translators: %s is the name of a service */
      return _ ("This prompt has more pictures than %s takes in one question, so it was not asked "
                "and skips this round.");
    case MATCHUP_ERROR_REASON_SWITCHED_OFF:
      /* Translators: %s is the name of a service. */
      return _ ("%s is switched off, so it was not asked.");
    case MATCHUP_ERROR_REASON_OVER_BUDGET:
      return /* Translators: %s is the name of a service */ _ (
          "Nothing was sent to %s, because it would go beyond your budget.");
    case MATCHUP_ERROR_REASON_HOST_NOT_FOUND:
      /* Translators: %s is the name of a service */
      return _ ("The server of %s was not found: check the address and your internet connection.");
    case MATCHUP_ERROR_REASON_REFUSED:
      /* Translators: %s is the name of a service */
      return _ ("Nothing answers at the address of %s: check the address, and that the server is "
                "running.");
    case MATCHUP_ERROR_REASON_CONNECTION_LOST:
      /* Translators: %s is the name of a service */
      return _ ("The connection to %s was lost before an answer came.");
    case MATCHUP_ERROR_REASON_OFFLINE:
      /* Translators: %s is the name of a service */
      return _ ("%s cannot be reached: this computer seems to be offline.");
    case MATCHUP_ERROR_REASON_REDIRECTED:
      return _ (/* Translators: %s is the name of a service */
                "The address of %s leads to another one, which is not followed: check the "
                "address.");
    case MATCHUP_ERROR_REASON_WEB_PAGE:
      return _ (/* Translators: %s is the name of a service */
                "A web page came instead of an answer from %s: check the address, or sign in to "
                "your "
                "network.");
    case MATCHUP_ERROR_REASON_EMPTY:
      /* Translators: %s is the name of a service */
      return _ ("%s sent an empty answer.");
    case MATCHUP_ERROR_REASON_SILENCE:
      /* Translators: %s is the name of a service */
      return _ ("%s stopped sending for too long; what came until then is kept.");
    case MATCHUP_ERROR_REASON_NONE:
    default:
      return get_way_format (reason);
    }
}

static const char *
get_service_format (MatchupErrorKind kind)
{
  switch (kind)
    {
    case MATCHUP_ERROR_KIND_AUTH:
      /* Translators: %s is the name of a service */
      return _ ("%s refused the key: check it in Preferences.");
    case MATCHUP_ERROR_KIND_PERMISSION:
      /* Translators: %s is the name of a service */
      return _ ("Your %s key is not allowed to do this.");
    case MATCHUP_ERROR_KIND_NOT_FOUND:
      return _ (/* Translators: %s is the name of a service */
                "%s does not know this model: choose another one, or check the address of the "
                "service.");
    case MATCHUP_ERROR_KIND_INVALID_REQUEST:
      /* Translators: %s is the name of a service */
      return _ ("%s could not use this request: choose another model.");
    case MATCHUP_ERROR_KIND_CONTEXT_LENGTH:
      return _ ("This conversation is too long for the model: send less of it or start a new one.");
    case MATCHUP_ERROR_KIND_CONTENT_FILTER:
      /* Translators: %s is the name of a service */
      return _ ("%s does not answer this because of its content rules: ask it differently.");
    case MATCHUP_ERROR_KIND_RATE_LIMIT:
      /* Translators: %s is the name of a service */
      return _ ("%s gets too many requests at the moment: wait a little and try again.");
    case MATCHUP_ERROR_KIND_QUOTA:
      /* Translators: %s is the name of a service */
      return _ ("Your %s account has no credit left: top it up on the service’s billing page.");
    case MATCHUP_ERROR_KIND_OVERLOADED:
      /* Translators: %s is the name of a service */
      return _ ("%s is overloaded at the moment: try again in a while.");
    case MATCHUP_ERROR_KIND_SERVER:
      /* Translators: %s is the name of a service */
      return _ ("%s has a problem on its side: try again.");
    default:
      return NULL;
    }
}

static const char *
get_transport_format (MatchupErrorKind kind)
{
  switch (kind)
    {
    case MATCHUP_ERROR_KIND_TRUNCATED:
      /* Translators: %s is the name of a service */
      return _ ("The answer of %s broke off; what came until then is kept.");
    case MATCHUP_ERROR_KIND_BAD_RESPONSE:
      /* Translators: %s is the name of a service */
      return _ ("%s answered in a form that cannot be read: check the address.");
    case MATCHUP_ERROR_KIND_NETWORK:
      /* Translators: %s is the name of a service */
      return _ ("%s cannot be reached: check your internet connection.");
    case MATCHUP_ERROR_KIND_PROXY:
      /* Translators: %s is the name of a service */
      return _ ("%s cannot be reached through the proxy: check the proxy settings.");
    case MATCHUP_ERROR_KIND_TLS:
      /* Translators: %s is the name of a service */
      return _ ("The connection to %s is not safe: its certificate cannot be trusted, so nothing "
                "was sent.");
    case MATCHUP_ERROR_KIND_TIMEOUT:
      /* Translators: %s is the name of a service */
      return _ ("%s did not answer in time.");
    case MATCHUP_ERROR_KIND_TOO_LARGE:
      /* Translators: %s is the name of a service */
      return _ ("The answer of %s is too long to go on; what came until then is kept.");
    case MATCHUP_ERROR_KIND_BAD_ADDRESS:
      /* Translators: %s is the name of a service */
      return _ ("The address of %s is not complete: it has to begin with https:// or http://.");
    case MATCHUP_ERROR_KIND_NO_KEY:
      /* Translators: %s is the name of a service */
      return _ ("There is no key for %s yet: enter it in Preferences.");
    case MATCHUP_ERROR_KIND_UNKNOWN_SERVICE:
      /* Translators: %s is the name of a service */
      return _ ("“%s” is not connected any more: connect it again in Preferences.");
    default:
      return NULL;
    }
}

/* With the number, where it is known; else NULL. */
static char *
dup_max_pictures (const MatchupErrorInfo *self, const char *provider_name)
{
  guint max = matchup_error_info_get_max_pictures (self);
  g_autofree char *number = g_strdup_printf ("%u", max);
  const char *const names[] = { provider_name, number, NULL };
  const char *format;

  if (max == 0)
    return NULL;
  /* Translators: {1} is the name of a service, {2} how many pictures it takes */
  format = ngettext ("{1} takes at most {2} picture in one question, so it was not asked and skips "
                     "this round.",
                     "{1} takes at most {2} pictures in one question, so it was not asked and "
                     "skips this round.",
                     max);
  return matchup_sentence_insert_names (format, names);
}

char *
matchup_error_info_dup_sentence (const MatchupErrorInfo *self, const char *provider_name)
{
  const char *format;
  char *with_number;

  g_return_val_if_fail (self != NULL, NULL);

  if (provider_name == NULL || *provider_name == '\0')
    provider_name = _ ("the service");
  with_number = dup_max_pictures (self, provider_name);
  if (with_number != NULL)
    return with_number;
  format = get_reason_format (matchup_error_info_get_reason (self));
  if (format == NULL)
    format = get_service_format (matchup_error_info_get_kind (self));
  if (format == NULL)
    format = get_transport_format (matchup_error_info_get_kind (self));
  if (format == NULL)
    format = _ ("Something went wrong in Matchup itself.");

  return matchup_sentence_insert_name (format, provider_name);
}
