/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a question is written, it is asked about what is personal in it, and what is too expensive.
 */
#include "matchup-budget-private.h"
#include "matchup-composer.h"
#include "matchup-masked-messages.h"
#include "matchup-personal-data-bar.h"
#include "matchup-personal-data-dialog.h"
#include "matchup-personal-data-group.h"
#include "matchup-personal-policy.h"
#include "matchup-prompt-editor.h"
#include "matchup-prompt-list-dialog.h"
#include "matchup-quick-ask.h"
#include "matchup-settings.h"
#include "matchup-test-ui.h"
#include "matchup-test-workspace.h"

#include <string.h>

#define PHONE "0170 1234567"

typedef struct
{
  MatchupTestWorkspace *test;
  MatchupLineup *lineup;
  GSettings *settings;
  MatchupConversation *conversation;
  GString *sent;
  guint n_masks; /* of what was sent last */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const models[] = { "deepseek/x", "deepseek/y", NULL };

  fixture->test = matchup_test_workspace_new (NULL);
  fixture->test->address = g_strdup ("http://192.0.2.1/v1");
  matchup_test_workspace_connect (fixture->test, "deepseek", NULL);
  fixture->lineup = matchup_test_lineup_new (models);
  fixture->settings = matchup_settings_new ();
  g_settings_reset (fixture->settings, "personal-data");
  g_settings_reset (fixture->settings, "personal-data-kinds");
  fixture->conversation =
      matchup_history_create (matchup_workspace_get_history (fixture->test->workspace),
                              MATCHUP_CONVERSATION_KIND_COMPARE,
                              fixture->lineup,
                              FALSE);
  fixture->sent = g_string_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (fixture->settings, "personal-data");
  g_settings_reset (fixture->settings, "personal-data-kinds");
  g_settings_reset (fixture->settings, "budget-run");
  g_object_unref (fixture->conversation);
  g_object_unref (fixture->lineup);
  g_object_unref (fixture->settings);
  matchup_test_workspace_free (fixture->test);
  g_string_free (fixture->sent, TRUE);
}

static void
sent_cb (MatchupComposer *composer, const char *text, Fixture *fixture)
{
  g_string_append_printf (fixture->sent, "[%s]", text);
  matchup_composer_apply (composer, fixture->conversation);
  fixture->n_masks = matchup_mask_list_get_n (matchup_masks_of (fixture->conversation));
  matchup_composer_clear (composer);
}

static MatchupComposer *
make_composer (Fixture *fixture, GtkWindow **out_window)
{
  MatchupComposer *composer = MATCHUP_COMPOSER (matchup_composer_new ());

  g_signal_connect (composer, "send", G_CALLBACK (sent_cb), fixture);
  matchup_composer_set_can_send (composer, TRUE);
  matchup_composer_set_conversation (composer,
                                     fixture->test->workspace,
                                     MATCHUP_CONVERSATION_KIND_COMPARE,
                                     fixture->conversation,
                                     fixture->lineup);
  *out_window = matchup_test_show (GTK_WIDGET (composer), 360, 400);
  return composer;
}

static MatchupPersonalDataBar *
find_bar (gpointer root)
{
  return MATCHUP_PERSONAL_DATA_BAR (matchup_test_find_type (root, MATCHUP_TYPE_PERSONAL_DATA_BAR));
}

static void
assert_asking (gpointer root, gboolean asking)
{
  g_assert_cmpint (matchup_personal_data_bar_get_asking (find_bar (root)), ==, asking);
  g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (find_bar (root))), ==, asking);
}

static gboolean
has_mark (GtkWindow *window)
{
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (matchup_test_find (window, "view")));
  GtkTextTag *tag =
      gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "matchup-personal-data");
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  return tag != NULL && gtk_text_iter_forward_to_tag_toggle (&iter, tag);
}

static void
test_composer (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  MatchupComposer *composer = make_composer (fixture, &window);
  g_autofree char *texts = NULL;
  int width;

  matchup_composer_set_text (composer, "No number in it: 42");
  matchup_composer_send (composer);
  g_assert_cmpstr (fixture->sent->str, ==, "[No number in it: 42]");
  matchup_composer_set_text (composer, "Call " PHONE);
  matchup_composer_send (composer);
  assert_asking (window, TRUE);
  g_assert_true (has_mark (window));
  texts = matchup_test_dup_texts (find_bar (window));
  g_assert_nonnull (strstr (texts, PHONE));
  g_assert_nonnull (strstr (texts, "1 service"));
  gtk_widget_measure (GTK_WIDGET (composer),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &width,
                      NULL,
                      NULL,
                      NULL);
  g_assert_cmpint (width, <=, 360);
  /* What is written on is another question. */
  matchup_composer_set_text (composer, "Call " PHONE " now");
  assert_asking (window, FALSE);
  g_assert_false (has_mark (window));
  matchup_composer_send (composer);
  assert_asking (window, TRUE);
  g_assert_true (matchup_test_press_binding (find_bar (window), "Escape"));
  assert_asking (window, FALSE);
  g_assert_cmpstr (fixture->sent->str, ==, "[No number in it: 42]");
  matchup_composer_send (composer);
  matchup_composer_send (composer);
  assert_asking (window, TRUE);
  matchup_test_click (matchup_test_find_named (find_bar (window), "Mask and Send"));
  g_assert_cmpstr (fixture->sent->str, ==, "[No number in it: 42][Call " PHONE " now]");
  g_assert_cmpuint (fixture->n_masks, ==, 1);
  assert_asking (window, FALSE);
  /* It is masked now. */
  matchup_composer_set_text (composer, PHONE);
  matchup_composer_send (composer);
  assert_asking (window, FALSE);
  matchup_composer_set_text (composer, "0171 7654321");
  matchup_composer_send (composer);
  matchup_test_click (matchup_test_find_named (find_bar (window), "Send as It Is"));
  g_assert_true (g_str_has_suffix (fixture->sent->str, "[" PHONE "][0171 7654321]"));
  g_assert_cmpuint (fixture->n_masks, ==, 1);
  matchup_test_destroy (window);
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (ADW_IS_MESSAGE_DIALOG (l->data))
        return l->data;
    }
  return NULL;
}

static void
price_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (matchup_pricing_set_finish (MATCHUP_PRICING (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/* A dollar for a thousand tokens, and a budget of a cent. */
static void
make_expensive (Fixture *fixture)
{
  MatchupTokenPrices prices = { 1000, 1000, 1000 };
  gboolean done = FALSE;

  matchup_pricing_set_price_async (matchup_workspace_get_pricing (fixture->test->workspace),
                                   "deepseek",
                                   "x",
                                   "USD",
                                   &prices,
                                   price_set_cb,
                                   &done);
  matchup_test_wait_until (done);
  g_settings_set_double (fixture->settings, "budget-run", 0.01);
}

static void
respond (const char *response)
{
  GtkWindow *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
}

static gboolean
is_focused_in (GtkWindow *window, const char *label)
{
  GtkWidget *focus = window != NULL ? gtk_window_get_focus (window) : NULL;

  return GTK_IS_BUTTON (focus) && gtk_widget_get_mapped (focus) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (focus)), label) == 0;
}

/* What goes beyond the budget stays where it was written until the person agrees, which holds for
 * that text once; what is personal in it is asked about all the same. */
static void
test_budget (Fixture *fixture, gconstpointer data)
{
  MatchupBudget *budget = matchup_workspace_get_budget (fixture->test->workspace);
  const char *id = matchup_conversation_get_id (fixture->conversation);
  GtkWindow *window;
  MatchupComposer *composer = make_composer (fixture, &window);

  make_expensive (fixture);
  matchup_composer_set_text (composer, "Call " PHONE);
  matchup_composer_send (composer);
  matchup_test_wait_frames (find_dialog (), 6);
  matchup_test_wait_until (is_focused_in (find_dialog (), "_Cancel"));
  respond ("cancel");
  g_assert_cmpuint (fixture->sent->len, ==, 0);
  matchup_composer_send (composer);
  respond ("send");
  g_assert_cmpuint (fixture->sent->len, ==, 0);
  assert_asking (window, TRUE);
  matchup_test_click (matchup_test_find_named (find_bar (window), "Mask and Send"));
  g_assert_null (find_dialog ());
  g_assert_cmpstr (fixture->sent->str, ==, "[Call " PHONE "]");
  g_assert_true (matchup_budget_take_permission (budget, id));
  /* Another one is asked about again, and what was agreed to does not hold for it. */
  matchup_composer_set_text (composer, "And now?");
  matchup_composer_send (composer);
  respond ("cancel");
  matchup_composer_set_text (composer, "Call " PHONE);
  matchup_composer_send (composer);
  respond ("cancel");
  g_assert_cmpstr (fixture->sent->str, ==, "[Call " PHONE "]");
  g_assert_false (matchup_budget_take_permission (budget, id));
  g_settings_reset (fixture->settings, "budget-run");
  matchup_composer_send (composer);
  g_assert_cmpstr (fixture->sent->str, ==, "[Call " PHONE "][Call " PHONE "]");
  g_assert_false (matchup_budget_take_permission (budget, id));
  matchup_test_destroy (window);
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  MatchupComposer *composer = make_composer (fixture, &window);

  g_settings_set_string (fixture->settings, "personal-data", "off");
  matchup_composer_set_text (composer, PHONE);
  matchup_composer_send (composer);
  g_settings_set_string (fixture->settings, "personal-data", "mask");
  matchup_composer_set_text (composer, PHONE);
  matchup_composer_send (composer);
  g_settings_set_string (fixture->settings, "personal-data", "ask");
  g_settings_set_strv (fixture->settings,
                       "personal-data-kinds",
                       (const char *const[]){ "email", NULL });
  matchup_composer_set_text (composer, PHONE);
  matchup_composer_send (composer);
  g_assert_cmpstr (fixture->sent->str, ==, "[" PHONE "][" PHONE "][" PHONE "]");
  matchup_composer_set_text (composer, "ann@example.com");
  matchup_composer_send (composer);
  assert_asking (window, TRUE);
  matchup_test_destroy (window);
}

/* What is long is looked through while the window goes on. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (200000, 'x');
  g_autofree char *text = g_strconcat (long_text, " ", PHONE, NULL);
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, text);
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  MatchupPersonalDataBar *bar = MATCHUP_PERSONAL_DATA_BAR (matchup_personal_data_bar_new ());
  GtkWindow *window = matchup_test_show (GTK_WIDGET (bar), 360, 300);

  g_ptr_array_add (messages, message);
  g_assert_false (matchup_personal_data_bar_check (bar,
                                                   fixture->test->workspace,
                                                   NULL,
                                                   fixture->lineup,
                                                   messages));
  matchup_test_wait_until (gtk_widget_has_focus (matchup_test_find_named (bar, "Mask and Send")));
  /* What is taken back while it is looked at is not asked about. */
  matchup_personal_data_bar_reset (bar);
  g_object_set_data (G_OBJECT (message), "matchup-personal-items", NULL);
  g_assert_false (matchup_personal_data_bar_check (bar,
                                                   fixture->test->workspace,
                                                   NULL,
                                                   fixture->lineup,
                                                   messages));
  matchup_personal_data_bar_reset (bar);
  matchup_test_wait_frames (window, 3);
  assert_asking (window, FALSE);
  matchup_test_destroy (window);
}

/* A quick question is held up like any other, before anything is there. */
static void
test_quick_budget (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  MatchupQuickAsk *quick;
  MatchupComposer *composer;
  MatchupConversation *conversation;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  matchup_lineup_set_all (matchup_workspace_get_lineup (fixture->test->workspace), fixture->lineup);
  make_expensive (fixture);
  quick = matchup_quick_ask_new (application);
  matchup_quick_ask_set_workspace (quick, fixture->test->workspace);
  matchup_test_present (quick);
  composer = MATCHUP_COMPOSER (matchup_test_find_type (quick, MATCHUP_TYPE_COMPOSER));
  matchup_composer_set_text (composer, "How much?");
  matchup_composer_send (composer);
  /* Who answers may have to be looked for first. */
  matchup_test_wait_until (find_dialog () != NULL);
  g_assert_null (matchup_quick_ask_get_conversation (quick));
  respond ("send");
  conversation = matchup_quick_ask_get_conversation (quick);
  g_assert_nonnull (conversation);
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
  /* It got as far as to the key that is missing. */
  g_assert_cmpint (matchup_error_info_get_kind (matchup_run_get_error (
                       matchup_test_get_run (matchup_test_get_last (conversation), 0))),
                   ==,
                   MATCHUP_ERROR_KIND_NO_KEY);
  matchup_test_destroy (quick);
}

static void
edited_cb (MatchupPromptEditor *editor, MatchupMessage *message, Fixture *fixture)
{
  g_autofree char *text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);

  g_string_append_printf (fixture->sent, "[%s]", text);
}

static void
test_editor (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, "Hello");
  MatchupPromptEditor *editor =
      MATCHUP_PROMPT_EDITOR (matchup_prompt_editor_new (fixture->test->workspace, message));
  GtkWindow *window = matchup_test_show (GTK_WIDGET (editor), 360, 400);
  GtkTextView *view = GTK_TEXT_VIEW (matchup_test_find_type (editor, GTK_TYPE_TEXT_VIEW));

  matchup_prompt_editor_set_conversation (editor, fixture->conversation);
  g_signal_connect (editor, "send", G_CALLBACK (edited_cb), fixture);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "Call " PHONE, -1);
  gtk_widget_activate_action (GTK_WIDGET (editor), "editor.send", NULL);
  assert_asking (window, TRUE);
  g_assert_cmpuint (fixture->sent->len, ==, 0);
  matchup_test_click (matchup_test_find_named (find_bar (window), "Mask and Send"));
  g_assert_cmpstr (fixture->sent->str, ==, "[Call " PHONE "]");
  g_assert_cmpuint (matchup_mask_list_get_n (matchup_masks_of (fixture->conversation)), ==, 1);
  matchup_test_destroy (window);
}

static void
started_cb (MatchupPromptListDialog *dialog, Fixture *fixture)
{
  matchup_prompt_list_dialog_mask (dialog, fixture->conversation);
  g_string_append (fixture->sent, "[start]");
}

/* One question for the whole list. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog =
      matchup_prompt_list_dialog_new (NULL, fixture->test->workspace, fixture->lineup);
  GtkTextBuffer *buffer;

  g_signal_connect (dialog, "start", G_CALLBACK (started_cb), fixture);
  matchup_test_present (dialog);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (matchup_test_find (dialog, "view")));
  gtk_text_buffer_set_text (buffer, "Call " PHONE "\nWrite to ann@example.com\nHello", -1);
  matchup_test_wait_until (gtk_widget_get_sensitive (matchup_test_find (dialog, "start_button")));
  matchup_test_click (matchup_test_find (dialog, "start_button"));
  assert_asking (dialog, TRUE);
  g_assert_cmpuint (fixture->sent->len, ==, 0);
  matchup_test_click (matchup_test_find_named (find_bar (dialog), "Mask and Send"));
  g_assert_cmpstr (fixture->sent->str, ==, "[start]");
  g_assert_cmpuint (matchup_mask_list_get_n (matchup_masks_of (fixture->conversation)), ==, 2);
}

static void
go_cb (gpointer data)
{
  g_string_append (data, "[go]");
}

static void
test_dialog (Fixture *fixture, gconstpointer data)
{
  static const char *const responses[] = { "cancel", "send", "mask" };
  g_autoptr (MatchupMessage) plain = matchup_message_new_text (MATCHUP_ROLE_USER, "Hello");
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_USER, PHONE);
  GtkWidget *label = gtk_label_new ("");
  GtkWindow *window = matchup_test_show (label, 360, 300);

  matchup_personal_data_dialog_run (label,
                                    fixture->test->workspace,
                                    fixture->conversation,
                                    fixture->lineup,
                                    plain,
                                    go_cb,
                                    fixture->sent,
                                    NULL);
  g_assert_cmpstr (fixture->sent->str, ==, "[go]");
  for (guint i = 0; i < G_N_ELEMENTS (responses); i++)
    {
      matchup_personal_data_dialog_run (label,
                                        fixture->test->workspace,
                                        fixture->conversation,
                                        fixture->lineup,
                                        message,
                                        go_cb,
                                        fixture->sent,
                                        NULL);
      g_assert_nonnull (find_dialog ());
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), responses[i]);
      gtk_window_destroy (find_dialog ());
      g_assert_cmpuint (fixture->sent->len, ==, strlen ("[go]") * (i + 1));
    }
  g_assert_cmpuint (matchup_mask_list_get_n (matchup_masks_of (fixture->conversation)), ==, 1);
  matchup_test_destroy (window);
}

static gboolean
look_for_masked (GtkWidget *widget, gpointer found)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), "1 personal detail was masked"))
    *(gboolean *) found = TRUE;
  return TRUE;
}

static gboolean
says_masked (gpointer window)
{
  gboolean found = FALSE;

  matchup_test_foreach (window, look_for_masked, &found);
  return found;
}

static void
write_and_send (MatchupQuickAsk *quick, const char *text)
{
  MatchupComposer *composer =
      MATCHUP_COMPOSER (matchup_test_find_type (quick, MATCHUP_TYPE_COMPOSER));

  matchup_composer_set_text (composer, text);
  matchup_composer_send (composer);
}

/* It is asked about there as well, and what is always masked is said in that window. */
static void
test_quick_ask (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AdwApplication) application =
      adw_application_new ("io.github.matchup_app.Test", G_APPLICATION_NON_UNIQUE);
  g_autoptr (MatchupLineup) lineup =
      matchup_test_lineup_new ((const char *const[]){ "deepseek/x", NULL });
  MatchupConversation *conversation;
  MatchupQuickAsk *quick;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  matchup_lineup_set_all (matchup_workspace_get_chat_lineup (fixture->test->workspace), lineup);
  quick = matchup_quick_ask_new (GTK_APPLICATION (application));
  matchup_test_present (GTK_WIDGET (quick));
  /* Before anybody is known to be asked. */
  write_and_send (quick, "Call " PHONE);
  matchup_quick_ask_set_workspace (quick, fixture->test->workspace);
  matchup_test_wait_until (matchup_personal_data_bar_get_asking (find_bar (quick)));
  g_assert_null (matchup_quick_ask_get_conversation (quick));
  matchup_test_click (matchup_test_find_named (find_bar (quick), "Mask and Send"));
  conversation = matchup_quick_ask_get_conversation (quick);
  g_assert_cmpuint (matchup_mask_list_get_n (matchup_masks_of (conversation)), ==, 1);
  g_assert_false (says_masked (quick));
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
  g_settings_set_string (fixture->settings, "personal-data", "mask");
  write_and_send (quick, "Or 0171 7654321");
  matchup_test_wait_until (says_masked (quick));
  matchup_test_wait_until (matchup_mask_list_get_n (matchup_masks_of (conversation)) == 2);
  matchup_test_wait_until (matchup_workspace_get_n_active (fixture->test->workspace) == 0);
  matchup_test_destroy (GTK_WINDOW (quick));
}

static void
test_group (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = matchup_personal_data_group_new (fixture->settings);
  GtkWindow *window = matchup_test_show (group, 360, 700);
  GtkWidget *row = gtk_widget_get_ancestor (matchup_test_find_named (group, "Phone numbers"),
                                            ADW_TYPE_ACTION_ROW);
  GtkWidget *phones = matchup_test_find_type (row, GTK_TYPE_SWITCH);
  g_auto (GStrv) kinds = NULL;

  g_assert_true (gtk_switch_get_active (GTK_SWITCH (phones)));
  gtk_switch_set_active (GTK_SWITCH (phones), FALSE);
  kinds = g_settings_get_strv (fixture->settings, "personal-data-kinds");
  g_assert_cmpuint (g_strv_length (kinds), ==, 4);
  g_assert_false (g_strv_contains ((const char *const *) kinds, "phone"));
  g_settings_reset (fixture->settings, "personal-data-kinds");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (phones)));
  g_settings_set_string (fixture->settings, "personal-data", "off");
  g_assert_false (gtk_widget_get_mapped (phones));
  g_settings_set_string (fixture->settings, "personal-data", "mask");
  matchup_test_wait_until (gtk_widget_get_mapped (phones));
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  g_test_add ("/personal-data/composer", Fixture, NULL, set_up, test_composer, tear_down);
  g_test_add ("/personal-data/budget", Fixture, NULL, set_up, test_budget, tear_down);
  g_test_add ("/personal-data/quick-budget", Fixture, NULL, set_up, test_quick_budget, tear_down);
  g_test_add ("/personal-data/settings", Fixture, NULL, set_up, test_settings, tear_down);
  g_test_add ("/personal-data/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add ("/personal-data/editor", Fixture, NULL, set_up, test_editor, tear_down);
  g_test_add ("/personal-data/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/personal-data/dialog", Fixture, NULL, set_up, test_dialog, tear_down);
  g_test_add ("/personal-data/quick-ask", Fixture, NULL, set_up, test_quick_ask, tear_down);
  g_test_add ("/personal-data/group", Fixture, NULL, set_up, test_group, tear_down);
  return g_test_run ();
}
