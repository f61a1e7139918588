/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A Markdown file as answers show it, as a picture to look at:
 *
 *   markdown-sheet FILE.md PICTURE.png [WIDTH [light|dark [ltr|rtl]]]
 */
#include "matchup-markdown-view.h"

#include <adwaita.h>
#include <string.h>

#define DEFAULT_WIDTH 400

static gboolean
passed_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean passed = FALSE;

  g_timeout_add (milliseconds, passed_cb, &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
make_view (const char *text)
{
  g_autoptr (MatchupMessage) message = matchup_message_new_text (MATCHUP_ROLE_ASSISTANT, text);
  GtkWidget *view = matchup_markdown_view_new (message, FALSE);

  gtk_widget_set_margin_start (view, 12);
  gtk_widget_set_margin_end (view, 12);
  gtk_widget_set_margin_top (view, 12);
  gtk_widget_set_margin_bottom (view, 12);
  gtk_widget_set_valign (view, GTK_ALIGN_START);
  matchup_markdown_view_finish (MATCHUP_MARKDOWN_VIEW (view));
  matchup_markdown_view_flush (MATCHUP_MARKDOWN_VIEW (view));
  return view;
}

static gboolean
save (GtkWidget *window, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  int width = gtk_widget_get_width (window);
  int height = gtk_widget_get_height (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)),
                                         node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  return gdk_texture_save_to_png (texture, path);
}

int
main (int argc, char **argv)
{
  int width = argc > 3 ? atoi (argv[3]) : DEFAULT_WIDTH;
  GtkCssProvider *style = gtk_css_provider_new ();
  g_autofree char *text = NULL;
  GtkWidget *window;
  GtkWidget *view;

  if (argc < 3 || width < 1 || !g_file_get_contents (argv[1], &text, NULL, NULL))
    return 2;
  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      argc > 4 && g_str_equal (argv[4], "dark")
                                          ? ADW_COLOR_SCHEME_FORCE_DARK
                                          : ADW_COLOR_SCHEME_FORCE_LIGHT);
  if (argc > 5 && g_str_equal (argv[5], "rtl"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  gtk_css_provider_load_from_resource (style, "/io/github/matchup_app/Matchup/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  view = make_view (text);
  window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, -1);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  run_for (1000);
  return save (window, argv[2]) ? 0 : 1;
}
