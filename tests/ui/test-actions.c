/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every action can be reached, everything that can be pressed leads to one, and is enabled in time.
 */
#include "matchup-answer-details.h"
#include "matchup-answer-view.h"
#include "matchup-application-private.h"
#include "matchup-chat-page.h"
#include "matchup-chat-row.h"
#include "matchup-compare-page.h"
#include "matchup-composer.h"
#include "matchup-contestant-settings.h"
#include "matchup-differences-window.h"
#include "matchup-export-dialog.h"
#include "matchup-help-window.h"
#include "matchup-personal-data-bar.h"
#include "matchup-history-row.h"
#include "matchup-judging-criterion-row.h"
#include "matchup-lazy-menu.h"
#include "matchup-lineup-chip.h"
#include "matchup-lineup-page.h"
#include "matchup-lineup-saved.h"
#include "matchup-models-page.h"
#include "matchup-picture-tray.h"
#include "matchup-preset-button.h"
#include "matchup-preset-cards.h"
#include "matchup-preset-chooser.h"
#include "matchup-preset-page.h"
#include "matchup-preset-row.h"
#include "matchup-presets-page.h"
#include "matchup-price-page.h"
#include "matchup-prompt-editor.h"
#include "matchup-quick-ask.h"
#include "matchup-results-page.h"
#include "matchup-round-row.h"
#include "matchup-saved-lineup-row.h"
#include "matchup-service-page.h"
#include "matchup-service-row.h"
#include "matchup-services-page.h"
#include "matchup-shortcuts.h"
#include "matchup-sidebar.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"
#include "matchup-vote-bar.h"
#include "pages.h"

/*
 * Not in menus and on buttons: what rows of the history (test-sidebar.c) and the help below a
 * failed answer (test-answer-view.c), the sum of a cost (test-prices.c), a list of questions that
 * was left over (test-prompt-list.c), the vote (test-blind.c), the rounds behind a number
 * (test-results.c), private chats and the rows of a chat (test-chat.c), and the preset of a chat
 * (test-preset-button.c) ask of what is around them, links and keys of the help (test-help.c), what
 * a message of the desktop leads to; what a saved line-up does where questions were asked, and its
 * page in the preferences; and where one goes on from the tray (test-pictures.c).
 */
static const char *const asked_by_parts[] = {
  "win.delete",           "win.set-title",        "win.set-pinned",
  "win.start-over",       "compare.choose-model", "app.price",
  "compare.next-prompt",  "compare.show-latest",  "win.open-round",
  "win.compare-prompt",   "app.new-comparison",   "chat.quote",
  "chat.compare",         "chat.show-latest",     "chat.next-message",
  "chat.focus-versions",  "app.presets",          "preset.choose",
  "preset.save-as",       "preset.open",          "win.set-pinned-all",
  "win.set-archived-all", "win.delete-all",       "win.suggest-title",
  "app.open-round",       "app.open-in-window",   "composer.focus",
  "context.shorten",      "help.show-page",       "help.search",
  "win.open-lineup",      "answer.send-anyway",
};

/* For assistive technologies only: what activating a row does. */
static const char *const of_rows[] = {
  "row.open",         "format.pdf",          "format.html",   "format.markdown",  "format.json",
  "preset-row.open",  "preset-chooser.pick", "models.toggle", "service-row.open", "service-row.up",
  "service-row.down", "lineup-row.open",     "lineup-row.up", "lineup-row.down"
};

static const char *const of_rounds[] = {
  "round.copy-text",
  "round.copy-markdown",
  "round.save-html",
  "round.save-picture",
};

/* Of the bar that tells how full the memory of a model is; see test-context.c. */
static const char *const of_context[] = { "context.summarize",
                                          "context.cut",
                                          "context.whole",
                                          "context.stop" };

static GHashTable *existing; /* full names */
static GHashTable *reached;

static void
add_group (GActionGroup *group, const char *prefix)
{
  g_auto (GStrv) names = g_action_group_list_actions (group);

  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_add (existing, g_strdup_printf ("%s.%s", prefix, names[i]));
}

static void
add_class (GType type)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  GType owner;
  const char *name;
  const GVariantType *parameter;
  const char *property;

  for (guint i = 0; gtk_widget_class_query_action ((GtkWidgetClass *) klass,
                                                   i,
                                                   &owner,
                                                   &name,
                                                   &parameter,
                                                   &property);
       i++)
    if (owner == type)
      g_hash_table_add (existing, g_strdup (name));
}

static void
reach (const char *name)
{
  if (name != NULL)
    g_hash_table_add (reached, g_strdup (name));
}

static void
reach_menu (GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuLinkIter) links = g_menu_model_iterate_item_links (menu, i);
      g_autofree char *action = NULL;
      const char *kind;
      GMenuModel *below;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action);
      reach (action);
      while (g_menu_link_iter_get_next (links, &kind, &below))
        {
          reach_menu (below);
          g_object_unref (below);
        }
    }
}

static gboolean
collect (GtkWidget *widget, gpointer user_data)
{
  GMenuModel *menu = NULL;

  if (GTK_IS_MENU_BUTTON (widget))
    {
      menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget));
      if (menu == NULL)
        menu = matchup_lazy_menu_get (GTK_MENU_BUTTON (widget));
    }
  else if (GTK_IS_POPOVER_MENU (widget))
    menu = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (widget));
  if (menu != NULL)
    reach_menu (menu);
  if (GTK_IS_POPOVER_MENU (widget) || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) ||
      GTK_IS_WINDOW_CONTROLS (widget))
    return FALSE;
  if (GTK_IS_ACTIONABLE (widget))
    reach (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)));
  if (MATCHUP_IS_HISTORY_ROW (widget) && gtk_widget_get_mapped (widget))
    matchup_history_row_show_menu (MATCHUP_HISTORY_ROW (widget), -1, -1);
  return TRUE;
}

static void
collect_shortcuts (void)
{
  const MatchupShortcut *shortcuts;
  guint n;

  shortcuts = matchup_shortcuts_get (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      if (shortcuts[i].action == NULL ||
          !g_action_parse_detailed_name (shortcuts[i].action, &name, &target, NULL))
        continue;
      reach (name);
    }
}

static void
test_reachable (void)
{
  const Page *pages;
  guint n_pages;
  GHashTableIter iter;
  const char *name;

  pages = pages_get (&n_pages);
  for (guint i = 0; i < n_pages; i++)
    {
      GtkWindow *window = pages[i].create ();

      matchup_test_present (window);
      if (MATCHUP_IS_WINDOW (window))
        add_group (G_ACTION_GROUP (window), "win");
      matchup_test_foreach (window, collect, NULL);
      matchup_test_destroy (window);
    }
  collect_shortcuts ();
  add_group (G_ACTION_GROUP (pages_get_application ()), "app");
  /* Of rounds and of the window; see test-share.c. */
  for (guint i = 0; i < G_N_ELEMENTS (of_rounds); i++)
    g_hash_table_add (existing, g_strdup (of_rounds[i]));
  for (guint i = 0; i < G_N_ELEMENTS (of_context); i++)
    g_hash_table_add (existing, g_strdup (of_context[i]));
  add_class (MATCHUP_TYPE_ANSWER_VIEW);
  add_class (MATCHUP_TYPE_ANSWER_DETAILS);
  add_class (MATCHUP_TYPE_HELP_WINDOW);
  add_class (MATCHUP_TYPE_HISTORY_ROW);
  add_class (MATCHUP_TYPE_PERSONAL_DATA_BAR);
  add_class (MATCHUP_TYPE_SIDEBAR);
  add_class (MATCHUP_TYPE_LINEUP_CHIP);
  add_class (MATCHUP_TYPE_LINEUP_SAVED);
  add_class (MATCHUP_TYPE_CONTESTANT_SETTINGS);
  add_class (MATCHUP_TYPE_CHAT_PAGE);
  add_class (MATCHUP_TYPE_CHAT_ROW);
  add_class (MATCHUP_TYPE_PROMPT_EDITOR);
  add_class (MATCHUP_TYPE_COMPARE_PAGE);
  add_class (MATCHUP_TYPE_COMPOSER);
  add_class (MATCHUP_TYPE_DIFFERENCES_WINDOW);
  add_class (MATCHUP_TYPE_EXPORT_DIALOG);
  add_class (MATCHUP_TYPE_JUDGING_CRITERION_ROW);
  add_class (MATCHUP_TYPE_PRESET_BUTTON);
  add_class (MATCHUP_TYPE_PRESET_CARDS);
  add_class (MATCHUP_TYPE_PRESET_CHOOSER);
  add_class (MATCHUP_TYPE_PRESET_PAGE);
  add_class (MATCHUP_TYPE_PRESET_ROW);
  add_class (MATCHUP_TYPE_PRESETS_PAGE);
  add_class (MATCHUP_TYPE_PRICE_PAGE);
  add_class (MATCHUP_TYPE_QUICK_ASK);
  add_class (MATCHUP_TYPE_RESULTS_PAGE);
  add_class (MATCHUP_TYPE_LINEUP_PAGE);
  add_class (MATCHUP_TYPE_MODELS_PAGE);
  add_class (MATCHUP_TYPE_SAVED_LINEUP_ROW);
  add_class (MATCHUP_TYPE_SERVICE_ROW);
  add_class (MATCHUP_TYPE_SERVICE_PAGE);
  add_class (MATCHUP_TYPE_SERVICES_PAGE);
  add_class (MATCHUP_TYPE_VOTE_BAR);
  for (guint i = 0; i < G_N_ELEMENTS (of_rows); i++)
    reach (of_rows[i]);
  for (guint i = 0; i < G_N_ELEMENTS (asked_by_parts); i++)
    {
      g_assert_false (g_hash_table_contains (reached, asked_by_parts[i]));
      reach (asked_by_parts[i]);
    }
  g_hash_table_iter_init (&iter, existing);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, NULL))
    if (!g_hash_table_contains (reached, name))
      g_test_fail_printf ("nothing leads to the action %s", name);
  g_hash_table_iter_init (&iter, reached);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, NULL))
    if (!g_hash_table_contains (existing, name) && !g_str_has_prefix (name, "window."))
      g_test_fail_printf ("there is no action %s", name);
  g_assert_cmpuint (g_hash_table_size (existing), >, 20);
}

/* What widgets ask of those around them without a button that has the name. */
typedef struct
{
  GType (*get_type) (void);
  const char *names[8];
} Asking;

static const Asking asking[] = {
  { matchup_chat_row_get_type,
    { "chat.quote",
      "chat.compare",
      "chat.show-latest",
      "chat.next-message",
      "chat.focus-versions",
      "win.open" } },
  { matchup_answer_view_get_type,
    { "win.start-over", "context.shorten", "compare.choose-model", "app.preferences" } },
  { matchup_vote_bar_get_type, { "compare.show-latest", "compare.next-prompt", "win.open" } },
  { matchup_picture_tray_get_type, { "composer.focus" } },
  { matchup_history_row_get_type,
    { "win.set-title", "win.set-pinned", "win.delete", "win.suggest-title" } },
  { matchup_sidebar_get_type,
    { "win.set-pinned-all", "win.set-archived-all", "win.delete-all", "win.focus-composer" } },
};

static gboolean
has_class_action (GtkWidget *widget, const char *wanted)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (widget);
  GType owner;
  const char *name;
  const GVariantType *parameter;
  const char *property;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property);
       i++)
    if (g_str_equal (name, wanted))
      return TRUE;
  return FALSE;
}

/* Groups that are inserted somewhere: GTK does not tell of them. */
static gboolean
has_group (GtkWidget *widget, const char *name)
{
  if (g_str_has_prefix (name, "context."))
    return MATCHUP_IS_CHAT_PAGE (widget) || MATCHUP_IS_COMPARE_PAGE (widget);
  return g_str_has_prefix (name, "round.") &&
         (MATCHUP_IS_WINDOW (widget) || MATCHUP_IS_ROUND_ROW (widget));
}

static gboolean
is_there (GtkWidget *widget, const char *name)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      GApplication *application =
          GTK_IS_WINDOW (widget) ? G_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget)))
                                 : NULL;

      if (has_class_action (widget, name) || has_group (widget, name))
        return TRUE;
      if (GTK_IS_APPLICATION_WINDOW (widget) && g_str_has_prefix (name, "win.") &&
          g_action_group_has_action (G_ACTION_GROUP (widget), name + strlen ("win.")))
        return TRUE;
      if (application != NULL && g_str_has_prefix (name, "app.") &&
          g_action_group_has_action (G_ACTION_GROUP (application), name + strlen ("app.")))
        return TRUE;
    }
  return FALSE;
}

static guint n_missing;

static void
expect (GtkWidget *widget, const char *name)
{
  g_autofree char *path = NULL;

  if (name == NULL || is_there (widget, name))
    return;
  path = matchup_test_dup_path (widget);
  g_test_message ("there is no %s for %s", name, path);
  n_missing++;
}

static void
expect_menu (GtkWidget *widget, GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuLinkIter) links = g_menu_model_iterate_item_links (menu, i);
      g_autofree char *action = NULL;
      GMenuModel *below;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action);
      expect (widget, action);
      while (g_menu_link_iter_get_next (links, NULL, &below))
        {
          expect_menu (widget, below);
          g_object_unref (below);
        }
    }
}

static gboolean
expect_all (GtkWidget *widget, gpointer user_data)
{
  GMenuModel *menu = NULL;

  if (GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_POPOVER_MENU (widget))
    return FALSE;
  if (GTK_IS_MENU_BUTTON (widget))
    menu = matchup_lazy_menu_get (GTK_MENU_BUTTON (widget));
  if (GTK_IS_MENU_BUTTON (widget) && menu == NULL)
    menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget));
  if (menu != NULL && gtk_widget_is_sensitive (widget))
    expect_menu (widget, menu);
  if (GTK_IS_ACTIONABLE (widget))
    expect (widget, gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)));
  for (guint i = 0; i < G_N_ELEMENTS (asking); i++)
    for (guint k = 0; G_TYPE_CHECK_INSTANCE_TYPE (widget, asking[i].get_type ()) &&
                      k < G_N_ELEMENTS (asking[i].names);
         k++)
      expect (widget, asking[i].names[k]);
  return TRUE;
}

/* Before there is a workspace nothing can be done but to wait. */
static gboolean
is_ready (GtkWindow *window)
{
  return !MATCHUP_IS_WINDOW (window) ||
         g_action_group_has_action (G_ACTION_GROUP (window), "hide-names");
}

/* Whatever can be pressed is there to be pressed where it is shown; not in windows of tests. */
static void
test_there (void)
{
  const Page *pages;
  guint n_pages;

  pages = pages_get (&n_pages);
  for (guint i = 0; i < n_pages; i++)
    {
      GtkWindow *window = pages[i].create ();

      matchup_test_present (window);
      if (g_str_has_prefix (G_OBJECT_TYPE_NAME (window), "Matchup") && is_ready (window))
        matchup_test_foreach (window, expect_all, NULL);
      matchup_test_destroy (window);
    }
  g_assert_cmpuint (n_missing, ==, 0);
}

/* @names: of actions of the window, blanks between them. All others are disabled. */
static void
assert_enabled (MatchupWindow *window, const char *names)
{
  g_auto (GStrv) all = g_action_group_list_actions (G_ACTION_GROUP (window));
  g_auto (GStrv) wanted = g_strsplit (names, " ", -1);

  for (guint i = 0; wanted[i] != NULL; i++)
    g_assert_true (g_strv_contains ((const char *const *) all, wanted[i]));
  for (guint i = 0; all[i] != NULL; i++)
    if (g_action_group_get_action_enabled (G_ACTION_GROUP (window), all[i]) !=
        g_strv_contains ((const char *const *) wanted, all[i]))
      g_error ("win.%s is %s",
               all[i],
               g_strv_contains ((const char *const *) wanted, all[i]) ? "disabled" : "enabled");
}

#define ALWAYS                                                                             \
  "delete set-title set-pinned start-over toggle-sidebar open open-round compare-prompt "  \
  "close-this-private delete-all set-pinned-all set-archived-all suggest-title next-part " \
  "previous-part"
#define VIEW "layout equal-heights joint-scrolling hide-names reveal-together judge"
#define WITH_WORKSPACE                                                                            \
  ALWAYS " search search-history open-previous open-next practice-result welcome focus-composer " \
         "ask-many open-lineup view new "                                                         \
         "new-private-chat import export-all " VIEW
#define WITH_CONVERSATION \
  WITH_WORKSPACE " delete-open rename-open pin-open archive-open export-open print-open"

static void
test_window_enabled (void)
{
  static const char *const models[] = { "nosuch/one", "nosuch/two", NULL };
  g_autoptr (MatchupTestWorkspace) test = matchup_test_workspace_new (NULL);
  MatchupHistory *history = matchup_workspace_get_history (test->workspace);
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  g_autoptr (MatchupConversation) conversation =
      matchup_history_create (history, MATCHUP_CONVERSATION_KIND_COMPARE, lineup, FALSE);
  g_autoptr (MatchupRunGroup) group =
      matchup_workspace_ask (test->workspace, conversation, "Hello");
  MatchupWindow *window = matchup_window_new (GTK_APPLICATION (pages_get_application ()), NULL);
  const char *id = matchup_conversation_get_id (conversation);

  matchup_test_wait_until (!matchup_run_group_get_busy (group));
  assert_enabled (window, ALWAYS);
  matchup_window_show_opening (window);
  assert_enabled (window, ALWAYS);
  matchup_window_show_trouble (window, "Trouble.");
  assert_enabled (window, ALWAYS);
  matchup_window_set_workspace (window, test->workspace);
  assert_enabled (window, WITH_WORKSPACE);
  matchup_window_open (window, id);
  assert_enabled (window, WITH_CONVERSATION);
  matchup_window_start_new (window);
  assert_enabled (window, WITH_WORKSPACE);
  matchup_window_open (window, id);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.delete-open", NULL);
  assert_enabled (window, WITH_WORKSPACE);
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  pages_set_up ();
  existing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_test_add_func ("/ui/actions/reachable", test_reachable);
  g_test_add_func ("/ui/actions/there", test_there);
  g_test_add_func ("/ui/actions/window-enabled", test_window_enabled);
  status = g_test_run ();
  g_hash_table_unref (existing);
  g_hash_table_unref (reached);
  pages_tear_down ();
  return status;
}
