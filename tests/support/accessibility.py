# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader sees, spoken to directly over D-Bus: nothing is remembered, so nothing is ever stale."""

import collections
import functools
import itertools
import time

from gi.repository import Gio, GLib

ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
CACHE = "org.a11y.atspi.Cache"
CACHE_PATH = "/org/a11y/atspi/cache"
PROPERTIES = "org.freedesktop.DBus.Properties"
TEXT = "org.a11y.atspi.Text"
EDITABLE_TEXT = "org.a11y.atspi.EditableText"
# Numbers of the protocol (AtspiStateType).
STATES = {"ACTIVE": 1, "BUSY": 3, "CHECKED": 4, "EXPANDED": 10, "FOCUSED": 12, "PRESSED": 20, "SELECTED": 23,
          "SENSITIVE": 24, "VISIBLE": 30}


# What all can be known of a widget at one moment; the states are a number.
Seen = collections.namedtuple("Seen", "widget depth role name description states")


class Gone(Exception):
    """A widget that is no longer there."""


class Timeout(AssertionError):
    pass


def wait_for(what, condition, seconds=20.0):
    """Polls until condition() is true and gives its value; a bounded wait on a condition."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            value = condition()
        except Gone:  # The window changed while it was read.
            value = None
        if value:
            return value
        if time.monotonic() > deadline:
            raise Timeout(f"waited {seconds:g} s in vain for {what}")
        time.sleep(0.02)


def patiently(do):
    """Does it again from the beginning when a widget was replaced between being found and being used, as a person does.

    Only for what finds its widgets itself. What a widget was asked to do has not been done when it is Gone, unless it
    ended the program.
    """
    @functools.wraps(do)
    def do_patiently(*arguments, **options):
        deadline = time.monotonic() + 20
        while True:
            try:
                return do(*arguments, **options)
            except Gone:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
    return do_patiently


class Accessibility:
    """The bus of a desktop where programs tell what they show."""

    def __init__(self, session_address):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        session = Gio.DBusConnection.new_for_address_sync(session_address, flags, None, None)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                    Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        session.close_sync(None)
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.n_focus_changes = 0
        self.roles = {}
        self.connection.signal_subscribe(None, "org.a11y.atspi.Event.Object", "StateChanged", None, "focused",
                                         Gio.DBusSignalFlags.NONE, self.focus_changed)
        self.call(REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent",
                  GLib.Variant("(sass)", ("object:state-changed:focused", [], "")))

    def focus_changed(self, _connection, _sender, _path, _interface, _signal, parameters):
        # One loses it and another gets it; only then it has moved.
        self.n_focus_changes += parameters.unpack()[1] == 1

    def get_n_focus_changes(self):
        while GLib.MainContext.default().iteration(False):
            pass
        return self.n_focus_changes

    def call(self, name, path, interface, method, arguments=None):
        try:
            return self.connection.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                                             20000, None).unpack()
        except GLib.Error as error:
            if error.matches(Gio.io_error_quark(), Gio.IOErrorEnum.TIMED_OUT):
                raise
            raise Gone(f"{method} of {path}: {error.message}") from None

    def find_program(self, pid):
        """The topmost widget of the program with this process id, or None."""
        # Only who has told the registry of itself is ready to be asked.
        for name, path in self.call(REGISTRY, ROOT, ACCESSIBLE, "GetChildren")[0]:
            found = self.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                              GLib.Variant("(s)", (name,)))[0]
            if found == pid:
                return Widget(self, name, path)
        return None


class Widget:
    def __init__(self, accessibility, bus_name, path):
        self.accessibility, self.bus_name, self.path = accessibility, bus_name, path
        self.origin = None  # what it was found by: (widget, role, name)

    def __eq__(self, other):
        return isinstance(other, Widget) and (self.bus_name, self.path) == (other.bus_name, other.path)

    __hash__ = None

    def call(self, interface, method, signature=None, *arguments):
        return self.accessibility.call(self.bus_name, self.path, interface, method,
                                       GLib.Variant(signature, arguments) if signature else None)

    def get(self, interface, name):
        return self.call(PROPERTIES, "Get", "(ss)", interface, name)[0]

    @property
    def name(self):
        name = self.get(ACCESSIBLE, "Name")
        # What is said of answers stands in front of a window's title.
        if "\n" in name and self.role == "window":
            return name.rsplit("\n", 1)[1]
        return name

    @property
    def role(self):
        return self.call(ACCESSIBLE, "GetRoleName")[0]

    def has_state(self, state):
        low, high = self.call(ACCESSIBLE, "GetState")[0]
        return bool((low | high << 32) >> STATES[state] & 1)

    def children(self):
        return [Widget(self.accessibility, self.bus_name, path)
                for name, path in self.call(ACCESSIBLE, "GetChildren")[0] if name == self.bus_name]

    def walk(self, depth=0):
        """This widget and all below, top down, as (widget, depth). What goes while we walk is passed over."""
        yield self, depth
        try:
            children = self.children()
        except Gone:
            if depth == 0:
                raise
            return
        for child in children:
            yield from child.walk(depth + 1)

    def read(self):
        """All that walk() comes to, as it is now (Seen): what the program keeps for screen readers comes in one
        piece, many times faster than to ask each. What was never asked for is not in it, which is why we walk."""
        walked = list(self.walk())
        kept = {item[0][1]: item for item in self.accessibility.call(self.bus_name, CACHE_PATH, CACHE, "GetItems")[0]}
        roles = self.accessibility.roles
        seen = []
        for widget, depth in walked:
            if widget.path not in kept:  # gone meanwhile
                continue
            name, role, description, (low, high) = kept[widget.path][6:10]
            if role not in roles:
                roles[role] = widget.role
            seen.append(Seen(widget, depth, roles[role], name, description, low | high << 32))
        return seen

    def matches(self, role, name):
        try:
            if role not in (None, self.role):
                return False
            return name is None or (name(self.name) if callable(name) else name == self.name)
        except Gone:
            return False

    def find_each(self, role=None, name=None):
        """All here and below that match, one after the other; name may be a function of the name."""
        return (widget for widget, _ in self.walk() if widget.matches(role, name))

    def find(self, role=None, name=None):
        found = next(self.find_each(role, name), None)
        if found is not None:
            found.origin = (self, role, name)
        return found

    def find_anew(self):
        """For one that was replaced: becomes what is found now by what it was found by."""
        if self.origin is None or self.is_there():
            return
        parent, role, name = self.origin
        parent.find_anew()
        found = parent.find(role, name)
        if found is not None:
            self.path = found.path

    def find_all(self, role=None, name=None):
        return list(self.find_each(role, name))

    def wait(self, role=None, name=None, seconds=20.0):
        return wait_for(f"{role or 'a widget'} named {name!r}", lambda: self.find(role, name), seconds)

    def is_there(self):
        try:
            return bool(self.role)
        except Gone:
            return False

    @patiently
    def click(self):
        self.find_anew()
        # A menu button keeps its action in the toggle button inside.
        for widget, _ in self.walk():
            if widget.get(ACTION, "NActions") and widget.call(ACTION, "GetName", "(i)", 0)[0] in ("click", "activate"):
                if not widget.call(ACTION, "DoAction", "(i)", 0)[0]:
                    raise AssertionError(f"the action of {self.role} “{self.name}” failed")
                return
        raise AssertionError(f"{self.role} “{self.name}” cannot be clicked")

    def get_actions(self):
        return [self.call(ACTION, "GetName", "(i)", i)[0] for i in range(self.get(ACTION, "NActions"))]

    def perform(self, action):
        names = self.get_actions()
        if action not in names:
            raise AssertionError(f"{self.role} “{self.name}” offers {names}, not {action}")
        if not self.call(ACTION, "DoAction", "(i)", names.index(action))[0]:
            raise AssertionError(f"{action} of {self.role} “{self.name}” failed")

    @patiently
    def act(self, action):
        """Does an action of those that the widget offers itself."""
        self.find_anew()
        self.perform(action)

    @patiently
    def act_within(self, action):
        """Does an action of the first here and below that offers it."""
        self.find_anew()
        next(widget for widget, _ in self.walk() if action in widget.get_actions()).perform(action)

    def fill(self, text):
        """Replaces what stands in it."""
        if not self.call(EDITABLE_TEXT, "SetTextContents", "(s)", text)[0]:
            raise AssertionError(f"{self.role} “{self.name}” takes no text")
        wait_for(f"“{text}” to stand there", lambda: self.text == text)

    @property
    def text(self):
        """What stands in it, or its name."""
        try:
            return self.call(TEXT, "GetText", "(ii)", 0, self.get(TEXT, "CharacterCount"))[0]
        except Gone:
            return self.name

    def dump(self, limit=1500):
        """Lines that tell what there is to see; what only holds other widgets is left out."""
        lines = []
        for widget, depth in itertools.islice(self.walk(), limit):
            role, name = widget.role, widget.name
            text = f": {widget.text!r}" if role in ("text box", "search box") else ""
            if name and not name.startswith(("Gtk", "Adw")):
                lines.append(f"{' ' * depth}{role} “{name}”{text}")
        return lines
