/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-welcome.h"

#include "matchup-config.h"
#include "matchup-illustration.h"
#include "matchup-sentence.h"
#include "matchup-service-name.h"
#include "matchup-stack-layout.h"

#include <glib/gi18n.h>

/* Pixels; wider is harder to read. */
#define MAX_WIDTH 480
#define SPACING 12

struct _MatchupWelcome
{
  AdwBin parent_instance;

  MatchupLocalFinder *finder;
  GtkWidget *cards;
  GtkWidget *local; /* or NULL: nothing is found */
};

enum
{
  SIGNAL_PRACTICE,
  SIGNAL_CONNECT,
  SIGNAL_LOCAL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MatchupWelcome, matchup_welcome, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
matchup_welcome_make_card (const char *icon_name, const char *title, const char *description)
{
  GtkWidget *card = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *texts = g_object_new (GTK_TYPE_BOX,
                                   "layout-manager",
                                   matchup_stack_layout_new (3),
                                   "hexpand",
                                   TRUE,
                                   "valign",
                                   GTK_ALIGN_CENTER,
                                   NULL);

  g_return_val_if_fail (icon_name != NULL && title != NULL, NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_widget_set_parent (make_label (title, "heading"), texts);
  if (description != NULL)
    gtk_widget_set_parent (make_label (description, "dim-label"), texts);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (card), box);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "activatable");
  gtk_widget_add_css_class (card, "matchup-welcome-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (description != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (card),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    description,
                                    -1);
  return card;
}

static void
practice_clicked_cb (MatchupWelcome *self)
{
  g_signal_emit (self, signals[SIGNAL_PRACTICE], 0);
}

static void
connect_clicked_cb (MatchupWelcome *self)
{
  g_signal_emit (self, signals[SIGNAL_CONNECT], 0);
}

static void
local_clicked_cb (MatchupWelcome *self)
{
  g_autoptr (MatchupLocalServer) server = g_list_model_get_item (G_LIST_MODEL (self->finder), 0);

  if (server != NULL)
    g_signal_emit (self, signals[SIGNAL_LOCAL], 0, server);
}

static char *
describe_server (MatchupLocalServer *server)
{
  guint n_models = matchup_local_server_get_n_models (server);
  g_autofree char *name = matchup_service_dup_found_name (server);
  g_autofree char *number = g_strdup_printf ("%u", n_models);

  /* Translators: {1} is the name of a program such as Ollama, {2} a number. */
  return matchup_sentence_insert_names (ngettext ("{1} is running here, with {2} model.",
                                                  "{1} is running here, with {2} models.",
                                                  n_models),
                                        (const char *[]){ name, number, NULL });
}

static void
found_cb (MatchupWelcome *self)
{
  g_autoptr (MatchupLocalServer) server = g_list_model_get_item (G_LIST_MODEL (self->finder), 0);
  g_autofree char *description = NULL;
  gboolean had_focus = FALSE;

  if (self->local != NULL)
    {
      had_focus = gtk_widget_is_focus (self->local);
      if (had_focus)
        gtk_widget_child_focus (self->cards, GTK_DIR_TAB_FORWARD);
      gtk_widget_unparent (self->local);
    }
  self->local = NULL;
  if (server == NULL)
    return;
  description = describe_server (server);
  self->local = matchup_welcome_make_card ("computer-symbolic",
                                           _ ("Use a Model on This Computer"),
                                           description);
  g_signal_connect_swapped (self->local, "clicked", G_CALLBACK (local_clicked_cb), self);
  gtk_widget_set_parent (self->local, self->cards);
  if (had_focus)
    gtk_widget_grab_focus (self->local);
}

static void
matchup_welcome_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (matchup_welcome_parent_class)->map (widget);
  matchup_local_finder_look (MATCHUP_WELCOME (widget)->finder);
}

static void
matchup_welcome_dispose (GObject *object)
{
  MatchupWelcome *self = MATCHUP_WELCOME (object);

  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  g_clear_object (&self->finder);
  self->local = NULL;
  self->cards = NULL;

  G_OBJECT_CLASS (matchup_welcome_parent_class)->dispose (object);
}

static void
matchup_welcome_class_init (MatchupWelcomeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = matchup_welcome_dispose;
  GTK_WIDGET_CLASS (klass)->map = matchup_welcome_map;

#define SIGNAL(name, n_arguments, ...)     \
  g_signal_new (name,                      \
                G_TYPE_FROM_CLASS (klass), \
                G_SIGNAL_RUN_LAST,         \
                0,                         \
                NULL,                      \
                NULL,                      \
                NULL,                      \
                G_TYPE_NONE,               \
                n_arguments,               \
                ##__VA_ARGS__)
  signals[SIGNAL_PRACTICE] = SIGNAL ("practice", 0);
  signals[SIGNAL_CONNECT] = SIGNAL ("connect", 0);
  signals[SIGNAL_LOCAL] = SIGNAL ("local", 1, MATCHUP_TYPE_LOCAL_SERVER);
#undef SIGNAL
}

static GtkWidget *
add_card (MatchupWelcome *self,
          const char *icon_name,
          const char *title,
          const char *description,
          GCallback callback)
{
  GtkWidget *card = matchup_welcome_make_card (icon_name, title, description);

  g_signal_connect_swapped (card, "clicked", callback, self);
  gtk_widget_set_parent (card, self->cards);
  return card;
}

static void
matchup_welcome_init (MatchupWelcome *self)
{
  GtkLayoutManager *layout = matchup_stack_layout_new (SPACING);
  GtkWidget *page = adw_status_page_new ();

  matchup_stack_layout_set_max_width (MATCHUP_STACK_LAYOUT (layout), MAX_WIDTH);
  matchup_illustration_set (ADW_STATUS_PAGE (page), "welcome");
  adw_status_page_set_title (ADW_STATUS_PAGE (page),
                             _ ("Find Out Which AI Model Is Better for You"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Ask several models the same question, choose the better answer without knowing who "
         "wrote it, and see who is ahead."));
  self->cards = g_object_new (GTK_TYPE_BOX,
                              "accessible-role",
                              GTK_ACCESSIBLE_ROLE_GROUP,
                              "layout-manager",
                              layout,
                              NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cards),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Ways to begin"),
                                  -1);
  add_card (self,
            "media-playback-start-symbolic",
            _ ("Look Around With Practice Models"),
            _ ("They are scripted and answer on this computer: no account, no key, and nothing is "
               "sent to anybody."),
            G_CALLBACK (practice_clicked_cb));
  add_card (self,
            "network-server-symbolic",
            _ ("Connect a Service"),
            _ ("OpenAI, Doubao, Claude and many others, with your own key. It stays in the keyring "
               "of this computer."),
            G_CALLBACK (connect_clicked_cb));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), self->cards);
  adw_bin_set_child (ADW_BIN (self), page);
}

GtkWidget *
matchup_welcome_new (MatchupLocalFinder *finder)
{
  MatchupWelcome *self;

  g_return_val_if_fail (MATCHUP_IS_LOCAL_FINDER (finder), NULL);

  self = g_object_new (MATCHUP_TYPE_WELCOME, NULL);
  self->finder = g_object_ref (finder);
  g_signal_connect_swapped (finder, "items-changed", G_CALLBACK (found_cb), self);
  found_cb (self);
  return GTK_WIDGET (self);
}
