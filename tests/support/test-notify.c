/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notification harness finds what it is there to find. */
#include "matchup-test-notify.h"

#include <gio/gio.h>

static void
set_enabled (gpointer object, gconstpointer value)
{
  g_simple_action_set_enabled (object, GPOINTER_TO_INT (value));
}

/* GSimpleAction notifies of what is set by g_object_set() even when it is no change. */
static void
set_enabled_as_property (gpointer object, gconstpointer value)
{
  g_object_set (object, "enabled", GPOINTER_TO_INT (value), NULL);
}

static void
set_nothing (gpointer object, gconstpointer value)
{
}

static void
set_enabled_and_state (gpointer object, gconstpointer value)
{
  set_enabled (object, value);
  g_simple_action_set_state (object, g_variant_new_boolean (GPOINTER_TO_INT (value)));
}

static const struct
{
  const char *path;
  MatchupTestSetter setter;
  const char *complaint;
} wrong[] = {
  { "/support/notify/silent", set_nothing, "*notified 0 times, not 1 times*" },
  { "/support/notify/same-value", set_enabled_as_property, "*enabled notified 1 times, not 0*" },
  { "/support/notify/another-one", set_enabled_and_state, "*state notified 1 times, not 0*" },
};

static void
check (MatchupTestSetter setter)
{
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful ("action", NULL, g_variant_new_boolean (TRUE));

  matchup_test_setter_notifies (action,
                                "enabled",
                                setter,
                                GINT_TO_POINTER (FALSE),
                                GINT_TO_POINTER (TRUE));
}

static void
test_right (void)
{
  check (set_enabled);
}

static void
test_wrong (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  if (g_test_subprocess ())
    {
      check (wrong[i].setter);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr (wrong[i].complaint);
}

static void
test_forgotten (void)
{
  static const char *const others[] = { "name", "parameter-type", "state", NULL };

  if (g_test_subprocess ())
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new ("action", NULL);

      matchup_test_assert_all_properties (action, others);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*GSimpleAction:enabled is not checked*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/support/notify/right", test_right);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_test_add_data_func (wrong[i].path, GUINT_TO_POINTER (i), test_wrong);
  g_test_add_func ("/support/notify/forgotten", test_forgotten);

  return g_test_run ();
}
