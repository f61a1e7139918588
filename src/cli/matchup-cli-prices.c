/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-cli-private.h"

#include "matchup-cli-output.h"
#include "matchup-config.h"
#include "matchup-price-sentences.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define NUMBER_WIDTH 12

typedef struct
{
  char *set;
  gboolean reset;
} Options;

/* Columns of a terminal; a character of Chinese takes two. */
static int
get_width (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

/* At the right of its column; printf() counts bytes. */
static void
print_cell (const char *text)
{
  g_print ("%*s%s ", MAX (NUMBER_WIDTH - get_width (text), 0), "", text);
}

static void
print_cells (const char *input, const char *cached, const char *output)
{
  print_cell (input);
  print_cell (cached);
  print_cell (output);
}

static void
print_line (const char *name,
            const char *currency,
            const char *input,
            const char *cached,
            const char *output,
            const char *date,
            const char *origin)
{
  g_print ("%s%*s %-4s ", name, MAX (44 - get_width (name), 0), "", currency);
  print_cells (input, cached, output);
  g_print (" %s%*s %s\n", date, MAX (10 - get_width (date), 0), "", origin);
}

/* A price as --set takes it, in every language. */
static char *
dup_number (double price)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return isnan (price) ? g_strdup ("–")
                       : g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.12g", price));
}

static char *
dup_marks (const MatchupPriceFields *fields)
{
  g_autoptr (GStrvBuilder) marks = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (fields->n_tiers > 0)
    g_strv_builder_add (marks, C_ ("mark of a price", "by length"));
  if (fields->n_peak_hours > 0)
    g_strv_builder_add (marks, C_ ("mark of a price", "peak hours"));
  if (fields->doubtful)
    g_strv_builder_add (marks, C_ ("mark of a price", "not confirmed"));
  all = g_strv_builder_end (marks);
  return g_strjoinv (", ", all);
}

static const char *
describe_source (const MatchupPriceFields *fields)
{
  return fields->own ? C_ ("source of a price", "own") : C_ ("source of a price", "list");
}

static void
print_row (const char *provider_id, const char *model_id, MatchupPrice *price)
{
  const MatchupPriceFields *fields = matchup_price_get (price);
  g_autofree char *name = matchup_cli_output_dup_name (provider_id, model_id);
  g_autofree char *input = dup_number (fields->prices.input);
  g_autofree char *cached = dup_number (fields->prices.cached);
  g_autofree char *output = dup_number (fields->prices.output);
  g_autofree char *marks = dup_marks (fields);
  g_autofree char *origin =
      g_strconcat (describe_source (fields), *marks != '\0' ? ", " : "", marks, NULL);

  print_line (name, fields->currency, input, cached, output, fields->date, origin);
}

/* The models of connected services whose price is known, and all that have one of their own. */
static int
print_table (MatchupWorkspace *workspace)
{
  MatchupPricing *pricing = matchup_workspace_get_pricing (workspace);
  GListModel *catalog = G_LIST_MODEL (matchup_workspace_get_catalog (workspace));
  g_autoptr (GPtrArray) models = matchup_pricing_dup_own_models (pricing);
  guint n_own = models->len;

  for (guint i = 0; i < g_list_model_get_n_items (catalog); i++)
    {
      g_autoptr (MatchupModelRef) model = g_list_model_get_item (catalog, i);
      gboolean known = matchup_model_ref_is_practice (model); /* that they have none */

      for (guint j = 0; j < n_own && !known; j++)
        known = matchup_model_ref_equal (g_ptr_array_index (models, j), model);
      if (!known)
        g_ptr_array_add (models, g_steal_pointer (&model));
    }
  if (models->len == 0)
    {
      g_print ("%s\n", _ ("No service is connected yet, and no price was set."));
      return MATCHUP_CLI_OK;
    }
  g_print ("%s\n", _ ("Prices of 1,000,000 tokens"));
  print_line (_ ("Model"),
              "",
              C_ ("price", "Question"),
              C_ ("price", "Kept"),
              C_ ("price", "Answer"),
              C_ ("price", "Date"),
              C_ ("price", "From"));
  for (guint i = 0; i < models->len; i++)
    {
      MatchupModelRef *model = g_ptr_array_index (models, i);
      const char *provider_id = matchup_model_ref_get_provider_id (model);
      const char *model_id = matchup_model_ref_get_model_id (model);
      g_autoptr (MatchupPrice) price = matchup_pricing_dup_price (pricing, provider_id, model_id);

      if (price != NULL)
        print_row (provider_id, model_id, price);
    }
  return MATCHUP_CLI_OK;
}

static void
print_prices (const char *when, const MatchupTokenPrices *prices)
{
  g_autofree char *input = dup_number (prices->input);
  g_autofree char *cached = dup_number (prices->cached);
  g_autofree char *output = dup_number (prices->output);

  print_cells (input, cached, output);
  g_print (" %s\n", when);
}

static void
print_origin (const char *model_id, const MatchupPriceFields *fields)
{
  if (fields->own)
    /* Translators: %s is a date like 2026-11-20. */
    g_print (_ ("Your own price of %s"), fields->date);
  else
    /* Translators: a date like 2026-11-20, and where the list has the price from. */
    g_print (_ ("From the price list of %s: %s"),
             fields->date,
             fields->source != NULL ? fields->source : "–");
  g_print ("\n");
  if (fields->model_id != NULL && strcmp (fields->model_id, model_id) != 0)
    {
      /* Translators: %s is the id of a model. */
      g_print (_ ("It is the price of %s there."), fields->model_id);
      g_print ("\n");
    }
  if (fields->doubtful)
    g_print ("%s\n", _ ("The list is not sure of this price."));
}

/* All there is to know about the price of one model. */
static int
print_sheet (MatchupPricing *pricing, const char *provider_id, const char *model_id)
{
  g_autoptr (MatchupPrice) price = matchup_pricing_dup_price (pricing, provider_id, model_id);
  g_autofree char *name = matchup_cli_output_dup_name (provider_id, model_id);
  const MatchupPriceFields *fields;

  g_print ("%s\n", name);
  if (price == NULL)
    {
      g_print ("%s\n", _ ("The price is not known. “--set CURRENCY:IN/OUT” sets one."));
      return MATCHUP_CLI_OK;
    }
  fields = matchup_price_get (price);
  /* Translators: %s is a currency, as in “CNY for 1,000,000 tokens”. */
  g_print (_ ("%s for 1,000,000 tokens"), fields->currency);
  g_print ("\n");
  print_cells (C_ ("price", "Question"), C_ ("price", "Kept"), C_ ("price", "Answer"));
  g_print ("\n");
  if (fields->n_tiers == 0)
    print_prices (fields->n_peak_hours > 0 ? _ ("Outside the peak hours")
                                           : /* Translators: when a price counts */ _ ("Always"),
                  &fields->prices);
  for (guint i = 0; i < fields->n_tiers; i++)
    {
      g_autofree char *words = matchup_price_tier_dup_words (&fields->tiers[i]);

      print_prices (words, &fields->tiers[i].prices);
    }
  for (guint i = 0; i < fields->n_peak_hours; i++)
    {
      g_autofree char *words = matchup_peak_hours_dup_words (&fields->peak_hours[i]);

      print_prices (words, &fields->peak_prices);
    }
  print_origin (model_id, fields);
  return MATCHUP_CLI_OK;
}

/* Digits with at most one point, as in every language here. */
static gboolean
parse_number (const char *text, double *out_number)
{
  char *end;

  if (*text == '\0' || strspn (text, "0123456789.") != strlen (text))
    return FALSE;
  *out_number = g_ascii_strtod (text, &end);
  return *end == '\0' && end != text && strcmp (text, ".") != 0;
}

/* CURRENCY:IN[/CACHED]/OUT */
static gboolean
parse_price (const char *text, char **out_currency, MatchupTokenPrices *out_prices)
{
  g_auto (GStrv) halves = g_strsplit (text, ":", 2);
  g_auto (GStrv) numbers = NULL;
  guint n_numbers;

  if (g_strv_length (halves) != 2)
    return FALSE;
  numbers = g_strsplit (halves[1], "/", -1);
  n_numbers = g_strv_length (numbers);
  if ((n_numbers != 2 && n_numbers != 3) || !parse_number (numbers[0], &out_prices->input) ||
      !parse_number (numbers[n_numbers - 1], &out_prices->output))
    return FALSE;
  out_prices->cached = NAN;
  if (n_numbers == 3 && !parse_number (numbers[1], &out_prices->cached))
    return FALSE;
  *out_currency = g_ascii_strup (halves[0], -1);
  return TRUE;
}

/* @prices NULL: back to the list. */
static int
set_price (MatchupPricing *pricing,
           const char *provider_id,
           const char *model_id,
           const char *currency,
           const MatchupTokenPrices *prices)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupCliWait wait;

  matchup_cli_wait_init (&wait);
  matchup_pricing_set_price_async (pricing,
                                   provider_id,
                                   model_id,
                                   currency,
                                   prices,
                                   matchup_cli_wait_cb,
                                   &wait);
  result = matchup_cli_wait_run (&wait);
  if (matchup_pricing_set_finish (pricing, result, &error))
    return print_sheet (pricing, provider_id, model_id);
  g_printerr ("%s\n", error->message);
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT)
             ? MATCHUP_CLI_WRONG_ARGUMENTS
             : MATCHUP_CLI_FAILED;
}

/* The id of a service, connected or only known; NULL with a sentence on standard error. */
static const char *
find_service (MatchupWorkspace *workspace, const char *name)
{
  MatchupProviderList *providers = matchup_workspace_get_providers (workspace);
  MatchupProvider *provider = matchup_provider_list_find (providers, name);
  MatchupProviderTemplate *template_ = matchup_provider_list_find_template (providers, name);

  if (provider == matchup_provider_list_get_practice (providers))
    {
      g_printerr ("%s\n", _ ("Practice models cost nothing and have no price."));
      return NULL;
    }
  if (provider != NULL)
    return matchup_provider_get_id (provider);
  if (template_ != NULL)
    return matchup_provider_template_get (template_)->id;
  /* Translators: %s is what was typed */
  g_printerr (_ ("Matchup does not know a service “%s”."), name);
  g_printerr ("\n");
  return NULL;
}

/* @price: of --set, or NULL. */
static int
work_on_model (MatchupWorkspace *workspace,
               const Options *options,
               const char *service,
               const char *model_id)
{
  MatchupPricing *pricing = matchup_workspace_get_pricing (workspace);
  const char *provider_id = find_service (workspace, service);
  g_autofree char *currency = NULL;
  MatchupTokenPrices prices;

  if (provider_id == NULL)
    return MATCHUP_CLI_WRONG_ARGUMENTS;
  if (options->reset)
    return set_price (pricing, provider_id, model_id, NULL, NULL);
  if (options->set == NULL)
    return print_sheet (pricing, provider_id, model_id);
  if (parse_price (options->set, &currency, &prices))
    return set_price (pricing, provider_id, model_id, currency, &prices);
  /* Translators: %s is what was typed */
  g_printerr (_ ("“%s” is not of the form CURRENCY:IN/OUT or CURRENCY:IN/CACHED/OUT."),
              options->set);
  g_printerr ("\n");
  return MATCHUP_CLI_WRONG_ARGUMENTS;
}

/* FALSE with a sentence on standard error. */
static gboolean
check_arguments (const Options *options, int argc, char **argv)
{
  const char *slash = argc == 2 ? strchr (argv[1], '/') : NULL;

  if (argc > 2)
    g_printerr ("%s\n", _ ("Name one model, or none for a list of all prices."));
  else if (options->set != NULL && options->reset)
    g_printerr ("%s\n", _ ("Use either --set or --reset."));
  else if (argc == 1 && (options->set != NULL || options->reset))
    g_printerr ("%s\n", _ ("Name the model whose price is meant: SERVICE/MODEL."));
  else if (argc == 2 && (slash == NULL || slash == argv[1] || slash[1] == '\0'))
    {
      g_printerr (_ ("“%s” is not of the form SERVICE/MODEL."), argv[1]);
      g_printerr ("\n");
    }
  else
    return TRUE;
  return FALSE;
}

int
matchup_cli_prices (int argc, char **argv)
{
  Options options = { 0 };
  g_autofree char *service = NULL;
  const GOptionEntry entries[] = {
    { "set",
      0,
      0,
      G_OPTION_ARG_STRING,
      &options.set,
      N_ ("Set the price of 1,000,000 tokens, for example USD:0.15/0.6 or CNY:0.8/0.16/8"),
      N_ ("CURRENCY:IN[/CACHED]/OUT") },
    { "reset",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.reset,
      N_ ("Go back to the price of the list"),
      NULL },
    { NULL },
  };
  MatchupWorkspace *workspace = NULL;
  int code = MATCHUP_CLI_WRONG_ARGUMENTS;

  if (matchup_cli_parse ("prices",
                         _ ("[SERVICE/MODEL]"),
                         _ ("Lists what models cost and where that is known from, or sets it."),
                         entries,
                         &argc,
                         &argv) &&
      check_arguments (&options, argc, argv))
    {
      workspace = matchup_cli_open_workspace ();
      code = MATCHUP_CLI_FAILED;
    }
  if (workspace != NULL && argc == 2)
    {
      service = g_strndup (argv[1], (gsize) (strchr (argv[1], '/') - argv[1]));
      code = work_on_model (workspace, &options, service, strchr (argv[1], '/') + 1);
    }
  else if (workspace != NULL)
    {
      code = print_table (workspace);
    }
  if (workspace != NULL)
    code = matchup_cli_close_workspace (workspace, code);
  g_free (options.set);
  return code;
}
