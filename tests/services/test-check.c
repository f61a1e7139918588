/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check of a service by one word from a model: what a failure says about the address. */
#include "matchup-test-workspace.h"

#include <libsoup/soup.h>
#include <string.h>

#define KEY "test-key-abcdefghijklmnop"

typedef struct
{
  MatchupTestWorkspace *test;
  SoupServer *server;
  char *address;
  const char *format; /* of the message of each failure; %s: the path that was asked for */
  gboolean decoded;   /* the path as a program sees it, not as it was sent */
} Fixture;

static void
fail_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *sent =
      g_uri_to_string_partial (soup_server_message_get_uri (message), G_URI_HIDE_NONE);
  g_auto (GStrv) words = g_strsplit (fixture->format, "%s", 2);
  g_autofree char *text = g_strjoinv (fixture->decoded ? path : strchr (sent + 7, '/'), words);
  g_autofree char *body = g_strdup_printf ("{\"message\":\"%s\"}", text);

  soup_server_message_set_status (message, 404, NULL);
  soup_server_message_set_response (message,
                                    "application/json",
                                    SOUP_MEMORY_COPY,
                                    body,
                                    strlen (body));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  fixture->test = matchup_test_workspace_new (NULL);
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, fail_cb, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  fixture->address =
      g_strdup_printf ("http://127.0.0.1:%d/x%%20y/gemma", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  g_free (fixture->address);
  matchup_test_workspace_free (fixture->test);
}

static MatchupErrorInfo *
check (Fixture *fixture, const char *protocol, const char *model)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (fixture->test->workspace);
  const char *const models[] = { model, NULL };
  const MatchupProviderTemplateFields fields = {
    .id = "wordy",
    .name = "Wordy",
    .description = "",
    .protocol = protocol,
    .address = fixture->address,
    .default_models = models,
  };
  g_autoptr (MatchupProviderTemplate) template_ = matchup_provider_template_new (&fields);
  g_autoptr (MatchupProvider) provider = matchup_provider_new ("wordy", template_, NULL, NULL);

  return matchup_test_check (providers, provider, KEY);
}

/* Who names the model knows it; who only says back what was asked for does not. */
static void
test_echoed_path (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *protocol;
    const char *model;
    const char *format;
    gboolean works;
  } table[] = {
    { "gemini", "gemma", "Cannot POST %s", FALSE },
    { "gemini", "gemma", "No route for http://127.0.0.1%s found", FALSE },
    { "gemini", "gemma", "Not found: /models/gemma:streamGenerateContent", FALSE },
    { "gemini", "gemma", "Not found: /x y/gemma/models/gemma", FALSE },
    { "gemini", "a model", "Cannot POST %s", FALSE },
    { "gemini", "gemma", "models/gemma is not found for API version v1beta", TRUE },
    { "gemini", "gemma", "%s: there is no model gemma", TRUE },
    { "gemini", "a model", "models/a model is not found", TRUE },
    { "openai-chat", "gemma-3", "Cannot POST %s", FALSE },
    { "openai-chat", "gemma-3", "The model `gemma-3` does not exist", TRUE },
    { "openai-chat", "gemma-3", "%s: no model gemma-3", TRUE },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (table); i++)
    {
      guint row = i / 2;
      g_autoptr (MatchupErrorInfo) info = NULL;

      fixture->decoded = i % 2 == 1;
      fixture->format = table[row].format;
      info = check (fixture, table[row].protocol, table[row].model);
      g_test_message ("%s: %s", table[row].model, table[row].format);
      g_assert_cmpint (info == NULL, ==, table[row].works);
      if (info != NULL)
        g_assert_cmpint (matchup_error_info_get_kind (info), ==, MATCHUP_ERROR_KIND_NOT_FOUND);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/services/check/echoed-path", Fixture, NULL, set_up, test_echoed_path, tear_down);
  return g_test_run ();
}
