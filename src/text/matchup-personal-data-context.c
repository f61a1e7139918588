/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words around a number say that it is. */
#include "matchup-personal-data-private.h"

#include <string.h>

#define MAX_WORDS 200

static const char *const phone_words[] = {
  "phone*", "telephone*", "tel",          "tel*",       "mobile",    "cell",    "cellphone",
  "call",   "fax",        "whatsapp",     "sms",        "ring",      "reach",   "hotline",
  "dial",   "handy*",     "telefon*",     "rufnummer*", "mobil*",    "anruf*",  "rufen",
  "ruf",    "erreich*",   "mobilnummer*", "tél*",       "portable",  "appel*",  "joindre",
  "numéro", "teléfono*",  "móvil*",       "llama*",     "cellulare", "chiama*", "celular*",
  "ligue",  "telemóvel*", "telefoon*",    "bel",        "bellen",    "тел*",    "моб*",
  "звон*",  "电话",       "電話",         "手机",       "手機",      "联系",    "聯絡",
  "聯繫",   "致电",       "致電",         "拨打",       "打给",      "座机",    "热线",
  "传真",   "微信",       "短信",         "携帯",       "전화",      "휴대",    "연락처",
  "هاتف",   "फ़ोन",        "contact",      "contacts",   NULL,
};
/* A word so many bytes before a number speaks of it. */
#define NEAR 20

/* What counts, orders and measures. */
static const char *const count_words[] = {
  "order*",    "invoice*", "ticket*", "tracking*",  "isbn*",    "issn*",    "sku",      "ref",
  "reference", "id",       "uid",     "uuid",       "serial*",  "version*", "part",     "case",
  "pid",       "port",     "size",    "price*",     "total",    "amount",   "sum",      "bestell*",
  "rechnung*", "auftrag*", "kunden*", "commande*",  "facture*", "pedido*",  "artikel*", "article",
  "item",      "build*",   "commit*", "timestamp*", "seed",     "hash*",    "hex",      "checksum*",
  "offset*",   "doi",      "row",     "line",       "index",    "code",     "ean",      "gtin",
  "barcode*",  "batch",    "model",   "counter",    "count",    "订单",     "訂單",     "单号",
  "單號",      "编号",     "編號",    "发票",       "發票",     "快递",     "运单",     "流水",
  "工号",      "学号",     "价格",    "價格",       "金额",     "金額",     "版本",     "序列",
  "qq",        "群号",     "商品",    "货号",       "条码",     "条形码",   "时间戳",   "合计",
  "总计",      "注文",     "주문",    "no",         "nr",       "№",        NULL,
};
/* Behind a number. */
static const char *const units[] = {
  "bytes", "byte", "kb",    "mb",    "gb",    "ms", "ns", "us", "usd", "eur", "gbp", "cny",
  "rmb",   "yuan", "jpy",   "yen",   "km",    "kg", "cm", "mm", "px",  "hz",  "mhz", "people",
  "users", "rows", "lines", "times", "items", "元", "块", "万", "亿",  "人",  "次",  "个",
  "件",    "米",   "公里",  "円",    "%",     "€",  "$",  "£",  "¥",   "￥",  NULL,
};

/* @length bytes of the text in small letters, from the first whole character on. */
static void
copy_lower (char *to, const char *from, gsize length)
{
  gsize skip = 0;

  while (skip < length && (from[skip] & 0xc0) == 0x80)
    skip++;
  for (gsize i = skip; i < length; i++)
    to[i - skip] = from[i] != '\0' ? g_ascii_tolower (from[i]) : ' ';
  to[length - skip] = '\0';
}

static void
read_after (MatchupPersonalRun *run, guint k)
{
  const MatchupFoldedText *text = run->text;
  gsize end = matchup_folded_text_get_end (text, run->groups[k - 1].end - 1);
  gsize length = MIN (text->offsets[text->length] - end, sizeof run->after - 1);

  copy_lower (run->after, text->text + end, length);
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

/* Whether the letters at @p and before it are of scripts that have blanks between words. */
static gboolean
begins_word (const char *window, const char *p)
{
  gunichar c;

  if (p == window)
    return TRUE;
  if ((guchar) p[-1] < 0x80)
    return !g_ascii_isalnum (p[-1]);
  if ((guchar) *p >= 0xe0)
    return TRUE;
  p = g_utf8_find_prev_char (window, p);
  c = p != NULL ? g_utf8_get_char_validated (p, -1) : 0;
  return c >= 0x2e80 || !g_unichar_isalpha (c);
}

static gboolean
ends_word (const char *p, gboolean open)
{
  gunichar c;

  if (open || *p == '\0')
    return TRUE;
  if (!is_word_byte (*p))
    return TRUE;
  if ((guchar) *p < 0x80)
    return g_ascii_isdigit (*p);
  c = g_utf8_get_char_validated (p, -1);
  return c >= 0x2e80 || !g_unichar_isalpha (c);
}

/* The end of @word where it stands at @p; NULL: it does not. */
static const char *
match_word (const char *window, const char *p, const char *word)
{
  gsize length = strlen (word);
  gboolean open = length > 1 && word[length - 1] == '*';
  const char *end;

  length -= open ? 1 : 0;
  if (strncmp (p, word, length) != 0)
    return NULL;
  end = p + length;
  if ((guchar) *word >= 0xe0)
    return end;
  if (!begins_word (window, p) || !ends_word (end, open))
    return NULL;
  while (open && (g_ascii_isalpha (*end) || ((guchar) *end >= 0x80 && (guchar) *end < 0xe3)))
    end++;
  return end;
}

/* The end of the last of the words in @window; NULL: none of them stands there. */
static const char *
find_last (const char *window, const char *const *words)
{
  const char *last = NULL;

  for (const char *p = window; *p != '\0'; p++)
    {
      if (p > window && g_ascii_isalnum (*p) && g_ascii_isalnum (p[-1]))
        continue;
      for (guint i = 0; words[i] != NULL; i++)
        {
          const char *end = words[i][0] == *p ? match_word (window, p, words[i]) : NULL;

          if (end != NULL && (last == NULL || end > last))
            last = end;
        }
    }
  return last;
}

/* Words by their first byte: of the long lists only those are looked at that can be there. */
typedef struct
{
  gsize ready;
  const char *words[256 + MAX_WORDS]; /* those of a byte end with NULL */
  guint16 first[256];
} Index;

static void
ensure_index (Index *index, const char *const *words)
{
  guint n = 0;

  if (!g_once_init_enter (&index->ready))
    return;
  for (guint byte = 0; byte < 256; byte++)
    {
      index->first[byte] = (guint16) n;
      for (guint i = 0; words[i] != NULL; i++)
        {
          if ((guchar) words[i][0] == byte)
            index->words[n++] = words[i];
        }
      index->words[n++] = NULL;
    }
  g_once_init_leave (&index->ready, 1);
}

static const char *
find_last_indexed (const char *window, const char *const *words, Index *index)
{
  const char *last = NULL;

  ensure_index (index, words);
  for (const char *p = window; *p != '\0'; p++)
    {
      if (p > window && g_ascii_isalnum (*p) && g_ascii_isalnum (p[-1]))
        continue;
      for (guint i = index->first[(guchar) *p]; index->words[i] != NULL; i++)
        {
          const char *end = match_word (window, p, index->words[i]);

          if (end != NULL && (last == NULL || end > last))
            last = end;
        }
    }
  return last;
}

static Index phone_index;
static Index count_index;

G_STATIC_ASSERT (G_N_ELEMENTS (phone_words) <= MAX_WORDS);
G_STATIC_ASSERT (G_N_ELEMENTS (count_words) <= MAX_WORDS);

static void
ensure_before (MatchupPersonalRun *run)
{
  const MatchupFoldedText *text = run->text;
  gsize begin = text->offsets[run->begin];
  gsize length = MIN (begin, sizeof run->before - 1);

  if (run->has_context)
    return;
  run->has_context = TRUE;
  copy_lower (run->before, text->text + begin - length, length);
  run->phone = find_last_indexed (run->before, phone_words, &phone_index);
  run->count = find_last_indexed (run->before, count_words, &count_index);
}

gboolean
matchup_personal_run_has_words (MatchupPersonalRun *run, guint k, const char *const *words)
{
  ensure_before (run);
  if (find_last (run->before, words) != NULL)
    return TRUE;
  read_after (run, k);
  return find_last (run->after, words) != NULL;
}

static char
skip_back (const MatchupPersonalRun *run, gsize *begin)
{
  while (*begin > 0 && run->text->folded[*begin - 1] == ' ')
    (*begin)--;
  return *begin > 0 ? run->text->folded[*begin - 1] : ' ';
}

/* A sum, a variable, an argument. */
static gboolean
is_calculated (const MatchupPersonalRun *run, guint k)
{
  const char *folded = run->text->folded;
  gsize begin = run->begin;
  gsize end = run->groups[k - 1].end;
  char before = skip_back (run, &begin);
  char further = begin > 1 ? folded[begin - 2] : ' ';

  while (folded[end] == ' ')
    end++;
  if (strchr ("([{", before) != NULL)
    return g_ascii_isalnum (further) || strchr ("_^", further) != NULL;
  if (strchr ("*/+^", before) != NULL && further != before && begin != run->begin)
    return TRUE;
  return folded[end] != '\0' && strchr ("*+/^=<", folded[end]) != NULL && folded[end + 1] == ' ';
}

/* The sign of a number counts as a word in front of it, a unit as one behind. */
gboolean
matchup_personal_run_is_counted (MatchupPersonalRun *run, guint k)
{
  const char *after;

  ensure_before (run);
  if (is_calculated (run, k) && !matchup_personal_run_is_labelled (run, k))
    return TRUE;
  if (run->count != NULL && strlen (run->count) < NEAR &&
      (run->phone == NULL || run->phone < run->count))
    return TRUE;
  read_after (run, k);
  after = run->after;
  if (*after == ' ')
    after++;
  for (guint i = 0; units[i] != NULL; i++)
    {
      if (g_str_has_prefix (after, units[i]) &&
          ((guchar) units[i][0] >= 0x80 || !is_word_byte (units[i][0]) ||
           ends_word (after + strlen (units[i]), FALSE)))
        return TRUE;
    }
  return FALSE;
}

/* The nearest word decides. */
gboolean
matchup_personal_run_is_phone_by_words (MatchupPersonalRun *run, guint k)
{
  ensure_before (run);
  if (run->phone != NULL)
    return run->count == NULL || run->count <= run->phone;
  if (run->count != NULL && strlen (run->count) < NEAR)
    return FALSE;
  read_after (run, k);
  return find_last_indexed (run->after, phone_words, &phone_index) != NULL;
}

/* Nothing but signs and the shortest of words stand between the label and the number. */
gboolean
matchup_personal_run_is_labelled (MatchupPersonalRun *run, guint k)
{
  static const char *const between[] = { "：", "（",  "号码",  "號碼",   "号",     "號", "是",
                                         "为", "為",  "番号",  "번호",   "number", "no", "nr",
                                         "is", "ist", "at",    "me",     "us",     "on", "est",
                                         "es", "è",   "unter", "nummer", NULL };
  const char *last;

  ensure_before (run);
  last = run->phone;
  while (last != NULL && *last != '\0')
    {
      gsize signs = strspn (last, " \t:.()-=\"'*_+");
      gsize step = signs;

      for (guint i = 0; step == 0 && between[i] != NULL; i++)
        step = g_str_has_prefix (last, between[i]) ? strlen (between[i]) : 0;
      if (step == 0)
        return FALSE;
      last += step;
    }
  return last != NULL;
}
