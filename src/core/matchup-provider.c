/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-provider.h"

#include "matchup-address.h"
#include "matchup-config.h"
#include "matchup-enum-types.h"

#include <glib/gi18n.h>

struct _MatchupProvider
{
  GObject parent_instance;

  char *id;
  MatchupProviderTemplate *template_;
  char *name;
  char *address;
  char *protocol;
  MatchupProxyMode proxy_mode;
  char *proxy_address;
  gboolean plain_http_accepted;
  gboolean enabled;
  GHashTable *hidden_models; /* set of ids */
  MatchupKeySource key_source;
  gboolean saved;
  MatchupRequestFields refused_fields;
};

G_DEFINE_FINAL_TYPE (MatchupProvider, matchup_provider, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_ADDRESS,
  PROP_PROTOCOL,
  PROP_PROXY_MODE,
  PROP_PROXY_ADDRESS,
  PROP_PLAIN_HTTP_ACCEPTED,
  PROP_ENABLED,
  PROP_HIDDEN_MODELS,
  PROP_KEY_SOURCE,
  PROP_SAVED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
matchup_provider_finalize (GObject *object)
{
  MatchupProvider *self = MATCHUP_PROVIDER (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->template_);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->protocol, g_free);
  g_clear_pointer (&self->proxy_address, g_free);
  g_clear_pointer (&self->hidden_models, g_hash_table_unref);

  G_OBJECT_CLASS (matchup_provider_parent_class)->finalize (object);
}

static void
matchup_provider_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MatchupProvider *self = MATCHUP_PROVIDER (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_PROTOCOL:
      g_value_set_string (value, self->protocol);
      break;
    case PROP_PROXY_MODE:
      g_value_set_enum (value, self->proxy_mode);
      break;
    case PROP_PROXY_ADDRESS:
      g_value_set_string (value, self->proxy_address);
      break;
    case PROP_PLAIN_HTTP_ACCEPTED:
      g_value_set_boolean (value, self->plain_http_accepted);
      break;
    case PROP_ENABLED:
      g_value_set_boolean (value, self->enabled);
      break;
    case PROP_HIDDEN_MODELS:
      g_value_take_boxed (value, matchup_provider_dup_hidden_models (self));
      break;
    case PROP_KEY_SOURCE:
      g_value_set_enum (value, self->key_source);
      break;
    case PROP_SAVED:
      g_value_set_boolean (value, self->saved);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_provider_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  MatchupProvider *self = MATCHUP_PROVIDER (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_NAME:
      matchup_provider_set_name (self, g_value_get_string (value));
      break;
    case PROP_ADDRESS:
      matchup_provider_set_address (self, g_value_get_string (value));
      break;
    case PROP_PROTOCOL:
      matchup_provider_set_protocol (self, g_value_get_string (value));
      break;
    case PROP_PROXY_MODE:
      matchup_provider_set_proxy_mode (self, g_value_get_enum (value));
      break;
    case PROP_PROXY_ADDRESS:
      matchup_provider_set_proxy_address (self, g_value_get_string (value));
      break;
    case PROP_PLAIN_HTTP_ACCEPTED:
      matchup_provider_set_plain_http_accepted (self, g_value_get_boolean (value));
      break;
    case PROP_ENABLED:
      matchup_provider_set_enabled (self, g_value_get_boolean (value));
      break;
    case PROP_HIDDEN_MODELS:
      matchup_provider_set_hidden_models (self, g_value_get_boxed (value));
      break;
    case PROP_KEY_SOURCE:
      matchup_provider_set_key_source (self, g_value_get_enum (value));
      break;
    case PROP_SAVED:
      matchup_provider_set_saved (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_provider_class_init (MatchupProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = matchup_provider_finalize;
  object_class->get_property = matchup_provider_get_property;
  object_class->set_property = matchup_provider_set_property;

  properties[PROP_ID] =
      g_param_spec_string ("id",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  properties[PROP_PROTOCOL] = g_param_spec_string ("protocol", NULL, NULL, NULL, flags);
  properties[PROP_PROXY_MODE] = g_param_spec_enum ("proxy-mode",
                                                   NULL,
                                                   NULL,
                                                   MATCHUP_TYPE_PROXY_MODE,
                                                   MATCHUP_PROXY_MODE_SYSTEM,
                                                   flags);
  properties[PROP_PROXY_ADDRESS] = g_param_spec_string ("proxy-address", NULL, NULL, "", flags);
  properties[PROP_PLAIN_HTTP_ACCEPTED] =
      g_param_spec_boolean ("plain-http-accepted", NULL, NULL, FALSE, flags);
  properties[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, TRUE, flags);
  properties[PROP_HIDDEN_MODELS] =
      g_param_spec_boxed ("hidden-models", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_KEY_SOURCE] = g_param_spec_enum ("key-source",
                                                   NULL,
                                                   NULL,
                                                   MATCHUP_TYPE_KEY_SOURCE,
                                                   MATCHUP_KEY_SOURCE_UNKNOWN,
                                                   flags);
  properties[PROP_SAVED] = g_param_spec_boolean ("saved", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
matchup_provider_init (MatchupProvider *self)
{
  self->proxy_address = g_strdup ("");
  self->enabled = TRUE;
  self->hidden_models = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

MatchupProvider *
matchup_provider_new (const char *id,
                      MatchupProviderTemplate *template_,
                      const char *name,
                      const char *address)
{
  const MatchupProviderTemplateFields *fields;
  MatchupProvider *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (MATCHUP_IS_PROVIDER_TEMPLATE (template_), NULL);

  fields = matchup_provider_template_get (template_);
  self = g_object_new (MATCHUP_TYPE_PROVIDER, "id", id, NULL);
  self->template_ = g_object_ref (template_);
  self->name = g_strdup (name != NULL && *name != '\0' ? name : _ (fields->name));
  self->address = g_strdup (address != NULL && *address != '\0' ? address : fields->address);
  self->protocol = g_strdup (fields->protocol);
  return self;
}

const char *
matchup_provider_get_id (MatchupProvider *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (self), NULL);
  return self->id;
}

MatchupProviderTemplate *
matchup_provider_get_template (MatchupProvider *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (self), NULL);
  return self->template_;
}

const char *
matchup_provider_get_name (MatchupProvider *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (self), NULL);
  return self->name;
}

void
matchup_provider_set_name (MatchupProvider *self, const char *name)
{
  g_return_if_fail (MATCHUP_IS_PROVIDER (self));
  g_return_if_fail (name != NULL);

  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

const char *
matchup_provider_get_address (MatchupProvider *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (self), NULL);
  return self->address;
}

void
matchup_provider_set_address (MatchupProvider *self, const char *address)
{
  g_return_if_fail (MATCHUP_IS_PROVIDER (self));
  g_return_if_fail (address != NULL);

  if (g_strcmp0 (self->address, address) == 0)
    return;
  if (!matchup_address_is_same_server (address, self->address))
    matchup_provider_set_plain_http_accepted (self, FALSE);
  g_free (self->address);
  self->address = g_strdup (address);
  self->refused_fields = MATCHUP_REQUEST_FIELDS_NONE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDRESS]);
}

const char *
matchup_provider_get_protocol (MatchupProvider *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (self), NULL);
  return self->protocol;
}

void
matchup_provider_set_protocol (MatchupProvider *self, const char *protocol)
{
  g_return_if_fail (MATCHUP_IS_PROVIDER (self));
  g_return_if_fail (protocol != NULL);

  if (g_strcmp0 (self->protocol, protocol) == 0)
    return;
  g_free (self->protocol);
  self->protocol = g_strdup (protocol);
  self->refused_fields = MATCHUP_REQUEST_FIELDS_NONE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROTOCOL]);
}

MatchupProxyMode
matchup_provider_get_proxy_mode (MatchupProvider *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (self), MATCHUP_PROXY_MODE_SYSTEM);
  return self->proxy_mode;
}

void
matchup_provider_set_proxy_mode (MatchupProvider *self, MatchupProxyMode proxy_mode)
{
  g_return_if_fail (MATCHUP_IS_PROVIDER (self));

  if (self->proxy_mode == proxy_mode)
    return;
  self->proxy_mode = proxy_mode;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROXY_MODE]);
}

const char *
matchup_provider_get_proxy_address (MatchupProvider *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (self), NULL);
  return self->proxy_address;
}

void
matchup_provider_set_proxy_address (MatchupProvider *self, const char *proxy_address)
{
  g_return_if_fail (MATCHUP_IS_PROVIDER (self));
  g_return_if_fail (proxy_address != NULL);

  if (g_strcmp0 (self->proxy_address, proxy_address) == 0)
    return;
  g_free (self->proxy_address);
  self->proxy_address = g_strdup (proxy_address);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROXY_ADDRESS]);
}

gboolean
matchup_provider_get_plain_http_accepted (MatchupProvider *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (self), FALSE);
  return self->plain_http_accepted;
}

void
matchup_provider_set_plain_http_accepted (MatchupProvider *self, gboolean accepted)
{
  g_return_if_fail (MATCHUP_IS_PROVIDER (self));

  accepted = !!accepted;
  if (self->plain_http_accepted == accepted)
    return;
  self->plain_http_accepted = accepted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAIN_HTTP_ACCEPTED]);
}

gboolean
matchup_provider_get_enabled (MatchupProvider *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (self), FALSE);

  return self->enabled;
}

void
matchup_provider_set_enabled (MatchupProvider *self, gboolean enabled)
{
  g_return_if_fail (MATCHUP_IS_PROVIDER (self));

  enabled = !!enabled;
  if (self->enabled == enabled)
    return;
  self->enabled = enabled;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENABLED]);
}

gboolean
matchup_provider_hides_model (MatchupProvider *self, const char *model_id)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (self), FALSE);
  g_return_val_if_fail (model_id != NULL, FALSE);

  return g_hash_table_contains (self->hidden_models, model_id);
}

char **
matchup_provider_dup_hidden_models (MatchupProvider *self)
{
  g_autofree gpointer *keys = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (MATCHUP_IS_PROVIDER (self), NULL);

  keys = g_hash_table_get_keys_as_array (self->hidden_models, NULL);
  for (guint i = 0; keys[i] != NULL; i++)
    g_strv_builder_add (ids, keys[i]);
  return g_strv_builder_end (ids);
}

static gboolean
is_same_set (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (!g_hash_table_contains (b, key))
        return FALSE;
    }
  return TRUE;
}

void
matchup_provider_set_hidden_models (MatchupProvider *self, const char *const *model_ids)
{
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_if_fail (MATCHUP_IS_PROVIDER (self));

  for (guint i = 0; model_ids != NULL && model_ids[i] != NULL; i++)
    g_hash_table_add (hidden, g_strdup (model_ids[i]));
  if (is_same_set (hidden, self->hidden_models))
    return;
  g_hash_table_unref (self->hidden_models);
  self->hidden_models = g_steal_pointer (&hidden);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDDEN_MODELS]);
}

MatchupKeySource
matchup_provider_get_key_source (MatchupProvider *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (self), MATCHUP_KEY_SOURCE_UNKNOWN);
  return self->key_source;
}

void
matchup_provider_set_key_source (MatchupProvider *self, MatchupKeySource key_source)
{
  g_return_if_fail (MATCHUP_IS_PROVIDER (self));

  if (self->key_source == key_source)
    return;
  self->key_source = key_source;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEY_SOURCE]);
}

gboolean
matchup_provider_get_saved (MatchupProvider *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (self), FALSE);
  return self->saved;
}

void
matchup_provider_set_saved (MatchupProvider *self, gboolean saved)
{
  g_return_if_fail (MATCHUP_IS_PROVIDER (self));

  saved = !!saved;
  if (self->saved == saved)
    return;
  self->saved = saved;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED]);
}

MatchupRequestFields
matchup_provider_get_refused_fields (MatchupProvider *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (self), MATCHUP_REQUEST_FIELDS_NONE);
  return self->refused_fields;
}

void
matchup_provider_add_refused_fields (MatchupProvider *self, MatchupRequestFields fields)
{
  g_return_if_fail (MATCHUP_IS_PROVIDER (self));

  self->refused_fields |= fields;
}

static gboolean
refuse_address (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, sentence);
  return FALSE;
}

static gboolean
check_uri (GUri *uri, GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0)
    return refuse_address (error, _ ("The address has to begin with https:// or http://."));
  if (host == NULL || *host == '\0')
    return refuse_address (error, _ ("The address has no server name."));
  if (g_uri_get_userinfo (uri) != NULL)
    return refuse_address (error, _ ("The address must not hold a user name or a key."));
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return refuse_address (error, _ ("The address must not hold a “?” or a “#”."));
  return TRUE;
}

/* TRUE when there was one. */
static gboolean
strip_suffix (char *text, const char *suffix)
{
  if (!g_str_has_suffix (text, suffix))
    return FALSE;
  text[strlen (text) - strlen (suffix)] = '\0';
  return TRUE;
}

static void
strip_slashes (char *text)
{
  while (g_str_has_suffix (text, "/") && !g_str_has_suffix (text, "://"))
    text[strlen (text) - 1] = '\0';
}

/* Blanks and control characters inside; line ends must not get into a request. */
static gboolean
has_blank (const char *address)
{
  for (const char *p = address; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p) || g_ascii_iscntrl (*p))
        return TRUE;
    }
  return FALSE;
}

char *
matchup_provider_normalize_address (const char *typed, GError **error)
{
  g_autofree char *address = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  address = g_strstrip (g_strdup (typed));
  if (*address == '\0')
    {
      refuse_address (error, _ ("The address is missing."));
      return NULL;
    }
  if (strstr (address, "://") == NULL)
    {
      refuse_address (error, _ ("The address has to begin with https:// or http://."));
      return NULL;
    }
  do
    strip_slashes (address);
  while (strip_suffix (address, "/chat/completions"));

  uri = has_blank (address) ? NULL : g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL)
    {
      refuse_address (error, _ ("This is not a web address."));
      return NULL;
    }
  if (!check_uri (uri, error))
    return NULL;
  return g_steal_pointer (&address);
}
