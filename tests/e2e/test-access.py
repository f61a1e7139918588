#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader gets of the real program: all that can be seen, and what is said while an answer comes:
test-access.py BINARY SUPPORT SCHEMAS."""
import sys

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from gi.repository import Gio, GLib  # noqa: E402

from accessibility import Gone  # noqa: E402
from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from person import Person  # noqa: E402
from tap import Tap  # noqa: E402

ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}
MODEL = 'tokens-100-at-50'
CONTROLS = ('button', 'toggle button', 'checkbox', 'radio', 'switch', 'combo box', 'text box', 'search box',
            'spin button', 'slider', 'progress bar', 'meter', 'link', 'menu item', 'menu item checkbox',
            'menu item radio', 'tab', 'log')


class Names:
    """The names of windows and live regions as they change, with what the name was before."""

    def __init__(self, accessibility):
        self.changes = []
        accessibility.connection.signal_subscribe(None, 'org.a11y.atspi.Event.Object', 'PropertyChange', None,
                                                  'accessible-name', Gio.DBusSignalFlags.NONE, self.changed)

    def changed(self, _connection, _sender, path, _interface, _signal, parameters):
        self.changes.append((path, parameters.unpack()[3]))

    def read(self, paths):
        while GLib.MainContext.default().iteration(False):
            pass
        return [name for path, name in self.changes if path in paths]


def find_nameless(window):
    """Controls that say nothing of what they do. Libadwaita's own scroll bars and window buttons have no names."""
    wrong = []
    for widget, _ in window.walk():
        try:
            role, name = widget.role, widget.name
        except Gone:
            continue
        if role in CONTROLS and (not name or name.startswith(('Gtk', 'Adw')) or name.endswith('-symbolic')):
            inner = [each.name for each in widget.children()]
            # A menu button has its name on the toggle button inside, or around it.
            if not any(each and not each.startswith(('Gtk', 'Adw')) for each in inner):
                wrong.append(f'{role} “{name}” with {inner}')
    return wrong


def walk_views(me):
    """Every view and window there is a key for; gives how many controls were seen and which are wrong."""
    wrong, seen = [], 0
    places = [('alt+1', None), ('alt+2', None), ('alt+3', None), ('ctrl+comma', 'Preferences'), ('ctrl+k', 'Search Everything')]
    for key, title in places:
        me.desktop.press(key)
        if title is not None:
            me.window.wait('window', title)
        wrong += [f'{key}: {each}' for each in find_nameless(me.window)]
        seen += sum(1 for widget, _ in me.window.walk() if widget.matches(None, None) and widget.role in CONTROLS)
        if title is not None:
            me.desktop.press('Escape')
            wait_for(f'{title} to close', lambda name=title: me.window.find('window', name) is None)
    return seen, wrong


def ask(me, names):
    """One question; what was said of it, each change of the window's name that was more than a title."""
    main = me.window.children()[0]
    before = len(names.read([main.path]))
    me.ask('What is the trip for')
    wait_for('the end to be said',
             lambda: any('has answered' in each for each in names.read([main.path])[before:]), 60)
    return [each.split('\n')[0] for each in names.read([main.path])[before:] if '\n' in each]


def main():
    with Tap() as tap, Loopback() as service, Desktop(environment=ENVIRONMENT) as desktop:
        me = Person(desktop, BINARY)
        me.connect_by_command('openai', service.address, 'test-key-0123456789')
        me.start()
        names = Names(desktop.accessibility)
        # First, as without a window manager the window is not active any more when a dialog was in front of it.
        me.desktop.press('alt+2')
        me.look_around()
        me.add_model('openai ' + MODEL, MODEL)
        said = ask(me, names)
        assert said == [f'Waiting for {MODEL}', f'{MODEL} has answered'], said
        tap.ok('that an answer is waited for and that it is there is said, and nothing in between')
        seen, wrong = walk_views(me)
        assert not wrong, wrong
        assert seen > 60, seen
        tap.ok(f'each of {seen} controls of all views says what it is')
        me.leave()
        me.program.assert_clean_log()


main()
