/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-import-tree.h"

#include "matchup-config.h"
#include "matchup-conversation.h"
#include "matchup-lineup.h"
#include "matchup-redactor.h"
#include "matchup-run-json.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MAX_NODES 500000
/* Of all texts and of all pictures, which are in memory until the conversation is stored. */
#define MAX_TEXT (256 * 1024 * 1024)
#define MAX_PICTURES (1024 * 1024 * 1024)
/* Of one question, and of messages between a question and the next: far more than people have. */
#define MAX_RUNS 200
#define MAX_CHAIN 2000

/* A node with its place in the tree. */
typedef struct
{
  MatchupImportNode *node; /* NULL: the root */
  GPtrArray *children;     /* Place, in the order they came; NULL: none */
  gpointer parent;         /* Place */
  gboolean on_way;         /* to the message that is shown last */
  char *round_id;          /* of a question that became a round */
  const char *above;       /* the next round above; NULL: none */
} Place;

struct _MatchupImportTree
{
  char *service;
  GHashTable *places; /* id -> Place */
  GPtrArray *order;   /* Place */
  Place root;
  guint64 most_text;
  guint64 text;     /* bytes */
  guint64 made;     /* bytes of the answers that are made: what they have in common is in each */
  guint64 pictures; /* likewise */
  char *current;
  char *instructions;
  MatchupParams *params; /* with them, while the conversation is made */
  const char *id;        /* while the conversation is made */
  MatchupConversationData *data;
  gboolean many;          /* a question went to several models */
  const char *last_model; /* borrowed of a node */
  const char *last_name;
};

MatchupImportNode *
matchup_import_node_new (const char *id, MatchupRole role)
{
  MatchupImportNode *self = g_new0 (MatchupImportNode, 1);

  self->id = g_strdup (id);
  self->role = role;
  return self;
}

void
matchup_import_node_free (MatchupImportNode *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->parent);
  g_free (self->text);
  g_free (self->reasoning);
  g_free (self->model);
  g_free (self->model_name);
  g_free (self->slot);
  g_free (self->error);
  g_clear_pointer (&self->usage, matchup_usage_free);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_free (self);
}

static void
place_free (gpointer data)
{
  Place *place = data;

  matchup_import_node_free (place->node);
  g_clear_pointer (&place->children, g_ptr_array_unref);
  g_free (place->round_id);
  g_free (place);
}

MatchupImportTree *
matchup_import_tree_new (const char *service)
{
  MatchupImportTree *self = g_new0 (MatchupImportTree, 1);

  self->service = g_strdup (service);
  self->most_text = MAX_TEXT;
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->order = g_ptr_array_new_with_free_func (place_free);
  return self;
}

void
matchup_import_tree_free (MatchupImportTree *self)
{
  if (self == NULL)
    return;
  g_free (self->service);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->order);
  g_clear_pointer (&self->root.children, g_ptr_array_unref);
  g_free (self->root.round_id);
  g_free (self->current);
  g_free (self->instructions);
  g_clear_pointer (&self->params, matchup_params_unref);
  matchup_conversation_data_free (self->data);
  g_free (self);
}

void
matchup_import_tree_set_most_text (MatchupImportTree *self, guint64 most_text)
{
  self->most_text = most_text > 0 ? most_text : MAX_TEXT;
}

static guint64
get_length (const char *text)
{
  return text != NULL ? strlen (text) : 0;
}

/* FALSE: with @node there would be too much in memory. */
static gboolean
has_room (MatchupImportTree *self, const MatchupImportNode *node)
{
  self->text += get_length (node->id) + get_length (node->parent) + get_length (node->text) +
                get_length (node->reasoning) + get_length (node->model) +
                get_length (node->model_name) + get_length (node->slot) + get_length (node->error);
  for (guint i = 0; node->pictures != NULL && i < node->pictures->len; i++)
    self->pictures +=
        (guint64) ((MatchupPictureRecord *) g_ptr_array_index (node->pictures, i))->sent.size;
  return self->order->len < MAX_NODES && self->text <= self->most_text &&
         self->pictures <= MAX_PICTURES;
}

gboolean
matchup_import_tree_add (MatchupImportTree *self, MatchupImportNode *node)
{
  Place *place;
  gboolean right = has_room (self, node);

  if (!right || g_hash_table_contains (self->places, node->id))
    {
      matchup_import_node_free (node);
      return right;
    }
  place = g_new0 (Place, 1);
  place->node = node;
  g_hash_table_insert (self->places, node->id, place);
  g_ptr_array_add (self->order, place);
  return TRUE;
}

void
matchup_import_tree_set_current (MatchupImportTree *self, const char *id)
{
  g_free (self->current);
  self->current = g_strdup (id);
}

void
matchup_import_tree_set_instructions (MatchupImportTree *self, const char *instructions)
{
  g_free (self->instructions);
  self->instructions = g_strdup (instructions);
}

static void
add_child (Place *parent, Place *child)
{
  if (parent->children == NULL)
    parent->children = g_ptr_array_new ();
  g_ptr_array_add (parent->children, child);
  child->parent = parent;
}

/* Everything hangs on the root in the end, or in a circle of its own, which is never come to. */
static void
connect_places (MatchupImportTree *self)
{
  Place *way;

  for (guint i = 0; i < self->order->len; i++)
    {
      Place *place = g_ptr_array_index (self->order, i);
      Place *parent = place->node->parent != NULL
                          ? g_hash_table_lookup (self->places, place->node->parent)
                          : NULL;

      add_child (parent != NULL && parent != place ? parent : &self->root, place);
      self->many |= place->node->asks_many;
    }
  way = self->current != NULL ? g_hash_table_lookup (self->places, self->current) : NULL;
  for (guint i = 0; way != NULL && !way->on_way && i <= self->order->len; i++)
    {
      way->on_way = TRUE;
      way = way->parent;
    }
}

/* The same for the same parts, and for no others; like an id that was drawn. */
static char *
make_id (MatchupImportTree *self, const char *kind, const char *name)
{
  g_autofree char *text =
      g_strjoin ("\n", "matchup-import", self->service, self->id, kind, name, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", sum, sum + 8, sum + 12, sum + 16, sum + 20);
}

static gboolean
is_question (const Place *place)
{
  return place->node != NULL && place->node->role == MATCHUP_ROLE_USER;
}

static MatchupContestantRecord *
make_contestant (MatchupImportTree *self, const char *model, const char *name, const char *slot)
{
  MatchupContestantRecord *record = g_new0 (MatchupContestantRecord, 1);
  g_autofree char *key = g_strjoin ("\n", model, slot != NULL ? slot : "", NULL);

  record->contestant_id = make_id (self, "contestant", key);
  record->provider_id = g_strdup (self->service);
  record->model_id = g_strdup (model);
  record->model_name = matchup_json_dup_line (name != NULL && *name != '\0' ? name : model);
  record->params = matchup_params_ref (self->params);
  return record;
}

static void
append_text (GString *out, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, "\n\n");
  g_string_append (out, text);
}

/* Takes @text. */
static void
add_part (GPtrArray *parts, MatchupPartKind kind, GString *text)
{
  MatchupPartRecord *part;

  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return;
    }
  part = g_new0 (MatchupPartRecord, 1);
  part->kind = kind;
  part->text = text;
  g_ptr_array_add (parts, part);
}

/* The messages of a run from the question on, the question not included; NULL: too many. */
static GPtrArray *
dup_chain (Place *end)
{
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();

  for (Place *place = end; place->node != NULL && !is_question (place); place = place->parent)
    {
      if (chain->len >= MAX_CHAIN)
        return NULL;
      g_ptr_array_add (chain, place);
    }
  for (guint i = 0; i < chain->len / 2; i++)
    {
      gpointer *first = &g_ptr_array_index (chain, i);
      gpointer *last = &g_ptr_array_index (chain, chain->len - 1 - i);
      gpointer place = *first;

      *first = *last;
      *last = place;
    }
  return g_steal_pointer (&chain);
}

static void
fill_run (MatchupRunRecord *run, const MatchupImportNode *last)
{
  run->state = last->error != NULL ? MATCHUP_RUN_STATE_FAILED
               : last->stopped     ? MATCHUP_RUN_STATE_STOPPED
                                   : MATCHUP_RUN_STATE_DONE;
  run->finish_reason = last->cut_off                          ? MATCHUP_FINISH_REASON_LENGTH
                       : run->state == MATCHUP_RUN_STATE_DONE ? MATCHUP_FINISH_REASON_STOP
                                                              : MATCHUP_FINISH_REASON_NONE;
  if (last->error != NULL)
    {
      /* Services repeat keys that they refuse, and not every program takes them out. */
      g_autofree char *said = matchup_redact (last->error, NULL);

      run->error = matchup_error_info_new_simple (MATCHUP_ERROR_KIND_SERVER,
                                                  MATCHUP_ERROR_REASON_NONE,
                                                  said);
    }
  run->usage = last->usage != NULL ? matchup_usage_copy (last->usage) : NULL;
  if (last->created_at > 0)
    run->timings.started_at = last->created_at;
}

static MatchupRunRecord *
run_new (MatchupImportTree *self, const char *round_id, const char *name)
{
  MatchupRunRecord *run = g_new0 (MatchupRunRecord, 1);

  run->id = make_id (self, "run", name);
  run->round_id = g_strdup (round_id);
  run->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_part_record_free);
  matchup_timings_init (&run->timings);
  return run;
}

static void
take_model (MatchupImportTree *self, GPtrArray *chain, const char **slot)
{
  for (guint i = 0; i < chain->len; i++)
    {
      const MatchupImportNode *node = ((Place *) g_ptr_array_index (chain, i))->node;

      if (node->model != NULL && *node->model != '\0')
        {
          self->last_model = node->model;
          self->last_name = node->model_name;
        }
      if (node->slot != NULL)
        *slot = node->slot;
    }
}

/* NULL: nothing is said in it, and nothing went wrong. */
static MatchupRunRecord *
make_run (MatchupImportTree *self, const char *round_id, Place *end)
{
  g_autoptr (GPtrArray) chain = dup_chain (end);
  GString *text;
  GString *reasoning;
  MatchupRunRecord *run;
  const char *slot = NULL;
  gboolean chosen = FALSE;

  if (chain == NULL)
    return NULL;
  take_model (self, chain, &slot);
  text = g_string_new (NULL);
  reasoning = g_string_new (NULL);
  for (guint i = 0; i < chain->len; i++)
    {
      const MatchupImportNode *node = ((Place *) g_ptr_array_index (chain, i))->node;

      append_text (text, node->text);
      append_text (reasoning, node->reasoning);
      chosen |= node->chosen;
    }
  self->made += text->len + reasoning->len + get_length (self->instructions);
  run = run_new (self, round_id, end->node->id);
  if (text->len == 0 && reasoning->len == 0 && end->node->error == NULL)
    g_clear_pointer (&run, matchup_run_record_free);
  if (run == NULL)
    {
      g_string_free (text, TRUE);
      g_string_free (reasoning, TRUE);
      return NULL;
    }
  add_part (run->parts, MATCHUP_PART_KIND_REASONING, reasoning);
  add_part (run->parts, MATCHUP_PART_KIND_TEXT, text);
  run->contestant =
      make_contestant (self,
                       self->last_model != NULL ? self->last_model : "unknown",
                       self->last_model != NULL ? self->last_name : _ ("Unknown model"),
                       slot);
  run->current = end->on_way || chosen;
  fill_run (run, end->node);
  return run;
}

/* Finds where the answers to @question end: at the next question, or where nothing follows. */
static GPtrArray *
find_ends (Place *question)
{
  GPtrArray *ends = g_ptr_array_new ();
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, question);
  while (open->len > 0 && ends->len < MAX_RUNS)
    {
      Place *place = g_ptr_array_steal_index (open, open->len - 1);
      gboolean goes_on = FALSE;

      /* Backwards, so that they are taken in their order. */
      for (guint i = place->children != NULL ? place->children->len : 0; i > 0; i--)
        {
          Place *child = g_ptr_array_index (place->children, i - 1);

          if (is_question (child))
            continue;
          goes_on = TRUE;
          g_ptr_array_add (open, child);
        }
      if (!goes_on && place != question)
        g_ptr_array_add (ends, place);
    }
  return ends;
}

/* The columns of the conversation: by the order in which they came. */
static int
find_slot (MatchupImportTree *self, const MatchupContestantRecord *contestant)
{
  for (guint i = 0; i < self->data->lineup->len; i++)
    {
      const MatchupContestantRecord *known = g_ptr_array_index (self->data->lineup, i);

      if (g_str_equal (known->contestant_id, contestant->contestant_id))
        return (int) i;
    }
  return -1;
}

static void
remember_contestant (MatchupImportTree *self, const MatchupContestantRecord *contestant)
{
  MatchupContestantRecord *copy;

  if (find_slot (self, contestant) >= 0)
    return;
  copy = g_new0 (MatchupContestantRecord, 1);
  copy->contestant_id = g_strdup (contestant->contestant_id);
  copy->provider_id = g_strdup (contestant->provider_id);
  copy->model_id = g_strdup (contestant->model_id);
  copy->model_name = g_strdup (contestant->model_name);
  copy->params = matchup_params_ref (contestant->params);
  g_ptr_array_add (self->data->lineup, copy);
}

static gboolean
is_too_much (const MatchupImportTree *self)
{
  return self->made > self->most_text;
}

gboolean
matchup_import_tree_is_full (MatchupImportTree *self)
{
  return self->order->len >= MAX_NODES || self->text > self->most_text ||
         self->pictures > MAX_PICTURES || is_too_much (self);
}

static void
add_runs (MatchupImportTree *self, Place *question, const MatchupRoundRecord *round)
{
  g_autoptr (GPtrArray) ends = find_ends (question);
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();

  for (guint i = 0; i < ends->len && !is_too_much (self); i++)
    {
      MatchupRunRecord *run = make_run (self, round->id, g_ptr_array_index (ends, i));

      if (run != NULL)
        g_ptr_array_add (runs, run);
    }
  /* A question to which no answer came is one that was interrupted. */
  if (runs->len == 0)
    {
      MatchupRunRecord *run = run_new (self, round->id, round->id);

      run->state = MATCHUP_RUN_STATE_INTERRUPTED;
      run->contestant =
          make_contestant (self,
                           self->last_model != NULL ? self->last_model : "unknown",
                           self->last_model != NULL ? self->last_name : _ ("Unknown model"),
                           NULL);
      g_ptr_array_add (runs, run);
    }
  for (guint i = 0; i < runs->len; i++)
    {
      MatchupRunRecord *run = g_ptr_array_index (runs, i);

      remember_contestant (self, run->contestant);
      run->slot = self->many ? find_slot (self, run->contestant) : 0;
    }
  matchup_run_records_put_in_order (runs);
  for (guint i = 0; i < runs->len; i++)
    g_ptr_array_add (self->data->runs, g_ptr_array_index (runs, i));
}

static void
add_round (MatchupImportTree *self, Place *question)
{
  const MatchupImportNode *node = question->node;
  MatchupRoundRecord *round = g_new0 (MatchupRoundRecord, 1);

  round->id = make_id (self, "round", node != NULL ? node->id : "");
  round->conversation_id = g_strdup (self->data->conversation->id);
  round->parent_id = g_strdup (question->above);
  round->position = (int) self->data->rounds->len;
  round->created_at = node != NULL && node->created_at > 0 ? node->created_at
                                                           : self->data->conversation->created_at;
  round->prompt = g_strdup (node != NULL && node->text != NULL ? node->text : "");
  round->fresh = node != NULL && node->fresh;
  if (node != NULL && node->pictures != NULL)
    round->pictures = g_ptr_array_ref (node->pictures);
  question->round_id = g_strdup (round->id);
  g_ptr_array_add (self->data->rounds, round);
  add_runs (self, question, round);
  if (question->on_way)
    {
      g_free (self->data->conversation->tip);
      self->data->conversation->tip = g_strdup (round->id);
    }
}

/* Whether something was answered before anything was asked. */
static gboolean
begins_with_answer (MatchupImportTree *self)
{
  g_autoptr (GPtrArray) ends = find_ends (&self->root);

  for (guint i = 0; i < ends->len; i++)
    {
      g_autoptr (GPtrArray) chain = dup_chain (g_ptr_array_index (ends, i));

      for (guint j = 0; chain != NULL && j < chain->len; j++)
        {
          const MatchupImportNode *node = ((Place *) g_ptr_array_index (chain, j))->node;

          if (node->role == MATCHUP_ROLE_ASSISTANT && node->text != NULL && *node->text != '\0')
            return TRUE;
        }
    }
  return FALSE;
}

/* Rounds in the order of the tree: each after the one that it follows. */
static void
add_all_rounds (MatchupImportTree *self)
{
  g_autoptr (GQueue) open = g_queue_new ();

  if (begins_with_answer (self))
    add_round (self, &self->root);
  g_queue_push_tail (open, &self->root);
  while (!g_queue_is_empty (open) && !is_too_much (self))
    {
      Place *place = g_queue_pop_head (open);

      if (is_question (place))
        add_round (self, place);
      for (guint i = 0; place->children != NULL && i < place->children->len; i++)
        {
          Place *child = g_ptr_array_index (place->children, i);

          child->above = place->round_id != NULL ? place->round_id : place->above;
          g_queue_push_tail (open, child);
        }
    }
}

/* A chat goes on with who answered last, a comparison with all. */
static void
trim_lineup (MatchupImportTree *self)
{
  GPtrArray *lineup = self->data->lineup;

  if (lineup->len > MATCHUP_LINEUP_MAX)
    g_ptr_array_remove_range (lineup, MATCHUP_LINEUP_MAX, lineup->len - MATCHUP_LINEUP_MAX);
  if (!self->many && lineup->len > 1)
    g_ptr_array_remove_range (lineup, 0, lineup->len - 1);
}

/* Where the other program does not tell when it was, its messages do. */
static void
take_times (MatchupImportTree *self, const MatchupImportHead *head)
{
  MatchupConversationRecord *record = self->data->conversation;
  gint64 first = 0;
  gint64 last = 0;

  for (guint i = 0; i < self->order->len; i++)
    {
      gint64 time = ((Place *) g_ptr_array_index (self->order, i))->node->created_at;

      if (time > 0 && (first == 0 || time < first))
        first = time;
      last = MAX (last, time);
    }
  record->created_at = head->created_at > 0 ? head->created_at : first;
  record->updated_at = MAX (head->updated_at > 0 ? head->updated_at : last, record->created_at);
}

MatchupConversationData *
matchup_import_tree_end (MatchupImportTree *self, const MatchupImportHead *head)
{
  MatchupConversationRecord *record;

  g_return_val_if_fail (self != NULL && head != NULL && head->id != NULL, NULL);
  g_return_val_if_fail (self->data == NULL, NULL);

  self->id = head->id;
  self->params = matchup_params_new (self->instructions, NAN, 0, MATCHUP_THINKING_DEFAULT);
  self->data = g_new0 (MatchupConversationData, 1);
  record = self->data->conversation = g_new0 (MatchupConversationRecord, 1);
  self->data->lineup =
      g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_contestant_record_free);
  self->data->rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_round_record_free);
  self->data->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_run_record_free);
  record->id = make_id (self, "conversation", "");
  record->created_at = head->created_at;
  record->pinned = head->pinned;
  record->archived = head->archived;
  record->title_source = MATCHUP_TITLE_SOURCE_PERSON;
  connect_places (self);
  record->kind = self->many ? MATCHUP_CONVERSATION_KIND_COMPARE : MATCHUP_CONVERSATION_KIND_CHAT;
  add_all_rounds (self);
  if (self->data->rounds->len == 0 || is_too_much (self))
    return NULL;
  trim_lineup (self);
  take_times (self, head);
  record->title = matchup_json_dup_line (head->title != NULL ? head->title : "");
  if (*record->title == '\0')
    {
      g_autofree char *title = matchup_conversation_make_title (
          ((MatchupRoundRecord *) g_ptr_array_index (self->data->rounds, 0))->prompt);

      g_free (record->title);
      record->title = matchup_json_dup_line (title);
      record->title_source = MATCHUP_TITLE_SOURCE_PROMPT;
    }
  return g_steal_pointer (&self->data);
}
