/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-lineup-bar.h"

#include "matchup-config.h"
#include "matchup-focus.h"
#include "matchup-lineup-chip.h"
#include "matchup-lineup-drop.h"
#include "matchup-lineup-saved.h"
#include "matchup-model-picker.h"
#include "matchup-params.h"
#include "matchup-toast.h"
#include "matchup-wrap-layout.h"

#include <glib/gi18n.h>

/* Four lines of chips, and so much of the next that it is seen that there is one, or all of the
 * note that there can be no more; pixels. */
#define MAX_HEIGHT 186
#define SPACING 6

/* Narrower bars have smaller chips, two in a line; pixels. */
#define COMPACT_WIDTH 480

struct _MatchupLineupBar
{
  GtkWidget parent_instance;

  MatchupWorkspace *workspace;
  MatchupLineup *lineup;
  guint update_id;
  gboolean compact;
  gboolean unlettered;

  GtkWidget *scrolled;
  GtkWidget *chips; /* MatchupLineupChip, then what adds one */
  GtkWidget *add_button;
  GtkWidget *full_label;
  GtkWidget *saved_button;
  GtkWidget *saved_icon;
  GtkWidget *saved;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupLineupBar, matchup_lineup_bar, GTK_TYPE_WIDGET)

static void
matchup_lineup_bar_dispose (GObject *object)
{
  MatchupLineupBar *self = MATCHUP_LINEUP_BAR (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->saved_button, gtk_widget_unparent);
  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_data (self->lineup, self);
  g_clear_object (&self->lineup);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (matchup_lineup_bar_parent_class)->dispose (object);
}

static GtkSizeRequestMode
matchup_lineup_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_saved_width (MatchupLineupBar *self)
{
  int width = 0;

  if (gtk_widget_get_visible (self->saved_button))
    gtk_widget_measure (self->saved_button,
                        GTK_ORIENTATION_HORIZONTAL,
                        -1,
                        &width,
                        NULL,
                        NULL,
                        NULL);
  return width > 0 ? width + SPACING : 0;
}

/* A scrolled window does not ask for the height that goes with its width. */
static void
matchup_lineup_bar_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  MatchupLineupBar *self = MATCHUP_LINEUP_BAR (widget);
  int saved = get_saved_width (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->chips, orientation, -1, minimum, natural, NULL, NULL);
      *minimum += saved;
      *natural += saved;
    }
  else
    {
      int height;
      int saved_height = 0;

      gtk_widget_measure (self->chips,
                          orientation,
                          for_size < 0 ? -1 : MAX (for_size - saved, 0),
                          NULL,
                          &height,
                          NULL,
                          NULL);
      if (saved > 0)
        gtk_widget_measure (self->saved_button, orientation, -1, &saved_height, NULL, NULL, NULL);
      *minimum = *natural = MAX (MIN (height, MAX_HEIGHT), saved_height);
    }
}

static void queue_update (MatchupLineupBar *self);

static void
matchup_lineup_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MatchupLineupBar *self = MATCHUP_LINEUP_BAR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean compact = width < COMPACT_WIDTH;
  int saved = get_saved_width (self);

  gtk_widget_size_allocate (self->scrolled,
                            &(GtkAllocation){ rtl ? saved : 0, 0, MAX (width - saved, 0), height },
                            -1);
  if (saved > 0)
    gtk_widget_size_allocate (
        self->saved_button,
        &(GtkAllocation){ rtl ? 0 : width - saved + SPACING, 0, saved - SPACING, height },
        -1);
  if (compact == self->compact)
    return;
  self->compact = compact;
  queue_update (self);
}

static void
matchup_lineup_bar_class_init (MatchupLineupBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = matchup_lineup_bar_dispose;
  widget_class->get_request_mode = matchup_lineup_bar_get_request_mode;
  widget_class->measure = matchup_lineup_bar_measure;
  widget_class->size_allocate = matchup_lineup_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "lineupbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         MATCHUP_TYPE_SAVED_LINEUP);
}

static void
name (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

static void
matchup_lineup_bar_init (MatchupLineupBar *self)
{
  name (GTK_WIDGET (self), _ ("Line-up"));
}

/* Two of one model are told apart by their names. */
static void
added_cb (MatchupLineupBar *self, MatchupModelRef *model)
{
  g_autoptr (MatchupParams) params = matchup_params_new_empty ();
  g_autoptr (MatchupContestant) contestant = NULL;
  g_autofree char *own_name = NULL;

  if (self->lineup == NULL)
    return;
  own_name = matchup_lineup_dup_free_name (self->lineup, matchup_model_ref_get_name (model), -1);
  contestant = matchup_contestant_new_named (NULL, model, params, own_name);
  matchup_lineup_append (self->lineup, contestant);
}

static GtkWidget *
make_add_button (MatchupLineupBar *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *picker = matchup_model_picker_new (self->workspace);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Add a Model")));
  g_signal_connect_object (picker, "picked", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), picker);
  name (button, _ ("Add a model"));
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
chosen_cb (MatchupLineupBar *self, MatchupSavedLineup *saved)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, saved);
}

static void
save_failed_cb (MatchupLineupBar *self, const char *message)
{
  g_autofree char *text =
      /* Translators: %s is a sentence that says why */
      g_strdup_printf (_ ("The saved line-ups could not be written: %s"), message);

  matchup_toast (GTK_WIDGET (self), text);
}

static GtkWidget *
make_saved_button (MatchupLineupBar *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->saved_icon = gtk_image_new ();
  self->saved = matchup_lineup_saved_new (self->workspace);
  g_signal_connect_object (self->saved, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), self->saved_icon);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->saved);
  gtk_widget_set_tooltip_text (button, _ ("Save or Open a Line-up"));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  name (button, _ ("Saved line-ups"));
  return button;
}

/* The star is filled as long as what is shown is saved. */
static void
update_saved (MatchupLineupBar *self)
{
  GListModel *saved = G_LIST_MODEL (matchup_workspace_get_saved_lineups (self->workspace));
  gboolean is_saved = FALSE;

  for (guint i = 0; self->lineup != NULL && i < g_list_model_get_n_items (saved); i++)
    {
      g_autoptr (MatchupSavedLineup) item = g_list_model_get_item (saved, i);

      is_saved =
          is_saved || matchup_lineup_is_like (self->lineup, matchup_saved_lineup_get_lineup (item));
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (self->saved_icon),
                                is_saved ? "starred-symbolic" : "matchup-star-empty-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->saved_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  is_saved ? _ ("The current line-up is saved")
                                           : _ ("The current line-up is not saved"),
                                  -1);
}

static GPtrArray *
list_chips (MatchupLineupBar *self)
{
  GPtrArray *chips = g_ptr_array_new ();
  GtkWidget *child = gtk_widget_get_first_child (self->chips);

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (MATCHUP_IS_LINEUP_CHIP (child))
        g_ptr_array_add (chips, child);
    }
  return chips;
}

/* Takes out the one that shows @contestant, so that it keeps the focus wherever it goes. */
static GtkWidget *
take_chip (GPtrArray *chips, MatchupContestant *contestant)
{
  for (guint i = 0; i < chips->len; i++)
    {
      MatchupContestant *shown = matchup_lineup_chip_get_contestant (g_ptr_array_index (chips, i));

      if (g_str_equal (matchup_contestant_get_id (shown), matchup_contestant_get_id (contestant)))
        return g_ptr_array_steal_index (chips, i);
    }
  return NULL;
}

/* The chip for each contestant; one whose model was changed gets that of the one before it. */
static GPtrArray *
assign_chips (MatchupLineupBar *self, GPtrArray *old)
{
  guint size = matchup_lineup_get_size (self->lineup);
  GPtrArray *chips = g_ptr_array_new ();

  for (guint i = 0; i < size; i++)
    g_ptr_array_add (chips, take_chip (old, matchup_lineup_get (self->lineup, i)));
  for (guint i = 0; i < size; i++)
    {
      if (chips->pdata[i] != NULL)
        continue;
      if (old->len > 0)
        chips->pdata[i] = g_ptr_array_steal_index (old, 0);
      else
        chips->pdata[i] = matchup_lineup_chip_new (self->workspace, self->lineup);
    }
  return chips;
}

/* What stands now where the focus was; what adds one where nothing does. */
static void
give_focus (MatchupLineupBar *self, guint position)
{
  g_autoptr (GPtrArray) chips = list_chips (self);

  if (chips->len > 0)
    gtk_widget_child_focus (g_ptr_array_index (chips, MIN (position, chips->len - 1)),
                            GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (self->add_button);
}

/* Removes the @chips that nobody needs; TRUE when the focus was in one, at *@out_position. */
static gboolean
remove_chips (GPtrArray *chips, guint *out_position)
{
  gboolean focused = FALSE;

  for (guint i = 0; i < chips->len; i++)
    {
      GtkWidget *chip = g_ptr_array_index (chips, i);
      GtkWidget *before = gtk_widget_get_first_child (gtk_widget_get_parent (chip));

      if (matchup_focus_leave (chip, NULL))
        {
          focused = TRUE;
          for (*out_position = 0; before != chip; before = gtk_widget_get_next_sibling (before))
            (*out_position)++;
        }
      gtk_widget_unparent (chip);
    }
  return focused;
}

static void
update (MatchupLineupBar *self)
{
  g_autoptr (GPtrArray) old = list_chips (self);
  g_autoptr (GPtrArray) chips = NULL;
  GtkWidget *before = NULL;
  guint position = 0;
  gboolean full = FALSE;
  gboolean focused;

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->lineup != NULL)
    chips = assign_chips (self, old);
  focused = remove_chips (old, &position);
  for (guint i = 0; chips != NULL && i < chips->len; i++)
    {
      GtkWidget *chip = g_ptr_array_index (chips, i);

      gtk_widget_insert_after (chip, self->chips, before);
      matchup_lineup_chip_set_lettered (MATCHUP_LINEUP_CHIP (chip), !self->unlettered);
      matchup_lineup_chip_set_position (MATCHUP_LINEUP_CHIP (chip), i);
      matchup_lineup_chip_set_compact (MATCHUP_LINEUP_CHIP (chip), self->compact);
      before = chip;
    }
  full = chips != NULL && chips->len >= MATCHUP_LINEUP_MAX;
  gtk_widget_set_visible (self->add_button, self->lineup != NULL && !full);
  gtk_widget_set_visible (self->full_label, full);
  gtk_widget_set_visible (self->saved_button, self->lineup != NULL);
  matchup_lineup_saved_set_lineup (MATCHUP_LINEUP_SAVED (self->saved), self->lineup);
  update_saved (self);
  if (focused)
    give_focus (self, position);
}

static gboolean
update_cb (gpointer data)
{
  MatchupLineupBar *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the button that was pressed may be one of those that go. */
static void
queue_update (MatchupLineupBar *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

static void
build (MatchupLineupBar *self)
{
  g_autofree char *full =
      g_strdup_printf (ngettext ("%d model at most", "%d models at most", MATCHUP_LINEUP_MAX),
                       MATCHUP_LINEUP_MAX);

  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, matchup_wrap_layout_new (SPACING, SPACING));
  self->add_button = make_add_button (self);
  self->full_label = gtk_label_new (full);
  gtk_widget_add_css_class (self->full_label, "dim-label");
  gtk_box_append (GTK_BOX (self->chips), self->add_button);
  gtk_box_append (GTK_BOX (self->chips), self->full_label);
  matchup_lineup_drop_add (self->chips);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->chips);
  self->saved_button = make_saved_button (self);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_parent (self->saved_button, GTK_WIDGET (self));
}

GtkWidget *
matchup_lineup_bar_new (MatchupWorkspace *workspace)
{
  MatchupLineupBar *self = g_object_new (MATCHUP_TYPE_LINEUP_BAR, NULL);
  GListModel *const watched[] = { G_LIST_MODEL (matchup_workspace_get_providers (workspace)),
                                  G_LIST_MODEL (matchup_workspace_get_catalog (workspace)),
                                  G_LIST_MODEL (matchup_workspace_get_saved_lineups (workspace)) };

  self->workspace = g_object_ref (workspace);
  build (self);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (watched[i],
                             "items-changed",
                             G_CALLBACK (queue_update),
                             self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (matchup_workspace_get_saved_lineups (workspace),
                           "save-failed",
                           G_CALLBACK (save_failed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
matchup_lineup_bar_set_lineup (MatchupLineupBar *self, MatchupLineup *lineup)
{
  g_autoptr (GPtrArray) chips = NULL;
  guint position;

  g_return_if_fail (MATCHUP_IS_LINEUP_BAR (self));

  if (self->lineup == lineup)
    return;
  /* Each chip belongs to a line-up. */
  chips = list_chips (self);
  remove_chips (chips, &position);
  if (self->lineup != NULL)
    g_signal_handlers_disconnect_by_data (self->lineup, self);
  g_set_object (&self->lineup, lineup);
  if (lineup != NULL)
    g_signal_connect_swapped (lineup, "items-changed", G_CALLBACK (queue_update), self);
  update (self);
}

void
matchup_lineup_bar_set_lettered (MatchupLineupBar *self, gboolean lettered)
{
  g_return_if_fail (MATCHUP_IS_LINEUP_BAR (self));

  if (self->unlettered == !lettered)
    return;
  self->unlettered = !lettered;
  queue_update (self);
}

void
matchup_lineup_bar_choose (MatchupLineupBar *self, const char *contestant_id)
{
  g_autoptr (GPtrArray) chips = NULL;
  guint position;

  g_return_if_fail (MATCHUP_IS_LINEUP_BAR (self));
  g_return_if_fail (contestant_id != NULL);

  if (self->lineup == NULL)
    return;
  update (self);
  chips = list_chips (self);
  if (matchup_lineup_find (self->lineup, contestant_id, &position))
    matchup_lineup_chip_choose_model (g_ptr_array_index (chips, position));
  else if (gtk_widget_get_visible (self->add_button))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->add_button));
  else
    matchup_lineup_chip_choose_model (g_ptr_array_index (chips, chips->len - 1));
}
