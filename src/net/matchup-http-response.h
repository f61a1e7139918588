/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MATCHUP_TYPE_HTTP_RESPONSE (matchup_http_response_get_type ())
G_DECLARE_FINAL_TYPE (MatchupHttpResponse, matchup_http_response, MATCHUP, HTTP_RESPONSE, GObject)

/**
 * MatchupHttpResponse: status and headers of an answer, and a body to be pulled. Main thread only.
 */
/* One that did not come over any network: of a service within the program. @stream gives the errors
 * of matchup-http-client.h, or G_IO_ERROR_CANCELLED. */
MatchupHttpResponse *
matchup_http_response_new_made_here (guint status, GInputStream *stream) G_GNUC_WARN_UNUSED_RESULT;
int matchup_http_response_get_status (MatchupHttpResponse *self);
const char *matchup_http_response_get_header (MatchupHttpResponse *self,
                                              const char *name); /* any case; or NULL */

/*
 * The next bytes of the body, at most @max (16 KiB is the measure for streams); empty bytes at the
 * regular end. Reads run at a priority below redraw. Errors: MATCHUP_HTTP_ERROR_* of
 * matchup-http-client.h, or G_IO_ERROR_CANCELLED. One read at a time.
 */
void matchup_http_response_read_async (MatchupHttpResponse *self,
                                       gsize max,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GBytes *
matchup_http_response_read_finish (MatchupHttpResponse *self, GAsyncResult *result, GError **error);

/* The whole body, cut off with MATCHUP_HTTP_ERROR_TOO_LARGE beyond @max bytes. */
void matchup_http_response_read_all_async (MatchupHttpResponse *self,
                                           gsize max,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GBytes *matchup_http_response_read_all_finish (MatchupHttpResponse *self,
                                               GAsyncResult *result,
                                               GError **error);

/*
 * For an answer that is complete although its body has not ended: reads the rest in the background,
 * so that the connection can be used again. A rest of more than 64 KiB or two seconds is given up,
 * and the connection with it. Nothing else may be called afterwards.
 */
void matchup_http_response_drain (MatchupHttpResponse *self);

G_END_DECLS
