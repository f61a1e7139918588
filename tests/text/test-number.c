/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-number.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    double point; /* what it is where the decimal point is a point; -1: no number */
    double comma; /* ... and where it is a comma */
  } table[] = {
    { "0", 0, 0 },
    { "15", 15, 15 },
    { "0.15", 0.15, 0.15 },
    { "0,15", 0.15, 0.15 },
    { ".5", 0.5, 0.5 },
    { "5.", 5, 5 },
    { "0.150", 0.15, 0.15 },
    { "0,150", 0.15, 0.15 },
    { "1,384", 1384, 1.384 },
    { "1.384", 1.384, 1384 },
    { "1,384.5", 1384.5, 1384.5 },
    { "1.384,5", 1384.5, 1384.5 },
    { "1,234,567", 1234567, 1234567 },
    { "1.234.567", 1234567, 1234567 },
    { "1 234 567,5", 1234567.5, 1234567.5 },
    { "1\342\200\257234", 1234, 1234 },
    { "1'234.5", 1234.5, 1234.5 },
    { " 7.2 ", 7.2, 7.2 },
    { "7。2", 7.2, 7.2 },
    { "７．２", 7.2, 7.2 },
    { "٧٫٢", 7.2, 7.2 },
    { "1,23,456", -1, -1 },
    { "12,34.5", -1, -1 },
    { "1.5,234", -1, -1 },
    { "1.2.3", -1, -1 },
    { "1,,2", -1, -1 },
    { "", -1, -1 },
    { " ", -1, -1 },
    { ".", -1, -1 },
    { ",", -1, -1 },
    { "-1", -1, -1 },
    { "+1", -1, -1 },
    { "1e3", -1, -1 },
    { "$1", -1, -1 },
    { "nan", -1, -1 },
    { "inf", -1, -1 },
    { "0x10", -1, -1 },
    { "\377", -1, -1 },
    { "11111111111111111111111111111111111111111111111111111111111111111", -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      double point = -1;
      double comma = -1;

      g_test_message ("row %u", i);
      g_assert_cmpint (matchup_number_parse (table[i].text, ".", &point), ==, table[i].point >= 0);
      g_assert_cmpfloat (point, ==, table[i].point);
      g_assert_cmpint (matchup_number_parse (table[i].text, ",", &comma), ==, table[i].comma >= 0);
      g_assert_cmpfloat (comma, ==, table[i].comma);
    }
}

static void
test_format (void)
{
  static const struct
  {
    double number;
    const char *text;
  } table[] = {
    { 0, "0" },
    { 15, "15" },
    { 0.15, "0.15" },
    { 0.1 + 0.2, "0.3" },
    { 1e-9, "0.000000001" },
    { 1.0 / 7.2, "0.1388888889" },
    { 1234567, "1234567" },
    { 100, "100" },
    { 1e9, "1000000000" },
    { 12345678901, "12345678901" },
    { 7.25, "7.25" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = matchup_number_format (table[i].number);
      double again = -1;

      g_assert_cmpstr (text, ==, table[i].text);
      g_assert_true (matchup_number_parse (text, ".", &again));
      g_assert_cmpfloat_with_epsilon (again, table[i].number, table[i].number * 1e-9 + 1e-18);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/number/parse", test_parse);
  g_test_add_func ("/text/number/format", test_format);

  return g_test_run ();
}
