/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-local-finder-private.h"

#include "matchup-address.h"
#include "matchup-json.h"
#include "matchup-openai-models.h"
#include "matchup-protocols.h"
#include "matchup-provider-registry.h"

#define MAX_BODY (1024 * 1024)
/* A server on this computer answers at once or is none; for all ports together. */
#define LOOK_SECONDS 2

/* Ollama, LM Studio, llama.cpp, vLLM, SGLang. */
static const guint16 usual_ports[] = { 11434, 1234, 8080, 8000, 30000 };
#define PORTS "MATCHUP_LOCAL_PORTS"

/* Who says in its list of models that they are its own; the maker's name of a kind of service. */
static const struct
{
  const char *owner;
  const char *template_id;
} owners[] = {
  { "llamacpp", "llamacpp" },
  { "vllm", "vllm" },
  { "sglang", "sglang" },
  { "organization_owner", "lmstudio" }, /* LM Studio, of all models */
};

/* All servers answer /v1/models, of these kinds only Ollama says a version there. */
enum
{
  QUESTION_VERSION,
  QUESTION_MODELS,
  N_QUESTIONS,
};

static const char *const paths[N_QUESTIONS] = { "/api/version", "/v1/models" };

struct _MatchupLocalFinder
{
  GObject parent_instance;

  MatchupProviderList *providers;
  MatchupHttpClient *http;
  GArray *ports;             /* guint16 */
  GPtrArray *found;          /* MatchupLocalServer, connected ones too */
  GPtrArray *shown;          /* those of them that are in the list */
  GPtrArray *probes;         /* of the look that is under way, one per port; NULL: none is */
  guint n_open;              /* questions without an answer */
  GCancellable *cancellable; /* pulled by the deadline; NULL like the probes */
  guint deadline_id;
};

/* What one port answered. */
typedef struct
{
  guint16 port;
  GBytes *bodies[N_QUESTIONS]; /* NULL: nothing of use */
} Probe;

static void
probe_free (gpointer data)
{
  Probe *probe = data;

  for (guint i = 0; i < N_QUESTIONS; i++)
    g_clear_pointer (&probe->bodies[i], g_bytes_unref);
  g_free (probe);
}

static GType
matchup_local_finder_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_LOCAL_SERVER;
}

static guint
matchup_local_finder_get_n_items (GListModel *model)
{
  return MATCHUP_LOCAL_FINDER (model)->shown->len;
}

static gpointer
matchup_local_finder_get_item (GListModel *model, guint position)
{
  MatchupLocalFinder *self = MATCHUP_LOCAL_FINDER (model);

  if (position >= self->shown->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->shown, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_local_finder_get_item_type;
  iface->get_n_items = matchup_local_finder_get_n_items;
  iface->get_item = matchup_local_finder_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupLocalFinder,
                               matchup_local_finder,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
matchup_local_finder_dispose (GObject *object)
{
  MatchupLocalFinder *self = MATCHUP_LOCAL_FINDER (object);

  g_clear_object (&self->providers);
  g_clear_object (&self->http);

  G_OBJECT_CLASS (matchup_local_finder_parent_class)->dispose (object);
}

static void
matchup_local_finder_finalize (GObject *object)
{
  MatchupLocalFinder *self = MATCHUP_LOCAL_FINDER (object);

  g_clear_pointer (&self->probes, g_ptr_array_unref);
  g_clear_pointer (&self->ports, g_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_local_finder_parent_class)->finalize (object);
}

static void
matchup_local_finder_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_BUSY)
    g_value_set_boolean (value, matchup_local_finder_get_busy (MATCHUP_LOCAL_FINDER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
matchup_local_finder_class_init (MatchupLocalFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = matchup_local_finder_dispose;
  object_class->finalize = matchup_local_finder_finalize;
  object_class->get_property = matchup_local_finder_get_property;

  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* What is no port is passed over. */
static void
add_ports (GArray *ports, const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint64 number;
      guint16 port;

      if (!g_ascii_string_to_unsigned (words[i], 10, 1, G_MAXUINT16, &number, NULL))
        continue;
      port = (guint16) number;
      g_array_append_val (ports, port);
    }
}

static void
matchup_local_finder_init (MatchupLocalFinder *self)
{
  const char *list = g_getenv (PORTS);

  self->ports = g_array_new (FALSE, FALSE, sizeof (guint16));
  if (list != NULL)
    add_ports (self->ports, list);
  else
    g_array_append_vals (self->ports, usual_ports, G_N_ELEMENTS (usual_ports));
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
is_at_port (MatchupProvider *provider, guint16 port)
{
  const char *address = matchup_provider_get_address (provider);
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_port (uri) == port && matchup_address_is_loopback (address);
}

static gboolean
is_connected (MatchupLocalFinder *self, guint16 port)
{
  GListModel *providers = G_LIST_MODEL (self->providers);

  for (guint i = 0; i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr (MatchupProvider) provider = g_list_model_get_item (providers, i);

      if (is_at_port (provider, port))
        return TRUE;
    }
  return FALSE;
}

static gboolean
same_servers (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      if (!matchup_local_server_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
        return FALSE;
    }
  return TRUE;
}

/* Rows on screen stay as they are where nothing has changed. */
static void
update_shown (MatchupLocalFinder *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->shown);

  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->found->len; i++)
    {
      MatchupLocalServer *server = g_ptr_array_index (self->found, i);

      if (!is_connected (self, matchup_local_server_get_port (server)))
        g_ptr_array_add (self->shown, g_object_ref (server));
    }
  if (!same_servers (before, self->shown))
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len, self->shown->len);
}

MatchupLocalFinder *
matchup_local_finder_new (MatchupProviderList *providers, MatchupHttpClient *http)
{
  MatchupLocalFinder *self;

  g_return_val_if_fail (MATCHUP_IS_PROVIDER_LIST (providers), NULL);
  g_return_val_if_fail (MATCHUP_IS_HTTP_CLIENT (http), NULL);

  self = g_object_new (MATCHUP_TYPE_LOCAL_FINDER, NULL);
  self->providers = g_object_ref (providers);
  self->http = g_object_ref (http);
  g_signal_connect_object (providers,
                           "items-changed",
                           G_CALLBACK (update_shown),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
matchup_local_finder_set_ports (MatchupLocalFinder *self, const guint16 *ports)
{
  g_return_if_fail (MATCHUP_IS_LOCAL_FINDER (self));
  g_return_if_fail (ports != NULL);
  g_return_if_fail (self->probes == NULL);

  g_array_set_size (self->ports, 0);
  for (; *ports != 0; ports++)
    g_array_append_val (self->ports, *ports);
}

static JsonNode *
parse (GBytes *body)
{
  gsize length;
  const char *bytes;

  if (body == NULL)
    return NULL;
  bytes = g_bytes_get_data (body, &length);
  return length > 0 ? matchup_json_parse (bytes, length) : NULL;
}

static gboolean
is_ollama (const Probe *probe)
{
  g_autoptr (JsonNode) root = parse (probe->bodies[QUESTION_VERSION]);
  JsonObject *object = matchup_json_node_get_object (root);

  return object != NULL && matchup_json_get_string (object, "version") != NULL;
}

static const char *
find_template_id (const Probe *probe)
{
  g_autoptr (JsonNode) root = parse (probe->bodies[QUESTION_MODELS]);
  JsonArray *models = matchup_json_get_array (matchup_json_node_get_object (root), "data");
  JsonObject *first = models != NULL ? matchup_json_array_get_object (models, 0) : NULL;
  const char *owner = first != NULL ? matchup_json_get_string (first, "owned_by") : NULL;

  if (is_ollama (probe))
    return "ollama";
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      if (g_strcmp0 (owner, owners[i].owner) == 0)
        return owners[i].template_id;
    }
  return models != NULL ? MATCHUP_PROVIDER_REGISTRY_CUSTOM : NULL;
}

static guint
count_models (const Probe *probe)
{
  GBytes *body = probe->bodies[QUESTION_MODELS];
  g_autoptr (GPtrArray) models = NULL;
  g_autoptr (MatchupErrorInfo) error = NULL;
  gsize length;
  const char *bytes;
  guint count = 0;

  if (body == NULL)
    return 0;
  bytes = g_bytes_get_data (body, &length);
  models = matchup_openai_models_parse ("", bytes, length, &error);
  for (guint i = 0; models != NULL && i < models->len; i++)
    count += matchup_openai_models_id_is_chat (MATCHUP_PROTOCOL_DEFAULT,
                                               matchup_model_ref_get_model_id (
                                                   g_ptr_array_index (models, i)));
  return count;
}

static void
conclude (MatchupLocalFinder *self)
{
  g_autoptr (GPtrArray) probes = g_steal_pointer (&self->probes);

  g_clear_handle_id (&self->deadline_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_ptr_array_set_size (self->found, 0);
  for (guint i = 0; i < probes->len; i++)
    {
      const Probe *probe = g_ptr_array_index (probes, i);
      const char *id = find_template_id (probe);
      MatchupProviderTemplate *template_ =
          id != NULL ? matchup_provider_list_find_template (self->providers, id) : NULL;

      if (template_ != NULL)
        g_ptr_array_add (self->found,
                         matchup_local_server_new (template_, probe->port, count_models (probe)));
    }
  update_shown (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* One question to one port; keeps the finder until it is answered. */
typedef struct
{
  MatchupLocalFinder *finder;
  Probe *probe; /* lives with the look */
  guint question;
  MatchupHttpResponse *response;
} Question;

/* @body NULL: nobody there, or nothing of use. */
static void
answer (Question *question, GBytes *body)
{
  MatchupLocalFinder *self = question->finder;

  question->probe->bodies[question->question] = body;
  g_clear_object (&question->response);
  g_free (question);
  self->n_open--;
  if (self->n_open == 0)
    conclude (self);
  g_object_unref (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  answer (user_data,
          matchup_http_response_read_all_finish (MATCHUP_HTTP_RESPONSE (source), result, NULL));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;

  question->response = matchup_http_client_send_finish (MATCHUP_HTTP_CLIENT (source), result, NULL);
  if (question->response != NULL && matchup_http_response_get_status (question->response) == 200)
    matchup_http_response_read_all_async (question->response,
                                          MAX_BODY,
                                          question->finder->cancellable,
                                          read_cb,
                                          question);
  else
    answer (question, NULL);
}

static void
ask (MatchupLocalFinder *self, Probe *probe, guint position)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u%s", probe->port, paths[position]);
  g_autoptr (MatchupHttpRequest) request = matchup_http_request_new ("GET", url);
  Question *question = g_new0 (Question, 1);

  question->finder = g_object_ref (self);
  question->probe = probe;
  question->question = position;
  self->n_open++;
  matchup_http_request_set_timeouts (request, 0, 0, 0);
  matchup_http_client_send_async (self->http, request, self->cancellable, sent_cb, question);
}

/* However slowly something answers: who has not answered by now is not there. */
static gboolean
deadline_cb (gpointer data)
{
  MatchupLocalFinder *self = data;

  self->deadline_id = 0;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

void
matchup_local_finder_look (MatchupLocalFinder *self)
{
  g_return_if_fail (MATCHUP_IS_LOCAL_FINDER (self));

  if (self->probes != NULL || self->ports->len == 0)
    return;
  self->probes = g_ptr_array_new_with_free_func (probe_free);
  self->cancellable = g_cancellable_new ();
  self->deadline_id = g_timeout_add_seconds (LOOK_SECONDS, deadline_cb, self);
  for (guint i = 0; i < self->ports->len; i++)
    {
      Probe *probe = g_new0 (Probe, 1);

      probe->port = g_array_index (self->ports, guint16, i);
      g_ptr_array_add (self->probes, probe);
      for (guint q = 0; q < N_QUESTIONS; q++)
        ask (self, probe, q);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

gboolean
matchup_local_finder_get_busy (MatchupLocalFinder *self)
{
  g_return_val_if_fail (MATCHUP_IS_LOCAL_FINDER (self), FALSE);
  return self->probes != NULL;
}
