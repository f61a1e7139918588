/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-general-page.h"

#include "matchup-config.h"
#include "matchup-row-texts.h"

struct _MatchupGeneralPage
{
  AdwPreferencesPage parent_instance;

  GSettings *settings;

  AdwComboRow *send_with;
  GtkSwitch *notify_switch;
};

G_DEFINE_FINAL_TYPE (MatchupGeneralPage, matchup_general_page, ADW_TYPE_PREFERENCES_PAGE)

/* The rows stand in the order of the values of the setting. */
static void
send_with_selected_cb (MatchupGeneralPage *self)
{
  guint selected = adw_combo_row_get_selected (self->send_with);

  if (self->settings != NULL && selected != GTK_INVALID_LIST_POSITION &&
      g_settings_get_enum (self->settings, "send-with") != (int) selected)
    g_settings_set_enum (self->settings, "send-with", (int) selected);
}

static void
send_with_changed_cb (MatchupGeneralPage *self)
{
  adw_combo_row_set_selected (self->send_with,
                              (guint) g_settings_get_enum (self->settings, "send-with"));
}

static void
matchup_general_page_dispose (GObject *object)
{
  MatchupGeneralPage *self = MATCHUP_GENERAL_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_GENERAL_PAGE);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (matchup_general_page_parent_class)->dispose (object);
}

static void
matchup_general_page_class_init (MatchupGeneralPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_general_page_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-general-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupGeneralPage, send_with);
  gtk_widget_class_bind_template_child (widget_class, MatchupGeneralPage, notify_switch);
  gtk_widget_class_bind_template_callback (widget_class, send_with_selected_cb);
}

static void
matchup_general_page_init (MatchupGeneralPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_row_texts_wrap_choices (self->send_with);
}

GtkWidget *
matchup_general_page_new (GSettings *settings)
{
  MatchupGeneralPage *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (MATCHUP_TYPE_GENERAL_PAGE, NULL);
  g_set_object (&self->settings, settings);
  g_signal_connect_object (settings,
                           "changed::send-with",
                           G_CALLBACK (send_with_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  send_with_changed_cb (self);
  g_settings_bind (settings,
                   "notify-when-ready",
                   self->notify_switch,
                   "active",
                   G_SETTINGS_BIND_DEFAULT);
  return GTK_WIDGET (self);
}
