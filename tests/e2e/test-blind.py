#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judging without knowing who is who, by keyboard alone: test-blind.py BINARY SUPPORT SCHEMAS.

Before the vote nothing that a person or a screen reader can find tells which contestant wrote which answer.
"""
import sys

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from accessibility import ACCESSIBLE, Gone  # noqa: E402
from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from person import Person, read_column  # noqa: E402
from tap import Tap  # noqa: E402

KEY = 'test-key-fedcba9876543210'
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}
MODELS = {'zebra-one': 'trip-quick', 'walrus-two': 'trip-slow', 'gecko-three': 'fail-401'}
# Whatever names a contestant: its model and its service, as the person and the program call it.
SECRETS = [*MODELS, 'openai', 'doubao', 'kestrel', 'custom']
NO_ANSWER = 'There is nothing to read here'


def get_texts(widget):
    """All that a screen reader can tell of a widget itself."""
    texts = [widget.name, widget.get(ACCESSIBLE, 'Description'), widget.text]
    try:
        texts += [str(value) for pair in widget.call(ACCESSIBLE, 'GetAttributes') for value in pair.values()]
    except Gone:
        pass
    return texts


def find_leaks(widget):
    """What gives a contestant away at or below widget; who takes part is told by the line-up, which the person chose."""
    found = []
    try:
        if widget.role == 'group' and widget.name == 'Line-up':
            return []
        for text in get_texts(widget):
            found += [f'{widget.role}: {text!r}' for secret in SECRETS if secret in text.lower()]
        children = widget.children()
    except Gone:
        return []
    for child in children:
        found += find_leaks(child)
    return found


def assert_blind(me, when):
    found = find_leaks(me.window)
    assert found == [], (when, found)
    titles = me.desktop.xdotool('search', '--onlyvisible', '--pid', str(me.program.process.pid)).split()
    for window in titles:
        title = me.desktop.xdotool('getwindowname', window).lower()
        assert not any(secret in title for secret in SECRETS), (when, title)


def paste(me):
    """What is in the clipboard, as it arrives in the question."""
    def is_at_question():
        # A menu that is still closing takes the keys.
        me.desktop.press('ctrl+l')
        return me.question.has_state('FOCUSED')

    wait_for('the question to have the focus', is_at_question)
    me.desktop.press('ctrl+a', 'ctrl+v')
    wait_for('the clipboard', lambda: me.question.text != '')
    text = me.question.text
    me.desktop.press('ctrl+a', 'BackSpace')
    wait_for('the question to be empty', lambda: me.question.text == '')
    return text


def copy_all(me):
    """Every answer, in both ways that its menu offers."""
    for letter, column in me.get_columns().items():
        if not read_column(column):
            continue
        for entry in ('Copy', 'Copy as Plain Text'):
            menu = column.wait(name='Menu of this answer')
            menu.click()
            items = wait_for('the menu', lambda: column.find_all('menu item'))
            names = [item.name for item in items]
            assert not any(secret in name.lower() for name in names for secret in SECRETS), names
            assert_blind(me, f'the menu of {letter}')
            wanted = [item for item in items if item.name.startswith('Copy')]
            wanted[0 if entry == 'Copy' else -1].click()
            said = paste(me).lower()
            assert said and not any(secret in said for secret in SECRETS), said


def look_at_differences(me):
    me.get_columns()[me.get_choosable()[0]].wait(name='Menu of this answer').click()
    me.window.wait('menu item', lambda name: name.startswith('Differences')).click()
    wait_for('the differences', lambda: me.window.find('window', 'Differences'))
    assert_blind(me, 'the differences')
    me.desktop.press('Escape')
    wait_for('them to close', lambda: me.window.find('window', 'Differences') is None)


def judge_blind(tap, me):
    button = me.window.wait('button', 'Hide names')
    button.click()
    wait_for('the names to be hidden', lambda: button.has_state('PRESSED'))
    me.ask('Plan a trip for us')
    wait_for('some text', lambda: any(read_column(column) for column in me.get_columns().values()))
    assert_blind(me, 'while answers come')
    tap.ok('nothing is told while answers come')

    me.wait_for_answers(2)
    assert_blind(me, 'after the end')
    failed = next(letter for letter in 'ABC' if letter not in me.get_choosable())
    said = me.get_columns()[failed].wait('alert').text
    assert said.startswith('Something went wrong here.'), said
    assert me.get_choice(failed).get(ACCESSIBLE, 'Description') == NO_ANSWER
    tap.ok('nothing is told at the end, with a column that failed, which cannot be chosen')

    copy_all(me)
    look_at_differences(me)
    tap.ok('copies, menus and differences tell nothing')

    before = {letter: read_column(column) for letter, column in me.get_columns().items()}
    me.leave()
    me.start()
    wait_for('the answers', lambda: {letter: read_column(column) for letter, column in me.get_columns().items()} == before)
    assert_blind(me, 'after a new start')
    assert me.window.wait('button', 'Hide names').has_state('PRESSED')
    tap.ok('after a new start they stand as they stood, and still without names')


def vote(tap, me):
    letter = me.get_choosable()[-1]
    me.begin_vote()
    me.desktop.press(str('ABC'.index(letter) + 1))
    wait_for('the names', lambda: any(name in column.name for column in me.get_columns().values() for name in MODELS))
    shown = {column.name[7]: column.name.split(': ')[1] for column in me.get_columns().values()}
    assert sorted(shown.values()) == sorted(MODELS), shown
    assert me.get_choice(letter).has_state('PRESSED')
    said = me.get_vote_bar().wait('status', lambda text: text.startswith('You chose')).text
    assert said == f'You chose {letter}, {shown[letter]}.', said
    tap.ok('the vote of one key shows the names')

    me.desktop.press('Return')
    wait_for('the focus', lambda: me.question.has_state('FOCUSED'))
    tap.ok('Enter leads to the next prompt')
    return shown


def go_on(tap, me, key, said):
    me.ask(f'Another one for {key}')
    me.wait_for_answers(2)
    assert all(column.name == f'Answer {letter}' for letter, column in me.get_columns().items())
    me.begin_vote()
    me.desktop.press(key)
    me.get_vote_bar().wait('status', said)
    me.desktop.press('Return')
    wait_for('the focus', lambda: me.question.has_state('FOCUSED'))
    tap.ok(f'“{said}” is the key {key}')


def take_back(tap, me):
    me.get_vote_bar().wait('button', 'Take Back').click()
    wait_for('the vote to go', lambda: me.get_vote_bar().find('button', 'Take Back') is None)
    me.window.wait('button', 'Undo').click()
    me.get_vote_bar().wait('status', 'You found none of them good.')
    tap.ok('a vote is taken back, and that is undone')


def ask_again(tap, me):
    n = len(me.transcript.find_all('group', 'Round'))
    me.get_vote_bar().wait('button', 'Same Prompt Again').click()
    wait_for('a new round', lambda: len(me.transcript.find_all('group', 'Round')) > n)
    me.wait_for_answers(2)
    me.desktop.press('ctrl+j', '0')
    me.get_vote_bar().wait('status', 'You found them about equal.')
    tap.ok('the same prompt is asked again, blind as before')


def main():
    with Tap() as tap, Loopback(*(f'{name}={behaviour}' for name, behaviour in MODELS.items())) as service, \
            Desktop(environment=ENVIRONMENT) as desktop:
        me = Person(desktop, BINARY)
        for kind in 'openai', 'doubao':
            me.connect_by_command(kind, service.address, KEY)
        me.start()
        me.add_model('openai zebra', 'zebra-one, OpenAI')
        me.add_model('doubao walrus', 'walrus-two, Doubao')
        me.add_model('openai gecko', 'gecko-three, OpenAI')
        judge_blind(tap, me)
        vote(tap, me)
        go_on(tap, me, '0', 'You found them about equal.')
        go_on(tap, me, 'minus', 'You found none of them good.')
        take_back(tap, me)
        ask_again(tap, me)
        me.leave()
        me.program.assert_clean_log()
        votes = desktop.open_database().execute('SELECT blind, leaked FROM votes').fetchall()
        assert votes == [(1, 0)] * 4, votes
        tap.ok('the votes are in the database, each blind, and nothing was complained about')


main()
