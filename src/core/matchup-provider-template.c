/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-provider-template.h"

struct _MatchupProviderTemplate
{
  GObject parent_instance;

  MatchupProviderTemplateFields fields; /* every pointer in it is owned */
};

G_DEFINE_FINAL_TYPE (MatchupProviderTemplate, matchup_provider_template, G_TYPE_OBJECT)

static void
matchup_provider_template_finalize (GObject *object)
{
  MatchupProviderTemplateFields *fields = &MATCHUP_PROVIDER_TEMPLATE (object)->fields;

  g_free ((char *) fields->id);
  g_strfreev ((char **) fields->aliases);
  g_free ((char *) fields->name);
  g_free ((char *) fields->description);
  g_free ((char *) fields->protocol);
  g_free ((char *) fields->address);
  g_free ((char *) fields->address_hint);
  g_free ((char *) fields->key_variable);
  g_free ((char *) fields->key_hint);
  g_free ((char *) fields->key_url);
  g_free ((char *) fields->console_url);
  g_free ((char *) fields->billing_url);
  g_free ((char *) fields->price_list_id);
  g_free ((char *) fields->model_list_id);
  g_strfreev ((char **) fields->default_models);
  g_free ((char *) fields->quirks.auth);
  g_strfreev ((char **) fields->quirks.headers);
  g_free ((char *) fields->quirks.models_path);
  g_free ((char *) fields->quirks.extra_body);

  G_OBJECT_CLASS (matchup_provider_template_parent_class)->finalize (object);
}

static void
matchup_provider_template_class_init (MatchupProviderTemplateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_provider_template_finalize;
}

static void
matchup_provider_template_init (MatchupProviderTemplate *self)
{
}

MatchupProviderTemplate *
matchup_provider_template_new (const MatchupProviderTemplateFields *fields)
{
  MatchupProviderTemplate *self;

  g_return_val_if_fail (fields != NULL && fields->id != NULL && fields->name != NULL, NULL);
  g_return_val_if_fail (fields->protocol != NULL && fields->address != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_PROVIDER_TEMPLATE, NULL);
  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  self->fields.aliases = (const char *const *) g_strdupv ((char **) fields->aliases);
  self->fields.name = g_strdup (fields->name);
  self->fields.description = g_strdup (fields->description);
  self->fields.protocol = g_strdup (fields->protocol);
  self->fields.address = g_strdup (fields->address);
  self->fields.address_hint = g_strdup (fields->address_hint);
  self->fields.key_variable = g_strdup (fields->key_variable);
  self->fields.key_hint = g_strdup (fields->key_hint);
  self->fields.key_url = g_strdup (fields->key_url);
  self->fields.console_url = g_strdup (fields->console_url);
  self->fields.billing_url = g_strdup (fields->billing_url);
  self->fields.price_list_id = g_strdup (fields->price_list_id);
  self->fields.model_list_id = g_strdup (fields->model_list_id);
  self->fields.default_models = (const char *const *) g_strdupv ((char **) fields->default_models);
  self->fields.quirks.auth = g_strdup (fields->quirks.auth);
  self->fields.quirks.headers = (const char *const *) g_strdupv ((char **) fields->quirks.headers);
  self->fields.quirks.models_path = g_strdup (fields->quirks.models_path);
  self->fields.quirks.extra_body = g_strdup (fields->quirks.extra_body);
  return self;
}

const MatchupProviderTemplateFields *
matchup_provider_template_get (MatchupProviderTemplate *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER_TEMPLATE (self), NULL);
  return &self->fields;
}

const char *
matchup_provider_template_get_model_list (MatchupProviderTemplate *self)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER_TEMPLATE (self), NULL);

  return self->fields.price_list_id != NULL ? self->fields.price_list_id
                                            : self->fields.model_list_id;
}

gboolean
matchup_provider_template_is_called (MatchupProviderTemplate *self, const char *name)
{
  g_return_val_if_fail (MATCHUP_IS_PROVIDER_TEMPLATE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (g_ascii_strcasecmp (self->fields.id, name) == 0)
    return TRUE;
  for (guint i = 0; self->fields.aliases != NULL && self->fields.aliases[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (self->fields.aliases[i], name) == 0)
        return TRUE;
    }
  return FALSE;
}
