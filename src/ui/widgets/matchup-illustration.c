/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-illustration.h"

static char *
dup_icon_name (const char *name)
{
  return g_strdup_printf ("matchup-art-%s-symbolic", name);
}

GtkWidget *
matchup_illustration_new (const char *name)
{
  g_autofree char *icon_name = NULL;
  GtkWidget *image;

  g_return_val_if_fail (name != NULL, NULL);

  icon_name = dup_icon_name (name);
  image = g_object_new (GTK_TYPE_IMAGE,
                        "icon-name",
                        icon_name,
                        "accessible-role",
                        GTK_ACCESSIBLE_ROLE_PRESENTATION,
                        NULL);
  gtk_widget_add_css_class (image, "matchup-illustration");
  return image;
}

void
matchup_illustration_set (AdwStatusPage *page, const char *name)
{
  g_autofree char *icon_name = NULL;

  g_return_if_fail (ADW_IS_STATUS_PAGE (page));
  g_return_if_fail (name != NULL);

  icon_name = dup_icon_name (name);
  gtk_widget_add_css_class (GTK_WIDGET (page), "matchup-illustrated");
  adw_status_page_set_icon_name (page, icon_name);
}
