/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-mask-rows.h"

gboolean
matchup_mask_rows_save (sqlite3 *connection,
                        const char *conversation_id,
                        MatchupMaskList *masks,
                        GError **error)
{
  for (guint i = 0; masks != NULL && i < matchup_mask_list_get_n (masks); i++)
    {
      const MatchupMask *mask = matchup_mask_list_get (masks, i);
      g_auto (MatchupDbStatement) save = { 0 };

      matchup_db_statement_init (
          &save,
          connection,
          "INSERT INTO masks (conversation_id, position, kind, number, original)"
          " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
      matchup_db_statement_bind_text (&save, 1, conversation_id);
      matchup_db_statement_bind_int (&save, 2, i);
      matchup_db_statement_bind_text (&save, 3, matchup_personal_data_get_id (mask->kind));
      matchup_db_statement_bind_int (&save, 4, mask->number);
      matchup_db_statement_bind_text (&save, 5, mask->original);
      if (!matchup_db_statement_run (&save, error))
        return FALSE;
    }
  return TRUE;
}

MatchupMaskList *
matchup_mask_rows_load (sqlite3 *connection, const char *conversation_id, GError **error)
{
  g_autoptr (MatchupMaskList) masks = NULL;
  g_auto (MatchupDbStatement) select = { 0 };

  matchup_db_statement_init (&select,
                             connection,
                             "SELECT kind, number, original FROM masks WHERE conversation_id = ?1"
                             " ORDER BY position");
  matchup_db_statement_bind_text (&select, 1, conversation_id);
  while (matchup_db_statement_step (&select))
    {
      g_autofree char *id = matchup_db_statement_dup_text (&select, 0);
      gint64 number = matchup_db_statement_get_int (&select, 1);
      g_autofree char *original = matchup_db_statement_dup_text (&select, 2);
      MatchupPersonalDataKind kind;

      if (masks == NULL)
        masks = matchup_mask_list_new ();
      if (original != NULL && number > 0 && number < G_MAXINT &&
          matchup_personal_data_parse_id (id, &kind))
        matchup_mask_list_restore (masks, kind, (guint) number, original);
    }
  return matchup_db_statement_check (&select, error) ? g_steal_pointer (&masks) : NULL;
}
