/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

/*
 * A fuzz target: what libFuzzer calls with one input after another. Each is also built as an
 * ordinary test that runs it on the files of its corpus (fuzz-main.c). A target that finds fault
 * ends the program.
 */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
/* Called once before; only some targets have one. */
int LLVMFuzzerInitialize (int *argc, char ***argv);

/* A number that depends on the input alone, for whatever has to be chosen. */
guint32 fuzz_get_seed (const uint8_t *data, size_t size);
/* The input as text without NUL, as all texts of this program are; transfer full. */
char *fuzz_dup_text (const uint8_t *data, size_t size) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
