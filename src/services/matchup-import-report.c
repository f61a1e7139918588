/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-import-report.h"

#include "matchup-config.h"

#include <glib/gi18n.h>

void
matchup_import_report_free (MatchupImportReport *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->added, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self->stopped);
  g_free (self);
}

static void
append_line (GString *out, const char *line)
{
  if (out->len > 0)
    g_string_append (out, "\n\n");
  g_string_append (out, line);
}

static void
append_number (GString *out, const char *format, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_auto (GStrv) halves = g_strsplit (format, "%u", 2);
  g_autofree char *line = g_strjoinv (digits, halves);

  append_line (out, line);
}

static void
append_missing (GString *out, const MatchupImportReport *self)
{
  g_autofree char *names = NULL;

  if (self->n_pictures > 0)
    append_number (out,
                   ngettext ("%u picture could not be taken over.",
                             "%u pictures could not be taken over.",
                             self->n_pictures),
                   self->n_pictures);
  if (self->n_files > 0)
    append_number (out,
                   ngettext ("%u attached file could not be taken over.",
                             "%u attached files could not be taken over.",
                             self->n_files),
                   self->n_files);
  if (self->names->len == 0)
    return;
  g_ptr_array_add (self->names, NULL);
  names = g_strjoinv (", ", (char **) self->names->pdata);
  g_ptr_array_remove_index (self->names, self->names->len - 1);
  g_string_append_printf (out, "\n%s", names);
}

char *
matchup_import_report_dup_text (const MatchupImportReport *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->stopped != NULL)
    append_line (out, self->stopped);
  if (self->n_present > 0)
    append_number (out,
                   ngettext ("%u was here already and stayed as it is.",
                             "%u were here already and stayed as they are.",
                             self->n_present),
                   self->n_present);
  if (self->n_failed > 0)
    append_number (
        out,
        ngettext ("%u could not be imported:", "%u could not be imported:", self->n_failed),
        self->n_failed);
  for (guint i = 0; i < self->reasons->len; i++)
    g_string_append_printf (out, "\n%s", (const char *) g_ptr_array_index (self->reasons, i));
  append_missing (out, self);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
