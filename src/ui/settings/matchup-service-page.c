/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-service-page-private.h"

#include "matchup-accessible-name.h"
#include "matchup-address.h"
#include "matchup-config.h"
#include "matchup-formats.h"
#include "matchup-models-page.h"
#include "matchup-row-texts.h"
#include "matchup-service-name.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

/* The kind of service that can be at any address. */
#define CUSTOM "custom"

enum
{
  SIGNAL_DONE,
  SIGNAL_REMOVE,
  SIGNAL_OPEN_MODELS,
  SIGNAL_OPEN_PRICES,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupServicePage, matchup_service_page, ADW_TYPE_BIN)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

const char *
_matchup_service_page_get_format (MatchupServicePage *self)
{
  const char *const *names = matchup_formats_get_names ();
  guint selected = adw_combo_row_get_selected (self->format_row);

  if (gtk_widget_get_visible (GTK_WIDGET (self->format_row)) &&
      selected < g_strv_length ((char **) names))
    return names[selected];
  if (self->provider != NULL)
    return matchup_provider_get_protocol (self->provider);
  return matchup_provider_template_get (self->template_)->protocol;
}

static gboolean
is_changed (MatchupServicePage *self)
{
  g_autofree char *name = NULL;

  if (self->provider == NULL || *get_text (self->key_row) != '\0' ||
      matchup_connection_group_is_changed (self->connection) ||
      (gtk_widget_get_visible (GTK_WIDGET (self->plain_http_row)) &&
       gtk_switch_get_active (self->plain_http_switch) !=
           matchup_provider_get_plain_http_accepted (self->provider)))
    return TRUE;
  name = matchup_service_dup_name (self->provider);
  return g_strcmp0 (get_text (self->name_row), name) != 0 ||
         g_strcmp0 (_matchup_service_page_get_format (self),
                    matchup_provider_get_protocol (self->provider)) != 0 ||
         g_strcmp0 (get_text (self->address_row), matchup_provider_get_address (self->provider)) !=
             0;
}

void
_matchup_service_page_update_actions (MatchupServicePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const char *save_label;

  if (self->save_anyway)
    /* Translators: a button or a field */
    save_label = _ ("_Save Anyway");
  else if (self->provider == NULL)
    /* Translators: a button or a field */
    save_label = _ ("_Connect");
  else
    save_label = _ ("_Save");
  gtk_button_set_label (self->save_button, save_label);
  gtk_widget_action_set_enabled (widget, "service.check", !self->busy);
  gtk_widget_action_set_enabled (widget, "service.save", !self->busy && is_changed (self));
  gtk_widget_action_set_enabled (widget, "service.remove", !self->busy && self->provider != NULL);
}

void
_matchup_service_page_set_busy (MatchupServicePage *self, gboolean busy)
{
  self->busy = busy;
  _matchup_service_page_update_actions (self);
}

void
_matchup_service_page_update_key_title (MatchupServicePage *self)
{
  const MatchupProviderTemplateFields *fields = matchup_provider_template_get (self->template_);
  g_autofree char *from_variable = NULL;
  const char *title = fields->needs_key ? /* Translators: a field */ _ ("_Key")
                                        : /* Translators: a field */ _ ("_Key, if one is needed");

  switch (self->provider != NULL ? matchup_provider_get_key_source (self->provider)
                                 : MATCHUP_KEY_SOURCE_NONE)
    {
    case MATCHUP_KEY_SOURCE_KEYRING:
    case MATCHUP_KEY_SOURCE_SESSION:
      /* Translators: a button or a field */
      title = _ ("_Key: a key is stored. Type to replace it");
      break;
    case MATCHUP_KEY_SOURCE_ENVIRONMENT:
      from_variable = g_strdup_printf (
          /* Translators: %s is the name of an environment variable. */
          _ ("Key: taken from %s. Type to use another one"),
          fields->key_variable != NULL ? fields->key_variable : "");
      adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->key_row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->key_row), from_variable);
      return;
    case MATCHUP_KEY_SOURCE_LOCKED:
      /* Translators: a button or a field */
      title = _ ("_Key: the keyring is locked");
      break;
    case MATCHUP_KEY_SOURCE_NONE:
    case MATCHUP_KEY_SOURCE_UNKNOWN:
    default:
      break;
    }
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->key_row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->key_row), title);
}

void
_matchup_service_page_show_address_sentence (MatchupServicePage *self, const char *sentence)
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

void
_matchup_service_page_emit_done (MatchupServicePage *self, const char *sentence)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0, sentence);
}

void
_matchup_service_page_emit_remove (MatchupServicePage *self)
{
  if (self->provider != NULL)
    g_signal_emit (self, signals[SIGNAL_REMOVE], 0, self->provider);
}

void
_matchup_service_page_emit_open (MatchupServicePage *self, gboolean prices)
{
  if (self->provider != NULL)
    g_signal_emit (self,
                   signals[prices ? SIGNAL_OPEN_PRICES : SIGNAL_OPEN_MODELS],
                   0,
                   self->provider);
}

static void
enabled_changed_cb (MatchupServicePage *self)
{
  if (self->filling || self->workspace == NULL || self->provider == NULL)
    return;
  matchup_provider_list_set_enabled (matchup_workspace_get_providers (self->workspace),
                                     self->provider,
                                     gtk_switch_get_active (self->enabled_switch));
}

static void
show_offer (MatchupServicePage *self)
{
  g_autofree char *summary = NULL;

  gtk_widget_set_visible (self->offer, self->provider != NULL);
  if (self->provider == NULL)
    return;
  summary = matchup_models_page_dup_summary (self->workspace, self->provider);
  adw_action_row_set_subtitle (self->models_row, summary);
}

static void
field_changed_cb (MatchupServicePage *self)
{
  if (self->filling || self->workspace == NULL)
    return;
  _matchup_service_page_forget_check (self);
}

/* What was accepted for one server is not accepted for another. */
static void
update_plain_http (MatchupServicePage *self)
{
  const char *address = get_text (self->address_row);

  gtk_widget_set_visible (GTK_WIDGET (self->plain_http_row), matchup_address_is_exposed (address));
  gtk_switch_set_active (self->plain_http_switch,
                         self->accepted_address != NULL &&
                             matchup_address_is_same_server (address, self->accepted_address));
}

static void
plain_http_changed_cb (MatchupServicePage *self)
{
  if (gtk_switch_get_active (self->plain_http_switch))
    {
      g_free (self->accepted_address);
      self->accepted_address = g_strdup (get_text (self->address_row));
    }
  else if (self->accepted_address != NULL &&
           matchup_address_is_same_server (get_text (self->address_row), self->accepted_address))
    {
      g_clear_pointer (&self->accepted_address, g_free);
    }
  field_changed_cb (self);
}

static void
address_changed_cb (MatchupServicePage *self)
{
  if (!self->filling)
    _matchup_service_page_show_address_sentence (self, "");
  update_plain_http (self);
  field_changed_cb (self);
}

static void
field_activated_cb (MatchupServicePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "service.save", NULL);
}

static void
open_link (MatchupServicePage *self, const char *uri)
{
  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
}

static void
key_link_activated_cb (MatchupServicePage *self)
{
  open_link (self, matchup_provider_template_get (self->template_)->key_url);
}

static void
console_link_activated_cb (MatchupServicePage *self)
{
  open_link (self, matchup_provider_template_get (self->template_)->console_url);
}

static void
billing_link_activated_cb (MatchupServicePage *self)
{
  open_link (self, matchup_provider_template_get (self->template_)->billing_url);
}

static void
matchup_service_page_dispose (GObject *object)
{
  MatchupServicePage *self = MATCHUP_SERVICE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_SERVICE_PAGE);
  g_clear_object (&self->provider);
  g_clear_object (&self->template_);
  g_clear_pointer (&self->accepted_address, g_free);

  G_OBJECT_CLASS (matchup_service_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-service-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, title);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, offer);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, enabled_switch);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, models_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, name_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, address_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, address_example);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, address_example_label);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, address_trouble);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, address_sentence);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, plain_http_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, plain_http_switch);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, key_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, format_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, key_hint);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, key_hint_label);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, connection);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, check_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, check_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, save_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, links);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, key_link);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, console_link);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, billing_link);
  gtk_widget_class_bind_template_child (widget_class, MatchupServicePage, removal);
  gtk_widget_class_bind_template_callback (widget_class, enabled_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, plain_http_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_link_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, console_link_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, billing_link_activated_cb);
}

static guint
add_signal (MatchupServicePageClass *klass, const char *name, GType argument)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (klass),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       argument);
}

/* Escape and swiping leave it, too: what is checked must not be connected from out of sight. */
static void
matchup_service_page_unmap (GtkWidget *widget)
{
  _matchup_service_page_forget_check (MATCHUP_SERVICE_PAGE (widget));
  GTK_WIDGET_CLASS (matchup_service_page_parent_class)->unmap (widget);
}

static void
matchup_service_page_class_init (MatchupServicePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_service_page_dispose;
  widget_class->unmap = matchup_service_page_unmap;

  signals[SIGNAL_DONE] = add_signal (klass, "done", G_TYPE_STRING);
  signals[SIGNAL_REMOVE] = add_signal (klass, "remove", MATCHUP_TYPE_PROVIDER);
  signals[SIGNAL_OPEN_MODELS] = add_signal (klass, "open-models", MATCHUP_TYPE_PROVIDER);
  signals[SIGNAL_OPEN_PRICES] = add_signal (klass, "open-prices", MATCHUP_TYPE_PROVIDER);

  _matchup_service_page_install_actions (widget_class);

  g_type_ensure (MATCHUP_TYPE_CHECK_ROW);
  g_type_ensure (MATCHUP_TYPE_CONNECTION_GROUP);
  bind_template (widget_class);
}

static void
matchup_service_page_init (MatchupServicePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_row_texts_wrap_choices (self->format_row);
  matchup_row_texts_explain_entries (self);
  gtk_widget_set_layout_manager (gtk_widget_get_parent (GTK_WIDGET (self->check_button)),
                                 matchup_wrap_layout_new (12, 6));
  matchup_accessible_name_by_label (GTK_WIDGET (self));
  matchup_accessible_name_by_tooltip (GTK_WIDGET (self->key_row));
}

static void
show_link (AdwActionRow *row, const char *uri)
{
  gboolean shown = uri != NULL && *uri != '\0';

  gtk_widget_set_visible (GTK_WIDGET (row), shown);
  adw_action_row_set_subtitle (row, shown ? uri : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), uri);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), shown ? uri : "");
}

/* Read out with the field that it is about. */
static void
describe (GtkWidget *field, GtkWidget *hint)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  hint,
                                  NULL,
                                  -1);
}

static void
show_links (MatchupServicePage *self, const MatchupProviderTemplateFields *fields)
{
  show_link (self->key_link, fields->key_url);
  show_link (self->console_link,
             g_strcmp0 (fields->console_url, fields->key_url) != 0 ? fields->console_url : NULL);
  show_link (self->billing_link, fields->billing_url);
  gtk_widget_set_visible (GTK_WIDGET (self->links),
                          fields->key_url != NULL || fields->console_url != NULL ||
                              fields->billing_url != NULL);
}

static void
show_hints (MatchupServicePage *self, const MatchupProviderTemplateFields *fields)
{
  g_autofree char *example = NULL;

  gtk_widget_set_visible (self->address_example, fields->address_hint != NULL);
  gtk_widget_set_visible (self->key_hint, fields->key_hint != NULL);
  if (fields->address_hint != NULL)
    /* Translators: %s is a web address */
    example = g_strdup_printf (_ ("For example: %s"), fields->address_hint);
  gtk_label_set_text (self->address_example_label, example != NULL ? example : "");
  gtk_label_set_text (self->key_hint_label, fields->key_hint != NULL ? _ (fields->key_hint) : "");
  describe (GTK_WIDGET (self->address_row), GTK_WIDGET (self->address_example_label));
  describe (GTK_WIDGET (self->key_row), GTK_WIDGET (self->key_hint_label));
}

/* Whoever types an address of their own has to say what is spoken there. */
static void
show_formats (MatchupServicePage *self, const char *protocol)
{
  const char *const *names = matchup_formats_get_names ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gtk_string_list_append (titles, matchup_service_get_format_name (names[i]));
      if (g_str_equal (names[i], protocol))
        selected = i;
    }
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->format_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->format_row), TRUE);
}

static GtkWidget *
create (MatchupWorkspace *workspace, MatchupProviderTemplate *template_, MatchupProvider *provider)
{
  MatchupServicePage *self = g_object_new (MATCHUP_TYPE_SERVICE_PAGE, NULL);
  const MatchupProviderTemplateFields *fields = matchup_provider_template_get (template_);
  g_autofree char *name = NULL;
  const char *address;

  self->template_ = g_object_ref (template_);
  g_set_object (&self->provider, provider);
  name = provider != NULL ? matchup_service_dup_name (provider) : g_strdup (_ (fields->name));
  address = provider != NULL ? matchup_provider_get_address (provider) : fields->address;

  self->filling = TRUE;
  if (provider != NULL && matchup_provider_get_plain_http_accepted (provider))
    self->accepted_address = g_strdup (address);
  gtk_switch_set_active (self->enabled_switch,
                         provider != NULL && matchup_provider_get_enabled (provider));
  if (provider != NULL)
    matchup_connection_group_fill (self->connection,
                                   matchup_workspace_get_providers (workspace),
                                   provider);
  adw_window_title_set_title (self->title, name);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  gtk_editable_set_text (GTK_EDITABLE (self->address_row), address != NULL ? address : "");
  if (g_str_equal (fields->id, CUSTOM))
    show_formats (self, _matchup_service_page_get_format (self));
  self->filling = FALSE;
  self->workspace = g_object_ref (workspace);

  show_offer (self);
  show_hints (self, fields);
  show_links (self, fields);
  /* One whose key stands in the environment would be back at the next start. */
  gtk_widget_set_visible (self->removal, provider != NULL && matchup_provider_get_saved (provider));
  _matchup_service_page_update_key_title (self);
  _matchup_service_page_update_actions (self);
  return GTK_WIDGET (self);
}

GtkWidget *
matchup_service_page_new (MatchupWorkspace *workspace, MatchupProvider *provider)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (provider), NULL);

  return create (workspace, matchup_provider_get_template (provider), provider);
}

GtkWidget *
matchup_service_page_new_for_template (MatchupWorkspace *workspace,
                                       MatchupProviderTemplate *template_)
{
  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_PROVIDER_TEMPLATE (template_), NULL);

  return create (workspace, template_, NULL);
}

void
matchup_service_page_focus (MatchupServicePage *self)
{
  g_return_if_fail (MATCHUP_IS_SERVICE_PAGE (self));

  if (*get_text (self->address_row) == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->key_row));
}

void
matchup_service_page_type (MatchupServicePage *self,
                           const char *name,
                           const char *address,
                           const char *key)
{
  g_return_if_fail (MATCHUP_IS_SERVICE_PAGE (self));

  if (name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  if (address != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->address_row), address);
  if (key != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->key_row), key);
}

MatchupConnectionGroup *
matchup_service_page_get_connection (MatchupServicePage *self)
{
  g_return_val_if_fail (MATCHUP_IS_SERVICE_PAGE (self), NULL);

  return self->connection;
}

gboolean
matchup_service_page_accept_plain_http (MatchupServicePage *self)
{
  g_return_val_if_fail (MATCHUP_IS_SERVICE_PAGE (self), FALSE);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->plain_http_row)))
    return FALSE;
  gtk_switch_set_active (self->plain_http_switch, TRUE);
  return TRUE;
}

const char *
matchup_service_page_get_address_sentence (MatchupServicePage *self)
{
  g_return_val_if_fail (MATCHUP_IS_SERVICE_PAGE (self), NULL);

  return gtk_label_get_text (self->address_sentence);
}

const char *
matchup_service_page_get_check_sentence (MatchupServicePage *self)
{
  g_return_val_if_fail (MATCHUP_IS_SERVICE_PAGE (self), NULL);

  return matchup_check_row_get_sentence (self->check_row);
}

gboolean
matchup_service_page_is_busy (MatchupServicePage *self)
{
  g_return_val_if_fail (MATCHUP_IS_SERVICE_PAGE (self), FALSE);

  return self->busy;
}
