/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two answers with their differences: opened from a real page, read, gone through, closed. */
#include "matchup-answer-view.h"
#include "matchup-compare-page.h"
#include "matchup-differences-side.h"
#include "matchup-differences-window.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <glib/gi18n.h>
#include <string.h>
#include <time.h>

#define HOSTILE "<b>&amp;</b> <span size='1'>\n![](file:///etc/passwd)\n"
#define HOSTILE_PLAIN "<b>&</b> <span size='1'>\nfile:///etc/passwd\n"

static MatchupTestWorkspace *test;

typedef struct
{
  MatchupConversation *conversation;
  GtkWindow *window; /* with the page */
  GtkWindow *dialog;
} Fixture;

/* @texts: of the answers, up to a NULL. */
static MatchupConversation *
create_conversation (const char *const *texts)
{
  static const char *const all[] = { "nosuch/one", "nosuch/two", "nosuch/three", NULL };
  const char *models[G_N_ELEMENTS (all)] = { NULL };
  g_autoptr (MatchupLineup) lineup = NULL;
  MatchupConversation *conversation;
  MatchupRound *round;

  for (guint i = 0; texts[i] != NULL; i++)
    models[i] = all[i];
  lineup = matchup_test_lineup_new (models);
  conversation = matchup_history_create (matchup_workspace_get_history (test->workspace),
                                         MATCHUP_CONVERSATION_KIND_COMPARE,
                                         lineup,
                                         TRUE);
  round = matchup_test_add_round (conversation, "What?", "", MATCHUP_RUN_STATE_WRITING);
  for (guint i = 0; texts[i] != NULL; i++)
    if (*texts[i] != '\0')
      matchup_run_append (matchup_answer_get_current (matchup_round_get_answer (round, i)),
                          MATCHUP_PART_KIND_TEXT,
                          texts[i],
                          -1);
  return conversation;
}

static MatchupRun *
get_run (Fixture *fixture, guint i)
{
  MatchupRound *round = matchup_conversation_get_round (fixture->conversation, 0);

  return matchup_answer_get_current (matchup_round_get_answer (round, i));
}

static void
fixture_init (Fixture *self, const char *const *texts)
{
  GtkWidget *page = matchup_compare_page_new (test->workspace);

  self->conversation = create_conversation (texts);
  self->dialog = NULL;
  matchup_compare_page_set_conversation (MATCHUP_COMPARE_PAGE (page), self->conversation);
  self->window = matchup_test_show (page, 1200, 700);
}

static GtkWidget *
open_menu (Fixture *self)
{
  GtkWidget *view = matchup_test_find_type (self->window, MATCHUP_TYPE_ANSWER_VIEW);
  GtkWidget *button = matchup_test_find (view, "menu_button");

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  matchup_test_wait_frames (self->window, 2);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  return view;
}

static MatchupDifferencesSide *
get_side (Fixture *self, const char *id)
{
  return MATCHUP_DIFFERENCES_SIDE (matchup_test_find (self->dialog, id));
}

static void
wait_complete (Fixture *self)
{
  matchup_test_wait_until (matchup_differences_side_is_complete (get_side (self, "first")) &&
                           matchup_differences_side_is_complete (get_side (self, "second")));
}

/* As a person does it. */
static void
open_differences (Fixture *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  g_assert_true (gtk_widget_activate_action (open_menu (self), "answer.differences", NULL));
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (MATCHUP_IS_DIFFERENCES_WINDOW (window))
        self->dialog = window;
    }
  g_assert_nonnull (self->dialog);
  g_assert_true (gtk_window_get_transient_for (self->dialog) == self->window);
  g_assert_true (gtk_window_get_modal (self->dialog));
  wait_complete (self);
}

static void
fixture_clear (Fixture *self)
{
  if (self->dialog != NULL)
    matchup_test_destroy (self->dialog);
  matchup_test_destroy (self->window);
  g_object_unref (self->conversation);
}

static GtkTextBuffer *
get_buffer (Fixture *self, const char *side)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (matchup_test_find (get_side (self, side), "view")));
}

static const char *
get_label (gpointer root, const char *id)
{
  return gtk_label_get_text (GTK_LABEL (matchup_test_find (root, id)));
}

static void
assert_text (Fixture *self, const char *side, const char *expected)
{
  GtkTextBuffer *buffer = get_buffer (self, side);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, expected);
}

/* All text with a tag, with a bar behind each piece. */
static char *
dup_tagged (Fixture *self, const char *side, const char *name)
{
  GtkTextBuffer *buffer = get_buffer (self, side);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  GString *tagged = g_string_new (NULL);
  GtkTextIter begin;

  gtk_text_buffer_get_start_iter (buffer, &begin);
  while (gtk_text_iter_starts_tag (&begin, tag) ||
         gtk_text_iter_forward_to_tag_toggle (&begin, tag))
    {
      GtkTextIter end = begin;
      g_autofree char *text = NULL;

      if (!gtk_text_iter_starts_tag (&begin, tag))
        continue;
      gtk_text_iter_forward_to_tag_toggle (&end, tag);
      text = gtk_text_buffer_get_text (buffer, &begin, &end, TRUE);
      g_string_append_printf (tagged, "%s|", text);
      begin = end;
    }
  return g_string_free (tagged, FALSE);
}

/* What is bold and underlined. */
static void
assert_marked (Fixture *self, const char *side, const char *expected)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (get_buffer (self, side));
  g_autofree char *marked = dup_tagged (self, side, "own");
  PangoUnderline underline;
  int weight;

  g_object_get (gtk_text_tag_table_lookup (table, "own"),
                "weight",
                &weight,
                "underline",
                &underline,
                NULL);
  g_assert_cmpint (weight, ==, PANGO_WEIGHT_BOLD);
  g_assert_cmpint (underline, ==, PANGO_UNDERLINE_SINGLE);
  g_assert_cmpstr (marked, ==, expected);
}

/* The difference that is read. */
static void
assert_current (Fixture *self, const char *side, const char *expected)
{
  g_autofree char *current = dup_tagged (self, side, "current");

  g_assert_cmpstr (current, ==, expected);
}

static void
assert_words (Fixture *self, const char *side, int n)
{
  g_autofree char *expected =
      g_strdup_printf (ngettext ("%'d word only here", "%'d words only here", (gulong) n), n);

  g_assert_cmpstr (get_label (get_side (self, side), "count"), ==, expected);
}

static void
assert_characters (Fixture *self, const char *side, int n)
{
  g_autofree char *expected =
      g_strdup_printf (ngettext ("%'d character only here", "%'d characters only here", (gulong) n),
                       n);

  g_assert_cmpstr (get_label (get_side (self, side), "count"), ==, expected);
}

static void
test_marked (void)
{
  static const char *const texts[] = { "A big red car.\n" HOSTILE "Last old",
                                       "A small blue car.\n" HOSTILE "Last",
                                       NULL };
  Fixture fixture;
  g_autofree char *name = NULL;

  fixture_init (&fixture, texts);
  open_differences (&fixture);
  assert_text (&fixture, "first", "A big red car.\n" HOSTILE_PLAIN "Last old");
  assert_text (&fixture, "second", "A small blue car.\n" HOSTILE_PLAIN "Last");
  assert_marked (&fixture, "first", "big red| old|");
  assert_marked (&fixture, "second", "small blue|");
  assert_words (&fixture, "first", 3);
  assert_words (&fixture, "second", 2);
  g_assert_cmpstr (get_label (fixture.dialog, "summary"),
                   ==,
                   _ ("What only one of the answers says is bold and underlined."));
  name =
      matchup_test_dup_accessible_name (matchup_test_find (get_side (&fixture, "second"), "view"));
  g_assert_cmpstr (name, ==, get_label (get_side (&fixture, "second"), "name"));
  g_assert_nonnull (strstr (name, "two"));
  g_assert_nonnull (strstr (get_label (get_side (&fixture, "first"), "name"), "one"));
  /* With two answers there is nothing to choose. */
  g_assert_false (
      gtk_widget_get_visible (matchup_test_find (get_side (&fixture, "first"), "chooser")));
  fixture_clear (&fixture);
}

static void
test_chinese (void)
{
  static const char *const texts[] = { "今天天气很好。", "今天天气不太好。", NULL };
  Fixture fixture;

  fixture_init (&fixture, texts);
  open_differences (&fixture);
  assert_marked (&fixture, "first", "很|");
  assert_marked (&fixture, "second", "不太|");
  assert_characters (&fixture, "first", 1);
  assert_characters (&fixture, "second", 2);
  fixture_clear (&fixture);
}

static void
test_go (void)
{
  static const char *const texts[] = { "one two three", "one 2 three four", NULL };
  Fixture fixture;
  g_autofree char *first = g_strdup_printf (_ ("Difference %u of %u"), 1, 2);
  g_autofree char *second = g_strdup_printf (_ ("Difference %u of %u"), 2, 2);
  g_autofree char *all = g_strdup_printf (ngettext ("%u difference", "%u differences", 2), 2);

  fixture_init (&fixture, texts);
  open_differences (&fixture);
  g_assert_cmpstr (get_label (fixture.dialog, "position"), ==, all);
  matchup_test_click (matchup_test_find_named (fixture.dialog, _ ("Go to the next difference")));
  g_assert_cmpstr (get_label (fixture.dialog, "position"), ==, first);
  assert_current (&fixture, "first", "two|");
  assert_current (&fixture, "second", "2|");
  matchup_test_click (matchup_test_find_named (fixture.dialog, _ ("Go to the next difference")));
  assert_current (&fixture, "first", "");
  assert_current (&fixture, "second", " four|");
  g_assert_cmpstr (get_label (fixture.dialog, "position"), ==, second);
  matchup_test_click (matchup_test_find_named (fixture.dialog, _ ("Go to the next difference")));
  assert_current (&fixture, "second", "2|");
  matchup_test_click (
      matchup_test_find_named (fixture.dialog, _ ("Go to the previous difference")));
  assert_current (&fixture, "second", " four|");
  fixture_clear (&fixture);
}

static void
test_same (void)
{
  static const char *const texts[] = { "The same.", "The same.", NULL };
  Fixture fixture;

  fixture_init (&fixture, texts);
  open_differences (&fixture);
  g_assert_cmpstr (get_label (fixture.dialog, "summary"), ==, _ ("The answers are the same."));
  assert_marked (&fixture, "first", "");
  assert_text (&fixture, "second", "The same.");
  g_assert_false (gtk_widget_get_visible (matchup_test_find (fixture.dialog, "position")));
  g_assert_false (gtk_widget_get_sensitive (
      matchup_test_find_named (fixture.dialog, _ ("Go to the next difference"))));
  fixture_clear (&fixture);
}

static void
test_blanks (void)
{
  static const char *const texts[] = { "The same.", "The  same!", NULL };
  Fixture fixture;

  fixture_init (&fixture, texts);
  open_differences (&fixture);
  g_assert_cmpstr (
      get_label (fixture.dialog, "summary"),
      ==,
      _ ("The answers differ only in blanks and punctuation, which is bold and underlined."));
  assert_marked (&fixture, "second", "  |!|");
  fixture_clear (&fixture);
}

/* Only what a person reads counts: how it is set is not what it says. */
static void
test_markdown (void)
{
  static const char *const texts[] = { "**One** and\n\n| a | b |\n|---|---|\n| 1 | 2 |",
                                       "One *and*\n\n|a|b|\n|:-:|---|\n|1|two|",
                                       NULL };
  Fixture fixture;

  fixture_init (&fixture, texts);
  open_differences (&fixture);
  assert_text (&fixture, "first", "One and\n\na\tb\n1\t2");
  assert_marked (&fixture, "first", "2|");
  assert_marked (&fixture, "second", "two|");
  fixture_clear (&fixture);
}

/* What comes later belongs to the next time. */
static void
test_snapshot (void)
{
  static const char *const texts[] = { "First", "Second", NULL };
  Fixture fixture;

  fixture_init (&fixture, texts);
  open_differences (&fixture);
  matchup_run_append (get_run (&fixture, 0), MATCHUP_PART_KIND_TEXT, " and more", -1);
  matchup_test_wait_frames (fixture.dialog, 3);
  assert_text (&fixture, "first", "First");
  fixture_clear (&fixture);
}

static void
test_choose (void)
{
  static const char *const texts[] = { "one here", "two here", "three here", NULL };
  Fixture fixture;
  g_autofree char *name = NULL;
  GtkWidget *chooser;

  fixture_init (&fixture, texts);
  open_differences (&fixture);
  assert_marked (&fixture, "second", "two|");
  chooser = matchup_test_find (get_side (&fixture, "second"), "chooser");
  g_assert_true (gtk_widget_get_visible (chooser));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), 2);
  wait_complete (&fixture);
  assert_marked (&fixture, "first", "one|");
  assert_marked (&fixture, "second", "three|");
  name = matchup_test_dup_accessible_name (gtk_widget_get_first_child (chooser));
  g_assert_nonnull (strstr (name, "three"));
  /* One with itself; chosen twice in a row, so that the first comparison is given up. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), 0);
  wait_complete (&fixture);
  g_assert_cmpstr (get_label (fixture.dialog, "summary"), ==, _ ("The answers are the same."));
  fixture_clear (&fixture);
}

static gboolean
can_open (Fixture *fixture)
{
  GtkWidget *view = open_menu (fixture);
  GtkWidget *probe = gtk_button_new ();
  gboolean enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), "answer.differences");
  gtk_widget_set_parent (probe, view);
  enabled = gtk_widget_get_sensitive (probe);
  gtk_widget_unparent (probe);
  return enabled;
}

static void
test_offered (void)
{
  static const char *const texts[] = { "Text", "", NULL };
  Fixture fixture;

  fixture_init (&fixture, texts);
  g_assert_false (can_open (&fixture));
  matchup_run_append (get_run (&fixture, 1), MATCHUP_PART_KIND_REASONING, "Hm", -1);
  g_assert_false (can_open (&fixture));
  matchup_run_append (get_run (&fixture, 1), MATCHUP_PART_KIND_TEXT, "T", -1);
  g_assert_true (can_open (&fixture));
  fixture_clear (&fixture);
}

static void
test_narrow (void)
{
  static const char *const texts[] = { "one here", "two here", "three here", NULL };
  Fixture fixture;
  graphene_rect_t first;
  graphene_rect_t second;
  int minimum;

  fixture_init (&fixture, texts);
  open_differences (&fixture);
  gtk_widget_measure (GTK_WIDGET (fixture.dialog),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &minimum,
                      NULL,
                      NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  matchup_test_present (fixture.dialog);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (get_side (&fixture, "first")),
                                            GTK_WIDGET (fixture.dialog),
                                            &first));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (get_side (&fixture, "second")),
                                            GTK_WIDGET (fixture.dialog),
                                            &second));
  g_assert_cmpfloat (second.origin.x, >=, first.origin.x + first.size.width);
  g_assert_cmpfloat (second.origin.y, ==, first.origin.y);
  gtk_window_set_default_size (fixture.dialog, 400, 700);
  matchup_test_wait_until (gtk_widget_get_width (GTK_WIDGET (fixture.dialog)) <= 400);
  matchup_test_wait_frames (fixture.dialog, 2);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (get_side (&fixture, "first")),
                                            GTK_WIDGET (fixture.dialog),
                                            &first));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (get_side (&fixture, "second")),
                                            GTK_WIDGET (fixture.dialog),
                                            &second));
  g_assert_cmpfloat (second.origin.x, ==, first.origin.x);
  g_assert_cmpfloat (second.origin.y, >=, first.origin.y + first.size.height);
  fixture_clear (&fixture);
}

/* Sends a key to what handles the keys of a window. */
static gboolean
press (GtkWindow *window, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (!GTK_IS_KEYVAL_TRIGGER (trigger) ||
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != key ||
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != modifiers)
            continue;
          if (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                            0,
                                            GTK_WIDGET (window),
                                            NULL))
            return TRUE;
        }
    }
  return FALSE;
}

static void
test_keys (void)
{
  static const char *const texts[] = { "one two three", "one 2 three four", NULL };
  Fixture fixture;
  GtkWindow *dialog;

  fixture_init (&fixture, texts);
  open_differences (&fixture);
  g_assert_true (press (fixture.dialog, GDK_KEY_F3, 0));
  assert_current (&fixture, "second", "2|");
  g_assert_true (press (fixture.dialog, GDK_KEY_F3, GDK_SHIFT_MASK));
  assert_current (&fixture, "second", " four|");
  dialog = g_steal_pointer (&fixture.dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_assert_true (press (dialog, GDK_KEY_Escape, 0));
  matchup_test_wait_until (dialog == NULL);
  fixture_clear (&fixture);
}

static char *
dup_long (const char *word)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%s%u%s", i % 2 ? word : "w", i, i % 60 == 59 ? "\n\n" : " ");
  return g_string_free (text, FALSE);
}

static double
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* No turn of the main loop takes long, whatever there is to be shown. */
static void
test_long (void)
{
  g_autofree char *first = dup_long ("a");
  g_autofree char *second = dup_long ("b");
  const char *const texts[] = { first, second, NULL };
  g_autoptr (MatchupConversation) conversation = create_conversation (texts);
  MatchupRound *round = matchup_conversation_get_round (conversation, 0);
  Fixture fixture = { 0 };
  double longest = 0;
  guint turns = 0;

  fixture.dialog =
      GTK_WINDOW (matchup_differences_window_new (round, matchup_round_get_answer (round, 0)));
  gtk_window_present (fixture.dialog);
  matchup_test_wait_frames (fixture.dialog, 2);
  /* Some more turns when all is there: then it is laid out for the first time. */
  for (guint behind = 0; behind < 20;)
    {
      double begin = get_seconds ();

      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, get_seconds () - begin);
      turns++;
      if (matchup_differences_side_is_complete (get_side (&fixture, "first")) &&
          matchup_differences_side_is_complete (get_side (&fixture, "second")))
        behind++;
    }
  g_test_message ("%u turns, the longest took %.1f ms", turns, longest * 1000);
  g_assert_cmpuint (turns, >, 2);
  g_assert_cmpfloat (longest, <, 0.25); /* with all checks built in */
  g_strchomp (first);                   /* blanks at the end are no text */
  assert_text (&fixture, "first", first);
  matchup_test_destroy (fixture.dialog);
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  test = matchup_test_workspace_new (NULL);
  g_test_add_func ("/ui/differences/marked", test_marked);
  g_test_add_func ("/ui/differences/chinese", test_chinese);
  g_test_add_func ("/ui/differences/go", test_go);
  g_test_add_func ("/ui/differences/same", test_same);
  g_test_add_func ("/ui/differences/blanks", test_blanks);
  g_test_add_func ("/ui/differences/markdown", test_markdown);
  g_test_add_func ("/ui/differences/snapshot", test_snapshot);
  g_test_add_func ("/ui/differences/choose", test_choose);
  g_test_add_func ("/ui/differences/offered", test_offered);
  g_test_add_func ("/ui/differences/narrow", test_narrow);
  g_test_add_func ("/ui/differences/keys", test_keys);
  g_test_add_func ("/ui/differences/long", test_long);
  status = g_test_run ();
  matchup_test_workspace_free (test);
  return status;
}
