/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page shows to somebody who has asked nothing yet: the welcome, and how to begin. */
#include "matchup-compare-page-private.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-illustration.h"
#include "matchup-sentence.h"
#include "matchup-service-name.h"
#include "matchup-settings.h"
#include "matchup-stack-layout.h"
#include "matchup-toast.h"
#include "matchup-welcome.h"

#include <glib/gi18n.h>
#include <math.h>

#define WELCOME_LEFT "welcome-left"
#define MAX_WIDTH 480
/* So many of the models on this computer compete at first. */
#define SOME_MODELS 2

/* Who competes when somebody looks around: one that is short, one that is long. */
static const char *const competitors[] = { "quick", "thorough", NULL };

static gboolean
is_connected (MatchupComparePage *self)
{
  GListModel *providers = G_LIST_MODEL (matchup_workspace_get_providers (self->workspace));

  return g_list_model_get_n_items (providers) > 0;
}

static gboolean
has_history (MatchupComparePage *self)
{
  MatchupHistory *history = matchup_workspace_get_history (self->workspace);

  return g_list_model_get_n_items (G_LIST_MODEL (history)) > 0;
}

/* Nobody who has something to ask, or who was here before, is kept from it. */
gboolean
_matchup_compare_page_wants_welcome (MatchupComparePage *self)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();

  if (self->welcome_wanted)
    return self->conversation == NULL;
  return self->conversation == NULL && !is_connected (self) && !has_history (self) &&
         matchup_lineup_get_size (self->lineup) == 0 && !self->welcome_left &&
         (settings == NULL || !g_settings_get_boolean (settings, WELCOME_LEFT));
}

static void
leave (MatchupComparePage *self)
{
  g_autoptr (GSettings) settings = matchup_settings_new ();

  self->welcome_wanted = FALSE;
  self->welcome_left = TRUE;
  if (settings != NULL)
    g_settings_set_boolean (settings, WELCOME_LEFT, TRUE);
}

/* What is needed to have the line-up of before again. */
typedef struct
{
  MatchupLineup *lineup;
  MatchupLineup *before;
} Replacement;

static void
replacement_free (gpointer data)
{
  Replacement *replacement = data;

  g_object_unref (replacement->lineup);
  g_object_unref (replacement->before);
  g_free (replacement);
}

static void
undo_replacement (gpointer data)
{
  Replacement *replacement = data;

  matchup_lineup_set_all (replacement->lineup, replacement->before);
}

static void
use_lineup (MatchupComparePage *self, MatchupLineup *lineup)
{
  g_autoptr (MatchupLineup) before = matchup_lineup_copy (self->lineup);
  Replacement *replacement;

  if (matchup_lineup_is_like (self->lineup, lineup))
    return;
  matchup_lineup_set_all (self->lineup, lineup);
  if (matchup_lineup_get_size (before) == 0)
    return;
  replacement = g_new0 (Replacement, 1);
  replacement->lineup = g_object_ref (self->lineup);
  replacement->before = g_steal_pointer (&before);
  matchup_toast_with_undo (GTK_WIDGET (self),
                           _ ("Line-up replaced"),
                           undo_replacement,
                           replacement,
                           replacement_free);
}

static void
add_model (MatchupLineup *lineup, MatchupModelRef *model)
{
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);

  matchup_lineup_append (lineup, contestant);
}

/* Names are hidden, as seeing them come to light is what this is about. */
static void
start_practice (MatchupComparePage *self)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (self->workspace);
  MatchupCatalog *catalog = matchup_workspace_get_catalog (self->workspace);
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();

  leave (self);
  for (guint i = 0; competitors[i] != NULL; i++)
    {
      g_autoptr (MatchupModelRef) model =
          matchup_catalog_dup_model (catalog,
                                     matchup_provider_list_get_practice (providers),
                                     competitors[i]);

      add_model (lineup, model);
    }
  use_lineup (self, lineup);
  g_object_set (self->vote_actions, "hide-names", TRUE, NULL);
  _matchup_compare_page_update (self);
  matchup_composer_focus (self->composer);
}

static void
start_connecting (MatchupComparePage *self)
{
  leave (self);
  _matchup_compare_page_update (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.preferences", "s", "");
}

/* A connection that is being made; the page may be gone before it stands. */
typedef struct
{
  MatchupComparePage *page;
  MatchupProvider *provider;
} Connection;

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Connection *connection = user_data;
  g_autoptr (MatchupComparePage) self = connection->page;
  g_autoptr (MatchupProvider) provider = connection->provider;
  GListModel *catalog = G_LIST_MODEL (source);
  g_autoptr (MatchupLineup) lineup = matchup_lineup_new ();
  g_autoptr (MatchupErrorInfo) info =
      matchup_catalog_refresh_finish (MATCHUP_CATALOG (source), result, NULL);

  /* Whoever has chosen or asked something meanwhile wants that. */
  if (self->workspace == NULL || info != NULL || self->conversation != NULL ||
      matchup_lineup_get_size (self->lineup) > 0)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (catalog); i++)
    {
      g_autoptr (MatchupModelRef) model = g_list_model_get_item (catalog, i);

      if (matchup_lineup_get_size (lineup) < SOME_MODELS &&
          g_str_equal (matchup_model_ref_get_provider_id (model),
                       matchup_provider_get_id (provider)))
        add_model (lineup, model);
    }
  use_lineup (self, lineup);
}

/* It needs no key and has just answered: there is nothing to type and to check. */
static void
use_local (MatchupComparePage *self, MatchupLocalServer *server)
{
  MatchupProviderTemplate *template_ = matchup_local_server_get_template (server);
  const MatchupProviderTemplateFields *fields = matchup_provider_template_get (template_);
  g_autofree char *name = matchup_service_dup_found_name (server);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  Connection *connection;
  MatchupProvider *provider =
      matchup_provider_list_add (matchup_workspace_get_providers (self->workspace),
                                 template_,
                                 *fields->address != '\0' ? fields->name : name,
                                 matchup_local_server_get_address (server),
                                 &error);

  if (provider == NULL)
    {
      matchup_toast (GTK_WIDGET (self), error->message);
      return;
    }
  leave (self);
  connection = g_new0 (Connection, 1);
  connection->page = g_object_ref (self);
  connection->provider = g_object_ref (provider);
  matchup_catalog_refresh_async (matchup_workspace_get_catalog (self->workspace),
                                 provider,
                                 NULL,
                                 listed_cb,
                                 connection);
  _matchup_compare_page_update (self);
  matchup_composer_focus (self->composer);
  /* Translators: %s is the name of a service. */
  sentence = matchup_sentence_insert_name (_ ("%s is connected"), name);
  matchup_toast (GTK_WIDGET (self), sentence);
}

/* A question that the practice models have something to say about, asked with one press. */
static void
example_clicked_cb (MatchupComparePage *self, GtkWidget *card)
{
  const char *question = g_object_get_data (G_OBJECT (card), "question");
  g_autofree char *begun = matchup_composer_dup_text (self->composer);
  g_autofree char *left = NULL;

  matchup_composer_set_text (self->composer, question);
  matchup_composer_focus (self->composer);
  matchup_composer_send (self->composer);
  /* What was being written is not lost. */
  left = matchup_composer_dup_text (self->composer);
  if (*left == '\0')
    matchup_composer_set_text (self->composer, begun);
}

static GtkWidget *
make_examples (MatchupComparePage *self)
{
  static const char *const questions[] = {
    /* Translators: Questions that the practice models have answers to. Where their answers are in
     * your language (Chinese), ask for an email, why the sky is blue, and tea and coffee. */
    N_ ("Write a friendly email that moves our meeting to Thursday."),
    N_ ("Explain to a ten-year-old why the sky is blue."),
    N_ ("Compare tea and coffee in a table."),
  };
  GtkLayoutManager *layout = matchup_stack_layout_new (6);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_GROUP,
                                 "layout-manager",
                                 layout,
                                 NULL);

  matchup_stack_layout_set_max_width (MATCHUP_STACK_LAYOUT (layout), MAX_WIDTH);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Questions to try"),
                                  -1);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      GtkWidget *card = matchup_welcome_make_card ("mail-send-symbolic", _ (questions[i]), NULL);

      g_object_set_data (G_OBJECT (card), "question", (gpointer) _ (questions[i]));
      g_signal_connect_swapped (card, "clicked", G_CALLBACK (example_clicked_cb), self);
      gtk_widget_set_parent (card, box);
    }
  return box;
}

static GtkWidget *
make_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  matchup_accessible_name_by_label (button);
  return button;
}

/* The page without questions; what it offers goes by who competes. */
static GtkWidget *
make_empty (MatchupComparePage *self)
{
  GtkWidget *box =
      g_object_new (GTK_TYPE_BOX, "layout-manager", matchup_stack_layout_new (12), NULL);

  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  self->connect_button = make_button (_ ("_Connect a Service"));
  gtk_widget_add_css_class (self->connect_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->connect_button), "app.preferences");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->connect_button), "s", "");
  self->practice_button =
      make_button (/* Translators: a button */ _ ("_Look Around With Practice Models"));
  g_signal_connect_swapped (self->practice_button, "clicked", G_CALLBACK (start_practice), self);
  self->examples = make_examples (self);
  gtk_widget_set_parent (self->examples, box);
  gtk_widget_set_parent (self->connect_button, box);
  gtk_widget_set_parent (self->practice_button, box);
  adw_status_page_set_child (self->empty, box);
  return GTK_WIDGET (self->empty);
}

static void
add_welcome (MatchupComparePage *self)
{
  self->welcome = matchup_welcome_new (matchup_workspace_get_local_finder (self->workspace));
  g_signal_connect_object (self->welcome,
                           "practice",
                           G_CALLBACK (start_practice),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->welcome,
                           "connect",
                           G_CALLBACK (start_connecting),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->welcome, "local", G_CALLBACK (use_local), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, self->welcome, "welcome");
}

/* It is there only while it is seen: it names makers, which nothing may while names are hidden. */
static void
update_welcome (MatchupComparePage *self, gboolean wanted)
{
  if (wanted && self->welcome == NULL)
    {
      add_welcome (self);
    }
  else if (!wanted && self->welcome != NULL)
    {
      matchup_focus_leave (self->welcome, NULL);
      gtk_stack_remove (self->stack, self->welcome);
      self->welcome = NULL;
    }
}

static void
set_empty (MatchupComparePage *self, const char *picture, const char *title, const char *text)
{
  matchup_illustration_set (self->empty, picture);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, text);
}

/* What teaches a newcomer the next step: a service, models, a question. */
void
_matchup_compare_page_update_empty (MatchupComparePage *self, gboolean shown)
{
  gboolean connected = is_connected (self);
  guint size = matchup_lineup_get_size (self->lineup);
  gboolean practice = size >= MATCHUP_LINEUP_MIN && matchup_lineup_is_practice (self->lineup);
  gboolean welcome = _matchup_compare_page_wants_welcome (self);

  /* What is not seen is not found by assistive technologies either. */
  gtk_widget_set_visible (GTK_WIDGET (self->empty), shown && !welcome);
  update_welcome (self, shown && welcome);
  gtk_widget_set_visible (GTK_WIDGET (self->lineup_bar), !welcome && (connected || size > 0));
  gtk_widget_set_visible (self->connect_button, !connected && size == 0);
  gtk_widget_set_visible (self->practice_button, !connected && size == 0);
  gtk_widget_set_visible (self->examples, practice);
  if (practice)
    set_empty (self,
               "ask",
               _ ("Try It With a Question"),
               _ ("These models are for practice: scripted, on this computer, at no cost. "
                  "Their names are shown when you have chosen the better answer."));
  else if (!connected && size == 0)
    set_empty (self,
               "welcome",
               _ ("Find Out Which AI Model Is Better for You"),
               _ ("Connect a service such as OpenAI or Doubao with your own key. It stays in the "
                  "keyring of this computer."));
  else if (size < MATCHUP_LINEUP_MIN)
    set_empty (self,
               "lineup",
               _ ("Who Shall Compete?"),
               _ ("Add two to eight models to the line-up above."));
  else
    set_empty (self,
               "ask",
               _ ("Ask Them All"),
               _ ("Every model gets the same question at the same moment."));
}

void
_matchup_compare_page_add_empty (MatchupComparePage *self)
{
  gtk_stack_add_named (self->stack, make_empty (self), "empty");
}

void
matchup_compare_page_show_welcome (MatchupComparePage *self)
{
  g_return_if_fail (MATCHUP_IS_COMPARE_PAGE (self));

  self->welcome_wanted = TRUE;
  _matchup_compare_page_update (self);
  matchup_compare_page_focus_composer (self);
}
