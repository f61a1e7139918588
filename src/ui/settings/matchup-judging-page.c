/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-judging-page.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-judging-criterion-row.h"
#include "matchup-sentence.h"
#include "matchup-setting-row.h"
#include "matchup-toast.h"

#include <glib/gi18n.h>

struct _MatchupJudgingPage
{
  AdwPreferencesPage parent_instance;

  MatchupJudging *judging;
  GPtrArray *rows; /* MatchupJudgingCriterionRow, borrowed */
  guint rebuild_id;

  GtkSwitch *blind;
  GtkSwitch *reveal_together;
  AdwPreferencesRow *blind_row;
  AdwPreferencesRow *together_row;
  AdwPreferencesGroup *voting;
  AdwPreferencesGroup *layout;
  AdwPreferencesGroup *criteria;
  GtkButton *reset_button;
  AdwEntryRow *add_row;
};

G_DEFINE_FINAL_TYPE (MatchupJudgingPage, matchup_judging_page, ADW_TYPE_PREFERENCES_PAGE)

static const MatchupSettingChoice stops[] = {
  /* Translators: what a vote stops */
  { "nothing", NC_ ("preferences", "Nothing") },
  { "answers", NC_ ("preferences", "The Other Answers") },
  { "ask", NC_ ("preferences", "Ask Me") },
  { NULL, NULL },
};

static const MatchupSettingChoice layouts[] = {
  { "columns", NC_ ("preferences", "Side by Side") },
  { "grid", NC_ ("preferences", "Grid") },
  { "single", NC_ ("preferences", "One at a Time") },
  { "stacked", NC_ ("preferences", "One Below the Other") },
  { NULL, NULL },
};

/* The criteria as they are now, to take a change back. */
typedef struct
{
  MatchupJudging *judging;
  GPtrArray *criteria;
} Before;

static void
before_free (gpointer data)
{
  Before *before = data;

  g_object_unref (before->judging);
  g_ptr_array_unref (before->criteria);
  g_free (before);
}

static Before *
remember (MatchupJudgingPage *self)
{
  Before *before = g_new0 (Before, 1);

  before->judging = g_object_ref (self->judging);
  before->criteria = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < matchup_judging_get_n_criteria (self->judging); i++)
    g_ptr_array_add (before->criteria,
                     g_object_ref (matchup_judging_get_criterion (self->judging, i)));
  return before;
}

static void
undo (gpointer data)
{
  Before *before = data;

  matchup_judging_set_criteria (before->judging, before->criteria);
}

static void
remove_cb (MatchupJudgingCriterionRow *row, MatchupJudgingPage *self)
{
  MatchupCriterion *criterion = matchup_judging_criterion_row_get_criterion (row);
  Before *before = remember (self);
  /* Translators: %s is a criterion such as Accuracy */
  g_autofree char *text =
      matchup_sentence_insert_name (_ ("%s removed"), matchup_criterion_get_name (criterion));

  matchup_judging_remove_criterion (self->judging, matchup_criterion_get_id (criterion));
  matchup_toast_with_undo (GTK_WIDGET (self), text, undo, before, before_free);
}

static void
reset_clicked_cb (MatchupJudgingPage *self)
{
  Before *before = remember (self);

  matchup_judging_reset_criteria (self->judging);
  matchup_toast_with_undo (GTK_WIDGET (self), _ ("Criteria reset"), undo, before, before_free);
}

static void
add_applied_cb (MatchupJudgingPage *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->add_row));
  gboolean added = matchup_judging_add_criterion (self->judging, name) != NULL;

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->add_row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               added ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (!added)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->add_row), "error");
      matchup_toast (GTK_WIDGET (self), _ ("Another criterion has this name, or it is empty"));
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->add_row), "error");
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
}

/* NULL: the focus is elsewhere. */
static MatchupJudgingCriterionRow *
find_focused (MatchupJudgingPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_is_ancestor (focus, row))
        return MATCHUP_JUDGING_CRITERION_ROW (row);
    }
  return NULL;
}

static void
rebuild (MatchupJudgingPage *self)
{
  MatchupJudgingCriterionRow *focused = find_focused (self);
  g_autofree char *id = NULL;
  GtkWidget *heir = NULL;

  if (focused != NULL)
    id =
        g_strdup (matchup_criterion_get_id (matchup_judging_criterion_row_get_criterion (focused)));
  for (guint i = 0; i < self->rows->len; i++)
    {
      matchup_focus_leave (g_ptr_array_index (self->rows, i), NULL);
      adw_preferences_group_remove (self->criteria, g_ptr_array_index (self->rows, i));
    }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < matchup_judging_get_n_criteria (self->judging); i++)
    {
      MatchupCriterion *criterion = matchup_judging_get_criterion (self->judging, i);
      GtkWidget *row = matchup_judging_criterion_row_new (self->judging, criterion);

      g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, 0);
      adw_preferences_group_add (self->criteria, row);
      g_ptr_array_add (self->rows, row);
      if (id != NULL && g_str_equal (id, matchup_criterion_get_id (criterion)))
        heir = row;
    }
  if (id != NULL)
    gtk_widget_grab_focus (heir != NULL ? heir : GTK_WIDGET (self->add_row));
}

static gboolean
rebuild_cb (gpointer data)
{
  MatchupJudgingPage *self = data;

  self->rebuild_id = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: what was pressed is in one of the rows that go. */
static void
criteria_changed_cb (MatchupJudgingPage *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add (rebuild_cb, self);
}

static void
matchup_judging_page_dispose (GObject *object)
{
  MatchupJudgingPage *self = MATCHUP_JUDGING_PAGE (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_JUDGING_PAGE);
  g_clear_object (&self->judging);

  G_OBJECT_CLASS (matchup_judging_page_parent_class)->dispose (object);
}

static void
matchup_judging_page_class_init (MatchupJudgingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_judging_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-judging-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupJudgingPage, blind);
  gtk_widget_class_bind_template_child (widget_class, MatchupJudgingPage, reveal_together);
  gtk_widget_class_bind_template_child (widget_class, MatchupJudgingPage, blind_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupJudgingPage, together_row);
  gtk_widget_class_bind_template_child (widget_class, MatchupJudgingPage, voting);
  gtk_widget_class_bind_template_child (widget_class, MatchupJudgingPage, layout);
  gtk_widget_class_bind_template_child (widget_class, MatchupJudgingPage, criteria);
  gtk_widget_class_bind_template_child (widget_class, MatchupJudgingPage, reset_button);
  gtk_widget_class_bind_template_child (widget_class, MatchupJudgingPage, add_row);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_applied_cb);
}

static void
matchup_judging_page_init (MatchupJudgingPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bind (MatchupJudgingPage *self, const char *property, GtkSwitch *widget)
{
  g_object_bind_property (self->judging,
                          property,
                          widget,
                          "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

static void
add_layout (MatchupJudgingPage *self, GSettings *settings)
{
  GtkWidget *row =
      /* Translators: Setting: how the answers to a question stand to each other. */
      matchup_setting_row_new_choice (settings, "layout", _ ("_Layout"), NULL, layouts);

  adw_preferences_group_add (self->layout, row);
  matchup_setting_row_add_words (ADW_PREFERENCES_ROW (row),
                                 C_ ("search words", "columns grid side by side one below"));
  adw_preferences_group_add (
      self->layout,
      matchup_setting_row_new_switch (
          settings,
          "equal-heights",
          /* Translators: Switch: long answers scroll in boxes that are equally high. */
          _ ("_Boxes of Equal Height"),
          _ ("Long answers scroll within their box.")));
  adw_preferences_group_add (self->layout,
                             matchup_setting_row_new_switch (
                                 settings,
                                 "joint-scrolling",
                                 /* Translators: Switch: scrolling one answer scrolls the others. */
                                 _ ("_Scroll Together"),
                                 _ ("In boxes of equal height.")));
}

static void
add_settings (MatchupJudgingPage *self, GSettings *settings)
{
  GtkWidget *row =
      matchup_setting_row_new_choice (settings,
                                      "vote-stops",
                                      /* Translators: Setting: what a vote does to answers that
                                         still come; the choices continue it. */
                                      _ ("A Vote S_tops"),
                                      _ ("When other answers still come."),
                                      stops);

  adw_preferences_group_add (self->voting, row);
  matchup_setting_row_add_words (ADW_PREFERENCES_ROW (row),
                                 C_ ("search words", "stop rest cancel answers voting"));
  matchup_setting_row_add_lock (self->blind_row, settings, "hide-names");
  matchup_setting_row_add_lock (self->together_row, settings, "reveal-together");
  matchup_setting_row_add_words (self->blind_row,
                                 /* Translators: see above; what people call hidden names */
                                 C_ ("search words", "blind anonymous fair bias"));
  matchup_setting_row_add_words (self->together_row,
                                 C_ ("search words", "same moment speed blind wait"));
  add_layout (self, settings);
}

GtkWidget *
matchup_judging_page_new (MatchupJudging *judging, GSettings *settings)
{
  MatchupJudgingPage *self;

  g_return_val_if_fail (MATCHUP_IS_JUDGING (judging), NULL);

  self = g_object_new (MATCHUP_TYPE_JUDGING_PAGE, NULL);
  self->judging = g_object_ref (judging);
  matchup_accessible_name_by_tooltip (GTK_WIDGET (self->add_row));
  matchup_accessible_name_by_label (GTK_WIDGET (self->reset_button));
  bind (self, "blind", self->blind);
  bind (self, "reveal-together", self->reveal_together);
  gtk_widget_set_visible (GTK_WIDGET (self->voting), settings != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->layout), settings != NULL);
  if (settings != NULL)
    add_settings (self, settings);
  g_signal_connect_object (judging,
                           "items-changed",
                           G_CALLBACK (criteria_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WIDGET (self);
}
