/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset-cards.h"

#include "matchup-accessible-name.h"
#include "matchup-card-layout.h"
#include "matchup-config.h"
#include "matchup-focus.h"

#include <glib/gi18n.h>

/* Shown at first, and so many more each time. */
#define FEW 8
#define STEP 40
#define CARD_WIDTH 190
#define MAX_COLUMNS 4
#define SPACING 12
#define MAX_WIDTH 960

struct _MatchupPresetCards
{
  AdwBin parent_instance;

  MatchupPresetList *list;
  GtkWidget *grid;
  GtkWidget *more;
  guint limit;
  guint rebuild_id;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupPresetCards, matchup_preset_cards, ADW_TYPE_BIN)

static void
pick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *id = g_variant_dup_string (parameter, NULL);

  g_signal_emit (widget, signals[SIGNAL_PICKED], 0, id);
}

/* Not cut: GTK 4.8 warns of labels that may be cut and are short. */
static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_card (MatchupPreset *preset)
{
  GtkWidget *card = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *summary_label;
  const char *name = matchup_preset_get_name (preset);
  g_autofree char *summary = matchup_preset_dup_summary (preset);

  gtk_box_append (GTK_BOX (box), make_label (name, "heading"));
  summary_label = make_label (summary, "caption");
  gtk_widget_add_css_class (summary_label, "dim-label");
  gtk_widget_set_visible (summary_label, *summary != '\0');
  gtk_box_append (GTK_BOX (box), summary_label);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (card), box);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "activatable");
  gtk_widget_add_css_class (card, "matchup-preset-card");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", matchup_preset_get_id (preset));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "preset-cards.pick");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  summary,
                                  -1);
  return card;
}

static void
rebuild (MatchupPresetCards *self)
{
  GListModel *list = G_LIST_MODEL (self->list);
  guint n = g_list_model_get_n_items (list);
  /* "Show All" for a single one would take as much room. */
  guint shown = n <= self->limit + 1 ? n : self->limit;
  gboolean had_focus = matchup_focus_leave (self->grid, NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_box_remove (GTK_BOX (self->grid), child);
  for (guint i = 0; i < shown; i++)
    {
      g_autoptr (MatchupPreset) preset = g_list_model_get_item (list, i);

      gtk_box_append (GTK_BOX (self->grid), make_card (preset));
    }
  gtk_button_set_label (GTK_BUTTON (self->more),
                        n - shown <= STEP + 1
                            ? /* Translators: a button */ _ ("Show _All Presets")
                            : /* Translators: a button */ _ ("Show _More Presets"));
  gtk_widget_set_visible (self->more, shown < n);
  if (had_focus)
    gtk_widget_child_focus (self->grid, GTK_DIR_TAB_FORWARD);
}

static gboolean
rebuild_cb (gpointer data)
{
  MatchupPresetCards *self = data;

  self->rebuild_id = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

static void
list_changed_cb (MatchupPresetCards *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add (rebuild_cb, self);
}

/* The focus goes to the first one that was not there before. */
static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MatchupPresetCards *self = MATCHUP_PRESET_CARDS (widget);
  gboolean had_focus = gtk_widget_has_focus (self->more);
  guint before = self->limit;
  GtkWidget *child;

  self->limit += STEP;
  if (had_focus)
    matchup_focus_leave (self->more, NULL);
  rebuild (self);
  child = gtk_widget_get_first_child (self->grid);
  for (guint i = 0; child != NULL && i < before; i++)
    child = gtk_widget_get_next_sibling (child);
  if (had_focus && child != NULL)
    gtk_widget_grab_focus (child);
}

static void
matchup_preset_cards_dispose (GObject *object)
{
  MatchupPresetCards *self = MATCHUP_PRESET_CARDS (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (matchup_preset_cards_parent_class)->dispose (object);
}

static void
matchup_preset_cards_class_init (MatchupPresetCardsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_preset_cards_dispose;
  signals[SIGNAL_PICKED] = g_signal_new ("picked",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "preset-cards.pick", "s", pick_action);
  gtk_widget_class_install_action (widget_class, "preset-cards.show-all", NULL, show_all_action);
}

static void
matchup_preset_cards_init (MatchupPresetCards *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *clamp;

  self->limit = FEW;
  self->grid = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->grid,
                                 matchup_card_layout_new (CARD_WIDTH, MAX_COLUMNS, SPACING));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: heading of a list */
                                  _ ("Presets"),
                                  -1);
  self->more = gtk_button_new_with_mnemonic (_ ("Show _All Presets"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->more), "preset-cards.show-all");
  gtk_box_append (GTK_BOX (box), self->grid);
  gtk_box_append (GTK_BOX (box), self->more);
  matchup_accessible_name_by_label (self->more);
  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_bin_set_child (ADW_BIN (self), clamp);
}

GtkWidget *
matchup_preset_cards_new (MatchupPresetList *list)
{
  MatchupPresetCards *self;

  g_return_val_if_fail (MATCHUP_IS_PRESET_LIST (list), NULL);

  self = g_object_new (MATCHUP_TYPE_PRESET_CARDS, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list,
                           "items-changed",
                           G_CALLBACK (list_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WIDGET (self);
}

void
matchup_preset_cards_reset (MatchupPresetCards *self)
{
  g_return_if_fail (MATCHUP_IS_PRESET_CARDS (self));

  if (self->limit == FEW)
    return;
  self->limit = FEW;
  rebuild (self);
}
