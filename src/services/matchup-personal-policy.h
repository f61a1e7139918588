/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matchup-personal-items.h"
#include "matchup-workspace.h"

G_BEGIN_DECLS

/* What is done about what is personal in a question before it is sent. */
typedef enum
{
  MATCHUP_PERSONAL_POLICY_OFF, /* nothing is looked for */
  MATCHUP_PERSONAL_POLICY_ASK,
  MATCHUP_PERSONAL_POLICY_MASK, /* it is masked without asking */
} MatchupPersonalPolicy;

/* As the settings say, unless something else was set for this process. */
MatchupPersonalPolicy matchup_personal_policy_get (MatchupWorkspace *workspace);
void matchup_personal_policy_set (MatchupWorkspace *workspace, MatchupPersonalPolicy policy);
/* The kinds that are looked for. */
MatchupPersonalDataKinds matchup_personal_policy_get_kinds (MatchupWorkspace *workspace);

/* FALSE: whoever answers runs on this computer. */
gboolean matchup_personal_policy_leaves (MatchupWorkspace *workspace, MatchupModelRef *model);
/* How many services on other computers the contestants belong to. */
guint matchup_personal_policy_count_services (MatchupWorkspace *workspace, MatchupLineup *lineup);

/* FALSE: nothing has to be looked for. */
gboolean matchup_personal_policy_applies (MatchupWorkspace *workspace, MatchupLineup *lineup);

/* Whether the person has to be asked before @messages go to @lineup, or there is too much to tell
 * at once; see matchup_personal_policy_check_now(). */
gboolean matchup_personal_policy_asks (MatchupWorkspace *workspace,
                                       MatchupConversation *conversation,
                                       MatchupLineup *lineup,
                                       GPtrArray *messages);

/*
 * What would be asked about, or masked, before @messages go to @lineup: what is not masked in the
 * conversation and did not leave in it before. Instructions of contestants count, and earlier
 * questions that only models on this computer know. @conversation NULL: a new one. Empty where the
 * policy does not apply. NULL: there is too much to be read at once.
 */
GPtrArray *matchup_personal_policy_check_now (MatchupWorkspace *workspace,
                                              MatchupConversation *conversation,
                                              MatchupLineup *lineup,
                                              GPtrArray *messages /* MatchupMessage */)
    G_GNUC_WARN_UNUSED_RESULT;
void matchup_personal_policy_check_async (MatchupWorkspace *workspace,
                                          MatchupConversation *conversation,
                                          MatchupLineup *lineup,
                                          GPtrArray *messages,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/* MatchupPersonalItem, each once. */
GPtrArray *matchup_personal_policy_check_finish (MatchupWorkspace *workspace,
                                                 GAsyncResult *result,
                                                 GError **error);
/* From now on. @messages: about to be sent, may be NULL; no mask is one that stands in them. */
void matchup_personal_policy_mask (MatchupConversation *conversation,
                                   GPtrArray *items,
                                   GPtrArray *messages);
/* What goes on from @from in another conversation is masked there too. */
void matchup_personal_policy_inherit (MatchupConversation *from, MatchupConversation *to);

G_END_DECLS
