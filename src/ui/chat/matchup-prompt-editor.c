/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-prompt-editor.h"

#include "matchup-config.h"
#include "matchup-file-tile.h"
#include "matchup-personal-data-bar.h"
#include "matchup-picture-tile.h"
#include "matchup-settings.h"
#include "matchup-stack-layout.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

/* A long message scrolls; a line has its room at once; pixels. */
#define MAX_HEIGHT 320
#define MIN_HEIGHT 40

struct _MatchupPromptEditor
{
  GtkWidget parent_instance;

  GPtrArray *kept; /* MatchupPart that go with the message */
  GSettings *settings;
  GtkTextView *view;
  MatchupPersonalDataBar *check;
  MatchupWorkspace *workspace;
  MatchupConversation *conversation; /* or NULL: nothing is checked */
  GtkWidget *parts;                  /* what shows them */
  guint n_frames;                    /* since it is shown, up to some */
};

enum
{
  SIGNAL_SEND,
  SIGNAL_CANCEL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupPromptEditor, matchup_prompt_editor, GTK_TYPE_WIDGET)

static char *
dup_text (MatchupPromptEditor *self)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->view), &start, &end);
  text = gtk_text_buffer_get_text (gtk_text_view_get_buffer (self->view), &start, &end, FALSE);
  return g_strdup (g_strstrip (text));
}

static gboolean
is_letter (gunichar c, gpointer data)
{
  return !g_unichar_isspace (c);
}

/* Looks no further than the first letter: this is done at each key. */
static gboolean
is_blank (MatchupPromptEditor *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (self->view), &iter);
  return gtk_text_iter_is_end (&iter) ||
         (!is_letter (gtk_text_iter_get_char (&iter), NULL) &&
          !gtk_text_iter_forward_find_char (&iter, is_letter, NULL, NULL));
}

static void
update (MatchupPromptEditor *self)
{
  if (matchup_personal_data_bar_get_asking (self->check))
    matchup_personal_data_bar_reset (self->check);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "editor.send",
                                 !is_blank (self) || self->kept->len > 0);
}

static MatchupMessage *
make_message (MatchupPromptEditor *self)
{
  g_autofree char *text = dup_text (self);
  MatchupMessage *message = matchup_message_new_text (MATCHUP_ROLE_USER, text);

  for (guint i = 0; i < self->kept->len; i++)
    matchup_message_add_attachment (message, g_ptr_array_index (self->kept, i));
  return message;
}

static void
send_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPromptEditor *self = MATCHUP_PROMPT_EDITOR (widget);
  g_autoptr (MatchupMessage) message = make_message (self);
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();

  g_ptr_array_add (messages, message);
  if (self->conversation != NULL &&
      !matchup_personal_data_bar_check (self->check,
                                        self->workspace,
                                        self->conversation,
                                        matchup_conversation_get_lineup (self->conversation),
                                        messages))
    return;
  if (self->conversation != NULL)
    matchup_personal_data_bar_apply (self->check, self->conversation);
  g_signal_emit (widget, signals[SIGNAL_SEND], 0, message);
}

static void
decided_cb (MatchupPromptEditor *self, gboolean go)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (go)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.send", NULL);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CANCEL], 0);
}

static gboolean
sends (MatchupPromptEditor *self, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  g_autofree char *with = NULL;

  if ((state & (GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (self->settings != NULL)
    with = g_settings_get_string (self->settings, "send-with");
  return g_strcmp0 (with, "ctrl-enter") == 0 ? control : !control;
}

static void
break_line (MatchupPromptEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, "\n", 1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
}

/* Before the text view: what an input method is composing must get its Enter and Escape first. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                MatchupPromptEditor *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gboolean enter =
      keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (!enter && keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (gtk_text_view_im_context_filter_keypress (self->view, event))
    return GDK_EVENT_STOP;
  if (!enter)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.cancel", NULL);
  else if (sends (self, state))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.send", NULL);
  else
    break_line (self);
  return GDK_EVENT_STOP;
}

static void
matchup_prompt_editor_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&MATCHUP_PROMPT_EDITOR (object)->settings);
  g_clear_object (&MATCHUP_PROMPT_EDITOR (object)->workspace);
  g_clear_object (&MATCHUP_PROMPT_EDITOR (object)->conversation);

  G_OBJECT_CLASS (matchup_prompt_editor_parent_class)->dispose (object);
}

static void
matchup_prompt_editor_finalize (GObject *object)
{
  g_ptr_array_unref (MATCHUP_PROMPT_EDITOR (object)->kept);

  G_OBJECT_CLASS (matchup_prompt_editor_parent_class)->finalize (object);
}

static void
matchup_prompt_editor_class_init (MatchupPromptEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_prompt_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_prompt_editor_finalize;
  gtk_widget_class_set_css_name (widget_class, "prompteditor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "editor.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "editor.cancel", NULL, cancel_action);
  signals[SIGNAL_SEND] = g_signal_new ("send",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       MATCHUP_TYPE_MESSAGE);
  signals[SIGNAL_CANCEL] = g_signal_new ("cancel",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
}

static GtkWidget *
make_view (MatchupPromptEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  g_object_set (self->view,
                "top-margin",
                9,
                "bottom-margin",
                9,
                "left-margin",
                15,
                "right-margin",
                15,
                "input-hints",
                GTK_INPUT_HINT_SPELLCHECK,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Your message"),
                                  -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_object_set (scroller,
                "hscrollbar-policy",
                GTK_POLICY_NEVER,
                "propagate-natural-height",
                TRUE,
                "min-content-height",
                MIN_HEIGHT,
                "max-content-height",
                MAX_HEIGHT,
                "child",
                self->view,
                NULL);
  gtk_widget_add_css_class (scroller, "matchup-composer-frame");
  return scroller;
}

static GtkWidget *
make_buttons (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: a button */
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  /* Translators: a button */
  GtkWidget *send = gtk_button_new_with_label (_ ("Send"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "editor.cancel");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (send), "editor.send");
  gtk_widget_add_css_class (send, "suggested-action");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), send);
  return box;
}

static void
matchup_prompt_editor_init (MatchupPromptEditor *self)
{
  self->kept = g_ptr_array_new_with_free_func (g_object_unref);
  self->settings = matchup_settings_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Edit this message"),
                                  -1);
  self->parts = g_object_new (GTK_TYPE_BOX, "visible", FALSE, NULL);
  gtk_widget_set_layout_manager (self->parts, matchup_wrap_layout_new (6, 6));
  gtk_widget_set_parent (self->parts, GTK_WIDGET (self));
  self->check = MATCHUP_PERSONAL_DATA_BAR (matchup_personal_data_bar_new ());
  g_signal_connect_object (self->check,
                           "decided",
                           G_CALLBACK (decided_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->check), GTK_WIDGET (self));
  gtk_widget_set_parent (make_view (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_buttons (), GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->view),
                           "changed",
                           G_CALLBACK (update),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
remove_clicked_cb (GtkButton *button, MatchupPromptEditor *self)
{
  GtkWidget *shown = gtk_widget_get_parent (GTK_WIDGET (button));

  g_ptr_array_remove (self->kept, g_object_get_data (G_OBJECT (button), "matchup-part"));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_unparent (shown);
  gtk_widget_set_visible (self->parts, self->kept->len > 0);
  update (self);
}

static void
add_part (MatchupPromptEditor *self, GtkWidget *shown, MatchupPart *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_valign (remove, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (remove, _ ("Send Without It"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Send without it"),
                                  -1);
  g_object_set_data (G_OBJECT (remove), "matchup-part", part);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (box), shown);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_widget_set_parent (box, self->parts);
  g_ptr_array_add (self->kept, g_object_ref (part));
}

static void
add_parts (MatchupPromptEditor *self, MatchupWorkspace *workspace, GListModel *parts)
{
  guint n_pictures = 0;

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);

      n_pictures += MATCHUP_IS_IMAGE_PART (part);
      if (MATCHUP_IS_IMAGE_PART (part))
        add_part (self,
                  matchup_picture_tile_new_for_image (workspace, MATCHUP_IMAGE_PART (part)),
                  part);
      else if (MATCHUP_IS_FILE_PART (part))
        add_part (self, matchup_file_tile_new (MATCHUP_FILE_PART (part), FALSE), part);
    }
  for (guint i = 0; i < self->kept->len; i++)
    {
      GtkWidget *box = gtk_widget_get_first_child (self->parts);
      GtkWidget *tile;

      for (guint j = 0; j < i; j++)
        box = gtk_widget_get_next_sibling (box);
      tile = gtk_widget_get_first_child (box);
      /* Pictures come before files. */
      if (MATCHUP_IS_PICTURE_TILE (tile))
        matchup_picture_tile_set_place (MATCHUP_PICTURE_TILE (tile), i, n_pictures);
    }
  gtk_widget_set_visible (self->parts, self->kept->len > 0);
}

/* The text learnt its height while it got its place, when it could not ask for another one. */
static gboolean
settle_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  gtk_widget_queue_resize (GTK_WIDGET (MATCHUP_PROMPT_EDITOR (widget)->view));
  return ++MATCHUP_PROMPT_EDITOR (widget)->n_frames < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

GtkWidget *
matchup_prompt_editor_new (MatchupWorkspace *workspace, MatchupMessage *message)
{
  MatchupPromptEditor *self;
  g_autofree char *text = NULL;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_MESSAGE (message), NULL);

  self = g_object_new (MATCHUP_TYPE_PROMPT_EDITOR, NULL);
  self->workspace = g_object_ref (workspace);
  text = matchup_message_dup_text (message, MATCHUP_PART_KIND_TEXT);
  add_parts (self, workspace, G_LIST_MODEL (message));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  update (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), settle_cb, NULL, NULL);
  return GTK_WIDGET (self);
}

void
matchup_prompt_editor_focus (MatchupPromptEditor *self)
{
  GtkTextIter end;

  g_return_if_fail (MATCHUP_IS_PROMPT_EDITOR (self));

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (self->view), &end);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (self->view), &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
matchup_prompt_editor_set_conversation (MatchupPromptEditor *self,
                                        MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_EDITOR (self));

  g_set_object (&self->conversation, conversation);
}
