/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-history-row.h"

#include "matchup-config.h"
#include "matchup-date-words.h"
#include "matchup-day-group.h"

#include <glib/gi18n.h>

/*
 * A list keeps two hundred rows however few can be seen, and gives all of them other conversations
 * when it is scrolled far: so a row has few widgets, whose sizes do not go by their texts, and what
 * is rare is made when it is needed.
 */
struct _MatchupHistoryRow
{
  GtkWidget parent_instance;

  MatchupConversationSummary *summary;
  GDateTime *now;  /* NULL: whenever it is */
  GtkWidget *menu; /* made at its first showing */
  guint running : 1;
  guint several : 1;
  guint chosen : 1;
  guint can_suggest : 1;
  guint was_pinned : 1; /* as the action told last */

  GtkInscription *title;
  GtkInscription *date;
  GtkWidget *body;
  /* NULL until they are needed. */
  GtkWidget *heading;
  GtkWidget *check;
  GtkWidget *dot;
  GtkWidget *pin;
};

enum
{
  PROP_0,
  PROP_PINNED, /* state of the action */
  N_PROPS,
};

enum
{
  SIGNAL_RENAME,
  SIGNAL_SET_PINNED,
  SIGNAL_SET_ARCHIVED,
  SIGNAL_DELETE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupHistoryRow, matchup_history_row, GTK_TYPE_WIDGET)

char *
matchup_history_row_format_time (gint64 microseconds, GDateTime *now)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) then = NULL;

  g_return_val_if_fail (now != NULL, NULL);

  utc = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);
  if (utc == NULL)
    return g_strdup ("");
  then = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));
  /* Translators: a time of today, as in strftime(3). "%l:%M %p" gives 2:05 PM. */
  return g_date_time_format (then, C_ ("time of today", "%H:%M"));
}

/* In the language of the interface, which the times of the system may not have. */
static const char *
get_weekday (GDateTime *day)
{
  const char *const names[] = {
    C_ ("day of the last week", "Monday"),    C_ ("day of the last week", "Tuesday"),
    C_ ("day of the last week", "Wednesday"), C_ ("day of the last week", "Thursday"),
    C_ ("day of the last week", "Friday"),    C_ ("day of the last week", "Saturday"),
    C_ ("day of the last week", "Sunday"),
  };

  return names[g_date_time_get_day_of_week (day) - 1];
}

char *
matchup_history_row_format_date (gint64 microseconds, GDateTime *now)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) then = NULL;
  int days;

  g_return_val_if_fail (now != NULL, NULL);

  utc = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);
  if (utc == NULL)
    return g_strdup ("");
  then = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));
  days = matchup_day_group_count_days (microseconds, now);
  if (days == 0)
    return matchup_history_row_format_time (microseconds, now);
  if (days == 1)
    /* Translators: a date */
    return g_strdup (_ ("Yesterday"));
  if (days > 1 && days < 7)
    return g_strdup (get_weekday (then));
  if (g_date_time_get_year (then) == g_date_time_get_year (now))
    /* Translators: a day of this year, as in strftime(3): 3 May. */
    return matchup_date_words_format (then, C_ ("day of this year", "%-e %B"));
  /* Translators: a day of another year, as in strftime(3): 3 May 2025. */
  return matchup_date_words_format (then, C_ ("day of another year", "%-e %B %Y"));
}

static char *
add_fact (char *label, const char *fact)
{
  /* Translators: the name of a comparison, then a date, “pinned” and so on, one after the other */
  char *longer = g_strdup_printf (C_ ("facts of a comparison", "%s, %s"), label, fact);

  g_free (label);
  return longer;
}

static gboolean
is_pinned (MatchupHistoryRow *self)
{
  return matchup_conversation_summary_get_pinned (self->summary) &&
         !matchup_conversation_summary_get_archived (self->summary);
}

static GDateTime *
dup_now (MatchupHistoryRow *self)
{
  return self->now != NULL ? g_date_time_ref (self->now) : g_date_time_new_now_local ();
}

static void
update_accessible (MatchupHistoryRow *self)
{
  g_autoptr (GDateTime) now = dup_now (self);
  g_autofree char *date = NULL;
  char *label;

  if (self->summary == NULL)
    return;
  date =
      matchup_history_row_format_date (matchup_conversation_summary_get_updated_at (self->summary),
                                       now);
  label = add_fact (g_strdup (gtk_inscription_get_text (self->title)), date);
  if (matchup_conversation_summary_get_practice (self->summary))
    /* Translators: a conversation in which nobody but practice models answered */
    label = add_fact (label, C_ ("row of the history", "practice"));
  if (is_pinned (self))
    /* Translators: a conversation that stays at the top, for screen readers */
    label = add_fact (label, _ ("pinned"));
  if (self->running)
    label = add_fact (label, _ ("answers are coming"));
  if (self->several && self->chosen)
    /* Translators: a conversation that is one of several to be deleted, archived and so on. */
    label = add_fact (label, C_ ("row of the history", "chosen"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_free (label);
}

/* For assistive technologies, to which GTK offers no way to activate a row of a list. */
static void
open_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupHistoryRow *self = MATCHUP_HISTORY_ROW (widget);

  if (self->summary != NULL)
    gtk_widget_activate_action (widget,
                                "win.open",
                                "s",
                                matchup_conversation_summary_get_id (self->summary));
}

/* Below a heading that says “Yesterday”, the time says more. */
static char *
dup_shown_time (MatchupHistoryRow *self)
{
  gint64 updated_at = matchup_conversation_summary_get_updated_at (self->summary);
  g_autoptr (GDateTime) now = dup_now (self);

  if (self->now == NULL || matchup_conversation_summary_get_pinned (self->summary) ||
      matchup_day_group_count_days (updated_at, now) != 1)
    return matchup_history_row_format_date (updated_at, now);
  return matchup_history_row_format_time (updated_at, now);
}

/* The mark comes first: where there is no room for both, it is what counts. */
static char *
dup_shown_date (MatchupHistoryRow *self)
{
  char *date = dup_shown_time (self);
  char *both;

  if (!matchup_conversation_summary_get_practice (self->summary))
    return date;
  /* Translators: a conversation in which nobody but practice models answered, and its date */
  both = g_strdup_printf (C_ ("row of the history", "Practice · %s"), date);
  g_free (date);
  return both;
}

static gboolean
matchup_history_row_query_tooltip (GtkWidget *widget,
                                   int x,
                                   int y,
                                   gboolean keyboard,
                                   GtkTooltip *tooltip)
{
  MatchupHistoryRow *self = MATCHUP_HISTORY_ROW (widget);
  const char *note;
  g_autofree char *text = NULL;

  if (self->summary == NULL)
    return FALSE;
  note = matchup_conversation_summary_get_note (self->summary);
  text = note != NULL ? g_strdup_printf ("%s\n%s", gtk_inscription_get_text (self->title), note)
                      : g_strdup (gtk_inscription_get_text (self->title));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Before they are offered; for all rows at every turn it would take long. */
static void
update_actions (MatchupHistoryRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean archived =
      self->summary != NULL && matchup_conversation_summary_get_archived (self->summary);

  gtk_widget_action_set_enabled (widget, "row.rename", !self->several);
  gtk_widget_action_set_enabled (widget, "row.suggest-title", self->can_suggest && !self->several);
  gtk_widget_action_set_enabled (widget, "row.pinned", !archived);
  gtk_widget_action_set_enabled (widget, "row.archive", !archived);
  gtk_widget_action_set_enabled (widget, "row.bring-back", archived);
}

static GtkWidget *
make_icon (MatchupHistoryRow *self, const char *icon_name, const char *tooltip, const char *style)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_widget_set_tooltip_text (icon, tooltip);
  gtk_widget_add_css_class (icon, style);
  gtk_widget_insert_before (icon, self->body, NULL);
  return icon;
}

static void
update_pin (MatchupHistoryRow *self)
{
  gboolean pinned = is_pinned (self);

  if (pinned && self->pin == NULL)
    /* Translators: a conversation that stays at the top */
    self->pin = make_icon (self, "view-pin-symbolic", _ ("Pinned"), "dim-label");
  if (self->pin != NULL)
    gtk_widget_set_visible (self->pin, pinned);
  pinned = matchup_conversation_summary_get_pinned (self->summary);
  if (self->was_pinned == (guint) pinned)
    return;
  self->was_pinned = (guint) pinned & 1;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PINNED]);
}

static void
open_in_window_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupHistoryRow *self = MATCHUP_HISTORY_ROW (widget);

  if (self->summary != NULL)
    gtk_widget_activate_action (widget,
                                "app.open-in-window",
                                "s",
                                matchup_conversation_summary_get_id (self->summary));
}

static void
summary_changed_cb (MatchupHistoryRow *self)
{
  g_autofree char *date = NULL;
  const char *title;

  if (self->summary == NULL)
    return;
  title = matchup_conversation_summary_get_title (self->summary);
  if (title == NULL || *title == '\0')
    title = _ ("Untitled");
  date = dup_shown_date (self);
  gtk_inscription_set_text (self->title, title);
  gtk_inscription_set_text (self->date, date);
  update_pin (self);
  update_accessible (self);
}

static void
rename_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!MATCHUP_HISTORY_ROW (widget)->several)
    g_signal_emit (widget, signals[SIGNAL_RENAME], 0);
}

static void
suggest_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupHistoryRow *self = MATCHUP_HISTORY_ROW (widget);

  if (self->summary != NULL)
    gtk_widget_activate_action (widget,
                                "win.suggest-title",
                                "s",
                                matchup_conversation_summary_get_id (self->summary));
}

static void
archive_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_SET_ARCHIVED], 0, g_str_equal (name, "row.archive"));
}

static void
delete_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_DELETE], 0);
}

/* What is below the heading is no part of it. */
static void
heading_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
matchup_history_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MatchupHistoryRow *self = MATCHUP_HISTORY_ROW (object);

  switch (id)
    {
    case PROP_PINNED:
      g_value_set_boolean (value,
                           self->summary != NULL &&
                               matchup_conversation_summary_get_pinned (self->summary));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
matchup_history_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PINNED:
      g_signal_emit (object, signals[SIGNAL_SET_PINNED], 0, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
matchup_history_row_dispose (GObject *object)
{
  MatchupHistoryRow *self = MATCHUP_HISTORY_ROW (object);
  GtkWidget *child;

  matchup_history_row_set_summary (self, NULL);
  g_clear_pointer (&self->now, g_date_time_unref);
  /* The menu too, and a popover that the list has put here. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->menu = NULL;

  G_OBJECT_CLASS (matchup_history_row_parent_class)->dispose (object);
}

static guint
add_signal (MatchupHistoryRowClass *klass, const char *name, guint n_args)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (klass),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_args,
                       G_TYPE_BOOLEAN);
}

static void
matchup_history_row_class_init (MatchupHistoryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = matchup_history_row_get_property;
  object_class->set_property = matchup_history_row_set_property;
  object_class->dispose = matchup_history_row_dispose;
  widget_class->query_tooltip = matchup_history_row_query_tooltip;

  properties[PROP_PINNED] =
      g_param_spec_boolean ("pinned",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_RENAME] = add_signal (klass, "rename", 0);
  signals[SIGNAL_SET_PINNED] = add_signal (klass, "set-pinned", 1);
  signals[SIGNAL_SET_ARCHIVED] = add_signal (klass, "set-archived", 1);
  signals[SIGNAL_DELETE] = add_signal (klass, "delete", 0);

  gtk_widget_class_install_action (widget_class, "row.open", NULL, open_activated_cb);
  gtk_widget_class_install_action (widget_class,
                                   "row.open-in-window",
                                   NULL,
                                   open_in_window_activated_cb);
  gtk_widget_class_install_action (widget_class, "row.rename", NULL, rename_activated_cb);
  gtk_widget_class_install_property_action (widget_class, "row.pinned", "pinned");
  gtk_widget_class_install_action (widget_class, "row.suggest-title", NULL, suggest_activated_cb);
  gtk_widget_class_install_action (widget_class, "row.archive", NULL, archive_activated_cb);
  gtk_widget_class_install_action (widget_class, "row.bring-back", NULL, archive_activated_cb);
  gtk_widget_class_install_action (widget_class, "row.delete", NULL, delete_activated_cb);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkInscription *
add_text (GtkWidget *box, const char *const *styles)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 3);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), 16);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (text), 1);
  gtk_widget_set_css_classes (text, (const char **) styles);
  gtk_box_append (GTK_BOX (box), text);
  return GTK_INSCRIPTION (text);
}

static void
matchup_history_row_init (MatchupHistoryRow *self)
{
  static const char *const title_styles[] = { "matchup-history-text", NULL };
  static const char *const date_styles[] = {
    "matchup-history-text",
    "caption",
    "dim-label",
    NULL,
  };
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->body, "matchup-history-body");
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (self->body), texts);
  self->title = add_text (texts, title_styles);
  self->date = add_text (texts, date_styles);
}

GtkWidget *
matchup_history_row_new (void)
{
  return g_object_new (MATCHUP_TYPE_HISTORY_ROW, NULL);
}

void
matchup_history_row_set_summary (MatchupHistoryRow *self, MatchupConversationSummary *summary)
{
  g_return_if_fail (MATCHUP_IS_HISTORY_ROW (self));
  g_return_if_fail (summary == NULL || MATCHUP_IS_CONVERSATION_SUMMARY (summary));

  if (self->summary == summary)
    return;
  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_func (self->summary, summary_changed_cb, self);
  g_set_object (&self->summary, summary);
  if (summary != NULL)
    {
      g_signal_connect_object (summary,
                               "notify",
                               G_CALLBACK (summary_changed_cb),
                               self,
                               G_CONNECT_SWAPPED);
      summary_changed_cb (self);
    }
  else if (self->menu != NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self->menu));
    }
}

MatchupConversationSummary *
matchup_history_row_get_summary (MatchupHistoryRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_HISTORY_ROW (self), NULL);

  return self->summary;
}

void
matchup_history_row_set_running (MatchupHistoryRow *self, gboolean running)
{
  g_return_if_fail (MATCHUP_IS_HISTORY_ROW (self));

  running = !!running;
  if (self->running == (guint) running)
    return;
  self->running = (guint) running & 1;
  if (running && self->dot == NULL)
    self->dot = make_icon (self, "media-record-symbolic", _ ("Answers are coming"), "accent");
  if (self->dot != NULL)
    gtk_widget_set_visible (self->dot, running);
  update_accessible (self);
}

static void
make_heading (MatchupHistoryRow *self)
{
  static const char *const styles[] = {
    "caption-heading",
    "dim-label",
    "matchup-history-heading",
    NULL,
  };
  GtkGesture *click = gtk_gesture_click_new ();

  self->heading = g_object_new (GTK_TYPE_LABEL,
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_HEADING,
                                "xalign",
                                0.0,
                                "ellipsize",
                                PANGO_ELLIPSIZE_END,
                                NULL);
  gtk_widget_set_css_classes (self->heading, (const char **) styles);
  g_signal_connect (click, "pressed", G_CALLBACK (heading_pressed_cb), NULL);
  gtk_widget_add_controller (self->heading, GTK_EVENT_CONTROLLER (click));
  gtk_widget_insert_after (self->heading, GTK_WIDGET (self), NULL);
}

static void
set_heading (MatchupHistoryRow *self, const char *heading)
{
  if (heading == NULL)
    {
      if (self->heading == NULL || !gtk_widget_get_visible (self->heading))
        return;
      gtk_widget_set_visible (self->heading, FALSE);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }
  if (self->heading == NULL)
    make_heading (self);
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_widget_set_visible (self->heading, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  heading,
                                  -1);
}

void
matchup_history_row_set_day (MatchupHistoryRow *self, const char *heading, GDateTime *now)
{
  g_return_if_fail (MATCHUP_IS_HISTORY_ROW (self));
  g_return_if_fail (now != NULL);

  set_heading (self, heading);
  if (self->now == now)
    return;
  g_clear_pointer (&self->now, g_date_time_unref);
  self->now = g_date_time_ref (now);
  summary_changed_cb (self);
}

const char *
matchup_history_row_get_heading (MatchupHistoryRow *self)
{
  g_return_val_if_fail (MATCHUP_IS_HISTORY_ROW (self), NULL);

  return self->heading != NULL && gtk_widget_get_visible (self->heading)
             ? gtk_label_get_text (GTK_LABEL (self->heading))
             : NULL;
}

static void
make_check (MatchupHistoryRow *self)
{
  self->check = g_object_new (GTK_TYPE_CHECK_BUTTON,
                              "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "can-target",
                              FALSE,
                              "can-focus",
                              FALSE,
                              "focusable",
                              FALSE,
                              NULL);
  gtk_box_prepend (GTK_BOX (self->body), self->check);
}

void
matchup_history_row_set_several (MatchupHistoryRow *self, gboolean several, gboolean chosen)
{
  g_return_if_fail (MATCHUP_IS_HISTORY_ROW (self));

  several = !!several;
  chosen = several && chosen;
  if (self->several == (guint) several && self->chosen == (guint) chosen)
    return;
  self->several = (guint) several & 1;
  self->chosen = (guint) chosen & 1;
  if (several && self->check == NULL)
    make_check (self);
  if (self->check != NULL)
    {
      gtk_widget_set_visible (self->check, several);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), chosen);
    }
  update_accessible (self);
}

void
matchup_history_row_set_can_suggest (MatchupHistoryRow *self, gboolean can_suggest)
{
  g_return_if_fail (MATCHUP_IS_HISTORY_ROW (self));

  self->can_suggest = !!can_suggest;
}

void
matchup_history_row_show_menu (MatchupHistoryRow *self, double x, double y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  g_return_if_fail (MATCHUP_IS_HISTORY_ROW (self));

  if (self->summary == NULL)
    return;
  update_actions (self);
  if (self->menu == NULL)
    {
      g_autoptr (GtkBuilder) builder =
          gtk_builder_new_from_resource ("/io/github/matchup_app/Matchup/matchup-history-row.ui");

      self->menu = gtk_popover_menu_new_from_model (
          G_MENU_MODEL (gtk_builder_get_object (builder, "menu_model")));
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  if (x < 0 || y < 0)
    place = (GdkRectangle){ 0, gtk_widget_get_height (GTK_WIDGET (self)), 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
