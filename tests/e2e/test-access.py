#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader gets of the real program, in one language: all that can be come to, and what is said while an
answer comes: test-access.py BINARY SUPPORT SCHEMAS CATALOGUES LANGUAGE.

Every view, window, page, page of a page, menu and popover is opened and read as a whole: what can be operated has a name,
and in Chinese nothing is English.
"""
import gettext
import json
import pathlib
import re
import subprocess
import sys

BINARY, SUPPORT, SCHEMAS, CATALOGUES, LANGUAGE = sys.argv[1:6]
sys.path.insert(0, SUPPORT)

from gi.repository import Gio, GLib  # noqa: E402

from accessibility import STATES  # noqa: E402
from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from loopback_service.behaviours import MODELS  # noqa: E402
from person import Person  # noqa: E402
from tap import Tap  # noqa: E402

ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0', 'LANGUAGE': LANGUAGE,
               'MATCHUP_LOCALEDIR': CATALOGUES}
APPLICATION_ID = 'io.github.matchup_app.Matchup'
DATA = pathlib.Path(__file__).resolve().parents[2] / 'data'
MODEL, MODEL_NAME = 'gpt-4o-mini', 'GPT-4o mini'
QUESTIONS = ('你好', '早上好', '晚上好')
PRACTICE = ('quick', 'thorough', 'moody', 'chinese')
CONTROLS = ('button', 'toggle button', 'checkbox', 'radio', 'switch', 'combo box', 'text box', 'search box',
            'spin button', 'slider', 'progress bar', 'meter', 'link', 'menu item', 'menu item checkbox',
            'menu item radio', 'tab', 'log')
USABLE = 1 << STATES['VISIBLE'] | 1 << STATES['SENSITIVE']
COMPONENT = 'org.a11y.atspi.Component'
# What GTK calls things that have no name: their type.
TYPE = re.compile(r'(Gtk|Adw|Matchup)[A-Z]\w*$')
# What is called the same in every language: services and models, formats, sizes, currencies, addresses, keys, schemes of
# colours for code, and the program where the system names it.
SERVICES = json.loads((DATA / 'providers.json').read_text(encoding='utf-8'))['providers']
NAMES = sorted((*(service['name'] for service in SERVICES), *MODELS, *PRACTICE, MODEL, MODEL_NAME, 'loopback', 'PDF',
                'Markdown', 'USD', 'kB', 'MB', 'Adwaita', 'matchup', 'Ctrl', 'Shift', 'Alt', 'Esc', 'Delete', 'Enter',
                'Page Up', 'Page Down', 'stop'), key=len, reverse=True)
SAME = re.compile(r'https?://\S+|\b(' + '|'.join(map(re.escape, NAMES)) + r'|F\d+|[A-Z])\b')
translation = gettext.NullTranslations() if LANGUAGE == 'en' else gettext.translation('matchup', CATALOGUES, [LANGUAGE])
_ = translation.gettext


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


class Actions:
    """The actions of the program, which are called the same in every language."""

    def __init__(self, desktop):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(desktop.environment['DBUS_SESSION_BUS_ADDRESS'], flags, None,
                                                           None)

    def activate(self, name, parameter=None):
        group, name = name.split('.')
        path = '/' + APPLICATION_ID.replace('.', '/') + ('/window/1' if group == 'win' else '')
        self.bus.call_sync(APPLICATION_ID, path, 'org.gtk.Actions', 'Activate',
                           GLib.Variant('(sava{sv})', (name, [] if parameter is None else [parameter], {})), None,
                           Gio.DBusCallFlags.NONE, -1, None)


class Tour:
    """Goes everywhere, and keeps what is wrong."""

    def __init__(self, me):
        self.me, self.actions = me, Actions(me.desktop)
        self.wrong, self.n_seen, self.places = [], 0, []
        self.menus = set()

    def look(self, where, root=None):
        """Everything at one place."""
        self.check(where, (root or self.me.window).read())

    def check(self, where, seen):
        foreign = where.startswith(('app.shortcuts', 'app.about'))
        self.n_seen += sum(1 for each in seen if each.role in CONTROLS)
        self.places.append(where)
        for each, below in zip(seen, seen[1:] + seen[:1]):
            # What GTK and libadwaita make themselves has no names.
            if not foreign and each.role in CONTROLS and is_nameless(each) and is_nameless(below):
                self.wrong.append(f'{where}: {each.role} “{each.name}” has no name')
            if len(each.name) > 2 and is_said_badly(each):
                self.wrong.append(f'{where}: {each.role} “{each.name}” is said badly')
            self.wrong += [f'{where}: {each.role} “{text}” is English' for text in (each.name, each.description)
                           if LANGUAGE == 'zh_CN' and is_english(text)]

    def open_window(self, action, parameter=None):
        return self.wait_for_window(action, lambda: self.actions.activate(action, parameter))

    def wait_for_window(self, what, do):
        """The one that comes of it."""
        before = [window.path for window in self.me.window.children()]
        do()
        return wait_for(f'the window of {what}', lambda: next(
            (window for window in self.me.window.children() if window.path not in before), None))

    def look_at_new(self, where, window, do):
        """The page that comes in a window, which is looked for near the top alone."""
        before = {each.path for each in walk_down(window, 6)}
        do()

        def find_new():
            pages = (each.read() for each in walk_down(window, 6) if each.path not in before)
            return next((page for page in pages if len(page) > 20), None)
        self.check(where, wait_for(where, find_new))

    def close_window(self, window):
        """Escape leads back, from the page of a page in steps."""
        def is_closed():
            if window not in self.me.window.children():
                return True
            self.me.desktop.press('Escape')
            return False
        wait_for('the window to close', is_closed)

    def visit_window(self, action, parameter=None):
        self.visit(f'{action} {parameter}', lambda: self.actions.activate(action, parameter))

    def visit(self, what, do):
        window = self.wait_for_window(what, do)
        self.look(what, window)
        self.close_window(window)

    def open_menus(self, where):
        """The menu of every menu button that can be seen, of several with one name the first."""
        for button in find_menu_buttons(self.me.window.children()[0]):
            name, button = button.name, button.widget
            if name in self.menus:
                continue
            self.menus.add(name)
            button.children()[0].click()
            wait_for(f'the menu of “{name}”', lambda each=button: is_open(each))
            self.look(f'{where}, “{name}”', button)
            self.me.desktop.press('Escape')
            wait_for(f'the menu of “{name}” to close', lambda each=button: not is_open(each))


def text(value):
    return GLib.Variant('s', value)


def walk_down(widget, n_levels):
    yield widget
    for child in widget.children() if n_levels > 0 else ():
        yield from walk_down(child, n_levels - 1)


def is_nameless(seen):
    return not seen.name or TYPE.match(seen.name) or seen.name.endswith('-symbolic')


def is_said_badly(seen):
    """By both its label and its name, or by its type, which is read out with these roles."""
    half = len(seen.name) // 2
    twice = seen.name[half:half + 1] == ' ' and seen.name[:half].replace('_', '', 1) == seen.name[half + 1:]
    typed = seen.role in ('image', 'list', 'tab list', 'tab panel') and TYPE.match(seen.name)
    return (twice or typed) and seen.widget.call(COMPONENT, 'GetSize') != (0, 0)


def is_english(text):
    """Words of which none is Chinese and that are no names, or a piece of a sentence."""
    rest = '' if TYPE.match(text) else SAME.sub('', text)
    return bool(re.search('[A-Za-z]', rest) and not re.search('[\u4e00-\u9fff]', rest) or
                re.search('[a-z]+ [a-z]+ [a-z]+', rest))


def find_menu_buttons(window):
    """A menu button has another one inside, which is pressed, and has its menu beside that."""
    seen = window.read()
    for position, (outer, inner) in enumerate(zip(seen, seen[1:])):
        if outer.role == inner.role == 'button' and inner.depth == outer.depth + 1 and is_usable(seen, position):
            yield outer


def is_usable(seen, position):
    """It has a size, which what was never shown has not, and it and all around it can be seen and used."""
    if seen[position].widget.call(COMPONENT, 'GetSize') == (0, 0):
        return False
    depth = seen[position].depth + 1
    for each in reversed(seen[:position + 1]):
        if each.depth < depth:
            if each.states & USABLE != USABLE:
                return False
            depth = each.depth
    return True


def is_open(button):
    return any(child.has_state('VISIBLE') for child in button.children()[1:])


def tour_first_start(tour):
    for view in ('chat', 'results', 'compare'):
        tour.actions.activate('win.view', text(view))
        tour.look(f'first start, {view}')
    tour.open_menus('first start')


def prepare(me, service):
    """A service, a chat and two comparisons; gives the ids of the three."""
    me.connect_by_command('openai', service.address, 'test-key-0123456789')
    for question, models in zip(QUESTIONS, ([MODEL], [MODEL], [MODEL, 'practice/quick'])):
        arguments = [f'--model={model if "/" in model else "openai/" + model}' for model in models]
        subprocess.run([BINARY, 'compare', *arguments, question], env=me.desktop.environment, check=True, capture_output=True)
    database = me.desktop.open_database()
    identifiers = [row[0] for row in database.execute('SELECT id FROM conversations ORDER BY created_at')]
    database.execute("UPDATE conversations SET kind = 'chat' WHERE id = ?", identifiers[:1])
    database.execute("INSERT INTO saved_lineups VALUES ('s1', '数学', 1)")
    database.commit()
    database.close()
    return zip(QUESTIONS, identifiers)


def open_conversation(tour, question, identifier):
    tour.actions.activate('win.open', text(identifier))
    wait_for(f'“{question}” to be shown', lambda: tour.me.window.find('log').find('label', question))
    tour.me.look_around()


def ask(me, names):
    """One question; what was said of it, each change of the window's name that was more than a title."""
    main = me.window.children()[0]
    before = len(names.read([main.path]))
    me.ask('What is the trip for')
    end = _('%s has answered') % MODEL_NAME
    wait_for('the end to be said', lambda: any(end in each for each in names.read([main.path])[before:]), 60)
    return [each.split('\n')[0] for each in names.read([main.path])[before:] if '\n' in each]


def tour_answers(tour):
    """What belongs to a row of the history, and to an answer."""
    tour.me.go_to_row(QUESTIONS[2])
    row = next(item for item in tour.me.history.find_all('list item') if item.has_state('FOCUSED'))
    tour.me.desktop.press('shift+F10')
    row.wait('menu')
    tour.look('the menu of a row', row)
    tour.me.desktop.press('Escape')
    tour.visit('differences', tour.me.window.wait('button', _('Differences')).click)
    tour.visit('what was sent', lambda: tour.me.transcript.act_within('answer.sent'))


def tour_windows(tour):
    for action in ('app.shortcuts', 'app.about', 'app.quick-ask', 'win.export-all', 'win.ask-many', 'win.search'):
        tour.visit_window(action)
    window = tour.open_window('app.help', text(''))
    for page in sorted((DATA / 'help' / LANGUAGE).glob('*.md')):
        tour.actions.activate('app.help', text(page.stem))
        window.wait(None, page.read_text(encoding='utf-8').splitlines()[0].removeprefix('# '))
        tour.look(f'help, {page.stem}', window)
    tour.close_window(window)


def tour_preferences(tour):
    """All pages are in one window; the pages of these come one at a time."""
    window = tour.open_window('app.preferences', text(''))
    tour.look('preferences', window)
    window.wait('tab', _('Privacy')).click()
    tour.visit('to delete everything', window.wait('list item', _('Delete Everything')).wait('button').click)
    for where, action, parameter in (
            ('a connected service', 'app.preferences', text('openai')), ('another service', 'app.preferences', text('doubao')),
            ('a service of one’s own', 'app.preferences', text('custom')),
            ('a price', 'app.price', GLib.Variant('(ss)', ('openai', MODEL))), ('a preset', 'app.presets', text('tutor'))):
        tour.look_at_new(where, window, lambda: tour.actions.activate(action, parameter))
        if where == 'a connected service':
            tour.look_at_new('its models', window, lambda: window.act_within('service.models'))
    tour.close_window(window)


def main():
    with Tap() as tap, Loopback(f'{MODEL}=echo') as service, Desktop(environment=ENVIRONMENT) as desktop:
        me = Person(desktop, BINARY, _)
        me.start()
        tour = Tour(me)
        tour_first_start(tour)
        me.leave()
        me.program.assert_clean_log()
        chat, one, two = prepare(me, service)
        names = Names(desktop.accessibility)
        me.start()
        open_conversation(tour, *one)
        said = ask(me, names)
        assert said == [_('Waiting for %s') % MODEL_NAME, _('%s has answered') % MODEL_NAME], said
        tap.ok('that an answer is waited for and that it is there is said, and nothing in between')
        for where, conversation in (('chat', chat), ('comparison', two)):
            open_conversation(tour, *conversation)
            tour.look(where)
            tour.open_menus(where)
        tour_answers(tour)
        tour_windows(tour)
        tour_preferences(tour)
        assert not tour.wrong, '\n'.join(tour.wrong)
        assert len(tour.places) > 50 and tour.n_seen > 600, (tour.places, tour.n_seen)
        tap.ok(f'each of {tour.n_seen} controls at {len(tour.places)} places says what it is, in its language')
        me.leave()
        me.program.assert_clean_log()


main()
