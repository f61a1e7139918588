/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-proxy-settings.h"

#include "matchup-proxy-address.h"

struct _MatchupProxySettings
{
  gatomicrefcount ref_count;
  MatchupProxyMode mode;
  char *scheme;
  char *host;
  int port;
  char *user;
  MatchupSecret *password;
};

G_DEFINE_BOXED_TYPE (MatchupProxySettings,
                     matchup_proxy_settings,
                     matchup_proxy_settings_ref,
                     matchup_proxy_settings_unref)

static MatchupProxySettings *
create (MatchupProxyMode mode)
{
  MatchupProxySettings *self = g_new0 (MatchupProxySettings, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->mode = mode;
  return self;
}

MatchupProxySettings *
matchup_proxy_settings_new_system (void)
{
  return create (MATCHUP_PROXY_MODE_SYSTEM);
}

MatchupProxySettings *
matchup_proxy_settings_new_none (void)
{
  return create (MATCHUP_PROXY_MODE_NONE);
}

MatchupProxySettings *
matchup_proxy_settings_new_own (const char *address, MatchupSecret *login)
{
  MatchupProxySettings *self = create (MATCHUP_PROXY_MODE_OWN);
  g_autofree char *normalized = NULL;

  g_return_val_if_fail (address != NULL, self);

  normalized = matchup_proxy_address_normalize (address, NULL, NULL);
  if (normalized == NULL)
    return self;
  g_uri_split_network (normalized, G_URI_FLAGS_NONE, &self->scheme, &self->host, &self->port, NULL);
  if (login != NULL)
    matchup_proxy_login_split (login, &self->user, &self->password);
  return self;
}

MatchupProxySettings *
matchup_proxy_settings_ref (MatchupProxySettings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
matchup_proxy_settings_unref (MatchupProxySettings *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->scheme);
  g_free (self->host);
  g_free (self->user);
  g_clear_pointer (&self->password, matchup_secret_unref);
  g_free (self);
}

MatchupProxyMode
matchup_proxy_settings_get_mode (const MatchupProxySettings *self)
{
  g_return_val_if_fail (self != NULL, MATCHUP_PROXY_MODE_SYSTEM);
  return self->mode;
}

const char *
matchup_proxy_settings_get_scheme (const MatchupProxySettings *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->scheme;
}

const char *
matchup_proxy_settings_get_host (const MatchupProxySettings *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->host;
}

int
matchup_proxy_settings_get_port (const MatchupProxySettings *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->port;
}

const char *
matchup_proxy_settings_get_user (const MatchupProxySettings *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->user;
}

MatchupSecret *
matchup_proxy_settings_get_password (const MatchupProxySettings *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->password;
}

static const char *
peek_password (const MatchupProxySettings *self)
{
  return self->password != NULL ? matchup_secret_peek (self->password) : NULL;
}

guint
matchup_proxy_settings_hash (gconstpointer data)
{
  const MatchupProxySettings *self = data;
  guint hash = (guint) self->mode * 31 + (guint) self->port;

  if (self->host != NULL)
    hash = hash * 31 + g_str_hash (self->host);
  return hash;
}

gboolean
matchup_proxy_settings_equal (gconstpointer data, gconstpointer other_data)
{
  const MatchupProxySettings *self = data;
  const MatchupProxySettings *other = other_data;

  return self->mode == other->mode && self->port == other->port &&
         g_strcmp0 (self->scheme, other->scheme) == 0 && g_strcmp0 (self->host, other->host) == 0 &&
         g_strcmp0 (self->user, other->user) == 0 &&
         g_strcmp0 (peek_password (self), peek_password (other)) == 0;
}
