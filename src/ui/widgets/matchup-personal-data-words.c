/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-personal-data-words.h"

#include "matchup-config.h"
#include "matchup-personal-items.h"
#include "matchup-sentence.h"

#include <glib/gi18n.h>

#define MAX_SHOWN 4

static char *
dup_item (const MatchupPersonalItem *item)
{
  const char *kind = matchup_personal_data_get_name (item->kind);

  if (item->file != NULL)
    /* Translators: {1} is a kind of data such as “phone number”, {2} the number itself, {3} the
     * name of a file. */
    return matchup_sentence_insert_names (_ ("• {1}: {2} (in {3})"),
                                          (const char *[]){ kind, item->value, item->file, NULL });
  /* Translators: {1} is a kind of data such as “phone number”, {2} the number itself. */
  return matchup_sentence_insert_names (_ ("• {1}: {2}"),
                                        (const char *[]){ kind, item->value, NULL });
}

char *
matchup_personal_data_words_dup_list (GPtrArray *items)
{
  GString *list = g_string_new (NULL);
  guint n_shown = items->len > MAX_SHOWN + 1 ? MAX_SHOWN : items->len;

  for (guint i = 0; i < n_shown; i++)
    {
      g_autofree char *item = dup_item (g_ptr_array_index (items, i));

      g_string_append_printf (list, "%s%s", i > 0 ? "\n" : "", item);
    }
  if (n_shown < items->len)
    {
      guint n = items->len - n_shown;

      /* Translators: the end of a list of phone numbers, addresses and so on. */
      g_string_append_printf (list, ngettext ("\n• and %u more", "\n• and %u more", n), n);
    }
  return g_string_free (list, FALSE);
}

char *
matchup_personal_data_words_dup_reach (guint n_services)
{
  return g_strdup_printf (ngettext ("It would go to %u service. Masked, the service gets stand-ins "
                                    "such as [PHONE-1], and you still read the original here.",
                                    "It would go to %u services. Masked, the services get "
                                    "stand-ins such as [PHONE-1], and you still read the original "
                                    "here.",
                                    n_services),
                          n_services);
}

char *
matchup_personal_data_words_dup_masked (guint n)
{
  return g_strdup_printf (ngettext ("%u personal detail was masked",
                                    "%u personal details were masked",
                                    n),
                          n);
}
