/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-sent-window.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

#define MARGIN 12

static GtkWidget *
make_view (const char *sent)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkTextView *text_view = GTK_TEXT_VIEW (view);

  gtk_text_view_set_editable (text_view, FALSE);
  gtk_text_view_set_monospace (text_view, TRUE);
  gtk_text_view_set_wrap_mode (text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (text_view, MARGIN);
  gtk_text_view_set_right_margin (text_view, MARGIN);
  gtk_text_view_set_top_margin (text_view, MARGIN);
  gtk_text_view_set_bottom_margin (text_view, MARGIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What Was Sent"),
                                  -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text_view), sent, -1);
  return view;
}

/* What is not true of it; NULL where all is. */
static const char *
get_doubt (MatchupSentTruth truth)
{
  switch (truth)
    {
    case MATCHUP_SENT_INCOMPLETE:
      return _ ("Parts of the conversation that were sent too have been deleted or changed since, "
                "and are missing here.");
    case MATCHUP_SENT_UNKNOWN:
      return _ ("What was sent then was not recorded. This is put together from the conversation "
                "as it is now.");
    case MATCHUP_SENT_EXACT:
    default:
      return NULL;
    }
}

static GtkWidget *
make_doubt (const char *doubt)
{
  GtkWidget *label = gtk_label_new (doubt);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, MARGIN);
  gtk_widget_set_margin_end (label, MARGIN);
  gtk_widget_set_margin_top (label, MARGIN);
  gtk_widget_set_margin_bottom (label, MARGIN);
  return label;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

GtkWidget *
matchup_sent_window_new (const char *sent, MatchupSentTruth truth)
{
  GtkWidget *window;
  GtkWidget *scroller;
  GtkWidget *box;

  g_return_val_if_fail (sent != NULL, NULL);

  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_view (sent));
  gtk_widget_set_vexpand (scroller, TRUE);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  if (get_doubt (truth) != NULL)
    gtk_box_append (GTK_BOX (box), make_doubt (get_doubt (truth)));
  gtk_box_append (GTK_BOX (box), scroller);
  window = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), _ ("What Was Sent"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 480);
  adw_window_set_content (ADW_WINDOW (window), box);
  add_escape (window);
  return window;
}
