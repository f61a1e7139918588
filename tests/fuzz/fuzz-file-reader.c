/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever a file is: its text is text, it stands in a question whole, and nothing ends it. */
#include "fuzz.h"
#include "matchup-file-block.h"
#include "matchup-file-reader.h"
#include "matchup-json.h"

#include <string.h>

static void
check_block (MatchupFilePart *file)
{
  g_autofree char *block = matchup_file_block_dup (file);
  const char *fence = strrchr (block, '\n') + 1;
  const char *begin = strchr (block, '\n') + 1;
  gsize length;
  const char *text = matchup_file_part_peek_text (file, &length);
  const char *inside;
  g_autoptr (GString) json = g_string_new ("[\"");
  g_autoptr (JsonNode) root = NULL;
  GBytes *escaped = matchup_file_block_get_json (file);

  g_assert_cmpuint (strspn (fence, "`"), ==, strlen (fence));
  g_assert_true (g_str_has_prefix (begin, fence) && begin < fence);
  inside = strchr (begin, '\n') + 1;
  g_assert_cmpint (strncmp (inside, text, length), ==, 0);
  g_assert_null (strstr (text, fence));
  g_string_append_len (json, g_bytes_get_data (escaped, NULL), (gssize) g_bytes_get_size (escaped));
  g_string_append (json, "\"]");
  root = matchup_json_parse (json->str, json->len);
  g_assert_nonnull (root);
  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (root), 0), ==, block);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const names[] = { "a.txt", "a.csv", "a\nb\"`.md", "\xff.py", "" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (MatchupFilePart) file = NULL;
  g_autoptr (GError) error = NULL;

  /* Those are read in another process. */
  if (size > 0 && matchup_file_is_pdf (bytes))
    return 0;
  file = matchup_file_read (bytes,
                            names[fuzz_get_seed (data, size) % G_N_ELEMENTS (names)],
                            TRUE,
                            NULL,
                            &error);
  if (file == NULL)
    {
      g_assert_true (error->domain == MATCHUP_FILE_ERROR);
      return 0;
    }
  g_assert_true (g_utf8_validate (matchup_file_part_peek_text (file, NULL), -1, NULL));
  g_assert_true (g_utf8_validate (matchup_file_part_get_name (file), -1, NULL));
  g_assert_null (strchr (matchup_file_part_get_name (file), '\n'));
  check_block (file);
  return 0;
}
