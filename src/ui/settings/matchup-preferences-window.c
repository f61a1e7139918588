/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preferences-window.h"

#include "matchup-config.h"
#include "matchup-budget-group.h"
#include "matchup-general-page.h"
#include "matchup-judging-page.h"
#include "matchup-lineup-page.h"
#include "matchup-lineups-group.h"
#include "matchup-models-page.h"
#include "matchup-preferences-help.h"
#include "matchup-preferences-search.h"
#include "matchup-preset-page.h"
#include "matchup-presets-page.h"
#include "matchup-price-page.h"
#include "matchup-prices-page.h"
#include "matchup-privacy-page.h"
#include "matchup-sentence.h"
#include "matchup-service-name.h"
#include "matchup-service-page.h"
#include "matchup-services-page.h"
#include "matchup-setting-reset.h"
#include "matchup-title-group.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

struct _MatchupPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  MatchupWorkspace *workspace;
  MatchupServicesPage *services;
  AdwPreferencesPage *prices;
  MatchupBudgetGroup *budget; /* on it; or NULL */
  gboolean budget_wanted;     /* it gets the focus as soon as it can be seen */
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
  else if (MATCHUP_IS_MODELS_PAGE (page))
    matchup_models_page_focus (MATCHUP_MODELS_PAGE (page));
  else if (MATCHUP_IS_LINEUP_PAGE (page))
    matchup_lineup_page_focus (MATCHUP_LINEUP_PAGE (page));
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

static gboolean
focus_budget_cb (gpointer user_data)
{
  MatchupPreferencesWindow *self = user_data;

  if (self->budget_wanted && self->budget != NULL &&
      gtk_widget_get_mapped (GTK_WIDGET (self->budget)))
    matchup_budget_group_focus (self->budget);
  self->budget_wanted = FALSE;
  return G_SOURCE_REMOVE;
}

/* It can be scrolled to once it has been laid out. */
static void
queue_focus_budget (MatchupPreferencesWindow *self)
{
  g_idle_add_full (G_PRIORITY_LOW, focus_budget_cb, g_object_ref (self), g_object_unref);
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
  else if (self->budget_wanted)
    queue_focus_budget (self);
}

/*
 * Libadwaita 1.2 loses a page, and then crashes, where another is presented before it has left.
 * Rows can be pressed twice, and a page can be asked for from outside, so the last one asked for
 * waits.
 */
static void
queue_subpage (MatchupPreferencesWindow *self, GtkWidget *page)
{
  g_clear_object (&self->next);
  self->next = g_object_ref_sink (page);
  if (self->subpage == NULL)
    show_next_subpage (self);
  else
    adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (self));
}

static void
present_subpage (MatchupPreferencesWindow *self, GtkWidget *page)
{
  g_signal_connect_object (page, "done", G_CALLBACK (page_done_cb), self, 0);
  queue_subpage (self, page);
}

static void open_provider_cb (MatchupPreferencesWindow *self, MatchupProvider *provider);

/* Back to where it was opened from. */
static void
models_done_cb (MatchupModelsPage *page, const char *sentence, MatchupPreferencesWindow *self)
{
  if (GTK_WIDGET (page) == self->subpage)
    open_provider_cb (self, matchup_models_page_get_provider (page));
}

static void
open_models_cb (MatchupPreferencesWindow *self, MatchupProvider *provider)
{
  GtkWidget *page = matchup_models_page_new (self->workspace, provider);

  g_signal_connect_object (page, "done", G_CALLBACK (models_done_cb), self, 0);
  queue_subpage (self, page);
}

static void
open_prices_cb (MatchupPreferencesWindow *self, MatchupProvider *provider)
{
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self), self->prices);
  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (self));
}

static void
present_page (MatchupPreferencesWindow *self, GtkWidget *page)
{
  g_signal_connect_object (page,
                           "open-models",
                           G_CALLBACK (open_models_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page,
                           "open-prices",
                           G_CALLBACK (open_prices_cb),
                           self,
                           G_CONNECT_SWAPPED);
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

/* The page stays in the window that these preferences belong to. */
static void
lineup_open_cb (MatchupPreferencesWindow *self, const char *id)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (window == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lineup", "s", id);
  gtk_window_present (window);
  gtk_window_close (GTK_WINDOW (self));
}

typedef struct
{
  MatchupLineupList *list;
  MatchupSavedLineup *saved;
} Deletion;

static void
deletion_free (gpointer data)
{
  Deletion *deletion = data;

  g_object_unref (deletion->list);
  g_object_unref (deletion->saved);
  g_free (deletion);
}

static void
undo_deletion (gpointer data)
{
  Deletion *deletion = data;

  matchup_lineup_list_restore (deletion->list, deletion->saved);
}

static void
lineup_removed_cb (MatchupPreferencesWindow *self, MatchupSavedLineup *saved)
{
  Deletion *deletion = g_new0 (Deletion, 1);
  /* Translators: %s is the name of a saved line-up. */
  g_autofree char *text = matchup_sentence_insert_name (_ ("Line-up “%s” deleted"),
                                                        matchup_saved_lineup_get_name (saved));

  deletion->list = g_object_ref (matchup_workspace_get_saved_lineups (self->workspace));
  deletion->saved = g_object_ref (saved);
  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (self));
  matchup_toast_with_undo (GTK_WIDGET (self), text, undo_deletion, deletion, deletion_free);
}

static void
open_lineup_cb (MatchupPreferencesWindow *self, MatchupSavedLineup *saved)
{
  GtkWidget *page = matchup_lineup_page_new (self->workspace, saved);

  g_signal_connect_object (page, "open", G_CALLBACK (lineup_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page,
                           "removed",
                           G_CALLBACK (lineup_removed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  present_subpage (self, page);
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
  matchup_preferences_help_bind_key (GTK_WIDGET_CLASS (klass));
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
  matchup_preferences_search_attach (ADW_PREFERENCES_WINDOW (self));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 640);
  /* Escape and swiping lead back from the page of a service. */
  adw_preferences_window_set_can_navigate_back (ADW_PREFERENCES_WINDOW (self), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
}

static void
add_services (MatchupPreferencesWindow *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } signals_[] = {
    { "open-provider", G_CALLBACK (open_provider_cb) },
    { "open-template", G_CALLBACK (open_template_cb) },
    { "connect-found", G_CALLBACK (connect_found_cb) },
  };

  self->services = MATCHUP_SERVICES_PAGE (
      matchup_services_page_new (matchup_workspace_get_providers (self->workspace)));
  for (guint i = 0; i < G_N_ELEMENTS (signals_); i++)
    g_signal_connect_object (self->services,
                             signals_[i].signal,
                             signals_[i].callback,
                             self,
                             G_CONNECT_SWAPPED);
  matchup_services_page_set_finder (self->services,
                                    matchup_workspace_get_local_finder (self->workspace));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (self->services));
}

static void
add_reset (GtkWidget *page, GSettings *settings)
{
  if (settings != NULL)
    matchup_setting_reset_add (ADW_PREFERENCES_PAGE (page), settings);
}

static void
add_comparing (MatchupPreferencesWindow *self, GSettings *settings)
{
  GtkWidget *page =
      matchup_judging_page_new (matchup_workspace_get_judging (self->workspace), settings);
  GtkWidget *lineups =
      matchup_lineups_group_new (matchup_workspace_get_saved_lineups (self->workspace));

  g_signal_connect_object (lineups,
                           "open-lineup",
                           G_CALLBACK (open_lineup_cb),
                           self,
                           G_CONNECT_SWAPPED);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (lineups));
  add_reset (page, settings);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (page));
}

static void
add_chat (MatchupPreferencesWindow *self)
{
  self->presets = MATCHUP_PRESETS_PAGE (
      matchup_presets_page_new (matchup_workspace_get_presets (self->workspace)));
  g_signal_connect_object (self->presets,
                           "open-preset",
                           G_CALLBACK (open_preset),
                           self,
                           G_CONNECT_SWAPPED);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (self->presets));
}

static void
add_costs (MatchupPreferencesWindow *self, GSettings *settings)
{
  self->prices = ADW_PREFERENCES_PAGE (matchup_prices_page_new (self->workspace));
  g_signal_connect_object (self->prices,
                           "open-price",
                           G_CALLBACK (open_price_cb),
                           self,
                           G_CONNECT_SWAPPED);
  if (settings != NULL)
    {
      self->budget = MATCHUP_BUDGET_GROUP (matchup_budget_group_new (self->workspace, settings));
      adw_preferences_page_add (self->prices, ADW_PREFERENCES_GROUP (self->budget));
      add_reset (GTK_WIDGET (self->prices), settings);
    }
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), self->prices);
}

/* Without stored settings there is nothing general to set. */
static void
add_general (MatchupPreferencesWindow *self, GSettings *settings)
{
  GtkWidget *page;

  if (settings == NULL)
    return;
  page = matchup_general_page_new (settings);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (matchup_title_group_new (self->workspace)));
  add_reset (page, settings);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (page));
}

static void
add_privacy (MatchupPreferencesWindow *self, GSettings *settings)
{
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self),
                              ADW_PREFERENCES_PAGE (
                                  matchup_privacy_page_new (self->workspace, settings)));
}

/* The title of a narrow window gives way to the buttons beside it; it is libadwaita's own. */
static void
add_title_tooltip (GtkWidget *widget, const char *text)
{
  if (ADW_IS_WINDOW_TITLE (widget))
    gtk_widget_set_tooltip_text (widget, text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_title_tooltip (child, text);
}

GtkWidget *
matchup_preferences_window_new (MatchupWorkspace *workspace, GSettings *settings)
{
  MatchupPreferencesWindow *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_PREFERENCES_WINDOW,
                       "accessible-role",
                       GTK_ACCESSIBLE_ROLE_WINDOW,
                       NULL);
  self->workspace = g_object_ref (workspace);
  add_title_tooltip (GTK_WIDGET (self), gtk_window_get_title (GTK_WINDOW (self)));
  add_services (self);
  add_comparing (self, settings);
  add_chat (self);
  add_costs (self, settings);
  add_general (self, settings);
  add_privacy (self, settings);
  return GTK_WIDGET (self);
}

void
matchup_preferences_window_show_budget (MatchupPreferencesWindow *self)
{
  g_return_if_fail (MATCHUP_IS_PREFERENCES_WINDOW (self));

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self), self->prices);
  g_clear_object (&self->next);
  self->budget_wanted = TRUE;
  if (self->subpage != NULL)
    adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (self));
  else
    queue_focus_budget (self);
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
