/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-run-group.h"

struct _MatchupRunGroup
{
  GObject parent_instance;

  GPtrArray *runs;
  guint n_active;
};

static GType
matchup_run_group_get_item_type (GListModel *model)
{
  return MATCHUP_TYPE_RUN;
}

static guint
matchup_run_group_get_n_items (GListModel *model)
{
  return MATCHUP_RUN_GROUP (model)->runs->len;
}

static gpointer
matchup_run_group_get_item (GListModel *model, guint position)
{
  MatchupRunGroup *self = MATCHUP_RUN_GROUP (model);

  if (position >= self->runs->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->runs, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = matchup_run_group_get_item_type;
  iface->get_n_items = matchup_run_group_get_n_items;
  iface->get_item = matchup_run_group_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MatchupRunGroup,
                               matchup_run_group,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS,
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
matchup_run_group_finalize (GObject *object)
{
  MatchupRunGroup *self = MATCHUP_RUN_GROUP (object);

  g_clear_pointer (&self->runs, g_ptr_array_unref);

  G_OBJECT_CLASS (matchup_run_group_parent_class)->finalize (object);
}

static void
matchup_run_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, matchup_run_group_get_busy (MATCHUP_RUN_GROUP (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
matchup_run_group_class_init (MatchupRunGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = matchup_run_group_finalize;
  object_class->get_property = matchup_run_group_get_property;

  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_FINISHED] = g_signal_new ("finished",
                                           MATCHUP_TYPE_RUN_GROUP,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);
}

static void
matchup_run_group_init (MatchupRunGroup *self)
{
  self->runs = g_ptr_array_new_with_free_func (g_object_unref);
}

MatchupRunGroup *
matchup_run_group_new (void)
{
  return g_object_new (MATCHUP_TYPE_RUN_GROUP, NULL);
}

static void
run_finished_cb (MatchupRunGroup *self, MatchupRun *run)
{
  g_assert (MATCHUP_IS_RUN_GROUP (self));
  g_assert (self->n_active > 0);

  self->n_active--;
  if (self->n_active > 0)
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

void
matchup_run_group_add (MatchupRunGroup *self, MatchupRun *run)
{
  g_return_if_fail (MATCHUP_IS_RUN_GROUP (self));
  g_return_if_fail (MATCHUP_IS_RUN (run));

  g_ptr_array_add (self->runs, g_object_ref (run));
  if (matchup_run_is_active (run))
    {
      g_signal_connect_object (run,
                               "finished",
                               G_CALLBACK (run_finished_cb),
                               self,
                               G_CONNECT_SWAPPED);
      self->n_active++;
      if (self->n_active == 1)
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), self->runs->len - 1, 0, 1);
}

gboolean
matchup_run_group_get_busy (MatchupRunGroup *self)
{
  g_return_val_if_fail (MATCHUP_IS_RUN_GROUP (self), FALSE);
  return self->n_active > 0;
}

void
matchup_run_group_stop_all (MatchupRunGroup *self)
{
  g_return_if_fail (MATCHUP_IS_RUN_GROUP (self));

  for (guint i = 0; i < self->runs->len; i++)
    matchup_run_stop (g_ptr_array_index (self->runs, i));
}
