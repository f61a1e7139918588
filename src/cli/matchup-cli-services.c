/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-cli-private.h"

#include "matchup-address.h"
#include "matchup-cli-output.h"
#include "matchup-config.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
describe_key (MatchupProvider *provider)
{
  if (!matchup_provider_get_enabled (provider))
    return _ ("switched off");
  switch (matchup_provider_get_key_source (provider))
    {
    case MATCHUP_KEY_SOURCE_KEYRING:
      return _ ("key in the keyring");
    case MATCHUP_KEY_SOURCE_SESSION:
      return _ ("key only in memory");
    case MATCHUP_KEY_SOURCE_ENVIRONMENT:
      return _ ("key from the environment");
    case MATCHUP_KEY_SOURCE_LOCKED:
      return _ ("keyring is locked");
    case MATCHUP_KEY_SOURCE_UNKNOWN:
    case MATCHUP_KEY_SOURCE_NONE:
    default:
      return _ ("no key");
    }
}

static void
look_for_key (MatchupProviderList *providers, MatchupProvider *provider)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MatchupSecret) key = NULL;
  MatchupCliWait wait;

  matchup_cli_wait_init (&wait);
  matchup_provider_list_lookup_key_async (providers, provider, NULL, matchup_cli_wait_cb, &wait);
  result = matchup_cli_wait_run (&wait);
  key = matchup_provider_list_lookup_key_finish (providers, result, NULL);
}

/* People give names too, and paste what they like. */
static char *
dup_name (MatchupProvider *provider)
{
  return matchup_cli_output_sanitize_line (_ (matchup_provider_get_name (provider)));
}

static void
print_connected (GListModel *providers)
{
  for (guint i = 0; i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr (MatchupProvider) provider = g_list_model_get_item (providers, i);
      g_autofree char *name = dup_name (provider);
      g_autofree char *address =
          matchup_cli_output_sanitize_line (matchup_provider_get_address (provider));

      look_for_key (MATCHUP_PROVIDER_LIST (providers), provider);
      g_print ("%-14s %-24s %-22s %s\n",
               matchup_provider_get_id (provider),
               name,
               describe_key (provider),
               address);
    }
}

/* They are no service, and there without any. */
static void
print_practice (MatchupWorkspace *workspace)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);
  MatchupProvider *practice = matchup_provider_list_get_practice (providers);
  GListModel *models = G_LIST_MODEL (matchup_workspace_get_catalog (workspace));
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *name = dup_name (practice);

  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr (MatchupModelRef) model = g_list_model_get_item (models, i);

      if (matchup_model_ref_is_practice (model))
        g_string_append_printf (names,
                                "%s%s",
                                names->len > 0 ? ", " : "",
                                matchup_model_ref_get_model_id (model));
    }
  /* Somebody has hidden them. */
  if (names->len == 0)
    return;
  g_print ("%-14s %-24s %-22s %s\n",
           matchup_provider_get_id (practice),
           name,
           /* Translators: about practice models, in a column that tells about keys of others. */
           _ ("scripted, no key"),
           names->str);
}

static char *
list_templates (MatchupProviderList *providers)
{
  GListModel *templates = matchup_provider_list_get_templates (providers);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (templates); i++)
    {
      g_autoptr (MatchupProviderTemplate) template_ = g_list_model_get_item (templates, i);

      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, matchup_provider_template_get (template_)->id);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static int
switch_service (MatchupWorkspace *workspace, const char *name, gboolean enabled)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);
  MatchupProvider *provider = matchup_provider_list_find (providers, name);

  if (provider == NULL)
    {
      g_printerr (_ ("“%s” is not connected."), name);
      g_printerr ("\n");
      return MATCHUP_CLI_WRONG_ARGUMENTS;
    }
  matchup_provider_list_set_enabled (providers, provider, enabled);
  return matchup_cli_save_all (workspace) ? MATCHUP_CLI_OK : MATCHUP_CLI_FAILED;
}

int
matchup_cli_services (int argc, char **argv)
{
  g_autofree char *on = NULL;
  g_autofree char *off = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("Switch a service on again"), N_ ("SERVICE") },
    { "off",
      0,
      0,
      G_OPTION_ARG_STRING,
      &off,
      N_ ("Switch a service off for a while: it is not asked"),
      N_ ("SERVICE") },
    { NULL },
  };
  MatchupWorkspace *workspace;
  GListModel *providers;
  int code = MATCHUP_CLI_OK;

  if (!matchup_cli_parse ("services",
                          "",
                          _ ("Lists the services that are connected."),
                          entries,
                          &argc,
                          &argv))
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  workspace = matchup_cli_open_workspace ();
  if (workspace == NULL)
    return MATCHUP_CLI_FAILED;
  if (off != NULL)
    code = switch_service (workspace, off, FALSE);
  if (code == MATCHUP_CLI_OK && on != NULL)
    code = switch_service (workspace, on, TRUE);
  if (code != MATCHUP_CLI_OK)
    return matchup_cli_close_workspace (workspace, code);
  providers = G_LIST_MODEL (matchup_workspace_get_providers (workspace));
  if (g_list_model_get_n_items (providers) > 0)
    print_connected (providers);
  else
    {
      g_autofree char *names = list_templates (MATCHUP_PROVIDER_LIST (providers));

      /* Translators: %s is a list of ids */
      g_print (_ ("No service is connected yet. “matchup connect SERVICE” connects one of: %s"),
               names);
      g_print ("\n");
    }
  print_practice (workspace);
  return matchup_cli_close_workspace (workspace, MATCHUP_CLI_OK);
}

/*
 * The service that is meant, added where it is not there yet, with the given address and wire
 * format (NULL: as they are). NULL with a sentence.
 */
static MatchupProvider *
find_or_add (MatchupProviderList *providers,
             const char *name,
             const char *address,
             const char *protocol)
{
  MatchupProvider *provider = matchup_provider_list_find (providers, name);
  MatchupProviderTemplate *template_ = matchup_provider_list_find_template (providers, name);
  g_autoptr (GError) error = NULL;

  if (provider == NULL && template_ != NULL)
    provider = matchup_provider_list_add (providers, template_, NULL, address, &error);
  if (provider != NULL)
    {
      if (protocol != NULL)
        matchup_provider_set_protocol (provider, protocol);
      if (matchup_provider_list_update (providers,
                                        provider,
                                        NULL,
                                        address != NULL ? address
                                                        : matchup_provider_get_address (provider),
                                        &error))
        return provider;
    }
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  else
    {
      g_autofree char *names = list_templates (providers);

      /* Translators: what was typed, then a list of ids */
      g_printerr (_ ("Matchup does not know a service “%s”. It knows: %s"), name, names);
      g_printerr ("\n");
    }
  return NULL;
}

/* The name of the variable that has a key for the service; NULL for none. */
static const char *
find_variable (MatchupProviderTemplate *template_)
{
  const char *name = matchup_provider_template_get (template_)->key_variable;
  const char *value = name != NULL ? g_getenv (name) : NULL;

  return value != NULL && *value != '\0' ? name : NULL;
}

/* Not before it is connected at the next call as well. */
static int
print_success (MatchupWorkspace *workspace, MatchupProvider *provider, const char *key)
{
  g_autofree char *name = dup_name (provider);

  if (!matchup_cli_save_all (workspace))
    return MATCHUP_CLI_FAILED;
  /* Translators: %s is the name of a service */
  g_print (_ ("%s is connected."), name);
  g_print (" %s\n", key);
  return MATCHUP_CLI_OK;
}

/* The key could not be kept: the one of the environment is there at the next call all the same. */
static int
report_no_keyring (MatchupWorkspace *workspace, MatchupProvider *provider)
{
  MatchupProviderTemplate *template_ = matchup_provider_get_template (provider);
  const char *set = find_variable (template_);
  const char *variable = matchup_provider_template_get (template_)->key_variable;

  if (set != NULL)
    /* Translators: %s is the name of an environment variable. */
    g_printerr (_ ("There is no open keyring to keep the key in; the one in %s is used."), set);
  else if (variable != NULL)
    /* Translators: %s is the name of an environment variable */
    g_printerr (_ ("There is no open keyring to keep the key in. Set %s instead."), variable);
  else
    g_printerr ("%s", _ ("There is no open keyring to keep the key in."));
  g_printerr ("\n");
  if (set == NULL)
    return MATCHUP_CLI_FAILED;
  return print_success (workspace, provider, _ ("key from the environment"));
}

static int
store_key (MatchupWorkspace *workspace, MatchupProvider *provider, MatchupSecret *key)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupCliWait wait;

  matchup_cli_wait_init (&wait);
  matchup_provider_list_set_key_async (providers, provider, key, matchup_cli_wait_cb, &wait);
  result = matchup_cli_wait_run (&wait);
  if (!matchup_provider_list_set_key_finish (providers, result, &error))
    {
      g_printerr ("%s\n", error->message);
      return MATCHUP_CLI_FAILED;
    }
  if (matchup_provider_get_key_source (provider) == MATCHUP_KEY_SOURCE_SESSION)
    return report_no_keyring (workspace, provider);
  return print_success (workspace, provider, describe_key (provider));
}

/* Whether the key may go to the address that the service has or is going to have. */
static gboolean
check_address (MatchupProvider *provider,
               MatchupProviderTemplate *template_,
               const char *address,
               const MatchupCliWay *way)
{
  gboolean accepted = way->plain_http_accepted;

  if (address == NULL && provider == NULL)
    address = matchup_provider_template_get (template_)->address;
  else if (address == NULL)
    address = matchup_provider_get_address (provider);
  if (provider != NULL && matchup_provider_get_plain_http_accepted (provider))
    accepted |= matchup_address_is_same_server (address, matchup_provider_get_address (provider));
  return matchup_cli_way_check_address (address, accepted);
}

static int
connect_service (MatchupWorkspace *workspace,
                 const char *name,
                 const char *address,
                 const char *protocol,
                 MatchupCliWay *way)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);
  MatchupProviderTemplate *template_ = matchup_provider_list_find_template (providers, name);
  MatchupProvider *provider = matchup_provider_list_find (providers, name);
  g_autoptr (MatchupSecret) key = NULL;
  gboolean empty;
  gboolean keeps_key;
  gboolean by_variable;

  if (provider == matchup_provider_list_get_practice (providers))
    {
      g_printerr (
          "%s\n",
          _ ("Practice models are always there and need no key: “--model practice/quick”."));
      return MATCHUP_CLI_WRONG_ARGUMENTS;
    }
  if (template_ == NULL && provider == NULL)
    return find_or_add (providers, name, address, protocol) != NULL ? MATCHUP_CLI_OK
                                                                    : MATCHUP_CLI_WRONG_ARGUMENTS;
  if (!check_address (provider, template_, address, way))
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  key = matchup_cli_read_key ();
  empty = key == NULL || matchup_secret_get_length (key) == 0;
  keeps_key = empty && provider != NULL && matchup_provider_get_saved (provider) &&
              (way->given || way->plain_http_accepted);
  by_variable = empty && !keeps_key && template_ != NULL && find_variable (template_) != NULL;
  if (empty && !keeps_key && !by_variable && template_ != NULL &&
      matchup_provider_template_get (template_)->needs_key)
    {
      g_printerr ("%s\n", _ ("No key came on standard input; nothing was changed."));
      return MATCHUP_CLI_WRONG_ARGUMENTS;
    }
  provider = find_or_add (providers, name, address, protocol);
  if (provider == NULL)
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  matchup_provider_list_set_enabled (providers, provider, TRUE);
  if (!matchup_cli_way_save (way, providers, provider))
    return MATCHUP_CLI_FAILED;
  if (keeps_key)
    return MATCHUP_CLI_OK;
  if (!by_variable)
    return store_key (workspace, provider, key);
  look_for_key (providers, provider);
  return print_success (workspace, provider, describe_key (provider));
}

int
matchup_cli_connect (int argc, char **argv)
{
  g_autofree char *address = NULL;
  g_autofree char *protocol = NULL;
  g_autofree char *about_protocol = matchup_cli_describe_protocol ();
  g_autofree char *proxy = NULL;
  g_auto (MatchupCliWay) way = { 0 };
  const GOptionEntry entries[] = {
    { "address", 'a', 0, G_OPTION_ARG_STRING, &address, N_ ("Address of the service"), N_ ("URL") },
    { "protocol", 'p', 0, G_OPTION_ARG_STRING, &protocol, about_protocol, N_ ("NAME") },
    { "proxy",
      0,
      0,
      G_OPTION_ARG_STRING,
      &proxy,
      N_ ("“system”, “none”, or a proxy of its own such as socks5://host:1080"),
      /* Translators: what stands for a proxy in the help of a command */
      N_ ("PROXY") },
    { "plain-http",
      0,
      0,
      G_OPTION_ARG_NONE,
      &way.plain_http_accepted,
      N_ ("Accept an address without encryption"),
      NULL },
    { NULL },
  };
  g_autofree char **arguments = g_memdup2 (argv, sizeof *argv * (gsize) argc);
  const int n_arguments = argc;
  MatchupWorkspace *workspace;
  gboolean understood;
  int code;

  if (!matchup_cli_parse (
          "connect",
          /* Translators: what stands for the id of a service in the help of a command */
          _ ("SERVICE"),
          _ ("Reads a key from standard input and keeps it in the keyring."),
          entries,
          &argc,
          &argv) ||
      !matchup_cli_check_protocol (protocol, address))
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  matchup_cli_way_hide (n_arguments, arguments);
  understood = matchup_cli_way_parse (&way, proxy);
  if (proxy != NULL)
    explicit_bzero (proxy, strlen (proxy));
  if (!understood)
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  if (argc != 2)
    {
      g_printerr ("%s\n", _ ("Name one service, for example: matchup connect openai"));
      return MATCHUP_CLI_WRONG_ARGUMENTS;
    }
  workspace = matchup_cli_open_workspace ();
  if (workspace == NULL)
    return MATCHUP_CLI_FAILED;
  code = connect_service (workspace, argv[1], address, protocol, &way);
  return matchup_cli_close_workspace (workspace, code);
}

static int
disconnect_service (MatchupProviderList *providers, const char *name)
{
  MatchupProvider *provider = matchup_provider_list_find (providers, name);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupCliWait wait;

  if (provider == NULL || !matchup_provider_get_saved (provider))
    {
      /* Translators: %s is the id of a service */
      g_printerr (_ ("“%s” is not connected."), name);
      g_printerr ("\n");
      return MATCHUP_CLI_WRONG_ARGUMENTS;
    }
  matchup_cli_wait_init (&wait);
  matchup_provider_list_remove_async (providers, provider, matchup_cli_wait_cb, &wait);
  result = matchup_cli_wait_run (&wait);
  if (matchup_provider_list_remove_finish (providers, result, &error))
    return MATCHUP_CLI_OK;
  g_printerr ("%s\n", error->message);
  return MATCHUP_CLI_FAILED;
}

int
matchup_cli_disconnect (int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  MatchupWorkspace *workspace;
  int code;

  if (!matchup_cli_parse ("disconnect",
                          _ ("SERVICE"),
                          _ ("Removes a service and its key. Conversations stay."),
                          entries,
                          &argc,
                          &argv))
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  if (argc != 2)
    {
      g_printerr ("%s\n", _ ("Name one service, for example: matchup disconnect openai"));
      return MATCHUP_CLI_WRONG_ARGUMENTS;
    }
  workspace = matchup_cli_open_workspace ();
  if (workspace == NULL)
    return MATCHUP_CLI_FAILED;
  code = disconnect_service (matchup_workspace_get_providers (workspace), argv[1]);
  return matchup_cli_close_workspace (workspace, code);
}
