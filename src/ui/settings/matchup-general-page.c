/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-general-page.h"

#include "matchup-code-look.h"
#include "matchup-config.h"
#include "matchup-setting-reset.h"
#include "matchup-setting-row.h"
#include "matchup-text-settings.h"

#include <glib/gi18n.h>

struct _MatchupGeneralPage
{
  AdwPreferencesPage parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (MatchupGeneralPage, matchup_general_page, ADW_TYPE_PREFERENCES_PAGE)

static const MatchupSettingChoice color_schemes[] = {
  { "system", NC_ ("preferences", "Follow the Desktop") },
  { "light", NC_ ("preferences", "Light") },
  { "dark", NC_ ("preferences", "Dark") },
  { NULL, NULL },
};

static const MatchupSettingChoice widths[] = {
  /* Translators: how wide the text of answers gets */
  { "narrow", NC_ ("preferences", "Narrow") },
  { "normal", NC_ ("preferences", "Normal") },
  { "wide", NC_ ("preferences", "Wide") },
  { "full", NC_ ("preferences", "All of the Window") },
  { NULL, NULL },
};

static const MatchupSettingChoice picture_sizes[] = {
  { "small", NC_ ("preferences", "Small") },
  { "standard", NC_ ("preferences", "Standard") },
  { "original", NC_ ("preferences", "Original") },
  { NULL, NULL },
};

static const MatchupSettingChoice send_keys[] = {
  { "enter", NC_ ("preferences", "Enter") },
  { "ctrl-enter", NC_ ("preferences", "Ctrl+Enter") },
  { NULL, NULL },
};

static AdwPreferencesGroup *
add_group (MatchupGeneralPage *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
  return group;
}

static void
add (AdwPreferencesGroup *group, GtkWidget *row, const char *words)
{
  adw_preferences_group_add (group, row);
  matchup_setting_row_add_words (ADW_PREFERENCES_ROW (row), words);
}

static void
add_texts (MatchupGeneralPage *self)
{
  /* Translators: Heading of settings: how the program looks. */
  AdwPreferencesGroup *group = add_group (self, _ ("Appearance"), NULL);

  add (group,
       matchup_setting_row_new_choice (
           self->settings,
           "color-scheme",
           /* Translators: Setting with the choices Follow the Desktop, Light, Dark. */
           _ ("_Light or Dark"),
           NULL,
           color_schemes),
       /* Translators: words by which the search of the preferences finds the colours, beside the
          title; put in whatever people call it */
       C_ ("search words", "theme dark mode night colour color scheme appearance style"));
  add (group,
       matchup_setting_row_new_number (
           self->settings,
           "text-size",
           /* Translators: Setting: how large questions and answers are written, in percent. */
           _ ("_Text Size"),
           _ ("Percent; Ctrl with + and − changes it too."),
           MATCHUP_TEXT_SIZE_STEP,
           0),
       C_ ("search words", "font size zoom larger smaller letters big text scale"));
  add (group,
       matchup_setting_row_new_choice (self->settings,
                                       "text-width",
                                       /* Translators: Setting: how wide the lines of a chat get. */
                                       _ ("Text _Width"),
                                       _ ("Long lines are hard to read."),
                                       widths),
       C_ ("search words", "column line length margin"));
  add (group,
       matchup_setting_row_new_switch (
           self->settings,
           "maths",
           /* Translators: Switch: set mathematical formulas as in print. */
           _ ("Show _Formulas"),
           _ ("Otherwise they are shown as the model writes them.")),
       C_ ("search words", "maths math latex equation tex"));
}

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const MatchupSettingChoice *) a)->title,
                         ((const MatchupSettingChoice *) b)->title);
}

/* Those that are installed, by title; ends with NULL. They stay, as rows may outlive the page. */
static const MatchupSettingChoice *
get_themes (void)
{
  static MatchupSettingChoice *themes;
  const char *const *ids = matchup_code_look_get_themes ();
  guint n = g_strv_length ((char **) ids);

  if (themes != NULL)
    return themes;
  themes = g_new0 (MatchupSettingChoice, n + 1);
  for (guint i = 0; i < n; i++)
    {
      themes[i].nick = g_strdup (ids[i]);
      themes[i].title = g_strdup (matchup_code_look_get_theme_name (ids[i]));
    }
  qsort (themes, n, sizeof *themes, compare_choices);
  return themes;
}

static void
add_code (MatchupGeneralPage *self)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Code in Answers"), NULL);
  const char *words = C_ ("search words", "theme style scheme highlighting syntax source");

  add (group,
       matchup_setting_row_new_choice (
           self->settings,
           "code-theme-light",
           /* Translators: Setting: the colours of code in the light appearance. */
           _ ("Colours in Li_ght Style"),
           NULL,
           get_themes ()),
       words);
  add (group,
       matchup_setting_row_new_choice (
           self->settings,
           "code-theme-dark",
           /* Translators: Setting: the colours of code in the dark appearance. */
           _ ("Colours in Da_rk Style"),
           NULL,
           get_themes ()),
       words);
  add (group,
       matchup_setting_row_new_switch (self->settings,
                                       "code-line-numbers",
                                       /* Translators: Switch: number the lines of code. */
                                       _ ("Line _Numbers"),
                                       NULL),
       C_ ("search words", "code lines source"));
  add (group,
       matchup_setting_row_new_switch (
           self->settings,
           "code-wrap",
           /* Translators: Switch: break long lines of code instead of scrolling them. */
           _ ("Wrap L_ong Lines"),
           _ ("Each piece of code has a button for this too.")),
       C_ ("search words", "code break lines scroll"));
}

static void
add_asking (MatchupGeneralPage *self)
{
  AdwPreferencesGroup *writing = add_group (self, _ ("Writing"), NULL);
  AdwPreferencesGroup *pictures = add_group (self, _ ("Pictures"), NULL);

  add (writing,
       matchup_setting_row_new_choice (
           self->settings,
           "send-with",
           /* Translators: Setting: the key that sends; the choices are Enter and Ctrl+Enter. */
           _ ("Send w_ith"),
           _ ("Shift+Enter always starts a new line."),
           send_keys),
       C_ ("search words", "key enter return shortcut"));
  add (pictures,
       matchup_setting_row_new_choice (self->settings,
                                       "picture-size",
                                       /* Translators: Setting: how large pictures are sent. */
                                       _ ("Picture Si_ze"),
                                       _ ("Small ones cost less; in large ones more can be read. "
                                          "All models get the same."),
                                       picture_sizes),
       C_ ("search words", "image photo resolution pixels upload"));
}

static void
add_notifications (MatchupGeneralPage *self)
{
  AdwPreferencesGroup *group =
      add_group (self,
                 /* Translators: Heading of settings: what the desktop tells. */
                 _ ("Notifications"),
                 _ ("When it took more than ten seconds and nobody was looking. Nothing is told of "
                    "what private chats are about."));
  const char *words = C_ ("search words", "notify message desktop alert");

  add (group,
       matchup_setting_row_new_switch (self->settings,
                                       "notify-when-ready",
                                       /* Translators: Switch below “Notifications”. */
                                       _ ("A Long Answer Is R_eady"),
                                       NULL),
       words);
  add (group,
       matchup_setting_row_new_switch (self->settings,
                                       "notify-when-failed",
                                       /* Translators: Switch below “Notifications”. */
                                       _ ("_All Answers Have Failed"),
                                       NULL),
       words);
  add (group,
       matchup_setting_row_new_switch (self->settings,
                                       "notify-when-list-ends",
                                       /* Translators: Switch below “Notifications”. */
                                       _ ("A List of Questions Has En_ded"),
                                       NULL),
       words);
}

static void
add_practice (MatchupGeneralPage *self)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Trying Things Out"), NULL);

  add (group,
       matchup_setting_row_new_switch (
           self->settings,
           "practice-models",
           /* Translators: Switch: practice models are among those that can be chosen. */
           _ ("Offer _Practice Models"),
           _ ("Scripted answers, which cost nothing. Without a "
              "service they are always offered.")),
       C_ ("search words", "practice demo test offline scripted"));
}

static void
matchup_general_page_dispose (GObject *object)
{
  MatchupGeneralPage *self = MATCHUP_GENERAL_PAGE (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (matchup_general_page_parent_class)->dispose (object);
}

static void
matchup_general_page_class_init (MatchupGeneralPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_general_page_dispose;
}

static void
matchup_general_page_init (MatchupGeneralPage *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (self);

  adw_preferences_page_set_name (page, "general");
  /* Translators: Page of the preferences for what belongs to no other. */
  adw_preferences_page_set_title (page, _ ("General"));
  adw_preferences_page_set_icon_name (page, "preferences-system-symbolic");
}

GtkWidget *
matchup_general_page_new (GSettings *settings)
{
  MatchupGeneralPage *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (MATCHUP_TYPE_GENERAL_PAGE, NULL);
  g_set_object (&self->settings, settings);
  add_texts (self);
  add_code (self);
  add_asking (self);
  add_notifications (self);
  add_practice (self);
  return GTK_WIDGET (self);
}
