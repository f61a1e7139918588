/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-help-book.h"

#include "matchup-config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#define FOLDER "/io/github/matchup_app/Matchup/help"

struct _MatchupHelpBook
{
  GArray *pages;    /* MatchupHelpPage */
  GPtrArray *texts; /* GBytes, which the pages borrow from */
};

/* In the order in which somebody new would read them. */
static const char *const ids[] = {
  "first-steps", "practice", "services", "fair",          "blind", "results",  "costs",
  "chats",       "files",    "privacy",  "personal-data", "keys",  "terminal",
};
static const char *const languages[] = { "en", "zh_CN", NULL };

const char *const *
matchup_help_book_get_languages (void)
{
  return languages;
}

static const char *
get_language (void)
{
  /* Translators: the language of the help pages. Translate to the code of yours where data/help
   * has a folder for it, such as "zh_CN"; else to "en". */
  return C_ ("language of the help pages", "en");
}

static GBytes *
read_text (const char *language, const char *id)
{
  g_autofree char *path = g_strdup_printf (FOLDER "/%s/%s.md", language, id);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/* What the first line says, without its mark. */
static char *
dup_title (const char *text)
{
  const char *end = strchr (text, '\n');

  if (g_str_has_prefix (text, "# "))
    text += strlen ("# ");
  return end != NULL ? g_strndup (text, (gsize) (end - text)) : g_strdup (text);
}

static void
add_page (MatchupHelpBook *self, const char *language, const char *id)
{
  g_autoptr (GBytes) text = read_text (language, id);
  MatchupHelpPage page = { id, NULL, NULL, 0 };

  if (text == NULL)
    text = read_text (languages[0], id);
  g_return_if_fail (text != NULL);
  /* Resources end with a NUL that does not count. */
  page.text = g_bytes_get_data (text, &page.length);
  page.title = dup_title (page.text);
  g_array_append_val (self->pages, page);
  g_ptr_array_add (self->texts, g_steal_pointer (&text));
}

static void
page_clear (gpointer data)
{
  g_free ((char *) ((MatchupHelpPage *) data)->title);
}

MatchupHelpBook *
matchup_help_book_new (const char *language)
{
  MatchupHelpBook *self = g_new0 (MatchupHelpBook, 1);

  self->pages = g_array_new (FALSE, FALSE, sizeof (MatchupHelpPage));
  g_array_set_clear_func (self->pages, page_clear);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    add_page (self, language != NULL ? language : get_language (), ids[i]);
  return self;
}

void
matchup_help_book_free (MatchupHelpBook *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pages);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

guint
matchup_help_book_get_n_pages (const MatchupHelpBook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

const MatchupHelpPage *
matchup_help_book_get_page (const MatchupHelpBook *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->pages->len, NULL);

  return &g_array_index (self->pages, MatchupHelpPage, position);
}

gboolean
matchup_help_book_find (const MatchupHelpBook *self, const char *id, guint *out_position)
{
  g_return_val_if_fail (self != NULL && id != NULL && out_position != NULL, FALSE);

  for (guint i = 0; i < self->pages->len; i++)
    {
      if (g_str_equal (matchup_help_book_get_page (self, i)->id, id))
        {
          *out_position = i;
          return TRUE;
        }
    }
  return FALSE;
}
