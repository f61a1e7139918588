/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes along with a question that is being written is there again at the next start. */
#include "matchup-composer-private.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

static MatchupDrafts *
get_drafts (MatchupComposer *self)
{
  return matchup_workspace_get_drafts (self->workspace);
}

static void
save (MatchupComposer *self, const MatchupComposerDraft *draft, MatchupPictureTray *tray)
{
  g_autoptr (GPtrArray) attached = NULL;

  if (self->workspace == NULL || draft->name == NULL || draft->restoring)
    return;
  attached = matchup_picture_tray_dup_attached (tray);
  matchup_drafts_set_attached (get_drafts (self), draft->name, attached);
}

void
_matchup_composer_save_attached (MatchupComposer *self)
{
  save (self, self->draft, self->tray);
}

/* What was still on its way when it was put away. */
static void
put_away_changed_cb (MatchupComposer *self, MatchupPictureTray *tray)
{
  for (guint i = 0; self->drafts != NULL && i < self->drafts->len; i++)
    {
      const MatchupComposerDraft *draft = g_ptr_array_index (self->drafts, i);

      if (draft->tray == tray && draft->name != NULL &&
          !matchup_drafts_is_held (get_drafts (self), draft->name))
        save (self, draft, tray);
    }
}

void
_matchup_composer_put_tray_away (MatchupComposer *self,
                                 MatchupComposerDraft *draft,
                                 MatchupPictureTray *tray)
{
  draft->tray = g_object_ref (tray);
  g_signal_connect_object (tray,
                           "changed",
                           G_CALLBACK (put_away_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/* Another window may have had the same draft meanwhile, and sent it. */
static gboolean
is_of_today (MatchupComposer *self, const MatchupComposerDraft *draft, MatchupPictureTray *tray)
{
  g_autoptr (GPtrArray) attached = matchup_picture_tray_dup_attached (tray);

  return draft->name == NULL || draft->restoring || !matchup_picture_tray_get_ready (tray) ||
         matchup_drafts_is_attached (get_drafts (self), draft->name, attached);
}

MatchupPictureTray *
_matchup_composer_take_tray_out (MatchupComposer *self, MatchupComposerDraft *draft)
{
  g_autoptr (MatchupPictureTray) tray = g_steal_pointer (&draft->tray);

  if (tray == NULL)
    return NULL;
  g_signal_handlers_disconnect_by_data (tray, self);
  return is_of_today (self, draft, tray) ? g_steal_pointer (&tray) : NULL;
}

/* What is read for a draft, into the tray that is its own. */
typedef struct
{
  MatchupComposer *self;
  GtkTextBuffer *buffer;
  MatchupPictureTray *tray;
  guint expectation;
} Restoring;

static MatchupComposerDraft *
find (Restoring *restoring)
{
  MatchupComposer *self = restoring->self;

  for (guint i = 0; self->drafts != NULL && i < self->drafts->len; i++)
    {
      MatchupComposerDraft *draft = g_ptr_array_index (self->drafts, i);

      if (draft->buffer == restoring->buffer)
        return draft;
    }
  return NULL;
}

static void
tell_lost (MatchupPictureTray *tray, guint n)
{
  g_autofree char *sentence =
      g_strdup_printf (ngettext ("%u file that was to go with this question could not be read any "
                                 "more.",
                                 "%u files that were to go with this question could not be read "
                                 "any more.",
                                 n),
                       n);

  matchup_picture_tray_tell (tray, sentence);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Restoring *restoring = user_data;
  MatchupPictureTray *tray = restoring->tray;
  MatchupComposerDraft *draft = find (restoring);
  guint n_lost;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) objects =
      matchup_drafts_load_attached_finish (MATCHUP_DRAFTS (source), result, &n_lost, &error);
  gboolean unreadable =
      objects == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (objects != NULL && matchup_picture_tray_is_expected (tray, restoring->expectation))
    {
      matchup_picture_tray_add_attached (tray, objects);
      if (n_lost > 0)
        tell_lost (tray, n_lost);
    }
  else if (unreadable)
    {
      matchup_picture_tray_tell (tray, error->message);
    }
  /* What could not be read is left as it is on the disk until the next start. */
  if (draft != NULL)
    draft->restoring = unreadable;
  /* Who did not wait for it does not want it. */
  if (draft != NULL && objects != NULL)
    save (restoring->self, draft, tray);
  matchup_picture_tray_end_expecting (tray, restoring->expectation);
  g_object_unref (restoring->self);
  g_object_unref (restoring->buffer);
  g_object_unref (tray);
  g_free (restoring);
}

void
_matchup_composer_restore_attached (MatchupComposer *self)
{
  Restoring *restoring;

  if (self->draft->restoring || !matchup_drafts_has_attached (get_drafts (self), self->draft->name))
    return;
  self->draft->restoring = TRUE;
  restoring = g_new (Restoring, 1);
  *restoring = (Restoring){ g_object_ref (self),
                            g_object_ref (self->draft->buffer),
                            g_object_ref (self->tray),
                            matchup_picture_tray_expect (self->tray) };
  matchup_drafts_load_attached_async (get_drafts (self),
                                      self->draft->name,
                                      matchup_workspace_get_attachments (self->workspace),
                                      restored_cb,
                                      restoring);
}
