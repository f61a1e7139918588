#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A teacher compares three models with a photo, blind, one of them failing: test-teacher.py BINARY SUPPORT SCHEMAS HANDS.

HANDS is "keys": by the keyboard alone; or "actions": by what a screen reader or a switch can do, without one key.
"""
import hashlib
import pathlib
import subprocess
import sys

BINARY, SUPPORT, SCHEMAS, HANDS = sys.argv[1:5]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from person import Person, read_column, read_row  # noqa: E402
from tap import Tap  # noqa: E402

KEY = 'test-key-fedcba9876543210'
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}
MODELS = {'mini': 'trip-quick', 'vision': 'trip-slow', 'locked': 'fail-401'}
FIRST, SECOND = 'What is on the board?', 'And what is wrong with it?'
WHY = 'It names the mistake.'


class Keys(Person):
    """Nothing but keys is pressed."""

    def press_button(self, widget):
        self.desktop.reach(widget)
        self.desktop.press('space')

    def choose_model(self, search, row):
        n = len(self.get_lineup())
        self.press_button(self.lineup.wait('button', 'Add a model'))
        self.pick(search, row)
        wait_for('the model in the line-up', lambda: len(self.get_lineup()) == n + 1)

    def add_picture(self, path):
        """From a file."""
        self.press_button(self.window.wait('button', 'Add pictures and files'))
        self.window.wait('button', 'Add')
        self.desktop.type(str(path))
        self.desktop.press('Return')

    def put(self, text):
        self.ask(text)

    def judge(self, letter):
        self.begin_vote()
        self.desktop.press(str('ABC'.index(letter) + 1))

    def say_why(self, text):
        self.press_button(self.get_vote_bar().wait('button', 'Note'))
        note = self.get_vote_bar().wait('text box', 'Note')
        self.desktop.reach(note)
        self.desktop.type(text)
        wait_for('the note', lambda: note.text == text)

    def go_on(self):
        self.desktop.press('ctrl+j', 'Return')
        wait_for('the focus', lambda: self.question.has_state('FOCUSED'))

    def show_results(self):
        self.desktop.press('alt+3')

    def open_from_history(self, title):
        self.desktop.press('alt+2', 'ctrl+n')
        self.window.wait('window', 'New Comparison')
        assert read_row(self.history.find_all('list item')[0]).startswith(title)
        self.desktop.press('ctrl+Page_Down')  # a new one stands above all others

    def close(self):
        self.leave()


class Actions(Person):
    """No key is pressed: what is there is found, read, filled in and activated."""

    def press_button(self, widget):
        wait_for(f'“{widget.name}” to be usable', lambda: widget.has_state('SENSITIVE'))
        widget.click()

    def choose_model(self, search, row):
        n = len(self.get_lineup())
        self.press_button(self.lineup.wait('button', 'Add a model'))
        picker = self.lineup.wait('widget', 'Choose a model')
        entry = picker.wait('search box', 'Search models')
        entry.fill(search)
        wait_for(f'the row “{row}”', lambda: read_row(picker.find('list item')).startswith(row))
        picker.act_within('models.pick')
        wait_for('the model in the line-up', lambda: len(self.get_lineup()) == n + 1)

    def add_picture(self, path):
        """From the clipboard, where another program put it."""
        self.copier = self.desktop.spawn(str(pathlib.Path(SUPPORT) / 'clipboard.py'), str(path),
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.copier.stdout.readline() == b'copied\n'
        self.question.act('clipboard.paste')

    def put(self, text):
        self.question.fill(text)
        self.press_button(self.window.wait('button', 'Send'))
        wait_for('the question to be asked', lambda: self.question.text == '')

    def judge(self, letter):
        self.press_button(self.get_choice(letter))

    def say_why(self, text):
        self.press_button(self.get_vote_bar().wait('button', 'Note'))
        self.get_vote_bar().wait('text box', 'Note').fill(text)

    def go_on(self):
        self.press_button(self.get_vote_bar().wait('button', 'Next Prompt'))

    def show_results(self):
        self.press_button(self.window.wait('button', lambda name: name.startswith('Results: ')))

    def open_from_history(self, title):
        self.press_button(self.window.wait('button', 'Compare'))
        self.press_button(self.window.wait('button', 'New comparison'))
        self.window.wait('window', 'New Comparison')
        rows = self.history.find_all('list item')
        row = next(row for row in rows if read_row(row).startswith(title))
        row.act_within('row.open')

    def close(self):
        self.close_by_action()


def get_pictures(requests):
    """The bytes of the pictures in each request, as their digest, by model."""
    return {request['body']['model']: [hashlib.sha256(part['image_url']['url'].encode()).hexdigest()
                                       for message in request['body']['messages'] if isinstance(message['content'], list)
                                       for part in message['content'] if part['type'] == 'image_url']
            for request in requests}


def set_up(tap, me):
    me.get_lineup()
    for search, row in (('openai mini', 'mini, OpenAI'), ('doubao vision', 'vision, Doubao'),
                        ('openai locked', 'locked, OpenAI')):
        me.choose_model(search, row)
    assert me.get_lineup() == list(MODELS), me.get_lineup()
    toggle = me.window.wait('button', 'Hide names')
    me.press_button(toggle)
    wait_for('the names to be hidden', lambda: toggle.has_state('PRESSED'))
    tap.ok('three models are chosen and their names hidden')


def ask_with_picture(tap, me, service, path):
    me.add_picture(path)
    tile = me.window.wait(name=lambda name: name.startswith('Picture 1 of 1'))
    wait_for('the picture to be ready', lambda: not tile.has_state('BUSY'))
    me.put(FIRST)
    me.wait_for_answers(2)
    readable = me.get_choosable()
    failed = next(letter for letter in 'ABC' if letter not in readable)
    assert all(column.name == f'Answer {letter}' for letter, column in me.get_columns().items())
    assert all(len(read_column(me.get_columns()[letter])) > 20 for letter in readable)
    said = me.get_columns()[failed].wait('alert').text
    assert said.startswith('Something went wrong here.'), said
    me.transcript.wait(name=lambda name: name.startswith('Picture 1 of 1'))
    pictures = get_pictures(service.requests())
    assert set(pictures) == set(MODELS), pictures
    assert len({tuple(each) for each in pictures.values()}) == 1 and len(pictures['mini']) == 1, pictures
    tap.ok('all three got the same picture; two answers can be read, the third column failed alone')
    return readable


def judge(tap, me, letter):
    me.judge(letter)
    wait_for('the names', lambda: all(': ' in column.name for column in me.get_columns().values()))
    shown = {letter: column.name.split(': ')[1] for letter, column in me.get_columns().items()}
    assert sorted(shown.values()) == sorted(MODELS), shown
    said = me.get_vote_bar().wait('status', lambda text: text.startswith('You chose')).text
    assert said == f'You chose {letter}, {shown[letter]}.', said
    failed = next(letter for letter in shown if shown[letter] == 'locked')
    said = me.get_columns()[failed].wait('alert').text
    assert said == 'OpenAI refused the key: check it in Preferences.', said
    tap.ok('the vote shows who wrote what, and what was wrong with the third')
    me.say_why(WHY)
    me.go_on()
    tap.ok('the reason is written down, and on it goes')


def go_on(tap, me, service):
    n = len(service.requests())
    me.put(SECOND)
    me.wait_for_answers(2)
    columns = me.get_columns()
    assert all(column.name == f'Answer {letter}' for letter, column in columns.items())
    assert len(service.requests()) == n + len(MODELS)
    me.judge(me.get_choosable()[0])
    wait_for('the names', lambda: all(': ' in column.name for column in me.get_columns().values()))
    tap.ok('the second question is as blind as the first')


def go_on_alone(tap, me, service):
    """With who won, who knows what was said."""
    winner = me.get_vote_bar().wait('status', lambda text: text.startswith('You chose')).text.split(', ')[1].rstrip('.')
    me.press_button(me.get_vote_bar().wait('button', 'Continue With the Winner'))
    me.window.wait('window', f'{winner}: {FIRST}')
    me.look_around()
    me.window.wait('button', f'Model: {winner}')
    n = len(service.requests())
    me.put('Say it shorter.')
    wait_for('the request', lambda: len(service.requests()) == n + 1)
    said = str(service.requests()[-1]['body']['messages'])
    assert FIRST in said and SECOND in said and 'Say it shorter.' in said, said
    wait_for('the answer', lambda: len(me.read_message(2)) > 20 and not me.get_message_answer(2).has_state('BUSY'))
    tap.ok('the winner is talked to alone and knows what was said')


def look_at_results(tap, me):
    me.open_from_history(FIRST)
    me.window.wait('window', FIRST)
    tap.ok('the comparison is opened again from the history')
    me.show_results()
    said = me.window.wait('label', lambda text: text.startswith(('Too early to say:', 'mini is', 'vision is'))).text
    me.window.wait('label', lambda text: 'mini' in text and 'vision' in text and 'against' in text)
    tap.ok(f'the results say how sure it is: {said}')


def main():
    with Tap() as tap, Loopback(*(f'{name}={behaviour}' for name, behaviour in MODELS.items())) as service, \
            Desktop(environment=ENVIRONMENT) as desktop:
        path = pathlib.Path(desktop.folder) / 'board.png'
        subprocess.run(['convert', '-size', '1200x900', 'gradient:navy-white', str(path)], check=True)
        me = (Keys if HANDS == 'keys' else Actions)(desktop, BINARY)
        for kind in 'openai', 'doubao':
            me.connect_by_command(kind, service.address, KEY)
        me.start()
        set_up(tap, me)
        readable = ask_with_picture(tap, me, service, path)
        judge(tap, me, readable[-1])
        go_on(tap, me, service)
        go_on_alone(tap, me, service)
        look_at_results(tap, me)
        me.close()
        me.program.assert_clean_log()
        database = desktop.open_database()
        votes = database.execute('SELECT blind, leaked, note FROM votes ORDER BY voted_at').fetchall()
        assert [(blind, leaked, note or '') for blind, leaked, note in votes] == [(1, 0, WHY), (1, 0, '')], votes
        # However many questions have it, a picture is kept once.
        assert database.execute('SELECT count(DISTINCT sha256) FROM pictures').fetchone() == (1,)
        assert desktop.files_containing(KEY.encode()) == [], desktop.files_containing(KEY.encode())
        tap.ok('votes, reason and picture are in the database, the key is nowhere, and nothing was complained about')


main()
