/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The exit codes of all commands. */
#define MATCHUP_CLI_OK 0
#define MATCHUP_CLI_FAILED 1
#define MATCHUP_CLI_WRONG_ARGUMENTS 2
#define MATCHUP_CLI_OVER_BUDGET 3 /* nothing was sent */
#define MATCHUP_CLI_INTERRUPTED 130

/* Whether @name is a command of the terminal; everything else starts the window. */
gboolean matchup_cli_is_command (const char *name);
/* Carries out the command in @argv[1]; opens no display. Returns the exit code. */
int matchup_cli_main (int argc, char **argv);

G_END_DECLS
