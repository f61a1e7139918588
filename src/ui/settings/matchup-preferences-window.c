/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preferences-window.h"

#include "matchup-config.h"
#include "matchup-budget-group.h"
#include "matchup-general-page.h"
#include "matchup-help-button.h"
#include "matchup-judging-page.h"
#include "matchup-preset-page.h"
#include "matchup-presets-page.h"
#include "matchup-price-page.h"
#include "matchup-prices-page.h"
#include "matchup-privacy-page.h"
#include "matchup-sentence.h"
#include "matchup-service-name.h"
#include "matchup-service-page.h"
#include "matchup-services-page.h"
#include "matchup-title-group.h"

#include <glib/gi18n.h>

struct _MatchupPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  MatchupWorkspace *workspace;
  MatchupServicesPage *services;
  AdwPreferencesPage *prices;
  MatchupPresetsPage *presets;
  GPtrArray *removals; /* MatchupProvider that nobody has taken back yet */
  GtkWidget *subpage;  /* open or leaving; a weak pointer */
  GtkWidget *next;     /* comes when that has left; or NULL */
};

G_DEFINE_FINAL_TYPE (MatchupPreferencesWindow,
                     matchup_preferences_window,
                     ADW_TYPE_PREFERENCES_WINDOW)

static void
add_toast (MatchupPreferencesWindow *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (markup));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupPreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (matchup_provider_list_remove_finish (MATCHUP_PROVIDER_LIST (source), result, &error))
    return;
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL && self->workspace != NULL)
    add_toast (self, error->message);
  else
    g_message ("A service could not be removed: %s", error->message);
}

static void
remove_now (MatchupPreferencesWindow *self, MatchupProvider *provider)
{
  matchup_provider_list_remove_async (matchup_workspace_get_providers (self->workspace),
                                      provider,
                                      removed_cb,
                                      g_object_ref (self));
}

/* A key cannot be brought back, so nothing is removed before the chance to undo is over. */
static void
removal_dismissed_cb (AdwToast *toast, MatchupPreferencesWindow *self)
{
  MatchupProvider *provider = g_object_get_data (G_OBJECT (toast), "provider");
  guint position;

  if (self->removals == NULL || !g_ptr_array_find (self->removals, provider, &position))
    return;
  remove_now (self, provider);
  g_ptr_array_remove_index_fast (self->removals, position);
}

static void
removal_undone_cb (AdwToast *toast, MatchupPreferencesWindow *self)
{
  MatchupProvider *provider = g_object_get_data (G_OBJECT (toast), "provider");

  if (self->removals == NULL || !g_ptr_array_remove_fast (self->removals, provider))
    return;
  matchup_services_page_set_hidden (self->services, provider, FALSE);
}

static void
page_remove_cb (MatchupPreferencesWindow *self, MatchupProvider *provider)
{
  g_autofree char *name = matchup_service_dup_name (provider);
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  AdwToast *toast;

  /* Translators: %s is the name of a service. */
  text = matchup_sentence_insert_name (_ ("%s removed"), name);
  markup = g_markup_escape_text (text, -1);
  toast = adw_toast_new (markup);
  /* Translators: a button */
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "provider", g_object_ref (provider), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (removal_undone_cb), self, 0);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (removal_dismissed_cb), self, 0);

  g_ptr_array_add (self->removals, g_object_ref (provider));
  matchup_services_page_set_hidden (self->services, provider, TRUE);
  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (self));
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), toast);
}

/* One that was left before it was done must not close the page that is there now. */
static void
page_done_cb (GtkWidget *page, const char *sentence, MatchupPreferencesWindow *self)
{
  if (page == self->subpage)
    adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (self));
  if (sentence != NULL)
    add_toast (self, sentence);
}

static void subpage_left_cb (MatchupPreferencesWindow *self);

static void
focus_subpage (GtkWidget *page)
{
  if (MATCHUP_IS_SERVICE_PAGE (page))
    matchup_service_page_focus (MATCHUP_SERVICE_PAGE (page));
  else if (MATCHUP_IS_PRESET_PAGE (page))
    matchup_preset_page_focus (MATCHUP_PRESET_PAGE (page));
  else
    matchup_price_page_focus (MATCHUP_PRICE_PAGE (page));
}

static void
show_next_subpage (MatchupPreferencesWindow *self)
{
  g_autoptr (GtkWidget) page = g_steal_pointer (&self->next);

  g_set_weak_pointer (&self->subpage, page);
  g_signal_connect_object (page,
                           "notify::parent",
                           G_CALLBACK (subpage_left_cb),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_preferences_window_present_subpage (ADW_PREFERENCES_WINDOW (self), page);
  focus_subpage (page);
}

static gboolean
show_next_subpage_cb (gpointer user_data)
{
  MatchupPreferencesWindow *self = user_data;

  if (self->next != NULL && self->subpage == NULL)
    show_next_subpage (self);
  return G_SOURCE_REMOVE;
}

static void
subpage_left_cb (MatchupPreferencesWindow *self)
{
  if (self->subpage == NULL || gtk_widget_get_parent (self->subpage) != NULL)
    return;
  g_clear_weak_pointer (&self->subpage);
  /* Not from within: what holds the pages is still taking this one out. */
  if (self->next != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, show_next_subpage_cb, g_object_ref (self), g_object_unref);
}

/*
 * Libadwaita 1.2 loses a page, and then crashes, where another is presented before it has left.
 * Rows can be pressed twice, and a page can be asked for from outside, so the last one asked for
 * waits.
 */
static void
present_subpage (MatchupPreferencesWindow *self, GtkWidget *page)
{
  g_clear_object (&self->next);
  self->next = g_object_ref_sink (page);
  g_signal_connect_object (page, "done", G_CALLBACK (page_done_cb), self, 0);
  if (self->subpage == NULL)
    show_next_subpage (self);
  else
    adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (self));
}

static void
present_page (MatchupPreferencesWindow *self, GtkWidget *page)
{
  g_signal_connect_object (page, "remove", G_CALLBACK (page_remove_cb), self, G_CONNECT_SWAPPED);
  present_subpage (self, page);
}

static void
open_provider_cb (MatchupPreferencesWindow *self, MatchupProvider *provider)
{
  present_page (self, matchup_service_page_new (self->workspace, provider));
}

static void
open_template_cb (MatchupPreferencesWindow *self, MatchupProviderTemplate *template_)
{
  present_page (self, matchup_service_page_new_for_template (self->workspace, template_));
}

/* It needs no key and has just answered, so that there is nothing to type and to check. */
static void
connect_found_cb (MatchupPreferencesWindow *self, MatchupLocalServer *server)
{
  MatchupProviderTemplate *template_ = matchup_local_server_get_template (server);
  const MatchupProviderTemplateFields *fields = matchup_provider_template_get (template_);
  g_autofree char *name = matchup_service_dup_found_name (server);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  /* A known name is stored untranslated, so that it follows the language. */
  MatchupProvider *provider =
      matchup_provider_list_add (matchup_workspace_get_providers (self->workspace),
                                 template_,
                                 *fields->address != '\0' ? fields->name : name,
                                 matchup_local_server_get_address (server),
                                 &error);

  if (provider == NULL)
    {
      add_toast (self, error->message);
      return;
    }
  matchup_catalog_refresh_async (matchup_workspace_get_catalog (self->workspace),
                                 provider,
                                 NULL,
                                 NULL,
                                 NULL);
  /* Translators: %s is the name of a service. */
  sentence = matchup_sentence_insert_name (_ ("%s is connected"), name);
  add_toast (self, sentence);
}

static void
open_price_cb (MatchupPreferencesWindow *self, MatchupModelRef *model)
{
  present_subpage (self, matchup_price_page_new (self->workspace, model));
}

static void open_preset (MatchupPreferencesWindow *self, MatchupPreset *preset, gboolean fresh);

static void
another_preset_cb (MatchupPreferencesWindow *self, MatchupPreset *preset)
{
  open_preset (self, preset, FALSE);
}

static void
preset_removed_cb (MatchupPresetPage *page, MatchupPreferencesWindow *self)
{
  matchup_presets_page_remove (self->presets, matchup_preset_page_get_id (page));
}

static void
open_preset (MatchupPreferencesWindow *self, MatchupPreset *preset, gboolean fresh)
{
  GtkWidget *page =
      matchup_preset_page_new (matchup_workspace_get_presets (self->workspace), preset, fresh);

  g_signal_connect_object (page, "open", G_CALLBACK (another_preset_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "removed", G_CALLBACK (preset_removed_cb), self, 0);
  present_subpage (self, page);
}

static void
matchup_preferences_window_dispose (GObject *object)
{
  MatchupPreferencesWindow *self = MATCHUP_PREFERENCES_WINDOW (object);
  guint i;

  /* Closed before the toast went away: then nobody can take it back any more. */
  for (i = 0; self->removals != NULL && i < self->removals->len; i++)
    matchup_provider_list_remove_async (matchup_workspace_get_providers (self->workspace),
                                        self->removals->pdata[i],
                                        NULL,
                                        NULL);
  g_clear_pointer (&self->removals, g_ptr_array_unref);
  g_clear_weak_pointer (&self->subpage);
  g_clear_object (&self->next);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_preferences_window_parent_class)->dispose (object);
}

static void
matchup_preferences_window_class_init (MatchupPreferencesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_preferences_window_dispose;
  matchup_help_button_bind_key (GTK_WIDGET_CLASS (klass));
}

/* Libadwaita 1.2 gives no names to them. */
static void
name_search (MatchupPreferencesWindow *self)
{
  static const char *const ids[] = { "search_button", "search_entry" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GObject *child =
          gtk_widget_get_template_child (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_WINDOW, ids[i]);

      if (GTK_IS_ACCESSIBLE (child))
        gtk_accessible_update_property (GTK_ACCESSIBLE (child),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        /* Translators: a button */
                                        _ ("Search"),
                                        -1);
    }
}

static void
matchup_preferences_window_init (MatchupPreferencesWindow *self)
{
  name_search (self);
  self->removals = g_ptr_array_new_with_free_func (g_object_unref);
  /* The services have a search of their own, which knows more than their titles. */
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (self), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 640);
  /* Escape and swiping lead back from the page of a service. */
  adw_preferences_window_set_can_navigate_back (ADW_PREFERENCES_WINDOW (self), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
}

GtkWidget *
matchup_preferences_window_new (MatchupWorkspace *workspace, GSettings *settings)
{
  MatchupPreferencesWindow *self;
  AdwPreferencesWindow *window;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_PREFERENCES_WINDOW, NULL);
  window = ADW_PREFERENCES_WINDOW (self);
  self->workspace = g_object_ref (workspace);
  self->services = MATCHUP_SERVICES_PAGE (
      matchup_services_page_new (matchup_workspace_get_providers (workspace)));
  g_signal_connect_object (self->services,
                           "open-provider",
                           G_CALLBACK (open_provider_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->services,
                           "open-template",
                           G_CALLBACK (open_template_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->services,
                           "connect-found",
                           G_CALLBACK (connect_found_cb),
                           self,
                           G_CONNECT_SWAPPED);
  matchup_services_page_set_finder (self->services, matchup_workspace_get_local_finder (workspace));
  adw_preferences_window_add (window, ADW_PREFERENCES_PAGE (self->services));
  self->prices = ADW_PREFERENCES_PAGE (matchup_prices_page_new (workspace));
  g_signal_connect_object (self->prices,
                           "open-price",
                           G_CALLBACK (open_price_cb),
                           self,
                           G_CONNECT_SWAPPED);
  adw_preferences_page_add (self->prices,
                            ADW_PREFERENCES_GROUP (matchup_budget_group_new (workspace, settings)));
  adw_preferences_window_add (window, self->prices);
  self->presets =
      MATCHUP_PRESETS_PAGE (matchup_presets_page_new (matchup_workspace_get_presets (workspace)));
  g_signal_connect_object (self->presets,
                           "open-preset",
                           G_CALLBACK (open_preset),
                           self,
                           G_CONNECT_SWAPPED);
  adw_preferences_window_add (window, ADW_PREFERENCES_PAGE (self->presets));
  adw_preferences_window_add (window,
                              ADW_PREFERENCES_PAGE (matchup_judging_page_new (
                                  matchup_workspace_get_judging (workspace))));
  /* Without stored settings there is nothing general to set. */
  if (settings != NULL)
    {
      AdwPreferencesPage *general = ADW_PREFERENCES_PAGE (matchup_general_page_new (settings));

      adw_preferences_page_add (general,
                                ADW_PREFERENCES_GROUP (matchup_title_group_new (workspace)));
      adw_preferences_window_add (window, general);
    }
  adw_preferences_window_add (window,
                              ADW_PREFERENCES_PAGE (
                                  matchup_privacy_page_new (workspace, settings)));
  return GTK_WIDGET (self);
}

void
matchup_preferences_window_show_costs (MatchupPreferencesWindow *self)
{
  g_return_if_fail (MATCHUP_IS_PREFERENCES_WINDOW (self));

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self), self->prices);
}

void
matchup_preferences_window_show_service (MatchupPreferencesWindow *self, const char *name)
{
  MatchupProviderList *providers;
  MatchupProvider *provider;
  MatchupProviderTemplate *template_;

  g_return_if_fail (MATCHUP_IS_PREFERENCES_WINDOW (self));
  g_return_if_fail (name != NULL);

  providers = matchup_workspace_get_providers (self->workspace);
  provider = matchup_provider_list_find (providers, name);
  if (provider != NULL && !g_ptr_array_find (self->removals, provider, NULL))
    {
      open_provider_cb (self, provider);
      return;
    }
  template_ = matchup_provider_list_find_template (providers, name);
  if (template_ != NULL)
    open_template_cb (self, template_);
}

void
matchup_preferences_window_show_price (MatchupPreferencesWindow *self,
                                       const char *provider_id,
                                       const char *model_id)
{
  MatchupProvider *provider;
  g_autoptr (MatchupModelRef) model = NULL;

  g_return_if_fail (MATCHUP_IS_PREFERENCES_WINDOW (self));
  g_return_if_fail (provider_id != NULL && model_id != NULL);

  provider =
      matchup_provider_list_find (matchup_workspace_get_providers (self->workspace), provider_id);
  if (provider != NULL)
    model = matchup_catalog_dup_model (matchup_workspace_get_catalog (self->workspace),
                                       provider,
                                       model_id);
  else
    model =
        matchup_model_ref_new (provider_id, model_id, NULL, MATCHUP_MODEL_CAPABILITIES_NONE, 0, 0);
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self), self->prices);
  open_price_cb (self, model);
}

void
matchup_preferences_window_show_presets (MatchupPreferencesWindow *self, const char *id)
{
  MatchupPreset *preset;

  g_return_if_fail (MATCHUP_IS_PREFERENCES_WINDOW (self));
  g_return_if_fail (id != NULL);

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self),
                                           ADW_PREFERENCES_PAGE (self->presets));
  preset = matchup_preset_list_get (matchup_workspace_get_presets (self->workspace), id);
  if (preset != NULL)
    open_preset (self, preset, FALSE);
}
