/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a screen reader is told, on every page: everything that can be used has a name, a role, its
 * state, and what is written about it; in Chinese all names are Chinese.
 */
#include "matchup-interval-bar.h"
#include "matchup-race-bar.h"
#include "matchup-test-ui.h"
#include "matchup-text-block.h"
#include "matchup-transcript.h"
#include "pages.h"

/* What is called the same in every language: of models, services and formats. */
#define PROPER_NAMES "gpt-", "OpenAI", "PDF", "Markdown", "a-very-long", "Doubao"

/* Whose names are not made here; what is inside of them is GTK's or libadwaita's own. */
static gboolean
is_foreign (GtkWidget *widget)
{
  return GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_POPOVER_MENU (widget) ||
         GTK_IS_SHORTCUTS_WINDOW (widget) || GTK_IS_SCROLLBAR (widget) ||
         GTK_IS_STACK_SWITCHER (widget) || ADW_IS_VIEW_SWITCHER (widget) ||
         (GTK_IS_POPOVER (widget) && GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget)));
}

/* Every row for text has a button to apply it inside, which is never shown here. */
static gboolean
is_unused (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW);

  /* Nor the switch of one that unfolds. */
  if (ADW_IS_EXPANDER_ROW (gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW)) &&
      g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), "enable_switch") == 0)
    return !gtk_widget_get_visible (widget);

  return row != NULL && !adw_entry_row_get_show_apply_button (ADW_ENTRY_ROW (row)) &&
         g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), "apply_button") == 0;
}

/* Who can be operated, or tells something, has to be told apart from the rest. */
static gboolean
needs_name (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget)) /* inside of an entry, which has the name */
    return FALSE;
  if (GTK_IS_LIST_VIEW (widget) || GTK_IS_EXPANDER (widget) || MATCHUP_IS_RACE_BAR (widget) ||
      MATCHUP_IS_INTERVAL_BAR (widget) || ADW_IS_COMBO_ROW (widget))
    return TRUE;
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
    case GTK_ACCESSIBLE_ROLE_COMBO_BOX:
    case GTK_ACCESSIBLE_ROLE_TEXT_BOX:
    case GTK_ACCESSIBLE_ROLE_SEARCH_BOX:
    case GTK_ACCESSIBLE_ROLE_SPIN_BUTTON:
    case GTK_ACCESSIBLE_ROLE_SLIDER:
    case GTK_ACCESSIBLE_ROLE_PROGRESS_BAR:
    case GTK_ACCESSIBLE_ROLE_METER:
    case GTK_ACCESSIBLE_ROLE_LINK:
    case GTK_ACCESSIBLE_ROLE_TAB:
    case GTK_ACCESSIBLE_ROLE_LOG:
    case GTK_ACCESSIBLE_ROLE_RADIO_GROUP:
      return TRUE;
    default:
      return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_EDITABLE (widget) ||
             GTK_IS_TEXT_VIEW (widget);
    }
}

static gboolean
has_own_name (GtkWidget *widget)
{
  g_autofree char *name = matchup_test_dup_accessible_name (widget);

  return name != NULL && *name != '\0';
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (has_own_name (widget))
    return TRUE;
  /* The button inside is the one that has the focus, and takes the name from around it. */
  if (GTK_IS_MENU_BUTTON (parent))
    return has_own_name (parent);
  /* A button is labelled by its picture too, which says nothing. */
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    return FALSE;
  return gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* What it is called in the end; NULL: by something else. */
static char *
dup_name (GtkWidget *widget)
{
  char *name = matchup_test_dup_accessible_name (widget);

  if ((name == NULL || *name == '\0') && GTK_IS_BUTTON (widget) &&
      gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    {
      g_free (name);
      name = g_strdup (gtk_button_get_label (GTK_BUTTON (widget)));
    }
  return name;
}

typedef struct
{
  const char *page;
  GHashTable *mnemonics; /* where and which letter -> the label that has it */
  guint n_named;
} Inspection;

static void
complain (const Inspection *inspection, GtkWidget *widget, const char *what)
{
  g_autofree char *path = matchup_test_dup_path (widget);

  g_test_message ("%s %s", path, what);
  g_test_fail_printf ("%s: %s %s", inspection->page, path, what);
}

/* Letters of Latin alone, which stand there in Chinese as well. */
static gboolean
is_proper_name (const char *name)
{
  static const char *const known[] = { PROPER_NAMES, NULL };

  for (guint i = 0; known[i] != NULL; i++)
    if (strstr (name, known[i]) != NULL)
      return TRUE;
  return strlen (name) < 3; /* A, B, 1x */
}

static gboolean
has_chinese (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

static gboolean
has_latin (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isalpha (*text))
      return TRUE;
  return FALSE;
}

static void
check_words (const Inspection *inspection, GtkWidget *widget, const char *name)
{
  g_autofree char *what = g_strdup_printf ("is called “%s”", name);

  /* Names of icons, and what GTK makes of types. */
  if (g_str_has_suffix (name, "-symbolic") || g_str_has_prefix (name, "Gtk") ||
      g_str_has_prefix (name, "Adw"))
    complain (inspection, widget, what);
  /* A mark for the keyboard is not for the ear. */
  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)) &&
      has_own_name (widget) && strchr (name, '_') != NULL)
    complain (inspection, widget, what);
  if (g_strcmp0 (g_getenv ("LANGUAGE"), "zh_CN") == 0 && has_latin (name) && !has_chinese (name) &&
      !is_proper_name (name))
    complain (inspection, widget, what);
}

/* Two that say and are the same, side by side. */
static void
check_siblings (const Inspection *inspection, GtkWidget *widget, const char *name)
{
  for (GtkWidget *other = gtk_widget_get_prev_sibling (widget); other != NULL;
       other = gtk_widget_get_prev_sibling (other))
    {
      g_autofree char *called = NULL;

      if (!gtk_widget_get_visible (other) || !needs_name (other) ||
          gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (other)) !=
              gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
        continue;
      called = dup_name (other);
      if (g_strcmp0 (called, name) == 0)
        complain (inspection, widget, "is called like the one beside it");
    }
}

static void
check_name (Inspection *inspection, GtkWidget *widget)
{
  g_autofree char *name = NULL;

  inspection->n_named++;
  if (!has_name (widget))
    {
      complain (inspection, widget, "has no name");
      return;
    }
  name = dup_name (widget);
  if (name == NULL)
    return;
  check_words (inspection, widget, name);
  if (gtk_widget_get_visible (widget))
    check_siblings (inspection, widget, name);
}

static gboolean
has_state (GtkWidget *widget, GtkAccessibleState state)
{
  return gtk_test_accessible_has_state (GTK_ACCESSIBLE (widget), state);
}

/* Whether it is on, open, how much it is. */
static void
check_state (const Inspection *inspection, GtkWidget *widget)
{
  gboolean told = TRUE;

  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
      told = has_state (widget, GTK_ACCESSIBLE_STATE_CHECKED);
      break;
    case GTK_ACCESSIBLE_ROLE_METER:
    case GTK_ACCESSIBLE_ROLE_SLIDER:
    case GTK_ACCESSIBLE_ROLE_SPIN_BUTTON:
    case GTK_ACCESSIBLE_ROLE_PROGRESS_BAR:
      told = gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                               GTK_ACCESSIBLE_PROPERTY_VALUE_NOW);
      break;
    default:
      break;
    }
  /* That is off is what is assumed as long as nothing is told. */
  if (GTK_IS_TOGGLE_BUTTON (widget) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) &&
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)))
    told = has_state (widget, GTK_ACCESSIBLE_STATE_PRESSED);
  /* Likewise that it is nothing. */
  if (GTK_IS_PROGRESS_BAR (widget))
    told |= gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (widget)) <= 0;
  if (GTK_IS_LEVEL_BAR (widget))
    told |= gtk_level_bar_get_value (GTK_LEVEL_BAR (widget)) <= 0;
  if (GTK_IS_SPIN_BUTTON (widget))
    told |= gtk_spin_button_get_value (GTK_SPIN_BUTTON (widget)) <= 0;
  if (GTK_IS_EXPANDER (widget))
    told = has_state (widget, GTK_ACCESSIBLE_STATE_EXPANDED);
  if (!told)
    complain (inspection, widget, "does not tell its state");
}

/* What the keyboard comes to says what it is. */
static void
check_role (const Inspection *inspection, GtkWidget *widget)
{
  /* The keyboard scrolls these; what is in them has a name. */
  if (!gtk_widget_get_focusable (widget) || GTK_IS_TEXT (widget) || GTK_IS_SCROLLED_WINDOW (widget))
    return;
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_NONE:
    case GTK_ACCESSIBLE_ROLE_GENERIC:
    case GTK_ACCESSIBLE_ROLE_PRESENTATION:
    case GTK_ACCESSIBLE_ROLE_WIDGET:
      /* Text with links in it: GTK 4.8 has no role for paragraphs. */
      if (!MATCHUP_IS_TEXT_BLOCK (widget))
        complain (inspection, widget, "takes the focus and has no role");
      break;
    case GTK_ACCESSIBLE_ROLE_GROUP:
    case GTK_ACCESSIBLE_ROLE_IMG:
      if (!has_name (widget))
        complain (inspection, widget, "takes the focus and has no name");
      break;
    default:
      break;
    }
}

/* What stands below the title of a row is said with what the row is for. */
static void
check_description (const Inspection *inspection, GtkWidget *widget)
{
  GtkWidget *control;

  if (!ADW_IS_ACTION_ROW (widget) || ADW_IS_COMBO_ROW (widget))
    return;
  control = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (widget));
  if (control == NULL || control == widget ||
      adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)) == NULL ||
      *adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)) == '\0')
    return;
  if (!gtk_test_accessible_has_relation (GTK_ACCESSIBLE (control),
                                         GTK_ACCESSIBLE_RELATION_DESCRIBED_BY) &&
      !gtk_test_accessible_has_property (GTK_ACCESSIBLE (control),
                                         GTK_ACCESSIBLE_PROPERTY_DESCRIPTION))
    complain (inspection, control, "does not tell what stands below the title of its row");
}

/* What an underlined letter is looked for in: the popover or the window that a label is in. */
static gpointer
find_scope (GtkWidget *widget)
{
  while (gtk_widget_get_parent (widget) != NULL && !GTK_IS_POPOVER (widget))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

/* Can be seen, or could if the popover it is in was open. */
static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *scope = find_scope (widget);

  for (; widget != scope; widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
      return FALSE;
  return TRUE;
}

/* An underlined letter leads to one thing only. */
static void
check_mnemonic (const Inspection *inspection, GtkLabel *label)
{
  guint key = gtk_label_get_mnemonic_keyval (label);
  g_autofree char *mark = NULL;
  g_autofree char *what = NULL;
  const char *other;

  /* An entry row has its title twice, for when something stands in it and for when not. */
  if (key == 0 || key == GDK_KEY_VoidSymbol || !is_in_sight (GTK_WIDGET (label)) ||
      g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (label)), "empty_title") == 0)
    return;
  mark = g_strdup_printf ("%p %u", find_scope (GTK_WIDGET (label)), gdk_keyval_to_lower (key));
  other = g_hash_table_lookup (inspection->mnemonics, mark);
  what = g_strdup_printf ("has its letter from “%s” as well as “%s”",
                          gtk_label_get_text (label),
                          other);
  if (other != NULL)
    complain (inspection, GTK_WIDGET (label), what);
  else
    g_hash_table_insert (inspection->mnemonics,
                         g_steal_pointer (&mark),
                         (gpointer) gtk_label_get_text (label));
}

static gboolean
inspect (GtkWidget *widget, gpointer user_data)
{
  Inspection *inspection = user_data;

  if (GTK_IS_LABEL (widget))
    check_mnemonic (inspection, GTK_LABEL (widget));
  if (is_foreign (widget) || is_unused (widget))
    return FALSE;
  check_role (inspection, widget);
  check_description (inspection, widget);
  if (!needs_name (widget))
    return TRUE;
  check_name (inspection, widget);
  check_state (inspection, widget);
  return !ADW_IS_COMBO_ROW (widget) && !GTK_IS_SPIN_BUTTON (widget) && !GTK_IS_DROP_DOWN (widget);
}

static void
test_page (gconstpointer data)
{
  const Page *page = data;
  GtkWindow *window = page->create ();
  g_autoptr (GHashTable) mnemonics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Inspection inspection = { page->name, mnemonics, 0 };

  matchup_test_present (window);
  matchup_test_foreach (window, inspect, &inspection);
  if (!GTK_IS_SHORTCUTS_WINDOW (window))
    g_assert_cmpuint (inspection.n_named, >, 0);
  matchup_test_destroy (window);
}

int
main (int argc, char **argv)
{
  int status;

  matchup_test_ui_init (&argc, &argv);
  pages_set_up ();
  pages_add_tests ("/ui/accessible/names", test_page);
  status = g_test_run ();
  pages_tear_down ();
  return status;
}
