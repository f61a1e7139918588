/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-mask-list.h"
#include "matchup-mask-restorer.h"

#include <string.h>

static MatchupMaskList *
make_list (void)
{
  MatchupMaskList *masks = matchup_mask_list_new ();

  g_assert_true (matchup_mask_list_add (masks, MATCHUP_PERSONAL_DATA_PHONE, "0170 1234567", 12));
  g_assert_true (
      matchup_mask_list_add (masks, MATCHUP_PERSONAL_DATA_PHONE, "+49 (0)30 998877", 16));
  g_assert_true (
      matchup_mask_list_add (masks, MATCHUP_PERSONAL_DATA_EMAIL, "Ann.Lee@example.com", 19));
  g_assert_true (matchup_mask_list_add (masks, MATCHUP_PERSONAL_DATA_EMAIL, "lee@example.com", 15));
  g_assert_true (matchup_mask_list_add (masks, MATCHUP_PERSONAL_DATA_IDENTITY, "A123456(3)", 10));
  g_assert_true (matchup_mask_list_add (masks, MATCHUP_PERSONAL_DATA_PHONE, "13812345678", 11));
  g_assert_true (matchup_mask_list_add (masks, MATCHUP_PERSONAL_DATA_EMAIL, "用户@例子.公司", 20));
  return masks;
}

static void
assert_masked (MatchupMaskList *masks, const char *text, const char *wanted)
{
  g_autofree char *masked = matchup_mask_list_dup_masked (masks, text, -1);

  g_assert_cmpstr (masked, ==, wanted);
}

static void
test_masking (void)
{
  g_autoptr (MatchupMaskList) masks = make_list ();
  g_autoptr (MatchupMaskList) none = matchup_mask_list_new ();

  assert_masked (none, "0170 1234567", NULL);
  assert_masked (masks, "", NULL);
  assert_masked (masks, "0170 1234568", NULL);
  assert_masked (masks, "0170 1234567", "[PHONE-1]");
  assert_masked (masks, "Call 0170 1234567!", "Call [PHONE-1]!");
  assert_masked (masks,
                 "01701234567 0170-1234567 0170/123 45 67 (0170) 1234567",
                 "[PHONE-1] [PHONE-1] [PHONE-1] ([PHONE-1]");
  assert_masked (masks, "０１７０　１２３４５６７", "[PHONE-1]");
  assert_masked (masks, "+49 (0)30 998877 and 49 030 998877", "[PHONE-2] and [PHONE-2]");
  assert_masked (masks, "电话13812345678。", "电话[PHONE-3]。");
  assert_masked (masks, "ANN.LEE@EXAMPLE.COM, lee@example.com", "[EMAIL-1], [EMAIL-2]");
  assert_masked (masks, "写信到用户@例子.公司吧", "写信到[EMAIL-3]吧");
  assert_masked (masks, "a123456(3) A123456 (3)", "[ID-1] [ID-1]");
  assert_masked (masks, "x0170 1234567y", "x[PHONE-1]y");
  assert_masked (masks, "0170\n1234567", NULL);
  assert_masked (masks, "0170     1234567", NULL);
}

/* Whatever stands around them, no original is in what leaves. */
static void
test_nothing_left (void)
{
  static const char *const around[] = { "",  " ",  "0",    "9", "a", "+",
                                        "(", "电", "\xff", "[", "-", "@" };
  g_autoptr (MatchupMaskList) masks = make_list ();

  for (guint i = 0; i < matchup_mask_list_get_n (masks); i++)
    {
      const char *original = matchup_mask_list_get (masks, i)->original;

      for (guint j = 0; j < G_N_ELEMENTS (around) * G_N_ELEMENTS (around); j++)
        {
          g_autofree char *text = g_strconcat (around[j % G_N_ELEMENTS (around)],
                                               original,
                                               around[j / G_N_ELEMENTS (around)],
                                               NULL);
          g_autofree char *masked = matchup_mask_list_dup_masked (masks, text, -1);

          g_assert_nonnull (masked);
          g_assert_null (strstr (masked, original));
        }
    }
}

static void
test_list (void)
{
  g_autoptr (MatchupMaskList) masks = make_list ();
  g_autoptr (MatchupMaskList) copy = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (matchup_mask_list_get_n (masks), ==, 7);
  /* Spelled differently it is the same. */
  g_assert_false (matchup_mask_list_add (masks, MATCHUP_PERSONAL_DATA_PHONE, "0170-1234567", 12));
  g_assert_true (matchup_mask_list_has (masks, MATCHUP_PERSONAL_DATA_PHONE, "(0170)1234567", 13));
  g_assert_false (matchup_mask_list_has (masks, MATCHUP_PERSONAL_DATA_PHONE, "0170 123456", 11));
  g_assert_true (
      matchup_mask_list_has (masks, MATCHUP_PERSONAL_DATA_EMAIL, "ann.lee@EXAMPLE.com", 19));
  g_assert_false (matchup_mask_list_add (masks, MATCHUP_PERSONAL_DATA_PHONE, "12", 2));
  /* Masks that are there already mean something else. */
  matchup_mask_list_avoid (masks, "Is [PHONE-1] like [phone-12] or 【CARD-3】, of format ID-2");
  g_assert_true (matchup_mask_list_add (masks, MATCHUP_PERSONAL_DATA_PHONE, "5550100200", 10));
  g_assert_true (matchup_mask_list_add (masks, MATCHUP_PERSONAL_DATA_CARD, "4111111111111111", 16));
  g_assert_true (matchup_mask_list_add (masks, MATCHUP_PERSONAL_DATA_IDENTITY, "S1234567D", 9));
  text = matchup_mask_list_dup_masked (masks, "555-010-0200 4111 1111 1111 1111 S1234567D", -1);
  g_assert_cmpstr (text, ==, "[PHONE-13] [CARD-4] [ID-3]");
  copy = matchup_mask_list_copy (masks, 1);
  g_assert_cmpuint (matchup_mask_list_get_n (copy), ==, 1);
  assert_masked (copy, "0170 1234567, 13812345678", "[PHONE-1], 13812345678");
  /* As it was saved; what cannot be is passed over. */
  g_assert_false (matchup_mask_list_restore (copy, MATCHUP_PERSONAL_DATA_PHONE, 1, "7777777"));
  g_assert_false (matchup_mask_list_restore (copy, MATCHUP_PERSONAL_DATA_PHONE, 0, "7777777"));
  g_assert_false (matchup_mask_list_restore (copy, MATCHUP_PERSONAL_DATA_PHONE, 2, "\xff\xff"));
  g_assert_true (matchup_mask_list_restore (copy, MATCHUP_PERSONAL_DATA_PHONE, 99, "7777777"));
  g_assert_cmpstr (matchup_mask_list_find (copy, MATCHUP_PERSONAL_DATA_PHONE, 99), ==, "7777777");
}

static const struct
{
  const char *text;
  const char *wanted;
} answers[] = {
  { "Call [PHONE-1] or write to [EMAIL-1].", "Call 0170 1234567 or write to Ann.Lee@example.com." },
  { "[phone-1][Phone-2]", "0170 1234567+49 (0)30 998877" },
  { "**[PHONE-1]** [**PHONE-1**] [_PHONE-1_] `[PHONE-1]`",
    "**0170 1234567** 0170 1234567 0170 1234567 `0170 1234567`" },
  { "\\[PHONE-1\\] \\[PHONE-1] [PHONE\\-1\\]", "0170 1234567 0170 1234567 0170 1234567" },
  { "［PHONE-1］【PHONE-1】［ＰＨＯＮＥ－１］〔id-1〕",
    "0170 12345670170 12345670170 1234567A123456(3)" },
  { "[PHONE\xe2\x80\x91"
    "1] [PHONE–1] [PHONE 1] [PHONE_1] [ PHONE-1 ]",
    "0170 1234567 0170 1234567 0170 1234567 0170 1234567 0170 1234567" },
  { "[PHONE-3](tel:[PHONE-3])", "13812345678(tel:13812345678)" },
  /* no masks */
  { "[PHONE-4] [PHONE-99] [CARD-1] [PHONE-] [PHO", "[PHONE-4] [PHONE-99] [CARD-1] [PHONE-] [PHO" },
  { "[PHONES-1] [XPHONE-1] [PHONE-01] [PHONE-1234567]",
    "[PHONES-1] [XPHONE-1] [PHONE-01] [PHONE-1234567]" },
  { "a[i] = b[0]; [x](y) [ ] [x] - [ID] \\[x\\] [",
    "a[i] = b[0]; [x](y) [ ] [x] - [ID] \\[x\\] [" },
  { "[[PHONE-1]] [P[PHONE-1] \\\\[PHONE-1]", "[0170 1234567] [P0170 1234567 \\0170 1234567" },
  { "【汉字】［全角］ é ü \xe3\x80", "【汉字】［全角］ é ü \xe3\x80" },
  /* without brackets: whole words that are masks here */
  { "PHONE-1", "0170 1234567" },
  { "Call PHONE-1. **PHONE-1**, (PHONE-1) “PHONE-3” 「PHONE-3」",
    "Call 0170 1234567. **0170 1234567**, (0170 1234567) “13812345678” 「13812345678」" },
  { "[PHONE-1, PHONE-2] {PHONE-1} <ID-1> tel:PHONE-3",
    "[0170 1234567, +49 (0)30 998877] {0170 1234567} <A123456(3)> tel:13812345678" },
  { "电话PHONE-3。写信到EMAIL-3吧", "电话13812345678。写信到用户@例子.公司吧" },
  { "PHONE–1 PHONE\xe2\x80\x91"
    "1—PHONE-1… EMAIL-1",
    "0170 1234567 0170 1234567—0170 1234567… Ann.Lee@example.com" },
  { "[EMAIL-1]PHONE-1", "Ann.Lee@example.com0170 1234567" },
  { "PHONE-12 PHONE-4 CARD-1 PHONE-01 PHONE- PHONE 1 PHONE_1 PHONE",
    "PHONE-12 PHONE-4 CARD-1 PHONE-01 PHONE- PHONE 1 PHONE_1 PHONE" },
  { "phone-1 Phone-1 TELEPHONE-1 MY-ID-1 MY_ID-1 ID-1a ID-1_x ID-1-2 ID-1.5 ID-1é éID-1 ID-1я",
    "phone-1 Phone-1 TELEPHONE-1 MY-ID-1 MY_ID-1 ID-1a ID-1_x ID-1-2 ID-1.5 ID-1é éID-1 ID-1я" },
  { "https://example.com/ID-1 #ID-1 .ID-1 ID-1/x ID-1@example.com C:\\ID-1",
    "https://example.com/ID-1 #ID-1 .ID-1 ID-1/x ID-1@example.com C:\\ID-1" },
  { "I", "I" },
  { "\\", "\\" },
  { "[PHO", "[PHO" },
};

static char *
restore (MatchupMaskList *masks, const char *text, gsize first, gsize second, gboolean whole)
{
  g_autoptr (MatchupMaskRestorer) restorer = matchup_mask_restorer_new (masks);
  GString *out = g_string_new (NULL);
  gsize length = strlen (text);
  const gsize ends[] = { MIN (first, length), MIN (second, length), length };
  gsize begin = 0;
  gsize n;
  const char *piece;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      piece = matchup_mask_restorer_feed (restorer, text + begin, ends[i] - begin, &n);
      g_string_append_len (out, piece, (gssize) n);
      begin = ends[i];
    }
  piece = matchup_mask_restorer_end (restorer, whole, &n);
  g_string_append_len (out, piece, (gssize) n);
  return g_string_free (out, FALSE);
}

/* At every pair of splits, within characters too. */
static void
test_restoring (void)
{
  g_autoptr (MatchupMaskList) masks = make_list ();

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      gsize length = strlen (answers[i].text);

      for (gsize first = 0; first <= length; first++)
        for (gsize second = first; second <= length; second++)
          {
            g_autofree char *restored = restore (masks, answers[i].text, first, second, TRUE);

            g_assert_cmpstr (restored, ==, answers[i].wanted);
          }
    }
}

/* A number that broke off may be the beginning of another one. */
static void
test_broken_off (void)
{
  g_autoptr (MatchupMaskList) masks = make_list ();
  g_autofree char *restored = restore (masks, "PHONE-1 or PHONE-1", 9, 13, FALSE);

  g_assert_cmpstr (restored, ==, "0170 1234567 or PHONE-1");
}

/* Plain text is not held back, and of what may be a mask no more than that. */
static void
test_held (void)
{
  g_autoptr (MatchupMaskList) masks = make_list ();
  g_autoptr (MatchupMaskRestorer) restorer = matchup_mask_restorer_new (masks);
  gsize n;

  matchup_mask_restorer_feed (restorer, "Hello", 5, &n);
  g_assert_cmpuint (n, ==, 5);
  matchup_mask_restorer_feed (restorer, " you [PHO", 9, &n);
  g_assert_cmpuint (n, ==, 5);
  matchup_mask_restorer_feed (restorer, "TO] x", 5, &n);
  g_assert_cmpuint (n, ==, 9);
  matchup_mask_restorer_feed (restorer, "[PHONE-1", 8, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpstr (matchup_mask_restorer_feed (restorer, "]", 1, &n), ==, "0170 1234567");
  matchup_mask_restorer_feed (restorer, " Phones: PHO", 12, &n);
  g_assert_cmpuint (n, ==, 9);
  g_assert_cmpstr (matchup_mask_restorer_feed (restorer, "NE-1,", 5, &n), ==, "0170 1234567,");
  for (guint i = 0; i < 1000; i++)
    {
      matchup_mask_restorer_feed (restorer, "[", 1, &n);
      g_assert_cmpuint (n, <=, 1);
    }
  g_assert_cmpuint (matchup_mask_restorer_measure_open_end ("see [PHONE-", 11), ==, 7);
  g_assert_cmpuint (matchup_mask_restorer_measure_open_end ("see [PHONE-1]", 13), ==, 0);
  g_assert_cmpuint (matchup_mask_restorer_measure_open_end ("see a[x", 7), ==, 0);
  g_assert_cmpuint (matchup_mask_restorer_measure_open_end ("see PHONE-1", 11), ==, 7);
  g_assert_cmpuint (matchup_mask_restorer_measure_open_end ("see MY-PHONE-1", 14), ==, 0);
  g_assert_cmpuint (matchup_mask_restorer_measure_open_end ("", 0), ==, 0);
}

/* What was masked and comes back is what it was. */
static void
test_there_and_back (void)
{
  static const char *const texts[] = {
    "Call 0170 1234567 or +49 (0)30 998877, Ann.Lee@example.com; A123456(3)",
    "我的电话是13812345678，邮箱用户@例子.公司",
    "(0170 1234567) [13812345678] \"lee@example.com\"",
  };
  g_autoptr (MatchupMaskList) masks = make_list ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *masked = matchup_mask_list_dup_masked (masks, texts[i], -1);
      g_autofree char *back = restore (masks, masked, 0, 0, TRUE);

      g_assert_cmpstr (back, ==, texts[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/masks/masking", test_masking);
  g_test_add_func ("/masks/nothing-left", test_nothing_left);
  g_test_add_func ("/masks/list", test_list);
  g_test_add_func ("/masks/restoring", test_restoring);
  g_test_add_func ("/masks/broken-off", test_broken_off);
  g_test_add_func ("/masks/held", test_held);
  g_test_add_func ("/masks/there-and-back", test_there_and_back);
  return g_test_run ();
}
