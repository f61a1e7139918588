/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages that a pointer really drags, and who they are given to. */
#include "matchup-chat-row.h"
#include "matchup-message-drag.h"
#include "matchup-round-row.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#define ANSWER "**Two** of [them](https://example.org/)."
#define PLAIN "Two of them (https://example.org/)."

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupConversation *conversation;
  MatchupRound *round;
  GtkWindow *window;
  GtkWidget *row;
  GtkWidget *taker; /* where it is dropped */
  char *taken;
} Fixture;

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Fixture *fixture)
{
  g_free (fixture->taken);
  fixture->taken = g_value_dup_string (value);
  return TRUE;
}

static void
set_up_with (Fixture *fixture, gboolean blind)
{
  static const char *const models[] = { "openai/gpt-4o", "doubao/seed", NULL };
  g_autoptr (MatchupLineup) lineup = matchup_test_lineup_new (models);
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  fixture->test = matchup_test_workspace_new (NULL);
  fixture->conversation =
      matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              lineup,
                              TRUE);
  fixture->round =
      matchup_test_add_round (fixture->conversation, "How *many*?", ANSWER, MATCHUP_RUN_STATE_DONE);
  if (blind)
    matchup_round_make_blind (fixture->round, NULL);
  fixture->row =
      matchup_round_row_new (fixture->test->workspace, fixture->conversation, fixture->round);
  fixture->taker = gtk_label_new ("Here");
  gtk_widget_set_size_request (fixture->taker, 200, 80);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), fixture);
  gtk_widget_add_controller (fixture->taker, GTK_EVENT_CONTROLLER (target));
  gtk_box_append (GTK_BOX (box), fixture->taker);
  gtk_box_append (GTK_BOX (box), fixture->row);
  fixture->window = matchup_test_show (box, 900, 700);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_with (fixture, GPOINTER_TO_INT (data));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  matchup_test_destroy (fixture->window);
  g_object_unref (fixture->conversation);
  matchup_test_workspace_free (fixture->test);
  g_free (fixture->taken);
}

static void
run_xdotool (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_subprocess_wait_check_finish (process, result, &error);
  g_assert_no_error (error);
}

/* In the middle of a widget, a little to the side. */
static void
find_place (Fixture *fixture, GtkWidget *widget, int by, char **x, char **y)
{
  graphene_point_t middle = { (float) gtk_widget_get_width (widget) / 2,
                              (float) gtk_widget_get_height (widget) / 2 };
  graphene_point_t place;
  double left, top;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (fixture->window), &middle, &place));
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &left, &top);
  *x = g_strdup_printf ("%d", (int) (place.x + left) + by);
  *y = g_strdup_printf ("%d", (int) (place.y + top));
}

static void
drag (Fixture *fixture, GtkWidget *handle)
{
  g_autofree char *from_x = NULL, *from_y = NULL, *near_x = NULL, *near_y = NULL;
  g_autofree char *to_x = NULL, *to_y = NULL, *at_x = NULL, *at_y = NULL;

  find_place (fixture, handle, 0, &from_x, &from_y);
  find_place (fixture, handle, 24, &near_x, &near_y);
  find_place (fixture, fixture->taker, 0, &to_x, &to_y);
  find_place (fixture, fixture->taker, 4, &at_x, &at_y);
  {
    const char *const take[] = { "xdotool", "mousemove", from_x, from_y, "mousedown",
                                 "1",       "mousemove", near_x, near_y, NULL };
    const char *const carry[] = { "xdotool", "mousemove", to_x, to_y, NULL };
    const char *const leave[] = { "xdotool", "mousemove", at_x, at_y, "mouseup", "1", NULL };

    run_xdotool (take);
    matchup_test_wait_frames (fixture->window, 10);
    run_xdotool (carry);
    matchup_test_wait_frames (fixture->window, 10);
    run_xdotool (leave);
  }
  matchup_test_wait_until (fixture->taken != NULL);
}

static void
test_answer (Fixture *fixture, gconstpointer data)
{
  drag (fixture, matchup_test_find (fixture->row, "letter"));
  g_assert_cmpstr (fixture->taken, ==, PLAIN);
}

static gboolean
find_handle_cb (GtkWidget *widget, gpointer user_data)
{
  if (gtk_widget_has_css_class (widget, "matchup-drag-handle"))
    *(GtkWidget **) user_data = widget;
  return TRUE;
}

/* As it was typed. */
static void
test_question (Fixture *fixture, gconstpointer data)
{
  GtkWidget *handle = NULL;

  matchup_test_foreach (fixture->row, find_handle_cb, &handle);
  g_assert_nonnull (handle);
  drag (fixture, handle);
  g_assert_cmpstr (fixture->taken, ==, "How *many*?");
}

static gboolean
collect_handles_cb (GtkWidget *widget, gpointer user_data)
{
  if (gtk_widget_has_css_class (widget, "matchup-drag-handle"))
    g_ptr_array_add (user_data, widget);
  return TRUE;
}

static GtkDragSource *
find_source (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DRAG_SOURCE (controller))
        return GTK_DRAG_SOURCE (controller); /* the widget holds it */
    }
  g_assert_not_reached ();
}

/* Nothing to read is nothing to drag, and neither is what may not be seen yet. */
static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  MatchupAnswer *answer = matchup_round_get_answer (fixture->round, 0);
  g_autoptr (MatchupRun) run = matchup_run_new (NULL, matchup_answer_get_contestant (answer));
  g_autoptr (GdkContentProvider) content = NULL;
  GtkWidget *label = gtk_label_new ("A");

  g_object_ref_sink (label);
  matchup_answer_add_run (answer, run);
  matchup_message_drag_add_answer (label, fixture->round, answer);
  g_signal_emit_by_name (find_source (label), "prepare", 0.0, 0.0, &content);
  g_assert_null (content);
  matchup_run_append (run, MATCHUP_PART_KIND_TEXT, "Well", -1);
  g_signal_emit_by_name (find_source (label), "prepare", 0.0, 0.0, &content);
  g_assert_nonnull (content);
  matchup_run_stop (run);
  g_object_unref (label);
}

static void
assert_gives (GtkWidget *handle, const char *text)
{
  g_autoptr (GdkContentProvider) content = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  g_signal_emit_by_name (find_source (handle), "prepare", 0.0, 0.0, &content);
  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, text);
}

/* The question and the answer of a chat have a handle each. */
static void
test_chat (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row =
      matchup_chat_row_new (fixture->test->workspace, fixture->conversation, fixture->round);
  g_autoptr (GPtrArray) handles = g_ptr_array_new ();

  g_object_ref_sink (row);
  matchup_test_foreach (row, collect_handles_cb, handles);
  g_assert_cmpuint (handles->len, ==, 2);
  assert_gives (handles->pdata[0], "How *many*?");
  assert_gives (handles->pdata[1], PLAIN);
  g_object_unref (row);
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkContentProvider) content = matchup_message_drag_provide ("plain", "*mark*");
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (content);
  g_autoptr (GdkContentFormats) all =
      gdk_content_formats_union_serialize_mime_types (gdk_content_formats_ref (formats));

  g_assert_true (gdk_content_formats_contain_mime_type (all, "text/plain;charset=utf-8"));
  g_assert_true (gdk_content_formats_contain_mime_type (all, "text/plain"));
  g_assert_true (gdk_content_formats_contain_mime_type (all, "text/markdown"));
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
#define ADD(path, blind, test) \
  g_test_add (path, Fixture, GINT_TO_POINTER (blind), set_up, test, tear_down)
  ADD ("/ui/message-drag/answer", FALSE, test_answer);
  ADD ("/ui/message-drag/answer-of-nobody", TRUE, test_answer);
  ADD ("/ui/message-drag/question", FALSE, test_question);
  ADD ("/ui/message-drag/nothing", FALSE, test_nothing);
  ADD ("/ui/message-drag/chat", FALSE, test_chat);
  ADD ("/ui/message-drag/kinds", FALSE, test_kinds);
  return g_test_run ();
}
