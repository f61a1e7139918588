/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a model lets be set, and what is sent for it, by wire format and by what is known of it. */
#include "matchup-model-ref.h"
#include "matchup-setting-support.h"
#include "matchup-test-workspace.h"

#include <math.h>

#define KNOWN MATCHUP_MODEL_CAPABILITIES_KNOWN
#define THINKS (KNOWN | MATCHUP_MODEL_CAPABILITIES_REASONING)

#define OWN (1U << MATCHUP_THINKING_DEFAULT)
#define OFF (1U << MATCHUP_THINKING_OFF)
#define ON (1U << MATCHUP_THINKING_ON)
#define AUTO (1U << MATCHUP_THINKING_AUTO)

typedef struct
{
  const char *service;
  const char *model;
  guint capabilities;
  MatchupThinking thinking; /* that is set */
  MatchupSettingState creativity;
  double temperature_max;
  guint thinking_choices;
  gboolean may_think;
} Case;

static const Case cases[] = {
  { "openai",
    "gpt-4o-mini",
    KNOWN | MATCHUP_MODEL_CAPABILITIES_FIXED_THINKING,
    0,
    0,
    2,
    OWN,
    FALSE },
  { "openai",
    "gpt-5.5",
    THINKS | MATCHUP_MODEL_CAPABILITIES_FIXED_SAMPLING |
        MATCHUP_MODEL_CAPABILITIES_REASONING_EFFORT,
    0,
    MATCHUP_SETTING_STATE_NOT_ACCEPTED,
    2,
    OWN | OFF | ON,
    TRUE },
  { "deepseek",
    "deepseek-v4",
    THINKS | MATCHUP_MODEL_CAPABILITIES_SAMPLING_IGNORED |
        MATCHUP_MODEL_CAPABILITIES_THINKING_OBJECT,
    0,
    MATCHUP_SETTING_STATE_WHILE_THINKING,
    2,
    OWN | OFF | ON,
    TRUE },
  { "deepseek",
    "deepseek-v4",
    THINKS | MATCHUP_MODEL_CAPABILITIES_SAMPLING_IGNORED |
        MATCHUP_MODEL_CAPABILITIES_THINKING_OBJECT,
    MATCHUP_THINKING_OFF,
    MATCHUP_SETTING_STATE_ACCEPTED,
    2,
    OWN | OFF | ON,
    FALSE },
  { "doubao",
    "doubao-seed-1-6-251015",
    THINKS | MATCHUP_MODEL_CAPABILITIES_THINKING_OBJECT,
    0,
    MATCHUP_SETTING_STATE_ACCEPTED,
    2,
    OWN | OFF | ON | AUTO,
    TRUE },
  { "anthropic", "claude-haiku-4-5-20251001", THINKS, 0, 0, 1, OWN | ON, TRUE },
  { "anthropic",
    "claude-haiku-4-5-20251001",
    THINKS,
    MATCHUP_THINKING_ON,
    MATCHUP_SETTING_STATE_WHILE_THINKING,
    1,
    OWN | ON,
    TRUE },
  { "gemini", "gemini-2.5-flash", THINKS, 0, 0, 2, OWN | OFF | ON, TRUE },
  { "ollama", "llama3", KNOWN, 0, 0, 2, OWN, FALSE },
};

static MatchupTestWorkspace *test;
static MatchupProviderList *providers;

static MatchupModelRef *
new_model (const Case *each)
{
  return matchup_model_ref_new (each->service,
                                each->model,
                                NULL,
                                (MatchupModelCapabilities) each->capabilities,
                                0,
                                32000);
}

static void
test_find (gconstpointer data)
{
  const Case *each = data;
  g_autoptr (MatchupModelRef) model = new_model (each);
  g_autoptr (MatchupParams) params = matchup_params_new (NULL, NAN, 0, each->thinking);
  MatchupSettingSupport support;

  matchup_setting_support_find (providers, model, params, &support);
  g_assert_cmpint (support.creativity, ==, each->creativity);
  g_assert_cmpfloat (support.temperature_min, ==, 0);
  g_assert_cmpfloat (support.temperature_max, ==, each->temperature_max);
  g_assert_cmpint (support.length, ==, MATCHUP_SETTING_STATE_ACCEPTED);
  g_assert_cmpint (support.max_tokens, ==, 32000);
  g_assert_cmphex (support.thinking_choices, ==, each->thinking_choices);
  g_assert_cmpint (support.thinking,
                   ==,
                   each->thinking_choices == OWN ? MATCHUP_SETTING_STATE_NOT_ACCEPTED
                                                 : MATCHUP_SETTING_STATE_ACCEPTED);
  g_assert_cmpint (support.may_think, ==, each->may_think);
}

static void
assert_sent (const Case *each, MatchupParams *params, MatchupSetting setting, const char *wanted)
{
  g_autoptr (MatchupModelRef) model = new_model (each);
  g_autofree char *sent = matchup_setting_support_dup_sent (providers, model, params, setting);

  g_assert_cmpstr (sent, ==, wanted);
}

/* The very names and values that stand in the request. */
static void
test_sent (void)
{
  g_autoptr (MatchupParams) all =
      matchup_params_new ("Be \"kind\".", 1.5, 400, MATCHUP_THINKING_OFF);
  g_autoptr (MatchupParams) automatic = matchup_params_new (NULL, NAN, 0, MATCHUP_THINKING_AUTO);
  g_autoptr (MatchupParams) none = matchup_params_new_empty ();

  assert_sent (&cases[0], all, MATCHUP_SETTING_INSTRUCTIONS, "messages[0].content");
  assert_sent (&cases[0], all, MATCHUP_SETTING_CREATIVITY, "temperature = 1.5");
  assert_sent (&cases[0], all, MATCHUP_SETTING_LENGTH, "max_completion_tokens = 400");
  assert_sent (&cases[0], all, MATCHUP_SETTING_THINKING, NULL);
  assert_sent (&cases[1], all, MATCHUP_SETTING_CREATIVITY, NULL);
  assert_sent (&cases[1], all, MATCHUP_SETTING_THINKING, "reasoning_effort = \"none\"");
  assert_sent (&cases[2], all, MATCHUP_SETTING_THINKING, "thinking.type = \"disabled\"");
  assert_sent (&cases[4], automatic, MATCHUP_SETTING_THINKING, "thinking.type = \"auto\"");
  assert_sent (&cases[5], all, MATCHUP_SETTING_INSTRUCTIONS, "system");
  assert_sent (&cases[5], all, MATCHUP_SETTING_CREATIVITY, "temperature = 1");
  assert_sent (&cases[5], all, MATCHUP_SETTING_LENGTH, "max_tokens = 400");
  assert_sent (&cases[7], all, MATCHUP_SETTING_LENGTH, "generationConfig.maxOutputTokens = 400");
  assert_sent (&cases[8], all, MATCHUP_SETTING_LENGTH, "options.num_predict = 400");
  for (int i = MATCHUP_SETTING_INSTRUCTIONS; i <= MATCHUP_SETTING_THINKING; i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
        assert_sent (&cases[k], none, (MatchupSetting) i, NULL);
    }
}

/* The words of a model that cannot write as much are cut to what it can. */
static void
test_small_model (void)
{
  g_autoptr (MatchupModelRef) model =
      matchup_model_ref_new ("anthropic", "claude-haiku-4-5-20251001", NULL, THINKS, 0, 1000);
  g_autoptr (MatchupParams) params = matchup_params_new (NULL, NAN, 400, MATCHUP_THINKING_DEFAULT);
  MatchupSettingSupport support;
  g_autofree char *sent = NULL;

  matchup_setting_support_find (providers, model, params, &support);
  g_assert_cmpint (support.length, ==, MATCHUP_SETTING_STATE_ACCEPTED);
  sent = matchup_setting_support_dup_sent (providers, model, params, MATCHUP_SETTING_LENGTH);
  g_assert_cmpstr (sent, ==, "max_tokens = 400");
}

static void
test_keep_accepted (void)
{
  g_autoptr (MatchupParams) all = matchup_params_new ("Be kind.", 1.5, 400, MATCHUP_THINKING_AUTO);
  g_autoptr (MatchupModelRef) fixed = new_model (&cases[1]);
  g_autoptr (MatchupModelRef) doubao = new_model (&cases[4]);
  g_autoptr (MatchupModelRef) claude = new_model (&cases[5]);
  g_autoptr (MatchupParams) of_fixed =
      matchup_setting_support_keep_accepted (providers, fixed, all);
  g_autoptr (MatchupParams) of_doubao =
      matchup_setting_support_keep_accepted (providers, doubao, all);
  g_autoptr (MatchupParams) of_claude =
      matchup_setting_support_keep_accepted (providers, claude, all);

  g_assert_cmpstr (matchup_params_get_instructions (of_fixed), ==, "Be kind.");
  g_assert_true (isnan (matchup_params_get_temperature (of_fixed)));
  g_assert_cmpint (matchup_params_get_max_tokens (of_fixed), ==, 400);
  g_assert_cmpint (matchup_params_get_thinking (of_fixed), ==, MATCHUP_THINKING_DEFAULT);
  g_assert_true (matchup_params_equal (of_doubao, all));
  g_assert_cmpfloat (matchup_params_get_temperature (of_claude), ==, 1);
}

/* Nobody can say what it takes; nothing is thrown away. */
static void
test_service_gone (void)
{
  g_autoptr (MatchupModelRef) model = matchup_model_ref_new ("nobody", "m", NULL, THINKS, 0, 0);
  g_autoptr (MatchupParams) params = matchup_params_new ("Be kind.", 0.3, 400, MATCHUP_THINKING_ON);
  g_autoptr (MatchupParams) kept = matchup_setting_support_keep_accepted (providers, model, params);
  g_autofree char *sent =
      matchup_setting_support_dup_sent (providers, model, params, MATCHUP_SETTING_CREATIVITY);
  MatchupSettingSupport support;

  matchup_setting_support_find (providers, model, params, &support);
  g_assert_cmpint (support.creativity, ==, MATCHUP_SETTING_STATE_SERVICE_GONE);
  g_assert_cmpint (support.length, ==, MATCHUP_SETTING_STATE_SERVICE_GONE);
  g_assert_cmpint (support.thinking, ==, MATCHUP_SETTING_STATE_SERVICE_GONE);
  g_assert_null (sent);
  g_assert_true (matchup_params_equal (kept, params));
}

int
main (int argc, char **argv)
{
  static const char *const services[] = {
    "openai", "deepseek", "doubao", "anthropic", "gemini", "ollama",
  };
  int status;

  g_test_init (&argc, &argv, NULL);
  test = matchup_test_workspace_new (NULL);
  providers = matchup_workspace_get_providers (test->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    matchup_test_workspace_connect (test, services[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/services/setting-support/find/%u", i);

      g_test_add_data_func (path, &cases[i], test_find);
    }
  g_test_add_func ("/services/setting-support/sent", test_sent);
  g_test_add_func ("/services/setting-support/small-model", test_small_model);
  g_test_add_func ("/services/setting-support/keep-accepted", test_keep_accepted);
  g_test_add_func ("/services/setting-support/service-gone", test_service_gone);
  status = g_test_run ();
  matchup_test_workspace_free (test);
  return status;
}
