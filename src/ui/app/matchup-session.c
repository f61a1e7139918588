/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-session.h"

#include "matchup-config.h"

/* A window that is being resized changes with every frame; milliseconds. */
#define WRITE_DELAY 500
/* More windows than this were not opened by a person. */
#define MAX_WINDOWS 32

struct _MatchupSession
{
  GObject parent_instance;

  GSettings *settings; /* or NULL */
  GPtrArray *entries;  /* Entry; used last first */
  guint write_id;
  gboolean kept;
};

/* The state is kept, as a window that is being closed cannot be asked any more. */
typedef struct
{
  MatchupWindow *window; /* borrowed: removed before it goes */
  GVariant *state;       /* NULL: leaves nothing behind */
} Entry;

G_DEFINE_FINAL_TYPE (MatchupSession, matchup_session, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->state, g_variant_unref);
  g_free (entry);
}

static guint
find (MatchupSession *self, MatchupWindow *window)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      if (((Entry *) g_ptr_array_index (self->entries, i))->window == window)
        return i;
    }
  return G_MAXUINT;
}

static void
write_now (MatchupSession *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GVariant) before = NULL;
  g_autoptr (GVariant) now = NULL;

  g_clear_handle_id (&self->write_id, g_source_remove);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->state != NULL)
        g_variant_builder_add_value (&builder, entry->state);
    }
  now = g_variant_ref_sink (g_variant_builder_end (&builder));
  if (self->settings == NULL)
    return;
  before = g_settings_get_value (self->settings, "session");
  if (!g_variant_equal (before, now))
    g_settings_set_value (self->settings, "session", now);
}

static gboolean
write_cb (gpointer user_data)
{
  MatchupSession *self = user_data;

  self->write_id = 0;
  write_now (self);
  return G_SOURCE_REMOVE;
}

static void
queue_write (MatchupSession *self)
{
  if (self->write_id == 0 && !self->kept)
    self->write_id = g_timeout_add (WRITE_DELAY, write_cb, self);
}

/* Whether more changed than the size; either may be NULL. */
static gboolean
is_elsewhere (GVariant *before, GVariant *now)
{
  GVariantIter iter;
  const char *key;
  GVariant *value;

  if (before == NULL || now == NULL || g_variant_n_children (before) != g_variant_n_children (now))
    return TRUE;
  g_variant_iter_init (&iter, now);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) is = value;
      g_autoptr (GVariant) was = g_variant_lookup_value (before, key, NULL);

      if (!g_str_equal (key, "width") && !g_str_equal (key, "height") &&
          (was == NULL || !g_variant_equal (was, is)))
        return TRUE;
    }
  return FALSE;
}

/* What is open is written at once: it may be all that a window had to lose. */
static void
state_changed_cb (MatchupSession *self, MatchupWindow *window)
{
  guint position = find (self, window);
  g_autoptr (GVariant) before = NULL;
  Entry *entry;

  if (position == G_MAXUINT)
    return;
  entry = g_ptr_array_index (self->entries, position);
  before = g_steal_pointer (&entry->state);
  entry->state = matchup_window_dup_state (window);
  if (is_elsewhere (before, entry->state) && !self->kept)
    write_now (self);
  else
    queue_write (self);
}

static void
active_changed_cb (MatchupSession *self, GParamSpec *pspec, MatchupWindow *window)
{
  guint position = find (self, window);

  if (position == G_MAXUINT || position == 0 || !gtk_window_is_active (GTK_WINDOW (window)))
    return;
  g_ptr_array_insert (self->entries, 0, g_ptr_array_steal_index (self->entries, position));
  queue_write (self);
}

static void
matchup_session_dispose (GObject *object)
{
  MatchupSession *self = MATCHUP_SESSION (object);

  g_clear_handle_id (&self->write_id, g_source_remove);
  g_ptr_array_set_size (self->entries, 0);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (matchup_session_parent_class)->dispose (object);
}

static void
matchup_session_finalize (GObject *object)
{
  g_ptr_array_unref (MATCHUP_SESSION (object)->entries);

  G_OBJECT_CLASS (matchup_session_parent_class)->finalize (object);
}

static void
matchup_session_class_init (MatchupSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = matchup_session_dispose;
  object_class->finalize = matchup_session_finalize;
}

static void
matchup_session_init (MatchupSession *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

MatchupSession *
matchup_session_new (GSettings *settings)
{
  MatchupSession *self;

  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  self = g_object_new (MATCHUP_TYPE_SESSION, NULL);
  g_set_object (&self->settings, settings);
  return self;
}

GPtrArray *
matchup_session_dup_states (MatchupSession *self)
{
  GPtrArray *states = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_autoptr (GVariant) all = NULL;

  g_return_val_if_fail (MATCHUP_IS_SESSION (self), states);

  if (self->settings == NULL)
    return states;
  all = g_settings_get_value (self->settings, "session");
  for (gsize i = 0; i < MIN (g_variant_n_children (all), MAX_WINDOWS); i++)
    g_ptr_array_add (states, g_variant_get_child_value (all, i));
  return states;
}

void
matchup_session_add (MatchupSession *self, MatchupWindow *window)
{
  Entry *entry;

  g_return_if_fail (MATCHUP_IS_SESSION (self));
  g_return_if_fail (MATCHUP_IS_WINDOW (window));

  self->kept = FALSE;
  entry = g_new0 (Entry, 1);
  entry->window = window;
  entry->state = matchup_window_dup_state (window);
  g_ptr_array_insert (self->entries, 0, entry);
  g_signal_connect_object (window,
                           "state-changed",
                           G_CALLBACK (state_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window,
                           "notify::is-active",
                           G_CALLBACK (active_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  queue_write (self);
}

void
matchup_session_remove (MatchupSession *self, MatchupWindow *window)
{
  guint position;
  gboolean last;

  g_return_if_fail (MATCHUP_IS_SESSION (self));

  position = find (self, window);
  if (position == G_MAXUINT)
    return;
  g_signal_handlers_disconnect_by_data (window, self);
  last = self->entries->len == 1;
  if (last && !self->kept)
    write_now (self);
  g_ptr_array_remove_index (self->entries, position);
  if (!last && !self->kept)
    write_now (self);
}

void
matchup_session_keep (MatchupSession *self)
{
  g_return_if_fail (MATCHUP_IS_SESSION (self));

  write_now (self);
  self->kept = TRUE;
}
