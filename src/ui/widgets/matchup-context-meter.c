/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-context-meter.h"

#include "matchup-accessible-name.h"
#include "matchup-config.h"
#include "matchup-format.h"

#include <glib/gi18n.h>

struct _MatchupContextMeter
{
  GtkWidget parent_instance;

  MatchupContext *context;
  GtkMenuButton *button;
  GtkLevelBar *level;
  GtkLabel *share;
  GtkLabel *sent;
  GtkLabel *left_out;
  GtkWidget *whole_button;
};

G_DEFINE_FINAL_TYPE (MatchupContextMeter, matchup_context_meter, GTK_TYPE_WIDGET)

static char *
dup_sent (const MatchupContextUse *use)
{
  g_autofree char *used = matchup_format_tokens (use->used);
  g_autofree char *window = matchup_format_tokens (use->window);

  if (use->window == 0)
    /* Translators: %s is a number of tokens, like “1,204 tokens”. */
    return g_strdup_printf (
        /* Translators: %s is a number of tokens, such as “1,200 tokens” */
        _ ("A question sends about %s of this chat. How many the model takes in "
           "at once is not known."),
        used);
  /* Translators: both %s are numbers of tokens, like “1,204 tokens”. */
  return g_strdup_printf (
      /* Translators: two numbers of tokens, such as “1,200 tokens” */
      _ ("A question sends about %s of this chat. The model takes in at most %s "
         "at once, its answer included."),
      used,
      window);
}

static char *
dup_left_out (const MatchupContextUse *use)
{
  if (use->summarised)
    return g_strdup_printf (
        ngettext ("A summary is sent in place of the first question and answer.",
                  "A summary is sent in place of the first %u questions and "
                  "answers.",
                  use->n_left_out),
        use->n_left_out);
  return g_strdup_printf (ngettext ("The first question and answer is left out.",
                                    "The first %u questions and answers are left out.",
                                    use->n_left_out),
                          use->n_left_out);
}

static void
update (MatchupContextMeter *self)
{
  const MatchupContextUse *use = matchup_context_get_use (self->context);
  double share = use->window > 0 ? (double) use->used / (double) use->window : 0;
  /* A full one is said to be full, and one that is not never is. */
  int percent = (int) CLAMP (share * 100, use->used > 0 ? 1 : 0, 100);
  g_autofree char *text = use->window > 0
                              ? g_strdup_printf (C_ ("share of a whole", "%d %%"), percent)
                              : matchup_format_tokens (use->used);
  g_autofree char *name = NULL;
  g_autofree char *sent = dup_sent (use);
  g_autofree char *left_out = dup_left_out (use);

  gtk_widget_set_visible (GTK_WIDGET (self), use->used > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->level), use->window > 0);
  gtk_level_bar_set_value (self->level, MIN (share, 1));
  gtk_label_set_text (self->share, text);
  gtk_label_set_text (self->sent, sent);
  gtk_label_set_text (self->left_out, left_out);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), use->n_left_out > 0);
  gtk_widget_set_visible (self->whole_button, use->n_left_out > 0);
  /* Translators: how full the memory of a model is, about; %s is “12 %” or “1,204 tokens” */
  name = g_strdup_printf (_ ("Memory of the model: about %s"), text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
}

static void
matchup_context_meter_dispose (GObject *object)
{
  MatchupContextMeter *self = MATCHUP_CONTEXT_METER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (matchup_context_meter_parent_class)->dispose (object);
}

static void
matchup_context_meter_class_init (MatchupContextMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_context_meter_dispose;
  gtk_widget_class_set_css_name (widget_class, "contextmeter");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
clicked_cb (GtkWidget *button)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  matchup_accessible_name_by_label (button);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_popover (MatchupContextMeter *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->sent = add_label (box);
  self->left_out = add_label (box);
  add_button (box, _ ("_Summarise the Beginning"), "context.summarize");
  add_button (box, _ ("_Leave Out the Beginning"), "context.cut");
  /* Translators: a button */
  self->whole_button = add_button (box, _ ("Send _All of It Again"), "context.whole");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Memory of the model"),
                                  -1);
  return popover;
}

static void
matchup_context_meter_init (MatchupContextMeter *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = GTK_MENU_BUTTON (button);
  /* The button says it. */
  self->level =
      g_object_new (GTK_TYPE_LEVEL_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  /* Themes praise what is full and warn of what is nearly empty: here it would be the wrong way
   * round. */
  gtk_level_bar_remove_offset_value (self->level, GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_level_bar_remove_offset_value (self->level, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_widget_set_size_request (GTK_WIDGET (self->level), 32, -1);
  gtk_widget_set_valign (GTK_WIDGET (self->level), GTK_ALIGN_CENTER);
  self->share = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->share), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->level));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->share));
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_menu_button_set_direction (self->button, GTK_ARROW_UP);
  gtk_widget_add_css_class (button, "caption");
  gtk_menu_button_set_popover (self->button, make_popover (self));
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

GtkWidget *
matchup_context_meter_new (MatchupContext *context)
{
  MatchupContextMeter *self;

  g_return_val_if_fail (MATCHUP_IS_CONTEXT (context), NULL);

  self = g_object_new (MATCHUP_TYPE_CONTEXT_METER, NULL);
  self->context = g_object_ref (context);
  g_signal_connect_object (context, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
