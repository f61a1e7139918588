/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-part.h"

#include <string.h>

struct _MatchupTextPart
{
  MatchupPart parent_instance;

  MatchupPartKind kind;
  GString *text;
};

G_DEFINE_FINAL_TYPE (MatchupTextPart, matchup_text_part, MATCHUP_TYPE_PART)

enum
{
  SIGNAL_APPENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
matchup_text_part_finalize (GObject *object)
{
  MatchupTextPart *self = MATCHUP_TEXT_PART (object);

  g_string_free (self->text, TRUE);

  G_OBJECT_CLASS (matchup_text_part_parent_class)->finalize (object);
}

static void
matchup_text_part_class_init (MatchupTextPartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_text_part_finalize;

  signals[SIGNAL_APPENDED] = g_signal_new ("appended",
                                           MATCHUP_TYPE_TEXT_PART,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           2,
                                           G_TYPE_UINT64,
                                           G_TYPE_UINT64);
}

static void
matchup_text_part_init (MatchupTextPart *self)
{
  self->text = g_string_new (NULL);
}

MatchupTextPart *
matchup_text_part_new (MatchupPartKind kind)
{
  MatchupTextPart *self = g_object_new (MATCHUP_TYPE_TEXT_PART, NULL);

  self->kind = kind;
  return self;
}

MatchupPartKind
matchup_text_part_get_kind (MatchupTextPart *self)
{
  g_return_val_if_fail (MATCHUP_IS_TEXT_PART (self), MATCHUP_PART_KIND_TEXT);
  return self->kind;
}

void
matchup_text_part_append (MatchupTextPart *self, const char *text, gssize length)
{
  gsize offset;
  gsize size;

  g_return_if_fail (MATCHUP_IS_TEXT_PART (self));
  g_return_if_fail (text != NULL);

  size = length < 0 ? strlen (text) : (gsize) length;
  if (size == 0)
    return;
  offset = self->text->len;
  if (g_utf8_validate_len (text, size, NULL))
    {
      g_string_append_len (self->text, text, (gssize) size);
    }
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, (gssize) size);

      g_string_append (self->text, valid);
    }
  g_signal_emit (self,
                 signals[SIGNAL_APPENDED],
                 0,
                 (guint64) offset,
                 (guint64) (self->text->len - offset));
}

const char *
matchup_text_part_peek (MatchupTextPart *self, gsize *out_length)
{
  g_return_val_if_fail (MATCHUP_IS_TEXT_PART (self), NULL);

  if (out_length != NULL)
    *out_length = self->text->len;
  return self->text->str;
}
