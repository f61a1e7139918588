/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-test-notify.h"

#include <gobject/gvaluecollector.h>

/* Names of properties are interned, so the tables compare pointers. */
typedef struct
{
  GHashTable *expected; /* name -> how often */
  GHashTable *seen;     /* likewise */
} Watch;

static GQuark watch_quark (void);
static GQuark checked_quark (void);
G_DEFINE_QUARK (matchup - test - watch, watch)
G_DEFINE_QUARK (matchup - test - checked, checked)

static const char *
get_name (gpointer object, const char *property)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), property);

  if (pspec == NULL)
    g_error ("%s has no property “%s”", G_OBJECT_TYPE_NAME (object), property);
  return g_param_spec_get_name (pspec);
}

static guint
get_count (GHashTable *counts, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));
}

static void
add (GHashTable *counts, const char *name, guint by)
{
  g_hash_table_insert (counts, (gpointer) name, GUINT_TO_POINTER (get_count (counts, name) + by));
}

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_hash_table_unref (watch->expected);
  g_hash_table_unref (watch->seen);
  g_free (watch);
}

static void
notify_cb (GObject *object, GParamSpec *pspec, Watch *watch)
{
  add (watch->seen, g_param_spec_get_name (pspec), 1);
}

static Watch *
get_watch (gpointer object)
{
  Watch *watch = g_object_get_qdata (object, watch_quark ());

  if (watch != NULL)
    return watch;
  watch = g_new0 (Watch, 1);
  watch->expected = g_hash_table_new (NULL, NULL);
  watch->seen = g_hash_table_new (NULL, NULL);
  g_object_set_qdata_full (object, watch_quark (), watch, watch_free);
  g_signal_connect (object, "notify", G_CALLBACK (notify_cb), watch);
  return watch;
}

void
matchup_test_expect_notify (gpointer object, const char *property)
{
  g_return_if_fail (G_IS_OBJECT (object));

  add (get_watch (object)->expected, get_name (object, property), 1);
}

void
matchup_test_expect_no_notify (gpointer object, const char *property)
{
  g_return_if_fail (G_IS_OBJECT (object));

  add (get_watch (object)->expected, get_name (object, property), 0);
}

void
matchup_test_assert_notified (gpointer object)
{
  g_autofree GParamSpec **pspecs = NULL;
  Watch *watch;
  guint n_pspecs;

  g_return_if_fail (G_IS_OBJECT (object));

  watch = get_watch (object);
  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_pspecs);
  for (guint i = 0; i < n_pspecs; i++)
    {
      const char *name = g_param_spec_get_name (pspecs[i]);
      guint expected = get_count (watch->expected, name);
      guint seen = get_count (watch->seen, name);

      if (seen != expected)
        g_error ("%s:%s notified %u times, not %u times",
                 G_OBJECT_TYPE_NAME (object),
                 name,
                 seen,
                 expected);
    }
  g_hash_table_remove_all (watch->expected);
  g_hash_table_remove_all (watch->seen);
}

/* Remembered for matchup_test_assert_all_properties(). */
static void
mark_checked (gpointer object, const char *name)
{
  GHashTable *checked = g_object_get_qdata (object, checked_quark ());

  if (checked == NULL)
    {
      checked = g_hash_table_new (NULL, NULL);
      g_object_set_qdata_full (object,
                               checked_quark (),
                               checked,
                               (GDestroyNotify) g_hash_table_unref);
    }
  g_hash_table_add (checked, (gpointer) name);
}

void
matchup_test_setter_notifies (gpointer object,
                              const char *property,
                              MatchupTestSetter setter,
                              gconstpointer first,
                              gconstpointer second)
{
  g_return_if_fail (G_IS_OBJECT (object));
  g_return_if_fail (setter != NULL);

  matchup_test_assert_notified (object);
  matchup_test_expect_notify (object, property);
  setter (object, first);
  matchup_test_assert_notified (object);
  matchup_test_expect_no_notify (object, property);
  setter (object, first);
  matchup_test_assert_notified (object);
  matchup_test_expect_notify (object, property);
  setter (object, second);
  matchup_test_assert_notified (object);
  mark_checked (object, get_name (object, property));
}

typedef struct
{
  const char *name;
  const GValue *value;
} Setting;

static void
set_and_read_back (gpointer object, gconstpointer data)
{
  const Setting *setting = data;
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), setting->name);
  g_auto (GValue) now = G_VALUE_INIT;

  g_object_set_property (object, setting->name, setting->value);
  g_value_init (&now, pspec->value_type);
  g_object_get_property (object, setting->name, &now);
  g_assert_cmpint (g_param_values_cmp (pspec, &now, setting->value), ==, 0);
}

void
matchup_test_property_notifies (gpointer object, const char *property, ...)
{
  g_auto (GValue) first = G_VALUE_INIT;
  g_auto (GValue) second = G_VALUE_INIT;
  g_autofree char *error = NULL;
  const char *name;
  GType type;
  va_list values;

  g_return_if_fail (G_IS_OBJECT (object));

  name = get_name (object, property);
  type = g_object_class_find_property (G_OBJECT_GET_CLASS (object), name)->value_type;
  va_start (values, property);
  G_VALUE_COLLECT_INIT (&first, type, values, 0, &error);
  g_assert_null (error);
  G_VALUE_COLLECT_INIT (&second, type, values, 0, &error);
  g_assert_null (error);
  va_end (values);

  matchup_test_setter_notifies (object,
                                name,
                                set_and_read_back,
                                &(Setting){ name, &first },
                                &(Setting){ name, &second });
}

void
matchup_test_assert_all_properties (gpointer object, const char *const *others)
{
  g_autofree GParamSpec **pspecs = NULL;
  GHashTable *checked;
  guint n_pspecs;

  g_return_if_fail (G_IS_OBJECT (object));
  g_return_if_fail (others != NULL);

  checked = g_object_get_qdata (object, checked_quark ());
  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_pspecs);
  for (guint i = 0; i < n_pspecs; i++)
    {
      const char *name = g_param_spec_get_name (pspecs[i]);
      gboolean known = checked != NULL && g_hash_table_contains (checked, name);

      if (known == g_strv_contains (others, name))
        g_error ("%s:%s is %s",
                 G_OBJECT_TYPE_NAME (object),
                 name,
                 known ? "checked and excepted" : "not checked");
    }
}
