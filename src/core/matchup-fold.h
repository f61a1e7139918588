/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * @text as it is compared when somebody looks for it: capitals, compositions and the wide letters
 * of Chinese keyboards make no difference. Cheap for what is mostly written in ASCII or Chinese.
 */
char *matchup_fold_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
