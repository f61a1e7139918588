/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-share-picture.h"

#include "matchup-block-group.h"
#include "matchup-config.h"
#include "matchup-markdown-view.h"

#include <glib/gi18n.h>

/* Around what is drawn, and so much of it at a time; pixels. */
#define MARGIN 16
#define STRIP 512
#define BYTES 4 /* of a pixel */
/* It waits at most so long until all that is drawn has been made; microseconds. */
#define LONGEST_WAIT (20 * G_USEC_PER_SEC)
/* What nobody saw yet may turn out shorter than it was taken to be, but not by more than this. */
#define LONGEST_ESTIMATE (2 * MATCHUP_SHARE_PICTURE_MAX_HEIGHT)

typedef struct
{
  GtkWidget *row;
  GdkFrameClock *clock;
  gulong painted_id;
  gulong unmapped_id;
  GPtrArray *views; /* MatchupMarkdownView, owned, held whole until all is drawn */
  gint64 started;   /* monotonic */
  gboolean flushed; /* all is there and gets its place with the next frame */

  GskRenderer *renderer;
  GskRenderNode *node; /* with margins and background, in pixels of the picture */
  int width;
  int height;
  guint8 *pixels;
  int done; /* lines */
} Rendering;

/* Widgets that are not on screen any more go in this thread. */
static void
let_go (Rendering *self)
{
  for (guint i = 0; i < self->views->len; i++)
    matchup_markdown_view_release_all (g_ptr_array_index (self->views, i));
  g_ptr_array_set_size (self->views, 0);
  g_clear_object (&self->clock);
  g_clear_object (&self->row);
}

static void
rendering_free (gpointer data)
{
  Rendering *self = data;

  let_go (self);
  g_ptr_array_unref (self->views);
  if (self->renderer != NULL)
    gsk_renderer_unrealize (self->renderer);
  g_clear_object (&self->renderer);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_free (self->pixels);
  g_free (self);
}

typedef void (*Visit) (GtkWidget *widget, gpointer data);

static void foreach (GtkWidget *widget, Visit visit, gpointer data)
{
  visit (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    foreach (child, visit, data)
      ;
}

/* All of an answer is drawn, unless it is in a box: of that, what is seen in it. */
static void
hold_view (GtkWidget *widget, gpointer data)
{
  Rendering *self = data;
  GtkWidget *scroller;

  if (!MATCHUP_IS_MARKDOWN_VIEW (widget) || !gtk_widget_get_mapped (widget))
    return;
  scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (scroller != NULL && gtk_widget_is_ancestor (scroller, self->row))
    return;
  matchup_markdown_view_hold_all (MATCHUP_MARKDOWN_VIEW (widget));
  g_ptr_array_add (self->views, g_object_ref (widget));
}

static gboolean
is_built (Rendering *self)
{
  for (guint i = 0; i < self->views->len; i++)
    if (!matchup_markdown_view_is_built (g_ptr_array_index (self->views, i)))
      return FALSE;
  return TRUE;
}

static void
flush (GtkWidget *widget, gpointer data)
{
  if (MATCHUP_IS_MARKDOWN_VIEW (widget) && gtk_widget_get_mapped (widget))
    matchup_markdown_view_flush (MATCHUP_MARKDOWN_VIEW (widget));
}

/* What is far from what can be seen is not drawn; for the picture it is. */
static void
show_far (GtkWidget *widget, gpointer data)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (!MATCHUP_IS_BLOCK_GROUP (widget) || gtk_widget_get_child_visible (widget))
    return;
  gtk_widget_set_child_visible (widget, TRUE);
  /* One that was never drawn does not tell those above that they have to be drawn again. */
  gtk_widget_queue_draw (parent);
  g_ptr_array_add (data, g_object_ref (widget));
}

/* What shares the round is no part of it. */
static void
hide (GtkWidget *widget, gpointer data)
{
  if (gtk_widget_has_css_class (widget, "matchup-share"))
    gtk_widget_set_opacity (widget, 0);
}

static void
unhide (GtkWidget *widget, gpointer data)
{
  if (gtk_widget_has_css_class (widget, "matchup-share"))
    gtk_widget_set_opacity (widget, 1);
}

/* Of what is drawn, in the row. */
static graphene_rect_t
get_bounds (GtkWidget *row)
{
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (row), 1);

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (gtk_widget_should_layout (child) && gtk_widget_compute_bounds (child, row, &bounds))
        graphene_rect_union (&all, &bounds, &all);
    }
  return all;
}

/*
 * What makes up on the screen for heights that were estimated is no part of the picture. The next
 * frame lays the row out as it was.
 */
static GArray *
level (Rendering *self)
{
  GArray *slacks = g_array_new (FALSE, FALSE, sizeof (int));
  int width = gtk_widget_get_width (self->row);
  gboolean level = TRUE;
  int height;

  for (guint i = 0; i < self->views->len; i++)
    {
      MatchupMarkdownView *view = g_ptr_array_index (self->views, i);
      int slack = matchup_markdown_view_get_slack (view);

      g_array_append_val (slacks, slack);
      matchup_markdown_view_set_slack (view, 0);
      level &= slack == 0;
    }
  if (level)
    return slacks;
  gtk_widget_measure (self->row, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_allocate (self->row, width, height, -1, NULL);
  return slacks;
}

static void
unlevel (Rendering *self, GArray *slacks)
{
  for (guint i = 0; i < self->views->len; i++)
    matchup_markdown_view_set_slack (g_ptr_array_index (self->views, i),
                                     g_array_index (slacks, int, i));
}

static GskRenderNode *
snapshot (Rendering *self, const graphene_rect_t *bounds, int scale)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GdkRGBA background = { 1, 1, 1, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (self->row),
                                  "window_bg_color",
                                  &background);
  gtk_snapshot_append_color (snapshot,
                             &background,
                             &GRAPHENE_RECT_INIT (0, 0, self->width, self->height));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (MARGIN - bounds->origin.x,
                                                MARGIN - bounds->origin.y));
  foreach (self->row, hide, NULL)
    ;
  foreach (self->row, show_far, shown)
    ;
  for (GtkWidget *child = gtk_widget_get_first_child (self->row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_should_layout (child))
        gtk_widget_snapshot_child (self->row, child, snapshot);
    }
  for (guint i = 0; i < shown->len; i++)
    {
      GtkWidget *far = g_ptr_array_index (shown, i);

      gtk_widget_set_child_visible (far, FALSE);
      gtk_widget_queue_draw (gtk_widget_get_parent (far));
    }
  foreach (self->row, unhide, NULL)
    ;
  return gtk_snapshot_free_to_node (snapshot);
}

static gboolean
fits (gint64 width, gint64 height)
{
  return height <= MATCHUP_SHARE_PICTURE_MAX_HEIGHT &&
         width * height <= MATCHUP_SHARE_PICTURE_MAX_AREA;
}

static void
set_too_long (GError **error)
{
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_NOT_SUPPORTED,
                       _ ("This round is too long for one picture. Save it as a web page."));
}

/* Decides the size and takes down what is to be drawn; FALSE with an error. */
static gboolean
take_down (Rendering *self, GError **error)
{
  graphene_rect_t bounds = get_bounds (self->row);
  int width = (int) bounds.size.width + 2 * MARGIN;
  int height = (int) bounds.size.height + 2 * MARGIN;
  int scale = gtk_widget_get_scale_factor (self->row);

  if (!fits ((gint64) width * scale, (gint64) height * scale))
    scale = 1;
  if (!fits (width, height))
    {
      set_too_long (error);
      return FALSE;
    }
  self->width = width * scale;
  self->height = height * scale;
  self->node = snapshot (self, &bounds, scale);
  return TRUE;
}

static gboolean
prepare (Rendering *self, GError **error)
{
  g_autoptr (GArray) slacks = level (self);
  gboolean taken = take_down (self, error);

  unlevel (self, slacks);
  if (!taken)
    return FALSE;
  /* Without a screen: what a screen can draw at once is less than this. */
  self->renderer = gsk_cairo_renderer_new ();
  if (!gsk_renderer_realize (self->renderer, NULL, error))
    return FALSE;
  self->pixels = g_try_malloc_n ((gsize) self->width * BYTES, (gsize) self->height);
  if (self->pixels != NULL)
    return TRUE;
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_FAILED,
                       _ ("There is not enough memory for the picture."));
  return FALSE;
}

static void
encode_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Rendering *self = task_data;
  gsize stride = (gsize) self->width * BYTES;
  g_autoptr (GBytes) bytes =
      g_bytes_new_take (g_steal_pointer (&self->pixels), stride * (gsize) self->height);
  g_autoptr (GdkTexture) texture =
      gdk_memory_texture_new (self->width, self->height, GDK_MEMORY_DEFAULT, bytes, stride);

  g_task_return_pointer (task,
                         gdk_texture_save_to_png_bytes (texture),
                         (GDestroyNotify) g_bytes_unref);
}

static gboolean
strip_cb (gpointer data)
{
  GTask *task = data;
  Rendering *self = g_task_get_task_data (task);
  int height = MIN (STRIP, self->height - self->done);
  gsize stride = (gsize) self->width * BYTES;
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (
      self->renderer,
      self->node,
      &GRAPHENE_RECT_INIT (0, (float) self->done, (float) self->width, (float) height));

  gdk_texture_download (texture, self->pixels + (gsize) self->done * stride, stride);
  self->done += height;
  if (self->done < self->height)
    return G_SOURCE_CONTINUE;
  g_task_run_in_thread (task, encode_thread);
  return G_SOURCE_REMOVE;
}

static void
stop_watching (Rendering *self)
{
  g_clear_signal_handler (&self->painted_id, self->clock);
  g_clear_signal_handler (&self->unmapped_id, self->row);
}

static void
refuse_unmapped (GTask *task)
{
  g_task_return_new_error (task,
                           G_IO_ERROR,
                           G_IO_ERROR_CANCELLED,
                           "The round is not on the screen");
}

static void
unmapped_cb (GtkWidget *row, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  stop_watching (g_task_get_task_data (task));
  let_go (g_task_get_task_data (task));
  refuse_unmapped (task);
}

static void
request_frame (Rendering *self)
{
  gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_PAINT);
}

static gboolean
is_hopeless (Rendering *self)
{
  return gtk_widget_get_height (self->row) > LONGEST_ESTIMATE;
}

/* All is laid out now, which it is not at any other time. */
static void
painted_cb (GTask *user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Rendering *self = g_task_get_task_data (task);
  GError *error = NULL;

  /* What is made for the picture is made in turns, between frames. */
  if (!self->flushed && !is_hopeless (self))
    {
      if (is_built (self) || g_get_monotonic_time () - self->started > LONGEST_WAIT)
        {
          /* What came last gets its place with the frame after. */
          foreach (self->row, flush, NULL)
            ;
          self->flushed = TRUE;
          gtk_widget_queue_draw (self->row);
        }
      request_frame (self);
      return;
    }
  stop_watching (self);
  if (!self->flushed)
    set_too_long (&error);
  else
    prepare (self, &error);
  let_go (self);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, strip_cb, g_object_ref (task), g_object_unref);
}

static void
unref_closure_data (gpointer data, GClosure *closure)
{
  g_object_unref (data);
}

void
matchup_share_picture_render_async (GtkWidget *row,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Rendering *self;

  g_return_if_fail (GTK_IS_WIDGET (row));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, matchup_share_picture_render_async);
  if (!gtk_widget_get_mapped (row))
    {
      refuse_unmapped (task);
      return;
    }
  self = g_new0 (Rendering, 1);
  self->views = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, self, rendering_free);
  self->row = g_object_ref (row);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (row));
  self->started = g_get_monotonic_time ();
  if (!is_hopeless (self))
    foreach (row, hold_view, self)
      ;
  self->painted_id = g_signal_connect_data (self->clock,
                                            "after-paint",
                                            G_CALLBACK (painted_cb),
                                            g_object_ref (task),
                                            unref_closure_data,
                                            G_CONNECT_SWAPPED);
  self->unmapped_id = g_signal_connect (row, "unmap", G_CALLBACK (unmapped_cb), task);
  gtk_widget_queue_draw (row);
  request_frame (self);
}

GBytes *
matchup_share_picture_render_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
