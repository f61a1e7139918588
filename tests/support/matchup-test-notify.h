/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * Which properties of an object notify, and how often. From the first expectation on every
 * notification of the object is counted, so that one which nobody expected is found as well.
 */

/* One more notification of @property is to come before the next matchup_test_assert_notified(). */
void matchup_test_expect_notify (gpointer object, const char *property);
/* None may come; says in a test what is true of everything that is not expected. */
void matchup_test_expect_no_notify (gpointer object, const char *property);
/* What came is what was expected, of each property; begins anew. */
void matchup_test_assert_notified (gpointer object);

/* How a property without a public "set" is changed. */
typedef void (*MatchupTestSetter) (gpointer object, gconstpointer value);

/*
 * The whole contract of a notifying property: it notifies when it is set to @first, is silent when
 * @first is set again, notifies for @second, and nothing else notifies along with it. @first and
 * @second have to differ, and @first from what the property was before.
 */
void matchup_test_setter_notifies (gpointer object,
                                   const char *property,
                                   MatchupTestSetter setter,
                                   gconstpointer first,
                                   gconstpointer second);
/* The same through g_object_set() with two values of the property's type; read back each time. */
void matchup_test_property_notifies (gpointer object, const char *property, ...);

/*
 * Every property of @object's type has been through one of the two above, apart from @others
 * (NULL-terminated): those that never change, or whose changes a test counts by itself.
 */
void matchup_test_assert_all_properties (gpointer object, const char *const *others);

G_END_DECLS
