/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-differences-side.h"

#include "matchup-config.h"
#include "matchup-text-diff.h"

#include <glib/gi18n.h>

#define NO_CHANGE G_MAXUINT

/* What one turn of the main loop may take, and how much text comes between two looks at the clock.
 */
#define TURN 6000  /* microseconds */
#define PIECE 4096 /* bytes */

struct _MatchupDifferencesSide
{
  GtkWidget parent_instance;

  MatchupDifferencesPlace place;
  MatchupDifferences *differences; /* NULL: not known yet */
  guint fill_id;
  guint span;            /* the next one to fill in, */
  gsize filled;          /* and how many bytes of it are there */
  GtkTextBuffer *buffer; /* is seen when it is complete: no layout of what is still growing */
  GArray *changes;       /* of Change */
  guint current;         /* change, or NO_CHANGE */

  GtkWidget *box;
  GtkLabel *name;
  GtkDropDown *chooser;
  GtkLabel *count;
  GtkTextView *view;
};

/* Where it stands in the buffer, in characters. */
typedef struct
{
  int begin;
  int end;
} Change;

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MatchupDifferencesSide, matchup_differences_side, GTK_TYPE_WIDGET)

static GtkTextBuffer *
create_buffer (void)
{
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);
  /* Soft on light and on dark. */
  const GdkRGBA ground = { 0.21f, 0.52f, 0.89f, 0.2f };
  const GdkRGBA current_ground = { 0.21f, 0.52f, 0.89f, 0.5f };

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_create_tag (buffer,
                              "own",
                              "weight",
                              PANGO_WEIGHT_BOLD,
                              "underline",
                              PANGO_UNDERLINE_SINGLE,
                              "background-rgba",
                              &ground,
                              NULL);
  /* No selection: there is only one on a screen, and this is to be seen on both sides. */
  gtk_text_buffer_create_tag (buffer,
                              "current",
                              "underline",
                              PANGO_UNDERLINE_DOUBLE,
                              "background-rgba",
                              &current_ground,
                              NULL);
  return buffer;
}

static void
show_current (MatchupDifferencesSide *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  Change *change;
  GtkTextIter begin;
  GtkTextIter end;

  if (self->current == NO_CHANGE || !matchup_differences_side_is_complete (self))
    return;
  gtk_text_buffer_get_bounds (buffer, &begin, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "current", &begin, &end);
  change = &g_array_index (self->changes, Change, self->current);
  gtk_text_buffer_get_iter_at_offset (buffer, &begin, change->begin);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, change->end);
  gtk_text_buffer_apply_tag_by_name (buffer, "current", &begin, &end);
  gtk_text_buffer_place_cursor (buffer, &begin);
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (buffer), 0.1, TRUE, 0, 0.3);
}

static void
complete (MatchupDifferencesSide *self)
{
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
  gtk_text_view_set_buffer (self->view, self->buffer);
  g_clear_object (&self->buffer);
  show_current (self);
}

/* Not more of @text than @length, and whole characters. */
static gsize
get_piece (const char *text, gsize length)
{
  gsize piece = PIECE;

  if (length <= PIECE)
    return length;
  while (piece > 1 && ((guchar) text[piece] & 0xc0) == 0x80)
    piece--;
  return piece;
}

/* Adds the next piece; FALSE: there is none. */
static gboolean
fill_piece (MatchupDifferencesSide *self)
{
  GArray *spans = self->differences->spans;
  const MatchupTextDiffSpan *span;
  gboolean first = self->place == MATCHUP_DIFFERENCES_FIRST;
  gsize length;
  gsize piece;
  const char *text;
  GtkTextIter end;

  if (self->span == spans->len)
    return FALSE;
  span = &g_array_index (spans, MatchupTextDiffSpan, self->span);
  length = first ? span->first_length : span->second_length;
  text = self->differences->texts[self->place] +
         (first ? span->first_offset : span->second_offset) + self->filled;
  piece = get_piece (text, length - self->filled);
  if (span->changed && self->filled == 0)
    {
      int begin = gtk_text_buffer_get_char_count (self->buffer);

      g_array_append_vals (self->changes, &(Change){ begin, begin }, 1);
    }
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (self->buffer,
                                            &end,
                                            text,
                                            (int) piece,
                                            span->changed ? "own" : NULL,
                                            NULL);
  if (span->changed)
    g_array_index (self->changes, Change, self->changes->len - 1).end =
        gtk_text_iter_get_offset (&end);
  self->filled += piece;
  if (self->filled == length)
    {
      self->span++;
      self->filled = 0;
    }
  return TRUE;
}

static gboolean
fill_cb (gpointer data)
{
  MatchupDifferencesSide *self = data;
  gint64 end = g_get_monotonic_time () + TURN;

  while (g_get_monotonic_time () < end)
    if (!fill_piece (self))
      {
        self->fill_id = 0;
        complete (self);
        return G_SOURCE_REMOVE;
      }
  return G_SOURCE_CONTINUE;
}

static void
update_count (MatchupDifferencesSide *self)
{
  g_autofree char *text = NULL;
  gint64 n;

  if (self->differences != NULL)
    {
      n = self->differences->n_own[self->place];
      if (self->differences->is_characters[self->place])
        text = g_strdup_printf (ngettext ("%'d character only here",
                                          "%'d characters only here",
                                          (gulong) n),
                                (int) n);
      else
        text = g_strdup_printf (ngettext ("%'d word only here", "%'d words only here", (gulong) n),
                                (int) n);
    }
  gtk_label_set_text (self->count, text != NULL ? text : "");
}

/* GTK tells what is chosen to nobody but the eye. */
static void
update_name (MatchupDifferencesSide *self)
{
  GListModel *names = gtk_drop_down_get_model (self->chooser);
  g_autoptr (GtkStringObject) item =
      g_list_model_get_item (names, gtk_drop_down_get_selected (self->chooser));
  const char *name = item != NULL ? gtk_string_object_get_string (item) : "";
  g_autofree char *choice =
      g_strdup_printf (self->place == MATCHUP_DIFFERENCES_FIRST
                           ? /* Translators: of two answers; %s is the name of the model */ _ (
                                 "First: %s")
                           /* Translators: of two answers; %s is the name of the model */
                           : _ ("Second: %s"),
                       name);

  gtk_label_set_text (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chooser),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choice,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->chooser), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  /* The button inside is what has the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (
                                      gtk_widget_get_first_child (GTK_WIDGET (self->chooser))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choice,
                                  -1);
}

static void
selected_cb (MatchupDifferencesSide *self)
{
  if (gtk_drop_down_get_selected (self->chooser) == GTK_INVALID_LIST_POSITION)
    return;
  update_name (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
stop_filling (MatchupDifferencesSide *self)
{
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->differences, matchup_differences_unref);
}

static void
matchup_differences_side_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  MatchupDifferencesSide *self = MATCHUP_DIFFERENCES_SIDE (object);

  if (prop_id == PROP_SELECTED)
    g_value_set_uint (value, matchup_differences_side_get_selected (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_differences_side_dispose (GObject *object)
{
  MatchupDifferencesSide *self = MATCHUP_DIFFERENCES_SIDE (object);

  stop_filling (self);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (matchup_differences_side_parent_class)->dispose (object);
}

#define BIND(child) \
  gtk_widget_class_bind_template_child (widget_class, MatchupDifferencesSide, child)

static void
matchup_differences_side_class_init (MatchupDifferencesSideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_differences_side_dispose;
  object_class->get_property = matchup_differences_side_get_property;
  properties[PROP_SELECTED] =
      g_param_spec_uint ("selected",
                         NULL,
                         NULL,
                         0,
                         G_MAXUINT,
                         0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-differences-side.ui");
  BIND (box);
  BIND (name);
  BIND (chooser);
  BIND (count);
  BIND (view);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
matchup_differences_side_init (MatchupDifferencesSide *self)
{
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  self->current = NO_CHANGE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
matchup_differences_side_set_names (MatchupDifferencesSide *self,
                                    GtkStringList *names,
                                    MatchupDifferencesPlace place)
{
  gboolean choice = g_list_model_get_n_items (G_LIST_MODEL (names)) > 2;

  g_return_if_fail (MATCHUP_IS_DIFFERENCES_SIDE (self));

  self->place = place;
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), choice);
  gtk_widget_set_visible (GTK_WIDGET (self->name), !choice);
  update_name (self);
}

guint
matchup_differences_side_get_selected (MatchupDifferencesSide *self)
{
  g_return_val_if_fail (MATCHUP_IS_DIFFERENCES_SIDE (self), 0);
  return gtk_drop_down_get_selected (self->chooser);
}

void
matchup_differences_side_set_selected (MatchupDifferencesSide *self, guint selected)
{
  g_return_if_fail (MATCHUP_IS_DIFFERENCES_SIDE (self));

  gtk_drop_down_set_selected (self->chooser, selected);
}

void
matchup_differences_side_set_differences (MatchupDifferencesSide *self,
                                          MatchupDifferences *differences)
{
  g_return_if_fail (MATCHUP_IS_DIFFERENCES_SIDE (self));

  stop_filling (self);
  self->span = 0;
  self->filled = 0;
  self->current = NO_CHANGE;
  g_array_set_size (self->changes, 0);
  if (differences != NULL)
    {
      self->differences = matchup_differences_ref (differences);
      self->buffer = create_buffer ();
      self->fill_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, self, NULL);
    }
  else
    {
      g_autoptr (GtkTextBuffer) empty = create_buffer ();

      gtk_text_view_set_buffer (self->view, empty);
    }
  update_count (self);
}

void
matchup_differences_side_go_to (MatchupDifferencesSide *self, guint change)
{
  g_return_if_fail (MATCHUP_IS_DIFFERENCES_SIDE (self));
  g_return_if_fail (self->differences != NULL && change < self->differences->n_changes);

  self->current = change;
  show_current (self);
}

gboolean
matchup_differences_side_is_complete (MatchupDifferencesSide *self)
{
  g_return_val_if_fail (MATCHUP_IS_DIFFERENCES_SIDE (self), FALSE);
  return self->differences != NULL && self->buffer == NULL;
}
