/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-md-block.h"
#include "matchup-page-box.h"

G_BEGIN_DECLS

/* A TEXT box with what a paragraph, a heading or a cell says; any thread. */
MatchupPageBox *matchup_page_text_new (MatchupMdBlock *block) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
