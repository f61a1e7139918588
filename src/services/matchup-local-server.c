/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-local-server.h"

struct _MatchupLocalServer
{
  GObject parent_instance;

  MatchupProviderTemplate *template_;
  char *address;
  guint16 port;
  guint n_models;
};

G_DEFINE_FINAL_TYPE (MatchupLocalServer, matchup_local_server, G_TYPE_OBJECT)

static void
matchup_local_server_finalize (GObject *object)
{
  MatchupLocalServer *self = MATCHUP_LOCAL_SERVER (object);

  g_clear_object (&self->template_);
  g_clear_pointer (&self->address, g_free);

  G_OBJECT_CLASS (matchup_local_server_parent_class)->finalize (object);
}

static void
matchup_local_server_class_init (MatchupLocalServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_local_server_finalize;
}

static void
matchup_local_server_init (MatchupLocalServer *self)
{
}

/* The path of the kind's own address at this port; "/v1" where that is left to the person. */
static char *
make_address (MatchupProviderTemplate *template_, guint16 port)
{
  const char *usual = matchup_provider_template_get (template_)->address;
  g_autoptr (GUri) uri = g_uri_parse (usual, G_URI_FLAGS_NONE, NULL);

  return g_strdup_printf ("http://127.0.0.1:%u%s",
                          port,
                          uri != NULL ? g_uri_get_path (uri) : "/v1");
}

MatchupLocalServer *
matchup_local_server_new (MatchupProviderTemplate *template_, guint16 port, guint n_models)
{
  MatchupLocalServer *self;

  g_return_val_if_fail (MATCHUP_IS_PROVIDER_TEMPLATE (template_), NULL);

  self = g_object_new (MATCHUP_TYPE_LOCAL_SERVER, NULL);
  self->template_ = g_object_ref (template_);
  self->address = make_address (template_, port);
  self->port = port;
  self->n_models = n_models;
  return self;
}

MatchupProviderTemplate *
matchup_local_server_get_template (MatchupLocalServer *self)
{
  g_return_val_if_fail (MATCHUP_IS_LOCAL_SERVER (self), NULL);
  return self->template_;
}

guint16
matchup_local_server_get_port (MatchupLocalServer *self)
{
  g_return_val_if_fail (MATCHUP_IS_LOCAL_SERVER (self), 0);
  return self->port;
}

guint
matchup_local_server_get_n_models (MatchupLocalServer *self)
{
  g_return_val_if_fail (MATCHUP_IS_LOCAL_SERVER (self), 0);
  return self->n_models;
}

const char *
matchup_local_server_get_address (MatchupLocalServer *self)
{
  g_return_val_if_fail (MATCHUP_IS_LOCAL_SERVER (self), NULL);
  return self->address;
}

gboolean
matchup_local_server_equal (MatchupLocalServer *a, MatchupLocalServer *b)
{
  g_return_val_if_fail (MATCHUP_IS_LOCAL_SERVER (a), FALSE);
  g_return_val_if_fail (MATCHUP_IS_LOCAL_SERVER (b), FALSE);

  return a->template_ == b->template_ && a->port == b->port && a->n_models == b->n_models;
}
