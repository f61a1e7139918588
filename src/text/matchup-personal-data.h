/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Finds what belongs to a person in a text: numbers by their form, their check digits and, where
 * these alone are too weak, the words around them. Pure, and linear in the length of the text; any
 * thread. It would rather miss an odd spelling than warn of every order number.
 */

typedef enum
{
  MATCHUP_PERSONAL_DATA_PHONE,
  MATCHUP_PERSONAL_DATA_EMAIL,
  MATCHUP_PERSONAL_DATA_CARD,
  MATCHUP_PERSONAL_DATA_IBAN,
  MATCHUP_PERSONAL_DATA_IDENTITY,
} MatchupPersonalDataKind;

#define MATCHUP_PERSONAL_DATA_N_KINDS 5

/* A set of kinds. */
typedef enum
{
  MATCHUP_PERSONAL_DATA_NOTHING = 0,
  MATCHUP_PERSONAL_DATA_ALL = (1 << MATCHUP_PERSONAL_DATA_N_KINDS) - 1,
} MatchupPersonalDataKinds;

#define MATCHUP_PERSONAL_DATA_ONE(kind) (1u << (kind))

typedef struct
{
  MatchupPersonalDataKind kind;
  const char *country; /* of an identity number, ISO 3166; "" for others */
  gsize offset;        /* bytes */
  gsize length;        /* bytes */
} MatchupPersonalDataFinding;

/* MatchupPersonalDataFinding, in the order of the text; none overlaps another. @length: bytes, -1:
 * up to the NUL. */
GArray *matchup_personal_data_find (const char *text,
                                    gssize length,
                                    MatchupPersonalDataKinds kinds) G_GNUC_WARN_UNUSED_RESULT;

/* For people, such as "phone number". */
const char *matchup_personal_data_get_name (MatchupPersonalDataKind kind);
/* In settings, the database and exports: "phone". */
const char *matchup_personal_data_get_id (MatchupPersonalDataKind kind);
/* FALSE: there is none with this id. */
gboolean matchup_personal_data_parse_id (const char *id, MatchupPersonalDataKind *out_kind);

G_END_DECLS
