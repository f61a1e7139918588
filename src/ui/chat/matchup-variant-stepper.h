/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_VARIANT_STEPPER (matchup_variant_stepper_get_type ())
G_DECLARE_FINAL_TYPE (MatchupVariantStepper,
                      matchup_variant_stepper,
                      MATCHUP,
                      VARIANT_STEPPER,
                      GtkWidget)

/**
 * MatchupVariantStepper: arrows around “2 / 3”, for what there are several of in one place. Hidden
 * where there is only one.
 */
typedef struct
{
  const char *label;   /* what a screen reader calls the whole; translated, static */
  const char *earlier; /* detailed names of the actions of the arrows */
  const char *later;
  const char *earlier_name; /* what they do, in title and in sentence case; translated, static */
  const char *earlier_tooltip;
  const char *later_name;
  const char *later_tooltip;
} MatchupVariantWords;

GtkWidget *matchup_variant_stepper_new (const MatchupVariantWords *words) G_GNUC_WARN_UNUSED_RESULT;
/* The one at @position of @n is shown. */
void matchup_variant_stepper_set (MatchupVariantStepper *self, guint position, guint n);

G_END_DECLS
