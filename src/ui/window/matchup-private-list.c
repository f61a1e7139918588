/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-private-list.h"

#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>

struct _MatchupPrivateList
{
  GtkWidget parent_instance;

  GListModel *conversations; /* NULL until it is told */
  MatchupConversationKind kind;
  char *open_id;
};

G_DEFINE_FINAL_TYPE (MatchupPrivateList, matchup_private_list, GTK_TYPE_WIDGET)

static void
clear_rows (MatchupPrivateList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
matchup_private_list_dispose (GObject *object)
{
  MatchupPrivateList *self = MATCHUP_PRIVATE_LIST (object);

  if (self->conversations != NULL)
    g_signal_handlers_disconnect_by_data (self->conversations, self);
  clear_rows (self);
  g_clear_object (&self->conversations);

  G_OBJECT_CLASS (matchup_private_list_parent_class)->dispose (object);
}

static void
matchup_private_list_finalize (GObject *object)
{
  g_free (MATCHUP_PRIVATE_LIST (object)->open_id);

  G_OBJECT_CLASS (matchup_private_list_parent_class)->finalize (object);
}

static void
matchup_private_list_class_init (MatchupPrivateListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_private_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_private_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "privatelist");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
matchup_private_list_init (MatchupPrivateList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: heading of the private chats */
                                  _ ("Private"),
                                  -1);
}

static void
name (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

static GtkWidget *
make_practice_mark (void)
{
  /* Translators: a conversation in which nobody but practice models answered */
  GtkWidget *mark = gtk_label_new (C_ ("conversation", "Practice"));

  gtk_widget_add_css_class (mark, "caption");
  gtk_widget_add_css_class (mark, "dim-label");
  return mark;
}

/* What is read out: what it is, what it is about. */
static char *
dup_name (MatchupConversation *conversation, gboolean practice)
{
  const char *title = matchup_conversation_get_title (conversation);

  if (*title == '\0')
    return g_strdup (practice ? _ ("Private practice chat") : _ ("Private chat"));
  return matchup_sentence_insert_name (
      practice
          ? /* Translators: the title of a private chat that only practice models answer in */ _ (
                "Private practice: %s")
          /* Translators: %s is the title of a private chat */
          : _ ("Private: %s"),
      title);
}

static GtkWidget *
make_open_button (MatchupConversation *conversation)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *title = matchup_conversation_get_title (conversation);
  GtkWidget *label = gtk_label_new (*title != '\0' ? title : _ ("Private Chat"));
  gboolean practice = matchup_conversation_is_practice (conversation);
  g_autofree char *spoken = dup_name (conversation, practice);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("view-conceal-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  if (practice)
    gtk_box_append (GTK_BOX (box), make_practice_mark ());
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button),
                                    "s",
                                    matchup_conversation_get_id (conversation));
  gtk_widget_add_css_class (button, "flat");
  name (button, spoken);
  return button;
}

static GtkWidget *
make_close_button (MatchupConversation *conversation)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.close-this-private");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button),
                                    "s",
                                    matchup_conversation_get_id (conversation));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Close This Private Chat"));
  name (button, _ ("Close this private chat"));
  return button;
}

static void
add_row (MatchupPrivateList *self, MatchupConversation *conversation)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (row), make_open_button (conversation));
  gtk_box_append (GTK_BOX (row), make_close_button (conversation));
  gtk_widget_add_css_class (row, "matchup-private-row");
  if (g_strcmp0 (self->open_id, matchup_conversation_get_id (conversation)) == 0)
    gtk_widget_add_css_class (row, "open");
  gtk_widget_set_parent (row, GTK_WIDGET (self));
}

/* There are few of them. */
static void
update (MatchupPrivateList *self)
{
  guint n = self->conversations != NULL ? g_list_model_get_n_items (self->conversations) : 0;
  gboolean had_focus = matchup_focus_leave (GTK_WIDGET (self), NULL);

  clear_rows (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MatchupConversation) conversation = g_list_model_get_item (self->conversations, i);

      if (matchup_conversation_get_kind (conversation) == self->kind)
        add_row (self, conversation);
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
  if (had_focus && !gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-composer", NULL);
}

static void
changed_cb (MatchupPrivateList *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (MatchupConversation) conversation = g_list_model_get_item (self->conversations, i);

      g_signal_connect_object (conversation,
                               "notify::title",
                               G_CALLBACK (update),
                               self,
                               G_CONNECT_SWAPPED);
      /* It may be practice no longer. */
      g_signal_connect_object (matchup_conversation_get_lineup (conversation),
                               "items-changed",
                               G_CALLBACK (update),
                               self,
                               G_CONNECT_SWAPPED);
    }
  update (self);
}

void
matchup_private_list_set_model (MatchupPrivateList *self, GListModel *conversations)
{
  g_return_if_fail (MATCHUP_IS_PRIVATE_LIST (self));
  g_return_if_fail (self->conversations == NULL && G_IS_LIST_MODEL (conversations));

  self->conversations = g_object_ref (conversations);
  g_signal_connect_swapped (conversations, "items-changed", G_CALLBACK (changed_cb), self);
  changed_cb (self, 0, 0, g_list_model_get_n_items (conversations));
}

void
matchup_private_list_set_kind (MatchupPrivateList *self, MatchupConversationKind kind)
{
  g_return_if_fail (MATCHUP_IS_PRIVATE_LIST (self));

  if (self->kind == kind)
    return;
  self->kind = kind;
  update (self);
}

void
matchup_private_list_set_open_id (MatchupPrivateList *self, const char *id)
{
  char *copy;

  g_return_if_fail (MATCHUP_IS_PRIVATE_LIST (self));

  if (g_strcmp0 (self->open_id, id) == 0)
    return;
  copy = g_strdup (id);
  g_free (self->open_id);
  self->open_id = copy;
  update (self);
}
