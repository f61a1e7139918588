/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-saved-lineup.h"

struct _MatchupSavedLineup
{
  GObject parent_instance;

  char *id;
  char *name;
  MatchupLineup *lineup;
};

G_DEFINE_FINAL_TYPE (MatchupSavedLineup, matchup_saved_lineup, G_TYPE_OBJECT)

static void
matchup_saved_lineup_finalize (GObject *object)
{
  MatchupSavedLineup *self = MATCHUP_SAVED_LINEUP (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->lineup);

  G_OBJECT_CLASS (matchup_saved_lineup_parent_class)->finalize (object);
}

static void
matchup_saved_lineup_class_init (MatchupSavedLineupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_saved_lineup_finalize;
}

static void
matchup_saved_lineup_init (MatchupSavedLineup *self)
{
}

MatchupSavedLineup *
matchup_saved_lineup_new (const char *id, const char *name, MatchupLineup *lineup)
{
  MatchupSavedLineup *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (MATCHUP_IS_LINEUP (lineup), NULL);

  self = g_object_new (MATCHUP_TYPE_SAVED_LINEUP, NULL);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->name = g_strdup (name);
  self->lineup = matchup_lineup_copy (lineup);
  return self;
}

const char *
matchup_saved_lineup_get_id (MatchupSavedLineup *self)
{
  g_return_val_if_fail (MATCHUP_IS_SAVED_LINEUP (self), NULL);
  return self->id;
}

const char *
matchup_saved_lineup_get_name (MatchupSavedLineup *self)
{
  g_return_val_if_fail (MATCHUP_IS_SAVED_LINEUP (self), NULL);
  return self->name;
}

MatchupLineup *
matchup_saved_lineup_get_lineup (MatchupSavedLineup *self)
{
  g_return_val_if_fail (MATCHUP_IS_SAVED_LINEUP (self), NULL);
  return self->lineup;
}
