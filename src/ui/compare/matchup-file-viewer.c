/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-file-viewer.h"

#include "matchup-config.h"
#include "matchup-file-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* A text view lays out what it is given in one go: bytes that come at once. */
#define PORTION (64 * 1024)
/* And a line as a whole: one that is longer is broken on the screen. Bytes. */
#define MAX_LINE 4096

struct _MatchupFileViewer
{
  AdwWindow parent_instance;

  MatchupFilePart *file;
  gsize shown_bytes;
  gsize line_bytes; /* of the last line that is shown */
  AdwWindowTitle *heading;
  GtkTextView *view;
  GtkWidget *rest;
  GtkLabel *shown;
};

G_DEFINE_FINAL_TYPE (MatchupFileViewer, matchup_file_viewer, ADW_TYPE_WINDOW)

static void
matchup_file_viewer_dispose (GObject *object)
{
  MatchupFileViewer *self = MATCHUP_FILE_VIEWER (object);

  g_clear_object (&self->file);

  G_OBJECT_CLASS (matchup_file_viewer_parent_class)->dispose (object);
}

/* The portion from @text on ends at the end of a line where there is one, never in a letter. */
static gsize
find_portion (const char *text, gsize length)
{
  gsize end;

  if (length <= PORTION)
    return length;
  end = PORTION;
  while ((text[end] & 0xc0) == 0x80)
    end--;
  for (gsize i = end; i > PORTION / 2; i--)
    {
      if (text[i - 1] == '\n')
        return i;
    }
  return end;
}

static char *
break_lines (MatchupFileViewer *self, const char *text, gsize length)
{
  GString *broken = g_string_sized_new (length + 16);
  const char *end = text + length;

  while (text < end)
    {
      const char *next = g_utf8_next_char (text);

      if (*text == '\n')
        self->line_bytes = 0;
      else if (self->line_bytes >= MAX_LINE)
        {
          g_string_append_c (broken, '\n');
          self->line_bytes = 0;
        }
      if (*text != '\n')
        self->line_bytes += (gsize) (next - text);
      g_string_append_len (broken, text, next - text);
      text = next;
    }
  return g_string_free (broken, FALSE);
}

static guint
count_lines (const char *text, gsize length)
{
  guint lines = 0;

  for (gsize i = 0; i < length; i++)
    lines += text[i] == '\n';
  return lines + (length > 0 && text[length - 1] != '\n');
}

static void
show_more (MatchupFileViewer *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  gsize length;
  const char *text = matchup_file_part_peek_text (self->file, &length);
  gsize portion = find_portion (text + self->shown_bytes, length - self->shown_bytes);
  g_autofree char *piece = break_lines (self, text + self->shown_bytes, portion);
  g_autofree char *words = NULL;
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, piece, -1);
  self->shown_bytes += portion;
  gtk_widget_set_visible (self->rest, self->shown_bytes < length);
  /* Translators: of the lines of a text file, how many are shown and how many there are */
  words = g_strdup_printf (_ ("The first %u of %u lines"),
                           count_lines (text, self->shown_bytes),
                           matchup_file_part_get_lines (self->file));
  gtk_label_set_text (self->shown, words);
}

static void
more_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupFileViewer *self = MATCHUP_FILE_VIEWER (widget);

  show_more (self);
  if (!gtk_widget_get_visible (self->rest))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
matchup_file_viewer_class_init (MatchupFileViewerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_file_viewer_dispose;
  gtk_widget_class_install_action (widget_class, "viewer.more", NULL, more_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-file-viewer.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupFileViewer, heading);
  gtk_widget_class_bind_template_child (widget_class, MatchupFileViewer, view);
  gtk_widget_class_bind_template_child (widget_class, MatchupFileViewer, rest);
  gtk_widget_class_bind_template_child (widget_class, MatchupFileViewer, shown);
}

static void
matchup_file_viewer_init (MatchupFileViewer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
matchup_file_viewer_new (MatchupFilePart *file)
{
  MatchupFileViewer *self;
  g_autofree char *facts = NULL;
  GtkTextIter start;

  g_return_val_if_fail (MATCHUP_IS_FILE_PART (file), NULL);

  self = g_object_new (MATCHUP_TYPE_FILE_VIEWER, NULL);
  self->file = g_object_ref (file);
  facts = matchup_file_dup_facts (file);
  gtk_window_set_title (GTK_WINDOW (self), matchup_file_part_get_name (file));
  adw_window_title_set_title (self->heading, matchup_file_part_get_name (file));
  adw_window_title_set_subtitle (self->heading, facts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  matchup_file_part_get_name (file),
                                  -1);
  show_more (self);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (self->view), &start);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (self->view), &start);
  return GTK_WIDGET (self);
}

void
matchup_file_viewer_show (MatchupFileViewer *self, GtkWidget *opener)
{
  GtkRoot *root = gtk_widget_get_root (opener);

  g_return_if_fail (MATCHUP_IS_FILE_VIEWER (self));

  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      gtk_window_set_application (GTK_WINDOW (self),
                                  gtk_window_get_application (GTK_WINDOW (root)));
    }
  /* Who takes the focus before the window is there leaves the window without a role. */
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
