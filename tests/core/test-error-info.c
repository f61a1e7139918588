/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-enum-types.h"
#include "matchup-error-info.h"

#include <string.h>

/* Every kind and every reason has a sentence of its own, with the name of the service in it. */
static void
test_sentences (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GEnumClass) kinds = g_type_class_ref (MATCHUP_TYPE_ERROR_KIND);
  g_autoptr (GEnumClass) reasons = g_type_class_ref (MATCHUP_TYPE_ERROR_REASON);

  for (guint i = 0; i < kinds->n_values + reasons->n_values - 1; i++)
    {
      gboolean is_kind = i < kinds->n_values;
      int value = is_kind ? kinds->values[i].value : reasons->values[i - kinds->n_values + 1].value;
      g_autoptr (MatchupErrorInfo) info =
          matchup_error_info_new_simple (is_kind ? (MatchupErrorKind) value
                                                 : MATCHUP_ERROR_KIND_INTERNAL,
                                         is_kind ? MATCHUP_ERROR_REASON_NONE
                                                 : (MatchupErrorReason) value,
                                         NULL);
      g_autofree char *sentence = matchup_error_info_dup_sentence (info, "Name%dOfIt");

      g_assert_true (g_str_has_suffix (sentence, "."));
      g_assert_null (strstr (sentence, "%s"));
      if (!is_kind ||
          (value != MATCHUP_ERROR_KIND_CONTEXT_LENGTH && value != MATCHUP_ERROR_KIND_INTERNAL))
        g_assert_nonnull (strstr (sentence, "Name%dOfIt"));
      g_assert_true (g_hash_table_add (seen, g_steal_pointer (&sentence)));
    }
}

static void
test_details (void)
{
  g_autoptr (MatchupErrorInfo) full = matchup_error_info_new (MATCHUP_ERROR_KIND_AUTH,
                                                              MATCHUP_ERROR_REASON_NONE,
                                                              401,
                                                              "invalid_api_key",
                                                              "error",
                                                              "Wrong \xff key",
                                                              FALSE,
                                                              -1);
  g_autoptr (MatchupErrorInfo) bare =
      matchup_error_info_new_simple (MATCHUP_ERROR_KIND_NETWORK, 0, NULL);
  g_autofree char *details = matchup_error_info_dup_details (full);

  g_assert_cmpstr (details, ==, "HTTP status: 401\nCode: invalid_api_key\nWrong \xef\xbf\xbd key");
  g_assert_null (matchup_error_info_dup_details (bare));
}

/* The number goes with it to the database, as the code; no service told it. */
static void
test_max_pictures (void)
{
  g_autoptr (MatchupErrorInfo) many = matchup_error_info_new_too_many_pictures (5);
  g_autoptr (MatchupErrorInfo) one = matchup_error_info_new_too_many_pictures (1);
  g_autoptr (MatchupErrorInfo) loaded =
      matchup_error_info_new (matchup_error_info_get_kind (many),
                              matchup_error_info_get_reason (many),
                              0,
                              matchup_error_info_get_code (many),
                              NULL,
                              NULL,
                              FALSE,
                              -1);
  g_autoptr (MatchupErrorInfo) odd = matchup_error_info_new (MATCHUP_ERROR_KIND_INVALID_REQUEST,
                                                             MATCHUP_ERROR_REASON_TOO_MANY_PICTURES,
                                                             0,
                                                             "max_pictures=-3",
                                                             NULL,
                                                             NULL,
                                                             FALSE,
                                                             -1);
  g_autofree char *sentence = matchup_error_info_dup_sentence (loaded, "{2}%s");
  g_autofree char *singular = matchup_error_info_dup_sentence (one, "Groq");
  g_autofree char *general = matchup_error_info_dup_sentence (odd, "Groq");

  g_assert_cmpuint (matchup_error_info_get_max_pictures (loaded), ==, 5);
  g_assert_cmpuint (matchup_error_info_get_max_pictures (odd), ==, 0);
  g_assert_true (g_str_has_prefix (sentence, "{2}%s takes at most 5 pictures in one question"));
  g_assert_true (g_str_has_prefix (singular, "Groq takes at most 1 picture in"));
  g_assert_nonnull (strstr (general, "more pictures than Groq takes"));
  g_assert_null (matchup_error_info_dup_details (loaded));
  g_assert_false (matchup_error_info_was_asked (loaded));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/error-info/sentences", test_sentences);
  g_test_add_func ("/core/error-info/details", test_details);
  g_test_add_func ("/core/error-info/max-pictures", test_max_pictures);

  return g_test_run ();
}
