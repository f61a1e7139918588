/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-standings-private.h"

#include "matchup-contestant.h"
#include "matchup-model-ref.h"

#include <math.h>
#include <string.h>

/* Stands in no id. */
#define SEPARATOR "\x1f"

/* An answer that counts, of one competitor. */
typedef struct
{
  guint vote; /* position in votes */
  MatchupRunRecord *run;
} Answer;

struct _MatchupStandings
{
  GObject parent_instance;

  MatchupStandingsInput input;
  GArray *judgements;   /* MatchupJudgement; names are owned by keys */
  GArray *judged_votes; /* guint: for each of them the position of its vote */
  GHashTable *keys;     /* set of char * */
  GHashTable *answers;  /* key -> GArray of Answer */
  GPtrArray *pairs;     /* MatchupPairStanding */
  GPtrArray *models;    /* MatchupModelFigures by name */
  guint n_votes;
  guint n_leaked;
  guint n_practice;
};

G_DEFINE_FINAL_TYPE (MatchupStandings, matchup_standings, G_TYPE_OBJECT)

void
matchup_standings_input_clear (MatchupStandingsInput *self)
{
  g_clear_pointer (&self->votes, g_ptr_array_unref);
  g_clear_pointer (&self->speeds, g_hash_table_unref);
  g_clear_pointer (&self->prompts, g_hash_table_unref);
  g_clear_pointer (&self->factors, g_hash_table_unref);
}

static void
matchup_standings_finalize (GObject *object)
{
  MatchupStandings *self = MATCHUP_STANDINGS (object);

  g_array_unref (self->judgements);
  g_array_unref (self->judged_votes);
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->keys);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_ptr_array_unref (self->models);
  matchup_standings_input_clear (&self->input);

  G_OBJECT_CLASS (matchup_standings_parent_class)->finalize (object);
}

static void
matchup_standings_class_init (MatchupStandingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_standings_finalize;
}

static void
matchup_standings_init (MatchupStandings *self)
{
  self->judgements = g_array_new (FALSE, FALSE, sizeof (MatchupJudgement));
  self->judged_votes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->answers = g_hash_table_new_full (g_str_hash,
                                         g_str_equal,
                                         NULL, /* of the set */
                                         (GDestroyNotify) g_array_unref);
  self->models = g_ptr_array_new_with_free_func ((GDestroyNotify) matchup_model_figures_free);
}

char *
matchup_standings_dup_key (const char *provider_id, const char *model_id)
{
  g_return_val_if_fail (provider_id != NULL && model_id != NULL, NULL);

  return g_strconcat (provider_id, SEPARATOR, model_id, NULL);
}

char **
matchup_standings_dup_lineup_keys (MatchupLineup *lineup)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (MATCHUP_IS_LINEUP (lineup), NULL);

  for (guint i = 0; i < matchup_lineup_get_size (lineup); i++)
    {
      MatchupModelRef *model = matchup_contestant_get_model (matchup_lineup_get (lineup, i));
      char *key = matchup_standings_dup_key (matchup_model_ref_get_provider_id (model),
                                             matchup_model_ref_get_model_id (model));

      if (!g_hash_table_contains (seen, key))
        g_strv_builder_add (builder, key);
      g_hash_table_add (seen, key);
    }
  return g_strv_builder_end (builder);
}

static gboolean
is_practice (const MatchupRunRecord *run)
{
  return g_str_equal (run->contestant->provider_id, MATCHUP_PRACTICE_ID);
}

static gboolean
is_same_model (const MatchupRunRecord *one, const MatchupRunRecord *other)
{
  return g_str_equal (one->contestant->provider_id, other->contestant->provider_id) &&
         g_str_equal (one->contestant->model_id, other->contestant->model_id);
}

/* Whether the same model stands in the round once more. */
static gboolean
stands_twice (const MatchupVoteRecord *record, const MatchupRunRecord *run)
{
  for (guint i = 0; i < record->runs->len; i++)
    if (record->runs->pdata[i] != run && is_same_model (run, record->runs->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Owned by self. */
static const char *
intern_key (MatchupStandings *self, const MatchupVoteRecord *record, const MatchupRunRecord *run)
{
  g_autofree char *key =
      matchup_standings_dup_key (run->contestant->provider_id, run->contestant->model_id);
  gpointer interned;

  if (stands_twice (record, run))
    {
      g_autofree char *settings = run->contestant->params != NULL
                                      ? matchup_params_dup_fingerprint (run->contestant->params)
                                      : g_strdup ("");
      g_autofree char *model = g_steal_pointer (&key);

      key = g_strconcat (model, SEPARATOR, settings, NULL);
    }
  if (g_hash_table_lookup_extended (self->keys, key, &interned, NULL))
    return interned;
  interned = g_steal_pointer (&key);
  g_hash_table_add (self->keys, interned);
  return interned;
}

static gboolean
is_in_lineup (const MatchupRunRecord *run, const MatchupStandingsFilter *filter)
{
  g_autofree char *key = NULL;

  if (filter->models == NULL)
    return TRUE;
  key = matchup_standings_dup_key (run->contestant->provider_id, run->contestant->model_id);
  return g_strv_contains (filter->models, key);
}

/* Practice models compete with each other and with nobody else. */
static gboolean
is_wanted (const MatchupRunRecord *run, const MatchupStandingsFilter *filter)
{
  return is_practice (run) == !!filter->practice && is_in_lineup (run, filter);
}

static MatchupRunRecord *
find_run (const MatchupVoteRecord *record, guint slot)
{
  for (guint i = 0; i < record->runs->len; i++)
    {
      MatchupRunRecord *run = record->runs->pdata[i];

      if (run->slot == (int) slot)
        return run;
    }
  return NULL;
}

/* What one vote says is added up here, and taken over when it counts. */
typedef struct
{
  MatchupStandings *self;
  const MatchupStandingsFilter *filter;
  const MatchupVoteRecord *record;
  guint position;
  gboolean counts;
} Counting;

static void
add_judgement (Counting *counting,
               const MatchupVoteAnswer *a,
               const MatchupVoteAnswer *b,
               MatchupOutcome outcome)
{
  MatchupStandings *self = counting->self;
  const MatchupRunRecord *run_a = find_run (counting->record, a->slot);
  const MatchupRunRecord *run_b = find_run (counting->record, b->slot);
  MatchupJudgement judgement = {
    NULL, NULL, outcome, 1, (int) a->position, (int) b->position, NULL
  };

  if (run_a == NULL || run_b == NULL || !is_wanted (run_a, counting->filter) ||
      !is_wanted (run_b, counting->filter))
    return;
  judgement.a = intern_key (self, counting->record, run_a);
  judgement.b = intern_key (self, counting->record, run_b);
  /* The same model with the same settings competes with nobody. */
  if (!matchup_judgement_is_valid (&judgement))
    return;
  g_array_append_val (self->judgements, judgement);
  g_array_append_val (self->judged_votes, counting->position);
  counting->counts = TRUE;
}

static void
add_answer (Counting *counting, MatchupRunRecord *run)
{
  MatchupStandings *self = counting->self;
  const char *key = intern_key (self, counting->record, run);
  GArray *answers = g_hash_table_lookup (self->answers, key);
  Answer answer = { counting->position, run };

  if (answers == NULL)
    {
      answers = g_array_new (FALSE, FALSE, sizeof (Answer));
      g_hash_table_insert (self->answers, (gpointer) key, answers);
    }
  g_array_append_val (answers, answer);
}

/* That none is good is said of every two. */
static void
add_none_good (Counting *counting)
{
  MatchupVote *vote = counting->record->vote;
  guint n = matchup_vote_get_n_answers (vote);

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      add_judgement (counting,
                     matchup_vote_get_answer (vote, i),
                     matchup_vote_get_answer (vote, j),
                     MATCHUP_OUTCOME_NONE_GOOD);
}

static void
add_pairs (Counting *counting)
{
  MatchupVote *vote = counting->record->vote;
  g_autoptr (GArray) pairs = matchup_vote_dup_pairs (vote);

  for (guint i = 0; i < pairs->len; i++)
    {
      const MatchupVotePair *pair = &g_array_index (pairs, MatchupVotePair, i);

      add_judgement (counting,
                     matchup_vote_find_answer (vote, pair->winner),
                     matchup_vote_find_answer (vote, pair->loser),
                     pair->tie ? MATCHUP_OUTCOME_TIE : MATCHUP_OUTCOME_A);
    }
}

static void
count_vote (MatchupStandings *self, guint position, const MatchupStandingsFilter *filter)
{
  const MatchupVoteRecord *record = self->input.votes->pdata[position];
  Counting counting = { self, filter, record, position, FALSE };

  if (matchup_vote_get_result (record->vote) == MATCHUP_VOTE_RESULT_NONE)
    add_none_good (&counting);
  else
    add_pairs (&counting);
  if (!counting.counts)
    return;
  self->n_votes++;
  for (guint i = 0; i < record->runs->len; i++)
    if (is_wanted (record->runs->pdata[i], filter))
      add_answer (&counting, record->runs->pdata[i]);
}

/* Whether the vote has a pair for the line-up that is asked for. */
static gboolean
has_pair (const MatchupVoteRecord *record, const MatchupStandingsFilter *filter)
{
  guint n = 0;

  for (guint i = 0; i < record->runs->len; i++)
    n += is_wanted (record->runs->pdata[i], filter);
  return n >= 2;
}

/* Whether it has one only if practice counted. */
static gboolean
has_practice_pair (const MatchupVoteRecord *record, const MatchupStandingsFilter *filter)
{
  guint n = 0;
  guint n_practice = 0;

  for (guint i = 0; i < record->runs->len; i++)
    {
      gboolean counts = is_in_lineup (record->runs->pdata[i], filter);

      n += counts;
      n_practice += counts && is_practice (record->runs->pdata[i]);
    }
  return n >= 2 && n_practice > 0;
}

static void
consider_vote (MatchupStandings *self, guint position, const MatchupStandingsFilter *filter)
{
  const MatchupVoteRecord *record = self->input.votes->pdata[position];
  gboolean leaked = !filter->with_leaked && !matchup_vote_counts (record->vote);

  if (filter->conversation_id != NULL &&
      !g_str_equal (filter->conversation_id, record->conversation_id))
    return;
  if (filter->only_blind && !matchup_vote_get_blind (record->vote))
    return;
  if (!has_pair (record, filter))
    {
      if (!leaked && !filter->practice && has_practice_pair (record, filter))
        self->n_practice++;
      return;
    }
  if (leaked)
    self->n_leaked++;
  else
    count_vote (self, position, filter);
}

static int
compare_models (gconstpointer one, gconstpointer other)
{
  const MatchupModelFigures *a = *(const MatchupModelFigures *const *) one;
  const MatchupModelFigures *b = *(const MatchupModelFigures *const *) other;
  int by_name = g_utf8_collate (a->name, b->name);

  return by_name != 0 ? by_name : strcmp (a->key, b->key);
}

/* A model is called as it was called last. */
static void
measure_models (MatchupStandings *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GArray *answers = value;
      const Answer *last = &g_array_index (answers, Answer, answers->len - 1);
      MatchupModelFigures *figures =
          matchup_model_figures_new (key,
                                     last->run->contestant,
                                     stands_twice (self->input.votes->pdata[last->vote],
                                                   last->run));
      g_autoptr (GPtrArray) runs = g_ptr_array_new ();

      for (guint i = 0; i < answers->len; i++)
        g_ptr_array_add (runs, g_array_index (answers, Answer, i).run);
      matchup_model_figures_measure (figures, runs, &self->input);
      g_ptr_array_add (self->models, figures);
    }
  g_ptr_array_sort (self->models, compare_models);
}

MatchupStandings *
matchup_standings_new (const MatchupStandingsInput *input, const MatchupStandingsFilter *filter)
{
  MatchupStandings *self;

  g_return_val_if_fail (input != NULL && filter != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_STANDINGS, NULL);
  self->input = *input;
  g_ptr_array_ref (self->input.votes);
  g_hash_table_ref (self->input.speeds);
  g_hash_table_ref (self->input.prompts);
  g_hash_table_ref (self->input.factors);
  for (guint i = 0; i < self->input.votes->len; i++)
    consider_vote (self, i, filter);
  self->pairs = matchup_standing_compute ((MatchupJudgement *) (gpointer) self->judgements->data,
                                          self->judgements->len,
                                          MATCHUP_TIE_RULE_HALF,
                                          NULL);
  measure_models (self);
  return self;
}

guint
matchup_standings_get_n_votes (MatchupStandings *self)
{
  g_return_val_if_fail (MATCHUP_IS_STANDINGS (self), 0);
  return self->n_votes;
}

guint
matchup_standings_get_n_leaked (MatchupStandings *self)
{
  g_return_val_if_fail (MATCHUP_IS_STANDINGS (self), 0);
  return self->n_leaked;
}

guint
matchup_standings_get_n_practice (MatchupStandings *self)
{
  g_return_val_if_fail (MATCHUP_IS_STANDINGS (self), 0);
  return self->n_practice;
}

guint
matchup_standings_get_n_pairs (MatchupStandings *self)
{
  g_return_val_if_fail (MATCHUP_IS_STANDINGS (self), 0);
  return self->pairs->len;
}

const MatchupPairStanding *
matchup_standings_get_pair (MatchupStandings *self, guint position)
{
  g_return_val_if_fail (MATCHUP_IS_STANDINGS (self), NULL);
  g_return_val_if_fail (position < self->pairs->len, NULL);
  return self->pairs->pdata[position];
}

guint
matchup_standings_get_n_models (MatchupStandings *self)
{
  g_return_val_if_fail (MATCHUP_IS_STANDINGS (self), 0);
  return self->models->len;
}

const MatchupModelFigures *
matchup_standings_get_model (MatchupStandings *self, guint position)
{
  g_return_val_if_fail (MATCHUP_IS_STANDINGS (self), NULL);
  g_return_val_if_fail (position < self->models->len, NULL);
  return self->models->pdata[position];
}

const MatchupModelFigures *
matchup_standings_find_model (MatchupStandings *self, const char *key)
{
  g_return_val_if_fail (MATCHUP_IS_STANDINGS (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < self->models->len; i++)
    {
      const MatchupModelFigures *figures = self->models->pdata[i];

      if (g_str_equal (figures->key, key))
        return figures;
    }
  return NULL;
}

static GArray *
new_refs (void)
{
  return g_array_new (FALSE, FALSE, sizeof (MatchupRoundRef));
}

/* Votes are met from the newest to the oldest; a round that was met a moment ago is there. */
static void
add_ref (MatchupStandings *self, GArray *refs, guint vote)
{
  const MatchupVoteRecord *record = self->input.votes->pdata[vote];
  const char *prompt = g_hash_table_lookup (self->input.prompts, record->round_id);
  MatchupRoundRef ref = { record->conversation_id,
                          record->round_id,
                          prompt != NULL ? prompt : "",
                          record->created_at };

  if (refs->len == 0 ||
      g_array_index (refs, MatchupRoundRef, refs->len - 1).round_id != record->round_id)
    g_array_append_val (refs, ref);
}

static gboolean
is_placed (const MatchupJudgement *judgement)
{
  return judgement->outcome <= MATCHUP_OUTCOME_B && judgement->position_a >= 0 &&
         judgement->position_b >= 0 && judgement->position_a != judgement->position_b;
}

static gboolean
belongs (const MatchupPairStanding *pair,
         const MatchupJudgement *judgement,
         MatchupStandingsPart part)
{
  gboolean same_order = g_str_equal (judgement->a, pair->a);

  switch (part)
    {
    case MATCHUP_STANDINGS_WINS:
      return judgement->outcome == (same_order ? MATCHUP_OUTCOME_A : MATCHUP_OUTCOME_B);
    case MATCHUP_STANDINGS_LOSSES:
      return judgement->outcome == (same_order ? MATCHUP_OUTCOME_B : MATCHUP_OUTCOME_A);
    case MATCHUP_STANDINGS_TIES:
      return judgement->outcome == MATCHUP_OUTCOME_TIE;
    case MATCHUP_STANDINGS_NONE_GOOD:
      return judgement->outcome == MATCHUP_OUTCOME_NONE_GOOD;
    case MATCHUP_STANDINGS_FIRST_WINS:
      return is_placed (judgement) && (judgement->position_a < judgement->position_b) ==
                                          (judgement->outcome == MATCHUP_OUTCOME_A);
    case MATCHUP_STANDINGS_PLACED:
      return is_placed (judgement);
    case MATCHUP_STANDINGS_ALL:
    default:
      return TRUE;
    }
}

GArray *
matchup_standings_dup_pair_rounds (MatchupStandings *self, guint pair, MatchupStandingsPart part)
{
  const MatchupPairStanding *standing;
  GArray *refs;

  g_return_val_if_fail (MATCHUP_IS_STANDINGS (self), NULL);
  g_return_val_if_fail (pair < self->pairs->len, NULL);

  standing = self->pairs->pdata[pair];
  refs = new_refs ();
  for (guint i = standing->judgements->len; i > 0; i--)
    {
      guint number = g_array_index (standing->judgements, guint, i - 1);

      if (belongs (standing, &g_array_index (self->judgements, MatchupJudgement, number), part))
        add_ref (self, refs, g_array_index (self->judged_votes, guint, number));
    }
  return refs;
}

static gboolean
has_figure (MatchupStandings *self, const MatchupRunRecord *run, MatchupStandingsFigure figure)
{
  const MatchupWritingSpeed *speed;

  switch (figure)
    {
    case MATCHUP_STANDINGS_FIRST_WORD:
      return !isnan (matchup_run_record_get_first_word (run));
    case MATCHUP_STANDINGS_SPEED:
      speed = g_hash_table_lookup (self->input.speeds, run->id);
      return speed != NULL && !isnan (speed->per_second);
    case MATCHUP_STANDINGS_PRICE:
      return run->cost != NULL;
    case MATCHUP_STANDINGS_ANSWERS:
    default:
      return TRUE;
    }
}

GArray *
matchup_standings_dup_model_rounds (MatchupStandings *self,
                                    const char *key,
                                    MatchupStandingsFigure figure)
{
  GArray *answers;
  GArray *refs;

  g_return_val_if_fail (MATCHUP_IS_STANDINGS (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  refs = new_refs ();
  answers = g_hash_table_lookup (self->answers, key);
  for (guint i = answers != NULL ? answers->len : 0; i > 0; i--)
    {
      const Answer *answer = &g_array_index (answers, Answer, i - 1);

      if (has_figure (self, answer->run, figure))
        add_ref (self, refs, answer->vote);
    }
  return refs;
}
