/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader says on the way into the text: the text. */
#include "matchup-markdown-view-private.h"

#include "matchup-md-plain.h"

/* Bytes of Markdown that are said in one go, which takes some minutes. */
#define SPOKEN_MAX 16384

static char *
dup_spoken (MatchupMarkdownView *self)
{
  gsize length;
  const char *source = matchup_markdown_view_get_source (self, &length);
  g_autofree char *plain = NULL;
  const char *end;

  if (length <= SPOKEN_MAX)
    return matchup_md_to_plain (source, length);
  /* Where the last letter that has room ends. */
  end = g_utf8_find_prev_char (source, source + SPOKEN_MAX + 1);
  plain = matchup_md_to_plain (source, (gsize) (end - source));
  return g_strconcat (plain, "…", NULL);
}

/* Not with each piece that comes: only who goes there asks for it. */
static void
focus_changed_cb (GtkEventControllerFocus *controller, GParamSpec *pspec, MatchupMarkdownView *self)
{
  g_autofree char *spoken = NULL;

  if (!gtk_event_controller_focus_is_focus (controller))
    return;
  spoken = dup_spoken (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  spoken,
                                  -1);
}

void
matchup_markdown_view_init_spoken (MatchupMarkdownView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "notify::is-focus", G_CALLBACK (focus_changed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
