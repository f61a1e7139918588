/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-composer.h"

#include "matchup-config.h"
#include "matchup-picture-input.h"
#include "matchup-screenshot.h"
#include "matchup-settings.h"

struct _MatchupComposer
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkTextView *view;
  MatchupPictureTray *tray;
  GtkWidget *screenshot_button;
  GtkButton *send_button;
  GtkButton *stop_button;
  GtkLabel *placeholder;
  GSettings *settings;
  gboolean can_send;
  gboolean busy;
  gboolean send_when_ready; /* asked to send while pictures were still being read */
};

G_DEFINE_FINAL_TYPE (MatchupComposer, matchup_composer, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SEND,
  SIGNAL_STOP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (MatchupComposer *self)
{
  return gtk_text_view_get_buffer (self->view);
}

static char *
dup_text (MatchupComposer *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE);
}

static gboolean
is_blank (MatchupComposer *self)
{
  g_autofree char *text = dup_text (self);

  return *g_strstrip (text) == '\0';
}

/* Who has just pressed a button that goes now writes on. */
static void
keep_focus (MatchupComposer *self, GtkButton *button, gboolean stays)
{
  if (!stays && gtk_widget_has_focus (GTK_WIDGET (button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
update (MatchupComposer *self)
{
  gboolean can_send = self->can_send && !self->busy &&
                      (!is_blank (self) || matchup_picture_tray_get_n (self->tray) > 0);

  /* Never hidden, for its line is the least height: the text view does not know its own at first.
   */
  gtk_widget_set_opacity (GTK_WIDGET (self->placeholder),
                          gtk_text_buffer_get_char_count (get_buffer (self)) == 0);
  keep_focus (self, self->send_button, can_send);
  keep_focus (self, self->stop_button, self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->send_button), can_send);
  gtk_widget_set_visible (GTK_WIDGET (self->stop_button), self->busy);
  gtk_widget_set_visible (GTK_WIDGET (self->send_button), !self->busy);
}

static void
send (MatchupComposer *self)
{
  g_autofree char *text = NULL;

  self->send_when_ready = FALSE;
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->send_button)))
    return;
  if (!matchup_picture_tray_get_ready (self->tray))
    {
      self->send_when_ready = TRUE;
      return;
    }
  text = dup_text (self);
  g_signal_emit (self, signals[SIGNAL_SEND], 0, text);
}

/* What was asked for while a picture was still being read is done now; not where one failed. */
static void
pictures_changed_cb (MatchupComposer *self)
{
  gboolean ready = matchup_picture_tray_get_ready (self->tray);

  update (self);
  if (self->send_when_ready && ready)
    send (self);
}

static void
text_changed_cb (MatchupComposer *self)
{
  self->send_when_ready = FALSE;
  update (self);
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
  send (self);
}

static void
stop_clicked_cb (MatchupComposer *self)
{
  g_signal_emit (self, signals[SIGNAL_STOP], 0);
}

static gboolean
sends (MatchupComposer *self, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  g_autofree char *with = NULL;

  if ((state & (GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (self->settings != NULL)
    with = g_settings_get_string (self->settings, "send-with");
  return g_strcmp0 (with, "ctrl-enter") == 0 ? control : !control;
}

/* Before the text view: what an input method is composing must get its Enter and Escape first. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                MatchupComposer *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  if (keyval == GDK_KEY_Escape && self->busy)
    {
      if (!gtk_text_view_im_context_filter_keypress (self->view, event))
        g_signal_emit (self, signals[SIGNAL_STOP], 0);
      return GDK_EVENT_STOP;
    }
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  if (gtk_text_view_im_context_filter_keypress (self->view, event))
    return GDK_EVENT_STOP;
  if (sends (self, state))
    send (self);
  else
    gtk_text_buffer_insert_interactive_at_cursor (get_buffer (self), "\n", 1, TRUE);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (get_buffer (self)));
  return GDK_EVENT_STOP;
}

static void
matchup_composer_dispose (GObject *object)
{
  MatchupComposer *self = MATCHUP_COMPOSER (object);
  GtkWidget *child;

  self->screenshot_button = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (matchup_composer_parent_class)->dispose (object);
}

static void
matchup_composer_class_init (MatchupComposerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_composer_dispose;
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
  gtk_widget_class_install_action (widget_class, "composer.attach", NULL, attach_action);
  gtk_widget_class_install_action (widget_class, "composer.screenshot", NULL, screenshot_action);
  g_type_ensure (MATCHUP_TYPE_PICTURE_TRAY);
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
  g_signal_connect_object (get_buffer (self),
                           "changed",
                           G_CALLBACK (text_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tray,
                           "changed",
                           G_CALLBACK (pictures_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  matchup_picture_input_accept_drops (self->tray, GTK_WIDGET (self));
  matchup_picture_input_accept_pastes (self->tray, self->view);
  find_portal (self);
  update (self);
}

GtkWidget *
matchup_composer_new (void)
{
  return g_object_new (MATCHUP_TYPE_COMPOSER, NULL);
}

void
matchup_composer_clear (MatchupComposer *self)
{
  matchup_composer_set_text (self, "");
  matchup_picture_tray_clear (self->tray);
}

MatchupPictureTray *
matchup_composer_get_tray (MatchupComposer *self)
{
  g_return_val_if_fail (MATCHUP_IS_COMPOSER (self), NULL);
  return self->tray;
}

void
matchup_composer_send (MatchupComposer *self)
{
  g_return_if_fail (MATCHUP_IS_COMPOSER (self));

  send (self);
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

  gtk_text_buffer_set_text (get_buffer (self), text, -1);
}

char *
matchup_composer_dup_text (MatchupComposer *self)
{
  g_return_val_if_fail (MATCHUP_IS_COMPOSER (self), NULL);

  return dup_text (self);
}

void
matchup_composer_fill (MatchupComposer *self, const char *text)
{
  g_autofree char *now = NULL;

  g_return_if_fail (MATCHUP_IS_COMPOSER (self));
  g_return_if_fail (text != NULL);

  now = dup_text (self);
  if (*now != '\0' && g_strcmp0 (now, g_object_get_data (G_OBJECT (self), "filled")) != 0)
    return;
  g_object_set_data_full (G_OBJECT (self), "filled", g_strdup (text), g_free);
  gtk_text_buffer_set_text (get_buffer (self), text, -1);
}

void
matchup_composer_prepend (MatchupComposer *self, const char *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;

  g_return_if_fail (MATCHUP_IS_COMPOSER (self));
  g_return_if_fail (text != NULL);

  buffer = get_buffer (self);
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

  buffer = get_buffer (self);
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

  gtk_label_set_text (self->placeholder, placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  placeholder,
                                  -1);
}

void
matchup_composer_set_can_send (MatchupComposer *self, gboolean can_send)
{
  g_return_if_fail (MATCHUP_IS_COMPOSER (self));

  self->can_send = can_send;
  update (self);
}

void
matchup_composer_set_busy (MatchupComposer *self, gboolean busy)
{
  g_return_if_fail (MATCHUP_IS_COMPOSER (self));

  self->busy = busy;
  update (self);
}
