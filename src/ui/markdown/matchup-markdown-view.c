/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-markdown-view.h"

#include "matchup-beat.h"
#include "matchup-block-pace.h"
#include "matchup-block-widget.h"
#include "matchup-markdown-view-private.h"
#include "matchup-math-view.h"
#include "matchup-stack-layout.h"
#include "matchup-text-block.h"
#include "matchup-text-settings.h"

/* Microseconds between two turns while there is something to build, and in columns that cannot be
 * seen. */
#define BUSY_BEAT 16000
#define HIDDEN_BEAT 250000
/* What one turn parses at most, unless the open end is longer; bytes. */
#define STEP (16 * 1024)
/* Parsing takes at most this part of the time. */
#define PARSE_SHARE 10
/* Built at most in the middle of a frame, for what can be seen; bytes of text. */
#define URGENT_ROOM (4 * 1024)
#define SPACING 6

G_DEFINE_FINAL_TYPE (MatchupMarkdownView, matchup_markdown_view, GTK_TYPE_WIDGET)

static gboolean
is_of_kind (MatchupMarkdownView *self, MatchupPart *part)
{
  return MATCHUP_IS_TEXT_PART (part) && (matchup_text_part_get_kind (MATCHUP_TEXT_PART (part)) ==
                                         MATCHUP_PART_KIND_REASONING) == self->reasoning;
}

/* Joins what is new since the last time; only messages that were interrupted by thinking need it.
 */
static void
join_parts (MatchupMarkdownView *self)
{
  GListModel *parts = G_LIST_MODEL (self->message);
  guint n_parts = g_list_model_get_n_items (parts);

  while (self->part < n_parts)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, self->part);

      if (is_of_kind (self, part))
        {
          gsize length;
          const char *text = matchup_text_part_peek (MATCHUP_TEXT_PART (part), &length);

          if (self->offset == 0 && self->joined->len > 0 && length > 0)
            g_string_append (self->joined, "\n\n");
          g_string_append_len (self->joined, text + self->offset, (gssize) (length - self->offset));
          self->offset = length;
        }
      if (self->part + 1 == n_parts)
        return;
      self->part++;
      self->offset = 0;
    }
}

const char *
matchup_markdown_view_get_source (MatchupMarkdownView *self, gsize *out_length)
{
  GListModel *parts = G_LIST_MODEL (self->message);
  guint n_parts = g_list_model_get_n_items (parts);
  MatchupTextPart *only = NULL;

  for (guint i = 0; i < n_parts && self->joined == NULL; i++)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, i);

      if (!is_of_kind (self, part))
        continue;
      if (only != NULL)
        self->joined = g_string_new (NULL);
      only = MATCHUP_TEXT_PART (part);
    }
  *out_length = 0;
  if (self->joined != NULL)
    {
      join_parts (self);
      *out_length = self->joined->len;
      return self->joined->str;
    }
  return only != NULL ? matchup_text_part_peek (only, out_length) : "";
}

static void
items_changed_cb (MatchupMarkdownView *self, guint position, guint removed, guint added)
{
  matchup_block_document_splice (self->stack,
                                 G_LIST_MODEL (self->document),
                                 position,
                                 removed,
                                 added);
  self->changed = TRUE;
}

static void
extended_cb (MatchupMarkdownView *self, guint position)
{
  matchup_block_document_extend (self->stack, position);
  self->changed = TRUE;
}

/* Gives the document up to @step bytes more; TRUE when there is still some left. */
static gboolean
take_over (MatchupMarkdownView *self, gsize step)
{
  gsize length;
  const char *text = matchup_markdown_view_get_source (self, &length);

  if (length - self->given > step)
    {
      gsize end = self->given + step;

      while (((guchar) text[end] & 0xC0) == 0x80)
        end--;
      matchup_md_document_update (self->document, text, end);
      self->given = end;
      return TRUE;
    }
  if (self->whole && !self->finished)
    matchup_md_document_finish (self->document, text, length);
  else
    matchup_md_document_update (self->document, text, length);
  self->finished = self->whole;
  self->given = length;
  return FALSE;
}

static gboolean
has_news (MatchupMarkdownView *self)
{
  gsize length;

  matchup_markdown_view_get_source (self, &length);
  return length > self->given || (self->whole && !self->finished);
}

/* What follows from changed blocks. */
static void
show_changes (MatchupMarkdownView *self, gboolean at_rest)
{
  matchup_block_context_name (self->context, at_rest);
  if (!self->changed)
    return;
  self->changed = FALSE;
  if (!matchup_text_selection_is_empty (self->selection))
    matchup_text_selection_refresh (self->selection);
  if (self->find_bar != NULL)
    matchup_find_bar_text_changed (self->find_bar);
  matchup_markdown_view_words_changed (self);
}

/* An open end that is long is parsed again with every step: then the steps are long, too. */
static gsize
get_step (MatchupMarkdownView *self)
{
  gsize open = matchup_md_document_get_open_length (self->document);

  if (open < STEP)
    return STEP;
  return self->whole ? G_MAXSIZE / 2 : open;
}

/* TRUE when there is more to do. */
static gboolean
take_turn (MatchupMarkdownView *self)
{
  gint64 start = g_get_monotonic_time ();
  gboolean news = has_news (self);
  gboolean building;
  MatchupBlockShare share;

  if (!matchup_block_pace_begin (GTK_WIDGET (self), &share))
    return TRUE;
  self->in_turn = TRUE;
  matchup_block_context_begin (self->context, share.room);
  if (news && start >= self->parse_again)
    {
      news = take_over (self, get_step (self));
      self->parse_again = start + (g_get_monotonic_time () - start) * PARSE_SHARE;
    }
  building =
      matchup_block_context_work (self->context, share.time - (g_get_monotonic_time () - start));
  self->changed |= building;
  show_changes (self, self->finished && !news && !building);
  self->in_turn = FALSE;
  matchup_block_pace_end (GTK_WIDGET (self), matchup_block_context_get_spent (self->context));
  return news || building;
}

static gboolean turn_cb (gpointer data);

static void
schedule (MatchupMarkdownView *self, gboolean busy)
{
  gint64 beat = !gtk_widget_get_mapped (GTK_WIDGET (self)) ? HIDDEN_BEAT
                : busy                                     ? BUSY_BEAT
                                                           : MATCHUP_BEAT;

  if (self->turn_id == 0)
    self->turn_id = g_timeout_add_full (GDK_PRIORITY_REDRAW + 1,
                                        matchup_beat_get_delay (beat),
                                        turn_cb,
                                        self,
                                        NULL);
}

static gboolean
turn_cb (gpointer data)
{
  MatchupMarkdownView *self = data;

  self->turn_id = 0;
  if (take_turn (self))
    schedule (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
appended_cb (MatchupMarkdownView *self)
{
  schedule (self, FALSE);
}

/* A widget has work that did not come with new text: a list that is to be shown further. */
static void
work_added_cb (MatchupMarkdownView *self)
{
  if (!self->in_turn)
    schedule (self, TRUE);
}

/* Only the groups of blocks near to what is seen are drawn: a frame costs the same at any length.
 * Whatever is scrolled is laid out, and this comes after each layout, never within one. The place
 * within all that is scrolled is asked for, as a scroll that was set in the layout moves the
 * widgets only with the next one. */
static void
update_seen (MatchupMarkdownView *self)
{
  GtkWidget *stack = GTK_WIDGET (self->stack);
  GtkWidget *viewport = gtk_widget_get_ancestor (stack, GTK_TYPE_VIEWPORT);
  graphene_point_t point;
  double top;

  if (viewport == NULL || self->scroll == NULL ||
      !gtk_widget_compute_point (stack,
                                 gtk_viewport_get_child (GTK_VIEWPORT (viewport)),
                                 &GRAPHENE_POINT_INIT (0, 0),
                                 &point))
    return;
  top = gtk_adjustment_get_value (self->scroll) - point.y;
  matchup_block_document_set_seen (self->stack,
                                   top,
                                   top + gtk_adjustment_get_page_size (self->scroll));
}

/* What is selected, and what comes next for a selection that is extended, stays. */
static gboolean
keep (GtkWidget *widget, gpointer data)
{
  MatchupMarkdownView *self = data;
  const MatchupTextPlace ends[] = { matchup_text_selection_get_anchor (self->selection),
                                    matchup_text_selection_get_head (self->selection) };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      if (ends[i].leaf != NULL &&
          (ends[i].leaf == widget || gtk_widget_is_ancestor (ends[i].leaf, widget)))
        return TRUE;
    }
  return self->menu != NULL && gtk_widget_get_visible (self->menu) &&
         gtk_widget_is_ancestor (self->menu, widget);
}

/*
 * All is laid out, but nothing is drawn yet. What can be seen and has no widgets, as it was jumped
 * to, gets some now: the layout is then run again.
 */
static void
laid_out_cb (MatchupMarkdownView *self)
{
  gint64 frame = gdk_frame_clock_get_frame_counter (self->clock);
  gboolean first = frame != self->settled_frame;
  gint64 time;

  update_seen (self);
  self->settled_frame = frame;
  /* Once in a frame only: the toolkit gives up where the layout changes again and again. */
  if (matchup_block_document_settle (self->stack, first) && first &&
      (time = matchup_block_pace_get_urgent (GTK_WIDGET (self))) > 0)
    {
      gint64 start = g_get_monotonic_time ();

      self->in_turn = TRUE;
      matchup_block_context_begin (self->context, URGENT_ROOM);
      matchup_block_context_work (self->context, time);
      self->changed = TRUE;
      show_changes (self, FALSE);
      self->in_turn = FALSE;
      matchup_block_pace_spend_urgent (g_get_monotonic_time () - start);
    }
  if (self->go_to.leaf != NULL && gtk_widget_get_width (self->go_to.leaf) > 0)
    {
      const MatchupTextPlace place = self->go_to;

      g_clear_weak_pointer (&self->go_to.leaf);
      matchup_markdown_view_scroll_to (self, &place);
    }
}

static void
disconnect_screen (MatchupMarkdownView *self)
{
  g_clear_object (&self->scroll);
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_func (self->clock, laid_out_cb, self);
  g_clear_object (&self->clock);
}

static void
matchup_markdown_view_map (GtkWidget *widget)
{
  MatchupMarkdownView *self = MATCHUP_MARKDOWN_VIEW (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (matchup_markdown_view_parent_class)->map (widget);
  disconnect_screen (self);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  g_signal_connect_data (self->clock,
                         "layout",
                         G_CALLBACK (laid_out_cb),
                         self,
                         NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  if (scroller != NULL)
    self->scroll =
        g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  if (self->turn_id != 0)
    {
      g_clear_handle_id (&self->turn_id, g_source_remove);
      schedule (self, TRUE);
    }
}

static void
matchup_markdown_view_unmap (GtkWidget *widget)
{
  disconnect_screen (MATCHUP_MARKDOWN_VIEW (widget));
  matchup_block_pace_forget (widget);
  GTK_WIDGET_CLASS (matchup_markdown_view_parent_class)->unmap (widget);
}

static void
matchup_markdown_view_dispose (GObject *object)
{
  MatchupMarkdownView *self = MATCHUP_MARKDOWN_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->turn_id, g_source_remove);
  matchup_block_pace_forget (GTK_WIDGET (self));
  disconnect_screen (self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_clear_weak_pointer (&self->go_to.leaf);
  g_clear_handle_id (&self->words_id, g_source_remove);
  g_clear_pointer (&self->words, matchup_text_finder_free);
  g_clear_pointer (&self->query, matchup_search_query_unref);
  g_clear_pointer (&self->selection, matchup_text_selection_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->stack = NULL;
  self->find_bar = NULL;
  g_clear_weak_pointer (&self->menu);
  g_clear_object (&self->document);
  g_clear_object (&self->context);
  g_clear_object (&self->message);

  G_OBJECT_CLASS (matchup_markdown_view_parent_class)->dispose (object);
}

static void
matchup_markdown_view_finalize (GObject *object)
{
  MatchupMarkdownView *self = MATCHUP_MARKDOWN_VIEW (object);

  if (self->joined != NULL)
    g_string_free (self->joined, TRUE);
  g_free (self->link);

  G_OBJECT_CLASS (matchup_markdown_view_parent_class)->finalize (object);
}

static void
matchup_markdown_view_class_init (MatchupMarkdownViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_markdown_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_markdown_view_finalize;
  widget_class->map = matchup_markdown_view_map;
  widget_class->unmap = matchup_markdown_view_unmap;
  gtk_widget_class_set_css_name (widget_class, "markdownview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  matchup_markdown_view_class_init_input (widget_class);
}

static void
show_formulas (GtkWidget *widget)
{
  if (MATCHUP_IS_TEXT_BLOCK (widget))
    matchup_text_block_make_again (MATCHUP_TEXT_BLOCK (widget));
  else if (MATCHUP_IS_MATH_VIEW (widget))
    matchup_math_view_update (MATCHUP_MATH_VIEW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_formulas (child);
}

/* A formula is one letter of the text, its source has many: what was selected is another part. */
static void
maths_changed_cb (MatchupMarkdownView *self)
{
  matchup_text_selection_clear (self->selection);
  show_formulas (GTK_WIDGET (self->stack));
}

static void
matchup_markdown_view_init (MatchupMarkdownView *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (SPACING));
  self->document = matchup_md_document_new ();
  self->context = matchup_block_context_new ();
  self->stack = MATCHUP_BLOCK_DOCUMENT (matchup_block_document_new (self->context));
  matchup_block_document_set_keep_func (self->stack, keep, self);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  self->selection = matchup_text_selection_new (GTK_WIDGET (self->stack));
  g_signal_connect_swapped (self->document, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->document, "extended", G_CALLBACK (extended_cb), self);
  g_signal_connect_swapped (self->context, "work-added", G_CALLBACK (work_added_cb), self);
  matchup_markdown_view_init_input (self);
  matchup_markdown_view_init_spoken (self);
  matchup_text_settings_follow_size (matchup_text_settings_get_default (), GTK_WIDGET (self));
  g_signal_connect_object (matchup_text_settings_get_default (),
                           "notify::maths",
                           G_CALLBACK (maths_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
matchup_markdown_view_new (MatchupMessage *message, gboolean reasoning)
{
  MatchupMarkdownView *self;

  g_return_val_if_fail (MATCHUP_IS_MESSAGE (message), NULL);

  self = g_object_new (MATCHUP_TYPE_MARKDOWN_VIEW, NULL);
  self->message = g_object_ref (message);
  self->reasoning = reasoning;
  g_signal_connect_object (message, "appended", G_CALLBACK (appended_cb), self, G_CONNECT_SWAPPED);
  /* A short answer out of the history is there at once, a long one comes in over several turns. */
  if (take_turn (self))
    schedule (self, TRUE);
  return GTK_WIDGET (self);
}

void
matchup_markdown_view_finish (MatchupMarkdownView *self)
{
  g_return_if_fail (MATCHUP_IS_MARKDOWN_VIEW (self));

  if (self->whole)
    return;
  self->whole = TRUE;
  schedule (self, TRUE);
}

void
matchup_markdown_view_flush (MatchupMarkdownView *self)
{
  g_return_if_fail (MATCHUP_IS_MARKDOWN_VIEW (self));

  matchup_block_context_begin (self->context, G_MAXSIZE);
  while (has_news (self) && take_over (self, G_MAXSIZE / 2))
    ;
  matchup_block_context_work (self->context, G_MAXINT64);
  show_changes (self, TRUE);
}

void
matchup_markdown_view_hold_all (MatchupMarkdownView *self)
{
  g_return_if_fail (MATCHUP_IS_MARKDOWN_VIEW (self));
  matchup_block_document_hold_all (self->stack);
}

void
matchup_markdown_view_release_all (MatchupMarkdownView *self)
{
  g_return_if_fail (MATCHUP_IS_MARKDOWN_VIEW (self));

  if (self->stack != NULL)
    matchup_block_document_release_all (self->stack);
}

gboolean
matchup_markdown_view_is_built (MatchupMarkdownView *self)
{
  g_return_val_if_fail (MATCHUP_IS_MARKDOWN_VIEW (self), FALSE);
  return !matchup_block_context_has_work (self->context);
}

int
matchup_markdown_view_get_slack (MatchupMarkdownView *self)
{
  g_return_val_if_fail (MATCHUP_IS_MARKDOWN_VIEW (self), 0);
  return matchup_block_document_get_slack (self->stack);
}

void
matchup_markdown_view_set_slack (MatchupMarkdownView *self, int slack)
{
  g_return_if_fail (MATCHUP_IS_MARKDOWN_VIEW (self));
  matchup_block_document_set_slack (self->stack, slack);
}

char *
matchup_markdown_view_dup_selected_text (MatchupMarkdownView *self)
{
  g_return_val_if_fail (MATCHUP_IS_MARKDOWN_VIEW (self), NULL);
  return matchup_text_selection_dup_text (self->selection);
}

char *
matchup_markdown_view_dup_selected_markdown (MatchupMarkdownView *self)
{
  GtkWidget *first_leaf;
  GtkWidget *last_leaf;
  guint first;
  guint last;
  gsize start;
  gsize end;
  gsize length;
  const char *text;

  g_return_val_if_fail (MATCHUP_IS_MARKDOWN_VIEW (self), NULL);

  if (!matchup_text_selection_get_leaves (self->selection, &first_leaf, &last_leaf) ||
      !matchup_block_document_find (self->stack, first_leaf, &first) ||
      !matchup_block_document_find (self->stack, last_leaf, &last))
    return NULL;
  matchup_md_document_get_source (self->document, first, &start, &length);
  matchup_md_document_get_source (self->document, last, &end, &length);
  end += length;
  text = matchup_markdown_view_get_source (self, &length);
  end = MIN (end, length);
  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  return g_strndup (text + start, end - start);
}
