/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-text-settings.h"

#include "matchup-config.h"
#include "matchup-settings.h"

#define THEME_LIGHT "Adwaita"
#define THEME_DARK "Adwaita-dark"

struct _MatchupTextSettings
{
  GObject parent_instance;

  GSettings *settings; /* NULL: nothing is kept */
  int size;
  MatchupTextWidth width;
  char *theme_light;
  char *theme_dark;
  gboolean line_numbers;
  gboolean wrap;
  gboolean maths;
};

enum
{
  PROP_0,
  PROP_SIZE,
  PROP_WIDTH,
  PROP_THEME_LIGHT,
  PROP_THEME_DARK,
  PROP_LINE_NUMBERS,
  PROP_WRAP,
  PROP_MATHS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MatchupTextSettings, matchup_text_settings, G_TYPE_OBJECT)

static int
round_size (int size)
{
  int steps = (size + MATCHUP_TEXT_SIZE_STEP / 2) / MATCHUP_TEXT_SIZE_STEP;

  return CLAMP (steps * MATCHUP_TEXT_SIZE_STEP, MATCHUP_TEXT_SIZE_MIN, MATCHUP_TEXT_SIZE_MAX);
}

static void
matchup_text_settings_finalize (GObject *object)
{
  MatchupTextSettings *self = MATCHUP_TEXT_SETTINGS (object);

  g_clear_object (&self->settings);
  g_free (self->theme_light);
  g_free (self->theme_dark);

  G_OBJECT_CLASS (matchup_text_settings_parent_class)->finalize (object);
}

static void
matchup_text_settings_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  MatchupTextSettings *self = MATCHUP_TEXT_SETTINGS (object);

  switch (prop_id)
    {
    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;
    case PROP_WIDTH:
      g_value_set_int (value, (int) self->width);
      break;
    case PROP_THEME_LIGHT:
      g_value_set_string (value, self->theme_light);
      break;
    case PROP_THEME_DARK:
      g_value_set_string (value, self->theme_dark);
      break;
    case PROP_LINE_NUMBERS:
      g_value_set_boolean (value, self->line_numbers);
      break;
    case PROP_WRAP:
      g_value_set_boolean (value, self->wrap);
      break;
    case PROP_MATHS:
      g_value_set_boolean (value, self->maths);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_text_settings_class_init (MatchupTextSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = matchup_text_settings_finalize;
  object_class->get_property = matchup_text_settings_get_property;
  properties[PROP_SIZE] = g_param_spec_int ("size",
                                            NULL,
                                            NULL,
                                            MATCHUP_TEXT_SIZE_MIN,
                                            MATCHUP_TEXT_SIZE_MAX,
                                            100,
                                            flags);
  properties[PROP_WIDTH] = g_param_spec_int ("width",
                                             NULL,
                                             NULL,
                                             MATCHUP_TEXT_WIDTH_NARROW,
                                             MATCHUP_TEXT_WIDTH_FULL,
                                             MATCHUP_TEXT_WIDTH_NORMAL,
                                             flags);
  properties[PROP_THEME_LIGHT] =
      g_param_spec_string ("theme-light", NULL, NULL, THEME_LIGHT, flags);
  properties[PROP_THEME_DARK] = g_param_spec_string ("theme-dark", NULL, NULL, THEME_DARK, flags);
  properties[PROP_LINE_NUMBERS] = g_param_spec_boolean ("line-numbers", NULL, NULL, FALSE, flags);
  properties[PROP_WRAP] = g_param_spec_boolean ("wrap", NULL, NULL, FALSE, flags);
  properties[PROP_MATHS] = g_param_spec_boolean ("maths", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
notify (MatchupTextSettings *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
take_size (MatchupTextSettings *self, int size)
{
  if (size == self->size)
    return;
  self->size = size;
  notify (self, PROP_SIZE);
}

static void
take_flag (MatchupTextSettings *self, gboolean *member, const char *key, guint property)
{
  gboolean value = g_settings_get_boolean (self->settings, key);

  if (value == *member)
    return;
  *member = value;
  notify (self, property);
}

static void
take_theme (MatchupTextSettings *self, char **member, const char *key, guint property)
{
  g_autofree char *value = g_settings_get_string (self->settings, key);

  if (g_str_equal (value, *member))
    return;
  g_free (*member);
  *member = g_steal_pointer (&value);
  notify (self, property);
}

static void
read_settings (MatchupTextSettings *self)
{
  MatchupTextWidth width = (MatchupTextWidth) g_settings_get_enum (self->settings, "text-width");

  take_size (self, round_size (g_settings_get_int (self->settings, "text-size")));
  if (width != self->width)
    {
      self->width = width;
      notify (self, PROP_WIDTH);
    }
  take_theme (self, &self->theme_light, "code-theme-light", PROP_THEME_LIGHT);
  take_theme (self, &self->theme_dark, "code-theme-dark", PROP_THEME_DARK);
  take_flag (self, &self->line_numbers, "code-line-numbers", PROP_LINE_NUMBERS);
  take_flag (self, &self->wrap, "code-wrap", PROP_WRAP);
  take_flag (self, &self->maths, "maths", PROP_MATHS);
}

static void
matchup_text_settings_init (MatchupTextSettings *self)
{
  self->size = 100;
  self->width = MATCHUP_TEXT_WIDTH_NORMAL;
  self->theme_light = g_strdup (THEME_LIGHT);
  self->theme_dark = g_strdup (THEME_DARK);
  self->maths = TRUE;
  self->settings = matchup_settings_new ();
  if (self->settings == NULL)
    return;
  g_signal_connect_object (self->settings,
                           "changed",
                           G_CALLBACK (read_settings),
                           self,
                           G_CONNECT_SWAPPED);
  read_settings (self);
}

MatchupTextSettings *
matchup_text_settings_get_default (void)
{
  static MatchupTextSettings *settings;

  if (settings == NULL)
    settings = g_object_new (MATCHUP_TYPE_TEXT_SETTINGS, NULL);
  return settings;
}

int
matchup_text_settings_get_size (MatchupTextSettings *self)
{
  g_return_val_if_fail (MATCHUP_IS_TEXT_SETTINGS (self), 100);

  return self->size;
}

void
matchup_text_settings_set_size (MatchupTextSettings *self, int size)
{
  g_return_if_fail (MATCHUP_IS_TEXT_SETTINGS (self));

  size = round_size (size);
  if (self->settings == NULL)
    take_size (self, size);
  else if (g_settings_is_writable (self->settings, "text-size"))
    g_settings_set_int (self->settings, "text-size", size);
}

/* One class for each size, see style.css: the style of nothing else is looked at again. */
static void
show_size (GtkWidget *widget, GParamSpec *pspec, MatchupTextSettings *self)
{
  const char *before = g_object_get_data (G_OBJECT (widget), "matchup-size");
  g_autofree char *now = g_strdup_printf ("matchup-size-%d", self->size);

  if (g_strcmp0 (before, now) == 0)
    return;
  if (before != NULL)
    gtk_widget_remove_css_class (widget, before);
  if (self->size != 100)
    gtk_widget_add_css_class (widget, now);
  g_object_set_data_full (G_OBJECT (widget), "matchup-size", g_steal_pointer (&now), g_free);
}

static void
size_changed_cb (GtkWidget *widget)
{
  show_size (widget, NULL, matchup_text_settings_get_default ());
}

void
matchup_text_settings_follow_size (MatchupTextSettings *self, GtkWidget *widget)
{
  g_return_if_fail (MATCHUP_IS_TEXT_SETTINGS (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_signal_connect_object (self,
                           "notify::size",
                           G_CALLBACK (size_changed_cb),
                           widget,
                           G_CONNECT_SWAPPED);
  show_size (widget, NULL, self);
}

int
matchup_text_settings_get_width (MatchupTextSettings *self, int normal)
{
  g_return_val_if_fail (MATCHUP_IS_TEXT_SETTINGS (self), normal);

  switch (self->width)
    {
    case MATCHUP_TEXT_WIDTH_NARROW:
      return normal * 3 / 4;
    case MATCHUP_TEXT_WIDTH_WIDE:
      return normal * 4 / 3;
    case MATCHUP_TEXT_WIDTH_FULL:
      return G_MAXINT16;
    case MATCHUP_TEXT_WIDTH_NORMAL:
    default:
      return normal;
    }
}

const char *
matchup_text_settings_get_theme (MatchupTextSettings *self, gboolean dark)
{
  g_return_val_if_fail (MATCHUP_IS_TEXT_SETTINGS (self), NULL);

  return dark ? self->theme_dark : self->theme_light;
}

gboolean
matchup_text_settings_get_line_numbers (MatchupTextSettings *self)
{
  g_return_val_if_fail (MATCHUP_IS_TEXT_SETTINGS (self), FALSE);

  return self->line_numbers;
}

gboolean
matchup_text_settings_get_wrap (MatchupTextSettings *self)
{
  g_return_val_if_fail (MATCHUP_IS_TEXT_SETTINGS (self), FALSE);

  return self->wrap;
}

gboolean
matchup_text_settings_get_maths (MatchupTextSettings *self)
{
  g_return_val_if_fail (MATCHUP_IS_TEXT_SETTINGS (self), TRUE);

  return self->maths;
}
