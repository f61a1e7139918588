/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-code-look.h"

#include "matchup-text-settings.h"

#include <adwaita.h>

/* Those that come with GtkSourceView. */
#define LIGHT "Adwaita"
#define DARK "Adwaita-dark"

/* Of the button: the person has pressed it. */
#define CHOSEN "matchup-wrap-chosen"

static void
update_scheme (GtkSourceView *view)
{
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();
  MatchupTextSettings *settings = matchup_text_settings_get_default ();
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleScheme *scheme;

  scheme =
      gtk_source_style_scheme_manager_get_scheme (manager,
                                                  matchup_text_settings_get_theme (settings, dark));
  if (scheme == NULL)
    scheme = gtk_source_style_scheme_manager_get_scheme (manager, dark ? DARK : LIGHT);
  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (
                                          gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))),
                                      scheme);
}

static void
update_line_numbers (GtkSourceView *view)
{
  gtk_source_view_set_show_line_numbers (view,
                                         matchup_text_settings_get_line_numbers (
                                             matchup_text_settings_get_default ()));
}

static void
wrap_toggled_cb (GtkTextView *view, GtkToggleButton *wrap)
{
  gtk_text_view_set_wrap_mode (view,
                               gtk_toggle_button_get_active (wrap) ? GTK_WRAP_WORD_CHAR
                                                                   : GTK_WRAP_NONE);
  g_object_set_data (G_OBJECT (wrap), CHOSEN, GINT_TO_POINTER (TRUE));
}

static void
update_wrap (GtkToggleButton *button)
{
  gboolean wrap = matchup_text_settings_get_wrap (matchup_text_settings_get_default ());

  if (matchup_code_look_is_wrap_chosen (button) || gtk_toggle_button_get_active (button) == wrap)
    return;
  gtk_toggle_button_set_active (button, wrap);
  g_object_set_data (G_OBJECT (button), CHOSEN, NULL);
}

void
matchup_code_look_follow (GtkSourceView *view, GtkToggleButton *wrap)
{
  static const struct
  {
    const char *signal;
    void (*callback) (GtkSourceView *view);
  } followed[] = {
    { "notify::theme-light", update_scheme },
    { "notify::theme-dark", update_scheme },
    { "notify::line-numbers", update_line_numbers },
  };

  g_return_if_fail (GTK_SOURCE_IS_VIEW (view));

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (matchup_text_settings_get_default (),
                             followed[i].signal,
                             G_CALLBACK (followed[i].callback),
                             view,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (update_scheme),
                           view,
                           G_CONNECT_SWAPPED);
  update_scheme (view);
  update_line_numbers (view);
  g_signal_connect_object (wrap, "toggled", G_CALLBACK (wrap_toggled_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (matchup_text_settings_get_default (),
                           "notify::wrap",
                           G_CALLBACK (update_wrap),
                           wrap,
                           G_CONNECT_SWAPPED);
  update_wrap (wrap);
}

gboolean
matchup_code_look_is_wrap_chosen (GtkToggleButton *wrap)
{
  g_return_val_if_fail (GTK_IS_TOGGLE_BUTTON (wrap), FALSE);

  return g_object_get_data (G_OBJECT (wrap), CHOSEN) != NULL;
}

const char *const *
matchup_code_look_get_themes (void)
{
  return gtk_source_style_scheme_manager_get_scheme_ids (
      gtk_source_style_scheme_manager_get_default ());
}

const char *
matchup_code_look_get_theme_name (const char *id)
{
  GtkSourceStyleScheme *scheme;

  g_return_val_if_fail (id != NULL, NULL);

  scheme =
      gtk_source_style_scheme_manager_get_scheme (gtk_source_style_scheme_manager_get_default (),
                                                  id);
  return scheme != NULL ? gtk_source_style_scheme_get_name (scheme) : id;
}
