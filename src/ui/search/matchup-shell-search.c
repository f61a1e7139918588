/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-shell-search.h"

#include "matchup-config.h"
#include "matchup-search-row.h"

#include <glib/gi18n.h>

/* The overview shows a handful. */
#define MAX_RESULTS 12
/* The desktop waits for all of its providers: what is found by then has to do; milliseconds. */
#define PATIENCE 400

static const char introspection[] =
    "<node><interface name='org.gnome.Shell.SearchProvider2'>"
    "<method name='GetInitialResultSet'><arg type='as' name='terms' direction='in'/>"
    "<arg type='as' name='results' direction='out'/></method>"
    "<method name='GetSubsearchResultSet'><arg type='as' name='previous_results' direction='in'/>"
    "<arg type='as' name='terms' direction='in'/>"
    "<arg type='as' name='results' direction='out'/></method>"
    "<method name='GetResultMetas'><arg type='as' name='identifiers' direction='in'/>"
    "<arg type='aa{sv}' name='metas' direction='out'/></method>"
    "<method name='ActivateResult'><arg type='s' name='identifier' direction='in'/>"
    "<arg type='as' name='terms' direction='in'/><arg type='u' name='timestamp' direction='in'/>"
    "</method>"
    "<method name='LaunchSearch'><arg type='as' name='terms' direction='in'/>"
    "<arg type='u' name='timestamp' direction='in'/></method>"
    "</interface></node>";

struct _MatchupShellSearch
{
  GObject parent_instance;

  guint registration;
  MatchupWorkspace *workspace; /* or NULL */
  GHashTable *hits;            /* id -> MatchupSearchHit, of the last questions */

  /* The question that is being answered. */
  GDBusMethodInvocation *invocation; /* or NULL */
  char *text;
  MatchupSearch *search; /* or NULL */
  guint patience_id;
};

G_DEFINE_FINAL_TYPE (MatchupShellSearch, matchup_shell_search, G_TYPE_OBJECT)

enum
{
  SIGNAL_WANTED,
  SIGNAL_OPEN,
  SIGNAL_SEARCH,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Ids come from files too, which may have any character in them. */
static char *
make_id (MatchupSearchHit *hit)
{
  const char *parts[] = { matchup_search_hit_get_conversation_id (hit),
                          matchup_search_hit_get_round_id (hit),
                          matchup_search_hit_get_run_id (hit) };
  GString *id = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *escaped = g_uri_escape_string (parts[i] != NULL ? parts[i] : "", NULL, TRUE);

      g_string_append_printf (id, "%s%s", i > 0 ? "/" : "", escaped);
    }
  /* A prompt and the note of the same round are two places. */
  g_string_append_printf (id, "/%d", (int) matchup_search_hit_get_kind (hit));
  return g_string_free (id, FALSE);
}

/* Conversation, round and run; NULL for what is none of ours. */
static GStrv
split_id (const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, "/", -1);

  if (g_strv_length (parts) != 4 || *parts[0] == '\0')
    return NULL;
  for (guint i = 0; i < 4; i++)
    {
      char *plain = g_uri_unescape_string (parts[i], NULL);

      if (plain == NULL)
        return NULL;
      g_free (parts[i]);
      parts[i] = plain;
    }
  return g_steal_pointer (&parts);
}

static void
stop (MatchupShellSearch *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (self->search != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->search, self);
      matchup_search_set_text (self->search, "");
    }
  g_clear_object (&self->search);
}

/* Answers with what is found until now; also where that is nothing. */
static void
answer (MatchupShellSearch *self)
{
  g_autoptr (GVariantBuilder) ids = g_variant_builder_new (G_VARIANT_TYPE ("as"));
  guint n = self->search != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->search)) : 0;

  if (self->invocation == NULL)
    return;
  for (guint i = 0; i < MIN (n, MAX_RESULTS); i++)
    {
      g_autoptr (MatchupSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (self->search), i);
      char *id = make_id (hit);

      g_variant_builder_add (ids, "s", id);
      g_hash_table_replace (self->hits, id, g_object_ref (hit));
    }
  g_dbus_method_invocation_return_value (g_steal_pointer (&self->invocation),
                                         g_variant_new ("(as)", ids));
  stop (self);
}

static void
busy_changed_cb (MatchupShellSearch *self)
{
  if (!matchup_search_get_busy (self->search))
    answer (self);
}

static gboolean
patience_cb (gpointer data)
{
  MatchupShellSearch *self = data;

  self->patience_id = 0;
  answer (self);
  return G_SOURCE_REMOVE;
}

static void
begin (MatchupShellSearch *self)
{
  self->search = matchup_workspace_new_search (self->workspace);
  self->patience_id = g_timeout_add (PATIENCE, patience_cb, self);
  g_signal_connect_swapped (self->search, "notify::busy", G_CALLBACK (busy_changed_cb), self);
  matchup_search_set_text (self->search, self->text);
  /* There was nothing to look for. */
  if (self->search != NULL && !matchup_search_get_busy (self->search))
    answer (self);
}

/* One question at a time: who types on does not wait for the one before. */
static void
ask (MatchupShellSearch *self, GVariant *terms, gboolean anew, GDBusMethodInvocation *invocation)
{
  g_autofree const char **words = g_variant_get_strv (terms, NULL);

  answer (self);
  if (anew)
    g_hash_table_remove_all (self->hits);
  g_free (self->text);
  self->text = g_strjoinv (" ", (char **) words);
  self->invocation = invocation;
  g_signal_emit (self, signals[SIGNAL_WANTED], 0);
  if (self->invocation != NULL && self->search == NULL && self->workspace != NULL)
    begin (self);
}

static void
add_meta (MatchupShellSearch *self, GVariantBuilder *metas, const char *id)
{
  MatchupSearchHit *hit = g_hash_table_lookup (self->hits, id);
  g_autofree char *where = NULL;
  const char *title;

  /* The program may have ended since it gave the id; what it says then is the least. */
  title = hit != NULL ? matchup_search_hit_get_title (hit) : _ ("Matchup");
  g_variant_builder_open (metas, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (metas,
                         "{sv}",
                         "name",
                         g_variant_new_string (*title != '\0' ? title : _ ("Untitled")));
  if (hit != NULL && matchup_search_hit_get_kind (hit) == MATCHUP_SEARCH_HIT_TITLE)
    where = matchup_search_hit_dup_place (hit);
  else if (hit != NULL)
    where = g_strdup (matchup_search_hit_get_snippet (hit));
  if (where != NULL)
    g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (where));
  g_variant_builder_close (metas);
}

static void
tell_metas (MatchupShellSearch *self, GVariant *ids, GDBusMethodInvocation *invocation)
{
  g_autofree const char **strings = g_variant_get_strv (ids, NULL);
  g_autoptr (GVariantBuilder) metas = g_variant_builder_new (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; strings[i] != NULL; i++)
    add_meta (self, metas, strings[i]);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(aa{sv})", metas));
}

static void
open_result (MatchupShellSearch *self, const char *id, GVariant *terms)
{
  g_auto (GStrv) place = split_id (id);
  g_autofree const char **words = g_variant_get_strv (terms, NULL);
  g_autofree char *text = g_strjoinv (" ", (char **) words);

  if (place != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, place[0], place[1], place[2], text);
}

static void
launch (MatchupShellSearch *self, GVariant *terms)
{
  g_autofree const char **words = g_variant_get_strv (terms, NULL);
  g_autofree char *text = g_strjoinv (" ", (char **) words);

  g_signal_emit (self, signals[SIGNAL_SEARCH], 0, text);
}

static void
method_called_cb (GDBusConnection *connection,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *method,
                  GVariant *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer user_data)
{
  MatchupShellSearch *self = user_data;
  gboolean anew = g_str_equal (method, "GetInitialResultSet");
  g_autoptr (GVariant) first = g_variant_get_child_value (parameters, 0);

  if (anew)
    {
      ask (self, first, TRUE, invocation);
    }
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_autoptr (GVariant) terms = g_variant_get_child_value (parameters, 1);

      ask (self, terms, FALSE, invocation);
    }
  else if (g_str_equal (method, "GetResultMetas"))
    {
      tell_metas (self, first, invocation);
    }
  else
    {
      g_autoptr (GVariant) terms = g_variant_get_child_value (parameters, 1);

      if (g_str_equal (method, "ActivateResult"))
        open_result (self, g_variant_get_string (first, NULL), terms);
      else
        launch (self, first);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

static void
matchup_shell_search_dispose (GObject *object)
{
  MatchupShellSearch *self = MATCHUP_SHELL_SEARCH (object);

  answer (self);
  stop (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_shell_search_parent_class)->dispose (object);
}

static void
matchup_shell_search_finalize (GObject *object)
{
  MatchupShellSearch *self = MATCHUP_SHELL_SEARCH (object);

  g_hash_table_unref (self->hits);
  g_free (self->text);

  G_OBJECT_CLASS (matchup_shell_search_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n_strings)
{
  return g_signal_new (name,
                       MATCHUP_TYPE_SHELL_SEARCH,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_strings,
                       G_TYPE_STRING,
                       G_TYPE_STRING,
                       G_TYPE_STRING,
                       G_TYPE_STRING);
}

static void
matchup_shell_search_class_init (MatchupShellSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_shell_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_shell_search_finalize;

  signals[SIGNAL_WANTED] = add_signal ("wanted", 0);
  signals[SIGNAL_OPEN] = add_signal ("open", 4);
  signals[SIGNAL_SEARCH] = add_signal ("search", 1);
}

static void
matchup_shell_search_init (MatchupShellSearch *self)
{
  self->hits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->text = g_strdup ("");
}

MatchupShellSearch *
matchup_shell_search_new (void)
{
  return g_object_new (MATCHUP_TYPE_SHELL_SEARCH, NULL);
}

gboolean
matchup_shell_search_export (MatchupShellSearch *self, GDBusConnection *connection, GError **error)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_called_cb };
  g_autoptr (GDBusNodeInfo) node = NULL;

  g_return_val_if_fail (MATCHUP_IS_SHELL_SEARCH (self), FALSE);

  node = g_dbus_node_info_new_for_xml (introspection, error);
  if (node == NULL)
    return FALSE;
  self->registration = g_dbus_connection_register_object (connection,
                                                          MATCHUP_SHELL_SEARCH_PATH,
                                                          node->interfaces[0],
                                                          &vtable,
                                                          self,
                                                          NULL,
                                                          error);
  return self->registration != 0;
}

void
matchup_shell_search_unexport (MatchupShellSearch *self, GDBusConnection *connection)
{
  g_return_if_fail (MATCHUP_IS_SHELL_SEARCH (self));

  if (self->registration != 0)
    g_dbus_connection_unregister_object (connection, self->registration);
  self->registration = 0;
}

void
matchup_shell_search_set_workspace (MatchupShellSearch *self, MatchupWorkspace *workspace)
{
  g_return_if_fail (MATCHUP_IS_SHELL_SEARCH (self));

  if (workspace != NULL && workspace == self->workspace)
    return;
  /* The one before is about to be closed: it has no answer any more. */
  if (self->search != NULL)
    answer (self);
  g_set_object (&self->workspace, workspace);
  if (self->invocation == NULL)
    return;
  if (workspace != NULL)
    begin (self);
  else
    answer (self);
}
