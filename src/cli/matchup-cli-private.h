/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-cli.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

/* Each takes the arguments after its own name and returns the exit code. */
int matchup_cli_compare (int argc, char **argv);
int matchup_cli_complete (int argc, char **argv); /* for shells only */
int matchup_cli_services (int argc, char **argv);
int matchup_cli_connect (int argc, char **argv);
int matchup_cli_disconnect (int argc, char **argv);
int matchup_cli_prices (int argc, char **argv);
int matchup_cli_search (int argc, char **argv);
int matchup_cli_export (int argc, char **argv);
int matchup_cli_import (int argc, char **argv);
int matchup_cli_privacy (int argc, char **argv);
int matchup_cli_delete_everything (int argc, char **argv);

/* Parses options; FALSE with a sentence on standard error. */
gboolean matchup_cli_parse (const char *command,
                            const char *parameters,
                            const char *summary,
                            const GOptionEntry *entries,
                            int *argc,
                            char ***argv);
/*
 * Checks what came for --protocol and --address, either may be NULL; FALSE with a sentence on
 * standard error.
 */
gboolean matchup_cli_check_protocol (const char *protocol, const char *address);
/* What --protocol is and can be, for the help; transfer full. */
char *matchup_cli_describe_protocol (void);
/* Opens the workspace of this user, waiting for it; NULL with a sentence on standard error. */
MatchupWorkspace *matchup_cli_open_workspace (void);
/* Waits until all is written; FALSE when something could not be, after a sentence on standard
 * error. */
gboolean matchup_cli_save_all (MatchupWorkspace *workspace);
/* Takes @workspace; gives back @code, or MATCHUP_CLI_FAILED where it was MATCHUP_CLI_OK and
 * something could not be saved. */
int matchup_cli_close_workspace (MatchupWorkspace *workspace, int code);
/* For waiting: keeps a GAsyncResult and leaves @user_data, a MatchupCliWait. */
typedef struct
{
  GMainLoop *loop;
  GAsyncResult *result;
} MatchupCliWait;
void matchup_cli_wait_init (MatchupCliWait *wait);
void matchup_cli_wait_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *matchup_cli_wait_run (MatchupCliWait *wait); /* transfer full */

/* Ctrl+C and the like cancel what goes on meanwhile, instead of ending the program. */
typedef struct
{
  GCancellable *cancellable;
  guint int_id;
  guint term_id;
} MatchupCliCancel;
void matchup_cli_cancel_init (MatchupCliCancel *cancel);
void matchup_cli_cancel_clear (MatchupCliCancel *cancel);

/* How a service is reached: what "connect" was told about it. */
typedef struct
{
  gboolean given; /* --proxy was */
  MatchupProxyMode mode;
  char *address; /* of MATCHUP_PROXY_MODE_OWN, without its login */
  MatchupSecret *login;
  gboolean plain_http_accepted;
} MatchupCliWay;
/* @proxy: "system", "none", an address that may hold user and password, or NULL. FALSE with a
 * sentence. */
gboolean matchup_cli_way_parse (MatchupCliWay *way, const char *proxy);
void matchup_cli_way_clear (MatchupCliWay *way);
/* FALSE with a sentence when others could read the key on its way to @address. */
gboolean matchup_cli_way_check_address (const char *address, gboolean plain_http_accepted);
/* Saves it with @provider, the login in the keyring; FALSE with a sentence. */
gboolean matchup_cli_way_save (MatchupCliWay *way,
                               MatchupProviderList *providers,
                               MatchupProvider *provider);
/* Overwrites addresses that hold a user, so that "ps" does not show a password any longer. */
void matchup_cli_way_hide (int argc, char **argv);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MatchupCliCancel, matchup_cli_cancel_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MatchupCliWay, matchup_cli_way_clear)

/* One line from standard input, not shown where that is a terminal, whatever ends it; NULL: none.
 */
MatchupSecret *matchup_cli_read_key (void);

/* The question with its pictures (names of files, may be NULL) at a size (NULL: standard); NULL
 * with a sentence on standard error. */
MatchupMessage *matchup_cli_pictures_make_prompt (MatchupWorkspace *workspace,
                                                  MatchupLineup *lineup,
                                                  const char *prompt,
                                                  char **pictures,
                                                  const char *size) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE with a sentence on standard error. */
gboolean matchup_cli_pictures_check_size (const char *size);
/* A GAsyncReadyCallback that keeps the result in the GAsyncResult * that @user_data points to. */
void matchup_cli_keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/* Text files (names, may be NULL) for the question; FALSE with a sentence on standard error. */
gboolean matchup_cli_files_add (MatchupWorkspace *workspace, MatchupMessage *message, char **files);

G_END_DECLS
