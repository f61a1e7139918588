/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-test-input.h"

#define NAME "matchup-test"
#define DELAY 20 /* milliseconds */

G_DECLARE_FINAL_TYPE (MatchupTestInput, matchup_test_input, MATCHUP, TEST_INPUT, GtkIMContext)

struct _MatchupTestInput
{
  GtkIMContext parent_instance;

  GString *composed;
  GQueue *returned; /* GdkEvent: given back, and let through when they come again */
};

G_DEFINE_FINAL_TYPE (MatchupTestInput, matchup_test_input, GTK_TYPE_IM_CONTEXT)

MatchupTestInputState matchup_test_input;

static void
set_composed (MatchupTestInput *self, const char *text)
{
  gboolean before = self->composed->len > 0;
  gboolean after = *text != '\0';

  if (!before && after)
    g_signal_emit_by_name (self, "preedit-start");
  g_string_assign (self->composed, text);
  if (before || after)
    g_signal_emit_by_name (self, "preedit-changed");
  if (before && !after)
    g_signal_emit_by_name (self, "preedit-end");
}

static void
commit (MatchupTestInput *self, const char *text)
{
  set_composed (self, "");
  g_signal_emit_by_name (self, "commit", text);
}

static void
commit_proposed (MatchupTestInput *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < self->composed->len; i++)
    g_string_append_unichar (text, 0x4e00 + (gunichar) (self->composed->str[i] - 'a'));
  commit (self, text->str);
}

/* FALSE: it has no use for it. */
static gboolean
take (MatchupTestInput *self, GdkEvent *event)
{
  guint key = gdk_key_event_get_keyval (event);
  GdkModifierType state = gdk_event_get_modifier_state (event);
  gboolean composing = self->composed->len > 0;
  g_autofree char *raw = g_strdup (self->composed->str);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 && !composing)
    return FALSE;
  if (key >= GDK_KEY_a && key <= GDK_KEY_z)
    {
      g_autofree char *more = g_strdup_printf ("%s%c", raw, (char) key);

      set_composed (self, more);
      return TRUE;
    }
  if (!composing)
    {
      char letter[7] = "";

      /* As every input method does: text views leave letters to it. */
      g_unichar_to_utf8 (gdk_keyval_to_unicode (key), letter);
      if (g_ascii_iscntrl (*letter) || *letter == '\0')
        return FALSE;
      commit (self, letter);
      return TRUE;
    }
  if (key == GDK_KEY_space)
    commit_proposed (self);
  else if (key == GDK_KEY_Return)
    commit (self, raw);
  else if (key == GDK_KEY_Escape)
    set_composed (self, "");
  else if (key == GDK_KEY_Up)
    matchup_test_input.n_proposal--;
  else if (key == GDK_KEY_Down)
    matchup_test_input.n_proposal++;
  return TRUE;
}

typedef struct
{
  MatchupTestInput *self;
  GdkEvent *event;
} Waiting;

static gboolean
answer_cb (gpointer data)
{
  Waiting *waiting = data;

  matchup_test_input.n_waiting--;
  if (!take (waiting->self, waiting->event))
    {
      g_queue_push_tail (waiting->self->returned, gdk_event_ref (waiting->event));
      gdk_display_put_event (gdk_event_get_display (waiting->event), waiting->event);
    }
  gdk_event_unref (waiting->event);
  g_object_unref (waiting->self);
  g_free (waiting);
  return G_SOURCE_REMOVE;
}

static gboolean
matchup_test_input_filter_keypress (GtkIMContext *context, GdkEvent *event)
{
  MatchupTestInput *self = (MatchupTestInput *) context;
  Waiting *waiting;

  if (gdk_event_get_event_type (event) != GDK_KEY_PRESS)
    return FALSE;
  if (!matchup_test_input.slow)
    return take (self, event);
  if (g_queue_find (self->returned, event) != NULL)
    return FALSE;
  waiting = g_new (Waiting, 1);
  *waiting = (Waiting){ g_object_ref (self), gdk_event_ref (event) };
  matchup_test_input.n_waiting++;
  g_timeout_add (DELAY, answer_cb, waiting);
  return TRUE;
}

static void
matchup_test_input_get_preedit_string (GtkIMContext *context,
                                       char **text,
                                       PangoAttrList **attributes,
                                       int *cursor)
{
  MatchupTestInput *self = (MatchupTestInput *) context;

  if (text != NULL)
    *text = g_strdup (self->composed->str);
  if (attributes != NULL)
    *attributes = pango_attr_list_new ();
  if (cursor != NULL)
    *cursor = (int) self->composed->len;
}

static void
matchup_test_input_reset (GtkIMContext *context)
{
  MatchupTestInput *self = (MatchupTestInput *) context;

  if (self->composed->len > 0)
    matchup_test_input.n_resets++;
  set_composed (self, "");
}

static void
matchup_test_input_finalize (GObject *object)
{
  MatchupTestInput *self = (MatchupTestInput *) object;

  g_string_free (self->composed, TRUE);
  g_queue_free_full (self->returned, (GDestroyNotify) gdk_event_unref);

  G_OBJECT_CLASS (matchup_test_input_parent_class)->finalize (object);
}

static void
matchup_test_input_class_init (MatchupTestInputClass *klass)
{
  GtkIMContextClass *context_class = GTK_IM_CONTEXT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = matchup_test_input_finalize;
  context_class->filter_keypress = matchup_test_input_filter_keypress;
  context_class->get_preedit_string = matchup_test_input_get_preedit_string;
  context_class->reset = matchup_test_input_reset;
}

static void
matchup_test_input_init (MatchupTestInput *self)
{
  self->composed = g_string_new (NULL);
  self->returned = g_queue_new ();
}

void
matchup_test_input_choose (void)
{
  g_setenv ("GTK_IM_MODULE", NAME, TRUE);
}

void
matchup_test_input_register (void)
{
  g_io_extension_point_implement (GTK_IM_MODULE_EXTENSION_POINT_NAME,
                                  matchup_test_input_get_type (),
                                  NAME,
                                  0);
}
