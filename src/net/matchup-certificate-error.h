/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A G_TLS_ERROR_BAD_CERTIFICATE that names the host and all that is wrong, for folded details. */
GError *matchup_certificate_error_new (const char *host,
                                       GTlsCertificateFlags flags) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
