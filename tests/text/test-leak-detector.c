/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-leak-detector.h"
#include "matchup-leak-names.h"

#include <string.h>
#include <time.h>

/* What an answer gives away. */
typedef enum
{
  NOTHING,
  MENTION,
  SELF,
} Found;

typedef struct
{
  const char *text;
  Found found;
  const char *name; /* of the first that counts, or NULL: not looked at */
} Case;

static const Case cases[] = {
  /* It says who it is. */
  { "I am ChatGPT, how can I help?", SELF, "ChatGPT" },
  { "I'm ChatGPT", SELF, "ChatGPT" },
  { "I’m Claude, an AI assistant made by Anthropic.", SELF, "Claude" },
  { "Hello! I am **Claude**.", SELF, "Claude" },
  { "My name is Kimi.", SELF, "Kimi" },
  { "You can call me Doubao!", SELF, "Doubao" },
  { "I'm actually an AI model called Gemini.", SELF, "Gemini" },
  { "I am Gemini, a large language model built by Google.", SELF, "Gemini" },
  { "I'm powered by GPT-4o mini.", SELF, NULL },
  { "I am based on Llama 3.1.", SELF, "Llama" },
  { "I am Claude Sonnet 4.5", SELF, "Claude" },
  { "i'm chatgpt", SELF, "chatgpt" },
  { "As ChatGPT, I cannot browse the web.", SELF, "ChatGPT" },
  { "As Claude, I try to be honest.", SELF, "Claude" },
  { "You are talking to DeepSeek-V3 now.", SELF, "DeepSeek" },
  { "You're chatting with Qwen.", SELF, "Qwen" },
  { "I am not ChatGPT.", SELF, "ChatGPT" },
  { "I run on Qwen3", SELF, NULL },
  { "I'm Qwen, created by Alibaba Cloud.", SELF, "Qwen" },
  /* It says who made it. */
  { "I am a large language model, trained by Google.", SELF, "Google" },
  { "I'm an AI assistant developed by OpenAI", SELF, "OpenAI" },
  { "I was created by Anthropic.", SELF, "Anthropic" },
  { "I was developed and trained by the team at Moonshot AI.", SELF, "Moonshot AI" },
  { "I have been trained by Meta.", SELF, "Meta" },
  { "As an AI language model developed by OpenAI, I don't have feelings.", SELF, "OpenAI" },
  { "An AI assistant developed by OpenAI.", SELF, "OpenAI" },
  { "Developed by OpenAI", SELF, "OpenAI" },
  { "I'm a language model from Google.", SELF, "Google" },
  { "My creators at Anthropic care about safety.", SELF, "Anthropic" },
  { "My developer is OpenAI.", SELF, "OpenAI" },
  { "OpenAI trained me on a lot of text.", SELF, "OpenAI" },
  { "Anthropic has made me helpful.", SELF, "Anthropic" },
  { "I'm an OpenAI language model.", SELF, "OpenAI" },
  { "I am OpenAI's assistant.", SELF, "OpenAI" },
  { "我是ChatGPT，很高兴见到你。", SELF, "ChatGPT" },
  { "我是豆包", SELF, "豆包" },
  { "你好！我是豆包，由字节跳动开发。", SELF, "豆包" },
  { "您好，我叫通义千问。", SELF, "通义千问" },
  { "我是 **Kimi**，你的智能助手", SELF, "Kimi" },
  { "我是由深度求索公司开发的人工智能助手。", SELF, "深度求索" },
  { "由深度求索开发", SELF, "深度求索" },
  { "我是一款由OpenAI训练的大型语言模型。", SELF, "OpenAI" },
  { "我是百度研发的人工智能语言模型，叫文心一言。", SELF, "百度" },
  { "我是腾讯的大模型混元。", SELF, "腾讯" },
  { "作为豆包，我会尽力帮你。", SELF, "豆包" },
  { "作为一个由OpenAI开发的AI，我没有感情。", SELF, "OpenAI" },
  { "我的开发者是深度求索。", SELF, "深度求索" },
  { "深度求索公司开发了我。", SELF, "深度求索" },
  { "我的名字是 DeepSeek-V3", SELF, "DeepSeek" },
  { "我是基于GPT-4的助手", SELF, "GPT" },
  { "我是千问", SELF, "千问" },
  { "我不是豆包", SELF, "豆包" },
  { "I am 豆包", SELF, "豆包" },
  { "Hello, I'm Qwen, a large-scale language model developed by Tongyi Lab.", SELF, "Qwen" },
  { "I’m DeepSeek-V3, an AI assistant created exclusively by DeepSeek.", SELF, "DeepSeek" },
  { "I'm an artificial intelligence model known as Llama.", SELF, "Llama" },
  { "I am Grok, built by xAI.", SELF, "Grok" },
  { "I am a helpful assistant created by Mistral AI.", SELF, "Mistral AI" },
  { "Hi there! I'm Gemini, and I can help.", SELF, "Gemini" },
  { "I'm Gemini 2.5 Pro.", SELF, "Gemini" },
  { "I am an AI language model called ChatGPT developed by OpenAI.", SELF, "ChatGPT" },
  { "I'm just a language model trained by OpenAI, so I can't know.", SELF, "OpenAI" },
  { "As a large language model created by Google, I cannot vote.", SELF, "Google" },
  { "As an AI developed by Anthropic, my knowledge ends in 2025.", SELF, "Anthropic" },
  { "I was made by OpenAI.", SELF, "OpenAI" },
  { "This was written by me, an AI. My name is ChatGPT!", SELF, "ChatGPT" },
  { "> I am **ChatGPT** (GPT-4)", SELF, "ChatGPT" },
  { "*I'm Kimi*, by Moonshot AI", SELF, "Kimi" },
  { "我是 DeepSeek Chat，由深度求索公司创造的智能助手。", SELF, "DeepSeek" },
  { "我是来自阿里云的大规模语言模型通义千问。", SELF, NULL },
  { "我是通义千问，由阿里云研发的超大规模语言模型。", SELF, "通义千问" },
  { "我是文心一言，英文名是ERNIE Bot。", SELF, "文心一言" },
  { "你好呀～我是豆包，很高兴认识你！", SELF, "豆包" },
  { "我是Kimi，由月之暗面科技有限公司训练的人工智能助手。", SELF, "Kimi" },
  { "我是智谱清言，基于GLM大模型。", SELF, "智谱清言" },
  { "我是一个人工智能助手，由月之暗面科技有限公司（Moonshot AI）开发。", SELF, NULL },
  { "我是一个名为 ChatGLM 的人工智能助手", SELF, "ChatGLM" },
  { "我叫豆包，是字节跳动旗下的AI助手。", SELF, "豆包" },
  { "作为字节跳动开发的AI助手，我不能这样做。", SELF, "字节跳动" },
  { "作为一个 AI 助手，我是由 Anthropic 开发的 Claude。", SELF, NULL },
  { "我的母公司是百度。", SELF, "百度" },
  { "由百度开发的人工智能助手。", SELF, "百度" },
  /* It names others. */
  { "ChatGPT is popular.", MENTION, "ChatGPT" },
  { "GPT-4 was developed by OpenAI.", MENTION, NULL },
  { "ChatGPT\nDeveloped by OpenAI", MENTION, NULL },
  { "I am using ChatGPT for my homework.", MENTION, "ChatGPT" },
  { "I am a big fan of ChatGPT.", MENTION, "ChatGPT" },
  { "I think that GPT-4 was developed by OpenAI.", MENTION, NULL },
  { "I am aware that a model developed by OpenAI can do it.", MENTION, "OpenAI" },
  { "I am a software engineer working on a model developed by OpenAI.", MENTION, NULL },
  { "Compare Claude 4 with Gemini 2.5.", MENTION, "Claude" },
  { "She said that DeepSeek is cheap.", MENTION, "DeepSeek" },
  { "DeepSeek是由深度求索开发的。", MENTION, NULL },
  { "很多人用通义千问写作文。", MENTION, "通义千问" },
  { "我的助手是通义千问。", MENTION, NULL },
  { "OpenAI offered jobs to many.", MENTION, "OpenAI" },
  { "我觉得ChatGPT很好用", MENTION, "ChatGPT" },
  { "GPT4 and GPT-4o differ.", MENTION, NULL },
  { "I recommend ChatGPT, which was created by OpenAI.", MENTION, "ChatGPT" },
  { "I used Claude 4 and it worked.", MENTION, "Claude" },
  { "If I were ChatGPT, I'd say no.", MENTION, "ChatGPT" },
  { "My favourite is DeepSeek.", MENTION, "DeepSeek" },
  { "Tools such as ChatGPT, which I like, help.", MENTION, "ChatGPT" },
  { "豆包（ByteDance 的 Doubao）和通义千问", MENTION, NULL },
  { "ChatGPT是由OpenAI开发的聊天机器人，我是用户。", MENTION, NULL },
  { "有人说“我用的是ChatGPT”。", MENTION, NULL },
  { "您可以试试通义千问，它由阿里云开发。", MENTION, NULL },
  { "1. ChatGPT: a chatbot developed by OpenAI\n2. Claude 4: made by Anthropic", MENTION, NULL },
  { "| Model | Maker |\n| GPT-4 | OpenAI |", MENTION, NULL },
  /* Words that only look like it. */
  { "I was born under the sign of Gemini.", NOTHING, NULL },
  { "My name is Claude Dupont and I live in Lyon.", NOTHING, NULL },
  { "The phone was designed by Apple.", NOTHING, NULL },
  { "I am in love with a Gemini.", NOTHING, NULL },
  { "I'm made by hand.", NOTHING, NULL },
  { "I use an app made by Google.", NOTHING, NULL },
  { "The command was developed by Microsoft.", NOTHING, NULL },
  { "As a Gemini, I talk a lot.", NOTHING, NULL },
  { "豆包子和馒头，我是北方人。", NOTHING, NULL },
  { "这家公司由阿里巴巴投资。", NOTHING, NULL },
  { "我在华为工作，我是工程师。", NOTHING, NULL },
  { "我的手机是小米的。", NOTHING, NULL },
  { "这款手机由小米设计。", NOTHING, NULL },
  { "我是吃豆包长大的。", NOTHING, NULL },
  { "I'm a Gemini, born in June.", NOTHING, NULL },
  { "Gemini is the third sign of the zodiac.", NOTHING, NULL },
  { "I am a Gemini!", NOTHING, NULL },
  { "Claude Monet painted water lilies.", NOTHING, NULL },
  { "\"I am Claude Monet,\" said the painter.", NOTHING, NULL },
  { "A llama is not an alpaca.", NOTHING, NULL },
  { "The Mistral blows in the south of France.", NOTHING, NULL },
  { "the command is ls", NOTHING, NULL },
  { "I search with Google every day.", NOTHING, NULL },
  { "An apple was eaten by Apple's founder.", NOTHING, NULL },
  { "He grokked it.", NOTHING, NULL },
  { "Llamas spit.", NOTHING, NULL },
  { "phi is the golden ratio", NOTHING, NULL },
  { "I am working at Google.", NOTHING, NULL },
  { "I'm Apple's biggest fan.", NOTHING, NULL },
  { "我早上吃了两个豆包。", NOTHING, NULL },
  { "千问万问，不如一试。", NOTHING, NULL },
  { "他的文心雕龙读得很好。", NOTHING, NULL },
  { "星火燎原", NOTHING, NULL },
  { "我在百度上搜索。", NOTHING, NULL },
  { "我是腾讯的用户。", NOTHING, NULL },
  { "海纳百川", NOTHING, NULL },
  { "OpenAIs and preChatGPTx", NOTHING, NULL },
  { "", NOTHING, NULL },
};

static MatchupLeakDetector *
detect (const char *text, gsize length, const char *const *own_names)
{
  MatchupLeakDetector *detector = matchup_leak_detector_new (own_names);

  matchup_leak_detector_append (detector, text, (gssize) length);
  matchup_leak_detector_end (detector);
  return detector;
}

static Found
get_found (MatchupLeakDetector *detector)
{
  if (matchup_leak_detector_is_leaking (detector))
    return SELF;
  return matchup_leak_detector_get_leaks (detector)->len > 0 ? MENTION : NOTHING;
}

static void
test_table (void)
{
  guint n_wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MatchupLeakDetector) detector =
          detect (cases[i].text, strlen (cases[i].text), NULL);
      Found found = get_found (detector);
      GArray *leaks = matchup_leak_detector_get_leaks (detector);
      const MatchupLeak *first = matchup_leak_detector_get_first_self (detector);

      if (first == NULL && leaks->len > 0)
        first = &g_array_index (leaks, MatchupLeak, 0);
      if (found != cases[i].found ||
          (cases[i].name != NULL && (first == NULL || !g_str_equal (first->name, cases[i].name))))
        {
          g_test_message ("“%s”: found %d (%s), not %d (%s)",
                          cases[i].text,
                          found,
                          first != NULL ? first->name : "-",
                          cases[i].found,
                          cases[i].name != NULL ? cases[i].name : "-");
          n_wrong++;
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* A leak says where it is. */
static void
test_place (void)
{
  static const char text[] = "你好。I'm ChatGPT and OpenAI made me.";
  g_autoptr (MatchupLeakDetector) detector = detect (text, strlen (text), NULL);
  GArray *leaks = matchup_leak_detector_get_leaks (detector);

  g_assert_cmpuint (leaks->len, ==, 2);
  for (guint i = 0; i < leaks->len; i++)
    {
      const MatchupLeak *leak = &g_array_index (leaks, MatchupLeak, i);

      g_assert_cmpuint (leak->length, ==, strlen (leak->name));
      g_assert_cmpmem (text + leak->offset, leak->length, leak->name, strlen (leak->name));
      g_assert_cmpint (leak->severity, ==, MATCHUP_LEAK_SELF);
    }
}

/* Its own name is a leak wherever it stands, another's is not. */
static void
test_own_names (void)
{
  static const char *const own[] = {
    "openai/gpt-4o-mini", "GPT-4o mini", "gemma3:12b", "o3", "teacher", "", NULL
  };
  static const struct
  {
    const char *text;
    Found found;
  } table[] = {
    { "The answer of gpt-4o-mini is 4.", SELF },
    { "GPT-4o mini says so", SELF },
    { "gpt 4o mini", SELF },
    { "Answered by openai/gpt-4o-mini.", SELF },
    { "gemma3 is small", SELF },
    { "Ask your teacher.", NOTHING },
    { "I am teacher.", SELF },
    { "Ozone is O3.", NOTHING },
    { "DeepSeek is another one.", MENTION },
    { "gpt-4o-minis", MENTION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MatchupLeakDetector) detector =
          detect (table[i].text, strlen (table[i].text), own);

      g_test_message ("%s", table[i].text);
      g_assert_cmpint (get_found (detector), ==, table[i].found);
    }
}

static void
assert_same (MatchupLeakDetector *a, MatchupLeakDetector *b)
{
  GArray *first = matchup_leak_detector_get_leaks (a);
  GArray *second = matchup_leak_detector_get_leaks (b);

  g_assert_cmpuint (first->len, ==, second->len);
  for (guint i = 0; i < first->len; i++)
    {
      const MatchupLeak *x = &g_array_index (first, MatchupLeak, i);
      const MatchupLeak *y = &g_array_index (second, MatchupLeak, i);

      g_assert_cmpuint (x->offset, ==, y->offset);
      g_assert_cmpuint (x->length, ==, y->length);
      g_assert_cmpint (x->severity, ==, y->severity);
      g_assert_cmpstr (x->name, ==, y->name);
    }
}

/* However a text is cut, what is found is the same. */
static void
test_every_split (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *text = cases[i].text;
      gsize length = strlen (text);
      g_autoptr (MatchupLeakDetector) whole = detect (text, length, NULL);
      g_autoptr (MatchupLeakDetector) bytes = matchup_leak_detector_new (NULL);

      for (gsize cut = 0; cut <= length; cut += i % 7 == 0 ? 1 : 5)
        {
          g_autoptr (MatchupLeakDetector) halves = matchup_leak_detector_new (NULL);

          matchup_leak_detector_append (halves, text, (gssize) cut);
          matchup_leak_detector_append (halves, text + cut, -1);
          matchup_leak_detector_end (halves);
          assert_same (whole, halves);
        }
      for (gsize j = 0; j < length; j++)
        matchup_leak_detector_append (bytes, text + j, 1);
      matchup_leak_detector_end (bytes);
      assert_same (whole, bytes);
    }
}

/* A long text of cases, fillers and bytes that are no text, in pieces of any length. */
static void
test_random_pieces (void)
{
  static const char *const between[] = { " ",    "\n\n", "。",    "\xe8\xb1", "word ",
                                         "一个", "\xff", "I am ", "made by ", "我是" };
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (MatchupLeakDetector) whole = NULL;
      g_autoptr (MatchupLeakDetector) pieces = matchup_leak_detector_new (NULL);
      gsize done = 0;

      while (text->len < 20000)
        {
          if (g_test_rand_bit ())
            g_string_append (text, cases[g_test_rand_int_range (0, G_N_ELEMENTS (cases))].text);
          for (gint32 n = g_test_rand_int_range (0, 6); n > 0; n--)
            g_string_append (text, between[g_test_rand_int_range (0, G_N_ELEMENTS (between))]);
        }
      whole = detect (text->str, text->len, NULL);
      while (done < text->len)
        {
          gsize n = MIN (text->len - done, (gsize) g_test_rand_int_range (1, 900));

          matchup_leak_detector_append (pieces, text->str + done, (gssize) n);
          done += n;
        }
      matchup_leak_detector_end (pieces);
      assert_same (whole, pieces);
      g_assert_cmpuint (matchup_leak_detector_get_leaks (whole)->len, <=, 64);
    }
}

/* The warning comes while the answer is still written. */
static void
test_while_it_comes (void)
{
  g_autoptr (MatchupLeakDetector) detector = matchup_leak_detector_new (NULL);
  guint n = 0;

  g_assert_false (matchup_leak_detector_append (detector, "Hi, I am ChatGPT. ", -1));
  while (!matchup_leak_detector_append (detector, "And so on, word by word. ", -1))
    g_assert_cmpuint (++n, <, 20);
  g_assert_true (matchup_leak_detector_is_leaking (detector));
  g_assert_false (matchup_leak_detector_append (detector, "More.", -1));
  g_assert_false (matchup_leak_detector_end (detector));
}

/* At most 64, and mere mentions make room for what says more. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (MatchupLeakDetector) detector = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "ChatGPT can do it. ");
  g_string_append (text, "I am DeepSeek.");
  detector = detect (text->str, text->len, NULL);
  g_assert_cmpuint (matchup_leak_detector_get_leaks (detector)->len, ==, 64);
  g_assert_cmpstr (matchup_leak_detector_get_first_self (detector)->name, ==, "DeepSeek");
}

static double
measure (const char *unit, gsize size)
{
  g_autoptr (GString) text = g_string_sized_new (size + 100);
  g_autoptr (MatchupLeakDetector) detector = NULL;
  clock_t start;

  while (text->len < size)
    g_string_append (text, unit);
  start = clock ();
  detector = detect (text->str, text->len, NULL);
  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

/* Twice the text takes about twice the work, whatever it is made of. */
static void
test_linear (void)
{
  static const char *const units[] = { "a",    " ",       "I am ", "GPT ",
                                       "我是", "由",      "G",     "made by OpenAI ",
                                       "\xf0", "Google ", "豆包",  "ChatGPT" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      double small = measure (units[i], 1 << 18);
      double large = measure (units[i], 1 << 20);

      g_test_message ("text %u: %.3f s, %.3f s", i, small, large);
      g_assert_cmpfloat (large, <, 8 * small + 0.2);
      g_assert_cmpfloat (large, <, 20);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/leak-detector/table", test_table);
  g_test_add_func ("/text/leak-detector/place", test_place);
  g_test_add_func ("/text/leak-detector/own-names", test_own_names);
  g_test_add_func ("/text/leak-detector/every-split", test_every_split);
  g_test_add_func ("/text/leak-detector/random-pieces", test_random_pieces);
  g_test_add_func ("/text/leak-detector/while-it-comes", test_while_it_comes);
  g_test_add_func ("/text/leak-detector/many", test_many);
  g_test_add_func ("/text/leak-detector/linear", test_linear);

  return g_test_run ();
}
