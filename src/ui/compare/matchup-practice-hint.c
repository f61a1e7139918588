/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-practice-hint.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-stack-layout.h"
#include "matchup-wrap-layout.h"
#include "matchup-wrap-texts.h"

#include <glib/gi18n.h>

static GtkWidget *
add_button (GtkWidget *row, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  matchup_accessible_name_by_label (button);
  matchup_wrap_texts (button);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, row);
  return button;
}

static void
providers_changed_cb (GListModel *providers,
                      guint position,
                      guint removed,
                      guint added,
                      GtkWidget *button)
{
  gtk_widget_set_visible (button, g_list_model_get_n_items (providers) == 0);
}

GtkWidget *
matchup_practice_hint_new (MatchupWorkspace *workspace)
{
  GListModel *providers = G_LIST_MODEL (matchup_workspace_get_providers (workspace));
  GtkWidget *hint =
      g_object_new (GTK_TYPE_BOX, "layout-manager", matchup_stack_layout_new (6), NULL);
  GtkWidget *label =
      gtk_label_new (_ ("That was practice: it is not counted in your real result."));
  GtkWidget *row = g_object_new (GTK_TYPE_BOX,
                                 "layout-manager",
                                 matchup_wrap_layout_new (6, 6),
                                 "halign",
                                 GTK_ALIGN_CENTER,
                                 NULL);
  GtkWidget *connect;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_parent (label, hint);
  add_button (row,
              /* Translators: a button */ _ ("Show the _Practice Result"),
              "win.practice-result");
  connect = add_button (row, _ ("_Connect a Service"), "app.preferences::");
  gtk_widget_set_parent (row, hint);
  g_signal_connect_object (providers,
                           "items-changed",
                           G_CALLBACK (providers_changed_cb),
                           connect,
                           0);
  providers_changed_cb (providers, 0, 0, 0, connect);
  return hint;
}
