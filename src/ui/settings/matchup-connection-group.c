/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-connection-group.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-proxy-address.h"
#include "matchup-row-texts.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MatchupConnectionGroup
{
  AdwPreferencesGroup parent_instance;

  MatchupProvider *provider; /* what is saved; NULL for a new service */
  GCancellable *cancellable; /* of looking up the login */
  char *saved_user;          /* "" for none */
  MatchupSecret *saved_password;
  gboolean filling;

  AdwComboRow *mode_row; /* in the order of MatchupProxyMode */
  AdwEntryRow *address_row;
  GtkWidget *address_trouble;
  GtkLabel *address_sentence;
  AdwEntryRow *user_row;
  AdwPasswordEntryRow *password_row;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupConnectionGroup, matchup_connection_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static MatchupProxyMode
get_mode (MatchupConnectionGroup *self)
{
  return (MatchupProxyMode) adw_combo_row_get_selected (self->mode_row);
}

static void
show_sentence (MatchupConnectionGroup *self, const char *sentence)
{
  gboolean wrong = *sentence != '\0';

  gtk_label_set_text (self->address_sentence, sentence);
  gtk_widget_set_visible (self->address_trouble, wrong);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->address_row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->address_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->address_row), "error");
}

static void
field_changed_cb (MatchupConnectionGroup *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
address_changed_cb (MatchupConnectionGroup *self)
{
  show_sentence (self, "");
  field_changed_cb (self);
}

static void
mode_changed_cb (MatchupConnectionGroup *self)
{
  gboolean own = get_mode (self) == MATCHUP_PROXY_MODE_OWN;

  show_sentence (self, "");
  gtk_widget_set_visible (GTK_WIDGET (self->address_row), own);
  gtk_widget_set_visible (GTK_WIDGET (self->user_row), own);
  gtk_widget_set_visible (GTK_WIDGET (self->password_row), own);
  field_changed_cb (self);
}

static void
field_activated_cb (MatchupConnectionGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
update_password_title (MatchupConnectionGroup *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->password_row),
                                 /* Translators: a field */
                                 self->saved_password != NULL ? _ ("New pass_word (one is stored)")
                                                              /* Translators: a field */
                                                              : _ ("Pass_word"));
}

static void
matchup_connection_group_dispose (GObject *object)
{
  MatchupConnectionGroup *self = MATCHUP_CONNECTION_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_CONNECTION_GROUP);
  g_clear_object (&self->provider);
  g_clear_pointer (&self->saved_password, matchup_secret_unref);

  G_OBJECT_CLASS (matchup_connection_group_parent_class)->dispose (object);
}

static void
matchup_connection_group_finalize (GObject *object)
{
  g_free (MATCHUP_CONNECTION_GROUP (object)->saved_user);

  G_OBJECT_CLASS (matchup_connection_group_parent_class)->finalize (object);
}

static guint
add_signal (MatchupConnectionGroupClass *klass, const char *name)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (klass),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       0);
}

static void
matchup_connection_group_class_init (MatchupConnectionGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_connection_group_dispose;
  object_class->finalize = matchup_connection_group_finalize;

  signals[SIGNAL_CHANGED] = add_signal (klass, "changed");
  signals[SIGNAL_ACTIVATED] = add_signal (klass, "activated");

  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-connection-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupConnectionGroup, mode_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupConnectionGroup, address_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupConnectionGroup, address_trouble);
  gtk_widget_class_bind_template_child (widget_class, MatchupConnectionGroup, address_sentence);
  gtk_widget_class_bind_template_child (widget_class, MatchupConnectionGroup, user_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupConnectionGroup, password_row);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_activated_cb);
}

static void
matchup_connection_group_init (MatchupConnectionGroup *self)
{
  self->saved_user = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_row_texts_wrap_choices (self->mode_row);
  matchup_accessible_name_by_tooltip (GTK_WIDGET (self->password_row));
  update_password_title (self);
}

GtkWidget *
matchup_connection_group_new (void)
{
  return g_object_new (MATCHUP_TYPE_CONNECTION_GROUP, NULL);
}

static void
set_saved_login (MatchupConnectionGroup *self, MatchupSecret *login)
{
  g_clear_pointer (&self->saved_user, g_free);
  g_clear_pointer (&self->saved_password, matchup_secret_unref);
  if (login != NULL)
    matchup_proxy_login_split (login, &self->saved_user, &self->saved_password);
  if (self->saved_user == NULL)
    self->saved_user = g_strdup ("");
  update_password_title (self);
}

static void
login_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupConnectionGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupSecret) login =
      matchup_provider_list_lookup_proxy_login_finish (MATCHUP_PROVIDER_LIST (source),
                                                       result,
                                                       &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_saved_login (self, login);
  self->filling = TRUE;
  /* Unless somebody has begun to type. */
  if (*get_text (self->user_row) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->user_row), self->saved_user);
  self->filling = FALSE;
}

void
matchup_connection_group_fill (MatchupConnectionGroup *self,
                               MatchupProviderList *providers,
                               MatchupProvider *provider)
{
  g_return_if_fail (MATCHUP_IS_CONNECTION_GROUP (self));
  g_return_if_fail (MATCHUP_IS_PROVIDER_LIST (providers));
  g_return_if_fail (MATCHUP_IS_PROVIDER (provider));

  g_set_object (&self->provider, provider);
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->address_row),
                         matchup_provider_get_proxy_address (provider));
  adw_combo_row_set_selected (self->mode_row, matchup_provider_get_proxy_mode (provider));
  self->filling = FALSE;
  self->cancellable = g_cancellable_new ();
  matchup_provider_list_lookup_proxy_login_async (providers,
                                                  provider,
                                                  self->cancellable,
                                                  login_cb,
                                                  g_object_ref (self));
}

gboolean
matchup_connection_group_is_login_changed (MatchupConnectionGroup *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONNECTION_GROUP (self), FALSE);

  return get_mode (self) == MATCHUP_PROXY_MODE_OWN &&
         (strcmp (get_text (self->user_row), self->saved_user) != 0 ||
          *get_text (self->password_row) != '\0');
}

gboolean
matchup_connection_group_is_changed (MatchupConnectionGroup *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONNECTION_GROUP (self), FALSE);

  if (self->provider == NULL || matchup_provider_get_proxy_mode (self->provider) != get_mode (self))
    return TRUE;
  if (get_mode (self) != MATCHUP_PROXY_MODE_OWN)
    return FALSE;
  return strcmp (get_text (self->address_row),
                 matchup_provider_get_proxy_address (self->provider)) != 0 ||
         matchup_connection_group_is_login_changed (self);
}

gboolean
matchup_connection_group_check (MatchupConnectionGroup *self)
{
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (MATCHUP_IS_CONNECTION_GROUP (self), FALSE);

  if (get_mode (self) != MATCHUP_PROXY_MODE_OWN)
    return TRUE;
  address = matchup_proxy_address_normalize (get_text (self->address_row), NULL, &error);
  show_sentence (self, address == NULL ? error->message : "");
  if (address == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
  return address != NULL;
}

void
matchup_connection_group_apply (MatchupConnectionGroup *self, MatchupProvider *provider)
{
  g_autofree char *address = NULL;

  g_return_if_fail (MATCHUP_IS_CONNECTION_GROUP (self));
  g_return_if_fail (MATCHUP_IS_PROVIDER (provider));

  matchup_provider_set_proxy_mode (provider, get_mode (self));
  if (get_mode (self) != MATCHUP_PROXY_MODE_OWN)
    return;
  address = matchup_proxy_address_normalize (get_text (self->address_row), NULL, NULL);
  matchup_provider_set_proxy_address (provider, address != NULL ? address : "");
}

MatchupSecret *
matchup_connection_group_dup_login (MatchupConnectionGroup *self)
{
  const char *user;
  const char *password;

  g_return_val_if_fail (MATCHUP_IS_CONNECTION_GROUP (self), NULL);

  user = get_text (self->user_row);
  password = get_text (self->password_row);
  /* Taking the user away takes a saved password away. */
  if (*user == '\0' && *password == '\0')
    return matchup_secret_new ("", 0);
  if (*password == '\0' && self->saved_password != NULL)
    password = matchup_secret_peek (self->saved_password);
  return matchup_proxy_login_new (user, password);
}

void
matchup_connection_group_login_saved (MatchupConnectionGroup *self, MatchupSecret *login)
{
  g_return_if_fail (MATCHUP_IS_CONNECTION_GROUP (self));
  g_return_if_fail (login != NULL);

  self->filling = TRUE;
  set_saved_login (self, login);
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  self->filling = FALSE;
}

void
matchup_connection_group_type (MatchupConnectionGroup *self,
                               MatchupProxyMode mode,
                               const char *address,
                               const char *user,
                               const char *password)
{
  g_return_if_fail (MATCHUP_IS_CONNECTION_GROUP (self));

  adw_combo_row_set_selected (self->mode_row, mode);
  if (address != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->address_row), address);
  if (user != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->user_row), user);
  if (password != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->password_row), password);
}

const char *
matchup_connection_group_get_sentence (MatchupConnectionGroup *self)
{
  g_return_val_if_fail (MATCHUP_IS_CONNECTION_GROUP (self), NULL);

  return gtk_label_get_text (self->address_sentence);
}
