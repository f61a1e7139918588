/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether the colours of the contestants can be told apart, also by those who see fewer of them.
 *
 * How they see is simulated by the matrices of Machado, Oliveira and Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency" (IEEE TVCG 15/6, 2009) at
 * full severity, of Viénot, Brettel and Mollon, "Digital video colourmaps for checking the
 * legibility of displays by dichromats" (Color Research and Application 24/4, 1999) for red and
 * green, and of Brettel, Viénot and Mollon, "Computerized simulation of color appearance for
 * dichromats" (JOSA A 14/10, 1997) for blue. How far two colours are apart is CIEDE2000 (CIE
 * 142-2001); its numbers are those of Sharma, Wu and Dalal (2005).
 *
 * About 1 is just noticed side by side. 10 is another colour at a glance, also in the bar of a race
 * that is looked at after the letter of a column: that is asked of neighbours, and of all of the
 * first four, as hardly anybody compares more. 5 is seen side by side: that is asked of all pairs.
 */
#include "matchup-accent.h"

#include <math.h>

#define AT_A_GLANCE 10.0
#define SIDE_BY_SIDE 5.0
#define FIRST 4

typedef struct
{
  double v[3];
} Triple;

typedef double Matrix[3][3];

static const Matrix machado[] = {
  { { 0.152286, 1.052583, -0.204868 },
    { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 },
    { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 },
    { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
};
static const Matrix vienot[] = {
  { { 0.11238, 0.88762, 0 }, { 0.11238, 0.88762, 0 }, { 0.00401, -0.00401, 1 } },
  { { 0.29275, 0.70725, 0 }, { 0.29275, 0.70725, 0 }, { -0.02234, 0.02234, 1 } },
};
/* Of both sides of the plane through white. */
static const Matrix brettel[] = {
  { { 1.01277, 0.13548, -0.14826 }, { -0.01243, 0.86812, 0.14431 }, { 0.07589, 0.80500, 0.11911 } },
  { { 0.93678, 0.18979, -0.12657 }, { 0.06154, 0.81526, 0.12320 }, { -0.37562, 1.12767, 0.24796 } },
};
static const double brettel_plane[] = { 0.03901, -0.02788, -0.01113 };

typedef enum
{
  EYES_ALL,
  EYES_MACHADO_RED,
  EYES_MACHADO_GREEN,
  EYES_MACHADO_BLUE,
  EYES_VIENOT_RED,
  EYES_VIENOT_GREEN,
  EYES_BRETTEL_BLUE,
  N_EYES,
} Eyes;

static const char *const eyes_names[] = {
  "all colours",     "no red (Machado)",  "no green (Machado)", "no blue (Machado)",
  "no red (Viénot)", "no green (Viénot)", "no blue (Brettel)",
};

static Triple
linear (guint color)
{
  Triple rgb;

  for (guint i = 0; i < 3; i++)
    {
      double c = ((color >> (16 - 8 * i)) & 0xff) / 255.0;

      rgb.v[i] = c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
    }
  return rgb;
}

static Triple
apply (const Matrix matrix, Triple in)
{
  Triple out;

  for (guint i = 0; i < 3; i++)
    {
      double sum = 0;

      for (guint j = 0; j < 3; j++)
        sum += matrix[i][j] * in.v[j];
      out.v[i] = CLAMP (sum, 0, 1);
    }
  return out;
}

static Triple
look (Eyes eyes, Triple rgb)
{
  double side = 0;

  switch (eyes)
    {
    case EYES_MACHADO_RED:
    case EYES_MACHADO_GREEN:
    case EYES_MACHADO_BLUE:
      return apply (machado[eyes - EYES_MACHADO_RED], rgb);
    case EYES_VIENOT_RED:
    case EYES_VIENOT_GREEN:
      return apply (vienot[eyes - EYES_VIENOT_RED], rgb);
    case EYES_BRETTEL_BLUE:
      for (guint i = 0; i < 3; i++)
        side += brettel_plane[i] * rgb.v[i];
      return apply (brettel[side >= 0 ? 0 : 1], rgb);
    case EYES_ALL:
    case N_EYES:
    default:
      return rgb;
    }
}

static double
bend (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

static Triple
to_lab (Triple c)
{
  double x = bend ((0.4124564 * c.v[0] + 0.3575761 * c.v[1] + 0.1804375 * c.v[2]) / 0.95047);
  double y = bend (0.2126729 * c.v[0] + 0.7151522 * c.v[1] + 0.0721750 * c.v[2]);
  double z = bend ((0.0193339 * c.v[0] + 0.1191920 * c.v[1] + 0.9503041 * c.v[2]) / 1.08883);

  return (Triple){ { 116 * y - 16, 500 * (x - y), 200 * (y - z) } };
}

static double
to_radians (double degrees)
{
  return degrees * G_PI / 180;
}

static double
get_hue (double a, double b)
{
  double hue = atan2 (b, a) * 180 / G_PI;

  return hue < 0 ? hue + 360 : hue;
}

static double
get_mean_hue (double h1, double h2)
{
  if (fabs (h1 - h2) <= 180)
    return (h1 + h2) / 2;
  return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

/* CIEDE2000. */
static double
measure (Triple p, Triple q)
{
  double mean_c = (hypot (p.v[1], p.v[2]) + hypot (q.v[1], q.v[2])) / 2;
  double g = 0.5 * (1 - sqrt (pow (mean_c, 7) / (pow (mean_c, 7) + pow (25, 7))));
  double a1 = p.v[1] * (1 + g), a2 = q.v[1] * (1 + g);
  double c1 = hypot (a1, p.v[2]), c2 = hypot (a2, q.v[2]);
  double h1 = get_hue (a1, p.v[2]), h2 = get_hue (a2, q.v[2]);
  double turn = remainder (h2 - h1, 360);
  double dl = q.v[0] - p.v[0], dc = c2 - c1;
  double dh = 2 * sqrt (c1 * c2) * sin (to_radians (turn / 2));
  double l = (p.v[0] + q.v[0]) / 2, c = (c1 + c2) / 2, h = get_mean_hue (h1, h2);
  double t = 1 - 0.17 * cos (to_radians (h - 30)) + 0.24 * cos (to_radians (2 * h)) +
             0.32 * cos (to_radians (3 * h + 6)) - 0.20 * cos (to_radians (4 * h - 63));
  double rt = -2 * sqrt (pow (c, 7) / (pow (c, 7) + pow (25, 7))) *
              sin (to_radians (60 * exp (-pow ((h - 275) / 25, 2))));
  double sl = 1 + 0.015 * pow (l - 50, 2) / sqrt (20 + pow (l - 50, 2));
  double sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;

  return sqrt (pow (dl / sl, 2) + pow (dc / sc, 2) + pow (dh / sh, 2) + rt * (dc / sc) * (dh / sh));
}

/* From the data that Sharma, Wu and Dalal published with it. */
static void
test_measure (void)
{
  const struct
  {
    Triple p, q;
    double distance;
  } known[] = {
    { { { 50, 2.6772, -79.7751 } }, { { 50, 0, -82.7485 } }, 2.0425 },
    { { { 50, -1.3802, -84.2814 } }, { { 50, 0, -82.7485 } }, 1.0 },
    { { { 50, 2.4900, -0.0010 } }, { { 50, -2.4900, 0.0011 } }, 7.2195 },
    { { { 50, 2.5, 0 } }, { { 73, 25, -18 } }, 27.1492 },
    { { { 60.2574, -34.0099, 36.2677 } }, { { 60.4626, -34.1751, 39.4387 } }, 1.2644 },
    { { { 2.0776, 0.0795, -1.1350 } }, { { 0.9033, -0.0636, -0.5514 } }, 0.9082 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_cmpfloat_with_epsilon (measure (known[i].p, known[i].q), known[i].distance, 0.0001);
}

/* Whoever sees how few colours, grey is grey; and what is red and green becomes alike. */
static void
test_eyes (void)
{
  for (Eyes eyes = EYES_ALL; eyes < N_EYES; eyes++)
    {
      Triple grey = look (eyes, linear (0x808080));
      double apart = measure (to_lab (look (eyes, linear (0xc02020))),
                              to_lab (look (eyes, linear (0x607000))));

      g_assert_cmpfloat_with_epsilon (grey.v[0], grey.v[1], 0.001);
      g_assert_cmpfloat_with_epsilon (grey.v[1], grey.v[2], 0.001);
      if (eyes == EYES_MACHADO_GREEN || eyes == EYES_VIENOT_GREEN)
        g_assert_cmpfloat (apart, <, 25);
      else if (eyes == EYES_ALL)
        g_assert_cmpfloat (apart, >, 50);
    }
}

static void
test_apart (void)
{
  for (guint scheme = 0; scheme < MATCHUP_ACCENT_N_SCHEMES; scheme++)
    for (Eyes eyes = EYES_ALL; eyes < N_EYES; eyes++)
      for (guint i = 0; i < MATCHUP_ACCENT_N; i++)
        for (guint j = i + 1; j < MATCHUP_ACCENT_N; j++)
          {
            double apart = measure (to_lab (look (eyes, linear (matchup_accent_get (i, scheme)))),
                                    to_lab (look (eyes, linear (matchup_accent_get (j, scheme)))));
            double wanted = j == i + 1 || j < FIRST ? AT_A_GLANCE : SIDE_BY_SIDE;

            if (apart < wanted)
              g_test_fail_printf ("Scheme %u, %s: %c and %c are %.1f apart, less than %.0f",
                                  scheme,
                                  eyes_names[eyes],
                                  'A' + (char) i,
                                  'A' + (char) j,
                                  apart,
                                  wanted);
          }
}

static double
get_contrast (guint a, guint b)
{
  double light[2];

  for (guint i = 0; i < 2; i++)
    {
      Triple c = linear (i == 0 ? a : b);

      light[i] = 0.2126 * c.v[0] + 0.7152 * c.v[1] + 0.0722 * c.v[2] + 0.05;
    }
  return MAX (light[0], light[1]) / MIN (light[0], light[1]);
}

/* The letter on the colour; what both stand on is measured in tests/ui/test-looks.c. */
static void
test_letters (void)
{
  for (guint scheme = 0; scheme < MATCHUP_ACCENT_N_SCHEMES; scheme++)
    for (guint i = 0; i < MATCHUP_ACCENT_N; i++)
      g_assert_cmpfloat (get_contrast (matchup_accent_get (i, scheme),
                                       matchup_accent_get_ink (scheme)),
                         >=,
                         scheme >= MATCHUP_ACCENT_LIGHT_CONTRAST ? 7 : 4.5);
  g_assert_cmpfloat_with_epsilon (get_contrast (0x000000, 0xffffff), 21, 0.001);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/accent/measure", test_measure);
  g_test_add_func ("/accent/eyes", test_eyes);
  g_test_add_func ("/accent/apart", test_apart);
  g_test_add_func ("/accent/letters", test_letters);
  return g_test_run ();
}
