/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-message-drag.h"

#include "matchup-config.h"
#include "matchup-md-plain.h"

#include <glib/gi18n.h>

/* So much of the text is seen at the pointer; characters. */
#define ICON_WIDTH 40

/* What is dragged; the answer is NULL for the question. */
typedef struct
{
  MatchupRound *round;
  MatchupAnswer *answer;
} Source;

static void
source_free (gpointer data, GClosure *closure)
{
  Source *source = data;

  g_object_unref (source->round);
  g_clear_object (&source->answer);
  g_free (source);
}

static char *
dup_text (const Source *source)
{
  MatchupRun *run;

  if (source->answer == NULL)
    return matchup_message_dup_text (matchup_round_get_prompt (source->round),
                                     MATCHUP_PART_KIND_TEXT);
  run = matchup_answer_get_current (source->answer);
  if (run == NULL || matchup_round_is_held (source->round))
    return g_strdup ("");
  return matchup_run_dup_answer (run);
}

/* Questions are shown as they were typed. */
static char *
make_plain (const Source *source, const char *text)
{
  return source->answer != NULL ? matchup_md_to_plain (text, strlen (text)) : g_strdup (text);
}

GdkContentProvider *
matchup_message_drag_provide (const char *plain, const char *markdown)
{
  GdkContentProvider *providers[2];
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (plain != NULL && markdown != NULL, NULL);

  bytes = g_bytes_new (markdown, strlen (markdown));
  providers[0] = gdk_content_provider_new_typed (G_TYPE_STRING, plain);
  providers[1] = gdk_content_provider_new_for_bytes ("text/markdown", bytes);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *gesture, double x, double y, Source *source)
{
  g_autofree char *markdown = dup_text (source);
  g_autofree char *plain = NULL;

  if (*markdown == '\0')
    return NULL;
  plain = make_plain (source, markdown);
  return matchup_message_drag_provide (plain, markdown);
}

static void
drag_begin_cb (GtkDragSource *gesture, GdkDrag *drag, Source *source)
{
  g_autofree char *markdown = dup_text (source);
  g_autofree char *plain = NULL;
  GtkWidget *label = gtk_label_new (NULL);

  /* The beginning is enough, and cheap. */
  markdown[MIN (strlen (markdown), 400)] = '\0';
  if (!g_utf8_validate (markdown, -1, NULL))
    *(char *) g_utf8_find_prev_char (markdown, markdown + strlen (markdown)) = '\0';
  plain = g_strstrip (make_plain (source, markdown));
  gtk_label_set_text (GTK_LABEL (label), plain);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), ICON_WIDTH);
  gtk_widget_add_css_class (label, "matchup-dragged");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
add (GtkWidget *handle, MatchupRound *round, MatchupAnswer *answer)
{
  GtkDragSource *gesture = gtk_drag_source_new ();
  Source *source = g_new0 (Source, 1);

  source->round = g_object_ref (round);
  source->answer = answer != NULL ? g_object_ref (answer) : NULL;
  g_signal_connect_data (gesture, "prepare", G_CALLBACK (prepare_cb), source, source_free, 0);
  g_signal_connect (gesture, "drag-begin", G_CALLBACK (drag_begin_cb), source);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (gesture));
  gtk_widget_set_cursor_from_name (handle, "grab");
}

void
matchup_message_drag_add_answer (GtkWidget *handle, MatchupRound *round, MatchupAnswer *answer)
{
  g_return_if_fail (GTK_IS_WIDGET (handle));
  g_return_if_fail (MATCHUP_IS_ROUND (round));
  g_return_if_fail (MATCHUP_IS_ANSWER (answer));

  add (handle, round, answer);
}

GtkWidget *
matchup_message_drag_new_handle (MatchupRound *round, MatchupAnswer *answer)
{
  GtkWidget *handle;

  g_return_val_if_fail (MATCHUP_IS_ROUND (round), NULL);

  handle = g_object_new (GTK_TYPE_IMAGE,
                         "icon-name",
                         "list-drag-handle-symbolic",
                         "accessible-role",
                         GTK_ACCESSIBLE_ROLE_PRESENTATION,
                         "tooltip-text",
                         answer != NULL ? _ ("Drag the Answer to Another Window")
                                        : _ ("Drag the Question to Another Window"),
                         "valign",
                         GTK_ALIGN_START,
                         NULL);
  gtk_widget_add_css_class (handle, "matchup-drag-handle");
  add (handle, round, answer);
  return handle;
}
