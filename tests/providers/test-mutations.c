/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The recorded answers with their values changed: members that come twice, numbers out of range,
 * values of another type. Nothing of it may do more than to spoil the answer.
 */
#include "fixture.h"

#include <string.h>

#define VALUE "\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9]+(?:\\.[0-9]+)?|null|true|false"

static char *folder;

/* The body with each match of @pattern replaced. */
static GBytes *
mutate (const Fixture *fixture, const char *pattern, const char *replacement)
{
  gsize length;
  const char *body = g_bytes_get_data (fixture->body, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_RAW, 0, &error);
  char *mutated;

  g_assert_no_error (error);
  mutated =
      g_regex_replace (regex, body != NULL ? body : "", (gssize) length, 0, replacement, 0, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (mutated, strlen (mutated));
}

static void
run (const Fixture *fixture, const char *pattern, const char *replacement)
{
  g_autoptr (GBytes) body = mutate (fixture, pattern, replacement);
  g_autoptr (JsonObject) result = NULL;

  /* The replay itself checks that texts are texts, counts are counts and the end is an end. */
  g_test_message ("values become %s", replacement);
  result = replay_run (&fixture->answer,
                       g_bytes_get_data (body, NULL),
                       g_bytes_get_size (body),
                       NULL,
                       0);
  g_assert_nonnull (result);
}

static void
test_mutations (gconstpointer name)
{
  static const char *const numbers[] = {
    "-1",
    "1e999",
    "-1e999",
    "1e-999",
    "-0.0",
    "1e18",
    "1000000",
    "9223372036854775807",
    "99999999999999999999999999999999999999",
  };
  static const char *const values[] = {
    "[]", "{}", "null", "true", "7", "\"x\"", "\"\"", "[[]]", "[null]", "[{}]", "{\"a\":[]}",
  };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GBytes) doubled = NULL;

  fixture_init (&fixture, folder, name);
  /* Of members that come twice the last one counts. */
  doubled = mutate (&fixture, "\\{\"([A-Za-z_]+)\":", "{\"\\1\":0,\"\\1\":");
  fixture_check (&fixture, doubled, NULL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *as_text = g_strdup_printf ("\\g<1>\"%s\"", numbers[i]);
      g_autofree char *as_number = g_strconcat ("\\g<1>", numbers[i], NULL);

      run (&fixture, "(:\\s*)-?[0-9]+(?:\\.[0-9]+)?", as_number);
      run (&fixture, "(:\\s*)-?[0-9]+(?:\\.[0-9]+)?", as_text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *replacement = g_strconcat ("\\g<1>", values[i], NULL);

      run (&fixture, "(:\\s*)(?:" VALUE ")", replacement);
    }
  /* A value instead of what was an object or a list; what that holds goes to a member "a". */
  run (&fixture, "(\"[A-Za-z_]+\":\\s*)(?=[\\[{])", "\\g<1>7,\"a\":");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_assert_cmpint (argc, ==, 2);
  folder = g_build_filename (argv[1], "streams", NULL);
  fixture_add_tests (folder, "/providers/mutations", test_mutations);
  return g_test_run ();
}
