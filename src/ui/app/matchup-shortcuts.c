/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-shortcuts.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

static const MatchupShortcut shortcuts[] = {
#define MATCHUP_SHORTCUT_GROUP(title) { NULL, NULL, title },
#define MATCHUP_SHORTCUT(action, accelerator, title) { action, accelerator, title },
#define MATCHUP_SHORTCUT_SHOWN(accelerator, title) { NULL, accelerator, title },
#include "matchup-shortcuts.def"
#undef MATCHUP_SHORTCUT_GROUP
#undef MATCHUP_SHORTCUT
#undef MATCHUP_SHORTCUT_SHOWN
};

const MatchupShortcut *
matchup_shortcuts_get (guint *out_n_shortcuts)
{
  g_return_val_if_fail (out_n_shortcuts != NULL, NULL);

  *out_n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

void
matchup_shortcuts_install (GtkApplication *application)
{
  guint i;

  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      const char *accelerators[] = { shortcuts[i].accelerator, NULL };

      if (shortcuts[i].action != NULL)
        gtk_application_set_accels_for_action (application, shortcuts[i].action, accelerators);
    }
}

/* Until GTK 4.14 the parts of a shortcuts window can only be put together by GtkBuilder. */
static char *
make_description (void)
{
  g_autoptr (GString) xml = g_string_new ("<interface><object class='GtkShortcutsWindow' "
                                          "id='window'><child>"
                                          "<object class='GtkShortcutsSection'>");
  gboolean in_group = FALSE;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      const char *title = g_dpgettext2 (NULL, "shortcut window", shortcuts[i].title);
      g_autofree char *safe_title = g_markup_escape_text (title, -1);

      if (shortcuts[i].accelerator == NULL)
        {
          g_string_append_printf (xml,
                                  "%s<child><object class='GtkShortcutsGroup'>"
                                  "<property name='title'>%s</property>",
                                  in_group ? "</object></child>" : "",
                                  safe_title);
          in_group = TRUE;
        }
      else
        {
          g_autofree char *safe_key = g_markup_escape_text (shortcuts[i].accelerator, -1);

          g_string_append_printf (xml,
                                  "<child><object class='GtkShortcutsShortcut'>"
                                  "<property name='accelerator'>%s</property>"
                                  "<property name='title'>%s</property></object></child>",
                                  safe_key,
                                  safe_title);
        }
    }
  g_string_append (xml, "</object></child></object></child></object></interface>");
  return g_string_free (g_steal_pointer (&xml), FALSE);
}

GtkWidget *
matchup_shortcuts_create_window (void)
{
  g_autofree char *description = make_description ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (description, -1);
  GtkWidget *window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));

  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  return window;
}
