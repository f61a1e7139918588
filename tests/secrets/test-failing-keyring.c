/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A keyring that answers and fails: a service of this process under the name of the real one. */
#include "matchup-secret-store.h"
#include "matchup-test-wait.h"

#define FOLDER "/org/freedesktop/secrets"

static const char description[] =
    "<node><interface name='org.freedesktop.Secret.Service'>"
    "<method name='OpenSession'><arg type='s' direction='in'/><arg type='v' direction='in'/>"
    "<arg type='v' direction='out'/><arg type='o' direction='out'/></method>"
    "<method name='SearchItems'><arg type='a{ss}' direction='in'/>"
    "<arg type='ao' direction='out'/><arg type='ao' direction='out'/></method>"
    "<method name='ReadAlias'><arg type='s' direction='in'/><arg type='o' "
    "direction='out'/></method>"
    "</interface></node>";

static GDBusConnection *bus;
static gboolean opens;
static guint n_aliases;

static void
call_cb (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  const char *algorithm;

  if (g_str_equal (method, "SearchItems"))
    {
      g_dbus_method_invocation_return_value (invocation,
                                             g_variant_new ("(@ao@ao)",
                                                            g_variant_new ("ao", NULL),
                                                            g_variant_new ("ao", NULL)));
      return;
    }
  if (g_str_equal (method, "OpenSession") && opens)
    {
      g_variant_get_child (parameters, 0, "&s", &algorithm);
      if (g_str_equal (algorithm, "plain"))
        g_dbus_method_invocation_return_value (invocation,
                                               g_variant_new ("(vo)",
                                                              g_variant_new_string (""),
                                                              FOLDER "/session/1"));
      else
        g_dbus_method_invocation_return_error (invocation,
                                               G_DBUS_ERROR,
                                               G_DBUS_ERROR_NOT_SUPPORTED,
                                               "Plain only");
      return;
    }
  n_aliases += g_str_equal (method, "ReadAlias");
  g_dbus_method_invocation_return_error (invocation,
                                         G_DBUS_ERROR,
                                         G_DBUS_ERROR_ACCESS_DENIED,
                                         "Out of order");
}

static void
own_name (void)
{
  static const GDBusInterfaceVTable table = { .method_call = call_cb };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (description, &error);
  g_autoptr (GVariant) owned = NULL;

  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_dbus_connection_register_object (bus,
                                                       FOLDER,
                                                       node->interfaces[0],
                                                       &table,
                                                       NULL,
                                                       NULL,
                                                       &error),
                    >,
                    0);
  owned = g_dbus_connection_call_sync (bus,
                                       "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus",
                                       "RequestName",
                                       g_variant_new ("(su)", "org.freedesktop.secrets", 4),
                                       NULL,
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       NULL,
                                       &error);
  g_assert_no_error (error);
}

static void
assert_no_key (MatchupSecretStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupKeySource source;

  matchup_secret_store_lookup_async (store, "openai", NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_assert_null (matchup_secret_store_lookup_finish (store, result, &source, &error));
  g_assert_no_error (error);
  g_assert_cmpint (source, ==, MATCHUP_KEY_SOURCE_NONE);
}

/* There may be a key in a keyring that is not to be had: it is not said to be gone. */
static void
test_clear (void)
{
  g_autoptr (MatchupSecretStore) store = matchup_secret_store_new_default ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  opens = FALSE;
  matchup_secret_store_clear_async (store, "openai", NULL, matchup_test_keep_result_cb, &result);
  matchup_test_wait_until (result != NULL);
  g_assert_false (matchup_secret_store_clear_finish (store, result, &error));
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED);
  g_assert_cmpstr (error->message, ==, "Out of order");
}

/* What fails is no keyring that keys could be kept in; it is asked once. */
static void
test_lookup (void)
{
  g_autoptr (MatchupSecretStore) store = matchup_secret_store_new_default ();

  opens = TRUE;
  assert_no_key (store);
  g_assert_cmpint (matchup_secret_store_get_state (store), ==, MATCHUP_SECRET_STORE_STATE_MEMORY);
  g_assert_cmpuint (n_aliases, ==, 1);
  assert_no_key (store);
  g_assert_cmpuint (n_aliases, ==, 1);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  own_name ();
  g_test_add_func ("/secrets/failing-keyring/clear", test_clear);
  g_test_add_func ("/secrets/failing-keyring/lookup", test_lookup);
  status = g_test_run ();
  g_object_unref (bus);
  return status;
}
