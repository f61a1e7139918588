/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-models-page.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-service-name.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  FILTER_ALL,
  FILTER_OFFERED,
  FILTER_NOT_OFFERED,
};

struct _MatchupModelsPage
{
  AdwBin parent_instance;

  MatchupWorkspace *workspace;
  MatchupProvider *provider;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  GPtrArray *items; /* GtkListItem that are bound; borrowed */

  AdwWindowTitle *title;
  GtkEditable *search;
  GtkDropDown *filter_choice;
  GtkStack *stack;
  GtkListView *list;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupModelsPage, matchup_models_page, ADW_TYPE_BIN)

static gboolean
is_of (MatchupModelRef *model, MatchupProvider *provider)
{
  return g_str_equal (matchup_model_ref_get_provider_id (model),
                      matchup_provider_get_id (provider));
}

static gboolean
contains (const char *text, const char *word)
{
  g_autofree char *normal = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);

  return strstr (folded, word) != NULL;
}

/* All words that were typed, in the name or in the id. */
static gboolean
is_found (MatchupModelsPage *self, MatchupModelRef *model)
{
  g_autofree char *normal =
      g_utf8_normalize (gtk_editable_get_text (self->search), -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!contains (matchup_model_ref_get_name (model), words[i]) &&
        !contains (matchup_model_ref_get_model_id (model), words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  MatchupModelsPage *self = user_data;
  MatchupModelRef *model = item;
  guint choice;
  gboolean hidden;

  choice = gtk_drop_down_get_selected (self->filter_choice);
  hidden = matchup_provider_hides_model (self->provider, matchup_model_ref_get_model_id (model));
  return (choice != FILTER_OFFERED || !hidden) && (choice != FILTER_NOT_OFFERED || hidden) &&
         is_found (self, model);
}

static void
update_title (MatchupModelsPage *self)
{
  g_autofree char *name = matchup_service_dup_name (self->provider);
  g_autofree char *summary = matchup_models_page_dup_summary (self->workspace, self->provider);
  g_autofree char *both = g_strdup_printf ("%s\n%s", name, summary);

  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, summary);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), both);
}

static void
update_page (MatchupModelsPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "nothing");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "models.all", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "models.none", any);
}

static void
search_changed_cb (MatchupModelsPage *self)
{
  if (self->filter == NULL)
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
search_stopped_cb (MatchupModelsPage *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "models.back", NULL);
}

static void
show_check (MatchupModelsPage *self, GtkListItem *item)
{
  MatchupModelRef *model = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  gboolean offered =
      !matchup_provider_hides_model (self->provider, matchup_model_ref_get_model_id (model));
  const char *name = matchup_model_ref_get_name (model);
  /* Translators: the name of a model, then whether it is offered */
  g_autofree char *label =
      g_strdup_printf (C_ ("model", "%s, %s"),
                       name,
                       offered ? C_ ("model", "offered") : C_ ("model", "not offered"));

  gtk_widget_set_opacity (gtk_widget_get_last_child (box), offered ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The filter is not asked again: what was changed stays where it is to be changed back. */
static void
hidden_changed_cb (MatchupModelsPage *self)
{
  for (guint i = 0; i < self->items->len; i++)
    show_check (self, self->items->pdata[i]);
  update_title (self);
}

static void
set_hidden (MatchupModelsPage *self, GHashTable *hidden)
{
  g_autofree gpointer *ids = g_hash_table_get_keys_as_array (hidden, NULL);

  matchup_provider_list_set_hidden_models (matchup_workspace_get_providers (self->workspace),
                                           self->provider,
                                           (const char *const *) ids);
}

static GHashTable *
dup_hidden (MatchupModelsPage *self)
{
  GHashTable *hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) ids = matchup_provider_dup_hidden_models (self->provider);

  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_add (hidden, g_strdup (ids[i]));
  return hidden;
}

static void
toggle (MatchupModelsPage *self, guint position)
{
  g_autoptr (MatchupModelRef) model =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (GHashTable) hidden = NULL;

  if (model == NULL)
    return;
  hidden = dup_hidden (self);
  if (!g_hash_table_remove (hidden, matchup_model_ref_get_model_id (model)))
    g_hash_table_add (hidden, g_strdup (matchup_model_ref_get_model_id (model)));
  set_hidden (self, hidden);
}

static void
activated_cb (GtkListView *list, guint position, gpointer user_data)
{
  toggle (user_data, position);
}

/* For assistive technologies, to which GTK offers no way to activate a row of a list. */
static void
toggle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupModelsPage *self = MATCHUP_MODELS_PAGE (widget);

  toggle (self, gtk_single_selection_get_selected (self->selection));
}

static void
set_listed (MatchupModelsPage *self, gboolean offered)
{
  g_autoptr (GHashTable) hidden = dup_hidden (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MatchupModelRef) model = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      const char *id = matchup_model_ref_get_model_id (model);

      if (offered)
        g_hash_table_remove (hidden, id);
      else
        g_hash_table_add (hidden, g_strdup (id));
    }
  set_hidden (self, hidden);
}

static void
all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_listed (MATCHUP_MODELS_PAGE (widget), TRUE);
}

static void
none_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_listed (MATCHUP_MODELS_PAGE (widget), FALSE);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_DONE], 0, NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i > 0)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dim-label");
        }
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MatchupModelsPage *self)
{
  MatchupModelRef *model = gtk_list_item_get_item (item);
  GtkWidget *texts = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *id = gtk_widget_get_last_child (texts);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (texts)),
                      matchup_model_ref_get_name (model));
  gtk_label_set_text (GTK_LABEL (id), matchup_model_ref_get_model_id (model));
  gtk_widget_set_visible (id,
                          !g_str_equal (matchup_model_ref_get_name (model),
                                        matchup_model_ref_get_model_id (model)));
  g_ptr_array_add (self->items, item);
  show_check (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MatchupModelsPage *self)
{
  g_ptr_array_remove_fast (self->items, item);
}

static void
matchup_models_page_dispose (GObject *object)
{
  MatchupModelsPage *self = MATCHUP_MODELS_PAGE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_MODELS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->provider);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_models_page_parent_class)->dispose (object);
}

static void
matchup_models_page_finalize (GObject *object)
{
  g_ptr_array_unref (MATCHUP_MODELS_PAGE (object)->items);

  G_OBJECT_CLASS (matchup_models_page_parent_class)->finalize (object);
}

static void
matchup_models_page_class_init (MatchupModelsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_models_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = matchup_models_page_finalize;
  signals[SIGNAL_DONE] = g_signal_new ("done",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "models.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "models.all", NULL, all_action);
  gtk_widget_class_install_action (widget_class, "models.none", NULL, none_action);
  gtk_widget_class_install_action (widget_class, "models.toggle", NULL, toggle_action);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-models-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupModelsPage, title);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelsPage, search);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelsPage, filter_choice);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MatchupModelsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
matchup_models_page_init (MatchupModelsPage *self)
{
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  matchup_accessible_name_by_label (GTK_WIDGET (self));
  /* What has the focus is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (
                                      GTK_WIDGET (self->filter_choice))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which models are listed"),
                                  -1);
}

/* As they are now: the catalogue tells of each change as if all were new, and nothing may jump. */
static GListStore *
list_models (MatchupWorkspace *workspace, MatchupProvider *provider)
{
  GListModel *catalog = G_LIST_MODEL (matchup_workspace_get_catalog (workspace));
  GListStore *models = g_list_store_new (MATCHUP_TYPE_MODEL_REF);

  for (guint i = 0; i < g_list_model_get_n_items (catalog); i++)
    {
      g_autoptr (MatchupModelRef) model = g_list_model_get_item (catalog, i);

      if (is_of (model, provider))
        g_list_store_append (models, model);
    }
  return models;
}

GtkWidget *
matchup_models_page_new (MatchupWorkspace *workspace, MatchupProvider *provider)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  MatchupModelsPage *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (provider), NULL);

  self = g_object_new (MATCHUP_TYPE_MODELS_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->provider = g_object_ref (provider);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->selection = gtk_single_selection_new (
      G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (list_models (workspace, provider)),
                                               g_object_ref (self->filter))));
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (provider,
                           "notify::hidden-models",
                           G_CALLBACK (hidden_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection,
                           "items-changed",
                           G_CALLBACK (update_page),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_title (self);
  update_page (self);
  return GTK_WIDGET (self);
}

MatchupProvider *
matchup_models_page_get_provider (MatchupModelsPage *self)
{
  g_return_val_if_fail (MATCHUP_IS_MODELS_PAGE (self), NULL);

  return self->provider;
}

void
matchup_models_page_focus (MatchupModelsPage *self)
{
  g_return_if_fail (MATCHUP_IS_MODELS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

char *
matchup_models_page_dup_summary (MatchupWorkspace *workspace, MatchupProvider *provider)
{
  GListModel *catalog;
  guint n = 0;
  guint n_offered = 0;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MATCHUP_IS_PROVIDER (provider), NULL);

  catalog = G_LIST_MODEL (matchup_workspace_get_catalog (workspace));
  for (guint i = 0; i < g_list_model_get_n_items (catalog); i++)
    {
      g_autoptr (MatchupModelRef) model = g_list_model_get_item (catalog, i);

      if (!is_of (model, provider))
        continue;
      n++;
      n_offered += !matchup_provider_hides_model (provider, matchup_model_ref_get_model_id (model));
    }
  if (n == 0)
    return g_strdup ("");
  /* Translators: how many models of a service are offered, of how many */
  return g_strdup_printf (ngettext ("%u of %u model is offered", "%u of %u models are offered", n),
                          n_offered,
                          n);
}
