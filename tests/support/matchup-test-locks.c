/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_SETTINGS_ENABLE_BACKEND
#include "matchup-test-locks.h"

#include "matchup-settings.h"

#include <gio/gsettingsbackend.h>

#define TEST_TYPE_LOCKS (test_locks_get_type ())
G_DECLARE_FINAL_TYPE (TestLocks, test_locks, TEST, LOCKS, GSettingsBackend)

struct _TestLocks
{
  GSettingsBackend parent_instance;

  GHashTable *values; /* paths of keys -> GVariant */
  GHashTable *locked; /* paths of keys */
};

G_DEFINE_FINAL_TYPE (TestLocks, test_locks, G_TYPE_SETTINGS_BACKEND)

static GVariant *
test_locks_read (GSettingsBackend *backend,
                 const char *key,
                 const GVariantType *type,
                 gboolean default_value)
{
  GVariant *value = default_value ? NULL : g_hash_table_lookup (TEST_LOCKS (backend)->values, key);

  return value != NULL ? g_variant_ref (value) : NULL;
}

static gboolean
test_locks_get_writable (GSettingsBackend *backend, const char *key)
{
  return !g_hash_table_contains (TEST_LOCKS (backend)->locked, key);
}

static gboolean
test_locks_write (GSettingsBackend *backend, const char *key, GVariant *value, gpointer tag)
{
  g_variant_ref_sink (value);
  if (test_locks_get_writable (backend, key))
    {
      g_hash_table_insert (TEST_LOCKS (backend)->values, g_strdup (key), g_variant_ref (value));
      g_settings_backend_changed (backend, key, tag);
    }
  g_variant_unref (value);
  return test_locks_get_writable (backend, key);
}

static void
test_locks_reset (GSettingsBackend *backend, const char *key, gpointer tag)
{
  g_hash_table_remove (TEST_LOCKS (backend)->values, key);
  g_settings_backend_changed (backend, key, tag);
}

static void
test_locks_finalize (GObject *object)
{
  g_hash_table_unref (TEST_LOCKS (object)->values);
  g_hash_table_unref (TEST_LOCKS (object)->locked);

  G_OBJECT_CLASS (test_locks_parent_class)->finalize (object);
}

static void
test_locks_class_init (TestLocksClass *klass)
{
  GSettingsBackendClass *backend_class = G_SETTINGS_BACKEND_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_locks_finalize;
  backend_class->read = test_locks_read;
  backend_class->get_writable = test_locks_get_writable;
  backend_class->write = test_locks_write;
  backend_class->reset = test_locks_reset;
}

static void
test_locks_init (TestLocks *self)
{
  self->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  self->locked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GSettings *
matchup_test_locks_new (void)
{
  g_autoptr (GSettings) usual = matchup_settings_new ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsBackend) backend = g_object_new (TEST_TYPE_LOCKS, NULL);

  g_object_get (usual, "settings-schema", &schema, NULL);
  return g_settings_new_full (schema, backend, NULL);
}

void
matchup_test_locks_set (GSettings *settings, const char *key, gboolean locked)
{
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autofree char *path = NULL;

  g_object_get (settings, "backend", &backend, "settings-schema", &schema, NULL);
  path = g_strconcat (g_settings_schema_get_path (schema), key, NULL);
  if (locked)
    g_hash_table_add (TEST_LOCKS (backend)->locked, g_strdup (path));
  else
    g_hash_table_remove (TEST_LOCKS (backend)->locked, path);
  g_settings_backend_writable_changed (backend, path);
}
