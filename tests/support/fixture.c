/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "matchup-json.h"
#include "matchup-protocols.h"

#define SUFFIX ".expected.json"
#define MIN_FIXTURES 178
#define N_FORMATS 6

static GBytes *
load (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = replay_load (path, &error);

  g_assert_no_error (error);
  return bytes;
}

static JsonNode *
load_expected (const char *folder, const char *name)
{
  g_autoptr (GBytes) bytes = load (folder, name);
  JsonNode *root = matchup_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (root);
  return root;
}

static void
add_header_cb (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  g_hash_table_insert (user_data, g_strdup (name), json_node_dup_string (node));
}

void
fixture_init (Fixture *self, const char *folder, const char *name)
{
  JsonObject *expected;
  JsonObject *http;

  self->root = load_expected (folder, name);
  expected = json_node_get_object (self->root);
  http = matchup_json_get_object (expected, "http");
  self->expect = matchup_json_get_object (expected, "expect");
  self->answer.protocol = matchup_json_get_string (expected, "protocol");
  self->answer.status = (int) matchup_json_get_count (http, "status");
  self->answer.headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  json_object_foreach_member (matchup_json_get_object (http, "headers"),
                              add_header_cb,
                              self->answer.headers);
  self->body = load (folder, matchup_json_get_string (expected, "stream"));
}

void
fixture_clear (Fixture *self)
{
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->answer.headers, g_hash_table_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
}

gboolean
fixture_is_stream (const Fixture *self)
{
  return self->answer.status < 300 && !g_str_has_suffix (self->answer.protocol, "-models");
}

void
fixture_check (const Fixture *self, GBytes *body, const gsize *cuts, guint n_cuts)
{
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);
  g_autoptr (JsonObject) result =
      replay_run (&self->answer, bytes != NULL ? bytes : "", length, cuts, n_cuts);
  g_autofree char *difference = replay_compare (self->expect, result);

  if (difference != NULL && n_cuts > 0)
    g_test_message ("cut %u times, first at %" G_GSIZE_FORMAT, n_cuts, cuts[0]);
  g_assert_cmpstr (difference, ==, NULL);
}

static gboolean
is_known (const char *folder, const char *name, char **out_protocol)
{
  g_autoptr (JsonNode) root = load_expected (folder, name);

  *out_protocol = g_strdup (matchup_json_get_string (json_node_get_object (root), "protocol"));
  return replay_is_known (*out_protocol);
}

void
fixture_add_tests (const char *folder, const char *prefix, GTestDataFunc test)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;
  guint unknown = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *protocol = NULL;
      g_autofree char *path = NULL;

      if (!g_str_has_suffix (name, SUFFIX))
        continue;
      count++;
      if (!is_known (folder, name, &protocol))
        {
          unknown++;
          continue;
        }
      path = g_strdup_printf ("%s/%s/%s", prefix, protocol, name);
      g_test_add_data_func_full (path, g_strdup (name), test, g_free);
    }
  g_assert_cmpuint (count, >=, MIN_FIXTURES);
  if (g_strv_length ((char **) matchup_protocols_get_names ()) >= N_FORMATS)
    g_assert_cmpuint (unknown, ==, 0);
}
