/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "replay.h"

G_BEGIN_DECLS

/* A recorded answer of fixtures/streams and what has to come out of it. */
typedef struct
{
  JsonNode *root;      /* NAME.expected.json */
  JsonObject *expect;  /* in it */
  ReplayAnswer answer; /* likewise, but for the headers */
  GBytes *body;
} Fixture;

/* @name: "NAME.expected.json"; a fixture that cannot be read ends the test. */
void fixture_init (Fixture *self, const char *folder, const char *name);
void fixture_clear (Fixture *self);

/* The body is read as a stream, so that it makes a difference where it is cut. */
gboolean fixture_is_stream (const Fixture *self);
/* Fails the test when @body, cut at @cuts, gives something else than what is expected. */
void fixture_check (const Fixture *self, GBytes *body, const gsize *cuts, guint n_cuts);

/*
 * Adds a test for each fixture of a known format; @test gets the fixture's name. The test fails
 * when fixtures are missing, or none is left out although all formats are there.
 */
void fixture_add_tests (const char *folder, const char *prefix, GTestDataFunc test);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

G_END_DECLS
