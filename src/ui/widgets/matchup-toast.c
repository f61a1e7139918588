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

/* With a button; not shown yet. */
static AdwToast *
make_toast_with_button (const char *text,
                        const char *label,
                        MatchupToastUndo undo,
                        gpointer user_data,
                        GDestroyNotify destroy)
{
  AdwToast *toast = make_toast (text);
  UndoData *data;

  adw_toast_set_button_label (toast, label);
  data = g_new0 (UndoData, 1);
  *data = (UndoData){ undo, user_data, destroy };
  g_signal_connect_data (toast,
                         "button-clicked",
                         G_CALLBACK (button_clicked_cb),
                         data,
                         undo_data_free,
                         0);
  return toast;
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

  g_return_if_fail (GTK_IS_WIDGET (near));
  g_return_if_fail (text != NULL);
  g_return_if_fail (undo != NULL);

  toast = make_toast_with_button (text, label, undo, user_data, destroy);
  overlay = find_overlay (near);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (overlay, toast);
  else
    g_object_unref (toast);
}

static void
dismiss_last_undo (AdwToastOverlay *overlay)
{
  GWeakRef *last = g_object_get_data (G_OBJECT (overlay), "matchup-undo");
  g_autoptr (AdwToast) toast = last != NULL ? g_weak_ref_get (last) : NULL;

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static void
free_weak_ref (gpointer ref)
{
  g_weak_ref_clear (ref);
  g_free (ref);
}

void
matchup_toast_with_undo (GtkWidget *near,
                         const char *text,
                         MatchupToastUndo undo,
                         gpointer user_data,
                         GDestroyNotify destroy)
{
  AdwToastOverlay *overlay;
  AdwToast *toast;
  GWeakRef *last;

  g_return_if_fail (GTK_IS_WIDGET (near));
  g_return_if_fail (text != NULL);
  g_return_if_fail (undo != NULL);

  toast = make_toast_with_button (text, _ ("_Undo"), undo, user_data, destroy);
  overlay = find_overlay (near);
  if (overlay == NULL)
    {
      g_object_unref (toast);
      return;
    }
  /* It would wait behind that one. */
  dismiss_last_undo (overlay);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  last = g_new0 (GWeakRef, 1);
  g_weak_ref_init (last, toast);
  g_object_set_data_full (G_OBJECT (overlay), "matchup-undo", last, free_weak_ref);
  adw_toast_overlay_add_toast (overlay, toast);
}

void
matchup_toast_dismiss_undo (GtkWidget *near)
{
  AdwToastOverlay *overlay;

  g_return_if_fail (GTK_IS_WIDGET (near));

  overlay = find_overlay (near);
  if (overlay != NULL)
    dismiss_last_undo (overlay);
}
