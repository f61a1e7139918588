/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether what is written and drawn can be seen: WCAG 2.1, AA, measured on what is really drawn
 * with the style sheets of libadwaita and of this program, in light, dark and high contrast. Text
 * has to have 4.5:1 to what it stands on (7:1 in high contrast), the colours of the contestants and
 * the parts of a chart 3:1.
 */
#include "matchup-accent-style.h"
#include "matchup-fade.h"
#include "matchup-marks-scale.h"
#include "matchup-race-bar.h"
#include "matchup-test-ui.h"

#include <math.h>

#define TEXT 4.5
#define TEXT_CONTRAST 7.0
#define SHAPE 3.0
/* One sample; pixels. */
#define SIZE 56

/* Of grounds that are states of others, which nothing but a pointer brings about. */
static const char extra_style[] =
    ".test-popover { background-color: @popover_bg_color; color: @popover_fg_color; }"
    ".test-view { background-color: @view_bg_color; color: @view_fg_color; }"
    ".test-dialog { background-color: @dialog_bg_color; color: @dialog_fg_color; }"
    ".test-hovered { background-color: alpha(currentColor, 0.07); }"
    ".test-selected { background-color: alpha(currentColor, 0.1); }"
    ".test-private { background-color: alpha(#7d5fb8, 0.08); }"
    ".test-big { font-family: sans; font-weight: bold; font-size: 40px; }"
    ".test-sample { min-width: 56px; min-height: 56px; border-radius: 0; padding: 0; margin: 0;"
    "  border: none; box-shadow: none; outline: none; }";

/* What text stands on: the classes from the outside in; "name:" is the name of the node. */
static const char *const grounds[][3] = {
  { "test-plain" },
  { "test-view" },
  { "test-dialog" },
  { "test-popover" },
  { "matchup-sidebar" },
  { "matchup-sidebar", "test-hovered" },
  { "matchup-sidebar", "test-selected" },
  { "matchup-sidebar", "matchup-private-row" },
  { "card" },
  { "test-popover", "card" },
  { "matchup-prompt" },
  { "matchup-banner" },
  { "card", "matchup-trouble" },
  { "matchup-trouble" },
  { "name:blindwarning" },
  { "card", "name:codeblock" },
  { "name:codeblock" },
  { "matchup-composer-frame" },
  { "matchup-note" },
  { "test-private" },
  { "test-private", "card" },
  { "test-private", "matchup-prompt" },
};

static const char *const texts[] = {
  "test-normal", "dim-label", "matchup-thinking", "accent", "error", "warning", "success",
};

typedef struct
{
  GtkWidget *ground; /* the innermost one */
  GtkWidget *drawn;
  char *name;
  double wanted;
  gboolean fill; /* what is drawn is all of @drawn */
} Sample;

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  g_free (sample->name);
  g_free (sample);
}

static GtkWidget *
make_ground (GtkWidget *parent, const char *name)
{
  GtkWidget *ground = g_object_new (GTK_TYPE_BOX,
                                    "css-name",
                                    g_str_has_prefix (name, "name:") ? name + 5 : "box",
                                    NULL);

  if (!g_str_has_prefix (name, "name:"))
    gtk_widget_add_css_class (ground, name);
  gtk_widget_add_css_class (ground, "test-sample");
  gtk_box_append (GTK_BOX (parent), ground);
  return ground;
}

static Sample *
add_sample (GPtrArray *samples, GtkWidget *ground, GtkWidget *drawn, double wanted, char *name)
{
  Sample *sample = g_new0 (Sample, 1);

  sample->ground = ground;
  sample->drawn = drawn;
  sample->wanted = wanted;
  sample->name = name;
  g_ptr_array_add (samples, sample);
  return sample;
}

static GtkWidget *
make_cell (GtkWidget *flow)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_flow_box_append (GTK_FLOW_BOX (flow), cell);
  return cell;
}

static void
add_texts (GPtrArray *samples, GtkWidget *flow, gboolean contrast)
{
  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        GtkWidget *ground = make_cell (flow);
        GtkWidget *label = gtk_label_new ("I");
        g_autofree char *place = g_strjoinv (" ", (char **) grounds[i]);

        for (guint k = 0; k < 3 && grounds[i][k] != NULL; k++)
          ground = make_ground (ground, grounds[i][k]);
        gtk_widget_add_css_class (label, texts[j]);
        gtk_widget_add_css_class (label, "test-big");
        gtk_widget_set_hexpand (label, TRUE);
        gtk_box_append (GTK_BOX (ground), label);
        add_sample (samples,
                    ground,
                    label,
                    contrast && j < 3 ? TEXT_CONTRAST : TEXT,
                    g_strdup_printf ("%s on %s", texts[j], place));
      }
}

/* On what they stand in the window; the last two are buttons that are not pressed and pressed. */
static GtkWidget *
make_accent_ground (GtkWidget *cell, guint which)
{
  static const char *const names[] = {
    "test-plain", "test-view", "test-popover", "card", "test-private",
  };
  GtkWidget *chip;
  GtkWidget *button;

  if (which < G_N_ELEMENTS (names))
    return make_ground (cell, names[which]);
  if (which > G_N_ELEMENTS (names) + 1)
    return NULL;
  chip = make_ground (cell, "name:lineupchip");
  button = gtk_toggle_button_new ();
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), which > G_N_ELEMENTS (names));
  gtk_widget_add_css_class (button, "test-sample");
  gtk_box_append (GTK_BOX (chip), button);
  return button;
}

static void
add_accents (GPtrArray *samples, GtkWidget *flow)
{
  for (guint position = 0; position < MATCHUP_ACCENT_N; position++)
    for (guint which = 0;; which++)
      {
        GtkWidget *cell = make_cell (flow);
        GtkWidget *ground = make_accent_ground (cell, which);
        GtkWidget *dot;

        if (ground == NULL)
          break;
        dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
        gtk_widget_add_css_class (dot, "matchup-letter");
        gtk_widget_set_hexpand (dot, TRUE);
        gtk_widget_set_halign (dot, GTK_ALIGN_CENTER);
        gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
        matchup_accent_style_set (dot, position, FALSE);
        if (GTK_IS_BUTTON (ground))
          gtk_button_set_child (GTK_BUTTON (ground), dot);
        else
          gtk_box_append (GTK_BOX (ground), dot);
        add_sample (samples,
                    ground,
                    dot,
                    SHAPE,
                    g_strdup_printf ("the colour of %c, ground %u", 'A' + (char) position, which))
            ->fill = TRUE;
      }
}

/* What a bar shows while nothing is written yet. */
static void
add_phases (GPtrArray *samples, GtkWidget *flow)
{
  MatchupPhases phases = { .waiting = 1 };
  GtkWidget *ground = make_ground (make_cell (flow), "test-plain");
  GtkWidget *bar = matchup_race_bar_new ();

  matchup_race_bar_set (MATCHUP_RACE_BAR (bar), &phases, 1);
  gtk_box_append (GTK_BOX (ground), bar);
  add_sample (samples, ground, bar, SHAPE, g_strdup ("the bar of who waits"))->fill = TRUE;
}

/* The stars for marks: those that are not given are not quieter than can be seen. */
static void
add_stars (GPtrArray *samples, GtkWidget *flow)
{
  static const char *const names[] = { "test-plain", "card", "test-private" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *ground = make_ground (make_cell (flow), names[i]);
      GtkWidget *scale = matchup_marks_scale_new ("");

      matchup_marks_scale_set_mark (MATCHUP_MARKS_SCALE (scale), 1);
      gtk_box_append (GTK_BOX (ground), scale);
      add_sample (samples,
                  ground,
                  gtk_button_get_child (GTK_BUTTON (gtk_widget_get_last_child (scale))),
                  SHAPE,
                  g_strdup_printf ("an empty star on %s", names[i]));
    }
}

static double
get_luminance (const guchar *pixel)
{
  const double weights[] = { 0.0722, 0.7152, 0.2126 }; /* of blue, green, red, as they lie there */
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    {
      double c = pixel[i] / 255.0;

      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4));
    }
  return sum;
}

static double
get_contrast (double a, double b)
{
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

typedef struct
{
  guchar *pixels;
  int width, height;
} Picture;

static double
look_at (const Picture *picture, double x, double y)
{
  g_assert_cmpfloat (x, >=, 0);
  g_assert_cmpfloat (y, >=, 0);
  g_assert_cmpfloat (x, <, picture->width);
  g_assert_cmpfloat (y, <, picture->height);
  return get_luminance (picture->pixels + ((gsize) y * (gsize) picture->width + (gsize) x) * 4);
}

/* The contrast of what is drawn to the ground, which is what can be seen in its corner. */
static double
find_contrast (const Picture *picture, GtkWidget *window, const Sample *sample)
{
  graphene_rect_t ground, drawn;
  double paper, best = 1;

  g_assert_true (gtk_widget_compute_bounds (sample->ground, window, &ground));
  g_assert_true (gtk_widget_compute_bounds (sample->drawn, window, &drawn));
  paper = look_at (picture, ground.origin.x + 3, ground.origin.y + 3);
  if (sample->fill)
    return get_contrast (paper,
                         look_at (picture,
                                  drawn.origin.x + drawn.size.width / 2,
                                  drawn.origin.y + drawn.size.height / 2));
  for (double y = drawn.origin.y; y < drawn.origin.y + drawn.size.height; y++)
    for (double x = drawn.origin.x; x < drawn.origin.x + drawn.size.width; x++)
      best = MAX (best, get_contrast (paper, look_at (picture, x, y)));
  return best;
}

static void
take_picture (GtkWidget *widget, Picture *picture)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  picture->width = gtk_widget_get_width (widget);
  picture->height = gtk_widget_get_height (widget);
  gdk_paintable_snapshot (paintable, snapshot, picture->width, picture->height);
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (
      renderer,
      node,
      &GRAPHENE_RECT_INIT (0, 0, (float) picture->width, (float) picture->height));
  picture->pixels = g_malloc ((gsize) picture->width * (gsize) picture->height * 4);
  gdk_texture_download (texture, picture->pixels, (gsize) picture->width * 4);
}

static void
check_scheme (AdwColorScheme color_scheme, gboolean contrast)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func (sample_free);
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *flow = g_object_new (GTK_TYPE_FLOW_BOX,
                                  "min-children-per-line",
                                  24,
                                  "max-children-per-line",
                                  24,
                                  "selection-mode",
                                  GTK_SELECTION_NONE,
                                  NULL);
  GtkWindow *window;
  Picture picture;
  guint failed = 0;

  adw_style_manager_set_color_scheme (style, color_scheme);
  g_assert_cmpint (adw_style_manager_get_high_contrast (style), ==, contrast);
  g_assert_cmpint (adw_style_manager_get_dark (style),
                   ==,
                   color_scheme == ADW_COLOR_SCHEME_FORCE_DARK);
  add_texts (samples, flow, contrast);
  add_accents (samples, flow);
  add_phases (samples, flow);
  add_stars (samples, flow);
  window = matchup_test_show (flow, 24 * (SIZE + 12), 600);
  take_picture (GTK_WIDGET (window), &picture);
  for (guint i = 0; i < samples->len; i++)
    {
      const Sample *sample = g_ptr_array_index (samples, i);
      double found = find_contrast (&picture, GTK_WIDGET (window), sample);

      if (found < sample->wanted)
        {
          g_printerr ("%s: %.2f, less than %.1f\n", sample->name, found, sample->wanted);
          failed++;
        }
    }
  if (failed > 0)
    g_test_fail ();
  g_free (picture.pixels);
  matchup_test_destroy (window);
}

/* The style sheets name what the table in the code has. */
static void
check_table (AdwColorScheme color_scheme, MatchupAccentScheme scheme)
{
  GtkWidget *label = gtk_label_new ("A");
  GtkWindow *window = matchup_test_show (label, 100, 100);
  GdkRGBA ink;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), color_scheme);
  for (guint i = 0; i < MATCHUP_ACCENT_N; i++)
    {
      g_autofree char *text = g_strdup_printf ("#%06x", matchup_accent_get (i, scheme));
      GdkRGBA expected, found;

      g_assert_true (gdk_rgba_parse (&expected, text));
      matchup_accent_style_find_color (label, i, &found);
      g_assert_true (gdk_rgba_equal (&expected, &found));
      matchup_accent_style_set (label, i, FALSE);
      matchup_accent_style_get_color (label, &found);
      g_assert_true (gdk_rgba_equal (&expected, &found));
    }
  g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (label),
                                                 "matchup_accent_ink",
                                                 &ink));
  g_assert_cmpuint (matchup_accent_get_ink (scheme),
                    ==,
                    (guint) lround (ink.red * 255) << 16 | (guint) lround (ink.green * 255) << 8 |
                        (guint) lround (ink.blue * 255));
  matchup_test_destroy (window);
}

static void
test_light (void)
{
  check_table (ADW_COLOR_SCHEME_FORCE_LIGHT, MATCHUP_ACCENT_LIGHT);
  check_scheme (ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE);
}

static void
test_dark (void)
{
  check_table (ADW_COLOR_SCHEME_FORCE_DARK, MATCHUP_ACCENT_DARK);
  check_scheme (ADW_COLOR_SCHEME_FORCE_DARK, FALSE);
}

/* High contrast is asked for before the program begins. */
static void
test_contrast (void)
{
  if (g_test_subprocess ())
    {
      check_table (ADW_COLOR_SCHEME_FORCE_LIGHT, MATCHUP_ACCENT_LIGHT_CONTRAST);
      check_scheme (ADW_COLOR_SCHEME_FORCE_LIGHT, TRUE);
      check_table (ADW_COLOR_SCHEME_FORCE_DARK, MATCHUP_ACCENT_DARK_CONTRAST);
      check_scheme (ADW_COLOR_SCHEME_FORCE_DARK, TRUE);
      return;
    }
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  g_test_trap_subprocess (NULL,
                          0,
                          G_TEST_SUBPROCESS_INHERIT_STDERR | G_TEST_SUBPROCESS_INHERIT_STDOUT);
  g_unsetenv ("ADW_DEBUG_HIGH_CONTRAST");
  g_test_trap_assert_passed ();
}

static void
check_fade (GtkWidget *widget, guint milliseconds)
{
  g_assert_cmpuint (milliseconds, <=, 250);
  /* Nothing moves where the person wants it so, and nobody waits for what cannot be seen. */
  matchup_fade_in (widget, milliseconds);
  g_assert_cmpfloat (gtk_widget_get_opacity (widget), ==, 1);
}

static void
test_fade (void)
{
  GtkWidget *label = gtk_label_new ("A");
  GtkWidget *hidden = g_object_ref_sink (gtk_label_new ("B"));
  GtkWindow *window = matchup_test_show (label, 100, 100);
  GtkSettings *settings = gtk_settings_get_default ();

  check_fade (label, MATCHUP_FADE_PAGE);
  check_fade (label, MATCHUP_FADE_ROW);
  check_fade (label, MATCHUP_FADE_NAMES);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  check_fade (hidden, MATCHUP_FADE_ROW);
  matchup_fade_in (label, MATCHUP_FADE_ROW);
  g_assert_cmpfloat (gtk_widget_get_opacity (label), <, 1);
  matchup_test_wait_until (gtk_widget_get_opacity (label) == 1);
  /* What comes up again meanwhile begins anew, and what goes away takes it along. */
  matchup_fade_in (label, MATCHUP_FADE_ROW);
  matchup_fade_in (label, MATCHUP_FADE_PAGE);
  g_assert_cmpfloat (gtk_widget_get_opacity (label), <, 1);
  matchup_test_destroy (window);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  g_assert_finalize_object (hidden);
}

/* As every AdwApplication does it. */
static GApplication *
load_styles (void)
{
  g_autoptr (GError) error = NULL;
  GtkCssProvider *provider = gtk_css_provider_new ();
  GApplication *application = g_object_new (ADW_TYPE_APPLICATION,
                                            "application-id",
                                            "io.github.matchup_app.TestLooks",
                                            "resource-base-path",
                                            "/io/github/matchup_app/Matchup",
                                            "flags",
                                            G_APPLICATION_NON_UNIQUE,
                                            NULL);

  g_assert_true (g_application_register (application, NULL, &error));
  g_assert_no_error (error);
  gtk_css_provider_load_from_data (provider, extra_style, -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
  g_object_unref (provider);
  return application;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GApplication) application = NULL;

  matchup_test_ui_init (&argc, &argv);
  g_test_set_nonfatal_assertions ();
  application = load_styles ();
  g_test_add_func ("/looks/light", test_light);
  g_test_add_func ("/looks/dark", test_dark);
  g_test_add_func ("/looks/contrast", test_contrast);
  g_test_add_func ("/looks/fade", test_fade);
  return g_test_run ();
}
