/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-results-cards.h"

#include "matchup-accent-style.h"
#include "matchup-config.h"
#include "matchup-format.h"
#include "matchup-interval-bar.h"
#include "matchup-model-ref.h"
#include "matchup-number-button.h"
#include "matchup-results-words.h"
#include "matchup-sentence.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>
#include <math.h>

/* Shorter than this a line of text is not made; characters. */
#define MIN_CHARACTERS 10

static GtkWidget *
make_text (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_CHARACTERS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_card (const char *name)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX,
                                  "orientation",
                                  GTK_ORIENTATION_VERTICAL,
                                  "spacing",
                                  9,
                                  "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_GROUP,
                                  NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "matchup-result");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return card;
}

/* Goes on in a new line where there is no room. */
static GtkWidget *
make_numbers (void)
{
  GtkWidget *numbers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (numbers, matchup_wrap_layout_new (6, 6));
  return numbers;
}

static char *
dup_name (MatchupStandings *standings, const char *key)
{
  return matchup_results_dup_name (matchup_standings_find_model (standings, key));
}

static void
add_pair_number (GtkWidget *numbers,
                 MatchupStandings *standings,
                 guint pair,
                 MatchupStandingsPart part,
                 const char *format,
                 const char *name,
                 double count)
{
  g_autofree char *number = g_strdup_printf ("%'.0f", count);
  g_autofree char *text =
      matchup_sentence_insert_names (format, (const char *[]){ name, number, NULL });
  GtkWidget *button;

  button = matchup_number_button_new_for_pair (standings, pair, part, text, NULL);
  gtk_widget_set_sensitive (button, count > 0); /* else there is nothing behind it */
  gtk_box_append (GTK_BOX (numbers), button);
}

static GtkWidget *
make_counts (MatchupStandings *standings, guint position)
{
  const MatchupPairStanding *pair = matchup_standings_get_pair (standings, position);
  g_autofree char *a = dup_name (standings, pair->a);
  g_autofree char *b = dup_name (standings, pair->b);
  GtkWidget *numbers = make_numbers ();

  /* Translators: {1} is a model, {2} how many votes it won */
  add_pair_number (numbers,
                   standings,
                   position,
                   MATCHUP_STANDINGS_WINS,
                   /* Translators: the name of a model and a number of votes */
                   _ ("{1}: won {2}"),
                   a,
                   pair->wins);
  add_pair_number (numbers,
                   standings,
                   position,
                   MATCHUP_STANDINGS_LOSSES,
                   _ ("{1}: won {2}"),
                   b,
                   pair->losses);
  /* Translators: {2} is a number of votes */
  add_pair_number (numbers,
                   standings,
                   position,
                   MATCHUP_STANDINGS_TIES,
                   /* Translators: a number of votes */
                   _ ("About equal: {2}"),
                   "",
                   pair->ties);
  /* Translators: {2} is a number of votes */
  add_pair_number (numbers,
                   standings,
                   position,
                   MATCHUP_STANDINGS_NONE_GOOD,
                   /* Translators: a number of votes */
                   _ ("None is good: {2}"),
                   "",
                   pair->none_good);
  return numbers;
}

/* By which a competitor is told on this page: in the order in which they come up, so that the one
 * on top has the first. */
static guint
find_accent (MatchupStandings *standings, const char *key)
{
  const char *known[MATCHUP_ACCENT_N];
  guint n = 0;

  for (guint i = 0; i < 2 * matchup_standings_get_n_pairs (standings) && n < MATCHUP_ACCENT_N; i++)
    {
      const MatchupPairStanding *pair = matchup_standings_get_pair (standings, i / 2);
      const char *candidate = i % 2 == 0 ? pair->a : pair->b;
      guint j = 0;

      while (j < n && !g_str_equal (known[j], candidate))
        j++;
      if (j == n)
        known[n++] = candidate;
      if (g_str_equal (candidate, key))
        return j;
    }
  return MATCHUP_ACCENT_N;
}

/* A spot in its colour, with its name; it has none where there are more competitors than colours.
 */
static GtkWidget *
make_named (MatchupStandings *standings, const char *key, GtkWidget *name)
{
  const MatchupModelFigures *figures = matchup_standings_find_model (standings, key);
  guint accent = find_accent (standings, key);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (accent < MATCHUP_ACCENT_N)
    {
      GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (dot, "matchup-dot");
      gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
      matchup_accent_style_set (dot,
                                accent,
                                g_str_equal (figures->provider_id, MATCHUP_PRACTICE_ID));
      gtk_box_append (GTK_BOX (box), dot);
    }
  gtk_box_append (GTK_BOX (box), name);
  return box;
}

/* Whose end of the bar is where. */
static GtkWidget *
make_ends (MatchupStandings *standings, const char *start, const char *end)
{
  const char *const keys[] = { start, end };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *name = dup_name (standings, keys[i]);
      GtkWidget *label = gtk_label_new (name);
      GtkWidget *named = make_named (standings, keys[i], label);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
      gtk_widget_set_tooltip_text (label, name);
      gtk_label_set_xalign (GTK_LABEL (label), (float) i);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_set_halign (named, i == 0 ? GTK_ALIGN_START : GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), named);
    }
  return box;
}

static void
add_bar (GtkWidget *card, MatchupStandings *standings, guint position)
{
  const MatchupPairStanding *pair = matchup_standings_get_pair (standings, position);
  g_autofree char *text = matchup_results_dup_share_sentence (standings, position);
  g_autofree char *a = dup_name (standings, pair->a);
  /* Translators: {1} is a model */
  g_autofree char *name =
      /* Translators: {1} is the name of a model */
      matchup_sentence_insert_names (_ ("Share of wins of {1}"), (const char *[]){ a, NULL });
  GtkWidget *bar;

  if (text == NULL)
    return;
  bar = matchup_interval_bar_new ();
  matchup_interval_bar_set (MATCHUP_INTERVAL_BAR (bar), pair->share, &pair->interval, name, text);
  matchup_interval_bar_set_sides (MATCHUP_INTERVAL_BAR (bar),
                                  find_accent (standings, pair->b),
                                  find_accent (standings, pair->a));
  gtk_box_append (GTK_BOX (card), bar);
  gtk_box_append (GTK_BOX (card), make_ends (standings, pair->b, pair->a));
  gtk_box_append (GTK_BOX (card), make_text (text, "caption"));
}

/* The share of those that stood first, with a warning where it is not by luck. */
static void
add_place (GtkWidget *card, MatchupStandings *standings, guint position)
{
  const MatchupPairStanding *pair = matchup_standings_get_pair (standings, position);
  gboolean unfair =
      pair->place == MATCHUP_PLACE_VERDICT_FIRST || pair->place == MATCHUP_PLACE_VERDICT_SECOND;
  double n = pair->first_wins + pair->first_losses;
  g_autofree char *sentence = matchup_results_dup_place_sentence (standings, position);
  g_autofree char *wins = g_strdup_printf ("%'.0f", pair->first_wins);
  g_autofree char *all = g_strdup_printf ("%'.0f", n);
  g_autofree char *share = n > 0 ? matchup_results_dup_share (pair->first_share) : NULL;
  g_autofree char *lower = matchup_results_dup_share (pair->first_interval.lower);
  g_autofree char *upper = matchup_results_dup_share (pair->first_interval.upper);
  g_autofree char *text = NULL;
  g_autofree char *origin = NULL;
  GtkWidget *numbers;

  if (n <= 0)
    return;
  /* Translators: {1} of {2} votes were won by what stood first, a share of {3} */
  text = matchup_sentence_insert_names (_ ("Shown first: won {1} of {2} ({3})"),
                                        (const char *[]){ wins, all, share, NULL });
  /* Translators: {1} and {2} are shares like “40%” */
  origin = matchup_sentence_insert_names (
      /* Translators: two shares such as “38%” */
      _ ("How often the answer nearer to the beginning of the line won: with 95 percent certainty "
         "between {1} and {2}. Where the place does not matter it is a half."),
      (const char *[]){ lower, upper, NULL });
  numbers = make_numbers ();
  gtk_box_append (GTK_BOX (numbers),
                  matchup_number_button_new_for_pair (standings,
                                                      position,
                                                      MATCHUP_STANDINGS_PLACED,
                                                      text,
                                                      origin));
  gtk_box_append (GTK_BOX (card), numbers);
  if (sentence != NULL && unfair)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      gtk_box_append (GTK_BOX (box), make_text (sentence, NULL));
      gtk_widget_add_css_class (box, "matchup-banner");
      gtk_widget_add_css_class (box, "matchup-unfair");
      gtk_box_append (GTK_BOX (card), box);
    }
  else if (sentence != NULL)
    gtk_box_append (GTK_BOX (card), make_text (sentence, "caption"));
}

GtkWidget *
matchup_results_make_pair_card (MatchupStandings *standings, guint position)
{
  const MatchupPairStanding *pair;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;
  GtkWidget *card;

  g_return_val_if_fail (MATCHUP_IS_STANDINGS (standings), NULL);

  pair = matchup_standings_get_pair (standings, position);
  a = dup_name (standings, pair->a);
  b = dup_name (standings, pair->b);
  /* Translators: two models that compete */
  title = matchup_sentence_insert_names (_ ("{1} against {2}"), (const char *[]){ a, b, NULL });
  sentence = matchup_results_dup_pair_sentence (standings, position);
  card = make_card (title);
  gtk_box_append (GTK_BOX (card), make_text (title, "heading"));
  if (matchup_standings_get_n_pairs (standings) > 1) /* else it is said on top already */
    gtk_box_append (GTK_BOX (card), make_text (sentence, NULL));
  add_bar (card, standings, position);
  gtk_box_append (GTK_BOX (card), make_counts (standings, position));
  add_place (card, standings, position);
  return card;
}

static void
add_figure (GtkWidget *numbers,
            MatchupStandings *standings,
            const MatchupModelFigures *figures,
            MatchupStandingsFigure figure,
            const char *text,
            guint n)
{
  g_autofree char *origin =
      g_strdup_printf (ngettext ("Of %u answer that was voted about",
                                 "Median of %u answers that were voted about: half of them have "
                                 "less, half have more",
                                 n),
                       n);

  gtk_box_append (
      GTK_BOX (numbers),
      matchup_number_button_new_for_model (standings, figures->key, figure, text, origin));
}

static void
add_first_word (GtkWidget *numbers, MatchupStandings *standings, const MatchupModelFigures *figures)
{
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (isnan (figures->first_word))
    return;
  time = matchup_format_seconds (figures->first_word);
  /* Translators: %s is a time like “0.6 s” */
  text = g_strdup_printf (_ ("first word %s"), time);
  add_figure (numbers,
              standings,
              figures,
              MATCHUP_STANDINGS_FIRST_WORD,
              text,
              figures->n_first_word);
}

static void
add_speed (GtkWidget *numbers,
           MatchupStandings *standings,
           const MatchupModelFigures *figures,
           double speed,
           gboolean characters,
           guint n)
{
  g_autofree char *text = NULL;

  if (isnan (speed))
    return;
  text = matchup_format_speed (speed, characters);
  add_figure (numbers, standings, figures, MATCHUP_STANDINGS_SPEED, text, n);
}

static char *
dup_price (const MatchupMedianPrice *price)
{
  g_autofree char *money = NULL;

  if (price->amount == 0)
    return g_strdup (C_ ("cost", "free"));
  money =
      matchup_format_money (price->amount,
                            price->currency,
                            price->estimated || price->converted ? MATCHUP_VALUE_SOURCE_ESTIMATED
                                                                 : MATCHUP_VALUE_SOURCE_TOLD);
  /* Translators: the price of one answer; {1} is an amount of money */
  return matchup_sentence_insert_names (_ ("{1} an answer"), (const char *[]){ money, NULL });
}

static void
add_prices (GtkWidget *numbers, MatchupStandings *standings, const MatchupModelFigures *figures)
{
  for (guint i = 0; i < figures->prices->len; i++)
    {
      const MatchupMedianPrice *price = &g_array_index (figures->prices, MatchupMedianPrice, i);
      g_autofree char *text = dup_price (price);

      add_figure (numbers, standings, figures, MATCHUP_STANDINGS_PRICE, text, price->n);
    }
}

GtkWidget *
matchup_results_make_model_card (MatchupStandings *standings, const MatchupModelFigures *figures)
{
  g_autofree char *name = NULL;
  g_autofree char *answers = NULL;
  GtkWidget *card, *numbers;

  g_return_val_if_fail (MATCHUP_IS_STANDINGS (standings), NULL);
  g_return_val_if_fail (figures != NULL, NULL);

  name = matchup_results_dup_name (figures);
  card = make_card (name);
  gtk_box_append (GTK_BOX (card),
                  make_named (standings, figures->key, make_text (name, "heading")));
  numbers = make_numbers ();
  add_first_word (numbers, standings, figures);
  add_speed (numbers, standings, figures, figures->words, FALSE, figures->n_words);
  add_speed (numbers, standings, figures, figures->characters, TRUE, figures->n_characters);
  add_prices (numbers, standings, figures);
  answers = g_strdup_printf (ngettext ("%u answer", "%u answers", figures->n_answers),
                             figures->n_answers);
  gtk_box_append (GTK_BOX (numbers),
                  matchup_number_button_new_for_model (standings,
                                                       figures->key,
                                                       MATCHUP_STANDINGS_ANSWERS,
                                                       answers,
                                                       _ ("Answers that were voted about")));
  gtk_box_append (GTK_BOX (card), numbers);
  return card;
}
