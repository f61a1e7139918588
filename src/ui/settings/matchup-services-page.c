/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-services-page.h"

#include "matchup-config.h"
#include "matchup-help-button.h"
#include "matchup-focus.h"
#include "matchup-search-capture.h"
#include "matchup-service-name.h"
#include "matchup-service-row.h"
#include "matchup-setting-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MatchupServicesPage
{
  AdwPreferencesPage parent_instance;

  MatchupProviderList *providers;
  MatchupLocalFinder *finder; /* or NULL */
  GPtrArray *rows;            /* GtkWidget of the connected services, borrowed, one per list item */
  GPtrArray *found_rows;      /* likewise of what was found */
  GPtrArray *template_rows;   /* likewise of what can be connected, in the order of the file */
  GHashTable *hidden;         /* set of MatchupProvider */

  AdwPreferencesGroup *notice;
  AdwPreferencesGroup *found;
  AdwPreferencesGroup *connected;
  GtkEditable *search;
  AdwPreferencesGroup *popular;
  AdwPreferencesGroup *others;
  AdwExpanderRow *more;
  AdwPreferencesGroup *nothing;
  AdwPreferencesGroup *local;
};

enum
{
  SIGNAL_OPEN_PROVIDER,
  SIGNAL_OPEN_TEMPLATE,
  SIGNAL_CONNECT_FOUND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupServicesPage, matchup_services_page, ADW_TYPE_PREFERENCES_PAGE)

static GtkWidget *
create_row (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
provider_activated_cb (GtkWidget *row, MatchupServicesPage *self)
{
  g_signal_emit (self,
                 signals[SIGNAL_OPEN_PROVIDER],
                 0,
                 matchup_service_row_get_provider (MATCHUP_SERVICE_ROW (row)));
}

static void
template_activated_cb (GtkWidget *row, MatchupServicesPage *self)
{
  g_signal_emit (self,
                 signals[SIGNAL_OPEN_TEMPLATE],
                 0,
                 g_object_get_data (G_OBJECT (row), "item"));
}

static void
connect_clicked_cb (GtkWidget *button, MatchupServicesPage *self)
{
  g_autoptr (MatchupLocalServer) server =
      g_object_ref (g_object_get_data (G_OBJECT (button), "item"));

  /* The row goes while it is connected. */
  g_signal_emit (self, signals[SIGNAL_CONNECT_FOUND], 0, server);
}

static GtkWidget *
create_found_row (MatchupServicesPage *self, MatchupLocalServer *server)
{
  guint n_models = matchup_local_server_get_n_models (server);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Connect"));
  g_autofree char *name = matchup_service_dup_found_name (server);
  g_autofree char *count = g_strdup_printf (ngettext ("%u model", "%u models", n_models), n_models);
  g_autofree char *subtitle =
      g_strdup_printf ("%s\n%s", count, matchup_local_server_get_address (server));
  g_autofree char *label = NULL;

  /* Translators: %s is the name of a service. */
  label = g_strdup_printf (_ ("Connect %s"), name);
  g_object_set_data_full (G_OBJECT (button), "item", g_object_ref (server), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (connect_clicked_cb), self, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static void
update_found (MatchupServicesPage *self)
{
  GListModel *model = G_LIST_MODEL (self->finder);
  guint n_found = g_list_model_get_n_items (model);

  matchup_focus_leave (GTK_WIDGET (self->found), GTK_WIDGET (self->search));
  for (guint i = 0; i < self->found_rows->len; i++)
    adw_preferences_group_remove (self->found, self->found_rows->pdata[i]);
  g_ptr_array_set_size (self->found_rows, 0);
  for (guint i = 0; i < n_found; i++)
    {
      g_autoptr (MatchupLocalServer) server = g_list_model_get_item (model, i);
      GtkWidget *row = create_found_row (self, server);

      adw_preferences_group_add (self->found, row);
      g_ptr_array_add (self->found_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->found), n_found > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->local), n_found == 0);
}

static void
update_looking (MatchupServicesPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "services.look",
                                 self->finder != NULL &&
                                     !matchup_local_finder_get_busy (self->finder));
}

static void
look_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupServicesPage *self = MATCHUP_SERVICES_PAGE (widget);

  if (self->finder != NULL)
    matchup_local_finder_look (self->finder);
}

/* Whoever begins to type anywhere in the window is looking for a service. */
static void
matchup_services_page_map (GtkWidget *widget)
{
  MatchupServicesPage *self = MATCHUP_SERVICES_PAGE (widget);

  GTK_WIDGET_CLASS (matchup_services_page_parent_class)->map (widget);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search),
                                           GTK_WIDGET (gtk_widget_get_root (widget)));
  look_action (widget, NULL, NULL);
}

static void
matchup_services_page_unmap (GtkWidget *widget)
{
  MatchupServicesPage *self = MATCHUP_SERVICES_PAGE (widget);

  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), NULL);
  GTK_WIDGET_CLASS (matchup_services_page_parent_class)->unmap (widget);
}

/* The service whose row has the focus; NULL: none. */
static MatchupProvider *
find_focused (MatchupServicesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, MATCHUP_TYPE_SERVICE_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self))
             ? g_object_ref (matchup_service_row_get_provider (MATCHUP_SERVICE_ROW (row)))
             : NULL;
}

/* One that was moved by keys can be moved on. */
static void
focus_provider (MatchupServicesPage *self, MatchupProvider *provider)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (matchup_service_row_get_provider (MATCHUP_SERVICE_ROW (row)) == provider &&
          gtk_widget_get_visible (row))
        gtk_widget_grab_focus (row);
    }
}

static void
update_rows (MatchupServicesPage *self)
{
  GListModel *model = G_LIST_MODEL (self->providers);
  g_autoptr (MatchupProvider) focused = find_focused (self);
  guint i, n_shown = 0;

  matchup_focus_leave (GTK_WIDGET (self->connected), GTK_WIDGET (self->search));
  /* A group can only add at its end, so that order is kept by making all of them anew. */
  for (i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->connected, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MatchupProvider) provider = g_list_model_get_item (model, i);
      GtkWidget *row = matchup_service_row_new (self->providers, provider);
      gboolean shown = !g_hash_table_contains (self->hidden, provider);

      g_signal_connect_object (row, "activated", G_CALLBACK (provider_activated_cb), self, 0);
      gtk_widget_set_visible (row, shown);
      adw_preferences_group_add (self->connected, row);
      g_ptr_array_add (self->rows, row);
      n_shown += shown;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->connected), n_shown > 0);
  if (focused != NULL)
    focus_provider (self, focused);
}

/* Whoever has connected what was searched for begins anew. */
static void
providers_changed_cb (MatchupServicesPage *self)
{
  gtk_editable_set_text (self->search, "");
  update_rows (self);
}

/* All that a person could call this kind of service, in small letters. */
static char *
make_haystack (const MatchupProviderTemplateFields *fields)
{
  g_autofree char *aliases =
      fields->aliases != NULL ? g_strjoinv ("\n", (char **) fields->aliases) : g_strdup ("");
  g_autofree char *all = g_strjoin ("\n",
                                    _ (fields->name),
                                    fields->name,
                                    _ (fields->description),
                                    fields->description,
                                    fields->id,
                                    aliases,
                                    NULL);

  return g_utf8_casefold (all, -1);
}

static GtkWidget *
create_template_row (MatchupServicesPage *self, MatchupProviderTemplate *template_)
{
  const MatchupProviderTemplateFields *fields = matchup_provider_template_get (template_);
  GtkWidget *row = create_row ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (fields->name));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (fields->description));
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (template_), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "haystack", make_haystack (fields), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (template_activated_cb), self, 0);
  return row;
}

static void
add_templates (MatchupServicesPage *self)
{
  GListModel *model = matchup_provider_list_get_templates (self->providers);
  guint n_templates = g_list_model_get_n_items (model);

  for (guint i = 0; i < n_templates; i++)
    {
      g_autoptr (MatchupProviderTemplate) template_ = g_list_model_get_item (model, i);
      GtkWidget *row = create_template_row (self, template_);

      matchup_setting_row_add_words (ADW_PREFERENCES_ROW (row),
                                     g_object_get_data (G_OBJECT (row), "haystack"));
      if (matchup_provider_template_get (template_)->popular)
        {
          adw_preferences_group_add (self->popular, row);
          matchup_setting_row_add_words (ADW_PREFERENCES_ROW (row),
                                         C_ ("search words", "key address proxy connect"));
        }
      else if (i + 1 < n_templates)
        adw_expander_row_add_row (self->more, row);
      else /* the one for any address, which fits where no other does */
        adw_preferences_group_add (self->others, row);
      g_ptr_array_add (self->template_rows, row);
    }
}

static gboolean
matches (GtkWidget *row, char **words)
{
  const char *haystack = g_object_get_data (G_OBJECT (row), "haystack");

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (haystack, words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The last row takes any address, so that it is offered whatever is looked for. */
static guint
filter_rows (MatchupServicesPage *self, char **words)
{
  guint n_matches = 0;

  for (guint i = 0; i < self->template_rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->template_rows, i);
      gboolean last = i + 1 == self->template_rows->len;
      gboolean shown = matches (row, words);

      n_matches += shown && !last;
      gtk_widget_set_visible (row, shown || last);
    }
  return n_matches;
}

static void
show_if_it_has_rows (MatchupServicesPage *self, GtkWidget *group)
{
  gboolean has_rows = FALSE;

  for (guint i = 0; i < self->template_rows->len && !has_rows; i++)
    has_rows = gtk_widget_get_visible (self->template_rows->pdata[i]) &&
               gtk_widget_is_ancestor (self->template_rows->pdata[i], group);
  gtk_widget_set_visible (group, has_rows);
}

static void
search_changed_cb (MatchupServicesPage *self)
{
  g_autofree char *text = g_utf8_casefold (gtk_editable_get_text (self->search), -1);
  g_auto (GStrv) words = g_strsplit_set (g_strstrip (text), " \t", -1);
  gboolean searching = *text != '\0';
  guint n_matches = filter_rows (self, words);

  show_if_it_has_rows (self, GTK_WIDGET (self->more));
  show_if_it_has_rows (self, GTK_WIDGET (self->popular));
  adw_expander_row_set_expanded (self->more, searching);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n_matches == 0);
}

static void
search_started_cb (MatchupServicesPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Enter opens the first that is found, even if it comes before the search has caught up. */
static void
search_activated_cb (MatchupServicesPage *self)
{
  if (matchup_search_capture_activate_focus (GTK_WIDGET (self->search)))
    return;
  search_changed_cb (self);
  for (guint i = 0; i < self->template_rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->template_rows, i);

      if (!gtk_widget_get_visible (row))
        continue;
      template_activated_cb (row, self);
      return;
    }
}

/* Escape leaves what there is to leave: first the search, then the window. */
static void
search_stopped_cb (MatchupServicesPage *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

static void
keys_persist_changed_cb (MatchupServicesPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->notice),
                          !matchup_provider_list_get_keys_persist (self->providers));
}

static void
matchup_services_page_dispose (GObject *object)
{
  MatchupServicesPage *self = MATCHUP_SERVICES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_SERVICES_PAGE);
  g_clear_object (&self->finder);
  g_clear_object (&self->providers);

  G_OBJECT_CLASS (matchup_services_page_parent_class)->dispose (object);
}

static void
matchup_services_page_finalize (GObject *object)
{
  MatchupServicesPage *self = MATCHUP_SERVICES_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->found_rows);
  g_ptr_array_unref (self->template_rows);
  g_hash_table_unref (self->hidden);

  G_OBJECT_CLASS (matchup_services_page_parent_class)->finalize (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, MatchupServicesPage, child)

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (MATCHUP_TYPE_HELP_BUTTON);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-services-page.ui");
  BIND (notice);
  BIND (found);
  BIND (connected);
  BIND (search);
  BIND (popular);
  BIND (others);
  BIND (more);
  BIND (nothing);
  BIND (local);
  gtk_widget_class_bind_template_callback (widget_class, search_started_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static guint
add_signal (MatchupServicesPageClass *klass, const char *name, GType argument)
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

static void
matchup_services_page_class_init (MatchupServicesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_services_page_dispose;
  object_class->finalize = matchup_services_page_finalize;
  widget_class->map = matchup_services_page_map;
  widget_class->unmap = matchup_services_page_unmap;

  signals[SIGNAL_OPEN_PROVIDER] = add_signal (klass, "open-provider", MATCHUP_TYPE_PROVIDER);
  signals[SIGNAL_OPEN_TEMPLATE] =
      add_signal (klass, "open-template", MATCHUP_TYPE_PROVIDER_TEMPLATE);
  signals[SIGNAL_CONNECT_FOUND] = add_signal (klass, "connect-found", MATCHUP_TYPE_LOCAL_SERVER);

  gtk_widget_class_install_action (widget_class, "services.look", NULL, look_action);
  bind_template (widget_class);
}

static void
matchup_services_page_init (MatchupServicesPage *self)
{
  self->rows = g_ptr_array_new ();
  self->found_rows = g_ptr_array_new ();
  self->template_rows = g_ptr_array_new ();
  self->hidden = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_looking (self);
}

GtkWidget *
matchup_services_page_new (MatchupProviderList *providers)
{
  MatchupServicesPage *self;

  g_return_val_if_fail (MATCHUP_IS_PROVIDER_LIST (providers), NULL);

  self = g_object_new (MATCHUP_TYPE_SERVICES_PAGE, NULL);
  self->providers = g_object_ref (providers);
  g_signal_connect_object (providers,
                           "items-changed",
                           G_CALLBACK (providers_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (providers,
                           "notify::keys-persist",
                           G_CALLBACK (keys_persist_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  update_rows (self);
  add_templates (self);
  keys_persist_changed_cb (self);
  matchup_provider_list_look_for_keyring (providers);
  return GTK_WIDGET (self);
}

void
matchup_services_page_set_finder (MatchupServicesPage *self, MatchupLocalFinder *finder)
{
  g_return_if_fail (MATCHUP_IS_SERVICES_PAGE (self));
  g_return_if_fail (MATCHUP_IS_LOCAL_FINDER (finder));
  g_return_if_fail (self->finder == NULL);

  self->finder = g_object_ref (finder);
  g_signal_connect_object (finder,
                           "items-changed",
                           G_CALLBACK (update_found),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (finder,
                           "notify::busy",
                           G_CALLBACK (update_looking),
                           self,
                           G_CONNECT_SWAPPED);
  update_found (self);
  update_looking (self);
}

void
matchup_services_page_set_hidden (MatchupServicesPage *self,
                                  MatchupProvider *provider,
                                  gboolean hidden)
{
  g_return_if_fail (MATCHUP_IS_SERVICES_PAGE (self));
  g_return_if_fail (MATCHUP_IS_PROVIDER (provider));

  if (hidden)
    g_hash_table_add (self->hidden, g_object_ref (provider));
  else
    g_hash_table_remove (self->hidden, provider);
  update_rows (self);
}
