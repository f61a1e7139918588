/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-code-block.h"

#include "matchup-block-widget.h"
#include "matchup-code-language.h"
#include "matchup-code-look.h"
#include "matchup-code-text.h"
#include "matchup-config.h"
#include "matchup-side-scroller.h"
#include "matchup-stack-layout.h"
#include "matchup-text-leaf.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

/* Beyond this the colours cost more than they help. Lines. */
#define MAX_COLOURED_LINES 2000
/* Put in at once; bytes. */
#define BATCH (8 * 1024)
/* No line is higher; pixels. */
#define HIGHEST_LINE 40
/* What the widgets cost beside the text, in bytes of text. */
#define WIDGET_COST 512

struct _MatchupCodeBlock
{
  GtkWidget parent_instance;

  MatchupBlockContext *context;
  MatchupMdBlock *block;
  GtkLabel *language;
  GtkTextView *view;
  GtkToggleButton *wrap;
  GtkSourceBuffer *buffer;
  GtkWidget *show_all; /* the button; NULL until the code is long */
  GtkTextTag *selection_tag;
  GtkTextTag *hit_tag;
  GtkTextTag *current_hit_tag;
  GString *shown;      /* what is in the buffer */
  gsize taken;         /* up to here the block's text was looked at for the buffer */
  gsize counted;       /* up to here its lines were counted */
  guint n_lines;       /* of the block */
  guint n_shown_lines; /* of the buffer; those that are complete */
  gsize line_length;   /* of the last one in the buffer */
  gboolean expanded;
  guint fit_id; /* idle source: the view is higher than its place */
  MatchupTextRange selection;
};

static void leaf_iface_init (MatchupTextLeafInterface *iface);
static void block_widget_iface_init (MatchupBlockWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupCodeBlock,
                               matchup_code_block,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_TEXT_LEAF, leaf_iface_init)
                                   G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_BLOCK_WIDGET,
                                                          block_widget_iface_init))

static const char *
get_text (MatchupCodeBlock *self, gsize *out_length)
{
  return matchup_md_block_get_text (self->block, out_length);
}

static void
count_lines (MatchupCodeBlock *self)
{
  gsize length;
  const char *text = get_text (self, &length);

  for (const char *p = text + self->counted; p < text + length; p++)
    self->n_lines += *p == '\n';
  self->counted = length;
}

static gboolean
is_folded (MatchupCodeBlock *self)
{
  return !self->expanded && self->n_lines > MATCHUP_CODE_TEXT_FOLDED_LINES;
}

static void
update_show_all (MatchupCodeBlock *self)
{
  g_autofree char *label = NULL;

  if (!is_folded (self))
    {
      if (self->show_all != NULL)
        gtk_widget_set_visible (self->show_all, FALSE);
      return;
    }
  if (self->show_all == NULL)
    {
      self->show_all = gtk_button_new ();
      gtk_widget_set_halign (self->show_all, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (self->show_all, "flat");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->show_all), "code.show-all");
      gtk_widget_insert_before (self->show_all, GTK_WIDGET (self), NULL);
    }
  label = g_strdup_printf (ngettext ("Show the %u Line", "Show All %u Lines", self->n_lines),
                           self->n_lines);
  gtk_button_set_label (GTK_BUTTON (self->show_all), label);
  gtk_widget_set_visible (self->show_all, TRUE);
}

static void
append (MatchupCodeBlock *self, const char *text, gsize length)
{
  g_autoptr (GString) lines = matchup_code_text_break_lines (text, length, &self->line_length);
  GtkTextIter end;

  g_string_append_len (self->shown, lines->str, (gssize) lines->len);
  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self->buffer), &end);
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (self->buffer), &end, lines->str, (int) lines->len);
  matchup_block_context_spend (self->context, lines->len);
}

/*
 * A text view learns the height of its lines while it gets its place, or when nothing else is to be
 * done. A resize that a widget asks for within a layout is lost, or, worse, keeps those around it
 * from being drawn. So new lines get a place of their own before the layout.
 */
static void
learn_height (MatchupCodeBlock *self)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GtkAllocation place = { 0, 0, gtk_widget_get_width (view), 0 };
  int least;

  if (gtk_widget_get_root (view) == NULL || self->shown->len == 0)
    return;
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place.width = MAX (place.width, least);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, place.width, &place.height, NULL, NULL, NULL);
  place.height += gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (self->buffer)) * HIGHEST_LINE;
  gtk_widget_size_allocate (view, &place, -1);
  gtk_widget_queue_resize (view);
}

static void
matchup_code_block_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (matchup_code_block_parent_class)->root (widget);
  learn_height (MATCHUP_CODE_BLOCK (widget));
}

/* How much of the text from "taken" on is put in now; up to the fold, a batch, a whole letter. */
static gsize
get_next_length (MatchupCodeBlock *self, const char *text, gsize length)
{
  gsize end = MIN (length, self->taken + BATCH);

  /* The last line's end is shown only when something follows it. */
  if (end == length && end > self->taken && text[end - 1] == '\n')
    end--;
  while (end < length && end > self->taken && ((guchar) text[end] & 0xC0) == 0x80)
    end--;
  if (!self->expanded)
    for (gsize i = self->taken; i < end; i++)
      {
        if (text[i] == '\n' && self->n_shown_lines + 1 == MATCHUP_CODE_TEXT_FOLDED_LINES)
          return i - self->taken;
        self->n_shown_lines += text[i] == '\n';
      }
  return end - self->taken;
}

static gboolean
matchup_code_block_build (MatchupBlockWidget *widget)
{
  MatchupCodeBlock *self = MATCHUP_CODE_BLOCK (widget);
  gsize length;
  const char *text = get_text (self, &length);
  gsize take = get_next_length (self, text, length);

  if (take == 0)
    return FALSE;
  append (self, text + self->taken, take);
  self->taken += take;
  learn_height (self);
  matchup_block_context_name_later (self->context, GTK_WIDGET (self));
  return TRUE;
}

static void
start_again (MatchupCodeBlock *self)
{
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), "", 0);
  g_string_truncate (self->shown, 0);
  self->taken = 0;
  self->counted = 0;
  self->n_lines = 0;
  self->n_shown_lines = 0;
  self->line_length = 0;
}

static void
update_language (MatchupCodeBlock *self)
{
  const char *info = matchup_md_block_get_language (self->block);
  GtkSourceLanguage *language = matchup_code_language_find (info);
  g_autofree char *word = g_strndup (info, strcspn (info, " \t,{"));
  const char *name = language != NULL ? gtk_source_language_get_name (language) : word;
  const char *code = _ (/* Translators: a piece of code */ "Code");
  g_autofree char *label = NULL;

  matchup_code_language_set (self->buffer, language);
  gtk_source_buffer_set_highlight_syntax (self->buffer,
                                          language != NULL &&
                                              (!self->expanded ||
                                               self->n_lines <= MAX_COLOURED_LINES));
  gtk_label_set_text (self->language, *name != '\0' ? name : code);
  /* Translators: the name of a piece of code for screen readers: Code, Python */
  label = *name != '\0' ? g_strdup_printf (_ ("Code, %s"), name) : g_strdup (code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

static gboolean
goes_on (MatchupCodeBlock *self, MatchupMdBlock *block)
{
  gsize length;
  const char *text = matchup_md_block_get_text (block, &length);

  return self->block == block ||
         (length >= self->counted &&
          memcmp (text, matchup_md_block_get_text (self->block, NULL), self->counted) == 0);
}

static gboolean
matchup_code_block_update (MatchupBlockWidget *widget, MatchupMdBlock *block)
{
  MatchupCodeBlock *self = MATCHUP_CODE_BLOCK (widget);

  if (matchup_md_block_get_kind (block) != MATCHUP_MD_KIND_CODE)
    return FALSE;
  if (self->block == NULL || !goes_on (self, block))
    start_again (self);
  if (self->block != block)
    {
      g_set_object (&self->block, block);
      update_language (self);
    }
  count_lines (self);
  update_show_all (self);
  matchup_block_context_add (self->context, GTK_WIDGET (self));
  return TRUE;
}

static gboolean
matchup_code_block_is_touched (MatchupBlockWidget *widget)
{
  MatchupCodeBlock *self = MATCHUP_CODE_BLOCK (widget);

  return self->expanded || matchup_code_look_is_wrap_chosen (self->wrap);
}

static void
block_widget_iface_init (MatchupBlockWidgetInterface *iface)
{
  iface->update = matchup_code_block_update;
  iface->build = matchup_code_block_build;
  iface->is_touched = matchup_code_block_is_touched;
}

static const char *
matchup_code_block_get_text (MatchupTextLeaf *leaf, gsize *out_length)
{
  MatchupCodeBlock *self = MATCHUP_CODE_BLOCK (leaf);

  *out_length = self->shown->len;
  return self->shown->str;
}

/* All of what is shown stands for all of the code, also where it is folded. */
static char *
matchup_code_block_dup_text (MatchupTextLeaf *leaf, gsize start, gsize end)
{
  MatchupCodeBlock *self = MATCHUP_CODE_BLOCK (leaf);
  gsize length;
  const char *text = get_text (self, &length);

  end = MIN (end, self->shown->len);
  start = MIN (start, end);
  if (start > 0 || end < self->shown->len)
    return g_strndup (self->shown->str + start, end - start);
  return g_strndup (text, length > 0 && text[length - 1] == '\n' ? length - 1 : length);
}

static void
get_iter (MatchupCodeBlock *self, gsize offset, GtkTextIter *out)
{
  const char *text = self->shown->str;

  gtk_text_buffer_get_iter_at_offset (
      GTK_TEXT_BUFFER (self->buffer),
      out,
      (int) g_utf8_pointer_to_offset (text, text + MIN (offset, self->shown->len)));
}

static gsize
matchup_code_block_get_offset (MatchupTextLeaf *leaf, double x, double y)
{
  MatchupCodeBlock *self = MATCHUP_CODE_BLOCK (leaf);
  const char *text = self->shown->str;
  graphene_point_t point;
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  if (!gtk_widget_compute_point (GTK_WIDGET (self),
                                 GTK_WIDGET (self->view),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                 &point))
    return 0;
  gtk_text_view_window_to_buffer_coords (self->view,
                                         GTK_TEXT_WINDOW_WIDGET,
                                         (int) point.x,
                                         (int) point.y,
                                         &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y);
  return (gsize) (g_utf8_offset_to_pointer (text, gtk_text_iter_get_offset (&iter)) - text);
}

static void
matchup_code_block_get_cursor (MatchupTextLeaf *leaf, gsize offset, GdkRectangle *out_place)
{
  MatchupCodeBlock *self = MATCHUP_CODE_BLOCK (leaf);
  graphene_point_t point = GRAPHENE_POINT_INIT_ZERO;
  GtkTextIter iter;

  get_iter (self, offset, &iter);
  gtk_text_view_get_iter_location (self->view, &iter, out_place);
  gtk_text_view_buffer_to_window_coords (self->view,
                                         GTK_TEXT_WINDOW_WIDGET,
                                         out_place->x,
                                         out_place->y,
                                         &out_place->x,
                                         &out_place->y);
  if (gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self), &point, &point))
    {
      out_place->x += (int) point.x;
      out_place->y += (int) point.y;
    }
}

static void
set_tag_color (MatchupCodeBlock *self, GtkTextTag *tag, const char *name, float alpha)
{
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                       name,
                                       &color))
    return;
  color.alpha = alpha;
  g_object_set (tag, "background-rgba", &color, NULL);
}

static void
color_tags (MatchupCodeBlock *self)
{
  set_tag_color (self, self->selection_tag, "accent_bg_color", 0.35f);
  set_tag_color (self, self->hit_tag, "warning_bg_color", 0.4f);
  set_tag_color (self, self->current_hit_tag, "warning_bg_color", 0.9f);
}

/* Most code is never selected or searched. */
static void
ensure_tags (MatchupCodeBlock *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  if (self->selection_tag != NULL)
    return;
  self->selection_tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->hit_tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->current_hit_tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  color_tags (self);
}

static void
remove_tag (MatchupCodeBlock *self, GtkTextTag *tag)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self->buffer), tag, &start, &end);
}

static void
apply_tag (MatchupCodeBlock *self, GtkTextTag *tag, MatchupTextRange range)
{
  GtkTextIter start;
  GtkTextIter end;

  get_iter (self, range.start, &start);
  get_iter (self, range.end, &end);
  gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self->buffer), tag, &start, &end);
}

/* Not the text view's own selection: that would take the primary clipboard for itself. */
static void
matchup_code_block_set_selection (MatchupTextLeaf *leaf, MatchupTextRange range)
{
  MatchupCodeBlock *self = MATCHUP_CODE_BLOCK (leaf);

  range.end = MIN (range.end, self->shown->len);
  range.start = MIN (range.start, range.end);
  if (range.start == self->selection.start && range.end == self->selection.end)
    return;
  self->selection = range;
  ensure_tags (self);
  remove_tag (self, self->selection_tag);
  if (range.end > range.start)
    apply_tag (self, self->selection_tag, range);
}

static void
matchup_code_block_set_hits (MatchupTextLeaf *leaf,
                             const MatchupTextRange *hits,
                             guint n_hits,
                             int current)
{
  MatchupCodeBlock *self = MATCHUP_CODE_BLOCK (leaf);
  const char *text = self->shown->str;
  GtkTextIter end;
  gsize at = 0; /* where @end is; from there on, as there may be thousands of hits */

  if (n_hits == 0 && self->hit_tag == NULL)
    return;
  ensure_tags (self);
  remove_tag (self, self->hit_tag);
  remove_tag (self, self->current_hit_tag);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &end);
  for (guint i = 0; i < n_hits && hits[i].end <= self->shown->len; i++)
    {
      GtkTextIter start;

      gtk_text_iter_forward_chars (&end, (int) g_utf8_strlen (text + at, hits[i].start - at));
      start = end;
      gtk_text_iter_forward_chars (&end,
                                   (int) g_utf8_strlen (text + hits[i].start,
                                                        hits[i].end - hits[i].start));
      at = hits[i].end;
      gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self->buffer),
                                 (int) i == current ? self->current_hit_tag : self->hit_tag,
                                 &start,
                                 &end);
    }
}

static void
leaf_iface_init (MatchupTextLeafInterface *iface)
{
  iface->get_text = matchup_code_block_get_text;
  iface->dup_text = matchup_code_block_dup_text;
  iface->get_offset = matchup_code_block_get_offset;
  iface->get_cursor = matchup_code_block_get_cursor;
  iface->set_selection = matchup_code_block_set_selection;
  iface->set_hits = matchup_code_block_set_hits;
}

static void
matchup_code_block_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  MatchupCodeBlock *self = MATCHUP_CODE_BLOCK (widget);

  GTK_WIDGET_CLASS (matchup_code_block_parent_class)->css_changed (widget, change);
  if (self->selection_tag != NULL)
    color_tags (self);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          get_text (MATCHUP_CODE_BLOCK (widget), NULL));
  matchup_toast (widget, _ ("Code copied"));
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupCodeBlock *self = MATCHUP_CODE_BLOCK (widget);

  self->expanded = TRUE;
  update_show_all (self);
  update_language (self);
  matchup_block_context_add (self->context, widget);
}

static void
matchup_code_block_dispose (GObject *object)
{
  MatchupCodeBlock *self = MATCHUP_CODE_BLOCK (object);
  GtkWidget *child;

  if (self->context != NULL)
    matchup_block_context_remove (self->context, GTK_WIDGET (self));
  g_clear_object (&self->context);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_handle_id (&self->fit_id, g_source_remove);

  G_OBJECT_CLASS (matchup_code_block_parent_class)->dispose (object);
}

static void
matchup_code_block_finalize (GObject *object)
{
  MatchupCodeBlock *self = MATCHUP_CODE_BLOCK (object);

  g_clear_object (&self->block);
  g_clear_object (&self->buffer);
  g_string_free (self->shown, TRUE);

  G_OBJECT_CLASS (matchup_code_block_parent_class)->finalize (object);
}

static void
matchup_code_block_class_init (MatchupCodeBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_code_block_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_code_block_finalize;
  widget_class->root = matchup_code_block_root;
  widget_class->css_changed = matchup_code_block_css_changed;
  gtk_widget_class_set_css_name (widget_class, "codeblock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "code.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "code.show-all", NULL, show_all_action);
}

static gboolean
fit_cb (gpointer data)
{
  MatchupCodeBlock *self = data;

  self->fit_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

/* A text view may learn its height only while it gets its place, and the resize that it wants then
 * is lost: the code would stay cut off. */
static void
height_changed_cb (MatchupCodeBlock *self, GtkAdjustment *adjustment)
{
  if (self->fit_id == 0 &&
      gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment))
    self->fit_id = g_idle_add (fit_cb, self);
}

static GtkWidget *
make_button (GType type, const char *icon_name, const char *tooltip, const char *name)
{
  GtkWidget *button = g_object_new (type, "icon-name", icon_name, "tooltip-text", tooltip, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_header (MatchupCodeBlock *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *wrap = make_button (GTK_TYPE_TOGGLE_BUTTON,
                                 "format-justify-left-symbolic",
                                 _ ("Wrap Long Lines"),
                                 _ ("Wrap long lines"));
  GtkWidget *copy =
      make_button (GTK_TYPE_BUTTON, "edit-copy-symbolic", _ ("Copy Code"), _ ("Copy code"));

  self->language = g_object_new (GTK_TYPE_LABEL,
                                 "xalign",
                                 0.0f,
                                 "hexpand",
                                 TRUE,
                                 "ellipsize",
                                 PANGO_ELLIPSIZE_END,
                                 "css-classes",
                                 (const char *[]){ "caption", "dim-label", NULL },
                                 NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "code.copy");
  self->wrap = GTK_TOGGLE_BUTTON (wrap);
  gtk_box_append (GTK_BOX (header), GTK_WIDGET (self->language));
  gtk_box_append (GTK_BOX (header), wrap);
  gtk_box_append (GTK_BOX (header), copy);
  return header;
}

/* The view only shows: selecting is the matter of the whole answer. */
static GtkWidget *
make_view (MatchupCodeBlock *self)
{
  GtkWidget *scroller = matchup_side_scroller_new ();

  self->view = g_object_new (GTK_SOURCE_TYPE_VIEW,
                             "buffer",
                             self->buffer,
                             "editable",
                             FALSE,
                             "cursor-visible",
                             FALSE,
                             "monospace",
                             TRUE,
                             "can-target",
                             FALSE,
                             "focusable",
                             FALSE,
                             "left-margin",
                             12,
                             "right-margin",
                             12,
                             "top-margin",
                             6,
                             "bottom-margin",
                             9,
                             NULL);
  gtk_widget_set_direction (GTK_WIDGET (self->view), GTK_TEXT_DIR_LTR);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                           "changed",
                           G_CALLBACK (height_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_cursor_from_name (scroller, "text");
  return scroller;
}

static void
matchup_code_block_init (MatchupCodeBlock *self)
{
  GtkTextBuffer *buffer;

  self->shown = g_string_new (NULL);
  self->buffer = gtk_source_buffer_new (NULL);
  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (self->buffer, FALSE);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), matchup_stack_layout_new (0));
  gtk_widget_set_parent (make_header (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_view (self), GTK_WIDGET (self));
  matchup_code_look_follow (GTK_SOURCE_VIEW (self->view), self->wrap);
}

GtkWidget *
matchup_code_block_new (MatchupBlockContext *context, MatchupMdBlock *block)
{
  MatchupCodeBlock *self = g_object_new (MATCHUP_TYPE_CODE_BLOCK, NULL);

  self->context = g_object_ref (context);
  matchup_block_context_spend (context, WIDGET_COST);
  matchup_code_block_update (MATCHUP_BLOCK_WIDGET (self), block);
  return GTK_WIDGET (self);
}

GtkTextView *
matchup_code_block_get_view (MatchupCodeBlock *self)
{
  g_return_val_if_fail (MATCHUP_IS_CODE_BLOCK (self), NULL);
  return self->view;
}
