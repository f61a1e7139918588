/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-model-chooser.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-model-row.h"
#include "matchup-service-name.h"
#include "matchup-wrap-texts.h"

#include <glib/gi18n.h>

/* A list of models younger than this is not fetched by itself, in microseconds. */
#define LIST_LIFETIME (10 * 60 * G_USEC_PER_SEC)
#define LIST_FETCHED "matchup-list-fetched"

struct _MatchupModelChooser
{
  AdwBin parent_instance;

  MatchupWorkspace *workspace;
  GtkFilter *filter;
  GListModel *listed; /* of the services' lists, what the search has found */
  GListStore *typed;  /* made of the text in the search */
  GtkSingleSelection *selection;
  GPtrArray *items;  /* GtkListItem that are bound; borrowed */
  char **terms;      /* of the search, as normalize() gives them */
  GString *troubles; /* of the lists that were fetched */
  GCancellable *cancellable;
  guint n_refreshing;

  GtkSearchEntry *search_entry;
  GtkStack *refresh_stack;
  GtkSpinner *spinner;
  GtkWidget *scroller;
  GtkListView *list;
  GtkWidget *nothing;
  GtkLabel *trouble;
  GtkWidget *connect_button;
};

enum
{
  SIGNAL_PICKED,
  SIGNAL_DISMISSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupModelChooser, matchup_model_chooser, ADW_TYPE_BIN)

static MatchupProviderList *
get_providers (MatchupModelChooser *self)
{
  return matchup_workspace_get_providers (self->workspace);
}

static char *
dup_service_name (MatchupModelChooser *self, MatchupModelRef *model)
{
  const char *id = matchup_model_ref_get_provider_id (model);
  MatchupProvider *provider = matchup_provider_list_find (get_providers (self), id);

  return provider != NULL ? matchup_service_dup_name (provider) : g_strdup (id);
}

/* Full-width letters, as Chinese input methods give them, are the same as plain ones. */
static char *
normalize (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static void
append_normalized (GString *haystack, const char *text)
{
  g_autofree char *normal = normalize (text != NULL ? text : "");

  g_string_append (haystack, normal);
  g_string_append_c (haystack, '\n');
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  MatchupModelChooser *self = user_data;
  MatchupModelRef *model = item;
  g_autoptr (GString) haystack = NULL;
  MatchupProvider *provider;
  guint i;

  if (!matchup_catalog_is_offered (matchup_workspace_get_catalog (self->workspace), model))
    return FALSE;
  if (self->terms == NULL || self->terms[0] == NULL)
    return TRUE;
  haystack = g_string_new (NULL);
  append_normalized (haystack, matchup_model_ref_get_name (model));
  append_normalized (haystack, matchup_model_ref_get_model_id (model));
  provider =
      matchup_provider_list_find (get_providers (self), matchup_model_ref_get_provider_id (model));
  if (provider != NULL)
    {
      const MatchupProviderTemplateFields *fields =
          matchup_provider_template_get (matchup_provider_get_template (provider));

      append_normalized (haystack, matchup_provider_get_name (provider));
      append_normalized (haystack, _ (fields->name));
      for (i = 0; fields->aliases != NULL && fields->aliases[i] != NULL; i++)
        append_normalized (haystack, fields->aliases[i]);
    }
  for (i = 0; self->terms[i] != NULL; i++)
    if (strstr (haystack->str, self->terms[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Ids of models have no blanks in them; a plain word is rather a search than an id. */
static gboolean
is_like_an_id (const char *text)
{
  const char *p;

  for (p = text; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      return FALSE;
  return strpbrk (text, "-_./:0123456789") != NULL;
}

static gboolean
is_listed (MatchupModelChooser *self, MatchupProvider *provider, const char *model_id)
{
  GListModel *catalog = G_LIST_MODEL (matchup_workspace_get_catalog (self->workspace));
  guint i;

  /* One that is not offered can still be typed. */
  if (matchup_provider_hides_model (provider, model_id))
    return FALSE;
  for (i = 0; i < g_list_model_get_n_items (catalog); i++)
    {
      g_autoptr (MatchupModelRef) model = g_list_model_get_item (catalog, i);

      if (g_str_equal (matchup_model_ref_get_provider_id (model),
                       matchup_provider_get_id (provider)) &&
          g_str_equal (matchup_model_ref_get_model_id (model), model_id))
        return TRUE;
    }
  return FALSE;
}

static void
offer_typed (MatchupModelChooser *self, const char *text)
{
  MatchupCatalog *catalog = matchup_workspace_get_catalog (self->workspace);
  GListModel *providers = G_LIST_MODEL (get_providers (self));
  g_autoptr (GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean wanted;
  guint i;

  wanted = *text != '\0' && strpbrk (text, " \t") == NULL &&
           (g_list_model_get_n_items (self->listed) == 0 || is_like_an_id (text));
  for (i = 0; wanted && i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr (MatchupProvider) provider = g_list_model_get_item (providers, i);

      if (matchup_provider_get_enabled (provider) && !is_listed (self, provider, text))
        g_ptr_array_add (models, matchup_catalog_dup_model (catalog, provider, text));
    }
  g_list_store_splice (self->typed,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->typed)),
                       models->pdata,
                       models->len);
}

static void
update_page (MatchupModelChooser *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_widget_set_visible (self->connect_button,
                          g_list_model_get_n_items (G_LIST_MODEL (get_providers (self))) == 0);
  gtk_widget_set_visible (self->scroller, any);
  gtk_widget_set_visible (self->nothing, !any && self->n_refreshing == 0);
}

/* The first row of each service bears its name; the first typed one says that it is typed. */
static void
update_heading (MatchupModelChooser *self, GtkListItem *item)
{
  MatchupModelRow *row = MATCHUP_MODEL_ROW (gtk_list_item_get_child (item));
  MatchupModelRef *model = gtk_list_item_get_item (item);
  guint position = gtk_list_item_get_position (item);
  guint n_listed = g_list_model_get_n_items (self->listed);
  g_autoptr (MatchupModelRef) before = NULL;
  g_autofree char *heading = NULL;

  if (model == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  if (position > 0 && position != n_listed)
    before = g_list_model_get_item (G_LIST_MODEL (self->selection), position - 1);
  if (position == n_listed)
    heading = g_strdup (_ ("Not in the Lists"));
  else if (position < n_listed &&
           (before == NULL || !g_str_equal (matchup_model_ref_get_provider_id (before),
                                            matchup_model_ref_get_provider_id (model))))
    heading = dup_service_name (self, model);
  matchup_model_row_set_heading (row, heading);
}

static void
items_changed_cb (MatchupModelChooser *self)
{
  guint i;

  for (i = 0; i < self->items->len; i++)
    update_heading (self, self->items->pdata[i]);
  update_page (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MatchupModelChooser *self)
{
  gtk_list_item_set_child (item, matchup_model_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MatchupModelChooser *self)
{
  MatchupModelRow *row = MATCHUP_MODEL_ROW (gtk_list_item_get_child (item));
  MatchupModelRef *model = gtk_list_item_get_item (item);
  g_autofree char *service = dup_service_name (self, model);
  gboolean typed = g_list_store_find (self->typed, model, NULL);

  matchup_model_row_set_model (row, model, service, typed);
  g_ptr_array_add (self->items, item);
  update_heading (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MatchupModelChooser *self)
{
  g_ptr_array_remove_fast (self->items, item);
}

static void
scroll_to (MatchupModelChooser *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static char *
dup_searched (MatchupModelChooser *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
}

/* The return key takes the first. */
static void
offer_found (MatchupModelChooser *self, const char *text)
{
  offer_typed (self, text);
  update_page (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  scroll_to (self, 0);
}

static void
search_changed_cb (MatchupModelChooser *self)
{
  g_autofree char *text = dup_searched (self);
  g_autofree char *normal = normalize (text);

  g_strfreev (self->terms);
  self->terms = g_strsplit_set (normal, " \t", -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  offer_found (self, text);
}

/* Of what was typed before the list came; not where the person already goes through what is there.
 */
static void
search_again (MatchupModelChooser *self)
{
  g_autofree char *text = dup_searched (self);

  if (*text != '\0' && gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
    offer_found (self, text);
}

static void
search_stopped_cb (MatchupModelChooser *self)
{
  g_signal_emit (self, signals[SIGNAL_DISMISSED], 0);
}

static void
pick (MatchupModelChooser *self, guint position)
{
  g_autoptr (MatchupModelRef) model =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (model != NULL)
    g_signal_emit (self, signals[SIGNAL_PICKED], 0, model);
}

static void
search_activated_cb (MatchupModelChooser *self)
{
  matchup_model_chooser_pick (self);
}

static void
list_activated_cb (GtkListView *list, guint position, gpointer user_data)
{
  pick (user_data, position);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               gpointer user_data)
{
  MatchupModelChooser *self = user_data;

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
list_key_cb (GtkEventControllerKey *controller,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             gpointer user_data)
{
  MatchupModelChooser *self = user_data;

  if ((keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up) ||
      gtk_single_selection_get_selected (self->selection) != 0)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
show_troubles (MatchupModelChooser *self)
{
  gtk_label_set_text (self->trouble, self->troubles->str);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), self->troubles->len > 0);
}

static void
update_refreshing (MatchupModelChooser *self)
{
  gboolean refreshing = self->n_refreshing > 0;

  gtk_stack_set_visible_child_name (self->refresh_stack, refreshing ? "spinner" : "button");
  gtk_spinner_set_spinning (self->spinner, refreshing);
  update_page (self);
}

/* The name is kept because the service may be removed while its list is being fetched. */
typedef struct
{
  MatchupModelChooser *chooser;
  char *service;
} Refresh;

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Refresh *refresh = user_data;
  g_autoptr (MatchupModelChooser) self = refresh->chooser;
  g_autofree char *service = refresh->service;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupErrorInfo) info =
      matchup_catalog_refresh_finish (MATCHUP_CATALOG (source), result, &error);

  if (self->workspace == NULL)
    return;
  self->n_refreshing--;
  if (info != NULL)
    {
      g_autofree char *sentence = matchup_error_info_dup_sentence (info, service);

      g_string_append_printf (self->troubles,
                              "%s%s",
                              self->troubles->len > 0 ? "\n" : "",
                              sentence);
      show_troubles (self);
    }
  search_again (self);
  update_refreshing (self);
}

static void
refresh (MatchupModelChooser *self, gboolean all)
{
  GListModel *providers = G_LIST_MODEL (get_providers (self));
  gint64 now = g_get_monotonic_time ();
  guint i;

  if (self->n_refreshing > 0)
    return;
  if (all)
    {
      g_string_truncate (self->troubles, 0);
      show_troubles (self);
    }
  for (i = 0; i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr (MatchupProvider) provider = g_list_model_get_item (providers, i);
      gint64 *fetched = g_object_get_data (G_OBJECT (provider), LIST_FETCHED);
      Refresh *one;

      if (!matchup_provider_get_enabled (provider))
        continue;
      if (!all && fetched != NULL && now - *fetched < LIST_LIFETIME)
        continue;
      g_object_set_data_full (G_OBJECT (provider),
                              LIST_FETCHED,
                              g_memdup2 (&now, sizeof now),
                              g_free);
      one = g_new0 (Refresh, 1);
      one->chooser = g_object_ref (self);
      one->service = matchup_service_dup_name (provider);
      self->n_refreshing++;
      matchup_catalog_refresh_async (matchup_workspace_get_catalog (self->workspace),
                                     provider,
                                     self->cancellable,
                                     refreshed_cb,
                                     one);
    }
  update_refreshing (self);
}

static void
refresh_clicked_cb (MatchupModelChooser *self)
{
  refresh (self, TRUE);
}

/* For assistive technologies, to which GTK offers no way to activate a row of a list. */
static void
pick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  matchup_model_chooser_pick (MATCHUP_MODEL_CHOOSER (widget));
}

static void
connect_clicked_cb (MatchupModelChooser *self)
{
  g_signal_emit (self, signals[SIGNAL_DISMISSED], 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.preferences", "s", "");
}

static void
matchup_model_chooser_dispose (GObject *object)
{
  MatchupModelChooser *self = MATCHUP_MODEL_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_MODEL_CHOOSER);
  g_clear_object (&self->selection);
  g_clear_object (&self->listed);
  g_clear_object (&self->typed);
  g_clear_object (&self->filter);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_model_chooser_parent_class)->dispose (object);
}

static void
matchup_model_chooser_finalize (GObject *object)
{
  MatchupModelChooser *self = MATCHUP_MODEL_CHOOSER (object);

  g_ptr_array_unref (self->items);
  g_strfreev (self->terms);
  g_string_free (self->troubles, TRUE);

  G_OBJECT_CLASS (matchup_model_chooser_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "models.pick", NULL, pick_action);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-model-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupModelChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelChooser, refresh_stack);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelChooser, connect_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelChooser, spinner);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelChooser, scroller);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelChooser, list);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelChooser, nothing);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelChooser, trouble);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, connect_clicked_cb);
}

static void
matchup_model_chooser_class_init (MatchupModelChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = matchup_model_chooser_dispose;
  object_class->finalize = matchup_model_chooser_finalize;

  signals[SIGNAL_PICKED] = g_signal_new ("picked",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         MATCHUP_TYPE_MODEL_REF);
  signals[SIGNAL_DISMISSED] = g_signal_new ("dismissed",
                                            G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
matchup_model_chooser_init (MatchupModelChooser *self)
{
  self->items = g_ptr_array_new ();
  self->troubles = g_string_new (NULL);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_wrap_texts (self);
  matchup_accessible_name_by_label (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
}

static void
build_models (MatchupModelChooser *self)
{
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  MatchupCatalog *catalog = matchup_workspace_get_catalog (self->workspace);

  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->listed = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (catalog)),
                                                          g_object_ref (self->filter)));
  self->typed = g_list_store_new (MATCHUP_TYPE_MODEL_REF);
  g_list_store_append (parts, self->listed);
  g_list_store_append (parts, self->typed);
  self->selection = gtk_single_selection_new (
      G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts)))));
}

GtkWidget *
matchup_model_chooser_new (MatchupWorkspace *workspace)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  MatchupModelChooser *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_MODEL_CHOOSER, NULL);
  self->workspace = g_object_ref (workspace);
  build_models (self);

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  /* After the list itself, so that its rows stand at their new places already. */
  g_signal_connect_object (self->selection,
                           "items-changed",
                           G_CALLBACK (items_changed_cb),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (get_providers (self),
                           "items-changed",
                           G_CALLBACK (update_page),
                           self,
                           G_CONNECT_SWAPPED);
  update_page (self);
  return GTK_WIDGET (self);
}

static guint
find_model (MatchupModelChooser *self, MatchupModelRef *wanted)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint i;

  for (i = 0; wanted != NULL && i < n; i++)
    {
      g_autoptr (MatchupModelRef) model = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (matchup_model_ref_equal (model, wanted))
        return i;
    }
  return 0;
}

void
matchup_model_chooser_start (MatchupModelChooser *self, MatchupModelRef *current)
{
  guint position;

  g_return_if_fail (MATCHUP_IS_MODEL_CHOOSER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search_changed_cb (self);
  position = find_model (self, current);
  gtk_single_selection_set_selected (self->selection, position);
  scroll_to (self, position);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  refresh (self, FALSE);
}

void
matchup_model_chooser_set_search (MatchupModelChooser *self, const char *text)
{
  g_return_if_fail (MATCHUP_IS_MODEL_CHOOSER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
  search_changed_cb (self); /* the entry emits it in an idle */
}

GListModel *
matchup_model_chooser_get_offered (MatchupModelChooser *self)
{
  g_return_val_if_fail (MATCHUP_IS_MODEL_CHOOSER (self), NULL);

  return G_LIST_MODEL (self->selection);
}

void
matchup_model_chooser_pick (MatchupModelChooser *self)
{
  guint selected;

  g_return_if_fail (MATCHUP_IS_MODEL_CHOOSER (self));

  selected = gtk_single_selection_get_selected (self->selection);
  if (selected != GTK_INVALID_LIST_POSITION)
    pick (self, selected);
}

gboolean
matchup_model_chooser_is_refreshing (MatchupModelChooser *self)
{
  g_return_val_if_fail (MATCHUP_IS_MODEL_CHOOSER (self), FALSE);

  return self->n_refreshing > 0;
}

const char *
matchup_model_chooser_get_trouble (MatchupModelChooser *self)
{
  g_return_val_if_fail (MATCHUP_IS_MODEL_CHOOSER (self), NULL);

  return gtk_label_get_text (self->trouble);
}
