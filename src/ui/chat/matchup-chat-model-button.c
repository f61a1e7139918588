/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-chat-model-button.h"

#include "matchup-config.h"
#include "matchup-model-picker.h"
#include "matchup-params.h"
#include "matchup-sentence.h"
#include "matchup-setting-support.h"

#include <glib/gi18n.h>

struct _MatchupChatModelButton
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupLineup *lineup; /* NULL until it is told */
  GtkWidget *button;
  GtkWidget *picker;
  GtkLabel *name;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupChatModelButton, matchup_chat_model_button, GTK_TYPE_WIDGET)

static MatchupContestant *
get_contestant (MatchupChatModelButton *self)
{
  return self->lineup != NULL ? matchup_lineup_get (self->lineup, 0) : NULL;
}

static void
picked_cb (MatchupChatModelButton *self, MatchupModelRef *model)
{
  MatchupContestant *before = get_contestant (self);
  g_autoptr (MatchupParams) params =
      before != NULL
          ? matchup_setting_support_keep_accepted (matchup_workspace_get_providers (
                                                       self->workspace),
                                                   model,
                                                   matchup_contestant_get_params (before))
          : matchup_params_new_empty ();
  g_autoptr (MatchupContestant) contestant = matchup_contestant_new (NULL, model, params);

  if (self->lineup == NULL)
    return;
  if (before != NULL)
    matchup_lineup_replace (self->lineup, 0, contestant);
  else
    matchup_lineup_append (self->lineup, contestant);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
matchup_chat_model_button_dispose (GObject *object)
{
  MatchupChatModelButton *self = MATCHUP_CHAT_MODEL_BUTTON (object);

  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_data (self->lineup, self);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->lineup);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_chat_model_button_parent_class)->dispose (object);
}

static void
matchup_chat_model_button_class_init (MatchupChatModelButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_chat_model_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
}

static void
matchup_chat_model_button_init (MatchupChatModelButton *self)
{
}

static void
describe (MatchupChatModelButton *self, const char *label, const char *tooltip)
{
  gtk_widget_set_tooltip_text (self->button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

static void
update (MatchupChatModelButton *self)
{
  MatchupContestant *contestant = get_contestant (self);
  const char *name =
      contestant != NULL ? matchup_contestant_get_name (contestant) : _ ("Choose a Model");
  /* Translators: %s is the name of a model. */
  g_autofree char *label = contestant != NULL ? matchup_sentence_insert_name (_ ("Model: %s"), name)
                                              : g_strdup (_ ("Choose a model"));

  /* Names may be cut, words of ours are not. */
  gtk_label_set_ellipsize (self->name,
                           contestant != NULL ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->name, contestant == NULL);
  gtk_label_set_wrap_mode (self->name, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_text (self->name, name);
  describe (self,
            label,
            contestant != NULL
                ? matchup_model_ref_get_model_id (matchup_contestant_get_model (contestant))
                : _ ("Choose Who Answers"));
  matchup_model_picker_set_current (MATCHUP_MODEL_PICKER (self->picker),
                                    contestant != NULL ? matchup_contestant_get_model (contestant)
                                                       : NULL);
}

GtkWidget *
matchup_chat_model_button_new (MatchupWorkspace *workspace)
{
  MatchupChatModelButton *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_CHAT_MODEL_BUTTON, NULL);
  self->workspace = g_object_ref (workspace);
  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->name, 3);
  gtk_label_set_max_width_chars (self->name, 28);
  self->picker = matchup_model_picker_new (workspace);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->name));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->picker);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  update (self);
  return GTK_WIDGET (self);
}

void
matchup_chat_model_button_set_lineup (MatchupChatModelButton *self, MatchupLineup *lineup)
{
  g_return_if_fail (MATCHUP_IS_CHAT_MODEL_BUTTON (self));
  g_return_if_fail (MATCHUP_IS_LINEUP (lineup));

  if (self->lineup == lineup)
    return;
  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_data (self->lineup, self);
  g_set_object (&self->lineup, lineup);
  g_signal_connect_swapped (lineup, "items-changed", G_CALLBACK (update), self);
  update (self);
}

void
matchup_chat_model_button_open (MatchupChatModelButton *self)
{
  g_return_if_fail (MATCHUP_IS_CHAT_MODEL_BUTTON (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
