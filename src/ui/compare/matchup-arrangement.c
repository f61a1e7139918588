/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-arrangement.h"

struct _MatchupArrangement
{
  GObject parent_instance;

  GSettings *settings; /* NULL: nothing is kept */
  MatchupLayout layout;
  gboolean equal_heights;
  gboolean joint_scrolling;
  guint first;
  guint n_visible;
  int room;
  MatchupAnswer *enlarged;
};

G_DEFINE_FINAL_TYPE (MatchupArrangement, matchup_arrangement, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LAYOUT,
  PROP_EQUAL_HEIGHTS,
  PROP_JOINT_SCROLLING,
  PROP_FIRST,
  PROP_N_VISIBLE,
  PROP_ROOM,
  PROP_ENLARGED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

GType
matchup_layout_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { MATCHUP_LAYOUT_COLUMNS, "MATCHUP_LAYOUT_COLUMNS", "columns" },
        { MATCHUP_LAYOUT_GRID, "MATCHUP_LAYOUT_GRID", "grid" },
        { MATCHUP_LAYOUT_SINGLE, "MATCHUP_LAYOUT_SINGLE", "single" },
        { MATCHUP_LAYOUT_STACKED, "MATCHUP_LAYOUT_STACKED", "stacked" },
        { 0 },
      };

      g_once_init_leave (&type, g_enum_register_static ("MatchupLayout", values));
    }
  return type;
}

static void
matchup_arrangement_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MatchupArrangement *self = MATCHUP_ARRANGEMENT (object);

  switch (prop_id)
    {
    case PROP_LAYOUT:
      g_value_set_enum (value, (int) self->layout);
      break;
    case PROP_EQUAL_HEIGHTS:
      g_value_set_boolean (value, self->equal_heights);
      break;
    case PROP_JOINT_SCROLLING:
      g_value_set_boolean (value, self->joint_scrolling);
      break;
    case PROP_FIRST:
      g_value_set_uint (value, self->first);
      break;
    case PROP_N_VISIBLE:
      g_value_set_uint (value, self->n_visible);
      break;
    case PROP_ROOM:
      g_value_set_int (value, self->room);
      break;
    case PROP_ENLARGED:
      g_value_set_object (value, self->enlarged);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
matchup_arrangement_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  MatchupArrangement *self = MATCHUP_ARRANGEMENT (object);

  switch (prop_id)
    {
    case PROP_LAYOUT:
      matchup_arrangement_set_layout (self, (MatchupLayout) g_value_get_enum (value));
      break;
    case PROP_EQUAL_HEIGHTS:
      matchup_arrangement_set_equal_heights (self, g_value_get_boolean (value));
      break;
    case PROP_JOINT_SCROLLING:
      matchup_arrangement_set_joint_scrolling (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
matchup_arrangement_dispose (GObject *object)
{
  MatchupArrangement *self = MATCHUP_ARRANGEMENT (object);

  for (guint i = PROP_LAYOUT; i <= PROP_JOINT_SCROLLING && self->settings != NULL; i++)
    g_settings_unbind (self, g_param_spec_get_name (properties[i]));
  g_clear_object (&self->settings);
  g_clear_object (&self->enlarged);

  G_OBJECT_CLASS (matchup_arrangement_parent_class)->dispose (object);
}

#define STICKS (G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)
#define FOLLOWS (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)

static void
matchup_arrangement_class_init (MatchupArrangementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = matchup_arrangement_dispose;
  object_class->get_property = matchup_arrangement_get_property;
  object_class->set_property = matchup_arrangement_set_property;
  properties[PROP_LAYOUT] =
      g_param_spec_enum ("layout", NULL, NULL, MATCHUP_TYPE_LAYOUT, MATCHUP_LAYOUT_COLUMNS, STICKS);
  properties[PROP_EQUAL_HEIGHTS] =
      g_param_spec_boolean ("equal-heights", NULL, NULL, FALSE, STICKS);
  properties[PROP_JOINT_SCROLLING] =
      g_param_spec_boolean ("joint-scrolling", NULL, NULL, FALSE, STICKS);
  properties[PROP_FIRST] = g_param_spec_uint ("first", NULL, NULL, 0, G_MAXUINT, 0, FOLLOWS);
  properties[PROP_N_VISIBLE] =
      g_param_spec_uint ("n-visible", NULL, NULL, 1, G_MAXUINT, 1, FOLLOWS);
  properties[PROP_ROOM] = g_param_spec_int ("room", NULL, NULL, 0, G_MAXINT, 0, FOLLOWS);
  properties[PROP_ENLARGED] =
      g_param_spec_object ("enlarged", NULL, NULL, MATCHUP_TYPE_ANSWER, FOLLOWS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
matchup_arrangement_init (MatchupArrangement *self)
{
  self->n_visible = 1;
}

MatchupArrangement *
matchup_arrangement_new (GSettings *settings)
{
  MatchupArrangement *self = g_object_new (MATCHUP_TYPE_ARRANGEMENT, NULL);

  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), self);

  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      g_settings_bind (settings, "layout", self, "layout", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "equal-heights", self, "equal-heights", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings,
                       "joint-scrolling",
                       self,
                       "joint-scrolling",
                       G_SETTINGS_BIND_DEFAULT);
    }
  return self;
}

MatchupLayout
matchup_arrangement_get_layout (MatchupArrangement *self)
{
  g_return_val_if_fail (MATCHUP_IS_ARRANGEMENT (self), MATCHUP_LAYOUT_COLUMNS);
  return self->layout;
}

gboolean
matchup_arrangement_get_equal_heights (MatchupArrangement *self)
{
  g_return_val_if_fail (MATCHUP_IS_ARRANGEMENT (self), FALSE);
  return self->equal_heights;
}

gboolean
matchup_arrangement_get_joint_scrolling (MatchupArrangement *self)
{
  g_return_val_if_fail (MATCHUP_IS_ARRANGEMENT (self), FALSE);
  return self->joint_scrolling;
}

guint
matchup_arrangement_get_first (MatchupArrangement *self)
{
  g_return_val_if_fail (MATCHUP_IS_ARRANGEMENT (self), 0);
  return self->first;
}

guint
matchup_arrangement_get_n_visible (MatchupArrangement *self)
{
  g_return_val_if_fail (MATCHUP_IS_ARRANGEMENT (self), 1);
  return self->n_visible;
}

int
matchup_arrangement_get_room (MatchupArrangement *self)
{
  g_return_val_if_fail (MATCHUP_IS_ARRANGEMENT (self), 0);
  return self->room;
}

MatchupAnswer *
matchup_arrangement_get_enlarged (MatchupArrangement *self)
{
  g_return_val_if_fail (MATCHUP_IS_ARRANGEMENT (self), NULL);
  return self->enlarged;
}

static void
notify (MatchupArrangement *self, guint prop_id)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

/* Whoever chooses a layout wants to see it: nothing stays enlarged before it. */
void
matchup_arrangement_set_layout (MatchupArrangement *self, MatchupLayout layout)
{
  g_return_if_fail (MATCHUP_IS_ARRANGEMENT (self));

  if (self->layout == layout)
    return;
  matchup_arrangement_set_enlarged (self, NULL);
  self->layout = layout;
  notify (self, PROP_LAYOUT);
}

void
matchup_arrangement_set_equal_heights (MatchupArrangement *self, gboolean equal_heights)
{
  g_return_if_fail (MATCHUP_IS_ARRANGEMENT (self));

  equal_heights = !!equal_heights;
  if (self->equal_heights == equal_heights)
    return;
  self->equal_heights = equal_heights;
  notify (self, PROP_EQUAL_HEIGHTS);
  if (!equal_heights)
    matchup_arrangement_set_joint_scrolling (self, FALSE);
}

void
matchup_arrangement_set_joint_scrolling (MatchupArrangement *self, gboolean joint_scrolling)
{
  g_return_if_fail (MATCHUP_IS_ARRANGEMENT (self));

  joint_scrolling = !!joint_scrolling;
  if (self->joint_scrolling == joint_scrolling)
    return;
  self->joint_scrolling = joint_scrolling;
  notify (self, PROP_JOINT_SCROLLING);
  if (joint_scrolling)
    matchup_arrangement_set_equal_heights (self, TRUE);
}

void
matchup_arrangement_set_first (MatchupArrangement *self, guint first)
{
  g_return_if_fail (MATCHUP_IS_ARRANGEMENT (self));

  if (self->first == first)
    return;
  self->first = first;
  notify (self, PROP_FIRST);
}

void
matchup_arrangement_set_n_visible (MatchupArrangement *self, guint n_visible)
{
  g_return_if_fail (MATCHUP_IS_ARRANGEMENT (self));

  n_visible = MAX (n_visible, 1);
  if (self->n_visible == n_visible)
    return;
  self->n_visible = n_visible;
  notify (self, PROP_N_VISIBLE);
}

void
matchup_arrangement_set_room (MatchupArrangement *self, int room)
{
  g_return_if_fail (MATCHUP_IS_ARRANGEMENT (self));

  room = MAX (room, 0);
  if (self->room == room)
    return;
  self->room = room;
  notify (self, PROP_ROOM);
}

void
matchup_arrangement_set_enlarged (MatchupArrangement *self, MatchupAnswer *answer)
{
  g_return_if_fail (MATCHUP_IS_ARRANGEMENT (self));
  g_return_if_fail (answer == NULL || MATCHUP_IS_ANSWER (answer));

  if (g_set_object (&self->enlarged, answer))
    notify (self, PROP_ENLARGED);
}

void
matchup_arrangement_add_actions (MatchupArrangement *self, GActionMap *map)
{
  static const guint sticking[] = { PROP_LAYOUT, PROP_EQUAL_HEIGHTS, PROP_JOINT_SCROLLING };

  g_return_if_fail (MATCHUP_IS_ARRANGEMENT (self));
  g_return_if_fail (G_IS_ACTION_MAP (map));

  for (guint i = 0; i < G_N_ELEMENTS (sticking); i++)
    {
      const char *name = g_param_spec_get_name (properties[sticking[i]]);
      g_autoptr (GPropertyAction) action = g_property_action_new (name, self, name);

      g_action_map_add_action (map, G_ACTION (action));
    }
}
