/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-history-row.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

struct _MatchupHistoryRow
{
  GtkWidget parent_instance;

  MatchupConversationSummary *summary;
  GtkWidget *menu; /* made at its first showing */
  gboolean running;

  GMenuModel *menu_model;
  GtkLabel *title;
  GtkLabel *date;
  GtkImage *pin;
  GtkImage *dot;
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
  SIGNAL_DELETE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupHistoryRow, matchup_history_row, GTK_TYPE_WIDGET)

char *
matchup_history_row_format_date (gint64 microseconds, GDateTime *now)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) then = NULL;
  GDate day_then;
  GDate day_now;
  int days;

  g_return_val_if_fail (now != NULL, NULL);

  utc = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);
  if (utc == NULL)
    return g_strdup ("");
  then = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));
  g_date_set_dmy (&day_then,
                  g_date_time_get_day_of_month (then),
                  g_date_time_get_month (then),
                  g_date_time_get_year (then));
  g_date_set_dmy (&day_now,
                  g_date_time_get_day_of_month (now),
                  g_date_time_get_month (now),
                  g_date_time_get_year (now));
  days = g_date_days_between (&day_then, &day_now);
  if (days == 0)
    /* Translators: a time of today, as in strftime(3). "%l:%M %p" gives 2:05 PM. */
    return g_date_time_format (then, C_ ("time of today", "%H:%M"));
  if (days == 1)
    return g_strdup (_ ("Yesterday"));
  if (days > 1 && days < 7)
    /* Translators: a day of the last week, as in strftime(3): Monday. */
    return g_date_time_format (then, C_ ("day of the last week", "%A"));
  if (g_date_time_get_year (then) == g_date_time_get_year (now))
    /* Translators: a day of this year, as in strftime(3): 3 May. */
    return g_date_time_format (then, C_ ("day of this year", "%-e %B"));
  /* Translators: a day of another year, as in strftime(3): 3 May 2025. */
  return g_date_time_format (then, C_ ("day of another year", "%-e %B %Y"));
}

static char *
add_fact (char *label, const char *fact)
{
  /* Translators: the name of a comparison, then a date, “pinned” and so on, one after the other */
  char *longer = g_strdup_printf (C_ ("facts of a comparison", "%s, %s"), label, fact);

  g_free (label);
  return longer;
}

static void
update_accessible (MatchupHistoryRow *self)
{
  char *label = g_strdup (gtk_label_get_text (self->title));

  label = add_fact (label, gtk_label_get_text (self->date));
  if (gtk_widget_get_visible (GTK_WIDGET (self->pin)))
    label = add_fact (label, _ ("pinned"));
  if (self->running)
    label = add_fact (label, _ ("answers are coming"));
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
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = NULL;
  const char *title;

  if (self->summary == NULL)
    return;
  title = matchup_conversation_summary_get_title (self->summary);
  if (title == NULL || *title == '\0')
    title = _ ("Untitled");
  date =
      matchup_history_row_format_date (matchup_conversation_summary_get_updated_at (self->summary),
                                       now);
  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_label_set_text (self->date, date);
  gtk_widget_set_visible (GTK_WIDGET (self->pin),
                          matchup_conversation_summary_get_pinned (self->summary));
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PINNED]);
}

static void
rename_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_RENAME], 0);
}

static void
delete_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_DELETE], 0);
}

static void
secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  matchup_history_row_show_menu (user_data, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, gpointer user_data)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  matchup_history_row_show_menu (user_data, x, y);
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
  gtk_widget_dispose_template (GTK_WIDGET (self), MATCHUP_TYPE_HISTORY_ROW);
  /* The menu, and a popover that the list has put here. */
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

  properties[PROP_PINNED] =
      g_param_spec_boolean ("pinned",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_RENAME] = add_signal (klass, "rename", 0);
  signals[SIGNAL_SET_PINNED] = add_signal (klass, "set-pinned", 1);
  signals[SIGNAL_DELETE] = add_signal (klass, "delete", 0);

  gtk_widget_class_install_action (widget_class, "row.open", NULL, open_activated_cb);
  gtk_widget_class_install_action (widget_class,
                                   "row.open-in-window",
                                   NULL,
                                   open_in_window_activated_cb);
  gtk_widget_class_install_action (widget_class, "row.rename", NULL, rename_activated_cb);
  gtk_widget_class_install_property_action (widget_class, "row.pinned", "pinned");
  gtk_widget_class_install_action (widget_class, "row.delete", NULL, delete_activated_cb);

  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/matchup_app/Matchup/matchup-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MatchupHistoryRow, menu_model);
  gtk_widget_class_bind_template_child (widget_class, MatchupHistoryRow, title);
  gtk_widget_class_bind_template_child (widget_class, MatchupHistoryRow, date);
  gtk_widget_class_bind_template_child (widget_class, MatchupHistoryRow, pin);
  gtk_widget_class_bind_template_child (widget_class, MatchupHistoryRow, dot);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
}

static void
matchup_history_row_init (MatchupHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  if (self->running == running)
    return;
  self->running = running;
  gtk_widget_set_visible (GTK_WIDGET (self->dot), running);
  update_accessible (self);
}

void
matchup_history_row_update_date (MatchupHistoryRow *self)
{
  g_return_if_fail (MATCHUP_IS_HISTORY_ROW (self));

  summary_changed_cb (self);
}

void
matchup_history_row_show_menu (MatchupHistoryRow *self, double x, double y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  g_return_if_fail (MATCHUP_IS_HISTORY_ROW (self));

  if (self->summary == NULL)
    return;
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->menu_model);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  if (x < 0 || y < 0)
    place = (GdkRectangle){ 0, gtk_widget_get_height (GTK_WIDGET (self)), 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
