/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-toast.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

typedef struct
{
  MatchupToastUndo undo;
  gpointer user_data;
  GDestroyNotify destroy;
} UndoData;

static void
undo_data_free (gpointer data, GClosure *closure)
{
  UndoData *undo = data;

  if (undo->destroy != NULL)
    undo->destroy (undo->user_data);
  g_free (undo);
}

static void
button_clicked_cb (AdwToast *toast, UndoData *undo)
{
  undo->undo (undo->user_data);
}

static AdwToastOverlay *
find_below (GtkWidget *widget)
{
  GtkWidget *child;

  if (ADW_IS_TOAST_OVERLAY (widget))
    return ADW_TOAST_OVERLAY (widget);
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwToastOverlay *overlay = find_below (child);

      if (overlay != NULL)
        return overlay;
    }
  return NULL;
}

static AdwToastOverlay *
find_overlay (GtkWidget *near)
{
  GtkWidget *ancestor = gtk_widget_get_ancestor (near, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root;

  if (ancestor != NULL)
    return ADW_TOAST_OVERLAY (ancestor);
  root = gtk_widget_get_root (near);
  return root != NULL ? find_below (GTK_WIDGET (root)) : NULL;
}

/* A toast's title is markup, and the texts hold names that people typed. */
static AdwToast *
make_toast (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
}

void
matchup_toast (GtkWidget *near, const char *text)
{
  AdwToastOverlay *overlay;

  g_return_if_fail (GTK_IS_WIDGET (near));
  g_return_if_fail (text != NULL);

  overlay = find_overlay (near);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (overlay, make_toast (text));
}

void
matchup_toast_with_button (GtkWidget *near,
                           const char *text,
                           const char *label,
                           MatchupToastUndo undo,
                           gpointer user_data,
                           GDestroyNotify destroy)
{
  AdwToastOverlay *overlay;
  AdwToast *toast;
  UndoData *data;

  g_return_if_fail (GTK_IS_WIDGET (near));
  g_return_if_fail (text != NULL);
  g_return_if_fail (undo != NULL);

  overlay = find_overlay (near);
  if (overlay == NULL)
    {
      if (destroy != NULL)
        destroy (user_data);
      return;
    }
  toast = make_toast (text);
  adw_toast_set_button_label (toast, label);
  data = g_new0 (UndoData, 1);
  *data = (UndoData){ undo, user_data, destroy };
  g_signal_connect_data (toast,
                         "button-clicked",
                         G_CALLBACK (button_clicked_cb),
                         data,
                         undo_data_free,
                         0);
  adw_toast_overlay_add_toast (overlay, toast);
}

void
matchup_toast_with_undo (GtkWidget *near,
                         const char *text,
                         MatchupToastUndo undo,
                         gpointer user_data,
                         GDestroyNotify destroy)
{
  matchup_toast_with_button (near, text, _ ("_Undo"), undo, user_data, destroy);
}
