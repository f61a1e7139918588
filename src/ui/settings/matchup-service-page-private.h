/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-check-row.h"
#include "matchup-connection-group.h"
#include "matchup-service-page.h"

G_BEGIN_DECLS

struct _MatchupServicePage
{
  AdwBin parent_instance;

  MatchupWorkspace *workspace;
  MatchupProviderTemplate *template_;
  MatchupProvider *provider; /* NULL until it is connected */
  GCancellable *cancellable; /* of the check */
  gboolean busy;
  gboolean save_after_check;
  gboolean save_anyway; /* the last check of what stands here has failed */
  gboolean filling;
  char *accepted_address; /* for which the person accepts plain http; NULL: none */

  AdwWindowTitle *title;
  GtkWidget *offer;
  GtkSwitch *enabled_switch;
  AdwActionRow *models_row;
  AdwEntryRow *name_row;
  AdwEntryRow *address_row;
  GtkWidget *address_example;
  GtkLabel *address_example_label;
  GtkWidget *address_trouble;
  GtkLabel *address_sentence;
  AdwActionRow *plain_http_row;
  GtkSwitch *plain_http_switch;
  AdwComboRow *format_row; /* only for an address of one's own */
  AdwPasswordEntryRow *key_row;
  GtkWidget *key_hint;
  GtkLabel *key_hint_label;
  MatchupConnectionGroup *connection;
  MatchupCheckRow *check_row;
  GtkButton *check_button;
  GtkButton *save_button;
  AdwPreferencesGroup *links;
  AdwActionRow *key_link;
  AdwActionRow *console_link;
  AdwActionRow *billing_link;
  GtkWidget *removal;
};

/* matchup-service-page.c: what is shown. */
void _matchup_service_page_set_busy (MatchupServicePage *self, gboolean busy);
void _matchup_service_page_update_actions (MatchupServicePage *self);
void _matchup_service_page_update_key_title (MatchupServicePage *self);
void _matchup_service_page_show_address_sentence (MatchupServicePage *self, const char *sentence);
/* The format that is chosen; static, or the service's own. */
const char *_matchup_service_page_get_format (MatchupServicePage *self);
void _matchup_service_page_emit_done (MatchupServicePage *self, const char *sentence);
void _matchup_service_page_emit_remove (MatchupServicePage *self);
/* @prices: the list of prices is meant, else which models are offered. */
void _matchup_service_page_emit_open (MatchupServicePage *self, gboolean prices);

/* matchup-service-page-actions.c: what is done. */
void _matchup_service_page_install_actions (GtkWidgetClass *widget_class);
/* What was checked is not what stands there any more. */
void _matchup_service_page_forget_check (MatchupServicePage *self);

G_END_DECLS
