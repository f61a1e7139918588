/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-math-view.h"

#include "matchup-math-layout.h"
#include "matchup-math-parser.h"
#include "matchup-rich-text.h"
#include "matchup-text-settings.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Free at all sides, in pixels: below also for the scrollbar that lies over the formula. */
#define PADDING 6
/* Of a source that is shown, in bytes. */
#define MAX_SHOWN 2048
/* And of a word in it: what a label costs grows with the square of its length. */
#define MAX_WORD 512

struct _MatchupMathView
{
  GtkWidget parent_instance;

  char *latex;
  MatchupMathNode *node;      /* NULL: cannot be parsed */
  gboolean too_large;         /* to be drawn */
  MatchupMathLayout *layout;  /* NULL without a node, and while it is not seen */
  PangoFontDescription *font; /* that the size was taken with; NULL without a node */

  GtkWidget *scroller; /* around the canvas; hidden where there is no formula to draw */
  GtkWidget *canvas;
  GtkWidget *source; /* a label; hidden where there is one */
  GtkWidget *menu;   /* NULL until it is asked for */
};

G_DEFINE_FINAL_TYPE (MatchupMathView, matchup_math_view, GTK_TYPE_WIDGET)

static MatchupMathLayout *
ensure_layout (MatchupMathView *self)
{
  if (self->layout == NULL)
    self->layout = matchup_math_layout_new (self->node,
                                            gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                            NULL,
                                            TRUE);
  return self->layout;
}

static void
draw_canvas (GtkDrawingArea *canvas, cairo_t *cr, int width, int height, gpointer user_data)
{
  MatchupMathView *self = user_data;
  MatchupMathLayout *layout;
  GdkRGBA color;

  if (!matchup_math_view_is_set (self))
    return;
  layout = ensure_layout (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (canvas)), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  matchup_math_layout_draw (layout,
                            cr,
                            PADDING,
                            PADDING + matchup_math_layout_get_ascent (layout),
                            gtk_widget_get_scale_factor (GTK_WIDGET (canvas)));
}

/* The source as it is shown: no longer than a person would read. Copying gives all of it. */
static char *
dup_shown (MatchupMathView *self)
{
  GString *out = g_string_new (NULL);
  const char *end = self->latex;
  const char *word = end;

  for (; *end != '\0' && end - self->latex < MAX_SHOWN && end - word < MAX_WORD;
       end = g_utf8_next_char (end))
    {
      if (g_ascii_isspace (*end))
        word = end;
    }
  matchup_rich_text_append_visible (out, self->latex, (gsize) (end - self->latex));
  if (*end != '\0')
    g_string_append (out, "\xe2\x80\xa6");
  return g_string_free (out, FALSE);
}

/* The formula, or its source. */
static void
show_child (MatchupMathView *self)
{
  gboolean set = matchup_math_view_is_set (self);
  g_autofree char *shown = dup_shown (self);
  g_autofree char *reading = self->node != NULL
                                 ? matchup_math_to_plain (self->latex, strlen (self->latex))
                                 : g_strdup (shown);

  gtk_widget_set_child_visible (self->scroller, set);
  gtk_widget_set_child_visible (self->source, !set);
  gtk_label_set_text (GTK_LABEL (self->source), set ? "" : shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  set ? self->latex : shown,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reading,
                                  -1);
}

static void
update_layout (MatchupMathView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  GtkDrawingArea *canvas = GTK_DRAWING_AREA (self->canvas);
  MatchupMathLayout *layout;

  g_clear_pointer (&self->layout, matchup_math_layout_free);
  g_clear_pointer (&self->font, pango_font_description_free);
  self->too_large = FALSE;
  if (self->node == NULL)
    {
      show_child (self);
      return;
    }
  self->font = pango_font_description_copy (pango_context_get_font_description (context));
  layout = ensure_layout (self);
  self->too_large = matchup_math_layout_get_fit (layout) < 1;
  show_child (self);
  if (self->too_large)
    {
      g_clear_pointer (&self->layout, matchup_math_layout_free);
      return;
    }
  gtk_drawing_area_set_content_width (canvas,
                                      (int) ceil (matchup_math_layout_get_width (layout)) +
                                          2 * PADDING);
  gtk_drawing_area_set_content_height (canvas,
                                       (int) ceil (matchup_math_layout_get_ascent (layout) +
                                                   matchup_math_layout_get_descent (layout)) +
                                           2 * PADDING);
  gtk_widget_queue_draw (self->canvas);
}

/* Large text and other fonts come this way. */
static void
matchup_math_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  MatchupMathView *self = MATCHUP_MATH_VIEW (widget);
  PangoContext *context = gtk_widget_get_pango_context (widget);

  GTK_WIDGET_CLASS (matchup_math_view_parent_class)->css_changed (widget, change);

  if (self->font != NULL &&
      !pango_font_description_equal (self->font, pango_context_get_font_description (context)))
    {
      update_layout (self);
      gtk_widget_queue_resize (widget);
    }
}

/* What cannot be seen keeps its size only: a layout has many parts. */
static void
matchup_math_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (matchup_math_view_parent_class)->unmap (widget);
  g_clear_pointer (&MATCHUP_MATH_VIEW (widget)->layout, matchup_math_layout_free);
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), MATCHUP_MATH_VIEW (widget)->latex);
}

static void
show_menu_at (MatchupMathView *self, double x, double y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (self->menu == NULL)
    {
      g_autoptr (GMenu) model = g_menu_new ();

      /* Translators: a menu item of a formula */
      g_menu_append (model, _ ("_Copy Formula"), "math.copy");
      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_secondary_pressed (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  MatchupMathView *self = user_data;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu_at (self, x, y);
}

static void
on_long_pressed (GtkGestureLongPress *gesture, double x, double y, gpointer user_data)
{
  MatchupMathView *self = user_data;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu_at (self, x, y);
}

static void
show_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_menu_at (MATCHUP_MATH_VIEW (widget),
                gtk_widget_get_width (widget) / 2.0,
                gtk_widget_get_height (widget) / 2.0);
}

static void
matchup_math_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MatchupMathView *self = MATCHUP_MATH_VIEW (widget);
  GtkAllocation all = { 0, 0, width, height };

  gtk_widget_size_allocate (matchup_math_view_is_set (self) ? self->scroller : self->source,
                            &all,
                            -1);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
matchup_math_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  MatchupMathView *self = MATCHUP_MATH_VIEW (widget);

  gtk_widget_measure (matchup_math_view_is_set (self) ? self->scroller : self->source,
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      NULL,
                      NULL);
}

static GtkSizeRequestMode
matchup_math_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
matchup_math_view_dispose (GObject *object)
{
  MatchupMathView *self = MATCHUP_MATH_VIEW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->source, gtk_widget_unparent);
  self->canvas = NULL;

  G_OBJECT_CLASS (matchup_math_view_parent_class)->dispose (object);
}

static void
matchup_math_view_finalize (GObject *object)
{
  MatchupMathView *self = MATCHUP_MATH_VIEW (object);

  g_clear_pointer (&self->layout, matchup_math_layout_free);
  g_clear_pointer (&self->node, matchup_math_node_free);
  g_clear_pointer (&self->font, pango_font_description_free);
  g_free (self->latex);

  G_OBJECT_CLASS (matchup_math_view_parent_class)->finalize (object);
}

static void
matchup_math_view_class_init (MatchupMathViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_math_view_dispose;
  object_class->finalize = matchup_math_view_finalize;
  widget_class->css_changed = matchup_math_view_css_changed;
  widget_class->unmap = matchup_math_view_unmap;
  widget_class->measure = matchup_math_view_measure;
  widget_class->get_request_mode = matchup_math_view_get_request_mode;
  widget_class->size_allocate = matchup_math_view_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "math");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "math.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "math.menu", NULL, show_menu);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_c,
                                       GDK_CONTROL_MASK,
                                       "math.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_Insert,
                                       GDK_CONTROL_MASK,
                                       "math.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "math.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_F10,
                                       GDK_SHIFT_MASK,
                                       "math.menu",
                                       NULL);
}

static void
add_gestures (MatchupMathView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_secondary_pressed), self);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
matchup_math_view_init (MatchupMathView *self)
{
  self->latex = g_strdup ("");
  self->canvas = gtk_drawing_area_new ();
  gtk_widget_set_halign (self->canvas, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->canvas, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->canvas), draw_canvas, self, NULL);

  /* Formulas begin at the left on every page. */
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                 "vscrollbar-policy",
                                 GTK_POLICY_NEVER,
                                 "propagate-natural-width",
                                 TRUE,
                                 "propagate-natural-height",
                                 TRUE,
                                 "child",
                                 self->canvas,
                                 NULL);
  gtk_widget_set_direction (self->scroller, GTK_TEXT_DIR_LTR);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->source = g_object_new (GTK_TYPE_LABEL,
                               "wrap",
                               TRUE,
                               "wrap-mode",
                               PANGO_WRAP_WORD_CHAR,
                               "xalign",
                               0.0f,
                               "css-classes",
                               (const char *const[]){ "monospace", NULL },
                               NULL);
  gtk_widget_set_parent (self->source, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_gestures (self);
}

GtkWidget *
matchup_math_view_new (const char *latex, gsize length)
{
  MatchupMathView *self = g_object_new (MATCHUP_TYPE_MATH_VIEW, NULL);

  matchup_math_view_set_latex (self, latex, length);
  return GTK_WIDGET (self);
}

void
matchup_math_view_set_latex (MatchupMathView *self, const char *latex, gsize length)
{
  g_return_if_fail (MATCHUP_IS_MATH_VIEW (self));
  g_return_if_fail (latex != NULL);

  g_free (self->latex);
  self->latex = g_strstrip (g_strndup (latex, length));
  g_clear_pointer (&self->node, matchup_math_node_free);
  self->node = matchup_math_parse (self->latex, strlen (self->latex), NULL);
  update_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
matchup_math_view_update (MatchupMathView *self)
{
  g_return_if_fail (MATCHUP_IS_MATH_VIEW (self));

  update_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
matchup_math_view_get_latex (MatchupMathView *self)
{
  g_return_val_if_fail (MATCHUP_IS_MATH_VIEW (self), NULL);
  return self->latex;
}

gboolean
matchup_math_view_is_set (MatchupMathView *self)
{
  g_return_val_if_fail (MATCHUP_IS_MATH_VIEW (self), FALSE);
  return self->node != NULL && !self->too_large &&
         matchup_text_settings_get_maths (matchup_text_settings_get_default ());
}
