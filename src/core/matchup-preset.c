/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-preset.h"

#include "matchup-config.h"

#include <glib/gi18n.h>
#include <math.h>

/* Of instructions, where there is no description; characters. */
#define SUMMARY_LENGTH 120

/* Temperatures closer than this are the same to a person. */
#define NEAR 0.005

struct _MatchupPreset
{
  GObject parent_instance;

  char *id;
  char *name;
  char *description;   /* or NULL */
  char *starting_line; /* or NULL */
  MatchupParams *params;
  gboolean built_in;
};

G_DEFINE_FINAL_TYPE (MatchupPreset, matchup_preset, G_TYPE_OBJECT)

static void
matchup_preset_finalize (GObject *object)
{
  MatchupPreset *self = MATCHUP_PRESET (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->starting_line, g_free);
  g_clear_pointer (&self->params, matchup_params_unref);

  G_OBJECT_CLASS (matchup_preset_parent_class)->finalize (object);
}

static void
matchup_preset_class_init (MatchupPresetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_preset_finalize;
}

static void
matchup_preset_init (MatchupPreset *self)
{
}

static char *
dup_filled (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

MatchupPreset *
matchup_preset_new (const char *id,
                    const char *name,
                    const char *description,
                    const char *starting_line,
                    MatchupParams *params,
                    gboolean built_in)
{
  MatchupPreset *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (params != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_PRESET, NULL);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->name = g_strstrip (g_strdup (name));
  self->description = dup_filled (description);
  self->starting_line = dup_filled (starting_line);
  self->params = matchup_params_ref (params);
  self->built_in = built_in;
  return self;
}

const char *
matchup_preset_get_id (MatchupPreset *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET (self), NULL);
  return self->id;
}

const char *
matchup_preset_get_name (MatchupPreset *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET (self), NULL);
  return self->name;
}

MatchupParams *
matchup_preset_get_params (MatchupPreset *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET (self), NULL);
  return self->params;
}

const char *
matchup_preset_get_starting_line (MatchupPreset *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET (self), NULL);
  return self->starting_line != NULL ? self->starting_line : "";
}

gboolean
matchup_preset_is_built_in (MatchupPreset *self)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET (self), FALSE);
  return self->built_in;
}

/* Only what is looked at is copied: instructions may be long. */
char *
matchup_preset_dup_summary (MatchupPreset *self)
{
  const char *text;
  const char *end;
  GString *line;
  guint n = 0;

  g_return_val_if_fail (MATCHUP_IS_PRESET (self), NULL);

  if (self->description != NULL)
    return g_strdup (self->description);
  text = matchup_params_get_instructions (self->params);
  if (text == NULL)
    return g_strdup ("");
  line = g_string_new (NULL);
  for (end = text; *end != '\0' && n < SUMMARY_LENGTH; end = g_utf8_next_char (end))
    {
      gunichar c = g_utf8_get_char (end);

      if (g_unichar_isspace (c))
        {
          if (line->len > 0 && line->str[line->len - 1] != ' ')
            g_string_append_c (line, ' ');
          continue;
        }
      g_string_append_unichar (line, c);
      n++;
    }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  if (*end != '\0')
    g_string_append (line, "…");
  return g_string_free (line, FALSE);
}

gboolean
matchup_preset_is_like (MatchupPreset *a, MatchupPreset *b)
{
  g_return_val_if_fail (MATCHUP_IS_PRESET (a), FALSE);
  g_return_val_if_fail (MATCHUP_IS_PRESET (b), FALSE);

  return g_str_equal (a->name, b->name) && g_strcmp0 (a->starting_line, b->starting_line) == 0 &&
         matchup_params_equal (a->params, b->params);
}

static gboolean
is_near (double a, double b)
{
  return isnan (a) || isnan (b) ? isnan (a) && isnan (b) : fabs (a - b) < NEAR;
}

MatchupPresetChanges
matchup_preset_compare (MatchupPreset *self, MatchupParams *params)
{
  g_autoptr (MatchupParams) empty = matchup_params_new_empty ();
  MatchupParams *other = params != NULL ? params : empty;
  int changes = MATCHUP_PRESET_CHANGES_NONE;

  g_return_val_if_fail (MATCHUP_IS_PRESET (self), MATCHUP_PRESET_CHANGES_NONE);

  if (g_strcmp0 (matchup_params_get_instructions (self->params),
                 matchup_params_get_instructions (other)) != 0)
    changes |= MATCHUP_PRESET_CHANGES_INSTRUCTIONS;
  if (!is_near (matchup_params_get_temperature (self->params),
                matchup_params_get_temperature (other)))
    changes |= MATCHUP_PRESET_CHANGES_CREATIVITY;
  if (matchup_params_get_max_tokens (self->params) != matchup_params_get_max_tokens (other))
    changes |= MATCHUP_PRESET_CHANGES_LENGTH;
  if (matchup_params_get_thinking (self->params) != matchup_params_get_thinking (other))
    changes |= MATCHUP_PRESET_CHANGES_THINKING;
  return (MatchupPresetChanges) changes;
}

char *
matchup_preset_changes_dup_words (MatchupPresetChanges changes)
{
  static const struct
  {
    MatchupPresetChanges change;
    const char *words;
  } all[] = {
    { MATCHUP_PRESET_CHANGES_INSTRUCTIONS, NC_ ("what was changed", "instructions") },
    { MATCHUP_PRESET_CHANGES_CREATIVITY, NC_ ("what was changed", "creativity") },
    { MATCHUP_PRESET_CHANGES_LENGTH, NC_ ("what was changed", "longest answer") },
    { MATCHUP_PRESET_CHANGES_THINKING, NC_ ("what was changed", "thinking") },
  };
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (!(changes & all[i].change))
        continue;
      if (list->len > 0)
        /* Translators: between the parts of a list, "instructions, creativity" */
        g_string_append (list, C_ ("what was changed", ", "));
      g_string_append (list, g_dpgettext2 (NULL, "what was changed", all[i].words));
    }
  return g_string_free (list, FALSE);
}

/* Marks that turn the direction of text beyond the name, and such as have no width. */
static gboolean
is_hidden (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_SURROGATE ||
         type == G_UNICODE_PRIVATE_USE || type == G_UNICODE_UNASSIGNED ||
         /* The joiners belong to the writing of some languages. */
         (type == G_UNICODE_FORMAT && c != 0x200c && c != 0x200d);
}

char *
matchup_preset_clean_name (const char *text)
{
  GString *name = g_string_new (NULL);
  guint n = 0;

  g_return_val_if_fail (text != NULL, g_string_free (name, FALSE));

  for (; *text != '\0' && n < MATCHUP_PRESET_MAX_NAME; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c))
        c = ' ';
      else if (is_hidden (c))
        continue;
      if (c == ' ' && (name->len == 0 || name->str[name->len - 1] == ' '))
        continue;
      g_string_append_unichar (name, c);
      n++;
    }
  return g_strchomp (g_string_free (name, FALSE));
}
