/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-composer-private.h"

#include "matchup-block-pace.h"
#include "matchup-config.h"
#include "matchup-picture-input.h"
#include "matchup-screenshot.h"
#include "matchup-sentence.h"
#include "matchup-settings.h"

#include <glib/gi18n.h>

/* It grows with its text up to this part of the window, but to a few lines in any case. */
#define MAX_PART 0.4
#define MIN_CONTENT_HEIGHT 110

G_DEFINE_FINAL_TYPE (MatchupComposer, matchup_composer, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SEND,
  SIGNAL_STOP,
  SIGNAL_ESTIMATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

GtkTextBuffer *
_matchup_composer_get_buffer (MatchupComposer *self)
{
  return self->draft->buffer;
}

void
_matchup_composer_replace_text (MatchupComposer *self, const char *text)
{
  GtkTextBuffer *buffer = self->draft->buffer;
  gboolean inserting = self->inserting;
  GtkTextIter start;
  GtkTextIter end;

  self->inserting = TRUE;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  /* Something to take out in any case: what is inserted alone, GTK undoes together with what is
   * typed behind it. */
  gtk_text_buffer_insert (buffer, &end, " ", 1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  self->inserting = inserting;
}

static gboolean
is_letter (gunichar c, gpointer data)
{
  return !g_unichar_isspace (c);
}

/* Looks no further than the first letter: this is done at each key. */
static gboolean
is_blank (MatchupComposer *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (self->draft->buffer, &iter);
  return gtk_text_iter_is_end (&iter) ||
         (!is_letter (gtk_text_iter_get_char (&iter), NULL) &&
          !gtk_text_iter_forward_find_char (&iter, is_letter, NULL, NULL));
}

/* Who has just pressed a button that goes now writes on. */
static void
keep_focus (MatchupComposer *self, GtkButton *button, gboolean stays)
{
  if (!stays && gtk_widget_has_focus (GTK_WIDGET (button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
_matchup_composer_update (MatchupComposer *self)
{
  gboolean empty = gtk_text_buffer_get_char_count (self->draft->buffer) == 0;
  gboolean can_send = self->can_send && !self->busy &&
                      (!is_blank (self) || matchup_picture_tray_get_n (self->tray) > 0);

  /* Never hidden, for its line is the least height: the text view does not know its own at first.
   */
  gtk_widget_set_opacity (GTK_WIDGET (self->placeholder), empty && !self->composing);
  keep_focus (self, self->send_button, can_send);
  keep_focus (self, self->stop_button, self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->send_button), can_send);
  gtk_widget_set_visible (GTK_WIDGET (self->stop_button), self->busy);
  gtk_widget_set_visible (GTK_WIDGET (self->send_button), !self->busy);
  matchup_prompt_estimate_set_text (self->estimate, &self->draft->tally);
}

void
_matchup_composer_set_sending (MatchupComposer *self, gboolean sending)
{
  self->send_when_ready = sending;
  matchup_picture_tray_set_sending (self->tray, sending);
}

void
_matchup_composer_send (MatchupComposer *self)
{
  gboolean ready = matchup_picture_tray_get_ready (self->tray);
  g_autofree char *text = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->send_button)))
    {
      _matchup_composer_set_sending (self, FALSE);
      return;
    }
  _matchup_composer_set_sending (self, !ready);
  if (!ready)
    return;
  text = matchup_composer_dup_text (self);
  if (!_matchup_composer_check (self, text))
    return;
  g_signal_emit (self, signals[SIGNAL_SEND], 0, text);
  _matchup_composer_reset_check (self);
}

/* What was asked for while a picture was still being read is done now; not where one failed. */
static void
tray_changed_cb (MatchupComposer *self)
{
  gboolean send = self->send_when_ready && matchup_picture_tray_get_ready (self->tray);

  _matchup_composer_update (self);
  _matchup_composer_draft_changed (self);
  matchup_prompt_estimate_set_tray (self->estimate, self->tray);
  if (send)
    _matchup_composer_send (self);
}

/* By the person, or as what was to go with it does not. */
static void
sending_cancelled_cb (MatchupComposer *self)
{
  self->send_when_ready = FALSE;
}

void
_matchup_composer_tray_changed (MatchupComposer *self)
{
  tray_changed_cb (self);
}

void
_matchup_composer_watch_tray (MatchupComposer *self)
{
  g_signal_connect_object (self->tray,
                           "changed",
                           G_CALLBACK (tray_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tray,
                           "sending-cancelled",
                           G_CALLBACK (sending_cancelled_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
attach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_picture_input_choose (MATCHUP_COMPOSER (widget)->tray);
}

static void
screenshot_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_picture_input_take_screenshot (MATCHUP_COMPOSER (widget)->tray);
}

static void
focus_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_composer_focus (MATCHUP_COMPOSER (widget));
}

/* The button is there only where it can do something. */
static void
portal_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean found = matchup_screenshot_find_finish (result, NULL);
  g_autoptr (MatchupComposer) self = g_weak_ref_get (user_data);

  if (found && self != NULL && self->screenshot_button != NULL)
    gtk_widget_set_visible (self->screenshot_button, TRUE);
  g_weak_ref_clear (user_data);
  g_free (user_data);
}

/* Looking for it must not keep what nobody shows any more. */
static void
find_portal (MatchupComposer *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  matchup_screenshot_find_async (NULL, portal_found_cb, weak);
}

static void
send_clicked_cb (MatchupComposer *self)
{
  _matchup_composer_send (self);
}

static void
stop_clicked_cb (MatchupComposer *self)
{
  g_signal_emit (self, signals[SIGNAL_STOP], 0);
}

static gboolean
needs_control (MatchupComposer *self)
{
  g_autofree char *with = NULL;

  if (self->settings != NULL)
    with = g_settings_get_string (self->settings, "send-with");
  return g_strcmp0 (with, "ctrl-enter") == 0;
}

static gboolean
sends (MatchupComposer *self, GdkModifierType state)
{
  if ((state & (GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  return needs_control (self) == ((state & GDK_CONTROL_MASK) != 0);
}

static gboolean
press_enter (MatchupComposer *self, GdkModifierType state)
{
  GtkTextBuffer *buffer = self->draft->buffer;

  if (sends (self, state))
    {
      _matchup_composer_send (self); /* another conversation may be shown now */
      return GDK_EVENT_STOP;
    }
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, "\n", 1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
  return GDK_EVENT_STOP;
}

/* What an input method is composing must get its Enter, Escape and arrows first. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                MatchupComposer *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gboolean plain = (state & gtk_accelerator_get_default_mod_mask ()) == 0;
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  gboolean enter =
      keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
  gboolean asking = matchup_personal_data_bar_get_asking (self->check);
  gboolean escape = keyval == GDK_KEY_Escape && (self->busy || asking);
  gboolean arrow =
      plain &&
      ((up && (self->walk != NULL || gtk_text_buffer_get_char_count (self->draft->buffer) == 0)) ||
       (down && self->walk != NULL));

  matchup_block_pace_note_key (GTK_WIDGET (self));
  if (!enter && !escape && !arrow)
    return GDK_EVENT_PROPAGATE;
  if (gtk_text_view_im_context_filter_keypress (self->view, event))
    return GDK_EVENT_STOP;
  if (enter)
    return press_enter (self, state);
  if (arrow)
    return _matchup_composer_walk (self, up);
  if (_matchup_composer_leave_check (self))
    return GDK_EVENT_STOP;
  g_signal_emit (self, signals[SIGNAL_STOP], 0);
  return GDK_EVENT_STOP;
}

/* The hint must not stand behind what is being composed. */
static void
preedit_changed_cb (MatchupComposer *self, const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
  _matchup_composer_update (self);
}

static void
update_hints (MatchupComposer *self)
{
  const char *placeholder = self->placeholder_text != NULL ? self->placeholder_text : "";
  gboolean control = needs_control (self);
  /* Translators: the key that sends */
  const char *key = control ? C_ ("key", "Ctrl+Enter") : C_ ("key", "Enter");
  /* Translators: {1} is like “Ask all 3 models…”, {2} is “Enter” or “Ctrl+Enter” */
  g_autofree char *hint =
      /* Translators: a hint in the empty field, such as “Ask…”, and the key that sends */
      matchup_sentence_insert_names (_ ("{1} ({2} sends)"),
                                     (const char *[]){ placeholder, key, NULL });
  /* Translators: %s is “Enter” or “Ctrl+Enter”. */
  g_autofree char *tooltip = g_strdup_printf (_ ("Send (%s)"), key);

  gtk_label_set_text (self->placeholder, hint);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->send_button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  placeholder,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  control ? _ ("Ctrl+Enter sends, Enter starts a new line.")
                                          : _ ("Enter sends, Shift+Enter starts a new line."),
                                  -1);
}

static void
estimated_cb (MatchupComposer *self, gint64 tokens)
{
  g_signal_emit (self, signals[SIGNAL_ESTIMATED], 0, tokens);
}

/* A part of the window, so that the answers stay in sight. */
static void
surface_resized_cb (MatchupComposer *self)
{
  int height = (int) (gdk_surface_get_height (self->surface) * MAX_PART);

  gtk_scrolled_window_set_max_content_height (self->scroller, MAX (height, MIN_CONTENT_HEIGHT));
}

static void
matchup_composer_realize (GtkWidget *widget)
{
  MatchupComposer *self = MATCHUP_COMPOSER (widget);

  GTK_WIDGET_CLASS (matchup_composer_parent_class)->realize (widget);
  self->surface = g_object_ref (gtk_native_get_surface (gtk_widget_get_native (widget)));
  g_signal_connect_object (self->surface,
                           "notify::height",
                           G_CALLBACK (surface_resized_cb),
                           self,
                           G_CONNECT_SWAPPED);
  surface_resized_cb (self);
}

static void
matchup_composer_unrealize (GtkWidget *widget)
{
  MatchupComposer *self = MATCHUP_COMPOSER (widget);

  g_signal_handlers_disconnect_by_func (self->surface, surface_resized_cb, self);
  g_clear_object (&self->surface);
  GTK_WIDGET_CLASS (matchup_composer_parent_class)->unrealize (widget);
}

static void
matchup_composer_dispose (GObject *object)
{
  MatchupComposer *self = MATCHUP_COMPOSER (object);
  GtkWidget *child;

  self->screenshot_button = NULL;
  _matchup_composer_dispose_drafts (self);
  g_cancellable_cancel (self->paste_cancellable);
  g_clear_object (&self->paste_cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->settings);
  g_clear_object (&self->conversation);
  g_clear_object (&self->lineup);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_composer_parent_class)->dispose (object);
}

static void
matchup_composer_finalize (GObject *object)
{
  MatchupComposer *self = MATCHUP_COMPOSER (object);

  g_free (self->placeholder_text);
  g_free (self->stopped);
  g_free (self->agreed);

  G_OBJECT_CLASS (matchup_composer_parent_class)->finalize (object);
}

static void
matchup_composer_class_init (MatchupComposerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_composer_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_composer_finalize;
  widget_class->realize = matchup_composer_realize;
  widget_class->unrealize = matchup_composer_unrealize;
  signals[SIGNAL_SEND] = g_signal_new ("send",
                                       MATCHUP_TYPE_COMPOSER,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_STRING);
  signals[SIGNAL_STOP] = g_signal_new ("stop",
                                       MATCHUP_TYPE_COMPOSER,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       0);
  signals[SIGNAL_ESTIMATED] = g_signal_new ("estimated",
                                            MATCHUP_TYPE_COMPOSER,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            1,
                                            G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "composer.attach", NULL, attach_action);
  gtk_widget_class_install_action (widget_class, "composer.screenshot", NULL, screenshot_action);
  gtk_widget_class_install_action (widget_class, "composer.focus", NULL, focus_action);
  g_type_ensure (MATCHUP_TYPE_PICTURE_TRAY);
  g_type_ensure (MATCHUP_TYPE_PROMPT_ESTIMATE);
  g_type_ensure (MATCHUP_TYPE_PERSONAL_DATA_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupComposer, scroller);
  gtk_widget_class_bind_template_child (widget_class, MatchupComposer, view);
  gtk_widget_class_bind_template_child (widget_class, MatchupComposer, tray);
  gtk_widget_class_bind_template_child (widget_class, MatchupComposer, screenshot_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupComposer, placeholder);
  gtk_widget_class_bind_template_child (widget_class, MatchupComposer, send_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupComposer, stop_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupComposer, estimate);
  gtk_widget_class_bind_template_child (widget_class, MatchupComposer, check);
  gtk_widget_class_bind_template_callback (widget_class, send_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
}

static void
matchup_composer_init (MatchupComposer *self)
{
  GtkEventController *keys;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = matchup_settings_new ();
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (self->view,
                           "preedit-changed",
                           G_CALLBACK (preedit_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  if (self->settings != NULL)
    g_signal_connect_object (self->settings,
                             "changed::send-with",
                             G_CALLBACK (update_hints),
                             self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->estimate,
                           "estimated",
                           G_CALLBACK (estimated_cb),
                           self,
                           G_CONNECT_SWAPPED);
  _matchup_composer_init_drafts (self);
  _matchup_composer_init_check (self);
  _matchup_composer_watch_tray (self);
  _matchup_composer_init_paste (self);
  update_hints (self);
  find_portal (self);
  _matchup_composer_update (self);
}

GtkWidget *
matchup_composer_new (void)
{
  return g_object_new (MATCHUP_TYPE_COMPOSER, NULL);
}

void
matchup_composer_clear (MatchupComposer *self)
{
  g_return_if_fail (MATCHUP_IS_COMPOSER (self));

  _matchup_composer_end_walk (self);
  _matchup_composer_replace_text (self, "");
  matchup_picture_tray_clear (self->tray);
  _matchup_composer_save_draft (self);
}

void
matchup_composer_clear_sent (MatchupComposer *self, MatchupRound *round)
{
  g_return_if_fail (MATCHUP_IS_COMPOSER (self));
  g_return_if_fail (MATCHUP_IS_ROUND (round));

  _matchup_composer_draft_sent (self, round);
  matchup_composer_clear (self);
}

/* The estimate goes by all that is asked and whom. */
void
matchup_composer_set_conversation (MatchupComposer *self,
                                   MatchupWorkspace *workspace,
                                   MatchupConversationKind kind,
                                   MatchupConversation *conversation,
                                   MatchupLineup *lineup)
{
  gboolean chat = kind == MATCHUP_CONVERSATION_KIND_CHAT;

  g_return_if_fail (MATCHUP_IS_COMPOSER (self));
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (conversation == NULL || MATCHUP_IS_CONVERSATION (conversation));
  g_return_if_fail (MATCHUP_IS_LINEUP (lineup));

  _matchup_composer_end_walk (self);
  _matchup_composer_reset_check (self);
  g_set_object (&self->conversation, conversation);
  g_set_object (&self->lineup, lineup);
  if (conversation != NULL)
    matchup_composer_set_draft_owner (self,
                                      workspace,
                                      matchup_conversation_get_id (conversation),
                                      matchup_conversation_get_private (conversation));
  else
    matchup_composer_set_draft_owner (self,
                                      workspace,
                                      chat ? MATCHUP_DRAFT_OWNER_CHAT : MATCHUP_DRAFT_OWNER_COMPARE,
                                      FALSE);
  matchup_picture_tray_set_lineup (self->tray, lineup);
  matchup_prompt_estimate_set_conversation (self->estimate, workspace, conversation, lineup);
}

void
matchup_composer_send (MatchupComposer *self)
{
  g_return_if_fail (MATCHUP_IS_COMPOSER (self));

  _matchup_composer_send (self);
}

MatchupPictureTray *
matchup_composer_get_tray (MatchupComposer *self)
{
  g_return_val_if_fail (MATCHUP_IS_COMPOSER (self), NULL);
  return self->tray;
}

void
matchup_composer_focus (MatchupComposer *self)
{
  g_return_if_fail (MATCHUP_IS_COMPOSER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
matchup_composer_set_text (MatchupComposer *self, const char *text)
{
  g_return_if_fail (MATCHUP_IS_COMPOSER (self));

  _matchup_composer_replace_text (self, text);
}

char *
matchup_composer_dup_text (MatchupComposer *self)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (MATCHUP_IS_COMPOSER (self), NULL);

  gtk_text_buffer_get_bounds (self->draft->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->draft->buffer, &start, &end, FALSE);
}

void
matchup_composer_fill (MatchupComposer *self, const char *text)
{
  g_autofree char *now = NULL;

  g_return_if_fail (MATCHUP_IS_COMPOSER (self));
  g_return_if_fail (text != NULL);

  now = matchup_composer_dup_text (self);
  if (*now != '\0' && g_strcmp0 (now, self->draft->filled) != 0)
    return;
  g_free (self->draft->filled);
  self->draft->filled = g_strdup (text);
  if (!g_str_equal (now, text))
    _matchup_composer_replace_text (self, text);
}

void
matchup_composer_prepend (MatchupComposer *self, const char *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;

  g_return_if_fail (MATCHUP_IS_COMPOSER (self));
  g_return_if_fail (text != NULL);

  buffer = self->draft->buffer;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  if (gtk_text_buffer_get_char_count (buffer) > 0)
    {
      gtk_text_buffer_insert (buffer, &start, "\n\n", -1);
      gtk_text_buffer_get_start_iter (buffer, &start);
    }
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

void
matchup_composer_quote (MatchupComposer *self, const char *text)
{
  g_autofree char *stripped = NULL;
  g_autoptr (GString) quote = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter end;

  g_return_if_fail (MATCHUP_IS_COMPOSER (self));
  g_return_if_fail (text != NULL);

  buffer = self->draft->buffer;
  stripped = g_strchomp (g_strdup (text));
  lines = g_strsplit (stripped, "\n", -1);
  if (gtk_text_buffer_get_char_count (buffer) > 0)
    g_string_append (quote, "\n\n");
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (quote, *lines[i] != '\0' ? "> %s\n" : ">%s\n", lines[i]);
  g_string_append_c (quote, '\n');
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, quote->str, (int) quote->len);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
  matchup_composer_focus (self);
}

void
matchup_composer_set_placeholder (MatchupComposer *self, const char *placeholder)
{
  g_return_if_fail (MATCHUP_IS_COMPOSER (self));

  if (g_strcmp0 (self->placeholder_text, placeholder) == 0)
    return;
  g_free (self->placeholder_text);
  self->placeholder_text = g_strdup (placeholder);
  update_hints (self);
}

void
matchup_composer_set_can_send (MatchupComposer *self, gboolean can_send)
{
  g_return_if_fail (MATCHUP_IS_COMPOSER (self));

  self->can_send = can_send;
  _matchup_composer_update (self);
}

void
matchup_composer_set_busy (MatchupComposer *self, gboolean busy)
{
  g_return_if_fail (MATCHUP_IS_COMPOSER (self));

  self->busy = busy;
  _matchup_composer_update (self);
}
