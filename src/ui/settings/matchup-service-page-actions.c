/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-service-page-private.h"

#include "matchup-config.h"
#include "matchup-sentence.h"
#include "matchup-service-name.h"

#include <glib/gi18n.h>

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* NULL when it is no address; then the page says why. */
static char *
dup_address (MatchupServicePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address =
      matchup_provider_normalize_address (get_text (self->address_row), &error);

  _matchup_service_page_show_address_sentence (self, address == NULL ? error->message : "");
  if (address == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
  return g_steal_pointer (&address);
}

/* FALSE when the page has said what is wrong with the way to the service. */
static gboolean
check_way (MatchupServicePage *self)
{
  if (!matchup_connection_group_check (self->connection))
    return FALSE;
  if (!gtk_widget_get_visible (GTK_WIDGET (self->plain_http_row)) ||
      gtk_switch_get_active (self->plain_http_switch))
    return TRUE;
  matchup_check_row_set_trouble (self->check_row,
                                 _ ("Nothing was sent: use an address that begins with https://, "
                                    "or allow sending without encryption."),
                                 NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->plain_http_switch));
  return FALSE;
}

/* What stands on the page beside name and key. */
static void
apply_way (MatchupServicePage *self, MatchupProvider *provider)
{
  matchup_connection_group_apply (self->connection, provider);
  matchup_provider_set_plain_http_accepted (provider,
                                            gtk_switch_get_active (self->plain_http_switch));
}

/* NULL when nothing was typed. Blanks come along when a key is copied from a web page. */
static MatchupSecret *
dup_typed_key (MatchupServicePage *self)
{
  const char *start = get_text (self->key_row);
  gsize length;

  while (g_ascii_isspace (*start))
    start++;
  length = strlen (start);
  while (length > 0 && g_ascii_isspace (start[length - 1]))
    length--;
  return length > 0 ? matchup_secret_new (start, (gssize) length) : NULL;
}

static char *
dup_name (MatchupServicePage *self)
{
  const MatchupProviderTemplateFields *fields = matchup_provider_template_get (self->template_);
  g_autofree char *name = g_strstrip (g_strdup (get_text (self->name_row)));

  /* The known name is stored untranslated, so that it follows the language. */
  if (*name == '\0' || g_strcmp0 (name, _ (fields->name)) == 0)
    return g_strdup (fields->name);
  return g_steal_pointer (&name);
}

static void
refresh_models (MatchupServicePage *self)
{
  matchup_catalog_refresh_async (matchup_workspace_get_catalog (self->workspace),
                                 self->provider,
                                 NULL,
                                 NULL,
                                 NULL);
}

static void
finish (MatchupServicePage *self, gboolean is_new)
{
  g_autofree char *name = matchup_service_dup_name (self->provider);
  g_autofree char *sentence = NULL;

  refresh_models (self);
  if (is_new)
    /* Translators: %s is the name of a service. */
    sentence = matchup_sentence_insert_name (_ ("%s is connected"), name);
  else
    /* Translators: %s is the name of a service */
    sentence = matchup_sentence_insert_name (_ ("%s saved"), name);
  _matchup_service_page_emit_done (self, sentence);
}

typedef struct
{
  MatchupServicePage *page;
  MatchupSecret *login; /* NULL: stays as it is */
  gboolean is_new;
} Storing;

static void
storing_free (gpointer data)
{
  Storing *storing = data;

  g_clear_object (&storing->page);
  g_clear_pointer (&storing->login, matchup_secret_unref);
  g_free (storing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Storing, storing_free)

/* FALSE: the page is gone, or has said what is wrong. */
static gboolean
is_stored (MatchupServicePage *self, gboolean success, GError *error)
{
  if (self->workspace == NULL)
    return FALSE;
  if (success)
    return TRUE;
  _matchup_service_page_set_busy (self, FALSE);
  matchup_check_row_set_trouble (self->check_row, error->message, NULL);
  return FALSE;
}

static void
login_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Storing) storing = user_data;
  g_autoptr (GError) error = NULL;
  gboolean success = matchup_provider_list_set_proxy_login_finish (MATCHUP_PROVIDER_LIST (source),
                                                                   result,
                                                                   NULL,
                                                                   &error);

  if (!is_stored (storing->page, success, error))
    return;
  matchup_connection_group_login_saved (storing->page->connection, storing->login);
  _matchup_service_page_set_busy (storing->page, FALSE);
  finish (storing->page, storing->is_new);
}

static void
store_login (Storing *storing)
{
  MatchupServicePage *self = storing->page;

  if (storing->login == NULL)
    {
      _matchup_service_page_set_busy (self, FALSE);
      finish (self, storing->is_new);
      storing_free (storing);
      return;
    }
  matchup_provider_list_set_proxy_login_async (matchup_workspace_get_providers (self->workspace),
                                               self->provider,
                                               storing->login,
                                               login_stored_cb,
                                               storing);
}

static void
key_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Storing) storing = user_data;
  g_autoptr (GError) error = NULL;
  gboolean success =
      matchup_provider_list_set_key_finish (MATCHUP_PROVIDER_LIST (source), result, &error);

  if (!is_stored (storing->page, success, error))
    return;
  gtk_editable_set_text (GTK_EDITABLE (storing->page->key_row), "");
  _matchup_service_page_update_key_title (storing->page);
  store_login (g_steal_pointer (&storing));
}

/* First the key, then the login of the proxy; what was not changed is left alone. */
static void
store_secrets (MatchupServicePage *self, gboolean is_new)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (self->workspace);
  g_autoptr (MatchupSecret) key = dup_typed_key (self);
  Storing *storing = g_new0 (Storing, 1);

  storing->page = g_object_ref (self);
  storing->is_new = is_new;
  if (matchup_connection_group_is_login_changed (self->connection))
    storing->login = matchup_connection_group_dup_login (self->connection);
  _matchup_service_page_set_busy (self, TRUE);
  if (key != NULL)
    matchup_provider_list_set_key_async (providers, self->provider, key, key_stored_cb, storing);
  else
    store_login (storing);
}

static void
store (MatchupServicePage *self)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (self->workspace);
  g_autofree char *address = dup_address (self);
  g_autofree char *name = dup_name (self);
  g_autofree char *format = g_strdup (_matchup_service_page_get_format (self));
  g_autoptr (GError) error = NULL;
  gboolean is_new = self->provider == NULL;

  if (address == NULL || !check_way (self))
    return;
  if (is_new)
    g_set_object (&self->provider,
                  matchup_provider_list_add (providers, self->template_, name, address, &error));
  if (self->provider != NULL)
    {
      matchup_provider_set_address (self->provider, address);
      matchup_provider_set_protocol (self->provider, format);
      apply_way (self, self->provider);
      matchup_provider_list_update (providers, self->provider, name, address, &error);
    }
  if (error != NULL)
    {
      matchup_check_row_set_trouble (self->check_row, error->message, NULL);
      return;
    }
  store_secrets (self, is_new);
}

static void
show_success (MatchupServicePage *self, guint n_models)
{
  g_autofree char *sentence = NULL;

  if (n_models == 0)
    sentence = g_strdup (_ ("This works."));
  else
    sentence = g_strdup_printf (ngettext ("This works: %u model can be used.",
                                          "This works: %u models can be used.",
                                          n_models),
                                n_models);
  matchup_check_row_set_success (self->check_row, sentence);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupServicePage) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_models = 0;
  g_autoptr (MatchupErrorInfo) info =
      matchup_provider_list_check_finish (MATCHUP_PROVIDER_LIST (source),
                                          result,
                                          &n_models,
                                          &error);

  /* Cancelled: the page has gone, or something else was typed in the meantime. */
  if (error != NULL || self->workspace == NULL)
    return;
  g_clear_object (&self->cancellable);
  _matchup_service_page_set_busy (self, FALSE);
  if (info != NULL)
    {
      const char *name = get_text (self->name_row);
      g_autofree char *sentence = matchup_error_info_dup_sentence (info, name);
      g_autofree char *details = matchup_error_info_dup_details (info);

      matchup_check_row_set_trouble (self->check_row, sentence, details);
      self->save_anyway = self->save_after_check;
      self->save_after_check = FALSE;
      _matchup_service_page_update_actions (self);
      return;
    }
  show_success (self, n_models);
  if (!self->save_after_check)
    return;
  self->save_after_check = FALSE;
  store (self);
}

/*
 * The check works on a service of its own, so that nothing is changed by it. The id decides which
 * stored key is used where none was typed, if it is one that is saved: that of another service must
 * not be.
 */
static void
check (MatchupServicePage *self)
{
  g_autofree char *address = dup_address (self);
  g_autofree char *name = dup_name (self);
  g_autofree char *fresh_id = g_uuid_string_random ();
  g_autoptr (MatchupSecret) key = dup_typed_key (self);
  g_autoptr (MatchupSecret) login = NULL;
  g_autoptr (MatchupProvider) candidate = NULL;

  if (address == NULL || self->busy || !check_way (self))
    return;
  candidate =
      matchup_provider_new (self->provider != NULL ? matchup_provider_get_id (self->provider)
                                                   : fresh_id,
                            self->template_,
                            name,
                            address);
  matchup_provider_set_protocol (candidate, _matchup_service_page_get_format (self));
  apply_way (self, candidate);
  if (matchup_connection_group_is_login_changed (self->connection))
    login = matchup_connection_group_dup_login (self->connection);
  if (self->provider != NULL)
    matchup_provider_set_saved (candidate, matchup_provider_get_saved (self->provider));
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  _matchup_service_page_set_busy (self, TRUE);
  /* Translators: a service is being checked */
  matchup_check_row_set_busy (self->check_row, _ ("Checking…"));
  matchup_provider_list_check_async (matchup_workspace_get_providers (self->workspace),
                                     candidate,
                                     key,
                                     login,
                                     self->cancellable,
                                     checked_cb,
                                     g_object_ref (self));
}

static void
check_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupServicePage *self = MATCHUP_SERVICE_PAGE (widget);

  self->save_after_check = FALSE;
  check (self);
}

/* A new service is checked first, as a key is easily pasted wrong; saved anyway if wanted. */
static void
save_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupServicePage *self = MATCHUP_SERVICE_PAGE (widget);

  if (self->provider != NULL || self->save_anyway)
    {
      store (self);
      return;
    }
  self->save_after_check = TRUE;
  check (self);
  if (!self->busy)
    self->save_after_check = FALSE;
}

static void
remove_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupServicePage *self = MATCHUP_SERVICE_PAGE (widget);

  _matchup_service_page_emit_remove (self);
}

static void
back_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupServicePage *self = MATCHUP_SERVICE_PAGE (widget);

  /* The page stays alive until it is out of sight: a check must not connect a service from there.
   */
  _matchup_service_page_forget_check (self);
  _matchup_service_page_emit_done (self, NULL);
}

static void
models_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _matchup_service_page_emit_open (MATCHUP_SERVICE_PAGE (widget), FALSE);
}

static void
prices_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _matchup_service_page_emit_open (MATCHUP_SERVICE_PAGE (widget), TRUE);
}

void
_matchup_service_page_forget_check (MatchupServicePage *self)
{
  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      self->busy = FALSE;
      self->save_after_check = FALSE;
    }
  self->save_anyway = FALSE;
  if (!self->busy)
    matchup_check_row_clear (self->check_row);
  _matchup_service_page_update_actions (self);
}

void
_matchup_service_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "service.models", NULL, models_activated_cb);
  gtk_widget_class_install_action (widget_class, "service.prices", NULL, prices_activated_cb);
  gtk_widget_class_install_action (widget_class, "service.check", NULL, check_activated_cb);
  gtk_widget_class_install_action (widget_class, "service.save", NULL, save_activated_cb);
  gtk_widget_class_install_action (widget_class, "service.remove", NULL, remove_activated_cb);
  gtk_widget_class_install_action (widget_class, "service.back", NULL, back_activated_cb);
}
