/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-title-maker-private.h"

#include "matchup-config.h"
#include "matchup-format.h"
#include "matchup-history-private.h"
#include "matchup-run-facts.h"
#include "matchup-sentence.h"
#include "matchup-service-name.h"
#include "matchup-title-text.h"
#include "matchup-workspace-private.h"

#include <glib/gi18n.h>

/* Names among the settings; the model is lines of service, id and name. */
#define AUTOMATIC "titles-by-model"
#define MODEL "title-model"
#define YES "yes"

/* Of a question and of its answer, in characters: enough to see what they are about. */
#define MAX_QUESTION 2000
#define MAX_ANSWER 1000

/* For the model, so it is not translated. */
static const char instructions[] =
    "You give conversations their titles. Write one title of at most six words, in the language of "
    "the question, that says what the conversation is about. Write the title only: no quotation "
    "marks, no full stop, no Markdown, no explanation.";

struct _MatchupTitleMaker
{
  GObject parent_instance;

  MatchupWorkspace *workspace; /* weak: it owns this */
  MatchupSettingsStore *settings;
  gboolean automatic;
  MatchupModelRef *model;
  GHashTable *asked;  /* ids of conversations whose titles are on their way */
  GHashTable *failed; /* ids of those that got none: no other is asked for by itself */
};

G_DEFINE_FINAL_TYPE (MatchupTitleMaker, matchup_title_maker, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_AUTOMATIC,
  PROP_MODEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* A title that is on its way. */
typedef struct
{
  MatchupTitleMaker *maker;
  char *id;
  gboolean over_person;
  MatchupRun *run;
} Request;

static void
request_free (Request *request)
{
  g_hash_table_remove (request->maker->asked, request->id);
  g_clear_object (&request->maker);
  g_clear_object (&request->run);
  g_free (request->id);
  g_free (request);
}

static void
matchup_title_maker_dispose (GObject *object)
{
  MatchupTitleMaker *self = MATCHUP_TITLE_MAKER (object);

  g_clear_weak_pointer (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (matchup_title_maker_parent_class)->dispose (object);
}

static void
matchup_title_maker_finalize (GObject *object)
{
  g_hash_table_unref (MATCHUP_TITLE_MAKER (object)->asked);
  g_hash_table_unref (MATCHUP_TITLE_MAKER (object)->failed);

  G_OBJECT_CLASS (matchup_title_maker_parent_class)->finalize (object);
}

static void
matchup_title_maker_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MatchupTitleMaker *self = MATCHUP_TITLE_MAKER (object);

  if (prop_id == PROP_AUTOMATIC)
    g_value_set_boolean (value, self->automatic);
  else if (prop_id == PROP_MODEL)
    g_value_set_object (value, self->model);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_title_maker_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  MatchupTitleMaker *self = MATCHUP_TITLE_MAKER (object);

  if (prop_id == PROP_AUTOMATIC)
    matchup_title_maker_set_automatic (self, g_value_get_boolean (value));
  else if (prop_id == PROP_MODEL)
    matchup_title_maker_set_model (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_title_maker_class_init (MatchupTitleMakerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = matchup_title_maker_dispose;
  object_class->finalize = matchup_title_maker_finalize;
  object_class->get_property = matchup_title_maker_get_property;
  object_class->set_property = matchup_title_maker_set_property;

  properties[PROP_AUTOMATIC] = g_param_spec_boolean ("automatic", NULL, NULL, FALSE, flags);
  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, MATCHUP_TYPE_MODEL_REF, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
matchup_title_maker_init (MatchupTitleMaker *self)
{
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

MatchupTitleMaker *
matchup_title_maker_new (MatchupWorkspace *workspace, MatchupSettingsStore *settings)
{
  MatchupTitleMaker *self = g_object_new (MATCHUP_TYPE_TITLE_MAKER, NULL);

  g_set_weak_pointer (&self->workspace, workspace);
  self->settings = g_object_ref (settings);
  return self;
}

static MatchupModelRef *
read_model (MatchupTitleMaker *self, const char *text)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", 3) : NULL;
  MatchupProvider *provider;

  if (lines == NULL || g_strv_length (lines) != 3)
    return NULL;
  provider =
      matchup_provider_list_find (matchup_workspace_get_providers (self->workspace), lines[0]);
  if (provider != NULL)
    return matchup_catalog_dup_model (matchup_workspace_get_catalog (self->workspace),
                                      provider,
                                      lines[1]);
  return matchup_model_ref_new (lines[0],
                                lines[1],
                                lines[2],
                                MATCHUP_MODEL_CAPABILITIES_NONE,
                                0,
                                0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupTitleMaker) self = user_data;
  g_autoptr (GHashTable) values =
      matchup_settings_store_load_values_finish (MATCHUP_SETTINGS_STORE (source), result, NULL);

  /* What was set meanwhile is newer. */
  if (values == NULL || self->workspace == NULL || self->model != NULL)
    return;
  self->model = read_model (self, g_hash_table_lookup (values, MODEL));
  self->automatic = g_strcmp0 (g_hash_table_lookup (values, AUTOMATIC), YES) == 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTOMATIC]);
}

void
matchup_title_maker_load (MatchupTitleMaker *self)
{
  matchup_settings_store_load_values_async (self->settings, NULL, loaded_cb, g_object_ref (self));
}

static MatchupConversationSummary *
find_summary (MatchupTitleMaker *self, const char *id)
{
  return self->workspace != NULL
             ? matchup_history_find (matchup_workspace_get_history (self->workspace), id)
             : NULL;
}

/* What a service charged for the title, and who wrote it. */
static char *
make_note (Request *request)
{
  MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (request->run));
  const MatchupCost *cost = matchup_run_get_cost (request->run);
  g_autofree char *money = NULL;
  const char *words[] = { matchup_model_ref_get_name (model), NULL, NULL };

  if (cost == NULL)
    /* Translators: %s is the name of a model. */
    return matchup_sentence_insert_name (_ ("Title by %s"), words[0]);
  money = matchup_format_cost (cost, matchup_workspace_get_pricing (request->maker->workspace));
  words[1] = money;
  /* Translators: {1} is the name of a model, {2} what it cost. */
  return matchup_sentence_insert_names (_ ("Title by {1}, {2}"), words);
}

static char *
make_failure (Request *request)
{
  MatchupModelRef *model = matchup_contestant_get_model (matchup_run_get_contestant (request->run));
  MatchupProvider *provider =
      matchup_provider_list_find (matchup_workspace_get_providers (request->maker->workspace),
                                  matchup_model_ref_get_provider_id (model));
  g_autofree char *service = provider != NULL
                                 ? matchup_service_dup_name (provider)
                                 : g_strdup (matchup_model_ref_get_provider_id (model));
  g_autofree char *ending = matchup_run_facts_dup_ending (request->run, service);

  if (*ending == '\0')
    return g_strdup (_ ("The model gave no title."));
  /* Translators: %s is a sentence that says what went wrong. */
  return matchup_sentence_insert_name (_ ("No title was made: %s"), ending);
}

static gboolean
answered_cb (gpointer data)
{
  Request *request = data;
  MatchupConversationSummary *summary = find_summary (request->maker, request->id);
  g_autofree char *answer = matchup_workspace_dup_aside (request->run);
  g_autofree char *title = NULL;
  g_autofree char *note = NULL;

  if (summary == NULL)
    return G_SOURCE_REMOVE;
  if (answer != NULL)
    title = matchup_title_text_clean (answer);
  if (title == NULL)
    {
      g_hash_table_add (request->maker->failed, g_strdup (request->id));
      note = make_failure (request);
    }
  else if (matchup_history_suggest_title (matchup_workspace_get_history (request->maker->workspace),
                                          request->id,
                                          title,
                                          request->over_person))
    note = make_note (request);
  if (note != NULL)
    matchup_conversation_summary_set_note (summary, note);
  return G_SOURCE_REMOVE;
}

/* In the turn after it: the run is still being ended. */
static void
run_finished_cb (MatchupRun *run, Request *request)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, answered_cb, request, (GDestroyNotify) request_free);
}

static void
append_cut (GString *text, const char *heading, const char *said, glong limit)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (said, -1) > limit)
    cut = g_utf8_substring (said, 0, limit);
  g_string_append_printf (text, "%s:\n%s%s\n\n", heading, cut != NULL ? cut : said, cut ? "…" : "");
}

/* Of an answer whose writer is hidden nothing is told: it could say who that is. */
static char *
make_question (MatchupRound *round, MatchupRun *run)
{
  GString *text = g_string_new (NULL);
  g_autofree char *prompt =
      matchup_message_dup_text (matchup_round_get_prompt (round), MATCHUP_PART_KIND_TEXT);
  g_autofree char *answer = run != NULL ? matchup_run_dup_answer (run) : g_strdup ("");

  append_cut (text, "Question", prompt, MAX_QUESTION);
  if (*answer != '\0' && matchup_round_get_revealed (round))
    append_cut (text, "Beginning of the answer", answer, MAX_ANSWER);
  g_string_append (text, "Title:");
  return g_string_free (text, FALSE);
}

static void
ask (MatchupTitleMaker *self,
     MatchupConversation *conversation,
     MatchupRound *round,
     MatchupRun *run,
     gboolean over_person)
{
  const char *id = matchup_conversation_get_id (conversation);
  g_autofree char *question = make_question (round, run);
  Request *request;

  if (!g_hash_table_add (self->asked, g_strdup (id)))
    return;
  request = g_new0 (Request, 1);
  request->maker = g_object_ref (self);
  request->id = g_strdup (id);
  request->over_person = over_person;
  request->run = matchup_workspace_ask_aside (self->workspace,
                                              conversation,
                                              self->model,
                                              instructions,
                                              question);
  g_signal_connect (request->run, "finished", G_CALLBACK (run_finished_cb), request);
}

/* The run whose end is waited for. */
typedef struct
{
  GWeakRef maker;
  GWeakRef conversation;
  GWeakRef round;
} Watch;

static void
watch_free (gpointer data, GClosure *closure)
{
  Watch *watch = data;

  g_weak_ref_clear (&watch->maker);
  g_weak_ref_clear (&watch->conversation);
  g_weak_ref_clear (&watch->round);
  g_free (watch);
}

static gboolean
wants_title (MatchupTitleMaker *self, MatchupConversation *conversation, MatchupRound *round)
{
  MatchupConversationSummary *summary;

  if (!self->automatic || self->model == NULL || self->workspace == NULL ||
      matchup_conversation_get_private (conversation) ||
      matchup_conversation_get_n_all (conversation) != 1 ||
      matchup_conversation_get_all (conversation, 0) != round ||
      g_hash_table_contains (self->failed, matchup_conversation_get_id (conversation)))
    return FALSE;
  summary = find_summary (self, matchup_conversation_get_id (conversation));
  return summary != NULL &&
         matchup_conversation_summary_get_title_source (summary) == MATCHUP_TITLE_SOURCE_PROMPT;
}

static void
watched_finished_cb (MatchupRun *run, Watch *watch)
{
  g_autoptr (MatchupTitleMaker) self = g_weak_ref_get (&watch->maker);
  g_autoptr (MatchupConversation) conversation = g_weak_ref_get (&watch->conversation);
  g_autoptr (MatchupRound) round = g_weak_ref_get (&watch->round);

  if (self == NULL || conversation == NULL || round == NULL ||
      matchup_run_get_state (run) != MATCHUP_RUN_STATE_DONE || !matchup_run_has_answer (run) ||
      !wants_title (self, conversation, round))
    return;
  ask (self, conversation, round, run, FALSE);
}

void
matchup_title_maker_watch (MatchupTitleMaker *self,
                           MatchupConversation *conversation,
                           MatchupRound *round,
                           MatchupRun *run)
{
  Watch *watch;

  if (!wants_title (self, conversation, round))
    return;
  watch = g_new0 (Watch, 1);
  g_weak_ref_init (&watch->maker, self);
  g_weak_ref_init (&watch->conversation, conversation);
  g_weak_ref_init (&watch->round, round);
  g_signal_connect_data (run, "finished", G_CALLBACK (watched_finished_cb), watch, watch_free, 0);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupTitleMaker) self = user_data;
  g_autoptr (MatchupConversation) conversation =
      matchup_history_open_finish (MATCHUP_HISTORY (source), result, NULL);
  MatchupRound *round;
  MatchupAnswer *answer;

  if (conversation == NULL || self->workspace == NULL || self->model == NULL ||
      matchup_conversation_get_n_rounds (conversation) == 0)
    return;
  round = matchup_conversation_get_round (conversation, 0);
  answer = matchup_round_get_n_answers (round) > 0 ? matchup_round_get_answer (round, 0) : NULL;
  ask (self,
       conversation,
       round,
       answer != NULL ? matchup_answer_get_current (answer) : NULL,
       TRUE);
}

void
matchup_title_maker_suggest (MatchupTitleMaker *self, const char *conversation_id)
{
  g_return_if_fail (MATCHUP_IS_TITLE_MAKER (self));
  g_return_if_fail (conversation_id != NULL);

  if (self->model == NULL || find_summary (self, conversation_id) == NULL)
    return;
  matchup_history_open_async (matchup_workspace_get_history (self->workspace),
                              conversation_id,
                              NULL,
                              opened_cb,
                              g_object_ref (self));
}

gboolean
matchup_title_maker_get_automatic (MatchupTitleMaker *self)
{
  g_return_val_if_fail (MATCHUP_IS_TITLE_MAKER (self), FALSE);

  return self->automatic;
}

void
matchup_title_maker_set_automatic (MatchupTitleMaker *self, gboolean automatic)
{
  g_return_if_fail (MATCHUP_IS_TITLE_MAKER (self));

  automatic = !!automatic;
  if (self->automatic == automatic)
    return;
  self->automatic = automatic;
  matchup_settings_store_save_value_async (self->settings,
                                           AUTOMATIC,
                                           automatic ? YES : NULL,
                                           NULL,
                                           NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTOMATIC]);
}

MatchupModelRef *
matchup_title_maker_get_model (MatchupTitleMaker *self)
{
  g_return_val_if_fail (MATCHUP_IS_TITLE_MAKER (self), NULL);

  return self->model;
}

void
matchup_title_maker_set_model (MatchupTitleMaker *self, MatchupModelRef *model)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MATCHUP_IS_TITLE_MAKER (self));
  g_return_if_fail (model == NULL || MATCHUP_IS_MODEL_REF (model));

  if (!g_set_object (&self->model, model))
    return;
  if (model != NULL)
    text = g_strdup_printf ("%s\n%s\n%s",
                            matchup_model_ref_get_provider_id (model),
                            matchup_model_ref_get_model_id (model),
                            matchup_model_ref_get_name (model));
  matchup_settings_store_save_value_async (self->settings, MODEL, text, NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}
