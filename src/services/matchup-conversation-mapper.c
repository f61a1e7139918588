/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-conversation-mapper.h"

#include "matchup-masked-messages.h"

MatchupConversationRecord *
matchup_conversation_mapper_to_record (MatchupConversation *conversation,
                                       gint64 updated_at,
                                       gboolean pinned)
{
  MatchupConversationRecord *record = g_new0 (MatchupConversationRecord, 1);
  MatchupRound *tip = matchup_conversation_get_last_round (conversation);
  const char *preset_id = matchup_conversation_get_preset_id (conversation);
  const char *preset_name = matchup_conversation_get_preset_name (conversation);

  record->id = g_strdup (matchup_conversation_get_id (conversation));
  record->kind = matchup_conversation_get_kind (conversation);
  record->title = g_strdup (matchup_conversation_get_title (conversation));
  record->created_at = matchup_conversation_get_created_at (conversation);
  record->updated_at = updated_at;
  record->pinned = pinned;
  record->blind = matchup_conversation_get_blind (conversation);
  record->reveal_together = matchup_conversation_get_reveal_together (conversation);
  record->archived = -1;
  record->title_source = -1;
  record->tip = tip != NULL ? g_strdup (matchup_round_get_id (tip)) : NULL;
  record->preset_id = g_strdup (preset_id != NULL ? preset_id : "");
  record->preset_name = g_strdup (preset_name != NULL ? preset_name : "");
  if (matchup_mask_list_get_n (matchup_masks_of (conversation)) > 0)
    record->masks = matchup_mask_list_copy (matchup_masks_of (conversation), G_MAXUINT);
  return record;
}

static void
fill_version (MatchupPictureVersion *version, MatchupImagePart *image)
{
  version->sha256 = g_strdup (matchup_image_part_get_sha256 (image));
  version->mime_type = g_strdup (matchup_image_part_get_mime_type (image));
  version->size = (gint64) matchup_image_part_get_size (image);
  version->width = matchup_image_part_get_width (image);
  version->height = matchup_image_part_get_height (image);
  if (matchup_image_part_get_bytes (image) != NULL)
    version->bytes = g_bytes_ref (matchup_image_part_get_bytes (image));
}

static MatchupPictureRecord *
picture_to_record (MatchupImagePart *image)
{
  MatchupPictureRecord *record = g_new0 (MatchupPictureRecord, 1);

  record->alt_text = g_strdup (matchup_image_part_get_alt_text (image));
  record->original_size = matchup_image_part_get_original_size (image);
  record->original_width = matchup_image_part_get_original_width (image);
  record->original_height = matchup_image_part_get_original_height (image);
  fill_version (&record->sent, image);
  if (matchup_image_part_get_smaller (image) != NULL)
    fill_version (&record->smaller, matchup_image_part_get_smaller (image));
  return record;
}

static GPtrArray *
pictures_to_records (MatchupMessage *prompt)
{
  GPtrArray *records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_picture_record_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (prompt)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (prompt), i);

      if (MATCHUP_IS_IMAGE_PART (part))
        g_ptr_array_add (records, picture_to_record (MATCHUP_IMAGE_PART (part)));
    }
  return records;
}

static GPtrArray *
dup_files (MatchupMessage *prompt)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (prompt)); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (G_LIST_MODEL (prompt), i);

      if (MATCHUP_IS_FILE_PART (part))
        g_ptr_array_add (files, g_steal_pointer (&part));
    }
  return files;
}

MatchupRoundRecord *
matchup_conversation_mapper_round_to_record (MatchupConversation *conversation, MatchupRound *round)
{
  MatchupRoundRecord *record = g_new0 (MatchupRoundRecord, 1);
  MatchupRound *parent = matchup_round_get_parent (round);

  record->id = g_strdup (matchup_round_get_id (round));
  record->conversation_id = g_strdup (matchup_conversation_get_id (conversation));
  record->parent_id = parent != NULL ? g_strdup (matchup_round_get_id (parent)) : NULL;
  record->position = (int) matchup_conversation_get_n_all (conversation) - 1;
  record->created_at = matchup_round_get_created_at (round);
  record->fresh = matchup_round_get_fresh (round);
  record->prompt =
      matchup_message_dup_text (matchup_round_get_prompt (round), MATCHUP_PART_KIND_TEXT);
  record->blind = matchup_round_get_blind (round);
  record->revealed_at = matchup_round_get_revealed_at (round);
  record->reveal_together = matchup_round_get_reveal_together (round);
  if (record->blind)
    record->slots = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; record->blind && i < matchup_round_get_n_answers (round); i++)
    {
      guint slot = matchup_round_get_slot (round, i);

      g_array_append_val (record->slots, slot);
    }
  record->pictures = pictures_to_records (matchup_round_get_prompt (round));
  record->files = dup_files (matchup_round_get_prompt (round));
  return record;
}

static MatchupContestantRecord *
contestant_to_record (MatchupContestant *contestant)
{
  MatchupContestantRecord *record = g_new0 (MatchupContestantRecord, 1);
  MatchupModelRef *model = matchup_contestant_get_model (contestant);

  record->contestant_id = g_strdup (matchup_contestant_get_id (contestant));
  record->provider_id = g_strdup (matchup_model_ref_get_provider_id (model));
  record->model_id = g_strdup (matchup_model_ref_get_model_id (model));
  record->model_name = g_strdup (matchup_model_ref_get_name (model));
  record->params = matchup_params_ref (matchup_contestant_get_params (contestant));
  record->own_name = g_strdup (matchup_contestant_get_own_name (contestant));
  return record;
}

MatchupRunRecord *
matchup_conversation_mapper_run_to_record (MatchupRound *round,
                                           MatchupAnswer *answer,
                                           MatchupRun *run)
{
  MatchupRunRecord *record = g_new0 (MatchupRunRecord, 1);
  const MatchupServiceTimings *told = matchup_run_get_service_timings (run);
  const MatchupUsage *usage = matchup_run_get_usage (run);
  const MatchupCost *cost = matchup_run_get_cost (run);
  MatchupErrorInfo *error = matchup_run_get_error (run);

  record->id = g_strdup (matchup_run_get_id (run));
  record->round_id = g_strdup (matchup_round_get_id (round));
  record->slot = (int) matchup_round_find_slot (round, answer);
  record->attempt = matchup_run_get_attempt (run);
  record->current = matchup_answer_get_current (answer) == run;
  record->contestant = contestant_to_record (matchup_run_get_contestant (run));
  record->state = matchup_run_get_state (run);
  record->timings = *matchup_run_get_timings (run);
  record->service_timings = told != NULL ? matchup_service_timings_copy (told) : NULL;
  record->usage = usage != NULL ? matchup_usage_copy (usage) : NULL;
  record->cost = cost != NULL ? matchup_cost_copy (cost) : NULL;
  record->error = error != NULL ? matchup_error_info_ref (error) : NULL;
  record->finish_reason = matchup_run_get_finish_reason (run);
  record->finish_reason_raw = g_strdup (matchup_run_get_finish_reason_raw (run));
  record->reported_model = g_strdup (matchup_run_get_reported_model (run));
  record->continues = g_strdup (matchup_run_get_continues (run));
  record->continued_length = (gint64) matchup_run_get_continued_length (run);
  record->sent = matchup_run_dup_sent_with_masks (run);
  return record;
}

GPtrArray *
matchup_conversation_mapper_text_to_records (MatchupMessage *message)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_part_record_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (message)); i++)
    {
      g_autoptr (MatchupTextPart) part = g_list_model_get_item (G_LIST_MODEL (message), i);
      MatchupPartRecord *record = g_new0 (MatchupPartRecord, 1);
      gsize length;
      const char *text = matchup_text_part_peek (part, &length);

      record->kind = matchup_text_part_get_kind (part);
      record->text = g_string_new_len (text, (gssize) length);
      g_ptr_array_add (records, record);
    }
  return records;
}

GPtrArray *
matchup_conversation_mapper_lineup_to_records (MatchupLineup *lineup)
{
  GPtrArray *records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_contestant_record_free);

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    g_ptr_array_add (records, contestant_to_record (matchup_lineup_get (lineup, i)));
  return records;
}

static MatchupContestant *
contestant_from_record (const MatchupContestantRecord *record,
                        MatchupProviderList *providers,
                        MatchupCatalog *catalog)
{
  MatchupProvider *provider =
      providers != NULL ? matchup_provider_list_find (providers, record->provider_id) : NULL;
  g_autoptr (MatchupModelRef) known =
      provider != NULL && catalog != NULL
          ? matchup_catalog_dup_model (catalog, provider, record->model_id)
          : NULL;
  g_autoptr (MatchupModelRef) model =
      matchup_model_ref_new (record->provider_id,
                             record->model_id,
                             record->model_name,
                             known != NULL ? matchup_model_ref_get_capabilities (known)
                                           : MATCHUP_MODEL_CAPABILITIES_NONE,
                             known != NULL ? matchup_model_ref_get_context_window (known) : 0,
                             known != NULL ? matchup_model_ref_get_max_output (known) : 0);

  return matchup_contestant_new_named (record->contestant_id,
                                       model,
                                       record->params,
                                       record->own_name);
}

void
matchup_conversation_mapper_fill_lineup (MatchupLineup *lineup,
                                         GPtrArray *records,
                                         MatchupProviderList *providers,
                                         MatchupCatalog *catalog)
{
  g_autoptr (MatchupLineup) filled = matchup_lineup_new ();

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (MatchupContestant) contestant =
          contestant_from_record (g_ptr_array_index (records, i), providers, catalog);

      matchup_lineup_append (filled, contestant);
    }
  matchup_lineup_set_all (lineup, filled);
}

static MatchupRun *
run_from_record (const MatchupRunRecord *record, MatchupContestant *contestant)
{
  MatchupRun *run = matchup_run_new (record->id, contestant);

  for (guint i = 0; i < record->parts->len; i++)
    {
      MatchupPartRecord *part = g_ptr_array_index (record->parts, i);

      matchup_run_append (run, part->kind, part->text->str, (gssize) part->text->len);
    }
  matchup_run_set_attempt (run, record->attempt);
  matchup_run_set_continues (run, record->continues, (gsize) record->continued_length);
  matchup_run_set_sent (run, record->sent);
  matchup_run_set_reported_model (run, record->reported_model);
  if (record->service_timings != NULL)
    matchup_run_set_service_timings (run, record->service_timings);
  matchup_run_restore (run,
                       record->state,
                       record->error,
                       &record->timings,
                       record->usage,
                       record->cost,
                       record->finish_reason,
                       record->finish_reason_raw);
  return run;
}

/* An answer is added with all its runs, so that the round sees at once whether it still comes. */
static void
add_answer (MatchupRound *round, MatchupAnswer *answer, MatchupRun *current)
{
  if (current != NULL)
    matchup_answer_set_current (answer, current);
  matchup_round_add_answer (round, answer);
}

/* Who wrote a run: the same object as for the one before it, but where a chat changed its model. */
static MatchupContestant *
find_contestant (MatchupAnswer *answer,
                 const MatchupRunRecord *record,
                 MatchupProviderList *providers,
                 MatchupCatalog *catalog)
{
  MatchupContestant *known = answer != NULL ? matchup_answer_get_contestant (answer) : NULL;

  if (known != NULL &&
      g_str_equal (matchup_contestant_get_id (known), record->contestant->contestant_id) &&
      matchup_params_equal (matchup_contestant_get_params (known), record->contestant->params))
    return g_object_ref (known);
  return contestant_from_record (record->contestant, providers, catalog);
}

/* @runs: of all rounds, sorted by slot and attempt within each; *@next is the first of this one,
 * and then of the next one. A new slot begins a new answer. */
static void
fill_round (MatchupRound *round,
            GPtrArray *runs,
            guint *next,
            MatchupProviderList *providers,
            MatchupCatalog *catalog)
{
  g_autoptr (MatchupAnswer) answer = NULL;
  MatchupRun *current = NULL;
  int slot = -1;

  for (; *next < runs->len; (*next)++)
    {
      MatchupRunRecord *record = g_ptr_array_index (runs, *next);
      g_autoptr (MatchupContestant) contestant = NULL;
      g_autoptr (MatchupRun) run = NULL;

      if (!g_str_equal (record->round_id, matchup_round_get_id (round)))
        break;
      if (record->slot != slot && answer != NULL)
        {
          add_answer (round, answer, current);
          g_clear_object (&answer);
          current = NULL;
        }
      slot = record->slot;
      contestant = find_contestant (answer, record, providers, catalog);
      if (answer == NULL)
        answer = matchup_answer_new (contestant);
      run = run_from_record (record, contestant);
      matchup_answer_add_run (answer, run);
      if (record->current)
        current = run;
    }
  if (answer != NULL)
    add_answer (round, answer, current);
}

static void
restore_judging (MatchupRound *round, const MatchupRoundRecord *record)
{
  matchup_round_set_reveal_together (round, record->reveal_together);
  /* Where the order is lost, hiding is still better than telling. */
  if (record->blind &&
      (record->slots == NULL || !matchup_round_restore_blind (round,
                                                              (const guint *) record->slots->data,
                                                              record->slots->len,
                                                              record->revealed_at)))
    {
      matchup_round_make_blind (round, NULL);
      if (record->revealed_at > 0)
        matchup_round_reveal (round, record->revealed_at);
    }
  if (record->vote != NULL)
    matchup_round_set_vote (round, record->vote);
}

static MatchupImagePart *
picture_from_version (const MatchupPictureVersion *version, const MatchupPictureRecord *record)
{
  MatchupImagePart *image = matchup_image_part_new_stored (version->sha256,
                                                           (gsize) version->size,
                                                           version->mime_type,
                                                           version->width,
                                                           version->height);

  matchup_image_part_set_alt_text (image, record->alt_text != NULL ? record->alt_text : "");
  matchup_image_part_set_original (image,
                                   record->original_size,
                                   record->original_width,
                                   record->original_height);
  return image;
}

static void
add_pictures (MatchupMessage *prompt, GPtrArray *records)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      MatchupPictureRecord *record = g_ptr_array_index (records, i);
      g_autoptr (MatchupImagePart) image = picture_from_version (&record->sent, record);

      if (record->smaller.sha256 != NULL)
        {
          g_autoptr (MatchupImagePart) smaller = picture_from_version (&record->smaller, record);

          matchup_image_part_set_smaller (image, smaller);
        }
      matchup_message_add_image (prompt, image);
    }
}

static MatchupRound *
round_from_record (const MatchupRoundRecord *record,
                   GPtrArray *runs,
                   guint *next,
                   MatchupProviderList *providers,
                   MatchupCatalog *catalog)
{
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, record->prompt);
  MatchupRound *round = matchup_round_new (record->id, prompt, record->created_at);

  matchup_round_set_fresh (round, record->fresh);
  matchup_round_set_deleted (round, record->deleted);
  matchup_round_set_summary (round, record->summary);
  add_pictures (prompt, record->pictures);
  for (guint i = 0; record->files != NULL && i < record->files->len; i++)
    matchup_message_add_file (prompt, g_ptr_array_index (record->files, i));
  fill_round (round, runs, next, providers, catalog);
  restore_judging (round, record);
  return round;
}

/* Rounds come behind those that they follow. */
static void
set_parent (MatchupRound *round, const MatchupRoundRecord *record, GHashTable *by_id)
{
  if (record->parent_id != NULL)
    matchup_round_set_parent (round, g_hash_table_lookup (by_id, record->parent_id));
}

struct _MatchupConversationMapping
{
  const MatchupConversationData *data; /* the caller's */
  MatchupProviderList *providers;
  MatchupCatalog *catalog;
  MatchupConversation *conversation;
  GPtrArray *rounds; /* MatchupRound: those that are made */
  GHashTable *by_id; /* of them */
  guint next_run;    /* runs come in the order of their rounds */
};

/* Those that are not there yet: another process may have added some. */
static void
take_masks (MatchupConversation *conversation, MatchupMaskList *masks)
{
  for (guint i = 0; masks != NULL && i < matchup_mask_list_get_n (masks); i++)
    {
      const MatchupMask *mask = matchup_mask_list_get (masks, i);

      matchup_mask_list_restore (matchup_masks_of (conversation),
                                 mask->kind,
                                 mask->number,
                                 mask->original);
    }
}

MatchupConversationMapping *
matchup_conversation_mapping_new (const MatchupConversationData *data,
                                  MatchupProviderList *providers,
                                  MatchupCatalog *catalog)
{
  const MatchupConversationRecord *record = data->conversation;
  MatchupConversationMapping *self = g_new0 (MatchupConversationMapping, 1);
  MatchupConversation *conversation =
      matchup_conversation_new (record->id, record->kind, record->created_at, FALSE);

  matchup_conversation_set_title (conversation, record->title);
  matchup_conversation_set_blind (conversation, record->blind > 0);
  matchup_conversation_set_reveal_together (conversation, record->reveal_together > 0);
  matchup_conversation_set_preset (conversation, record->preset_id, record->preset_name);
  take_masks (conversation, record->masks);
  matchup_conversation_mapper_fill_lineup (matchup_conversation_get_lineup (conversation),
                                           data->lineup,
                                           providers,
                                           catalog);
  self->data = data;
  g_set_object (&self->providers, providers);
  g_set_object (&self->catalog, catalog);
  self->conversation = conversation;
  self->rounds = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
matchup_conversation_mapping_free (MatchupConversationMapping *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->rounds);
  g_object_unref (self->conversation);
  g_clear_object (&self->providers);
  g_clear_object (&self->catalog);
  g_free (self);
}

MatchupConversation *
matchup_conversation_mapping_go_on (MatchupConversationMapping *self, gint64 microseconds)
{
  const MatchupConversationData *data = self->data;
  gint64 over = microseconds >= 0 ? g_get_monotonic_time () + microseconds : G_MAXINT64;

  while (self->rounds->len < data->rounds->len)
    {
      const MatchupRoundRecord *record = g_ptr_array_index (data->rounds, self->rounds->len);
      MatchupRound *round =
          round_from_record (record, data->runs, &self->next_run, self->providers, self->catalog);

      g_ptr_array_add (self->rounds, round);
      set_parent (round, record, self->by_id);
      g_hash_table_insert (self->by_id, (gpointer) matchup_round_get_id (round), round);
      if (g_get_monotonic_time () > over && self->rounds->len < data->rounds->len)
        return NULL;
    }
  matchup_conversation_restore (self->conversation, self->rounds, data->conversation->tip);
  return g_object_ref (self->conversation);
}

MatchupConversation *
matchup_conversation_mapper_from_data (const MatchupConversationData *data,
                                       MatchupProviderList *providers,
                                       MatchupCatalog *catalog)
{
  g_autoptr (MatchupConversationMapping) mapping =
      matchup_conversation_mapping_new (data, providers, catalog);

  return matchup_conversation_mapping_go_on (mapping, -1);
}

/* The text of both is append-only, so the shorter one is the beginning of the longer one. */
static void
append_rest (MatchupRun *run, const MatchupRunRecord *record)
{
  GListModel *parts = G_LIST_MODEL (matchup_run_get_message (run));

  for (guint i = 0; i < record->parts->len; i++)
    {
      const MatchupPartRecord *part = g_ptr_array_index (record->parts, i);
      g_autoptr (MatchupTextPart) shown = g_list_model_get_item (parts, i);
      gsize length = 0;

      if (shown != NULL)
        matchup_text_part_peek (shown, &length);
      if (part->text->len > length)
        matchup_run_append (run,
                            part->kind,
                            part->text->str + length,
                            (gssize) (part->text->len - length));
    }
}

static void
merge_run (MatchupRun *run, const MatchupRunRecord *record)
{
  append_rest (run, record);
  matchup_run_set_timings (run, &record->timings);
  if (record->service_timings != NULL)
    matchup_run_set_service_timings (run, record->service_timings);
  if (record->usage != NULL)
    matchup_run_set_usage (run, record->usage);
  if (record->cost != NULL)
    matchup_run_set_cost (run, record->cost);
  matchup_run_set_finish_reason (run, record->finish_reason, record->finish_reason_raw);
  if (record->state == MATCHUP_RUN_STATE_FAILED && record->error != NULL)
    matchup_run_fail (run, record->error);
  else if (record->state != matchup_run_get_state (run))
    matchup_run_set_state (run, record->state);
}

/* The runs of one round among those of all. */
static guint
find_runs (GPtrArray *runs, const char *round_id)
{
  guint i = 0;

  while (i < runs->len &&
         !g_str_equal (((MatchupRunRecord *) g_ptr_array_index (runs, i))->round_id, round_id))
    i++;
  return i;
}

static void
merge_round (MatchupConversation *conversation,
             const MatchupConversationData *data,
             const MatchupRoundRecord *record,
             MatchupProviderList *providers,
             MatchupCatalog *catalog)
{
  MatchupRound *known = matchup_conversation_find_round (conversation, record->id);
  g_autoptr (MatchupRound) round = NULL;
  guint next;

  if (known != NULL)
    {
      if (g_strcmp0 (matchup_round_get_summary (known), record->summary) != 0)
        matchup_conversation_set_summary (conversation, known, record->summary);
      if (matchup_round_get_deleted (known) != record->deleted)
        {
          g_autoptr (GPtrArray) rounds = g_ptr_array_new ();

          g_ptr_array_add (rounds, known);
          matchup_conversation_set_deleted (conversation, rounds, record->deleted);
        }
      return;
    }
  next = find_runs (data->runs, record->id);
  round = round_from_record (record, data->runs, &next, providers, catalog);
  if (record->parent_id != NULL)
    matchup_round_set_parent (round,
                              matchup_conversation_find_round (conversation, record->parent_id));
  matchup_conversation_take_over (conversation, round);
}

void
matchup_conversation_mapper_merge (MatchupConversation *conversation,
                                   const MatchupConversationData *data,
                                   MatchupRunFunc is_ours,
                                   gpointer is_ours_data,
                                   MatchupProviderList *providers,
                                   MatchupCatalog *catalog)
{
  matchup_conversation_set_title (conversation, data->conversation->title);
  take_masks (conversation, data->conversation->masks);
  for (guint i = 0; i < data->rounds->len; i++)
    merge_round (conversation, data, g_ptr_array_index (data->rounds, i), providers, catalog);
  for (guint i = 0; i < data->runs->len; i++)
    {
      MatchupRunRecord *record = g_ptr_array_index (data->runs, i);
      MatchupRound *round = matchup_conversation_find_round (conversation, record->round_id);
      MatchupAnswer *answer =
          round != NULL ? matchup_round_get_answer (round, (guint) record->slot) : NULL;
      MatchupRun *run = answer != NULL ? matchup_answer_find_run (answer, record->id) : NULL;

      if (answer != NULL && run == NULL)
        {
          g_autoptr (MatchupContestant) contestant =
              find_contestant (answer, record, providers, catalog);
          g_autoptr (MatchupRun) fresh = run_from_record (record, contestant);

          matchup_answer_add_run (answer, fresh);
        }
      else if (run != NULL && matchup_run_is_active (run) && !is_ours (is_ours_data, run))
        merge_run (run, record);
    }
}
