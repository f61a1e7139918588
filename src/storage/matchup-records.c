/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-vote-records.h"

void
matchup_provider_record_free (MatchupProviderRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->id);
  g_free (record->name);
  g_free (record->template_id);
  g_free (record->address);
  g_free (record->protocol);
  g_free (record->proxy_address);
  g_strfreev (record->hidden_models);
  g_clear_pointer (&record->models, g_bytes_unref);
  g_free (record);
}

void
matchup_contestant_record_free (MatchupContestantRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->provider_id);
  g_free (record->model_id);
  g_free (record->model_name);
  g_free (record->contestant_id);
  g_clear_pointer (&record->params, matchup_params_unref);
  g_free (record->own_name);
  g_free (record);
}

void
matchup_saved_lineup_record_free (MatchupSavedLineupRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->id);
  g_free (record->name);
  g_clear_pointer (&record->lineup, g_ptr_array_unref);
  g_free (record);
}

void
matchup_conversation_record_free (MatchupConversationRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->id);
  g_free (record->title);
  g_free (record->tip);
  g_free (record->preset_id);
  g_free (record->preset_name);
  g_clear_object (&record->masks);
  g_free (record);
}

static void
clear_version (MatchupPictureVersion *version)
{
  g_free (version->sha256);
  g_free (version->mime_type);
  g_clear_pointer (&version->bytes, g_bytes_unref);
}

void
matchup_picture_record_free (MatchupPictureRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->alt_text);
  clear_version (&record->sent);
  clear_version (&record->smaller);
  g_free (record);
}

void
matchup_round_record_free (MatchupRoundRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->id);
  g_free (record->conversation_id);
  g_free (record->parent_id);
  g_free (record->summary);
  g_free (record->prompt);
  g_clear_pointer (&record->slots, g_array_unref);
  g_clear_pointer (&record->vote, matchup_vote_unref);
  g_clear_pointer (&record->pictures, g_ptr_array_unref);
  g_clear_pointer (&record->files, g_ptr_array_unref);
  g_free (record);
}

void
matchup_part_record_free (MatchupPartRecord *record)
{
  if (record == NULL)
    return;
  if (record->text != NULL)
    g_string_free (record->text, TRUE);
  g_free (record);
}

void
matchup_run_record_free (MatchupRunRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->id);
  g_free (record->round_id);
  g_clear_pointer (&record->contestant, matchup_contestant_record_free);
  g_clear_pointer (&record->service_timings, matchup_service_timings_free);
  g_clear_pointer (&record->usage, matchup_usage_free);
  g_clear_pointer (&record->cost, matchup_cost_free);
  g_clear_pointer (&record->error, matchup_error_info_unref);
  g_free (record->finish_reason_raw);
  g_free (record->reported_model);
  g_free (record->continues);
  g_free (record->sent);
  g_clear_pointer (&record->parts, g_ptr_array_unref);
  g_free (record);
}

void
matchup_conversation_data_free (MatchupConversationData *data)
{
  if (data == NULL)
    return;
  g_clear_pointer (&data->conversation, matchup_conversation_record_free);
  g_clear_pointer (&data->lineup, g_ptr_array_unref);
  g_clear_pointer (&data->rounds, g_ptr_array_unref);
  g_clear_pointer (&data->runs, g_ptr_array_unref);
  g_free (data);
}

void
matchup_price_record_free (MatchupPriceRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->provider_id);
  g_free (record->model_id);
  g_free (record->currency);
  g_free (record);
}

void
matchup_prices_data_free (MatchupPricesData *data)
{
  if (data == NULL)
    return;
  g_clear_pointer (&data->prices, g_ptr_array_unref);
  g_clear_pointer (&data->rates, g_array_unref);
  g_free (data->own_currency);
  g_free (data);
}

void
matchup_vote_record_free (MatchupVoteRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->round_id);
  g_free (record->conversation_id);
  g_clear_pointer (&record->vote, matchup_vote_unref);
  g_clear_pointer (&record->runs, g_ptr_array_unref);
  g_free (record);
}
