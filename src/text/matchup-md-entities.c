/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-md-entities.h"

#include <string.h>

static const struct
{
  const char *name;
  gunichar c;
} names[] = {
  { "AMP", '&' },       { "GT", '>' },       { "LT", '<' },       { "QUOT", '"' },
  { "alpha", 0x3b1 },   { "amp", '&' },      { "apos", '\'' },    { "asymp", 0x2248 },
  { "beta", 0x3b2 },    { "bull", 0x2022 },  { "cent", 0xa2 },    { "check", 0x2713 },
  { "copy", 0xa9 },     { "cross", 0x2717 }, { "darr", 0x2193 },  { "deg", 0xb0 },
  { "delta", 0x3b4 },   { "divide", 0xf7 },  { "emsp", 0x2003 },  { "ensp", 0x2002 },
  { "euro", 0x20ac },   { "frac12", 0xbd },  { "frac14", 0xbc },  { "frac34", 0xbe },
  { "gamma", 0x3b3 },   { "ge", 0x2265 },    { "gt", '>' },       { "harr", 0x2194 },
  { "hellip", 0x2026 }, { "infin", 0x221e }, { "iquest", 0xbf },  { "lambda", 0x3bb },
  { "laquo", 0xab },    { "larr", 0x2190 },  { "ldquo", 0x201c }, { "le", 0x2264 },
  { "lsquo", 0x2018 },  { "lt", '<' },       { "mdash", 0x2014 }, { "micro", 0xb5 },
  { "middot", 0xb7 },   { "minus", 0x2212 }, { "mu", 0x3bc },     { "nbsp", 0xa0 },
  { "ndash", 0x2013 },  { "ne", 0x2260 },    { "omega", 0x3c9 },  { "para", 0xb6 },
  { "pi", 0x3c0 },      { "plusmn", 0xb1 },  { "pound", 0xa3 },   { "quot", '"' },
  { "raquo", 0xbb },    { "rarr", 0x2192 },  { "rdquo", 0x201d }, { "reg", 0xae },
  { "rsquo", 0x2019 },  { "sect", 0xa7 },    { "shy", 0xad },     { "sigma", 0x3c3 },
  { "sum", 0x2211 },    { "sup2", 0xb2 },    { "sup3", 0xb3 },    { "theta", 0x3b8 },
  { "times", 0xd7 },    { "trade", 0x2122 }, { "uarr", 0x2191 },  { "yen", 0xa5 },
};

static gunichar
read_number (const char *digits, gsize length, guint base)
{
  guint64 value = 0;

  for (gsize i = 0; i < length; i++)
    {
      int digit = g_ascii_xdigit_value (digits[i]);

      if (digit < 0 || (guint) digit >= base)
        return 0xfffd;
      value = MIN (value * base + (guint) digit, 0x110000);
    }
  return value == 0 || !g_unichar_validate ((gunichar) value) ? 0xfffd : (gunichar) value;
}

void
matchup_md_entities_append (GString *out, const char *entity, gsize length)
{
  const char *name = entity + 1;
  gsize name_length = length >= 2 ? length - 2 : 0;

  if (name_length > 1 && name[0] == '#' && (name[1] == 'x' || name[1] == 'X'))
    {
      g_string_append_unichar (out, read_number (name + 2, name_length - 2, 16));
      return;
    }
  if (name_length > 1 && name[0] == '#')
    {
      g_string_append_unichar (out, read_number (name + 1, name_length - 1, 10));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strlen (names[i].name) == name_length && memcmp (names[i].name, name, name_length) == 0)
        {
          g_string_append_unichar (out, names[i].c);
          return;
        }
    }
  g_string_append_len (out, entity, (gssize) length);
}
