/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-ledger-entry.h"

#include "matchup-address.h"
#include "matchup-params.h"
#include "matchup-pricing-private.h"
#include "matchup-prompt-cost.h"
#include "matchup-service-name.h"
#include "matchup-token-estimate.h"

#include <math.h>
#include <string.h>

static int
get_day (gint64 now)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);

  if (local == NULL)
    return 0;
  return g_date_time_get_year (local) * 10000 + g_date_time_get_month (local) * 100 +
         g_date_time_get_day_of_month (local);
}

static gint64
count_characters (const char *text)
{
  return text != NULL ? g_utf8_strlen (text, -1) : 0;
}

static void
count_message (MatchupLedgerEntry *self, MatchupMessage *message)
{
  g_autofree char *text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);

  self->sent.characters += count_characters (text);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (message)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);
      gsize length;

      if (MATCHUP_IS_FILE_PART (part))
        {
          const char *words = matchup_file_part_peek_text (MATCHUP_FILE_PART (part), &length);

          self->sent.files++;
          self->sent.characters += g_utf8_strlen (words, (gssize) length);
        }
      else if (MATCHUP_IS_IMAGE_PART (part))
        self->sent.pictures++;
    }
}

static MatchupCost *
forecast_cost (MatchupPricing *pricing, MatchupModelRef *model, gint64 tokens, gint64 now)
{
  MatchupUsage usage;

  matchup_usage_init (&usage);
  usage.prompt = tokens;
  usage.completion = MATCHUP_PROMPT_COST_ANSWER_TOKENS;
  usage.source = MATCHUP_VALUE_SOURCE_ESTIMATED;
  return matchup_pricing_estimate (pricing, model, &usage, now);
}

MatchupLedgerEntry *
matchup_ledger_entry_new (MatchupProviderList *providers,
                          MatchupPricing *pricing,
                          MatchupContestant *contestant,
                          GPtrArray *messages,
                          gboolean private_,
                          gint64 now)
{
  MatchupLedgerEntry *self = g_rc_box_new0 (MatchupLedgerEntry);
  MatchupModelRef *model = matchup_contestant_get_model (contestant);
  const char *id = matchup_model_ref_get_provider_id (model);
  MatchupProvider *provider = matchup_provider_list_find (providers, id);
  const char *instructions =
      matchup_params_get_instructions (matchup_contestant_get_params (contestant));
  gint64 tokens = instructions != NULL ? matchup_token_estimate (instructions) : 0;

  self->sent.day = get_day (now);
  self->sent.provider_id = g_strdup (id);
  self->sent.service = provider != NULL ? matchup_service_dup_name (provider) : g_strdup (id);
  self->sent.requests = 1;
  self->sent.characters = count_characters (instructions);
  for (guint i = 0; i < messages->len; i++)
    {
      count_message (self, g_ptr_array_index (messages, i));
      tokens += matchup_token_estimate_message (g_ptr_array_index (messages, i));
    }
  self->private_ = private_;
  self->practice = matchup_model_ref_is_practice (model);
  self->local =
      provider != NULL && matchup_address_is_loopback (matchup_provider_get_address (provider));
  self->forecast = forecast_cost (pricing, model, tokens, now);
  return self;
}

MatchupLedgerEntry *
matchup_ledger_entry_ref (MatchupLedgerEntry *self)
{
  return g_rc_box_acquire (self);
}

static void
entry_clear (gpointer data)
{
  MatchupLedgerEntry *self = data;

  g_free (self->sent.provider_id);
  g_free (self->sent.service);
  g_clear_pointer (&self->forecast, matchup_cost_free);
  g_clear_pointer (&self->counted, matchup_cost_free);
}

void
matchup_ledger_entry_unref (MatchupLedgerEntry *self)
{
  g_rc_box_release_full (self, entry_clear);
}

static MatchupSentRecord *
new_sent (const MatchupLedgerEntry *self)
{
  MatchupSentRecord *record = g_new0 (MatchupSentRecord, 1);

  record->day = self->sent.day;
  record->provider_id = g_strdup (self->sent.provider_id);
  record->service = g_strdup (self->sent.service);
  return record;
}

void
matchup_ledger_entry_add_requests (const MatchupLedgerEntry *self, MatchupLedgerData *change, int n)
{
  MatchupSentRecord *record = new_sent (self);

  record->requests = n;
  record->characters = n * self->sent.characters;
  record->pictures = n * self->sent.pictures;
  record->files = n * self->sent.files;
  g_ptr_array_add (change->sent, record);
}

static void
add_amount (const MatchupLedgerEntry *self,
            MatchupLedgerData *change,
            const MatchupCost *cost,
            double factor)
{
  MatchupSpentRecord *record;
  double amount = factor * cost->amount;

  /* What a service tells may be anything. */
  if (!isfinite (amount) || cost->amount <= 0)
    return;
  record = g_new0 (MatchupSpentRecord, 1);
  record->day = self->sent.day;
  record->provider_id = g_strdup (self->sent.provider_id);
  g_strlcpy (record->currency, cost->currency, sizeof record->currency);
  if (cost->source == MATCHUP_VALUE_SOURCE_TOLD)
    record->told = amount;
  else if (cost->own)
    record->own = amount;
  else
    record->listed = amount;
  g_ptr_array_add (change->spent, record);
}

void
matchup_ledger_entry_set_cost (MatchupLedgerEntry *self,
                               MatchupLedgerData *change,
                               const MatchupCost *cost)
{
  MatchupCost *copy = cost != NULL ? matchup_cost_copy (cost) : NULL;

  if (self->counted != NULL)
    add_amount (self, change, self->counted, -1);
  if (copy != NULL)
    add_amount (self, change, copy, 1);
  g_clear_pointer (&self->counted, matchup_cost_free);
  self->counted = copy;
}

void
matchup_ledger_entry_add_unpriced (const MatchupLedgerEntry *self, MatchupLedgerData *change)
{
  MatchupSentRecord *record = new_sent (self);

  record->unpriced = 1;
  g_ptr_array_add (change->sent, record);
}
