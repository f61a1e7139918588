/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-prompt-estimate.h"

#include "matchup-config.h"
#include "matchup-format.h"
#include "matchup-prompt-cost.h"
#include "matchup-prompt-forecast.h"
#include "matchup-stack-layout.h"
#include "matchup-wrap-texts.h"

#include <glib/gi18n.h>

/* Less than this is nothing to think about. */
#define MIN_TOKENS 1000
/* After the last change; milliseconds. */
#define PAUSE 300

struct _MatchupPromptEstimate
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupConversation *conversation;
  MatchupLineup *lineup;
  MatchupPictureTray *tray; /* weak */
  MatchupTokenTally tally;

  GtkMenuButton *button;
  GtkLabel *label;      /* in it */
  GPtrArray *forecasts; /* MatchupPromptForecast, as shown */
  guint update_id;
};

enum
{
  SIGNAL_ESTIMATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupPromptEstimate, matchup_prompt_estimate, GTK_TYPE_WIDGET)

static void
matchup_prompt_estimate_dispose (GObject *object)
{
  MatchupPromptEstimate *self = MATCHUP_PROMPT_ESTIMATE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_weak_pointer (&self->tray);
  g_clear_object (&self->conversation);
  g_clear_object (&self->lineup);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->forecasts, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_prompt_estimate_parent_class)->dispose (object);
}

static void
matchup_prompt_estimate_class_init (MatchupPromptEstimateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_prompt_estimate_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_ESTIMATED] = g_signal_new ("estimated",
                                            MATCHUP_TYPE_PROMPT_ESTIMATE,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            1,
                                            G_TYPE_INT64);
}

/* An estimate has two digits that count. */
static gint64
round_tokens (gint64 tokens)
{
  gint64 unit = 1;

  while (tokens / unit >= 100)
    unit *= 10;
  return (tokens + unit / 2) / unit * unit;
}

static gint64
count_tray (MatchupPromptEstimate *self)
{
  gint64 tokens = 0;
  g_autoptr (GPtrArray) parts = NULL;

  if (self->tray == NULL || !matchup_picture_tray_get_ready (self->tray))
    return 0;
  parts = matchup_picture_tray_dup_parts (self->tray);
  for (guint i = 0; i < parts->len; i++)
    {
      gpointer part = g_ptr_array_index (parts, i);

      if (MATCHUP_IS_IMAGE_PART (part))
        tokens += matchup_token_estimate_picture (part);
      else if (MATCHUP_IS_FILE_PART (part))
        tokens += matchup_token_estimate_file (part);
    }
  return tokens;
}

/* One line: all of them together. */
static char *
dup_line (GPtrArray *forecasts)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (MatchupPromptCost));
  g_autofree char *tokens = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *money = NULL;
  gint64 total = 0;

  for (guint i = 0; i < forecasts->len; i++)
    {
      const MatchupPromptForecast *forecast = g_ptr_array_index (forecasts, i);

      total += forecast->tokens;
      if (forecast->cost != NULL)
        matchup_prompt_cost_add (sums, forecast->cost);
    }
  tokens = matchup_format_tokens (round_tokens (total));
  if (forecasts->len > 1)
    /* Translators: %s is like “3,200 tokens”. */
    amount = g_strdup_printf (ngettext ("Estimate: about %s for %u model",
                                        "Estimate: about %s for %u models",
                                        forecasts->len),
                              tokens,
                              forecasts->len);
  else
    /* Translators: %s is like “3,200 tokens”. */
    amount = g_strdup_printf (_ ("Estimate: about %s"), tokens);
  money = matchup_prompt_cost_dup_words (sums);
  return money != NULL ? g_strconcat (amount, " · ", money, NULL) : g_steal_pointer (&amount);
}

static gboolean
is_much (GPtrArray *forecasts)
{
  for (guint i = 0; i < forecasts->len; i++)
    {
      const MatchupPromptForecast *forecast = g_ptr_array_index (forecasts, i);

      if (forecast->tokens > MIN_TOKENS)
        return TRUE;
    }
  return FALSE;
}

static void
set_line (MatchupPromptEstimate *self, const char *line)
{
  if (g_str_equal (line, gtk_label_get_text (self->label)))
    return;
  gtk_label_set_text (self->label, line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  line,
                                  -1);
}

static void
update (MatchupPromptEstimate *self)
{
  gint64 question = matchup_token_tally_get (&self->tally) + count_tray (self);
  g_autofree char *warning = NULL;
  g_autofree char *line = NULL;

  g_clear_pointer (&self->forecasts, g_ptr_array_unref);
  g_signal_emit (self, signals[SIGNAL_ESTIMATED], 0, question);
  if (self->workspace == NULL)
    return;
  self->forecasts =
      matchup_prompt_forecast_all (matchup_workspace_get_pricing (self->workspace),
                                   self->lineup,
                                   self->conversation,
                                   question,
                                   matchup_clock_get_real (
                                       matchup_workspace_get_clock (self->workspace)));
  warning = matchup_workspace_dup_budget_warning (self->workspace, self->lineup);
  /* What was said before is not worth a line as long as nothing is asked. */
  if (question == 0 || (warning == NULL && !is_much (self->forecasts)))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  line = dup_line (self->forecasts);
  if (warning != NULL)
    {
      char *both = g_strconcat (line, "\n", warning, NULL);

      g_free (line);
      line = both;
    }
  set_line (self, line);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static gboolean
update_cb (gpointer data)
{
  MatchupPromptEstimate *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (MatchupPromptEstimate *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  self->update_id = g_timeout_add (PAUSE, update_cb, self);
}

static void
add_cell (GtkGrid *grid, int row, int column, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), column == 0 ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static char *
dup_money (MatchupPromptEstimate *self, const MatchupPromptForecast *forecast)
{
  if (forecast->cost != NULL)
    return matchup_format_cost (forecast->cost, matchup_workspace_get_pricing (self->workspace));
  if (matchup_model_ref_is_practice (matchup_contestant_get_model (forecast->contestant)))
    return g_strdup (_ ("practice, no cost"));
  return g_strdup (_ ("price not known"));
}

static GtkWidget *
make_grid (MatchupPromptEstimate *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < self->forecasts->len; i++)
    {
      const MatchupPromptForecast *forecast = g_ptr_array_index (self->forecasts, i);
      g_autofree char *tokens = matchup_format_tokens (round_tokens (forecast->tokens));
      g_autofree char *money = dup_money (self, forecast);

      add_cell (GTK_GRID (grid), (int) i, 0, matchup_contestant_get_name (forecast->contestant));
      add_cell (GTK_GRID (grid), (int) i, 1, tokens);
      add_cell (GTK_GRID (grid), (int) i, 2, money);
    }
  return grid;
}

static GtkWidget *
make_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* When it is opened: what is in it is made for the moment. */
static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  MatchupPromptEstimate *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = gtk_label_new (_ ("What This Question May Cost"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (box, "matchup-sum");
  gtk_box_append (GTK_BOX (box), title);
  if (self->forecasts != NULL)
    gtk_box_append (GTK_BOX (box), make_grid (self));
  gtk_box_append (
      GTK_BOX (box),
      make_note (_ ("An estimate, made before anything is sent: what was said before, the question "
                    "and what goes along with it, and an answer of about 350 words. Thinking "
                    "costs more.")));
  matchup_wrap_texts (box);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What this question may cost"),
                                  -1);
  gtk_menu_button_set_popover (button, popover);
}

static void
matchup_prompt_estimate_init (MatchupPromptEstimate *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_justify (self->label, GTK_JUSTIFY_CENTER);
  /* Within a menu button's box a label would not wrap: it is asked for its width at one line. */
  gtk_widget_set_layout_manager (box, matchup_stack_layout_new (0));
  gtk_widget_set_parent (GTK_WIDGET (self->label), box);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What this question may cost"),
                                  -1);
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_menu_button_set_direction (self->button, GTK_ARROW_UP);
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "matchup-estimate");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
matchup_prompt_estimate_new (void)
{
  return g_object_new (MATCHUP_TYPE_PROMPT_ESTIMATE, NULL);
}

static void
watch (MatchupPromptEstimate *self, gpointer object, const char *signal)
{
  if (object != NULL)
    g_signal_connect_object (object, signal, G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
}

static void
unwatch (MatchupPromptEstimate *self, gpointer object)
{
  if (object != NULL)
    g_signal_handlers_disconnect_by_data (object, self);
}

void
matchup_prompt_estimate_set_conversation (MatchupPromptEstimate *self,
                                          MatchupWorkspace *workspace,
                                          MatchupConversation *conversation,
                                          MatchupLineup *lineup)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_ESTIMATE (self));
  g_return_if_fail (MATCHUP_IS_WORKSPACE (workspace));
  g_return_if_fail (MATCHUP_IS_LINEUP (lineup));

  if (self->workspace != workspace)
    {
      g_set_object (&self->workspace, workspace);
      watch (self, matchup_workspace_get_pricing (workspace), "changed");
      watch (self, matchup_workspace_get_budget (workspace), "changed");
      /* An answer that has ended is a part of what was said before. */
      watch (self, workspace, "notify::n-active");
    }
  unwatch (self, self->lineup);
  unwatch (self, self->conversation);
  g_set_object (&self->lineup, lineup);
  g_set_object (&self->conversation, conversation);
  watch (self, lineup, "items-changed");
  watch (self, conversation, "items-changed");
  queue_update (self);
}

void
matchup_prompt_estimate_set_text (MatchupPromptEstimate *self, const MatchupTokenTally *tally)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_ESTIMATE (self));
  g_return_if_fail (tally != NULL);

  if (self->tally.latin == tally->latin && self->tally.ideographic == tally->ideographic)
    return;
  self->tally = *tally;
  queue_update (self);
}

void
matchup_prompt_estimate_set_tray (MatchupPromptEstimate *self, MatchupPictureTray *tray)
{
  g_return_if_fail (MATCHUP_IS_PROMPT_ESTIMATE (self));
  g_return_if_fail (MATCHUP_IS_PICTURE_TRAY (tray));

  g_set_weak_pointer (&self->tray, tray);
  queue_update (self);
}
