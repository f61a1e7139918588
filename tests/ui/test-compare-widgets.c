/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-answer-view.h"
#include "matchup-columns.h"
#include "matchup-compare-page.h"
#include "matchup-composer.h"
#include "matchup-params.h"
#include "matchup-round-row.h"
#include "matchup-stream-text.h"
#include "matchup-workspace-private.h"

#include <adwaita.h>
#include <string.h>

static char *
join_labels (GtkWidget *text)
{
  GString *joined = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (text); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (joined->len > 0)
        g_string_append (joined, "|");
      g_string_append (joined, gtk_label_get_text (GTK_LABEL (child)));
    }
  return g_string_free (joined, FALSE);
}

static void
test_stream_text_paragraphs (void)
{
  static const char source[] = "\n\nOne\ntwo\r\n\r\n\nthree <b>&amp;</b> \344\275\240\n\n";

  for (gsize size = 1; size < sizeof source; size++)
    {
      g_autoptr (MatchupMessage) message = matchup_message_new (MATCHUP_ROLE_ASSISTANT);
      GtkWidget *text = g_object_ref_sink (matchup_stream_text_new (message, FALSE));
      g_autofree char *joined = NULL;

      for (gsize at = 0; at < strlen (source); at += size)
        {
          gsize length = MIN (size, strlen (source) - at);
          g_autofree char *piece = g_strndup (source + at, length);

          /* The layer below never hands out half a character. */
          if (!g_utf8_validate (piece, (gssize) length, NULL))
            {
              matchup_message_append (message, MATCHUP_PART_KIND_TEXT, source + at, -1);
              matchup_stream_text_flush (MATCHUP_STREAM_TEXT (text));
              break;
            }
          matchup_message_append (message, MATCHUP_PART_KIND_TEXT, piece, (gssize) length);
          matchup_stream_text_flush (MATCHUP_STREAM_TEXT (text));
        }
      joined = join_labels (text);
      g_assert_cmpstr (joined, ==, "One\ntwo|three <b>&amp;</b> \344\275\240");
      g_assert_finalize_object (text);
    }
}

/* However long the answer is, new text touches the last paragraph only. */
static void
test_stream_text_appends_in_place (void)
{
  g_autoptr (MatchupMessage) message = matchup_message_new (MATCHUP_ROLE_ASSISTANT);
  GtkWidget *text = g_object_ref_sink (matchup_stream_text_new (message, FALSE));
  g_autofree char *line = g_strnfill (400, 'w');
  GtkWidget *first = NULL;
  gsize longest = 0;

  for (int i = 0; i < 2500; i++)
    {
      matchup_message_append (message, MATCHUP_PART_KIND_TEXT, line, -1);
      if (i % 7 == 0)
        matchup_message_append (message, MATCHUP_PART_KIND_TEXT, " ", -1);
      matchup_stream_text_flush (MATCHUP_STREAM_TEXT (text));
      if (first == NULL)
        first = gtk_widget_get_first_child (text);
    }
  g_assert_true (gtk_widget_get_first_child (text) == first);
  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    longest = MAX (longest, strlen (gtk_label_get_text (GTK_LABEL (child))));
  g_assert_cmpuint (longest, <=, 8000);
  g_assert_finalize_object (text);
}

/* What has no blank for long costs more than it says; what can be broken anywhere does not. */
static void
test_stream_text_cuts_endless_words (void)
{
  g_autoptr (MatchupMessage) message = matchup_message_new (MATCHUP_ROLE_ASSISTANT);
  GtkWidget *text = g_object_ref_sink (matchup_stream_text_new (message, FALSE));
  g_autofree char *word = g_strnfill (1200, 'w');
  GString *chinese = g_string_new (NULL);
  GtkWidget *child;

  while (chinese->len < 2000)
    g_string_append (chinese, "\344\275\240");
  matchup_message_append (message, MATCHUP_PART_KIND_TEXT, word, -1);
  matchup_message_append (message, MATCHUP_PART_KIND_TEXT, "\n\n", -1);
  matchup_message_append (message, MATCHUP_PART_KIND_TEXT, chinese->str, -1);
  matchup_stream_text_flush (MATCHUP_STREAM_TEXT (text));
  child = gtk_widget_get_first_child (text);
  for (gsize length = 0; length < 1200; child = gtk_widget_get_next_sibling (child))
    {
      g_assert_cmpuint (strlen (gtk_label_get_text (GTK_LABEL (child))), <=, 500);
      length += strlen (gtk_label_get_text (GTK_LABEL (child)));
    }
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (child)), ==, chinese->str);
  g_assert_null (gtk_widget_get_next_sibling (child));
  g_string_free (chinese, TRUE);
  g_assert_finalize_object (text);
}

static void
test_stream_text_kinds (void)
{
  g_autoptr (MatchupMessage) message = matchup_message_new (MATCHUP_ROLE_ASSISTANT);
  GtkWidget *text = g_object_ref_sink (matchup_stream_text_new (message, FALSE));
  GtkWidget *thinking = g_object_ref_sink (matchup_stream_text_new (message, TRUE));
  g_autofree char *joined_text = NULL;
  g_autofree char *joined_thinking = NULL;

  matchup_message_append (message, MATCHUP_PART_KIND_REASONING, "hmm", -1);
  matchup_message_append (message, MATCHUP_PART_KIND_TEXT, "yes", -1);
  matchup_stream_text_flush (MATCHUP_STREAM_TEXT (text));
  matchup_stream_text_flush (MATCHUP_STREAM_TEXT (thinking));
  joined_text = join_labels (text);
  joined_thinking = join_labels (thinking);
  g_assert_cmpstr (joined_text, ==, "yes");
  g_assert_cmpstr (joined_thinking, ==, "hmm");
  g_assert_finalize_object (text);
  g_assert_finalize_object (thinking);
}

static void
test_columns (void)
{
  GtkWidget *columns = g_object_ref_sink (matchup_columns_new ());
  GtkWidget *labels[3];

  g_assert_cmpuint (matchup_columns_get_n_visible (MATCHUP_LAYOUT_COLUMNS, 336, 3), ==, 1);
  g_assert_cmpuint (matchup_columns_get_n_visible (MATCHUP_LAYOUT_COLUMNS, 1400, 3), ==, 3);
  g_assert_cmpuint (matchup_columns_get_n_visible (MATCHUP_LAYOUT_COLUMNS, 1400, 8), <, 8);
  for (int i = 0; i < 3; i++)
    {
      labels[i] = gtk_label_new ("answer");
      matchup_columns_append (MATCHUP_COLUMNS (columns), labels[i]);
    }
  gtk_widget_allocate (columns, 360, 100, -1, NULL);
  g_assert_true (gtk_widget_get_child_visible (labels[0]));
  g_assert_false (gtk_widget_get_child_visible (labels[1]));
  matchup_columns_set_first (MATCHUP_COLUMNS (columns), 2);
  gtk_widget_allocate (columns, 360, 100, -1, NULL);
  g_assert_false (gtk_widget_get_child_visible (labels[0]));
  g_assert_true (gtk_widget_get_child_visible (labels[2]));
  gtk_widget_allocate (columns, 1400, 100, -1, NULL);
  for (int i = 0; i < 3; i++)
    g_assert_true (gtk_widget_get_child_visible (labels[i]));
  g_assert_finalize_object (columns);
}

static MatchupWorkspace *
make_workspace (void)
{
  g_autoptr (MatchupSecretStore) secrets = matchup_secret_store_new_memory ();

  /* Never opened: these tests save nothing. */
  return matchup_workspace_new_for_parts ("/nonexistent", secrets, NULL, NULL);
}

static MatchupRound *
make_round (MatchupRunState state, MatchupErrorInfo *error)
{
  g_autoptr (MatchupMessage) prompt = matchup_message_new_text (MATCHUP_ROLE_USER, "What?");
  MatchupRound *round = matchup_round_new (NULL, prompt, 1);
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new ("openai", "m", NULL, 0, 0, 0);
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);
      g_autoptr (MatchupAnswer) answer = matchup_answer_new (contestant);
      g_autoptr (MatchupRun) run = matchup_run_new (NULL, contestant);

      matchup_run_append (run, MATCHUP_PART_KIND_TEXT, "That.", -1);
      if (error != NULL)
        matchup_run_fail (run, error);
      else if (state != MATCHUP_RUN_STATE_QUEUED)
        g_assert_true (matchup_run_set_state (run, state));
      matchup_answer_add_run (answer, run);
      matchup_round_add_answer (round, answer);
    }
  return round;
}

static void
test_every_state (void)
{
  g_autoptr (MatchupWorkspace) workspace = make_workspace ();

  for (int state = MATCHUP_RUN_STATE_QUEUED; state <= MATCHUP_RUN_STATE_INTERRUPTED; state++)
    {
      g_autoptr (MatchupErrorInfo) error =
          state == MATCHUP_RUN_STATE_FAILED
              ? matchup_error_info_new_simple (MATCHUP_ERROR_KIND_AUTH, 0, "no")
              : NULL;
      g_autoptr (MatchupRound) round = make_round ((MatchupRunState) state, error);
      g_autoptr (MatchupConversation) conversation =
          matchup_conversation_new (NULL, MATCHUP_CONVERSATION_KIND_COMPARE, 1, TRUE);
      GtkWidget *row;
      int minimum = 0;

      matchup_conversation_add_round (conversation, round);
      row = g_object_ref_sink (matchup_round_row_new (workspace, conversation, round));
      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 700, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, >, 60);
      gtk_widget_set_direction (row, GTK_TEXT_DIR_RTL);
      gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 336);
      g_assert_finalize_object (row);
    }
}

static void
sent_cb (MatchupComposer *composer, const char *text, char **out_text)
{
  g_free (*out_text);
  *out_text = g_strdup (text);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *icon_name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon_name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, icon_name);
  return found;
}

static void
test_composer (void)
{
  MatchupComposer *composer = g_object_ref_sink (MATCHUP_COMPOSER (matchup_composer_new ()));
  GtkWidget *send = find_button (GTK_WIDGET (composer), "go-up-symbolic");
  GtkWidget *stop = find_button (GTK_WIDGET (composer), "media-playback-stop-symbolic");
  g_autofree char *text = NULL;

  g_signal_connect (composer, "send", G_CALLBACK (sent_cb), &text);
  g_assert_false (gtk_widget_get_sensitive (send));
  matchup_composer_set_can_send (composer, TRUE);
  matchup_composer_set_text (composer, " \n ");
  g_assert_false (gtk_widget_get_sensitive (send));
  matchup_composer_set_text (composer, "Hello");
  g_assert_true (gtk_widget_get_sensitive (send));
  g_signal_emit_by_name (send, "clicked");
  g_assert_cmpstr (text, ==, "Hello");
  matchup_composer_set_busy (composer, TRUE);
  g_assert_true (gtk_widget_get_visible (stop));
  g_assert_false (gtk_widget_get_visible (send));
  g_assert_finalize_object (composer);
}

static void
test_page (void)
{
  g_autoptr (MatchupWorkspace) workspace = make_workspace ();
  GtkWidget *page = g_object_ref_sink (matchup_compare_page_new (workspace));
  g_autofree char *title = NULL;
  int minimum = 0;

  g_object_get (page, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "");
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_null (matchup_compare_page_get_conversation (MATCHUP_COMPARE_PAGE (page)));
  g_assert_finalize_object (page);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/stream-text/paragraphs", test_stream_text_paragraphs);
  g_test_add_func ("/ui/stream-text/appends-in-place", test_stream_text_appends_in_place);
  g_test_add_func ("/ui/stream-text/cuts-endless-words", test_stream_text_cuts_endless_words);
  g_test_add_func ("/ui/stream-text/kinds", test_stream_text_kinds);
  g_test_add_func ("/ui/columns/carousel", test_columns);
  g_test_add_func ("/ui/round-row/every-state", test_every_state);
  g_test_add_func ("/ui/composer/send", test_composer);
  g_test_add_func ("/ui/compare-page/new", test_page);
  return g_test_run ();
}
