/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-note-editor.h"

#include "matchup-config.h"

#include <glib/gi18n.h>
#include <string.h>

/* Nothing was typed for so long; milliseconds. */
#define PAUSE 500

#define HEIGHT 60

struct _MatchupNoteEditor
{
  GtkWidget parent_instance;

  MatchupVoteBallot *ballot;
  GtkTextView *view;
  GtkWidget *box;
  GtkWidget *hint;
  guint save_id;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MatchupNoteEditor, matchup_note_editor, GTK_TYPE_WIDGET)

static char *
dup_text (MatchupNoteEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
matchup_note_editor_save (MatchupNoteEditor *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MATCHUP_IS_NOTE_EDITOR (self));

  if (self->save_id == 0)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  text = dup_text (self);
  matchup_vote_ballot_set_note (self->ballot, text);
}

static gboolean
save_cb (gpointer data)
{
  MatchupNoteEditor *self = data;

  matchup_note_editor_save (self);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (MatchupNoteEditor *self)
{
  if (self->updating)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (PAUSE, save_cb, self);
}

/* What is being typed is newer than what is saved. */
static void
update (MatchupNoteEditor *self)
{
  const char *note = matchup_vote_ballot_get_note (self->ballot);
  g_autofree char *text = dup_text (self);

  gtk_widget_set_visible (self->hint, matchup_vote_ballot_get_vote (self->ballot) == NULL);
  if (self->save_id != 0 || g_str_equal (text, note))
    return;
  self->updating = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), note, -1);
  self->updating = FALSE;
}

void
matchup_note_editor_mark_words (MatchupNoteEditor *self, MatchupSearchQuery *query)
{
  GtkTextBuffer *buffer;
  GtkTextTag *tag;
  GtkTextIter start;
  GtkTextIter end;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (MatchupSearchRange));
  g_autofree char *text = NULL;

  g_return_if_fail (MATCHUP_IS_NOTE_EDITOR (self));

  buffer = gtk_text_view_get_buffer (self->view);
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "found");
  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (buffer,
                                      "found",
                                      "background",
                                      "#f8e45c",
                                      "foreground",
                                      "black",
                                      "underline",
                                      PANGO_UNDERLINE_SINGLE,
                                      NULL);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  text = dup_text (self);
  if (query != NULL)
    matchup_search_query_match (query, text, strlen (text), ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      const MatchupSearchRange *range = &g_array_index (ranges, MatchupSearchRange, i);

      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) g_utf8_strlen (text, range->start));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) g_utf8_strlen (text, range->end));
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}

static void
matchup_note_editor_unmap (GtkWidget *widget)
{
  matchup_note_editor_save (MATCHUP_NOTE_EDITOR (widget));
  GTK_WIDGET_CLASS (matchup_note_editor_parent_class)->unmap (widget);
}

static void
matchup_note_editor_dispose (GObject *object)
{
  MatchupNoteEditor *self = MATCHUP_NOTE_EDITOR (object);

  if (self->box != NULL)
    {
      matchup_note_editor_save (self);
      gtk_widget_unparent (self->box);
    }
  self->box = NULL;
  g_clear_object (&self->ballot);

  G_OBJECT_CLASS (matchup_note_editor_parent_class)->dispose (object);
}

static void
matchup_note_editor_class_init (MatchupNoteEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_note_editor_dispose;
  widget_class->unmap = matchup_note_editor_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
add_view (MatchupNoteEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 9);
  gtk_text_view_set_right_margin (self->view, 9);
  gtk_text_view_set_top_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note"),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_LINE,
                                  TRUE,
                                  -1);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (matchup_note_editor_save), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view),
                           "changed",
                           G_CALLBACK (typed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 4 * HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (scroller, "matchup-note");
  gtk_box_append (GTK_BOX (self->box), scroller);
}

static void
matchup_note_editor_init (MatchupNoteEditor *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  add_view (self);
  self->hint = gtk_label_new (_ ("The note is saved with your vote."));
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_box_append (GTK_BOX (self->box), self->hint);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
matchup_note_editor_new (MatchupVoteBallot *ballot)
{
  MatchupNoteEditor *self;

  g_return_val_if_fail (MATCHUP_IS_VOTE_BALLOT (ballot), NULL);

  self = g_object_new (MATCHUP_TYPE_NOTE_EDITOR, NULL);
  self->ballot = g_object_ref (ballot);
  update (self);
  g_signal_connect_object (ballot, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
