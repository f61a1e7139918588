/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-personal-data-bar.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-personal-data-words.h"
#include "matchup-personal-policy.h"
#include "matchup-stack-layout.h"
#include "matchup-toast.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

typedef enum
{
  STATE_IDLE,
  STATE_LOOKING,
  STATE_ASKING,
  STATE_GO,
} State;

struct _MatchupPersonalDataBar
{
  GtkWidget parent_instance;

  GtkWidget *title;
  GtkWidget *list;
  GtkWidget *reach;
  GtkWidget *buttons;
  GtkWidget *mask_button;

  State state;
  GCancellable *cancellable;
  GPtrArray *messages; /* that were checked */
  GPtrArray *items;    /* MatchupPersonalItem, what was found */
  gboolean mask;       /* it is to be masked */
  guint n_services;
};

G_DEFINE_FINAL_TYPE (MatchupPersonalDataBar, matchup_personal_data_bar, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_DECIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_state (MatchupPersonalDataBar *self, State state)
{
  self->state = state;
  gtk_widget_set_visible (GTK_WIDGET (self), state == STATE_LOOKING || state == STATE_ASKING);
  gtk_widget_set_visible (self->list, state == STATE_ASKING);
  gtk_widget_set_visible (self->reach, state == STATE_ASKING);
  gtk_widget_set_visible (self->buttons, state == STATE_ASKING);
}

void
matchup_personal_data_bar_reset (MatchupPersonalDataBar *self)
{
  g_return_if_fail (MATCHUP_IS_PERSONAL_DATA_BAR (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  self->mask = FALSE;
  set_state (self, STATE_IDLE);
}

static void
decide (MatchupPersonalDataBar *self, gboolean mask)
{
  self->mask = mask;
  set_state (self, STATE_GO);
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0, TRUE);
}

static void
send_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (MATCHUP_PERSONAL_DATA_BAR (widget), FALSE);
}

static void
mask_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (MATCHUP_PERSONAL_DATA_BAR (widget), TRUE);
}

void
matchup_personal_data_bar_edit (MatchupPersonalDataBar *self)
{
  g_return_if_fail (MATCHUP_IS_PERSONAL_DATA_BAR (self));

  matchup_personal_data_bar_reset (self);
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0, FALSE);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_personal_data_bar_edit (MATCHUP_PERSONAL_DATA_BAR (widget));
}

static void
matchup_personal_data_bar_dispose (GObject *object)
{
  MatchupPersonalDataBar *self = MATCHUP_PERSONAL_DATA_BAR (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (matchup_personal_data_bar_parent_class)->dispose (object);
}

static void
matchup_personal_data_bar_class_init (MatchupPersonalDataBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_personal_data_bar_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_install_action (widget_class, "personal-data.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "personal-data.mask", NULL, mask_action);
  gtk_widget_class_install_action (widget_class, "personal-data.edit", NULL, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "personal-data.edit", NULL);
  signals[SIGNAL_DECIDED] = g_signal_new ("decided",
                                          MATCHUP_TYPE_PERSONAL_DATA_BAR,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_BOOLEAN);
}

static GtkWidget *
add_label (MatchupPersonalDataBar *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static GtkWidget *
add_button (MatchupPersonalDataBar *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  matchup_accessible_name_by_label (button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, self->buttons);
  return button;
}

static void
matchup_personal_data_bar_init (MatchupPersonalDataBar *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (6));
  gtk_widget_add_css_class (GTK_WIDGET (self), "matchup-personal-data-bar");
  self->title = add_label (self, "", "heading");
  self->list = add_label (self, "", NULL);
  self->reach = add_label (self, "", "dim-label");
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_layout_manager (self->buttons, matchup_wrap_layout_new (6, 6));
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
  /* Translators: a button: numbers and addresses are replaced before the question is sent. */
  self->mask_button = add_button (self, _ ("_Mask and Send"), "personal-data.mask");
  gtk_widget_add_css_class (self->mask_button, "suggested-action");
  /* Translators: a button: the question is sent with the numbers and addresses in it. */
  add_button (self, _ ("Send as _It Is"), "personal-data.send");
  /* Translators: a button: the question is not sent yet. */
  add_button (self, _ ("_Edit"), "personal-data.edit");
  set_state (self, STATE_IDLE);
}

GtkWidget *
matchup_personal_data_bar_new (void)
{
  return g_object_new (MATCHUP_TYPE_PERSONAL_DATA_BAR, NULL);
}

static void
ask (MatchupPersonalDataBar *self)
{
  const char *title = _ ("There is personal data in this question");
  g_autofree char *list = matchup_personal_data_words_dup_list (self->items);
  g_autofree char *reach = matchup_personal_data_words_dup_reach (self->n_services);
  g_autofree char *description = g_strconcat (list, "\n", reach, NULL);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->list), list);
  gtk_label_set_text (GTK_LABEL (self->reach), reach);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description,
                                  -1);
  set_state (self, STATE_ASKING);
  gtk_widget_grab_focus (self->mask_button);
}

/* TRUE: it goes. */
static gboolean
use_items (MatchupPersonalDataBar *self, MatchupWorkspace *workspace, GPtrArray *items)
{
  if (items->len == 0)
    return TRUE;
  if (matchup_personal_policy_get (workspace) == MATCHUP_PERSONAL_POLICY_MASK)
    {
      g_autofree char *text = matchup_personal_data_words_dup_masked (items->len);

      matchup_toast (gtk_widget_get_parent (GTK_WIDGET (self)), text);
      return TRUE;
    }
  self->items = g_ptr_array_ref (items);
  ask (self);
  return FALSE;
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupPersonalDataBar) self = user_data;
  MatchupWorkspace *workspace = MATCHUP_WORKSPACE (source);
  g_autoptr (GPtrArray) items = matchup_personal_policy_check_finish (workspace, result, NULL);

  /* Only cancelling fails. */
  if (items == NULL || self->state != STATE_LOOKING)
    return;
  g_clear_object (&self->cancellable);
  if (use_items (self, workspace, items))
    decide (self, FALSE);
}

static void
look (MatchupPersonalDataBar *self,
      MatchupWorkspace *workspace,
      MatchupConversation *conversation,
      MatchupLineup *lineup)
{
  self->cancellable = g_cancellable_new ();
  gtk_label_set_text (GTK_LABEL (self->title), _ ("Looking for personal data…"));
  set_state (self, STATE_LOOKING);
  matchup_personal_policy_check_async (workspace,
                                       conversation,
                                       lineup,
                                       self->messages,
                                       self->cancellable,
                                       checked_cb,
                                       g_object_ref (self));
}

gboolean
matchup_personal_data_bar_check (MatchupPersonalDataBar *self,
                                 MatchupWorkspace *workspace,
                                 MatchupConversation *conversation,
                                 MatchupLineup *lineup,
                                 GPtrArray *messages)
{
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (MATCHUP_IS_PERSONAL_DATA_BAR (self), TRUE);

  if (self->state != STATE_IDLE)
    {
      if (self->state == STATE_ASKING)
        gtk_widget_grab_focus (self->mask_button);
      return self->state == STATE_GO;
    }
  if (!matchup_personal_policy_applies (workspace, lineup))
    return TRUE;
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  self->messages = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < messages->len; i++)
    g_ptr_array_add (self->messages, g_object_ref (g_ptr_array_index (messages, i)));
  self->n_services = matchup_personal_policy_count_services (workspace, lineup);
  items = matchup_personal_policy_check_now (workspace, conversation, lineup, messages);
  if (items != NULL)
    return use_items (self, workspace, items);
  look (self, workspace, conversation, lineup);
  return FALSE;
}

void
matchup_personal_data_bar_apply (MatchupPersonalDataBar *self, MatchupConversation *conversation)
{
  g_return_if_fail (MATCHUP_IS_PERSONAL_DATA_BAR (self));

  if (self->state == STATE_GO && self->mask)
    matchup_personal_policy_mask (conversation, self->items, self->messages);
}

gboolean
matchup_personal_data_bar_get_asking (MatchupPersonalDataBar *self)
{
  g_return_val_if_fail (MATCHUP_IS_PERSONAL_DATA_BAR (self), FALSE);

  return self->state == STATE_ASKING || self->state == STATE_LOOKING;
}
