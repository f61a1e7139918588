/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Numbers in it are made up or those that their issuers print as examples. */

typedef struct
{
  const char *text;
  const char *expected; /* all that is found: kind:what, parted by " | " */
} PersonalDataCase;

extern const PersonalDataCase personal_data_plain[];     /* needs no words; is all of the text */
extern const PersonalDataCase personal_data_positives[]; /* in sentences */
extern const char *const personal_data_negatives[];
extern const char *const personal_data_checked[]; /* each digit of it matters */
