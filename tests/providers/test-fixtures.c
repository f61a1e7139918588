/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs every recorded answer of the wire formats that are known through the real decoder: whole,
 * byte by byte, at 50 sets of seeded places, and cut in two: at every place where the body is
 * short, at 200 seeded places where it is long. The result must always be the same.
 */
#include "matchup-json.h"
#include "matchup-protocols.h"
#include "replay.h"

#define N_FORMATS 6
#define N_SEEDED 50
#define SHORT 1024
#define N_CUTS_OF_LONG 200

static char *fixtures_dir;

typedef struct
{
  JsonNode *root;
  JsonObject *expect;
  ReplayAnswer answer;
  GBytes *body;
} Fixture;

static char *
make_path (const char *name)
{
  return g_build_filename (fixtures_dir, "streams", name, NULL);
}

static JsonNode *
load_expected (const char *name)
{
  g_autofree char *path = make_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = replay_load (path, &error);
  JsonNode *root;

  g_assert_no_error (error);
  root = matchup_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (root);
  return root;
}

static void
add_header_cb (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  g_hash_table_insert (user_data, g_strdup (name), json_node_dup_string (node));
}

static void
fixture_init (Fixture *fixture, const char *name)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *expected;
  JsonObject *http;

  fixture->root = load_expected (name);
  expected = json_node_get_object (fixture->root);
  http = matchup_json_get_object (expected, "http");
  fixture->expect = matchup_json_get_object (expected, "expect");
  fixture->answer.protocol = matchup_json_get_string (expected, "protocol");
  fixture->answer.provider = matchup_json_get_string (expected, "provider");
  fixture->answer.status = (int) matchup_json_get_count (http, "status");
  fixture->answer.headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  json_object_foreach_member (matchup_json_get_object (http, "headers"),
                              add_header_cb,
                              fixture->answer.headers);
  path = make_path (matchup_json_get_string (expected, "stream"));
  fixture->body = replay_load (path, &error);
  g_assert_no_error (error);
}

static void
fixture_clear (Fixture *fixture)
{
  g_clear_pointer (&fixture->root, json_node_unref);
  g_clear_pointer (&fixture->answer.headers, g_hash_table_unref);
  g_clear_pointer (&fixture->body, g_bytes_unref);
}

static void
check (const Fixture *fixture, const gsize *cuts, guint n_cuts)
{
  gsize length;
  const char *bytes = g_bytes_get_data (fixture->body, &length);
  g_autoptr (JsonObject) result =
      replay_run (&fixture->answer, bytes != NULL ? bytes : "", length, cuts, n_cuts);
  g_autofree char *difference = replay_compare (fixture->expect, result);

  if (difference != NULL && n_cuts > 0)
    g_test_message ("cut %u times, first at %" G_GSIZE_FORMAT, n_cuts, cuts[0]);
  g_assert_cmpstr (difference, ==, NULL);
}

static void
check_single_cuts (const Fixture *fixture, gsize length)
{
  if (length < SHORT)
    {
      for (gsize i = 1; i < length; i++)
        check (fixture, &i, 1);
      return;
    }
  for (guint i = 0; i < N_CUTS_OF_LONG; i++)
    {
      gsize cut = (gsize) g_test_rand_int_range (1, (int) length);

      check (fixture, &cut, 1);
    }
}

/* Lists of models and failures are read whole anyway. */
static gboolean
is_stream (const Fixture *fixture)
{
  return fixture->answer.status < 300 && !g_str_has_suffix (fixture->answer.protocol, "-models");
}

static void
check_cuts (const Fixture *fixture, gsize length)
{
  guint n_cuts;
  g_autofree gsize *every = replay_cut_bytes (length, &n_cuts);

  check (fixture, every, n_cuts);
  for (guint32 seed = 0; seed < N_SEEDED; seed++)
    {
      g_autofree gsize *cuts = replay_cut_seeded (length, seed, &n_cuts);

      check (fixture, cuts, n_cuts);
    }
  check_single_cuts (fixture, length);
}

static void
test_fixture (gconstpointer name)
{
  Fixture fixture = { 0 };

  fixture_init (&fixture, name);
  check (&fixture, NULL, 0);
  if (is_stream (&fixture))
    check_cuts (&fixture, g_bytes_get_size (fixture.body));
  fixture_clear (&fixture);
}

/* Gives how many there are; @out_unknown: of formats that are not in the table. */
static guint
add_fixtures (guint *out_unknown)
{
  g_autofree char *folder = make_path ("");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (JsonNode) root = NULL;
      g_autofree char *path = NULL;
      const char *protocol;

      if (!g_str_has_suffix (name, ".expected.json"))
        continue;
      count++;
      root = load_expected (name);
      protocol = matchup_json_get_string (json_node_get_object (root), "protocol");
      if (!replay_is_known (protocol))
        {
          (*out_unknown)++;
          continue;
        }
      path = g_strdup_printf ("/providers/fixtures/%s/%s", protocol, name);
      g_test_add_data_func_full (path, g_strdup (name), test_fixture, g_free);
    }
  return count;
}

int
main (int argc, char **argv)
{
  guint unknown = 0;

  g_test_init (&argc, &argv, NULL);

  g_assert_cmpint (argc, ==, 2);
  fixtures_dir = argv[1];
  g_assert_cmpuint (add_fixtures (&unknown), >=, 143);
  if (g_strv_length ((char **) matchup_protocols_get_names ()) >= N_FORMATS)
    g_assert_cmpuint (unknown, ==, 0);

  return g_test_run ();
}
