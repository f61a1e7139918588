/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-mask-list.h"

#include "matchup-folded-text.h"

#include <string.h>

/* Between the digits of a number that is spelled differently. */
#define SEPARATORS " -./()"
#define MAX_SEPARATORS 3
/* A shorter one would be found in anything. */
#define MIN_KEY 5
#define NOTHING G_MAXUINT

/* One letter of the keys; a tree, so that a text is gone through once for all of them. */
typedef struct
{
  guint child; /* NOTHING: none */
  guint sibling;
  guint mask; /* that ends here, or NOTHING */
  char letter;
} Node;

struct _MatchupMaskList
{
  GObject parent_instance;

  GArray *masks; /* MatchupMask */
  guint next[MATCHUP_PERSONAL_DATA_N_KINDS];
  GArray *nodes; /* Node; 0 is the root of numbers, 1 that of addresses */
};

G_DEFINE_FINAL_TYPE (MatchupMaskList, matchup_mask_list, G_TYPE_OBJECT)

enum
{
  NUMBERS,
  ADDRESSES,
};

static void
clear_mask (gpointer data)
{
  g_free (((MatchupMask *) data)->original);
}

static void
matchup_mask_list_finalize (GObject *object)
{
  MatchupMaskList *self = MATCHUP_MASK_LIST (object);

  g_array_unref (self->masks);
  g_array_unref (self->nodes);

  G_OBJECT_CLASS (matchup_mask_list_parent_class)->finalize (object);
}

static void
matchup_mask_list_class_init (MatchupMaskListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_mask_list_finalize;
}

static guint
add_node (MatchupMaskList *self, char letter, guint sibling)
{
  Node node = { NOTHING, sibling, NOTHING, letter };

  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

static void
matchup_mask_list_init (MatchupMaskList *self)
{
  self->masks = g_array_new (FALSE, FALSE, sizeof (MatchupMask));
  g_array_set_clear_func (self->masks, clear_mask);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  add_node (self, '\0', NOTHING);
  add_node (self, '\0', NOTHING);
  for (guint i = 0; i < MATCHUP_PERSONAL_DATA_N_KINDS; i++)
    self->next[i] = 1;
}

MatchupMaskList *
matchup_mask_list_new (void)
{
  return g_object_new (MATCHUP_TYPE_MASK_LIST, NULL);
}

guint
matchup_mask_list_get_n (MatchupMaskList *self)
{
  g_return_val_if_fail (MATCHUP_IS_MASK_LIST (self), 0);
  return self->masks->len;
}

const MatchupMask *
matchup_mask_list_get (MatchupMaskList *self, guint i)
{
  g_return_val_if_fail (MATCHUP_IS_MASK_LIST (self), NULL);
  g_return_val_if_fail (i < self->masks->len, NULL);
  return &g_array_index (self->masks, MatchupMask, i);
}

static Node *
get_node (MatchupMaskList *self, guint i)
{
  return &g_array_index (self->nodes, Node, i);
}

static guint
find_child (MatchupMaskList *self, guint node, char letter)
{
  guint child = get_node (self, node)->child;

  while (child != NOTHING && get_node (self, child)->letter != letter)
    child = get_node (self, child)->sibling;
  return child;
}

static guint
get_root (MatchupPersonalDataKind kind)
{
  return kind == MATCHUP_PERSONAL_DATA_EMAIL ? ADDRESSES : NUMBERS;
}

/* By what it is known again: letters and digits of a number; of an address all, in small letters.
 */
static GString *
make_key (MatchupPersonalDataKind kind, const char *original, gsize length)
{
  g_auto (MatchupFoldedText) text = { 0 };
  GString *key = g_string_new (NULL);

  matchup_folded_text_init (&text, original, length);
  for (gsize i = 0; i < text.length; i++)
    {
      char c = text.folded[i];

      if (kind != MATCHUP_PERSONAL_DATA_EMAIL)
        {
          if (g_ascii_isalnum (c))
            g_string_append_c (key, g_ascii_toupper (c));
        }
      else if ((guchar) c < 0x80)
        g_string_append_c (key, g_ascii_tolower (c));
      else
        g_string_append_len (key,
                             original + text.offsets[i],
                             (gssize) (matchup_folded_text_get_end (&text, i) - text.offsets[i]));
    }
  return key;
}

static guint
find_key (MatchupMaskList *self, MatchupPersonalDataKind kind, const GString *key)
{
  guint node = get_root (kind);

  for (gsize i = 0; i < key->len && node != NOTHING; i++)
    node = find_child (self, node, key->str[i]);
  return node != NOTHING ? get_node (self, node)->mask : NOTHING;
}

static void
add_key (MatchupMaskList *self, MatchupPersonalDataKind kind, const GString *key, guint mask)
{
  guint node = get_root (kind);

  for (gsize i = 0; i < key->len; i++)
    {
      guint child = find_child (self, node, key->str[i]);

      if (child == NOTHING)
        {
          child = add_node (self, key->str[i], get_node (self, node)->child);
          get_node (self, node)->child = child;
        }
      node = child;
    }
  get_node (self, node)->mask = mask;
}

static gboolean
add (MatchupMaskList *self,
     MatchupPersonalDataKind kind,
     guint number,
     const char *original,
     gsize length)
{
  g_autoptr (GString) key = make_key (kind, original, length);
  MatchupMask mask = { kind, number, NULL };

  if (key->len < MIN_KEY || find_key (self, kind, key) != NOTHING)
    return FALSE;
  mask.original = g_strndup (original, length);
  add_key (self, kind, key, self->masks->len);
  g_array_append_val (self->masks, mask);
  self->next[kind] = MAX (self->next[kind], number + 1);
  return TRUE;
}

gboolean
matchup_mask_list_add (MatchupMaskList *self,
                       MatchupPersonalDataKind kind,
                       const char *original,
                       gsize length)
{
  g_return_val_if_fail (MATCHUP_IS_MASK_LIST (self), FALSE);
  g_return_val_if_fail (original != NULL, FALSE);

  return add (self, kind, self->next[kind], original, length);
}

gboolean
matchup_mask_list_restore (MatchupMaskList *self,
                           MatchupPersonalDataKind kind,
                           guint number,
                           const char *original)
{
  g_return_val_if_fail (MATCHUP_IS_MASK_LIST (self), FALSE);
  g_return_val_if_fail (original != NULL, FALSE);

  return number > 0 && g_utf8_validate (original, -1, NULL) &&
         matchup_mask_list_find (self, kind, number) == NULL &&
         add (self, kind, number, original, strlen (original));
}

gboolean
matchup_mask_list_has (MatchupMaskList *self,
                       MatchupPersonalDataKind kind,
                       const char *original,
                       gsize length)
{
  g_autoptr (GString) key = NULL;

  g_return_val_if_fail (MATCHUP_IS_MASK_LIST (self), FALSE);

  key = make_key (kind, original, length);
  return find_key (self, kind, key) != NOTHING;
}

const char *
matchup_mask_list_find (MatchupMaskList *self, MatchupPersonalDataKind kind, guint number)
{
  g_return_val_if_fail (MATCHUP_IS_MASK_LIST (self), NULL);

  for (guint i = 0; i < self->masks->len; i++)
    {
      const MatchupMask *mask = &g_array_index (self->masks, MatchupMask, i);

      if (mask->kind == kind && mask->number == number)
        return mask->original;
    }
  return NULL;
}

MatchupMaskList *
matchup_mask_list_copy (MatchupMaskList *self, guint n)
{
  MatchupMaskList *copy;

  g_return_val_if_fail (MATCHUP_IS_MASK_LIST (self), NULL);

  copy = matchup_mask_list_new ();
  for (guint i = 0; i < MIN (n, self->masks->len); i++)
    {
      const MatchupMask *mask = &g_array_index (self->masks, MatchupMask, i);

      add (copy, mask->kind, mask->number, mask->original, strlen (mask->original));
    }
  memcpy (copy->next, self->next, sizeof copy->next);
  return copy;
}

void
matchup_mask_list_avoid (MatchupMaskList *self, const char *text)
{
  const char *end = text + strlen (text);
  gboolean in_word = FALSE;

  g_return_if_fail (MATCHUP_IS_MASK_LIST (self));

  for (const char *p = text; p < end; p++)
    {
      MatchupPersonalDataKind kind;
      guint number;

      /* With the NUL: the text ends a word. */
      if (matchup_mask_may_begin (*p, in_word) &&
          matchup_mask_parse (p, end + 1, &kind, &number) > 0 &&
          matchup_mask_list_find (self, kind, number) == NULL)
        self->next[kind] = MAX (self->next[kind], number + 1);
      in_word = matchup_mask_joins (*p, in_word);
    }
}

/* The number that begins at @i; NOTHING, or its mask and where it ends. */
static guint
match_number (MatchupMaskList *self, const MatchupFoldedText *text, gsize i, gsize *out_end)
{
  guint node = NUMBERS;
  guint found = NOTHING;
  guint n_separators = 0;

  for (; i < text->length; i++)
    {
      char c = text->folded[i];

      if (!g_ascii_isalnum (c))
        {
          if (node == NUMBERS || strchr (SEPARATORS, c) == NULL || ++n_separators > MAX_SEPARATORS)
            break;
          continue;
        }
      n_separators = 0;
      node = find_child (self, node, g_ascii_toupper (c));
      if (node == NOTHING)
        break;
      if (get_node (self, node)->mask != NOTHING)
        {
          found = get_node (self, node)->mask;
          *out_end = i + 1;
        }
    }
  return found;
}

static guint
match_address (MatchupMaskList *self, const MatchupFoldedText *text, gsize i, gsize *out_end)
{
  guint node = ADDRESSES;
  guint found = NOTHING;

  for (; i < text->length; i++)
    {
      gsize begin = text->offsets[i];
      gsize end = matchup_folded_text_get_end (text, i);

      if ((guchar) text->folded[i] < 0x80)
        node = find_child (self, node, g_ascii_tolower (text->folded[i]));
      else
        for (; begin < end && node != NOTHING; begin++)
          node = find_child (self, node, text->text[begin]);
      if (node == NOTHING)
        break;
      if (get_node (self, node)->mask != NOTHING)
        {
          found = get_node (self, node)->mask;
          *out_end = i + 1;
        }
    }
  return found;
}

/* A plus or parenthesis at an end of the original, where it stands here too, is masked with it: it
 * comes back with it. */
static void
widen (MatchupMaskList *self,
       const MatchupFoldedText *text,
       guint found,
       gsize first,
       gsize *begin,
       gsize *end)
{
  const char *original = g_array_index (self->masks, MatchupMask, found).original;
  g_auto (MatchupFoldedText) folded = { 0 };
  gsize n_before = 0;
  gsize n_after = 0;

  matchup_folded_text_init (&folded, original, strlen (original));
  while (n_before < folded.length && !g_ascii_isalnum (folded.folded[n_before]))
    n_before++;
  while (n_after < folded.length && !g_ascii_isalnum (folded.folded[folded.length - 1 - n_after]))
    n_after++;
  if (*begin >= first + n_before &&
      memcmp (text->folded + *begin - n_before, folded.folded, n_before) == 0)
    *begin -= n_before;
  if (*end + n_after <= text->length &&
      memcmp (text->folded + *end, folded.folded + folded.length - n_after, n_after) == 0)
    *end += n_after;
}

char *
matchup_mask_list_dup_masked (MatchupMaskList *self, const char *text, gssize length)
{
  g_auto (MatchupFoldedText) folded = { 0 };
  GString *out = NULL;
  gsize copied = 0; /* bytes */
  gsize first = 0;

  g_return_val_if_fail (MATCHUP_IS_MASK_LIST (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (self->masks->len == 0)
    return NULL;
  matchup_folded_text_init (&folded, text, length >= 0 ? (gsize) length : strlen (text));
  for (gsize i = 0; i < folded.length; i++)
    {
      gsize begin = i;
      gsize end = i;
      gsize address_end = i;
      guint found = match_number (self, &folded, i, &end);
      guint address = match_address (self, &folded, i, &address_end);
      g_autofree char *mask = NULL;

      if (address != NOTHING && address_end >= end)
        {
          found = address;
          end = address_end;
        }
      if (found == NOTHING)
        continue;
      if (found != address)
        widen (self, &folded, found, first, &begin, &end);
      if (out == NULL)
        out = g_string_sized_new (folded.offsets[folded.length]);
      mask = matchup_mask_dup_text (&g_array_index (self->masks, MatchupMask, found));
      g_string_append_len (out, text + copied, (gssize) (folded.offsets[begin] - copied));
      g_string_append (out, mask);
      copied = matchup_folded_text_get_end (&folded, end - 1);
      first = end;
      i = end - 1;
    }
  if (out == NULL)
    return NULL;
  g_string_append_len (out, text + copied, (gssize) (folded.offsets[folded.length] - copied));
  return g_string_free (out, FALSE);
}
