/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-leak-chinese.h"

#include <string.h>

/* Of what stands between a head and a name. */
#define MAX_BETWEEN 150

/* Said of oneself; a name or what leads to it follows. */
static const char *const heads[] = {
  "我是",       "我叫",     "我就是",         "我的名字是",     "我的名字叫",       "我不是",
  "我来自",     "我由",     "我基于",         "我乃",           "本模型是",         "本助手是",
  "我的模型是", "我本身是", "我的底层模型是", "我背后的模型是", "我所使用的模型是", NULL,
};

/* Who made the one who speaks. */
static const char *const maker_heads[] = {
  "我的开发者是",   "我的开发商是",   "我的开发公司是", "我的开发团队是",   "我的创造者是",
  "我的创建者是",   "我的母公司是",   "开发我的是",     "创造我的是",       "训练我的是",
  "开发我的公司是", "我背后的公司是", "我的开发者来自", "我的研发团队来自", NULL,
};

/* What may stand between a head and a name, or fill a sentence without one. */
static const char *const fillers[] = {
  "一个",       "一款",     "一种",   "一名",     "一位",     "由",     "来自",     "叫做",
  "叫作",       "名叫",     "名为",   "叫",       "就是",     "是",     "基于",     "的",
  "，",         "、",       ",",      "大型",     "大",       "语言",   "模型",     "人工",
  "智能",       "助手",     "助理",   "聊天",     "机器人",   "对话",   "您",       "专属",
  "公司",       "旗下",     "团队",   "研发",     "开发",     "训练",   "推出",     "打造",
  "创建",       "创造",     "自主",   "最新",     "全新",     "版",     "系列",     "中国",
  "美国",       "和",       "与",     "——",       "：",       ":",      "也",       "深度求索",
  "月之暗面",   "字节跳动", "字节",   "百度",     "阿里巴巴", "阿里云", "阿里",     "腾讯",
  "华为",       "谷歌",     "智谱",   "科大讯飞", "讯飞",     "云",     "火山引擎", "集团",
  "通义实验室", "旗舰",     "新一代", "多模态",   "科技",     "有限",   "杭州",     "北京",
  "深圳",       "上海",     NULL,
};

static const char *const verbs[] = {
  "开发", "研发", "训练", "创建", "创造", "打造", "推出", "设计", "提供",
  "发布", "构建", "制作", "研制", "出品", "驱动", "支持", NULL,
};

/* Between a maker and what it did. */
static const char *const maker_fillers[] = {
  "公司", "团队", "集团", "旗下", "有限",   "科技",     "人工智能", "实验室",
  "精心", "独立", "自主", "研究", "技术",   "的",       "所",       "和",
  "与",   "AI",   "基础", "云",   "工程师", "研究人员", NULL,
};

/* What a maker's thing is called: "百度的AI助手". */
static const char *const things[] = {
  "的ai",         "的人工智能",     "的大模型",   "的模型", "的语言模型",
  "的大语言模型", "的大型语言模型", "的智能助手", "的助手", "的聊天机器人",
  "的一款",       "的一个",         "家的",       "旗下的", NULL,
};

static const char *const roles[] = { "作为", NULL };

/* The text without blanks, marks and the signs of Markdown, in small letters. */
static void
flatten (GString *out, const char *p, const char *end, gboolean forwards, gboolean *whole)
{
  g_string_truncate (out, 0);
  while (p < end && ((guchar) *p & 0xc0) == 0x80)
    p++;
  while (p < end)
    {
      gsize n;
      gunichar c = matchup_leak_names_get_char (p, end, &n);

      p += n;
      if (c == '\n' || c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff1b || c == '!' ||
          c == '?' || c == ';')
        {
          if (forwards)
            return;
          g_string_truncate (out, 0);
          *whole = TRUE;
        }
      else if (c == 0xfffd || g_unichar_isspace (c) ||
               (c < 0x80 && strchr ("*_`\"'()~", (int) c)) || c == 0x201c || c == 0x201d ||
               c == 0x2018 || c == 0x2019 || c == 0xff08 || c == 0xff09 || c == 0x300c ||
               c == 0x300d || c == 0x300a || c == 0x300b)
        continue;
      else
        g_string_append_unichar (out, c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : c);
    }
}

/* The longest of @list at the end of the first @length bytes; 0 for none. */
static gsize
ends_with (const char *text, gsize length, const char *const *list)
{
  gsize best = 0;

  for (guint i = 0; list[i] != NULL; i++)
    {
      gsize n = strlen (list[i]);

      if (n <= length && n > best && memcmp (text + length - n, list[i], n) == 0)
        best = n;
    }
  return best;
}

static gsize
begins_with (const char *text, const char *const *list)
{
  gsize best = 0;

  for (guint i = 0; list[i] != NULL; i++)
    {
      gsize n = strlen (list[i]);

      if (n > best && strncmp (text, list[i], n) == 0)
        best = n;
    }
  return best;
}

/* Names and versions in Latin letters. */
static gsize
latin_at_end (const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && (g_ascii_isalnum (text[length - n - 1]) || text[length - n - 1] == '-' ||
                        text[length - n - 1] == '.'))
    n++;
  return n;
}

/* Goes back over fillers; how much of @text is left before them. @heads: stops at one of them. */
static gsize
go_back (const char *text, gsize length, const char *const *stop, gboolean *out_stopped)
{
  gsize left = length;

  *out_stopped = FALSE;
  while (length - left <= MAX_BETWEEN)
    {
      gsize n;

      if (stop != NULL && ends_with (text, left, stop) > 0)
        {
          *out_stopped = TRUE;
          return left;
        }
      n = ends_with (text, left, fillers);
      if (n == 0)
        n = latin_at_end (text, left);
      if (n == 0)
        return left;
      left -= n;
    }
  return left;
}

/* "公司独立开发" behind a maker. */
static gboolean
made_it (const char *behind)
{
  for (guint i = 0; i < 6; i++)
    {
      gsize n;

      if (begins_with (behind, verbs) > 0)
        return TRUE;
      n = begins_with (behind, maker_fillers);
      if (n == 0)
        n = strspn (behind, "abcdefghijklmnopqrstuvwxyz0123456789-.");
      if (n == 0)
        return FALSE;
      behind += n;
    }
  return FALSE;
}

/* "NAME开发了我". */
static gboolean
made_me (const char *behind)
{
  static const char *const objects[] = { "了我", "出了我", "我的", NULL };
  gsize n;

  for (guint i = 0; i < 3; i++)
    {
      n = begins_with (behind, verbs);
      if (n > 0)
        return begins_with (behind + n, objects) > 0;
      n = begins_with (behind, maker_fillers);
      if (n == 0)
        return FALSE;
      behind += n;
    }
  return FALSE;
}

/* "作为NAME，我": the one who speaks comes soon. */
static gboolean
i_follow (const char *behind)
{
  const char *i = strstr (behind, "我");

  return i != NULL && i - behind <= 60;
}

static gboolean
is_of_own_make (const MatchupLeakPlace *place,
                const char *before,
                gsize length,
                const char *behind,
                gboolean whole)
{
  static const char *const by[] = { "由", NULL };
  gboolean stopped;
  gsize left;

  go_back (before, length, maker_heads, &stopped);
  if (stopped || made_me (behind))
    return TRUE;
  if (!made_it (behind))
    return FALSE;
  /* Without a word on what it is about: "由深度求索开发的人工智能助手". */
  left = go_back (before, length, NULL, &stopped);
  return !place->named && whole && left == 0 && ends_with (before, length, by) > 0;
}

gboolean
matchup_leak_chinese_is_self (const MatchupLeakPlace *place)
{
  static const char *const from[] = { "来自", NULL };
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) behind = g_string_new (NULL);
  gboolean whole = place->at_start;
  gboolean stopped;

  flatten (before, place->before, place->text, FALSE, &whole);
  flatten (behind, place->text + place->length, place->behind_end, TRUE, &whole);
  go_back (before->str, before->len, roles, &stopped);
  if (stopped && i_follow (behind->str))
    return TRUE;
  go_back (before->str, before->len, heads, &stopped);
  if (stopped &&
      (!place->name->maker || made_it (behind->str) || begins_with (behind->str, things) > 0 ||
       ends_with (before->str, before->len, from) > 0))
    return TRUE;
  return place->name->maker && is_of_own_make (place, before->str, before->len, behind->str, whole);
}
