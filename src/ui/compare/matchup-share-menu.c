/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-share-menu.h"

#include "matchup-config.h"
#include "matchup-export-html.h"
#include "matchup-export-markdown.h"
#include "matchup-export-text.h"
#include "matchup-lazy-menu.h"
#include "matchup-share-file.h"
#include "matchup-share-picture.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the actions of one widget go by. */
typedef struct
{
  MatchupWorkspace *workspace;
  MatchupShareFindRow find;
  gpointer user_data;
} Sharing;

static void
sharing_free (gpointer data, GClosure *closure)
{
  Sharing *sharing = data;

  g_object_unref (sharing->workspace);
  g_free (sharing);
}

static MatchupRoundExport *
dup_export (Sharing *sharing, MatchupRoundRow **out_row)
{
  *out_row = sharing->find (sharing->user_data);
  return *out_row != NULL
             ? matchup_round_export_new (sharing->workspace, matchup_round_row_get_round (*out_row))
             : NULL;
}

static void
copy (Sharing *sharing, char *(*make) (const MatchupRoundExport *round), const char *said)
{
  MatchupRoundRow *row;
  g_autoptr (MatchupRoundExport) export = dup_export (sharing, &row);
  g_autofree char *text = NULL;

  if (export == NULL)
    return;
  text = make (export);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (row)), text);
  matchup_toast (GTK_WIDGET (row), said);
}

static void
copy_text_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  copy (user_data, matchup_export_text, _ ("Round copied as text"));
}

static void
copy_markdown_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  copy (user_data, matchup_export_markdown, _ ("Round copied as Markdown"));
}

/* The row may be gone when its pictures were read. */
typedef struct
{
  GWeakRef row;
  MatchupRoundExport *export;
} Page;

static void
pictures_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Page *page = user_data;
  g_autoptr (GtkWidget) row = g_weak_ref_get (&page->row);

  if (matchup_round_export_load_pictures_finish (MATCHUP_WORKSPACE (source), result, NULL) &&
      row != NULL)
    {
      char *html = matchup_export_html (page->export);
      g_autoptr (GBytes) bytes = g_bytes_new_take (html, strlen (html));
      g_autofree char *name = g_strconcat (page->export->file_name, ".html", NULL);

      matchup_share_file_choose (row, name, "text/html", bytes);
    }
  g_weak_ref_clear (&page->row);
  matchup_round_export_free (page->export);
  g_free (page);
}

static void
save_html_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Sharing *sharing = user_data;
  MatchupRoundRow *row;
  MatchupRoundExport *export = dup_export (sharing, &row);
  Page *page;

  if (export == NULL)
    return;
  page = g_new0 (Page, 1);
  g_weak_ref_init (&page->row, row);
  page->export = export;
  matchup_round_export_load_pictures_async (export,
                                            sharing->workspace,
                                            NULL,
                                            pictures_loaded_cb,
                                            page);
}

/* The row may be gone when the picture is there. */
typedef struct
{
  GWeakRef row;
  char *name;
} Picture;

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Picture *picture = user_data;
  g_autoptr (GtkWidget) row = g_weak_ref_get (&picture->row);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = matchup_share_picture_render_finish (result, &error);

  if (row != NULL && bytes != NULL)
    matchup_share_file_choose (row, picture->name, "image/png", bytes);
  else if (row != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    matchup_toast (row, error->message);
  g_weak_ref_clear (&picture->row);
  g_free (picture->name);
  g_free (picture);
}

static void
save_picture_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MatchupRoundRow *row;
  g_autoptr (MatchupRoundExport) export = dup_export (user_data, &row);
  Picture *picture;

  if (export == NULL)
    return;
  picture = g_new0 (Picture, 1);
  g_weak_ref_init (&picture->row, row);
  picture->name = g_strconcat (export->file_name, ".png", NULL);
  matchup_share_picture_render_async (GTK_WIDGET (row), rendered_cb, picture);
}

void
matchup_share_menu_add_actions (GtkWidget *widget,
                                MatchupWorkspace *workspace,
                                MatchupShareFindRow find,
                                gpointer user_data)
{
  static const struct
  {
    const char *name;
    void (*activate) (GSimpleAction *action, GVariant *parameter, gpointer user_data);
  } entries[] = {
    { "copy-text", copy_text_cb },
    { "copy-markdown", copy_markdown_cb },
    { "save-html", save_html_cb },
    { "save-picture", save_picture_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (find != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (entries[i].name, NULL);
      Sharing *sharing = g_new0 (Sharing, 1);

      sharing->workspace = g_object_ref (workspace);
      sharing->find = find;
      sharing->user_data = user_data;
      g_signal_connect_data (action,
                             "activate",
                             G_CALLBACK (entries[i].activate),
                             sharing,
                             sharing_free,
                             0);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (widget, "round", G_ACTION_GROUP (group));
}

GMenuModel *
matchup_share_menu_new_model (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) copies = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();

  /* Translators: a menu item: what can be done with a round */
  g_menu_append (copies, _ ("Copy as _Text"), "round.copy-text");
  /* Translators: a menu item: what can be done with a round */
  g_menu_append (copies, _ ("Copy as _Markdown"), "round.copy-markdown");
  /* Translators: a menu item: what can be done with a round */
  g_menu_append (files, _ ("Save as _Web Page…"), "round.save-html");
  /* Translators: a menu item: what can be done with a round */
  g_menu_append (files, _ ("Save as _Picture…"), "round.save-picture");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copies));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  return G_MENU_MODEL (menu);
}

GtkWidget *
matchup_share_menu_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = matchup_share_menu_new_model ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "emblem-shared-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Share This Round"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "matchup-share");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Share this round"),
                                  -1);
  matchup_lazy_menu_set (GTK_MENU_BUTTON (button), menu);
  return button;
}
