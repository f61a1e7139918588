#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was written is found and gone to, by keys, by actions and from the desktop: test-search.py BINARY SUPPORT SCHEMAS."""
import os
import pathlib
import sys
import time

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from gi.repository import Gio, GLib  # noqa: E402

from desktop import Desktop, wait_for  # noqa: E402
from history_rows import HistoryRows  # noqa: E402
from person import Person, read_column  # noqa: E402
from tap import Tap  # noqa: E402

ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}
APPLICATION_ID = 'io.github.matchup_app.Matchup'
PROVIDER = '/io/github/matchup_app/Matchup/SearchProvider'


def fill_history(desktop):
    with HistoryRows(desktop, BINARY) as rows:
        rows.add_conversation('physics', '物理作业')
        rows.add_round('physics', 'p0', '什么是力？', ['力是一种作用。', 'A force is a push.'])
        parent = 'p0'
        for i in range(1, 30):
            rows.add_round('physics', f'p{i}', f'第 {i} 个问题', [f'回答 {i}', f'answer {i} is here'], parent=parent)
            parent = f'p{i}'
        rows.add_round('physics', 'branch', '换一个问题：**万有引力**是什么', ['苹果落下', 'an apple'], parent='p3')
        rows.set_tip('physics', 'p29')
        rows.add_conversation('travel', 'Holidays')
        rows.add_round('travel', 't0', 'Where to go?', [['Go to the **Wieliczka** mine', 'Stay at home'], 'To the sea'])
        rows.add_conversation('talk', '闲聊', kind='chat', models=('model-a',))
        rows.add_round('talk', 'k0', 'Tell me of seas', [['The **Adriatic** is one', 'The Baltic is another']])
        rows.add_round('talk', 'k1', 'And lakes?', ['Como'], parent='k0')
        rows.add_round('talk', 'k2', 'And rivers? 黄河也算吗', ['Of course'], parent='k0')
        rows.set_tip('talk', 'k1')
        rows.add_conversation('blind', 'Who knows birds')
        rows.add_round('blind', 'b0', 'Which bird is this?', ['It is a kookaburra', 'A kookaburra, surely'], blind=True)


class Finder:
    """The search dialog as a person uses it."""

    def __init__(self, me):
        self.me = me

    def open(self):
        self.me.desktop.press('ctrl+k')
        self.wait()

    def wait(self):
        self.dialog = self.me.window.wait('window', 'Search Everything')
        self.entry = self.dialog.wait('search box')
        wait_for('the focus', lambda: self.entry.has_state('FOCUSED'))

    def type(self, text):
        self.me.desktop.press('ctrl+a', 'BackSpace')
        if text.isascii():
            self.me.desktop.type(text)
        else:
            # An input method hands its text over whole.
            self.entry.fill(text)
        wait_for(f'“{text}”', lambda: self.entry.text == text)

    def get_rows(self):
        found = self.dialog.find('list', 'What was found')
        return found.find_all('list item') if found is not None else []

    def wait_for_rows(self, *beginnings):
        def is_so():
            rows = [row.name for row in self.get_rows()]
            return len(rows) == len(beginnings) and all(map(str.startswith, rows, beginnings))
        wait_for(f'{beginnings}', is_so)

    def get_status(self):
        return [each.text for each in self.dialog.find_all('status')]

    def is_closed(self):
        return self.dialog not in self.me.window.children()


def is_in_sight(me, text):
    """Whether a round with this question is there and has the focus in or on it."""
    for group in me.transcript.find_all('group', 'Round'):
        if any(each.has_state('FOCUSED') for each, _ in group.walk()):
            return any(text in each.text for each, _ in group.walk())
    return False


def search_by_keys(tap, me):
    finder = Finder(me)
    finder.open()
    finder.dialog.wait(None, lambda name: name.startswith('Find Anything'))
    finder.type('引力')
    finder.wait_for_rows('换一个问题：**万有引力**是什么, Question in “物理作业”')
    wait_for('how many there are', lambda: '1 place found' in finder.get_status())
    finder.type('力')
    wait_for('three', lambda: '3 places found' in finder.get_status() and len(finder.get_rows()) == 3)
    finder.type('引力')
    finder.wait_for_rows('换一个问题')
    me.desktop.press('Return')
    wait_for('the dialog to close', finder.is_closed)
    wait_for('the question in the other branch', lambda: is_in_sight(me, '万有引力'))
    tap.ok('two Chinese characters lead by keys to a question in a branch that was not shown')

    finder.open()
    finder.type('力')
    wait_for('three', lambda: '3 places found' in finder.get_status() and len(finder.get_rows()) == 3)
    wanted = finder.get_rows()[2].name
    me.desktop.press('Down', 'Down', 'Down')
    wait_for('the focus on the last row', lambda: finder.get_rows()[2].has_state('FOCUSED'))
    me.desktop.press('Return')
    wait_for('the dialog to close', finder.is_closed)
    wait_for(f'the place of {wanted}', lambda: is_in_sight(me, wanted.split(',')[0]))
    tap.ok('the arrows lead to a place that is not the first')

    finder.open()
    finder.type('wieliczka')
    finder.wait_for_rows('Go to the Wieliczka mine, Answer of model-a in “Holidays”')
    me.desktop.press('Down', 'Up')
    wait_for('the focus back in the entry', lambda: finder.entry.has_state('FOCUSED'))
    me.desktop.press('Down')
    wait_for('the focus on the row', lambda: finder.get_rows()[0].has_state('FOCUSED'))
    me.desktop.press('Return')
    wait_for('the earlier answer', lambda: 'Wieliczka' in read_column(
        me.transcript.find('group', lambda name: name.startswith('Answer A'))))
    tap.ok('a word of an earlier attempt leads to that attempt')

    finder.open()
    finder.type('xyzzy')
    wait_for('that there is nothing', lambda: 'Nothing found' in finder.get_status())
    me.desktop.press('Escape')
    wait_for('the dialog to close', finder.is_closed)
    tap.ok('where nothing is found it says so, and Escape closes')


def is_seen(me, text):
    return any(text in each.text for each, _ in me.window.walk())


def search_chats(tap, me):
    finder = Finder(me)
    finder.open()
    finder.type('黄河')
    finder.wait_for_rows('And rivers? 黄河也算吗, Question in “闲聊”')
    me.desktop.press('Return')
    wait_for('the dialog to close', finder.is_closed)
    wait_for('the other branch of the chat', lambda: is_seen(me, 'Of course') and not is_seen(me, 'Como'))
    finder.open()
    finder.type('adriatic')
    finder.wait_for_rows('The Adriatic is one, Answer of model-a in “闲聊”')
    me.desktop.press('Return')
    wait_for('the dialog to close', finder.is_closed)
    wait_for('the earlier answer of the chat', lambda: is_seen(me, 'Adriatic') and not is_seen(me, 'Baltic'))
    tap.ok('in chats it leads to other branches and earlier answers as well')


def search_by_actions(tap, me):
    finder = Finder(me)
    me.window.wait('button', 'Search everything').click()
    finder.wait()
    finder.entry.fill('kookaburra')
    wait_for('the answers', lambda: len(finder.get_rows()) == 1)
    row = finder.get_rows()[0]
    assert 'Answer in “Who knows birds”' in row.name, row.name
    assert not any('model-' in each.name or 'model-' in each.text for each, _ in finder.dialog.walk())
    tap.ok('who wrote a blind answer is not told')
    row.act('search-row.open')
    wait_for('the dialog to close', finder.is_closed)
    wait_for('the round', lambda: is_in_sight(me, 'Which bird'))
    tap.ok('an action leads to the place too')


def call(connection, method, arguments, seconds=20):
    return connection.call_sync(APPLICATION_ID, PROVIDER, 'org.gnome.Shell.SearchProvider2', method, arguments, None,
                                Gio.DBusCallFlags.NONE, seconds * 1000, None).unpack()


def is_running(connection):
    return connection.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner',
                                GLib.Variant('(s)', (APPLICATION_ID,)), None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]


def find_pid(connection):
    return connection.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                                'GetConnectionUnixProcessID', GLib.Variant('(s)', (APPLICATION_ID,)), None,
                                Gio.DBusCallFlags.NONE, -1, None).unpack()[0]


def install_service(desktop):
    """As the installed file does, with the environment that a desktop would give to the bus."""
    names = ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'GSETTINGS_SCHEMA_DIR', 'ASAN_OPTIONS', 'GDK_BACKEND', 'GTK_A11Y',
             'GSK_RENDERER')
    settings = ' '.join(f"{name}={desktop.environment[name]}" for name in names if name in desktop.environment)
    log = os.path.join(desktop.folder, 'service.log')
    script = pathlib.Path(desktop.folder, 'service')
    script.write_text(f'#!/bin/sh\nexec env {settings} {BINARY} --gapplication-service >>{log} 2>&1\n')
    script.chmod(0o755)
    pathlib.Path(desktop.folder, 'services', f'{APPLICATION_ID}.service').write_text(
        f'[D-BUS Service]\nName={APPLICATION_ID}\nExec={script}\n')
    return log


def search_from_desktop(tap, desktop, me):
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    log = install_service(desktop)
    connection = Gio.DBusConnection.new_for_address_sync(desktop.environment['DBUS_SESSION_BUS_ADDRESS'], flags, None, None)
    connection.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'ReloadConfig', None, None,
                         Gio.DBusCallFlags.NONE, -1, None)
    assert not is_running(connection)
    ids, = call(connection, 'GetInitialResultSet', GLib.Variant('(as)', (['引力'],)))
    assert len(ids) == 1, ids
    pid = find_pid(connection)
    assert me.desktop.accessibility.find_program(pid) is None or \
        not me.desktop.accessibility.find_program(pid).children(), 'a window was opened'
    begun = time.monotonic()
    ids, = call(connection, 'GetSubsearchResultSet', GLib.Variant('(asas)', (ids, ['万有引力'])))
    assert len(ids) == 1 and time.monotonic() - begun < 2
    meta = call(connection, 'GetResultMetas', GLib.Variant('(as)', (ids,)))[0][0]
    assert meta == {'id': ids[0], 'name': '物理作业', 'description': '换一个问题：**万有引力**是什么'}, meta
    blind, = call(connection, 'GetInitialResultSet', GLib.Variant('(as)', (['kook'],)))
    assert 'model' not in str(call(connection, 'GetResultMetas', GLib.Variant('(as)', (blind,))))
    assert call(connection, 'GetInitialResultSet', GLib.Variant('(as)', (['nowhere'],))) == ([],)
    assert call(connection, 'GetInitialResultSet', GLib.Variant('(as)', (['?!'],))) == ([],)
    tap.ok('the desktop finds it while the window is closed, and no window comes')

    wait_for('the program to end by itself', lambda: not is_running(connection), 90)
    tap.ok('after a while without questions it ends')

    call(connection, 'ActivateResult', GLib.Variant('(sasu)', (ids[0], ['引力'], 0)))
    me.window = wait_for('the window', lambda: (lambda root: root if root is not None and root.children() else None)(
        me.desktop.accessibility.find_program(find_pid(connection))))
    me.transcript = me.window.wait('log')
    wait_for('the place', lambda: is_in_sight(me, '万有引力'))
    tap.ok('what was found there opens at its place, hours later too')

    call(connection, 'LaunchSearch', GLib.Variant('(asu)', (['kookaburra'], 0)))
    finder = Finder(me)
    finder.wait()
    assert finder.entry.text == 'kookaburra'
    wait_for('what was found', lambda: len(finder.get_rows()) == 1)
    call(connection, 'ActivateResult', GLib.Variant('(sasu)', ('none/of/ours', [], 0)))
    desktop.press('Escape')
    wait_for('the dialog to close', finder.is_closed)
    tap.ok('all of it is shown by the search of the window')
    desktop.press('ctrl+q')
    wait_for('the end', lambda: not is_running(connection), 40)
    with open(log, encoding='utf-8') as stream:
        text = stream.read()
    for complaint in ('AddressSanitizer', 'runtime error', '-CRITICAL **', '-WARNING **'):
        assert complaint not in text, text


def main():
    with Tap() as tap, Desktop(environment=ENVIRONMENT) as desktop:
        fill_history(desktop)
        me = Person(desktop, BINARY)
        me.start()
        search_by_keys(tap, me)
        search_chats(tap, me)
        search_by_actions(tap, me)
        me.leave()
        me.program.assert_clean_log()
        search_from_desktop(tap, desktop, me)


main()
