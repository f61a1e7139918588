/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The small pictures of empty pages, all of one style: shapes in four colours which the style
 * sheets name (matchup_art_*), so that they are right in light, dark and high contrast. @name is
 * one of app/illustrations without "matchup-art-" and "-symbolic"; what has a direction has a
 * mirrored one
 * ("-rtl") as well. They say nothing that the words below them do not.
 *
 * In a template: the class "matchup-illustrated" on an AdwStatusPage with the whole name as
 * icon-name, or "matchup-illustration" on a GtkImage with the role presentation.
 */
GtkWidget *matchup_illustration_new (const char *name);
/* In place of the icon of @page. */
void matchup_illustration_set (AdwStatusPage *page, const char *name);

G_END_DECLS
