/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-stream-text.h"

#include "matchup-stack-layout.h"
#include "matchup-text-settings.h"

#include <string.h>
#include <time.h>

#define PARAGRAPH_SPACING 8
/* A longer paragraph is cut at the next blank: a label's cost grows with its text. Bytes. */
#define MAX_PARAGRAPH 3000
/* Letters without a blank are cut after so many bytes: what they cost grows with their square. */
#define MAX_WORD 500
/* The least width of a label. Laid out at one letter, as it would be, it takes 100 times longer. */
#define MIN_CHARS 12
/* What one frame may take over, in bytes; the rest waits. Less while that is much work. */
#define MAX_PER_FRAME (24 * 1024)
#define FIRST_PER_FRAME (8 * 1024)
#define MIN_PER_FRAME (2 * 1024)
/* Microseconds of work from one frame to the next. */
#define MUCH_WORK (40 * 1000)
#define MAX_REST (50 * 1000) /* microseconds */

struct _MatchupStreamText
{
  GtkWidget parent_instance;

  MatchupMessage *message;
  gboolean reasoning;

  guint part;       /* the part that is being read */
  gsize offset;     /* up to this byte of it */
  GtkLabel *last;   /* the open paragraph, or NULL */
  GString *open;    /* its text */
  guint n_newlines; /* at the end of what was read and not shown yet */
  gsize word;       /* bytes of the word that @open ends in */
  gsize budget;     /* what the next frame may take over */
  gint64 taken_at;  /* CPU time when text was taken over last, while there is more; or 0 */
  gint64 rest_until;
  guint tick_id;
  MatchupSearchQuery *query; /* whose words are marked, or NULL */
};

G_DEFINE_FINAL_TYPE (MatchupStreamText, matchup_stream_text, GTK_TYPE_WIDGET)

static void
matchup_stream_text_dispose (GObject *object)
{
  MatchupStreamText *self = MATCHUP_STREAM_TEXT (object);
  GtkWidget *child;

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->message);

  G_OBJECT_CLASS (matchup_stream_text_parent_class)->dispose (object);
}

static void
matchup_stream_text_finalize (GObject *object)
{
  g_string_free (MATCHUP_STREAM_TEXT (object)->open, TRUE);
  g_clear_pointer (&MATCHUP_STREAM_TEXT (object)->query, matchup_search_query_unref);

  G_OBJECT_CLASS (matchup_stream_text_parent_class)->finalize (object);
}

static void
matchup_stream_text_class_init (MatchupStreamTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_stream_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_stream_text_finalize;
}

static void
matchup_stream_text_init (MatchupStreamText *self)
{
  self->open = g_string_new (NULL);
  self->budget = FIRST_PER_FRAME;
  matchup_text_settings_follow_size (matchup_text_settings_get_default (), GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (PARAGRAPH_SPACING));
}

/* Underlined too: seen without colours. */
static void
mark_label (MatchupStreamText *self, GtkLabel *label)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (MatchupSearchRange));
  g_autoptr (PangoAttrList) attributes = NULL;
  const char *text = gtk_label_get_text (label);

  if (self->query != NULL)
    matchup_search_query_match (self->query, text, strlen (text), ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      const MatchupSearchRange *range = &g_array_index (ranges, MatchupSearchRange, i);
      PangoAttribute *all[] = { pango_attr_background_new (0xf8f8, 0xe4e4, 0x5c5c),
                                pango_attr_foreground_new (0, 0, 0),
                                pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };

      if (attributes == NULL)
        attributes = pango_attr_list_new ();
      for (guint k = 0; k < G_N_ELEMENTS (all); k++)
        {
          all[k]->start_index = range->start;
          all[k]->end_index = range->end;
          pango_attr_list_insert (attributes, all[k]);
        }
    }
  gtk_label_set_attributes (label, attributes);
}

static void
show_paragraph (MatchupStreamText *self)
{
  gtk_label_set_text (self->last, self->open->str);
  if (self->query != NULL)
    mark_label (self, self->last);
}

static void
close_paragraph (MatchupStreamText *self)
{
  if (self->last != NULL)
    show_paragraph (self);
  self->last = NULL;
  self->n_newlines = 0;
  self->word = 0;
  g_string_truncate (self->open, 0);
}

static void
ensure_paragraph (MatchupStreamText *self)
{
  if (self->last != NULL)
    return;
  self->last = g_object_new (GTK_TYPE_LABEL,
                             "wrap",
                             TRUE,
                             "wrap-mode",
                             PANGO_WRAP_WORD_CHAR,
                             "xalign",
                             0.0f,
                             "width-chars",
                             MIN_CHARS,
                             "selectable",
                             TRUE,
                             NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->last), GTK_WIDGET (self));
}

/* One word or less: @text has no newline in it, and a blank only at its beginning. */
static void
add_span (MatchupStreamText *self, const char *text, gsize length, gboolean breaks)
{
  if (breaks || self->n_newlines > 0)
    self->word = 0;
  if (self->n_newlines > 1 || self->word + length > MAX_WORD ||
      (self->open->len > MAX_PARAGRAPH && self->word == 0))
    close_paragraph (self);
  ensure_paragraph (self);
  if (self->n_newlines == 1 && self->open->len > 0)
    g_string_append_c (self->open, '\n');
  self->n_newlines = 0;
  self->word += length;
  g_string_append_len (self->open, text, (gssize) length);
}

/* Lines can be broken here: at blanks, and between any two signs of Chinese and its neighbours. */
static gboolean
is_break (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return g_unichar_isspace (c) || g_unichar_iswide (c);
}

static void
add_line (MatchupStreamText *self, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *next = g_utf8_next_char (text);

      while (next < end && next - text < MAX_WORD && !is_break (next))
        next = g_utf8_next_char (next);
      add_span (self, text, (gsize) (next - text), is_break (text));
      text = next;
    }
}

static void
add_text (MatchupStreamText *self, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *newline = memchr (text, '\n', (gsize) (end - text));
      const char *stop = newline != NULL ? newline : end;
      gsize line = (gsize) (stop - text);

      if (line > 0 && stop[-1] == '\r')
        line--;
      if (line > 0)
        add_line (self, text, line);
      if (newline == NULL)
        return;
      self->n_newlines++;
      text = newline + 1;
    }
}

/* NULL and no length for pictures, and for what the other view of this message shows. */
static const char *
peek_text (MatchupStreamText *self, MatchupPart *part, gsize *out_length)
{
  MatchupTextPart *text = MATCHUP_IS_TEXT_PART (part) ? MATCHUP_TEXT_PART (part) : NULL;

  if (text == NULL ||
      (matchup_text_part_get_kind (text) == MATCHUP_PART_KIND_REASONING) != self->reasoning)
    return NULL;
  return matchup_text_part_peek (text, out_length);
}

/* Reads on in the message, at most @budget bytes; TRUE when there is more. */
static gboolean
read_on (MatchupStreamText *self, gsize budget)
{
  GListModel *parts = G_LIST_MODEL (self->message);
  guint n_parts = g_list_model_get_n_items (parts);

  while (self->part < n_parts)
    {
      g_autoptr (MatchupPart) part = g_list_model_get_item (parts, self->part);
      gsize length = 0;
      const char *text = peek_text (self, part, &length);

      if (length > self->offset)
        {
          gsize take = MIN (length - self->offset, budget);

          while (self->offset + take < length && (text[self->offset + take] & 0xC0) == 0x80)
            take++;
          add_text (self, text + self->offset, take);
          self->offset += take;
          budget -= MIN (take, budget);
          if (self->offset < length)
            return TRUE;
        }
      if (self->part + 1 == n_parts)
        return FALSE;
      self->part++;
      self->offset = 0;
      if (self->last != NULL)
        self->n_newlines = 2;
    }
  return FALSE;
}

static gboolean
take_over (MatchupStreamText *self, gsize budget)
{
  gboolean more = read_on (self, budget);

  if (self->last != NULL && strcmp (gtk_label_get_text (self->last), self->open->str) != 0)
    show_paragraph (self);
  return more;
}

/* Of this thread, microseconds: a computer that is busy with other things does not count. */
static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/*
 * Laying the new text out may be more work than a frame has time for. Then the next one takes less,
 * and comes only after a rest, in which the network and the other columns have their turn.
 */
static gboolean
is_resting (MatchupStreamText *self, gint64 now)
{
  gint64 work = get_cpu_time () - self->taken_at;

  if (self->taken_at == 0 || self->rest_until != 0)
    return now < self->rest_until;
  if (work <= MUCH_WORK)
    {
      self->budget = MIN (self->budget * 2, MAX_PER_FRAME);
      return FALSE;
    }
  self->budget = MAX (self->budget / 2, MIN_PER_FRAME);
  self->rest_until = now + MIN (work, MAX_REST);
  return TRUE;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MatchupStreamText *self = MATCHUP_STREAM_TEXT (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (is_resting (self, now))
    return G_SOURCE_CONTINUE;
  self->taken_at = get_cpu_time ();
  self->rest_until = 0;
  if (take_over (self, self->budget))
    return G_SOURCE_CONTINUE;
  self->taken_at = 0;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
appended_cb (MatchupStreamText *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

void
matchup_stream_text_mark_words (MatchupStreamText *self, MatchupSearchQuery *query)
{
  g_return_if_fail (MATCHUP_IS_STREAM_TEXT (self));

  g_clear_pointer (&self->query, matchup_search_query_unref);
  self->query = query != NULL ? matchup_search_query_ref (query) : NULL;
  for (GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self)); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    mark_label (self, GTK_LABEL (label));
}

GtkWidget *
matchup_stream_text_find_words (MatchupStreamText *self, int *out_y)
{
  g_return_val_if_fail (MATCHUP_IS_STREAM_TEXT (self), NULL);

  for (GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self)); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    {
      PangoAttrList *attributes = gtk_label_get_attributes (GTK_LABEL (label));
      PangoAttrIterator *iterator =
          attributes != NULL ? pango_attr_list_get_iterator (attributes) : NULL;
      PangoRectangle place;
      int start;
      int end;
      int y;

      if (iterator == NULL)
        continue;
      /* The first of them is before the first word. */
      while (pango_attr_iterator_get (iterator, PANGO_ATTR_BACKGROUND) == NULL &&
             pango_attr_iterator_next (iterator))
        ;
      pango_attr_iterator_range (iterator, &start, &end);
      pango_attr_iterator_destroy (iterator);
      pango_layout_index_to_pos (gtk_label_get_layout (GTK_LABEL (label)), start, &place);
      gtk_label_get_layout_offsets (GTK_LABEL (label), NULL, &y);
      *out_y = y + PANGO_PIXELS (place.y);
      return label;
    }
  return NULL;
}

void
matchup_stream_text_flush (MatchupStreamText *self)
{
  g_return_if_fail (MATCHUP_IS_STREAM_TEXT (self));

  while (take_over (self, G_MAXSSIZE))
    ;
}

GtkWidget *
matchup_stream_text_new (MatchupMessage *message, gboolean reasoning)
{
  MatchupStreamText *self;

  g_return_val_if_fail (MATCHUP_IS_MESSAGE (message), NULL);

  self = g_object_new (MATCHUP_TYPE_STREAM_TEXT, NULL);
  self->message = g_object_ref (message);
  self->reasoning = reasoning;
  g_signal_connect_object (message, "appended", G_CALLBACK (appended_cb), self, G_CONNECT_SWAPPED);
  /* A long answer out of the history comes in over several frames as well. */
  if (take_over (self, MAX_PER_FRAME))
    appended_cb (self);
  return GTK_WIDGET (self);
}
