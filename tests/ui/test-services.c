/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages on which services are found and connected, in a real window. */
#include "matchup-local-finder-private.h"
#include "matchup-preferences-window.h"
#include "matchup-service-page.h"
#include "matchup-services-page.h"
#include "matchup-test-ui.h"
#include "matchup-workspace-private.h"

#include <libsoup/soup.h>
#include <string.h>

static MatchupWorkspace *
make_workspace (void)
{
  g_autoptr (MatchupSecretStore) secrets = matchup_secret_store_new_memory ();

  /* Never opened: these tests save nothing. */
  return matchup_workspace_new_for_parts ("/nonexistent", secrets, NULL, NULL);
}

static gboolean
is_visible (gpointer widget, const char *name)
{
  return gtk_widget_get_visible (matchup_test_find (widget, name));
}

/* The row of this title below @widget, or NULL. */
static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_row_shown (GtkWidget *page, const char *title)
{
  GtkWidget *row = find_row (page, title);

  g_assert_nonnull (row);
  return gtk_widget_get_visible (row);
}

static void
search (GtkWidget *page, const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (matchup_test_find (page, "search"));

  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "search-changed");
}

static const char *
get_search (GtkWidget *page)
{
  return gtk_editable_get_text (GTK_EDITABLE (matchup_test_find (page, "search")));
}

static void
opened_cb (GtkWidget *page, MatchupProviderTemplate *template_, const char **id)
{
  *id = matchup_provider_template_get (template_)->id;
}

static void
test_groups (void)
{
  g_autoptr (MatchupWorkspace) workspace = make_workspace ();
  GtkWidget *page =
      g_object_ref_sink (matchup_services_page_new (matchup_workspace_get_providers (workspace)));
  AdwExpanderRow *more = ADW_EXPANDER_ROW (matchup_test_find (page, "more"));
  int minimum = 0;

  g_assert_false (is_visible (page, "found"));
  g_assert_false (is_visible (page, "connected"));
  g_assert_false (is_visible (page, "nothing"));
  g_assert_false (adw_expander_row_get_expanded (more));
  /* What most people look for is seen at once, the rest by opening it. */
  g_assert_true (
      gtk_widget_is_ancestor (find_row (page, "Doubao"), matchup_test_find (page, "popular")));
  g_assert_true (gtk_widget_is_ancestor (find_row (page, "Qianfan"), GTK_WIDGET (more)));
  g_assert_false (gtk_widget_is_ancestor (find_row (page, "Other service"), GTK_WIDGET (more)));
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_finalize_object (page);
}

static void
test_search (void)
{
  g_autoptr (MatchupWorkspace) workspace = make_workspace ();
  GtkWidget *page =
      g_object_ref_sink (matchup_services_page_new (matchup_workspace_get_providers (workspace)));
  AdwExpanderRow *more = ADW_EXPANDER_ROW (matchup_test_find (page, "more"));
  const char *opened = NULL;

  g_signal_connect (page, "open-template", G_CALLBACK (opened_cb), &opened);
  search (page, " QIANFAN ");
  g_assert_true (is_row_shown (page, "Qianfan"));
  g_assert_true (adw_expander_row_get_expanded (more));
  g_assert_false (is_row_shown (page, "OpenAI"));
  g_signal_emit_by_name (matchup_test_find (page, "search"), "activate");
  g_assert_cmpstr (opened, ==, "qianfan");

  /* By another name that people know, and by several words in any order. */
  search (page, "volcengine");
  g_assert_true (is_row_shown (page, "Doubao"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (more)));
  search (page, "cloud qwen");
  g_assert_true (is_row_shown (page, "Qwen"));
  g_assert_true (is_row_shown (page, "Qwen International"));
  g_assert_false (is_row_shown (page, "Hunyuan"));

  search (page, "no such service");
  g_assert_true (is_visible (page, "nothing"));
  g_assert_false (is_row_shown (page, "Qwen"));
  g_assert_true (is_row_shown (page, "Other service"));
  g_signal_emit_by_name (matchup_test_find (page, "search"), "activate");
  g_assert_cmpstr (opened, ==, "custom");

  /* Who types and presses Enter at once is not led to what was found before. */
  gtk_editable_set_text (GTK_EDITABLE (matchup_test_find (page, "search")), "hunyuan");
  g_signal_emit_by_name (matchup_test_find (page, "search"), "activate");
  g_assert_cmpstr (opened, ==, "hunyuan");

  g_signal_emit_by_name (matchup_test_find (page, "search"), "stop-search");
  g_assert_cmpstr (get_search (page), ==, "");
  search (page, "");
  g_assert_false (is_visible (page, "nothing"));
  g_assert_true (is_row_shown (page, "Qwen"));
  g_assert_true (is_row_shown (page, "Hunyuan"));
  g_assert_false (adw_expander_row_get_expanded (more));
  g_assert_finalize_object (page);
}

static void
serve_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  static const char models[] = "{\"data\":[{\"id\":\"a\",\"owned_by\":\"vllm\"},{\"id\":\"b\"}]}";
  guint *n_requests = user_data;

  (*n_requests)++;
  if (g_str_equal (path, "/v1/models"))
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message,
                                        "application/json",
                                        SOUP_MEMORY_STATIC,
                                        models,
                                        strlen (models));
    }
  else
    soup_server_message_set_status (message, 404, NULL);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
connect_cb (GtkWidget *page, MatchupLocalServer *server, MatchupProviderList *providers)
{
  g_assert_nonnull (matchup_provider_list_add (providers,
                                               matchup_local_server_get_template (server),
                                               NULL,
                                               matchup_local_server_get_address (server),
                                               NULL));
}

/* It looks when the page is shown and when asked to; what is connected moves to its group. */
static void
test_found (void)
{
  g_autoptr (MatchupWorkspace) workspace = make_workspace ();
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  MatchupLocalFinder *finder = matchup_workspace_get_local_finder (workspace);
  guint16 ports[2] = { 0 };
  guint n_requests = 0;
  guint n_first;
  GSList *uris;
  GtkWindow *window;
  GtkWidget *page = matchup_services_page_new (providers);

  soup_server_add_handler (server, NULL, serve_cb, &n_requests, NULL);
  g_assert_true (soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (server);
  ports[0] = (guint16) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  matchup_local_finder_set_ports (finder, ports);
  matchup_services_page_set_finder (MATCHUP_SERVICES_PAGE (page), finder);
  g_signal_connect (page, "connect-found", G_CALLBACK (connect_cb), providers);
  g_assert_cmpuint (n_requests, ==, 0);

  window = matchup_test_show (page, 400, 600);
  matchup_test_wait_until (is_visible (page, "found"));
  n_first = n_requests;
  g_assert_false (is_visible (page, "local"));
  g_assert_true (
      gtk_widget_is_ancestor (find_row (page, "vLLM"), matchup_test_find (page, "found")));
  g_assert_true (
      g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (page, "vLLM"))),
                        "2 models\n"));

  gtk_widget_activate_action (page, "services.look", NULL);
  g_assert_true (matchup_local_finder_get_busy (finder));
  matchup_test_wait_until (!matchup_local_finder_get_busy (finder));
  g_assert_cmpuint (n_requests, ==, 2 * n_first);

  search (page, "vllm");
  g_signal_emit_by_name (find_button (matchup_test_find (page, "found"), "_Connect"), "clicked");
  g_assert_cmpstr (get_search (page), ==, "");
  g_assert_false (is_visible (page, "found"));
  g_assert_true (is_visible (page, "local"));
  g_assert_true (
      gtk_widget_is_ancestor (find_row (page, "vLLM"), matchup_test_find (page, "connected")));

  /* Escape leaves the search, then the window. */
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  search (page, "vllm");
  g_signal_emit_by_name (matchup_test_find (page, "search"), "stop-search");
  g_assert_cmpstr (get_search (page), ==, "");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_signal_emit_by_name (matchup_test_find (page, "search"), "stop-search");
  matchup_test_wait_until (window == NULL);
  soup_server_disconnect (server);
}

static GtkWidget *
open_page (MatchupWorkspace *workspace, const char *id)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);

  return g_object_ref_sink (
      matchup_service_page_new_for_template (workspace,
                                             matchup_provider_list_find_template (providers, id)));
}

/* Only what helps with this service is shown. */
static void
test_service_page_parts (void)
{
  static const struct
  {
    const char *id;
    gboolean format;
    gboolean example;
    gboolean hint;
    gboolean key_link;
    gboolean console_link;
    gboolean billing_link;
  } table[] = {
    { "openai", FALSE, FALSE, TRUE, TRUE, TRUE, TRUE },
    { "azure", FALSE, TRUE, TRUE, TRUE, FALSE, FALSE },
    { "custom", TRUE, TRUE, FALSE, FALSE, FALSE, FALSE },
    { "lmstudio", FALSE, FALSE, FALSE, FALSE, FALSE, FALSE },
  };
  g_autoptr (MatchupWorkspace) workspace = make_workspace ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      GtkWidget *page = open_page (workspace, table[i].id);

      g_assert_cmpint (is_visible (page, "format_row"), ==, table[i].format);
      g_assert_cmpint (is_visible (page, "address_example"), ==, table[i].example);
      g_assert_cmpint (is_visible (page, "key_hint"), ==, table[i].hint);
      g_assert_cmpint (is_visible (page, "key_link"), ==, table[i].key_link);
      g_assert_cmpint (is_visible (page, "console_link"), ==, table[i].console_link);
      g_assert_cmpint (is_visible (page, "billing_link"), ==, table[i].billing_link);
      g_assert_cmpint (is_visible (page, "links"), ==, table[i].key_link);
      g_assert_true (gtk_widget_get_parent (matchup_test_find (page, "billing_link")) ==
                     gtk_widget_get_parent (matchup_test_find (page, "key_link")));
      g_assert_finalize_object (page);
    }
}

/* Every format has a name for people; the chosen one is what the service speaks from then on. */
static void
test_format (void)
{
  g_autoptr (MatchupWorkspace) workspace = make_workspace ();
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);
  GtkWidget *page = open_page (workspace, "custom");
  AdwComboRow *row = ADW_COMBO_ROW (matchup_test_find (page, "format_row"));
  GListModel *names = adw_combo_row_get_model (row);
  MatchupProvider *provider;
  guint ollama = GTK_INVALID_LIST_POSITION;

  g_assert_cmpuint (g_list_model_get_n_items (names), >, 2);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      const char *name = gtk_string_list_get_string (GTK_STRING_LIST (names), i);

      g_assert_true (g_ascii_isupper (*name));
      if (g_str_equal (name, "Ollama"))
        ollama = i;
    }
  adw_combo_row_set_selected (row, ollama);
  provider = matchup_provider_list_add (providers,
                                        matchup_provider_list_find_template (providers, "custom"),
                                        NULL,
                                        "http://127.0.0.1:1",
                                        NULL);
  g_assert_finalize_object (page);

  page = g_object_ref_sink (matchup_service_page_new (workspace, provider));
  row = ADW_COMBO_ROW (matchup_test_find (page, "format_row"));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  adw_combo_row_set_selected (row, ollama);
  gtk_widget_activate_action (page, "service.save", NULL);
  g_assert_cmpstr (matchup_provider_get_protocol (provider), ==, "ollama");
  g_assert_finalize_object (page);

  page = g_object_ref_sink (matchup_service_page_new (workspace, provider));
  g_assert_cmpuint (adw_combo_row_get_selected (
                        ADW_COMBO_ROW (matchup_test_find (page, "format_row"))),
                    ==,
                    ollama);
  g_assert_finalize_object (page);
}

int
main (int argc, char **argv)
{
  matchup_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/services-page/groups", test_groups);
  g_test_add_func ("/ui/services-page/search", test_search);
  g_test_add_func ("/ui/services-page/found", test_found);
  g_test_add_func ("/ui/service-page/parts", test_service_page_parts);
  g_test_add_func ("/ui/service-page/format", test_format);
  return g_test_run ();
}
