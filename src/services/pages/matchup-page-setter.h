/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-page-box.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Space inside of what is filled, above and below as well as at the sides; of the cells of a row.
 */
#define MATCHUP_PAGE_FILL_PADDING 6
#define MATCHUP_PAGE_CELL_PADDING 3
/* Between lines, in sizes of their letters. */
#define MATCHUP_PAGE_LINE_GAP 0.25

/**
 * MatchupPageSetter: sets boxes with Pango, the same on every device. A plain struct for one thread
 * at a time; all lengths are points.
 */
typedef struct _MatchupPageSetter MatchupPageSetter;

MatchupPageSetter *matchup_page_setter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void matchup_page_setter_free (MatchupPageSetter *self);

/* Finds the lines of @box in a column of @width, @height the most that a page has; done once. */
void matchup_page_setter_measure (MatchupPageSetter *self,
                                  MatchupPageBox *box,
                                  double width,
                                  double height);
/* Draws @n_lines lines from @first on, with the upper edge of the first one at @x, @y. */
void matchup_page_setter_draw (MatchupPageSetter *self,
                               const MatchupPageBox *box,
                               guint first,
                               guint n_lines,
                               double x,
                               double y,
                               double width,
                               cairo_t *cr);
/* One line of small dim text, for the edges of a page. */
void matchup_page_setter_draw_note (MatchupPageSetter *self,
                                    const char *text,
                                    PangoAlignment align,
                                    double x,
                                    double y,
                                    double width,
                                    cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MatchupPageSetter, matchup_page_setter_free)

G_END_DECLS
