/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-http-request-private.h"

#include "matchup-address.h"
#include "matchup-http-client.h"

#include <string.h>

#define CONNECT_SECONDS 30
#define FIRST_BYTE_SECONDS 300
#define SILENCE_SECONDS 180

typedef struct
{
  char *name;
  char *value;
  gboolean secret;
} Header;

struct _MatchupHttpRequest
{
  GObject parent_instance;

  char *method;
  char *url;
  GArray *headers;   /* Header */
  GPtrArray *pieces; /* GBytes; NULL: no body */
  GBytes *body;      /* all pieces in one, made when it is asked for */
  MatchupProxySettings *proxy;
  char *service; /* address; NULL: not said */
  gboolean plain_http_accepted;
  double connect;
  double first_byte;
  double silence;
};

G_DEFINE_FINAL_TYPE (MatchupHttpRequest, matchup_http_request, G_TYPE_OBJECT)

enum
{
  SIGNAL_CONNECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
header_clear (gpointer data)
{
  Header *header = data;

  if (header->secret)
    explicit_bzero (header->value, strlen (header->value));
  g_free (header->name);
  g_free (header->value);
}

static void
matchup_http_request_finalize (GObject *object)
{
  MatchupHttpRequest *self = MATCHUP_HTTP_REQUEST (object);

  g_clear_pointer (&self->method, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->headers, g_array_unref);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->proxy, matchup_proxy_settings_unref);
  g_clear_pointer (&self->service, g_free);

  G_OBJECT_CLASS (matchup_http_request_parent_class)->finalize (object);
}

static void
matchup_http_request_class_init (MatchupHttpRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = matchup_http_request_finalize;

  signals[SIGNAL_CONNECTED] = g_signal_new ("connected",
                                            MATCHUP_TYPE_HTTP_REQUEST,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
}

static void
matchup_http_request_init (MatchupHttpRequest *self)
{
  self->headers = g_array_new (FALSE, TRUE, sizeof (Header));
  g_array_set_clear_func (self->headers, header_clear);
  self->proxy = matchup_proxy_settings_new_system ();
  self->connect = CONNECT_SECONDS;
  self->first_byte = FIRST_BYTE_SECONDS;
  self->silence = SILENCE_SECONDS;
}

MatchupHttpRequest *
matchup_http_request_new (const char *method, const char *url)
{
  MatchupHttpRequest *self;

  g_return_val_if_fail (method != NULL && url != NULL, NULL);

  self = g_object_new (MATCHUP_TYPE_HTTP_REQUEST, NULL);
  self->method = g_strdup (method);
  self->url = g_strdup (url);
  return self;
}

const char *
matchup_http_request_get_method (MatchupHttpRequest *self)
{
  g_return_val_if_fail (MATCHUP_IS_HTTP_REQUEST (self), NULL);
  return self->method;
}

const char *
matchup_http_request_get_url (MatchupHttpRequest *self)
{
  g_return_val_if_fail (MATCHUP_IS_HTTP_REQUEST (self), NULL);
  return self->url;
}

static void
add_header (MatchupHttpRequest *self, const char *name, const char *value, gboolean secret)
{
  Header header = { g_strdup (name), g_strdup (value), secret };

  g_array_append_val (self->headers, header);
}

void
matchup_http_request_add_secret_header (MatchupHttpRequest *self,
                                        const char *name,
                                        const char *value)
{
  g_return_if_fail (MATCHUP_IS_HTTP_REQUEST (self));
  g_return_if_fail (name != NULL && value != NULL);

  add_header (self, name, value, TRUE);
}

void
matchup_http_request_add_header (MatchupHttpRequest *self, const char *name, const char *value)
{
  g_return_if_fail (MATCHUP_IS_HTTP_REQUEST (self));
  g_return_if_fail (name != NULL && value != NULL);

  add_header (self, name, value, FALSE);
}

void
matchup_http_request_set_body (MatchupHttpRequest *self, const char *content_type, GBytes *body)
{
  g_autoptr (GPtrArray) pieces = NULL;

  g_return_if_fail (MATCHUP_IS_HTTP_REQUEST (self));
  g_return_if_fail (content_type != NULL && body != NULL);

  pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_ptr_array_add (pieces, g_bytes_ref (body));
  matchup_http_request_set_body_pieces (self, content_type, pieces);
}

void
matchup_http_request_set_body_pieces (MatchupHttpRequest *self,
                                      const char *content_type,
                                      GPtrArray *pieces)
{
  g_return_if_fail (MATCHUP_IS_HTTP_REQUEST (self));
  g_return_if_fail (content_type != NULL && pieces != NULL && pieces->len > 0);

  g_ptr_array_ref (pieces);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  self->pieces = pieces;
  add_header (self, "Content-Type", content_type, FALSE);
}

GPtrArray *
matchup_http_request_get_body_pieces (MatchupHttpRequest *self)
{
  g_return_val_if_fail (MATCHUP_IS_HTTP_REQUEST (self), NULL);
  return self->pieces;
}

static GBytes *
join (GPtrArray *pieces)
{
  GByteArray *joined;

  if (pieces->len == 1)
    return g_bytes_ref (g_ptr_array_index (pieces, 0));
  joined = g_byte_array_new ();
  for (guint i = 0; i < pieces->len; i++)
    {
      gsize length;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (pieces, i), &length);

      if (length > 0)
        g_byte_array_append (joined, data, (guint) length);
    }
  return g_byte_array_free_to_bytes (joined);
}

GBytes *
matchup_http_request_get_body (MatchupHttpRequest *self)
{
  g_return_val_if_fail (MATCHUP_IS_HTTP_REQUEST (self), NULL);

  if (self->body == NULL && self->pieces != NULL)
    self->body = join (self->pieces);
  return self->body;
}

const char *
matchup_http_request_get_header (MatchupHttpRequest *self, const char *name)
{
  g_return_val_if_fail (MATCHUP_IS_HTTP_REQUEST (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->headers->len; i++)
    {
      Header *header = &g_array_index (self->headers, Header, i);

      if (g_ascii_strcasecmp (header->name, name) == 0)
        return header->value;
    }
  return NULL;
}

void
matchup_http_request_foreach_header (MatchupHttpRequest *self,
                                     MatchupHttpHeaderFunc func,
                                     gpointer user_data)
{
  g_return_if_fail (MATCHUP_IS_HTTP_REQUEST (self));

  for (guint i = 0; i < self->headers->len; i++)
    {
      Header *header = &g_array_index (self->headers, Header, i);

      func (header->name, header->value, user_data);
    }
}

void
matchup_http_request_emit_connected (MatchupHttpRequest *self)
{
  g_return_if_fail (MATCHUP_IS_HTTP_REQUEST (self));

  g_signal_emit (self, signals[SIGNAL_CONNECTED], 0);
}

void
matchup_http_request_set_proxy (MatchupHttpRequest *self, MatchupProxySettings *proxy)
{
  g_return_if_fail (MATCHUP_IS_HTTP_REQUEST (self));
  g_return_if_fail (proxy != NULL);

  matchup_proxy_settings_ref (proxy);
  matchup_proxy_settings_unref (self->proxy);
  self->proxy = proxy;
}

MatchupProxySettings *
matchup_http_request_get_proxy (MatchupHttpRequest *self)
{
  g_return_val_if_fail (MATCHUP_IS_HTTP_REQUEST (self), NULL);
  return self->proxy;
}

void
matchup_http_request_set_service (MatchupHttpRequest *self,
                                  const char *address,
                                  gboolean plain_http_accepted)
{
  g_return_if_fail (MATCHUP_IS_HTTP_REQUEST (self));
  g_return_if_fail (address != NULL);

  g_free (self->service);
  self->service = g_strdup (address);
  self->plain_http_accepted = plain_http_accepted;
}

static gboolean
refuse (GError **error, MatchupHttpError code, const char *message)
{
  g_set_error_literal (error, MATCHUP_HTTP_ERROR, (int) code, message);
  return FALSE;
}

gboolean
matchup_http_request_may_be_sent (MatchupHttpRequest *self, GError **error)
{
  g_return_val_if_fail (MATCHUP_IS_HTTP_REQUEST (self), FALSE);

  if (matchup_address_is_exposed (self->url) && !self->plain_http_accepted)
    return refuse (error,
                   MATCHUP_HTTP_ERROR_PLAIN_HTTP,
                   "Plain http to another computer is not accepted for this service");
  if (self->service != NULL && !matchup_address_is_same_server (self->url, self->service))
    return refuse (error,
                   MATCHUP_HTTP_ERROR_BAD_ADDRESS,
                   "The request would go to another server than the one of the service");
  return TRUE;
}

void
matchup_http_request_set_timeouts (MatchupHttpRequest *self,
                                   double connect,
                                   double first_byte,
                                   double silence)
{
  g_return_if_fail (MATCHUP_IS_HTTP_REQUEST (self));

  self->connect = connect;
  self->first_byte = first_byte;
  self->silence = silence;
}

void
matchup_http_request_get_timeouts (MatchupHttpRequest *self,
                                   double *connect,
                                   double *first_byte,
                                   double *silence)
{
  g_return_if_fail (MATCHUP_IS_HTTP_REQUEST (self));

  *connect = self->connect;
  *first_byte = self->first_byte;
  *silence = self->silence;
}
