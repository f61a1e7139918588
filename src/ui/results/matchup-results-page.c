/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-results-page.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-help-button.h"
#include "matchup-illustration.h"
#include "matchup-lazy-menu.h"
#include "matchup-results-cards.h"
#include "matchup-results-words.h"
#include "matchup-wrap-layout.h"
#include "matchup-wrap-texts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* So many pairs are shown at first, and so many more each time. */
#define SOME_PAIRS 12
/* Pixels; wider is harder to read. */
#define MAX_WIDTH 860

struct _MatchupResultsPage
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupStandings *standings; /* NULL: not yet */
  GCancellable *cancellable;   /* of the computation under way; NULL: none */
  char *conversation_id;       /* or NULL */
  guint n_pairs;               /* that are shown at most */
  gboolean stale;              /* to be made anew when it is seen */

  gboolean with_leaked;
  gboolean practice;
  gboolean only_blind;
  gboolean only_this;

  GtkStack *stack;
  GtkMenuButton *filter_button;
  GtkLabel *headline;
  GtkLabel *left_out;
  GtkLabel *empty_left_out;
  GtkWidget *empty_filter;
  GtkWidget *practice_button; /* leads to the result of practice, from below that of others */
  GtkWidget *empty_practice_button;
  GtkWidget *empty_back_button; /* from practice that has no result */
  GtkWidget *practice_note;     /* on top of it */
  GtkBox *pairs;
  GtkBox *models;
  GtkButton *more_button;
  AdwStatusPage *empty;
  AdwStatusPage *trouble;
};

G_DEFINE_FINAL_TYPE (MatchupResultsPage, matchup_results_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_WITH_LEAKED,
  PROP_PRACTICE,
  PROP_ONLY_BLIND,
  PROP_ONLY_THIS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    {
      matchup_focus_leave (child, NULL);
      gtk_box_remove (box, child);
    }
}

static void
fill_pairs (MatchupResultsPage *self)
{
  guint n = matchup_standings_get_n_pairs (self->standings);

  clear_box (self->pairs);
  for (guint i = 0; i < n && i < self->n_pairs; i++)
    gtk_box_append (self->pairs, matchup_results_make_pair_card (self->standings, i));
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n > self->n_pairs);
}

static void
fill_models (MatchupResultsPage *self)
{
  clear_box (self->models);
  for (guint i = 0; i < matchup_standings_get_n_models (self->standings); i++)
    gtk_box_append (self->models,
                    matchup_results_make_model_card (self->standings,
                                                     matchup_standings_get_model (self->standings,
                                                                                  i)));
}

static gboolean
has_filter (MatchupResultsPage *self)
{
  return self->with_leaked || self->practice || self->only_blind || self->only_this;
}

/* Nobody looks for the real votes where those about practice would stand. */
static void
name_empty (MatchupResultsPage *self)
{
  adw_status_page_set_title (self->empty,
                             self->practice ? _ ("This Is Only Practice") : _ ("Who Is Better?"));
  adw_status_page_set_description (
      self->empty,
      self->practice
          ? _ ("There are no votes here that compare practice models with each other.")
          : _ ("Vote on answers and the result appears here: who is ahead, and whether that is "
               "more than luck."));
}

static void
show_practice (MatchupResultsPage *self)
{
  gboolean some = matchup_standings_get_n_practice (self->standings) > 0;

  gtk_widget_set_visible (self->practice_button, some);
  gtk_widget_set_visible (self->empty_practice_button, some);
  gtk_widget_set_visible (self->empty_back_button, self->practice);
  gtk_widget_set_visible (self->practice_note, self->practice);
}

static void
show_standings (MatchupResultsPage *self)
{
  g_autofree char *headline = matchup_results_dup_headline (self->standings);
  g_autofree char *left_out = matchup_results_dup_left_out (self->standings);
  gboolean some = matchup_standings_get_n_pairs (self->standings) > 0;

  gtk_label_set_text (self->headline, headline);
  gtk_label_set_text (self->left_out, left_out);
  gtk_label_set_text (self->empty_left_out, left_out);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), *left_out != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->empty_left_out), *left_out != '\0');
  gtk_widget_set_visible (self->empty_filter, *left_out != '\0' || has_filter (self));
  show_practice (self);
  name_empty (self);
  fill_pairs (self);
  fill_models (self);
  gtk_stack_set_visible_child_name (self->stack, some ? "standings" : "empty");
}

static void
computed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MatchupResultsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupStandings) standings =
      matchup_leaderboard_compute_finish (MATCHUP_LEADERBOARD (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (standings == NULL)
    {
      g_message ("The votes could not be counted: %s", error->message);
      self->stale = TRUE;
      gtk_stack_set_visible_child_name (self->stack, "trouble");
      return;
    }
  g_set_object (&self->standings, standings);
  show_standings (self);
}

static void
recompute (MatchupResultsPage *self)
{
  MatchupStandingsFilter filter = { 0 };

  filter.with_leaked = self->with_leaked;
  filter.practice = self->practice;
  filter.only_blind = self->only_blind;
  filter.conversation_id = self->only_this ? self->conversation_id : NULL;
  self->stale = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  matchup_leaderboard_compute_async (matchup_workspace_get_leaderboard (self->workspace),
                                     &filter,
                                     self->cancellable,
                                     computed_cb,
                                     g_object_ref (self));
}

static void
changed_cb (MatchupResultsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    recompute (self);
  else
    self->stale = TRUE;
}

static void
matchup_results_page_map (GtkWidget *widget)
{
  MatchupResultsPage *self = MATCHUP_RESULTS_PAGE (widget);

  GTK_WIDGET_CLASS (matchup_results_page_parent_class)->map (widget);
  if (self->stale)
    recompute (self);
}

static gboolean *
find_flag (MatchupResultsPage *self, guint prop_id)
{
  switch (prop_id)
    {
    case PROP_WITH_LEAKED:
      return &self->with_leaked;
    case PROP_PRACTICE:
      return &self->practice;
    case PROP_ONLY_BLIND:
      return &self->only_blind;
    case PROP_ONLY_THIS:
      return &self->only_this;
    default:
      return NULL;
    }
}

static void
matchup_results_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  gboolean *flag = find_flag (MATCHUP_RESULTS_PAGE (object), prop_id);

  if (flag != NULL)
    g_value_set_boolean (value, *flag);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_results_page_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  MatchupResultsPage *self = MATCHUP_RESULTS_PAGE (object);
  gboolean *flag = find_flag (self, prop_id);

  if (flag == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (*flag == g_value_get_boolean (value))
    return;
  *flag = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
  changed_cb (self);
}

static void
matchup_results_page_dispose (GObject *object)
{
  MatchupResultsPage *self = MATCHUP_RESULTS_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->standings);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->conversation_id, g_free);

  G_OBJECT_CLASS (matchup_results_page_parent_class)->dispose (object);
}

static void
matchup_results_page_class_init (MatchupResultsPageClass *klass)
{
  static const struct
  {
    guint id;
    const char *name;
    const char *action;
  } flags[] = {
    { PROP_WITH_LEAKED, "with-leaked", "results.with-leaked" },
    { PROP_PRACTICE, "practice", "results.practice" },
    { PROP_ONLY_BLIND, "only-blind", "results.only-blind" },
    { PROP_ONLY_THIS, "only-this", "results.only-this" },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = matchup_results_page_dispose;
  object_class->get_property = matchup_results_page_get_property;
  object_class->set_property = matchup_results_page_set_property;
  widget_class->map = matchup_results_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    properties[flags[i].id] =
        g_param_spec_boolean (flags[i].name,
                              NULL,
                              NULL,
                              FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    gtk_widget_class_install_property_action (widget_class, flags[i].action, flags[i].name);
}

static GMenuModel *
make_filter_menu (void)
{
  static const struct
  {
    const char *label;
    const char *action;
  } items[] = {
    /* Translators: a menu item: which votes count */
    { N_ ("With Answers That _Named Their Maker"), "results.with-leaked" },
    /* Translators: a menu item: which votes count */
    { N_ ("_Practice Votes Alone"), "results.practice" },
    /* Translators: a menu item: which votes count */
    { N_ ("Only Votes With _Hidden Names"), "results.only-blind" },
    /* Translators: a menu item: which votes count */
    { N_ ("Only the Open _Comparison"), "results.only-this" },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_menu_append (menu, _ (items[i].label), items[i].action);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_text (GtkLabel **out_label, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  *out_label = GTK_LABEL (label);
  return label;
}

static GtkWidget *
make_heading (const char *text)
{
  GtkLabel *label;
  GtkWidget *heading = make_text (&label, "title-4");

  gtk_label_set_text (label, text);
  gtk_widget_set_margin_top (heading, 12);
  return heading;
}

static GtkWidget *
make_list (GtkBox **out_box)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  *out_box = GTK_BOX (box);
  return box;
}

static void
more_clicked_cb (MatchupResultsPage *self)
{
  self->n_pairs += SOME_PAIRS;
  fill_pairs (self);
}

static void
retry_clicked_cb (MatchupResultsPage *self)
{
  recompute (self);
}

static GtkWidget *
make_filter_button (MatchupResultsPage *self)
{
  g_autoptr (GMenuModel) menu = make_filter_menu ();
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Which Votes Count"));
  matchup_lazy_menu_set (GTK_MENU_BUTTON (button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which votes count"),
                                  -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static GtkWidget *
make_practice_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "results.practice");
  matchup_accessible_name_by_label (button);
  matchup_wrap_texts (button);
  return button;
}

static GtkWidget *
make_back_button (void)
{
  /* Translators: a button */
  return make_practice_button (_ ("Back to the _Real Result"));
}

/* A result that looks like any other must not be taken for one. */
static GtkWidget *
make_practice_note (MatchupResultsPage *self)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = make_back_button ();
  GtkLabel *label;

  gtk_box_append (GTK_BOX (note), make_text (&label, "heading"));
  gtk_label_set_text (label, _ ("This Is Only Practice"));
  gtk_box_append (GTK_BOX (note), make_text (&label, "dim-label"));
  gtk_label_set_text (
      label,
      _ ("This is what a result looks like. The models are scripted, so it says nothing about "
         "real ones, and none of these votes is in your real result."));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (note), button);
  gtk_widget_add_css_class (note, "card");
  gtk_widget_add_css_class (note, "matchup-practice-note");
  self->practice_note = note;
  return note;
}

static GtkWidget *
make_standings (MatchupResultsPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *tools =
      g_object_new (GTK_TYPE_BOX, "layout-manager", matchup_wrap_layout_new (6, 6), NULL);

  self->filter_button = GTK_MENU_BUTTON (make_filter_button (self));
  /* Translators: a button */
  self->more_button = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("_More Pairs")));
  gtk_widget_set_halign (GTK_WIDGET (self->more_button), GTK_ALIGN_CENTER);
  matchup_accessible_name_by_label (GTK_WIDGET (self->more_button));
  g_signal_connect_swapped (self->more_button, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), make_practice_note (self));
  gtk_box_append (GTK_BOX (box), make_text (&self->headline, "title-2"));
  gtk_box_append (GTK_BOX (box), make_text (&self->left_out, "dim-label"));
  self->practice_button = make_practice_button (_ ("Show the _Practice Result"));
  gtk_widget_set_halign (self->practice_button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), self->practice_button);
  gtk_box_append (GTK_BOX (tools), GTK_WIDGET (self->filter_button));
  gtk_box_append (GTK_BOX (tools), matchup_help_button_new ("results"));
  gtk_box_append (GTK_BOX (box), tools);
  gtk_box_append (GTK_BOX (box), make_list (&self->pairs));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more_button));
  gtk_box_append (GTK_BOX (box), make_heading (_ ("What Was Measured")));
  gtk_box_append (GTK_BOX (box), make_list (&self->models));
  gtk_widget_add_css_class (box, "matchup-results");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
make_compare_button (void)
{
  /* Translators: a button */
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Compare Models"));

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.view::compare");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  matchup_accessible_name_by_label (button);
  return button;
}

/* What is left out may be all there is, so that it has to be found here as well. */
static GtkWidget *
make_empty (MatchupResultsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *button = make_filter_button (self);
  GtkWidget *help;

  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  matchup_illustration_set (self->empty, "results");
  name_empty (self);
  gtk_box_append (GTK_BOX (box), make_compare_button ());
  gtk_box_append (GTK_BOX (box), make_text (&self->empty_left_out, "dim-label"));
  gtk_label_set_justify (self->empty_left_out, GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (self->empty_left_out, 0.5);
  self->empty_practice_button = make_practice_button (_ ("Show the _Practice Result"));
  gtk_widget_add_css_class (self->empty_practice_button, "pill");
  gtk_widget_set_halign (self->empty_practice_button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->empty_practice_button);
  self->empty_back_button = make_back_button ();
  gtk_widget_add_css_class (self->empty_back_button, "pill");
  gtk_widget_set_halign (self->empty_back_button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->empty_back_button);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), button);
  self->empty_filter = button;
  help = matchup_help_button_new ("results");
  gtk_widget_set_halign (help, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), help);
  adw_status_page_set_child (self->empty, box);
  return GTK_WIDGET (self->empty);
}

static GtkWidget *
make_trouble (MatchupResultsPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Try Again"));

  self->trouble = ADW_STATUS_PAGE (adw_status_page_new ());
  matchup_illustration_set (self->trouble, "trouble");
  adw_status_page_set_title (self->trouble, _ ("The Votes Could Not Be Read"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  matchup_accessible_name_by_label (button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (retry_clicked_cb), self);
  adw_status_page_set_child (self->trouble, button);
  return GTK_WIDGET (self->trouble);
}

static void
matchup_results_page_init (MatchupResultsPage *self)
{
  self->stale = TRUE;
  self->n_pairs = SOME_PAIRS;
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, adw_bin_new (), "nothing"); /* for a moment */
  gtk_stack_add_named (self->stack, make_standings (self), "standings");
  gtk_stack_add_named (self->stack, make_empty (self), "empty");
  gtk_stack_add_named (self->stack, make_trouble (self), "trouble");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.only-this", FALSE);
}

GtkWidget *
matchup_results_page_new (MatchupWorkspace *workspace)
{
  MatchupResultsPage *self;

  g_return_val_if_fail (MATCHUP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MATCHUP_TYPE_RESULTS_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (matchup_workspace_get_leaderboard (workspace),
                           "changed",
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
matchup_results_page_set_conversation_id (MatchupResultsPage *self, const char *id)
{
  g_return_if_fail (MATCHUP_IS_RESULTS_PAGE (self));

  if (g_strcmp0 (self->conversation_id, id) == 0)
    return;
  g_free (self->conversation_id);
  self->conversation_id = g_strdup (id);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.only-this", id != NULL);
  if (self->only_this)
    changed_cb (self);
}

MatchupStandings *
matchup_results_page_get_standings (MatchupResultsPage *self)
{
  g_return_val_if_fail (MATCHUP_IS_RESULTS_PAGE (self), NULL);
  return self->standings;
}

void
matchup_results_page_focus (MatchupResultsPage *self)
{
  g_return_if_fail (MATCHUP_IS_RESULTS_PAGE (self));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
