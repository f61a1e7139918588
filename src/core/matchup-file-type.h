/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MatchupFileType: what the name of a text file says about its text; a hint only. Static data.
 */
typedef struct
{
  const char *ending;    /* of names, in small letters; or a whole name */
  const char *mime_type; /* "text/x-python" */
  const char *language;  /* as one writes behind a fence in Markdown: "python"; "" for none */
} MatchupFileType;

/* Never NULL: plain text where the name says nothing. */
const MatchupFileType *matchup_file_type_of_name (const char *name);
/* The first one of a MIME type; plain text for what is not known. */
const MatchupFileType *matchup_file_type_of_mime_type (const char *mime_type);

G_END_DECLS
