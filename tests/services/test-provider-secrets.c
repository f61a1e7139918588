/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key and proxy login of a service in a store that refuses to let go of the key. */
#include "matchup-secret-types.h"
#include "matchup-test-workspace.h"

#define TEST_TYPE_STORE (test_store_get_type ())
G_DECLARE_FINAL_TYPE (TestStore, test_store, TEST, STORE, GObject)

struct _TestStore
{
  GObject parent_instance;

  GString *cleared; /* what was to be cleared, in order */
};

static void secret_store_iface_init (MatchupSecretStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestStore,
                               test_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MATCHUP_TYPE_SECRET_STORE,
                                                      secret_store_iface_init))

static void
test_store_finalize (GObject *object)
{
  g_string_free (TEST_STORE (object)->cleared, TRUE);

  G_OBJECT_CLASS (test_store_parent_class)->finalize (object);
}

static void
test_store_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_enum (value, MATCHUP_SECRET_STORE_STATE_KEYRING);
}

static void
test_store_class_init (TestStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = test_store_finalize;
  object_class->get_property = test_store_get_property;
  g_object_class_override_property (object_class, 1, "state");
}

static void
test_store_init (TestStore *self)
{
  self->cleared = g_string_new (NULL);
}

static void
lookup_async (MatchupSecretStore *store,
              const char *id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_return_pointer (task, NULL, NULL);
}

static MatchupSecret *
lookup_finish (MatchupSecretStore *store,
               GAsyncResult *result,
               MatchupKeySource *out_source,
               GError **error)
{
  *out_source = MATCHUP_KEY_SOURCE_NONE;
  return g_task_propagate_pointer (G_TASK (result), error);
}

static MatchupSecretStoreState
get_state (MatchupSecretStore *store)
{
  return MATCHUP_SECRET_STORE_STATE_KEYRING;
}

static void
clear_async (MatchupSecretStore *store,
             const char *id,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_string_append_printf (TEST_STORE (store)->cleared, "%s ", id);
  if (g_str_has_suffix (id, "/proxy"))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "It stays");
}

static gboolean
clear_finish (MatchupSecretStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
secret_store_iface_init (MatchupSecretStoreInterface *iface)
{
  iface->lookup_async = lookup_async;
  iface->lookup_finish = lookup_finish;
  iface->get_state = get_state;
  iface->clear_async = clear_async;
  iface->clear_finish = clear_finish;
}

/* Both are tried, and that one of them stays is told. */
static void
test_both_are_cleared (void)
{
  g_autofree char *folder = g_dir_make_tmp ("matchup-test-XXXXXX", NULL);
  g_autoptr (TestStore) store = g_object_new (TEST_TYPE_STORE, NULL);
  MatchupWorkspace *workspace =
      matchup_workspace_new_for_parts (folder, MATCHUP_SECRET_STORE (store), NULL, NULL);
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) removed = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;
  MatchupProvider *provider;

  matchup_workspace_open_async (workspace, NULL, matchup_test_keep_result_cb, &opened);
  matchup_test_wait_until (opened != NULL);
  g_assert_true (matchup_workspace_open_finish (workspace, opened, NULL));
  provider = matchup_provider_list_add (providers,
                                        matchup_provider_list_find_template (providers, "openai"),
                                        NULL,
                                        "http://127.0.0.1:1/v1",
                                        NULL);
  matchup_provider_list_remove_async (providers, provider, matchup_test_keep_result_cb, &removed);
  matchup_test_wait_until (removed != NULL);
  g_assert_false (matchup_provider_list_remove_finish (providers, removed, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpstr (store->cleared->str, ==, "openai openai/proxy ");
  matchup_workspace_close_async (workspace, matchup_test_keep_result_cb, &closed);
  matchup_test_wait_until (closed != NULL);
  g_assert_true (matchup_workspace_close_finish (workspace, closed, NULL));
  g_object_unref (workspace);
  matchup_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/provider-secrets/both-are-cleared", test_both_are_cleared);
  return g_test_run ();
}
