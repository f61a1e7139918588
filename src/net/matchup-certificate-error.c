/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-certificate-error.h"

static const struct
{
  GTlsCertificateFlags flag;
  const char *text;
} troubles[] = {
  { G_TLS_CERTIFICATE_UNKNOWN_CA, "signed by nobody this computer trusts" },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, "made out to another name" },
  { G_TLS_CERTIFICATE_EXPIRED, "expired" },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, "not valid yet" },
  { G_TLS_CERTIFICATE_REVOKED, "revoked" },
  { G_TLS_CERTIFICATE_INSECURE, "made with methods that are not safe any more" },
};

GError *
matchup_certificate_error_new (const char *host, GTlsCertificateFlags flags)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      if ((flags & troubles[i].flag) == 0)
        continue;
      g_string_append (text, text->len > 0 ? ", " : "");
      g_string_append (text, troubles[i].text);
    }
  return g_error_new (G_TLS_ERROR,
                      G_TLS_ERROR_BAD_CERTIFICATE,
                      "The certificate of %s is %s",
                      host,
                      text->len > 0 ? text->str : "not acceptable");
}
