/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-picture-viewer.h"

#include "matchup-config.h"
#include "matchup-picture-texture.h"
#include "matchup-picture-words.h"

#include <glib/gi18n.h>

/* More than any screen shows at once; a picture of 100 megapixels would take 400 MB. */
#define MAX_EDGE 8192 /* pixels */
#define ZOOM_STEP 1.25
#define MIN_ZOOM 0.05
#define MAX_ZOOM 8.0

struct _MatchupPictureViewer
{
  AdwWindow parent_instance;

  MatchupWorkspace *workspace;
  GListModel *items;
  guint position;
  GCancellable *cancellable; /* of the picture that is being read */
  double zoom;               /* 0: fitted into the window */
  gboolean filling;

  AdwWindowTitle *heading;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkScrolledWindow *scroller;
  GtkPicture *picture;
  GtkWidget *trouble;
  GtkEntry *entry;
};

G_DEFINE_FINAL_TYPE (MatchupPictureViewer, matchup_picture_viewer, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_DESCRIBED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
apply_zoom (MatchupPictureViewer *self)
{
  GdkPaintable *paintable = gtk_picture_get_paintable (self->picture);
  gboolean fitted = self->zoom == 0;
  int width = paintable != NULL ? gdk_paintable_get_intrinsic_width (paintable) : 0;
  int height = paintable != NULL ? gdk_paintable_get_intrinsic_height (paintable) : 0;

  gtk_picture_set_can_shrink (self->picture, TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->picture), fitted ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->picture), fitted ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture),
                               fitted ? -1 : MAX ((int) (width * self->zoom), 1),
                               fitted ? -1 : MAX ((int) (height * self->zoom), 1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "viewer.fit", !fitted);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "viewer.zoom-in", self->zoom < MAX_ZOOM);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "viewer.zoom-out",
                                 self->zoom == 0 || self->zoom > MIN_ZOOM);
}

static void
show_pixels (MatchupPictureViewer *self, MatchupAttachmentPixels *pixels)
{
  g_autoptr (GdkTexture) texture = pixels != NULL ? matchup_picture_texture_new (pixels) : NULL;

  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->trouble, texture == NULL);
  apply_zoom (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupPictureViewer) self = g_weak_ref_get (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupAttachmentPixels) pixels =
      MATCHUP_IS_WORKSPACE (source)
          ? matchup_workspace_load_picture_finish (MATCHUP_WORKSPACE (source), result, &error)
          : matchup_attachment_loader_decode_finish (MATCHUP_ATTACHMENT_LOADER (source),
                                                     result,
                                                     &error);

  g_weak_ref_clear (user_data);
  g_free (user_data);
  if (self != NULL && self->workspace != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_pixels (self, pixels);
}

static void
load (MatchupPictureViewer *self, gpointer item)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (MATCHUP_IS_ATTACHMENT (item))
    matchup_attachment_loader_decode_async (matchup_workspace_get_attachments (self->workspace),
                                            matchup_attachment_get_bytes (item),
                                            MAX_EDGE,
                                            self->cancellable,
                                            loaded_cb,
                                            weak);
  else
    matchup_workspace_load_picture_async (self->workspace,
                                          item,
                                          MAX_EDGE,
                                          self->cancellable,
                                          loaded_cb,
                                          weak);
}

static void
show_item (MatchupPictureViewer *self)
{
  guint n = g_list_model_get_n_items (self->items);
  g_autoptr (GObject) item = g_list_model_get_item (self->items, self->position);
  g_autofree char *place = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *text = NULL;

  if (item == NULL)
    return;
  g_object_get (item, "alt-text", &text, NULL);
  place = g_strdup_printf (_ ("Picture %u of %u"), self->position + 1, n);
  facts =
      MATCHUP_IS_ATTACHMENT (item)
          ? matchup_picture_dup_facts (matchup_attachment_get_width (MATCHUP_ATTACHMENT (item)),
                                       matchup_attachment_get_height (MATCHUP_ATTACHMENT (item)),
                                       (guint64) matchup_attachment_get_size (
                                           MATCHUP_ATTACHMENT (item)))
          : matchup_picture_dup_facts (matchup_image_part_get_width (MATCHUP_IMAGE_PART (item)),
                                       matchup_image_part_get_height (MATCHUP_IMAGE_PART (item)),
                                       matchup_image_part_get_size (MATCHUP_IMAGE_PART (item)));
  adw_window_title_set_title (self->heading, place);
  adw_window_title_set_subtitle (self->heading, facts);
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->filling = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *text != '\0' ? text : place,
                                  -1);
  gtk_widget_set_visible (self->previous_button, n > 1);
  gtk_widget_set_visible (self->next_button, n > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "viewer.previous", self->position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "viewer.next", self->position + 1 < n);
  load (self, item);
}

static void
entry_changed_cb (MatchupPictureViewer *self)
{
  g_autoptr (GObject) item = NULL;

  if (self->filling || self->items == NULL)
    return;
  item = g_list_model_get_item (self->items, self->position);
  if (item != NULL)
    g_signal_emit (self,
                   signals[SIGNAL_DESCRIBED],
                   0,
                   item,
                   gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPictureViewer *self = MATCHUP_PICTURE_VIEWER (widget);

  self->position += g_str_equal (name, "viewer.next") ? 1u : -1u;
  show_item (self);
}

/* As large as it is shown now, when it is fitted. */
static double
get_zoom (MatchupPictureViewer *self)
{
  GdkPaintable *paintable = gtk_picture_get_paintable (self->picture);
  double width, height;

  if (self->zoom > 0 || paintable == NULL)
    return self->zoom > 0 ? self->zoom : 1;
  width = gdk_paintable_get_intrinsic_width (paintable);
  height = gdk_paintable_get_intrinsic_height (paintable);
  return MIN (gtk_widget_get_width (GTK_WIDGET (self->picture)) / MAX (width, 1),
              gtk_widget_get_height (GTK_WIDGET (self->picture)) / MAX (height, 1));
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPictureViewer *self = MATCHUP_PICTURE_VIEWER (widget);

  if (g_str_equal (name, "viewer.fit"))
    self->zoom = 0;
  else if (g_str_equal (name, "viewer.actual"))
    self->zoom = 1;
  else if (g_str_equal (name, "viewer.zoom-in"))
    self->zoom = CLAMP (get_zoom (self) * ZOOM_STEP, MIN_ZOOM, MAX_ZOOM);
  else
    self->zoom = CLAMP (get_zoom (self) / ZOOM_STEP, MIN_ZOOM, MAX_ZOOM);
  apply_zoom (self);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
matchup_picture_viewer_dispose (GObject *object)
{
  MatchupPictureViewer *self = MATCHUP_PICTURE_VIEWER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->items);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_picture_viewer_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
    guint keys[4];
  } actions[] = {
    { "viewer.previous", step_action, { GDK_KEY_Page_Up, 0 } },
    { "viewer.next", step_action, { GDK_KEY_Page_Down, 0 } },
    { "viewer.fit", zoom_action, { 0 } },
    { "viewer.actual", zoom_action, { 0 } },
    { "viewer.zoom-in", zoom_action, { 0 } },
    { "viewer.zoom-out", zoom_action, { 0 } },
    { "viewer.close", close_action, { GDK_KEY_Escape, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
      for (guint j = 0; actions[i].keys[j] != 0; j++)
        gtk_widget_class_add_binding_action (widget_class,
                                             actions[i].keys[j],
                                             0,
                                             actions[i].name,
                                             NULL);
    }
}

static void
matchup_picture_viewer_class_init (MatchupPictureViewerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_picture_viewer_dispose;
  install_actions (widget_class);
  signals[SIGNAL_DESCRIBED] = g_signal_new ("described",
                                            MATCHUP_TYPE_PICTURE_VIEWER,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            2,
                                            G_TYPE_OBJECT,
                                            G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-picture-viewer.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupPictureViewer, heading);
  gtk_widget_class_bind_template_child (widget_class, MatchupPictureViewer, previous_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupPictureViewer, next_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupPictureViewer, scroller);
  gtk_widget_class_bind_template_child (widget_class, MatchupPictureViewer, picture);
  gtk_widget_class_bind_template_child (widget_class, MatchupPictureViewer, trouble);
  gtk_widget_class_bind_template_child (widget_class, MatchupPictureViewer, entry);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
}

/* Keys of the picture: in the entry they are letters, and the arrows move its cursor. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                MatchupPictureViewer *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const char *action = NULL;

  if ((state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_plus || keyval == GDK_KEY_equal || keyval == GDK_KEY_KP_Add)
    action = "viewer.zoom-in";
  else if (keyval == GDK_KEY_minus || keyval == GDK_KEY_KP_Subtract)
    action = "viewer.zoom-out";
  else if (keyval == GDK_KEY_0 || keyval == GDK_KEY_KP_0)
    action = "viewer.fit";
  else if (keyval == GDK_KEY_1 || keyval == GDK_KEY_KP_1)
    action = "viewer.actual";
  else if (self->zoom == 0 && (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right))
    action = (keyval == GDK_KEY_Right) != rtl ? "viewer.next" : "viewer.previous";
  return action != NULL && gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
matchup_picture_viewer_init (MatchupPictureViewer *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), keys);
  apply_zoom (self);
}

GtkWidget *
matchup_picture_viewer_new (MatchupWorkspace *workspace, GListModel *items, guint position)
{
  MatchupPictureViewer *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (position < g_list_model_get_n_items (items), NULL);

  self = g_object_new (MATCHUP_TYPE_PICTURE_VIEWER, NULL);
  self->workspace = g_object_ref (workspace);
  self->items = g_object_ref (items);
  self->position = position;
  show_item (self);
  return GTK_WIDGET (self);
}

void
matchup_picture_viewer_show (MatchupPictureViewer *self, GtkWidget *opener)
{
  GtkRoot *root = gtk_widget_get_root (opener);

  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      gtk_window_set_application (GTK_WINDOW (self),
                                  gtk_window_get_application (GTK_WINDOW (root)));
    }
  /* Who takes the focus before the window is there leaves the window without a role. */
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}
