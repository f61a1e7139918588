/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-budget-group.h"

#include "matchup-config.h"
#include "matchup-help-button.h"
#include "matchup-currency-button.h"
#include "matchup-format.h"
#include "matchup-sent-words.h"
#include "matchup-sentence.h"
#include "matchup-setting-row.h"

#include <glib/gi18n.h>

struct _MatchupBudgetGroup
{
  AdwPreferencesGroup parent_instance;

  MatchupBudget *budget; /* weak, as libadwaita 1.2 keeps what its search has seen */
  MatchupLedger *ledger; /* weak */
  GSettings *settings;

  GtkWidget *month; /* or NULL */
  AdwExpanderRow *spent;
  GPtrArray *rows; /* of services, in it; not owned */
  GtkLevelBar *bar;
  GtkLabel *gaps;
  MatchupCurrencyButton *currency;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (MatchupBudgetGroup, matchup_budget_group, ADW_TYPE_PREFERENCES_GROUP)

static char *
format (MatchupBudgetGroup *self, double amount)
{
  return matchup_format_money (amount,
                               matchup_budget_get_currency (self->budget),
                               MATCHUP_VALUE_SOURCE_ESTIMATED);
}

/* With all digits that the person gave it. */
static char *
format_limit (MatchupBudgetGroup *self, double limit)
{
  return matchup_format_price (limit, matchup_budget_get_currency (self->budget));
}

static void
update_spent (MatchupBudgetGroup *self)
{
  double limit = matchup_budget_get_month_limit (self->budget);
  double amount = matchup_budget_get_spent (self->budget);
  g_autofree char *spent = format (self, amount);
  g_autofree char *budget = format_limit (self, limit);
  g_autofree char *gaps = matchup_budget_dup_gaps (self->budget);
  g_autofree char *of = NULL;
  const char *words[] = { spent, budget, NULL };

  /* Translators: {1} is what was spent in this month, {2} the budget. */
  of = matchup_sentence_insert_names (_ ("{1} of {2}"), words);
  adw_expander_row_set_subtitle (self->spent, limit > 0 ? of : spent);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), limit > 0);
  if (limit > 0)
    gtk_level_bar_set_value (self->bar, CLAMP (amount / limit, 0, 1));
  gtk_label_set_text (self->gaps, gaps != NULL ? gaps : "");
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), gaps != NULL);
}

static void
add_row (MatchupBudgetGroup *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_expander_row_add_row (self->spent, row);
  g_ptr_array_add (self->rows, row);
}

static void
update_rows (MatchupBudgetGroup *self)
{
  g_autoptr (GPtrArray) services = matchup_ledger_dup_month (self->ledger, TRUE);
  gint64 n_private = matchup_ledger_get_n_private (self->ledger);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->spent, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < services->len; i++)
    {
      const MatchupLedgerService *service = g_ptr_array_index (services, i);
      g_autofree char *costs = matchup_sent_words_dup_costs (service);

      add_row (self, service->service, costs != NULL ? costs : _ ("No cost is known"));
    }
  if (services->len == 0)
    add_row (self, _ ("Nothing was sent in this month"), "");
  if (n_private > 0)
    add_row (self,
             _ ("With Private Chats"),
             _ ("What they cost in this session counts here and is not written down."));
}

static void
update (MatchupBudgetGroup *self)
{
  if (self->budget == NULL || self->ledger == NULL)
    return;
  self->filling = TRUE;
  matchup_currency_button_set_currency (self->currency, matchup_budget_get_currency (self->budget));
  self->filling = FALSE;
  update_spent (self);
  update_rows (self);
}

static void
currency_chosen_cb (MatchupBudgetGroup *self)
{
  const char *currency = matchup_currency_button_get_currency (self->currency);

  if (!self->filling && self->settings != NULL && currency != NULL)
    g_settings_set_string (self->settings, "budget-currency", currency);
}

static void
matchup_budget_group_dispose (GObject *object)
{
  MatchupBudgetGroup *self = MATCHUP_BUDGET_GROUP (object);

  g_clear_weak_pointer (&self->budget);
  g_clear_weak_pointer (&self->ledger);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_budget_group_parent_class)->dispose (object);
}

static void
matchup_budget_group_class_init (MatchupBudgetGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_budget_group_dispose;
}

static void
matchup_budget_group_init (MatchupBudgetGroup *self)
{
  self->rows = g_ptr_array_new ();
}

static void
add (MatchupBudgetGroup *self, GtkWidget *widget)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), widget);
}

static void
add_currency (MatchupBudgetGroup *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = matchup_currency_button_new (FALSE);

  self->currency = MATCHUP_CURRENCY_BUTTON (button);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 /* Translators: a setting */ _ ("_Currency of the Budget"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  if (self->settings != NULL)
    matchup_setting_row_add_lock (ADW_PREFERENCES_ROW (row), self->settings, "budget-currency");
  g_signal_connect_object (button,
                           "notify::currency",
                           G_CALLBACK (currency_chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  add (self, row);
}

static void
add_limits (MatchupBudgetGroup *self)
{
  if (self->settings == NULL)
    return;
  self->month = matchup_setting_row_new_number (
      self->settings,
      "budget-month",
      /* Translators: a setting */
      _ ("_Budget per Month"),
      /* xgettext:no-c-format */
      _ ("0 for none. At 80 % there is a warning; beyond it nothing is sent without asking."),
      1,
      2);
  add (self, self->month);
  add (self,
       matchup_setting_row_new_number (
           self->settings,
           "budget-run",
           /* Translators: a setting */ _ ("Budget per _Question or List"),
           _ ("What all models together may cost. A list of questions pauses there."),
           1,
           2));
}

static void
add_spent (MatchupBudgetGroup *self)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *bar = gtk_level_bar_new ();
  GtkWidget *gaps = gtk_label_new (NULL);

  self->spent = ADW_EXPANDER_ROW (row);
  self->bar = GTK_LEVEL_BAR (bar);
  self->gaps = GTK_LABEL (gaps);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Spent in This Month"));
  gtk_level_bar_remove_offset_value (self->bar, NULL);
  gtk_widget_set_size_request (bar, 72, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Share of the budget that is spent"),
                                  -1);
  adw_expander_row_add_action (self->spent, bar);
  add (self, row);
  gtk_label_set_wrap (self->gaps, TRUE);
  gtk_label_set_wrap_mode (self->gaps, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->gaps, 0);
  gtk_widget_set_margin_top (gaps, 6);
  gtk_widget_add_css_class (gaps, "caption");
  gtk_widget_add_css_class (gaps, "dim-label");
  add (self, gaps);
}

GtkWidget *
matchup_budget_group_new (MatchupWorkspace *workspace, GSettings *settings)
{
  MatchupBudgetGroup *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_BUDGET_GROUP,
                       "title",
                       /* Translators: heading of settings */ _ ("Budget"),
                       "header-suffix",
                       matchup_help_button_new ("costs"),
                       NULL);
  g_set_weak_pointer (&self->budget, matchup_workspace_get_budget (workspace));
  g_set_weak_pointer (&self->ledger, matchup_workspace_get_ledger (workspace));
  g_set_object (&self->settings, settings);
  add_limits (self);
  add_currency (self);
  add_spent (self);
  g_signal_connect_object (self->budget, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
matchup_budget_group_focus (MatchupBudgetGroup *self)
{
  GtkWidget *scroller;
  double y;

  g_return_if_fail (MATCHUP_IS_BUDGET_GROUP (self));

  scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  if (scroller != NULL &&
      gtk_widget_translate_coordinates (GTK_WIDGET (self), scroller, 0, 0, NULL, &y))
    {
      GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

      gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + y);
    }
  if (self->month != NULL)
    gtk_widget_child_focus (self->month, GTK_DIR_TAB_FORWARD);
}
