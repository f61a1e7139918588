/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <gtk/gtkimmodule.h>

G_BEGIN_DECLS

/**
 * MatchupTestInput: an input method as those for Chinese are. Letters are composed and shown before
 * they are in the text; blank takes what is proposed (an ideograph for each letter), Enter the
 * letters as they are, Escape drops them, Up and Down go through the proposals. What it has no use
 * for it leaves to the text view.
 *
 * When it is slow it answers as IBus does: it takes each key, and gives back later those that it
 * has no use for.
 */
typedef struct
{
  gboolean slow;
  guint n_resets;   /* with something composed */
  guint n_proposal; /* how far down; -1 for each Up */
  guint n_waiting;  /* keys that were taken and not looked at yet */
} MatchupTestInputState;

extern MatchupTestInputState matchup_test_input;

/* Before matchup_test_ui_init(): the one that all text views use. */
void matchup_test_input_choose (void);
/* After it. */
void matchup_test_input_register (void);

G_END_DECLS
