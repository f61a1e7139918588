/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-code-language.h"

#include <string.h>

#define MAX_KEPT 6

/* The names that people and models write, where GtkSourceView has another one. */
static const struct
{
  const char *name;
  const char *id;
} aliases[] = {
  { "bash", "sh" },
  { "c#", "c-sharp" },
  { "c++", "cpp" },
  { "cc", "cpp" },
  { "console", "sh" },
  { "cs", "c-sharp" },
  { "csharp", "c-sharp" },
  { "cxx", "cpp" },
  { "docker", "docker" },
  { "dockerfile", "docker" },
  { "f#", "fsharp" },
  { "go", "go" },
  { "golang", "go" },
  { "h", "chdr" },
  { "hpp", "cpphdr" },
  { "hs", "haskell" },
  { "html5", "html" },
  { "htm", "html" },
  { "javascript", "js" },
  { "js", "js" },
  { "json5", "json" },
  { "jsonc", "json" },
  { "jsx", "jsx" },
  { "kt", "kotlin" },
  { "make", "makefile" },
  { "md", "markdown" },
  { "mjs", "js" },
  { "node", "js" },
  { "objc", "objc" },
  { "objective-c", "objc" },
  { "pl", "perl" },
  { "plaintext", "" },
  { "powershell", "powershell" },
  { "ps1", "powershell" },
  { "py", "python3" },
  { "python", "python3" },
  { "r", "r" },
  { "rb", "ruby" },
  { "rs", "rust" },
  { "shell", "sh" },
  { "shell-session", "sh" },
  { "sv", "systemverilog" },
  { "terraform", "terraform" },
  { "tex", "latex" },
  { "text", "" },
  { "ts", "typescript" },
  { "tsx", "typescript-jsx" },
  { "txt", "" },
  { "viml", "vim" },
  { "vue", "html" },
  { "xhtml", "html" },
  { "yml", "yaml" },
  { "zsh", "sh" },
};

GtkSourceLanguage *
matchup_code_language_find (const char *info)
{
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();
  g_autofree char *name = NULL;

  g_return_val_if_fail (info != NULL, NULL);

  /* The first word; some write attributes behind it. */
  name = g_ascii_strdown (info, (gssize) MIN (strcspn (info, " \t,{:"), 32));
  if (*name == '\0')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    {
      if (strcmp (aliases[i].name, name) == 0)
        return *aliases[i].id == '\0'
                   ? NULL
                   : gtk_source_language_manager_get_language (manager, aliases[i].id);
    }
  return gtk_source_language_manager_get_language (manager, name);
}

static int
compare_language (gconstpointer buffer, gconstpointer language)
{
  return gtk_source_buffer_get_language ((gpointer) buffer) != language;
}

void
matchup_code_language_keep (GtkSourceLanguage *language)
{
  static GQueue kept = G_QUEUE_INIT; /* GtkSourceBuffer without text, the last language first */
  GList *link;

  g_return_if_fail (GTK_SOURCE_IS_LANGUAGE (language));

  link = g_queue_find_custom (&kept, language, compare_language);
  if (link != NULL)
    {
      g_queue_unlink (&kept, link);
      g_queue_push_head_link (&kept, link);
      return;
    }
  g_queue_push_head (&kept, gtk_source_buffer_new_with_language (language));
  if (kept.length > MAX_KEPT)
    g_object_unref (g_queue_pop_tail (&kept));
}
