/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-warm-up.h"

#include "matchup-block-context.h"
#include "matchup-block-widget.h"
#include "matchup-md-parser.h"

#include <string.h>

/* One thing each time. */
static const char *const samples[] = {
  "```python\npass\n```\n",
  "$$\\sum\\sqrt{\\frac{a}{b}}$$\n",
  "| a |\n|---|\n| `b` |\n",
};

static gboolean
warm_up_cb (gpointer data)
{
  guint *next = data;
  const char *sample = samples[(*next)++];
  g_autoptr (MatchupBlockContext) context = matchup_block_context_new ();
  g_autoptr (GPtrArray) blocks = matchup_md_parse (sample, strlen (sample));
  g_autoptr (GtkWidget) widget =
      g_object_ref_sink (matchup_block_widget_new (context, g_ptr_array_index (blocks, 0)));

  matchup_block_context_begin (context, G_MAXSIZE);
  matchup_block_context_work (context, G_MAXINT64);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 300, NULL, NULL, NULL, NULL);
  return *next < G_N_ELEMENTS (samples) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
matchup_warm_up (void)
{
  static gboolean begun;
  static guint next;

  if (!begun)
    g_idle_add_full (G_PRIORITY_LOW, warm_up_cb, &next, NULL);
  begun = TRUE;
}
