/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a model: lists of real services on this computer, the search, and what is in no list. */
#include "matchup-model-picker.h"
#include "matchup-model-row.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupModelChooser *chooser;
  GtkWindow *window;
  MatchupModelRef *picked;
  guint n_dismissed;
} Fixture;

static void
picked_cb (MatchupModelChooser *chooser, MatchupModelRef *model, Fixture *fixture)
{
  g_set_object (&fixture->picked, model);
}

static void
dismissed_cb (MatchupModelChooser *chooser, Fixture *fixture)
{
  fixture->n_dismissed++;
}

static void
show (Fixture *fixture)
{
  fixture->chooser = MATCHUP_MODEL_CHOOSER (matchup_model_chooser_new (fixture->test->workspace));
  g_signal_connect (fixture->chooser, "picked", G_CALLBACK (picked_cb), fixture);
  g_signal_connect (fixture->chooser, "dismissed", G_CALLBACK (dismissed_cb), fixture);
  fixture->window = matchup_test_show (GTK_WIDGET (fixture->chooser), 400, 600);
}

/* Two services, one of which refuses the key. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", "test-key-one");
  matchup_test_workspace_connect (fixture->test, "doubao", "wrong-key");
  show (fixture);
  matchup_model_chooser_start (fixture->chooser, NULL);
  matchup_test_wait_until (!matchup_model_chooser_is_refreshing (fixture->chooser));
}

static void
set_up_alone (Fixture *fixture, gconstpointer data)
{
  fixture->test = matchup_test_workspace_new (NULL);
  show (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  g_clear_object (&fixture->picked);
  matchup_test_workspace_free (fixture->test);
}

static GListModel *
get_offered (Fixture *fixture)
{
  return matchup_model_chooser_get_offered (fixture->chooser);
}

static guint
get_n_offered (Fixture *fixture)
{
  return g_list_model_get_n_items (get_offered (fixture));
}

/* Where SERVICE/MODEL is among what is offered, or -1. */
static int
find_offered (Fixture *fixture, const char *wanted)
{
  for (guint i = 0; i < get_n_offered (fixture); i++)
    {
      g_autoptr (MatchupModelRef) model = g_list_model_get_item (get_offered (fixture), i);
      g_autofree char *name = g_strdup_printf ("%s/%s",
                                               matchup_model_ref_get_provider_id (model),
                                               matchup_model_ref_get_model_id (model));

      if (g_str_equal (name, wanted))
        return (int) i;
    }
  return -1;
}

static void
search (Fixture *fixture, const char *text)
{
  matchup_model_chooser_set_search (fixture->chooser, text);
}

static gboolean
is_shown (Fixture *fixture, const char *id)
{
  return gtk_widget_get_mapped (matchup_test_find (fixture->chooser, id));
}

/* What one service says is there although the other one refuses; that is told in one sentence. */
static void
test_lists (Fixture *fixture, gconstpointer data)
{
  const char *trouble = matchup_model_chooser_get_trouble (fixture->chooser);

  g_assert_cmpint (find_offered (fixture, "openai/echo"), >=, 0);
  g_assert_cmpint (find_offered (fixture, "openai/endless"), >=, 0);
  g_assert_cmpint (find_offered (fixture, "doubao/echo"), ==, -1);
  /* Its suggestions come with the program. */
  g_assert_cmpint (find_offered (fixture, "doubao/doubao-seed-1-6-251015"), >=, 0);
  g_assert_nonnull (strstr (trouble, "Doubao"));
  g_assert_null (strstr (trouble, "OpenAI"));
  g_assert_null (strchr (trouble, '\n'));
  g_assert_null (strstr (trouble, "wrong-key"));
  matchup_test_wait_frames (fixture->window, 1);
  g_assert_true (is_shown (fixture, "trouble"));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  guint n_all = get_n_offered (fixture);

  search (fixture, "ECHO");
  g_assert_cmpuint (get_n_offered (fixture), ==, 1);
  g_assert_cmpint (find_offered (fixture, "openai/echo"), ==, 0);
  /* As a Chinese input method gives it. */
  search (fixture, "ｅｃｈｏ");
  g_assert_cmpint (find_offered (fixture, "openai/echo"), ==, 0);
  /* Every word counts, in any order, in names and services alike. */
  search (fixture, "  seed doubao ");
  g_assert_cmpint (find_offered (fixture, "doubao/doubao-seed-1-6-251015"), >=, 0);
  g_assert_cmpint (find_offered (fixture, "openai/echo"), ==, -1);
  search (fixture, "echo openai");
  g_assert_cmpint (find_offered (fixture, "openai/echo"), ==, 0);
  search (fixture, "echo doubao");
  g_assert_cmpuint (get_n_offered (fixture), ==, 0);
  /* The name under which engineers know the service. */
  search (fixture, "volcengine");
  g_assert_cmpuint (get_n_offered (fixture), >, 0);
  g_assert_cmpint (find_offered (fixture, "openai/echo"), ==, -1);
  search (fixture, "");
  g_assert_cmpuint (get_n_offered (fixture), ==, n_all);
}

/* Any text may be the id of a model; where it is listed it is not offered once more. */
static void
test_typed (Fixture *fixture, gconstpointer data)
{
  search (fixture, "ep-20250101-abcde");
  g_assert_cmpuint (get_n_offered (fixture), ==, 2);
  g_assert_cmpint (find_offered (fixture, "doubao/ep-20250101-abcde"), ==, 1);
  matchup_model_chooser_pick (fixture->chooser);
  g_assert_cmpstr (matchup_model_ref_get_model_id (fixture->picked), ==, "ep-20250101-abcde");
  g_assert_cmpstr (matchup_model_ref_get_provider_id (fixture->picked), ==, "openai");

  search (fixture, "fail-401");
  g_assert_cmpuint (get_n_offered (fixture), ==, 2);
  g_assert_cmpint (find_offered (fixture, "openai/fail-401"), ==, 0);
  g_assert_cmpint (find_offered (fixture, "doubao/fail-401"), ==, 1);

  /* Words that find something are no id; those that find nothing may be one. */
  search (fixture, "echo");
  g_assert_cmpint (find_offered (fixture, "doubao/echo"), ==, -1);
  search (fixture, "nonsense");
  g_assert_cmpuint (get_n_offered (fixture), ==, 2);
  search (fixture, "two words");
  g_assert_cmpuint (get_n_offered (fixture), ==, 0);
  matchup_test_wait_frames (fixture->window, 2);
  g_assert_true (is_shown (fixture, "nothing"));
  g_assert_false (is_shown (fixture, "list"));
}

static gboolean
collect_heading (GtkWidget *widget, gpointer user_data)
{
  GString *headings = user_data;
  GtkWidget *heading;

  if (!MATCHUP_IS_MODEL_ROW (widget))
    return TRUE;
  heading = matchup_test_find (widget, "heading");
  if (gtk_widget_get_mapped (heading))
    g_string_append_printf (headings, "%s|", gtk_label_get_text (GTK_LABEL (heading)));
  return FALSE;
}

static void
assert_headings (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) headings = g_string_new (NULL);

  matchup_test_wait_frames (fixture->window, 3);
  matchup_test_foreach (fixture->chooser, collect_heading, headings);
  g_assert_cmpstr (headings->str, ==, expected);
}

/* The first of each service bears its name, wherever the search puts it. */
static void
test_headings (Fixture *fixture, gconstpointer data)
{
  search (fixture, "fail");
  assert_headings (fixture, "OpenAI|");
  search (fixture, "fail-401");
  assert_headings (fixture, "OpenAI|Not in the Lists|");
  search (fixture, "ep-1");
  assert_headings (fixture, "Not in the Lists|");
  search (fixture, "seed-1");
  assert_headings (fixture, "Doubao|Not in the Lists|");
}

static void
test_pick (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupModelRef) current = NULL;
  int position = find_offered (fixture, "openai/slow");

  current = g_list_model_get_item (get_offered (fixture), (guint) position);
  matchup_model_chooser_start (fixture->chooser, current);
  matchup_model_chooser_pick (fixture->chooser);
  g_assert_true (fixture->picked == current);
  search (fixture, "echo");
  matchup_model_chooser_pick (fixture->chooser);
  g_assert_cmpstr (matchup_model_ref_get_model_id (fixture->picked), ==, "echo");
  g_clear_object (&fixture->picked);
  search (fixture, "two words");
  matchup_model_chooser_pick (fixture->chooser);
  g_assert_null (fixture->picked);
  g_signal_emit_by_name (matchup_test_find (fixture->chooser, "search_entry"), "stop-search");
  g_assert_cmpuint (fixture->n_dismissed, ==, 1);
}

/* Lists are fetched by themselves once in a while, and whenever it is asked for. */
static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  GtkStack *stack = GTK_STACK (matchup_test_find (fixture->chooser, "refresh_stack"));

  matchup_model_chooser_start (fixture->chooser, NULL);
  g_assert_false (matchup_model_chooser_is_refreshing (fixture->chooser));
  matchup_test_click (matchup_test_find (fixture->chooser, "refresh_button"));
  g_assert_true (matchup_model_chooser_is_refreshing (fixture->chooser));
  g_assert_cmpstr (matchup_model_chooser_get_trouble (fixture->chooser), ==, "");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "spinner");
  matchup_test_wait_until (!matchup_model_chooser_is_refreshing (fixture->chooser));
  g_assert_cmpstr (matchup_model_chooser_get_trouble (fixture->chooser), !=, "");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "button");
}

/* What was typed before the lists came is looked for in them, and the first is what is taken. */
static void
test_typed_early (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupModelRef) first = NULL;

  matchup_test_workspace_start_server (fixture->test);
  matchup_test_workspace_connect (fixture->test, "openai", "test-key-one");
  matchup_model_chooser_start (fixture->chooser, NULL);
  search (fixture, data);
  g_assert_cmpuint (get_n_offered (fixture), ==, 1); /* as it was typed */
  matchup_test_wait_until (!matchup_model_chooser_is_refreshing (fixture->chooser));
  /* Listed now, and not as typed once more. */
  if (g_str_equal (data, "echo"))
    g_assert_cmpuint (get_n_offered (fixture), ==, 1);
  else
    g_assert_cmpint (find_offered (fixture, "openai/fail"), ==, -1);
  first = g_list_model_get_item (get_offered (fixture), 0);
  matchup_model_chooser_pick (fixture->chooser);
  g_assert_true (fixture->picked == first);
}

/* Gone while the lists are on their way. */
static void
test_closed_early (Fixture *fixture, gconstpointer data)
{
  matchup_test_click (matchup_test_find (fixture->chooser, "refresh_button"));
  g_assert_true (matchup_model_chooser_is_refreshing (fixture->chooser));
}

static void
preferences_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  char **service = user_data;

  *service = g_variant_dup_string (parameter, NULL);
}

static void
test_no_service (Fixture *fixture, gconstpointer data)
{
  static const GActionEntry entries[] = { { "preferences", preferences_activated_cb, "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autofree char *service = NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, 1, &service);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "app", G_ACTION_GROUP (group));
  matchup_model_chooser_start (fixture->chooser, NULL);
  g_assert_false (matchup_model_chooser_is_refreshing (fixture->chooser));
  matchup_test_wait_frames (fixture->window, 1);
  /* The practice models are there all the same, and the way to others below them. */
  g_assert_true (is_shown (fixture, "search_entry"));
  g_assert_cmpint (find_offered (fixture, "practice/quick"), ==, 0);
  matchup_test_click (matchup_test_find (fixture->chooser, "connect_button"));
  g_assert_cmpstr (service, ==, "");
  g_assert_cmpuint (fixture->n_dismissed, ==, 1);

  /* Connected in the meantime. */
  matchup_test_workspace_connect (fixture->test, "openai", NULL);
  matchup_test_wait_frames (fixture->window, 2);
  g_assert_false (is_shown (fixture, "connect_button"));
  g_assert_cmpint (find_offered (fixture, "openai/gpt-4o-mini"), ==, 0);
  g_assert_cmpint (find_offered (fixture, "practice/quick"), >, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/ui/model-chooser/lists", test_lists },
    { "/ui/model-chooser/search", test_search },
    { "/ui/model-chooser/typed", test_typed },
    { "/ui/model-chooser/headings", test_headings },
    { "/ui/model-chooser/pick", test_pick },
    { "/ui/model-chooser/refresh", test_refresh },
    { "/ui/model-chooser/closed-early", test_closed_early },
  };

  matchup_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  g_test_add ("/ui/model-chooser/typed-early",
              Fixture,
              "echo",
              set_up_alone,
              test_typed_early,
              tear_down);
  g_test_add ("/ui/model-chooser/typed-early-several",
              Fixture,
              "fail",
              set_up_alone,
              test_typed_early,
              tear_down);
  g_test_add ("/ui/model-chooser/no-service",
              Fixture,
              NULL,
              set_up_alone,
              test_no_service,
              tear_down);
  return g_test_run ();
}
