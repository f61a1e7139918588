/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a search takes: search-bench [MESSAGES [FOLDER]]
 *
 * Fills a database with MESSAGES (1,000,000 without) questions and answers of usual lengths (half
 * of them under 300 letters), every other one Chinese, has it indexed as the program does, and
 * searches through the service, as somebody types. Prints one line of JSON per kind of query:
 * milliseconds from the text to the first page of the list with its snippets ("first"), or to the
 * end where there are not so many; to the end; and the work of all threads until then (CPU time),
 * which means the same on a busy computer. With FOLDER the data stays there and is taken again.
 */
#include "matchup-db-private.h"
#include "matchup-search-private.h"
#include "matchup-test-folder.h"
#include "matchup-test-wait.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define N_WORDS 60000
#define N_SIGNS 3000
#define N_QUERIES 400
#define PAGE 8 /* what the window shows */

/* The commonest ones, in this order; all others are made up. */
static const char common[] =
    "the of and to in is that for it as with you on be this are or by an can from not your at if"
    " have which use will model data function value when we more code time one all has but was what"
    " how they each may also other these such into using file then there some used than like";
static const char signs[] =
    "的是一不在有了人我这个中以大为他要来用们到作地于出就分对成会可主发年动同工也能下过子说产种面"
    "而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点"
    "从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反";

typedef struct
{
  GRand *random;
  GPtrArray *english;
  GPtrArray *chinese;
  double *weights; /* added up: of the n-th word */
} Corpus;

static guint
pick (Corpus *self)
{
  double wanted = g_rand_double (self->random);
  guint low = 0;
  guint high = N_WORDS - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->weights[middle] < wanted)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static char *
make_english (GRand *random)
{
  static const char *const begins[] = { "b",  "c",  "d",  "f",  "g",   "h",   "l",  "m",
                                        "n",  "p",  "r",  "s",  "t",   "v",   "st", "tr",
                                        "pr", "co", "de", "re", "con", "com", "ex", "un" };
  static const char *const vowels[] = { "a", "e", "i", "o", "u", "ea", "io", "ou" };
  static const char *const ends[] = { "",   "",   "n",    "r",    "s",  "t",  "l",
                                      "nt", "ng", "ment", "tion", "er", "ed", "ing" };
  GString *word = g_string_new (NULL);
  int n = g_rand_int_range (random, 1, 4);

  for (int i = 0; i < n; i++)
    {
      g_string_append (word, begins[g_rand_int_range (random, 0, G_N_ELEMENTS (begins))]);
      g_string_append (word, vowels[g_rand_int_range (random, 0, G_N_ELEMENTS (vowels))]);
    }
  g_string_append (word, ends[g_rand_int_range (random, 0, G_N_ELEMENTS (ends))]);
  return g_string_free (word, FALSE);
}

/* One to three characters, of which the first ones of @signs are the commonest. */
static char *
make_chinese (GRand *random)
{
  glong n_signs = g_utf8_strlen (signs, -1);
  int n = g_rand_int_range (random, 0, 10);
  GString *word = g_string_new (NULL);

  for (n = n < 1 ? 1 : n < 9 ? 2 : 3; n > 0; n--)
    {
      double chance = g_rand_double (random);
      glong place = (glong) (pow (N_SIGNS, chance) - 1);

      if (place < n_signs)
        g_string_append_unichar (word, g_utf8_get_char (g_utf8_offset_to_pointer (signs, place)));
      else
        g_string_append_unichar (word, (gunichar) (0x4e00 + place * 6));
    }
  return g_string_free (word, FALSE);
}

static void
corpus_init (Corpus *self)
{
  g_auto (GStrv) first = g_strsplit (common, " ", -1);
  double sum = 0;

  self->random = g_rand_new_with_seed (7);
  self->english = g_ptr_array_new_with_free_func (g_free);
  self->chinese = g_ptr_array_new_with_free_func (g_free);
  self->weights = g_new (double, N_WORDS);
  for (guint i = 0; i < N_WORDS; i++)
    {
      gboolean known = i < g_strv_length (first);
      glong n_signs = g_utf8_strlen (signs, -1);

      g_ptr_array_add (self->english, known ? g_strdup (first[i]) : make_english (self->random));
      g_ptr_array_add (self->chinese,
                       i < 25 && n_signs > 25 ? g_utf8_substring (signs, i, i + 1)
                                              : make_chinese (self->random));
      sum += 1 / (i + 2.7);
      self->weights[i] = sum;
    }
  for (guint i = 0; i < N_WORDS; i++)
    self->weights[i] /= sum;
}

static void
corpus_clear (Corpus *self)
{
  g_rand_free (self->random);
  g_ptr_array_unref (self->english);
  g_ptr_array_unref (self->chinese);
  g_free (self->weights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Corpus, corpus_clear)

/* Lengths spread as those of real messages do: by their logarithm. */
static void
make_text (Corpus *self, GString *text, gboolean chinese)
{
  double wave = sqrt (-2 * log (g_rand_double_range (self->random, 1e-9, 1))) *
                cos (2 * G_PI * g_rand_double (self->random));
  double wanted = CLAMP (exp (log (300) + wave), 4, 20000);
  guint words = 0;

  g_string_truncate (text, 0);
  for (double length = 0; length < wanted; words++)
    {
      if (chinese && g_rand_int_range (self->random, 0, 20) > 0)
        {
          const char *word = self->chinese->pdata[pick (self)];

          g_string_append (text, word);
          length += (double) g_utf8_strlen (word, -1);
          if (words % 9 == 8)
            g_string_append (text, words % 27 == 26 ? "。\n\n" : "，");
        }
      else
        {
          const char *word = self->english->pdata[pick (self)];

          g_string_append_printf (text, words % 31 == 7 ? " **%s**" : " %s", word);
          length += (double) strlen (word) + 1;
        }
    }
}

static char *
build_path (const char *folder)
{
  return g_build_filename (folder, "matchup.db", NULL);
}

static void
run (sqlite3 *connection, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (connection, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", message, sql);
}

/* As if it were from before there was an index: then it is taken in at leisure. */
static void
fill (const char *folder, guint n_messages)
{
  g_autofree char *path = build_path (folder);
  g_auto (Corpus) corpus = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3 *connection;
  sqlite3_stmt *part;

  corpus_init (&corpus);
  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  run (connection,
       "PRAGMA synchronous = OFF; BEGIN; DROP TRIGGER search_part_added;"
       "DROP TRIGGER search_title_added;");
  {
    /* 20 messages a conversation, one in 150 seconds. */
    g_autofree char *sql = g_strdup_printf (
        "WITH n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
        " INSERT INTO conversations (id, kind, title, created_at, updated_at)"
        " SELECT 'c' || i, 'chat', 'title ' || i || ' 标题', i * 3000000000, i FROM n;"
        "WITH n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
        " INSERT INTO rounds (id, conversation_id, position, created_at)"
        " SELECT 'r' || i, 'c' || (i / 10), i %% 10, i * 300000000 FROM n;"
        "INSERT INTO runs (id, round_id, slot, attempt, current, contestant_id, provider_id,"
        " model_id, model_name, max_tokens, thinking, state, finish_reason)"
        " SELECT 'u' || id, id, 0, 0, 1, 'x', 'p', 'm', 'M', 0, 'default', 'done', 'stop'"
        " FROM rounds;",
        n_messages / 20 + 1,
        n_messages / 2);

    run (connection, sql);
  }
  run (connection,
       "INSERT INTO messages (role, round_id) SELECT 'user', id FROM rounds;"
       "INSERT INTO messages (role, run_id) SELECT 'assistant', id FROM runs;");
  sqlite3_prepare_v2 (
      connection,
      "INSERT INTO parts (message_id, position, kind, text) VALUES (?1, 0, 'text', ?2)",
      -1,
      &part,
      NULL);
  for (guint i = 0; i < n_messages; i++)
    {
      make_text (&corpus, text, i % 2 == 1);
      sqlite3_bind_int64 (part, 1, i + 1);
      sqlite3_bind_text (part, 2, text->str, (int) text->len, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (part), ==, SQLITE_DONE);
      sqlite3_reset (part);
    }
  sqlite3_finalize (part);
  run (connection, "UPDATE search_state SET value = 0 WHERE name = 'words'; COMMIT;");
  sqlite3_close (connection);
}

static MatchupDb *
open_db (const char *folder)
{
  MatchupDb *db = matchup_db_new (folder);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  matchup_db_open_async (db, NULL, matchup_test_keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (!matchup_db_open_finish (db, result, &error))
    g_error ("%s", error->message);
  return db;
}

static void
close_db (MatchupDb *db)
{
  g_autoptr (GAsyncResult) result = NULL;

  matchup_db_close_async (db, matchup_test_keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (db);
}

/* Milliseconds. */
typedef enum
{
  TIME_FIRST,
  TIME_FIRST_WORK,
  TIME_END,
  TIME_END_WORK,
  N_TIMES,
} Time;

static const char *const time_names[] = { "first", "first_work", "end", "end_work" };

typedef struct
{
  GArray *all[N_TIMES]; /* double */
  char *slowest;
  double longest;
} Times;

static void
times_init (Times *self)
{
  *self = (Times){ .longest = -1 };
  for (guint i = 0; i < N_TIMES; i++)
    self->all[i] = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
times_clear (Times *self)
{
  for (guint i = 0; i < N_TIMES; i++)
    g_array_unref (self->all[i]);
  g_free (self->slowest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Times, times_clear)

static double
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gboolean *there)
{
  *there |= added > 0 && g_list_model_get_n_items (model) >= PAGE;
}

static void
search (MatchupSearch *self, const char *text, Times *times)
{
  gint64 begun = g_get_monotonic_time ();
  double work = get_work ();
  double values[N_TIMES] = { -1 };
  gboolean there = FALSE;
  gulong handler = g_signal_connect (self, "items-changed", G_CALLBACK (items_changed_cb), &there);

  matchup_search_set_text (self, text);
  while (matchup_search_get_busy (self))
    {
      g_main_context_iteration (NULL, TRUE);
      values[TIME_END] = (double) (g_get_monotonic_time () - begun) / 1000;
      values[TIME_END_WORK] = get_work () - work;
      if (values[TIME_FIRST] < 0 && (there || !matchup_search_get_busy (self)))
        {
          values[TIME_FIRST] = values[TIME_END];
          values[TIME_FIRST_WORK] = values[TIME_END_WORK];
        }
    }
  g_signal_handler_disconnect (self, handler);
  for (guint i = 0; i < N_TIMES; i++)
    g_array_append_val (times->all[i], values[i]);
  if (values[TIME_FIRST_WORK] <= times->longest)
    return;
  times->longest = values[TIME_FIRST_WORK];
  g_free (times->slowest);
  times->slowest = g_strescape (text, text);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
report (const char *kind, Times *times)
{
  printf ("{\"queries\": \"%s\", \"n\": %u", kind, times->all[0]->len);
  for (guint i = 0; i < N_TIMES; i++)
    {
      const double *all = (const double *) (gpointer) times->all[i]->data;
      guint n = times->all[i]->len;

      g_array_sort (times->all[i], compare);
      printf (", \"p50_%s_ms\": %.1f, \"p99_%s_ms\": %.1f, \"max_%s_ms\": %.1f",
              time_names[i],
              all[n / 2],
              time_names[i],
              all[n * 99 / 100],
              time_names[i],
              all[n - 1]);
    }
  printf (", \"slowest\": \"%s\"}\n", times->slowest);
  fflush (stdout);
}

/* Common words as often as rare ones. */
static const char *
pick_evenly (GRand *random, GPtrArray *words)
{
  return words->pdata[(guint) (pow (N_WORDS, g_rand_double (random)) - 1)];
}

typedef char *(*MakeQuery) (Corpus *corpus, guint i);

/* Each word as it grows under the keys. */
static char *
make_typed (Corpus *corpus, guint i)
{
  static char *word;
  static gsize length;

  if (word == NULL || length == strlen (word))
    {
      word = (char *) pick_evenly (corpus->random, corpus->english);
      length = 0;
    }
  return g_strndup (word, ++length);
}

static char *
make_one_chinese (Corpus *corpus, guint i)
{
  return g_strdup (pick_evenly (corpus->random, corpus->chinese));
}

static char *
make_two_chinese (Corpus *corpus, guint i)
{
  return g_strconcat (pick_evenly (corpus->random, corpus->chinese),
                      i % 2 == 0 ? "" : " ",
                      pick_evenly (corpus->random, corpus->chinese),
                      NULL);
}

static char *
make_sign (Corpus *corpus, guint i)
{
  glong n = g_utf8_strlen (signs, -1);

  return g_utf8_substring (signs, i % n, i % n + 1);
}

static char *
make_two_words (Corpus *corpus, guint i)
{
  const char *second = pick_evenly (corpus->random, corpus->english);

  return g_strdup_printf ("%s %.*s",
                          pick_evenly (corpus->random, corpus->english),
                          g_rand_int_range (corpus->random, 1, (gint32) strlen (second) + 1),
                          second);
}

static char *
make_phrase (Corpus *corpus, guint i)
{
  return g_strdup_printf ("\"%s %s\"",
                          pick_evenly (corpus->random, corpus->english),
                          pick_evenly (corpus->random, corpus->english));
}

static void
measure (MatchupDb *db)
{
  static const struct
  {
    const char *kind;
    MakeQuery make;
  } kinds[] = {
    { "english, as typed", make_typed },       { "one chinese word", make_one_chinese },
    { "two chinese words", make_two_chinese }, { "common characters", make_sign },
    { "two words", make_two_words },           { "phrases", make_phrase },
  };
  g_autoptr (MatchupSearch) self = matchup_search_new (db);
  g_auto (Corpus) corpus = { 0 };

  corpus_init (&corpus);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_auto (Times) times = { 0 };

      times_init (&times);
      for (guint i = 0; i < N_QUERIES; i++)
        {
          g_autofree char *query = kinds[k].make (&corpus, i);

          search (self, query, &times);
        }
      report (kinds[k].kind, &times);
    }
}

/* How long the index takes, and how long what is asked meanwhile has to wait for it. */
static void
build (MatchupDb *db)
{
  g_autoptr (MatchupSearch) self = matchup_search_new (db);
  g_auto (Times) times = { 0 };
  gint64 begun = g_get_monotonic_time ();

  times_init (&times);
  do
    {
      search (self, "x", &times);
      g_usleep (50 * 1000);
    }
  while (!matchup_search_get_whole (self));
  printf ("{\"index_s\": %.1f}\n", (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC);
  report ("while it is built", &times);
}

static gint64
get_size (const char *folder)
{
  g_autofree char *path = build_path (folder);
  GStatBuf buffer;

  return g_stat (path, &buffer) == 0 ? buffer.st_size : 0;
}

int
main (int argc, char **argv)
{
  guint n_messages = argc > 1 ? (guint) atoi (argv[1]) : 1000 * 1000;
  g_autofree char *folder =
      argc > 2 ? g_strdup (argv[2]) : g_dir_make_tmp ("matchup-search-bench-XXXXXX", NULL);
  gint64 size;

  if (get_size (folder) == 0)
    {
      close_db (open_db (folder));
      fill (folder, n_messages);
    }
  size = get_size (folder);
  for (int i = 0; i < 2; i++)
    {
      MatchupDb *db = open_db (folder);

      if (i == 0)
        build (db);
      else
        measure (db);
      close_db (db);
    }
  printf ("{\"messages\": %u, \"text_mb\": %.0f, \"index_mb\": %.0f}\n",
          n_messages,
          (double) size / 1e6,
          (double) (get_size (folder) - size) / 1e6);
  if (argc <= 2)
    matchup_test_remove_folder (folder);
  return 0;
}
