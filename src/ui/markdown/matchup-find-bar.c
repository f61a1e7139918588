/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-find-bar.h"

#include "matchup-config.h"
#include "matchup-text-finder.h"

#include <glib/gi18n.h>

/* Between two searches while the text grows; milliseconds. */
#define REST 300

struct _MatchupFindBar
{
  GtkWidget parent_instance;

  MatchupTextFinder *finder;
  GtkWidget *box;
  GtkEditable *entry;
  GtkLabel *count;
  guint again_id;
};

G_DEFINE_FINAL_TYPE (MatchupFindBar, matchup_find_bar, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_FOUND,
  SIGNAL_CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* How many bytes of @text are @needle in any case; 0: it does not begin with it. */
static gsize
match (const char *text, const char *end, const gunichar *needle, glong n)
{
  const char *p = text;

  for (glong i = 0; i < n; i++)
    {
      if (p >= end || g_unichar_tolower (g_utf8_get_char (p)) != needle[i])
        return 0;
      p = g_utf8_next_char (p);
    }
  return (gsize) (p - text);
}

typedef struct
{
  const gunichar *letters;
  glong n;
} Needle;

static void
find_in (const char *text, gsize length, GArray *ranges, gpointer user_data)
{
  const Needle *needle = user_data;
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      gsize size = match (p, end, needle->letters, needle->n);
      const MatchupTextRange range = { (gsize) (p - text), (gsize) (p - text) + size };

      if (size > 0)
        g_array_append_val (ranges, range);
      p = size > 0 ? p + size : g_utf8_next_char (p);
    }
}

static void
show_count (MatchupFindBar *self)
{
  guint n = matchup_text_finder_get_n_found (self->finder);
  int current = matchup_text_finder_get_current (self->finder);
  g_autofree char *text = NULL;

  if (*gtk_editable_get_text (self->entry) == '\0')
    text = g_strdup ("");
  else if (n == 0)
    text = g_strdup (_ ("Not found"));
  else
    /* Translators: the place among all that was found: 1 of 3 */
    text = g_strdup_printf (_ ("%u of %u"), (guint) MAX (current, 0) + 1, n);
  gtk_label_set_text (self->count, text);
}

static void
look (MatchupFindBar *self)
{
  g_autofree char *lower = g_utf8_strdown (gtk_editable_get_text (self->entry), -1);
  glong n;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (lower, -1, &n);
  Needle needle = { letters, n };
  gboolean looks = n > 0 && gtk_widget_get_visible (GTK_WIDGET (self));

  g_clear_handle_id (&self->again_id, g_source_remove);
  matchup_text_finder_look (self->finder, looks ? find_in : NULL, &needle);
  show_count (self);
}

static void
go_to (MatchupFindBar *self, int current)
{
  gsize offset;
  GtkWidget *leaf = matchup_text_finder_go_to (self->finder, current, &offset);

  show_count (self);
  if (leaf != NULL)
    g_signal_emit (self, signals[SIGNAL_FOUND], 0, leaf, (guint64) offset);
}

/* What is marked may be gone since: looked for again first. */
static void
next_cb (MatchupFindBar *self)
{
  look (self);
  go_to (self, matchup_text_finder_get_current (self->finder) + 1);
}

static void
previous_cb (MatchupFindBar *self)
{
  look (self);
  go_to (self, MAX (matchup_text_finder_get_current (self->finder), 0) - 1);
}

static void
changed_cb (MatchupFindBar *self)
{
  matchup_text_finder_leave (self->finder);
  look (self);
  go_to (self, 0);
}

void
matchup_find_bar_close (MatchupFindBar *self)
{
  g_return_if_fail (MATCHUP_IS_FIND_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  look (self);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static gboolean
again_cb (gpointer data)
{
  MatchupFindBar *self = data;

  self->again_id = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

void
matchup_find_bar_text_changed (MatchupFindBar *self)
{
  g_return_if_fail (MATCHUP_IS_FIND_BAR (self));

  if (self->again_id == 0 && gtk_widget_get_visible (GTK_WIDGET (self)))
    self->again_id = g_timeout_add (REST, again_cb, self);
}

static void
matchup_find_bar_dispose (GObject *object)
{
  MatchupFindBar *self = MATCHUP_FIND_BAR (object);

  g_clear_handle_id (&self->again_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (matchup_find_bar_parent_class)->dispose (object);
}

static void
matchup_find_bar_finalize (GObject *object)
{
  g_clear_pointer (&MATCHUP_FIND_BAR (object)->finder, matchup_text_finder_free);

  G_OBJECT_CLASS (matchup_find_bar_parent_class)->finalize (object);
}

static void
matchup_find_bar_class_init (MatchupFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_find_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_find_bar_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  signals[SIGNAL_FOUND] = g_signal_new ("found",
                                        MATCHUP_TYPE_FIND_BAR,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        2,
                                        GTK_TYPE_WIDGET,
                                        G_TYPE_UINT64);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed",
                                         MATCHUP_TYPE_FIND_BAR,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
}

static void
add_button (MatchupFindBar *self, const char *icon_name, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tooltip,
                                  -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
matchup_find_bar_init (MatchupFindBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->entry = GTK_EDITABLE (gtk_search_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_editable_set_width_chars (self->entry, 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find in this answer"),
                                  -1);
  self->count = g_object_new (GTK_TYPE_LABEL,
                              "accessible-role",
                              GTK_ACCESSIBLE_ROLE_STATUS,
                              "css-classes",
                              (const char *[]){ "caption", "numeric", NULL },
                              NULL);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->count));
  add_button (self, "go-up-symbolic", _ ("Find Previous"), G_CALLBACK (previous_cb));
  add_button (self, "go-down-symbolic", _ ("Find Next"), G_CALLBACK (next_cb));
  /* Translators: a button */
  add_button (self, "window-close-symbolic", _ ("Close"), G_CALLBACK (matchup_find_bar_close));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->entry,
                           "search-changed",
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry,
                           "next-match",
                           G_CALLBACK (next_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry,
                           "previous-match",
                           G_CALLBACK (previous_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry,
                           "stop-search",
                           G_CALLBACK (matchup_find_bar_close),
                           self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
matchup_find_bar_new (MatchupBlockDocument *document)
{
  MatchupFindBar *self = g_object_new (MATCHUP_TYPE_FIND_BAR, NULL);

  self->finder = matchup_text_finder_new (document);
  return GTK_WIDGET (self);
}

void
matchup_find_bar_open (MatchupFindBar *self)
{
  g_return_if_fail (MATCHUP_IS_FIND_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  look (self);
}
