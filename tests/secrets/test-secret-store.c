/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-secret-store.h"
#include "matchup-test-folder.h"

#include <libsecret/secret.h>
#include <string.h>

/* argv[1]: how the keyring of the session is: open, locked or none. */
static const char *mode;

#define KEY "sk-a-very-secret-key-0123456789"

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
late_cb (gpointer data)
{
  g_error ("waited too long");
  return G_SOURCE_REMOVE;
}

static void
wait_for (GAsyncResult **result)
{
  guint deadline = g_timeout_add_seconds (60, late_cb, NULL);

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
}

static char *
lookup (MatchupSecretStore *store, const char *id, MatchupKeySource *source)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupSecret) secret = NULL;

  matchup_secret_store_lookup_async (store, id, NULL, result_cb, &result);
  wait_for (&result);
  secret = matchup_secret_store_lookup_finish (store, result, source, &error);
  g_assert_no_error (error);
  return secret != NULL ? g_strdup (matchup_secret_peek (secret)) : NULL;
}

static MatchupKeySource
keep (MatchupSecretStore *store, const char *id, const char *key)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupSecret) secret = matchup_secret_new (key, -1);
  MatchupKeySource source;

  matchup_secret_store_store_async (store, id, "Matchup: test", secret, NULL, result_cb, &result);
  wait_for (&result);
  g_assert_true (matchup_secret_store_store_finish (store, result, &source, &error));
  g_assert_no_error (error);
  return source;
}

static void
clear (MatchupSecretStore *store, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_secret_store_clear_async (store, id, NULL, result_cb, &result);
  wait_for (&result);
  g_assert_true (matchup_secret_store_clear_finish (store, result, &error));
  g_assert_no_error (error);
}

static void
assert_key (MatchupSecretStore *store, const char *id, const char *key, MatchupKeySource wanted)
{
  MatchupKeySource source;
  g_autofree char *found = lookup (store, id, &source);

  g_assert_cmpstr (found, ==, key);
  g_assert_cmpint (source, ==, wanted);
}

static void
lock_keyring (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service =
      secret_service_get_sync (SECRET_SERVICE_LOAD_COLLECTIONS, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (secret_service_lock_sync (service,
                                             secret_service_get_collections (service),
                                             NULL,
                                             NULL,
                                             &error),
                   >,
                   0);
  g_assert_no_error (error);
}

static GVariant *
call_keyring (const char *interface, const char *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  GVariant *answer = g_dbus_connection_call_sync (bus,
                                                  "org.freedesktop.secrets",
                                                  "/org/freedesktop/secrets",
                                                  interface,
                                                  method,
                                                  parameters,
                                                  NULL,
                                                  G_DBUS_CALL_FLAGS_NONE,
                                                  -1,
                                                  NULL,
                                                  &error);

  g_assert_no_error (error);
  return answer;
}

/* By the password of keyring-session, as nobody can be asked for it. */
static void
open_keyring (void)
{
  g_autoptr (GVariant) session =
      call_keyring ("org.freedesktop.Secret.Service",
                    "OpenSession",
                    g_variant_new ("(sv)", "plain", g_variant_new_string ("")));
  g_autoptr (GVariant) opened = NULL;
  const char *path;

  g_variant_get_child (session, 1, "&o", &path);
  opened = call_keyring (
      "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
      "UnlockWithMasterPassword",
      g_variant_new (
          "(o(o@ay@ays))",
          "/org/freedesktop/secrets/collection/login",
          path,
          g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, "", 0, TRUE, NULL, NULL),
          g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, "test", 4, TRUE, NULL, NULL),
          "text/plain"));
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_default (void)
{
  MatchupSecretStore *store = matchup_secret_store_new_default ();
  gboolean open = g_str_equal (mode, "open");
  MatchupKeySource kept = open ? MATCHUP_KEY_SOURCE_KEYRING : MATCHUP_KEY_SOURCE_SESSION;
  guint notified = 0;

  g_signal_connect (store, "notify::state", G_CALLBACK (count_cb), &notified);
  g_assert_cmpint (matchup_secret_store_get_state (store), ==, MATCHUP_SECRET_STORE_STATE_UNKNOWN);
  assert_key (store, "openai", NULL, MATCHUP_KEY_SOURCE_NONE);
  /* Known before there is a key. */
  g_assert_cmpint (matchup_secret_store_get_state (store) == MATCHUP_SECRET_STORE_STATE_KEYRING,
                   ==,
                   open);
  g_assert_cmpint (keep (store, "openai", KEY), ==, kept);
  g_assert_cmpint (keep (store, "doubao", "another"), ==, kept);
  g_assert_cmpint (keep (store, "doubao", "changed"), ==, kept);
  assert_key (store, "openai", KEY, kept);
  assert_key (store, "doubao", "changed", kept);
  g_assert_cmpint (matchup_secret_store_get_state (store) == MATCHUP_SECRET_STORE_STATE_KEYRING,
                   ==,
                   open);
  if (g_str_equal (mode, "none"))
    g_assert_cmpint (matchup_secret_store_get_state (store), ==, MATCHUP_SECRET_STORE_STATE_MEMORY);
  g_assert_cmpuint (notified, >=, 1);
  g_assert_false (matchup_test_folder_has (g_get_home_dir (), KEY));

  clear (store, "openai");
  clear (store, "openai");
  assert_key (store, "openai", NULL, MATCHUP_KEY_SOURCE_NONE);
  assert_key (store, "doubao", "changed", kept);
  g_assert_finalize_object (store);
}

/* Another start of the program finds what went into the keyring, and nothing else. */
static void
test_next_start (void)
{
  g_autoptr (MatchupSecretStore) store = matchup_secret_store_new_default ();

  if (g_str_equal (mode, "open"))
    assert_key (store, "doubao", "changed", MATCHUP_KEY_SOURCE_KEYRING);
  else
    assert_key (store, "doubao", NULL, MATCHUP_KEY_SOURCE_NONE);
}

/* A key that the keyring does not let go of is not said to be gone. */
static void
test_clear_locked (void)
{
  g_autoptr (MatchupSecretStore) store = matchup_secret_store_new_default ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (keep (store, "groq", KEY), ==, MATCHUP_KEY_SOURCE_KEYRING);
  lock_keyring ();
  matchup_secret_store_clear_async (store, "groq", NULL, result_cb, &result);
  wait_for (&result);
  g_assert_false (matchup_secret_store_clear_finish (store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_key (store, "groq", NULL, MATCHUP_KEY_SOURCE_LOCKED);
}

/* What had to be kept in memory is newer than what a keyring has that is opened later. */
static void
test_newer_in_memory (void)
{
  g_autoptr (MatchupSecretStore) store = matchup_secret_store_new_default ();

  open_keyring ();
  g_assert_cmpint (keep (store, "xai", "old"), ==, MATCHUP_KEY_SOURCE_KEYRING);
  lock_keyring ();
  g_assert_cmpint (keep (store, "xai", "new"), ==, MATCHUP_KEY_SOURCE_SESSION);
  open_keyring ();
  assert_key (store, "xai", "new", MATCHUP_KEY_SOURCE_SESSION);
  /* Cleared, it is in neither. */
  clear (store, "xai");
  assert_key (store, "xai", NULL, MATCHUP_KEY_SOURCE_NONE);
}

static void
test_memory (void)
{
  g_autoptr (MatchupSecretStore) store = matchup_secret_store_new_memory ();

  assert_key (store, "a", NULL, MATCHUP_KEY_SOURCE_NONE);
  g_assert_cmpint (keep (store, "a", KEY), ==, MATCHUP_KEY_SOURCE_SESSION);
  assert_key (store, "a", KEY, MATCHUP_KEY_SOURCE_SESSION);
  clear (store, "a");
  assert_key (store, "a", NULL, MATCHUP_KEY_SOURCE_NONE);
  g_assert_cmpint (matchup_secret_store_get_state (store), ==, MATCHUP_SECRET_STORE_STATE_MEMORY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_assert_cmpint (argc, ==, 2);
  mode = argv[1];
  g_test_add_func ("/secrets/store/default", test_default);
  g_test_add_func ("/secrets/store/next-start", test_next_start);
  g_test_add_func ("/secrets/store/memory", test_memory);
  if (g_str_equal (mode, "open"))
    {
      g_test_add_func ("/secrets/store/clear-locked", test_clear_locked);
      g_test_add_func ("/secrets/store/newer-in-memory", test_newer_in_memory);
    }

  return g_test_run ();
}
