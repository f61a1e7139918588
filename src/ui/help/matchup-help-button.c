/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-help-button.h"

#include "matchup-config.h"
#include "matchup-help-book.h"

#include <glib/gi18n.h>

struct _MatchupHelpButton
{
  GtkButton parent_instance;

  char *page;
};

G_DEFINE_FINAL_TYPE (MatchupHelpButton, matchup_help_button, GTK_TYPE_BUTTON)

enum
{
  PROP_0,
  PROP_PAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_page (MatchupHelpButton *self, const char *page)
{
  g_autoptr (MatchupHelpBook) book = matchup_help_book_new (NULL);
  g_autofree char *name = NULL;
  const char *title;
  guint position;

  self->page = g_strdup (page);
  if (!matchup_help_book_find (book, page, &position))
    g_return_if_reached ();
  title = matchup_help_book_get_page (book, position)->title;
  /* Translators: name of a small button with a question mark; %s is the title of a page */
  name = g_strdup_printf (_ ("Help: %s"), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
matchup_help_button_open (const char *page)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application),
                                    "help",
                                    g_variant_new_string (page));
}

static void
matchup_help_button_clicked (GtkButton *button)
{
  matchup_help_button_open (MATCHUP_HELP_BUTTON (button)->page);
}

static void
matchup_help_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PAGE)
    set_page (MATCHUP_HELP_BUTTON (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
matchup_help_button_finalize (GObject *object)
{
  g_free (MATCHUP_HELP_BUTTON (object)->page);

  G_OBJECT_CLASS (matchup_help_button_parent_class)->finalize (object);
}

static void
matchup_help_button_class_init (MatchupHelpButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = matchup_help_button_set_property;
  object_class->finalize = matchup_help_button_finalize;
  GTK_BUTTON_CLASS (klass)->clicked = matchup_help_button_clicked;
  properties[PROP_PAGE] =
      g_param_spec_string ("page",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
matchup_help_button_init (MatchupHelpButton *self)
{
  gtk_button_set_icon_name (GTK_BUTTON (self), "matchup-question-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "circular");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
matchup_help_button_new (const char *page)
{
  return g_object_new (MATCHUP_TYPE_HELP_BUTTON, "page", page, NULL);
}
