#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A phone number that is masked never reaches the service, and is read in the answers: test-masking.py BINARY SUPPORT SCHEMAS."""
import json
import subprocess
import sys

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from person import Person, read_row  # noqa: E402
from tap import Tap  # noqa: E402

KEY = 'test-key-fedcba9876543210'
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}
NUMBER, SPELLED, CARD = '0170 1234567', '0170-123 45 67', '4111 1111 1111 1111'
SECRET = '0170 2223334'
TITLE = 'There is personal data in this question'


class Somebody(Person):
    def find_bar(self):
        return self.window.find('notification', TITLE) or self.window.find('alert', TITLE)

    def choose_model(self, search, row):
        button = self.window.wait('button', 'Choose a model')
        self.desktop.reach(button, limit=120)
        self.desktop.press('space')
        picker = self.window.wait('widget', 'Choose a model')
        entry = picker.wait('search box', 'Search models')
        wait_for('the search to be ready', lambda: entry.has_state('FOCUSED'))
        self.desktop.type(search)

        def is_found():
            first = picker.find('list item')
            return first is not None and first.has_state('SELECTED') and read_row(first).startswith(row)
        wait_for(f'the row “{row}”', is_found)
        self.desktop.press('Return')
        self.window.wait('button', f'Model: {search.split()[-1]}')

    def begin(self):
        self.desktop.press('alt+1')
        self.window.wait('window', 'New Chat')
        self.look_around()

    def try_to_send(self, text):
        """Until it is asked what to do about it."""
        self.write(text)
        self.desktop.press('Return')
        mask = self.window.wait('button', 'Mask and Send')
        wait_for('the focus on “Mask”', lambda: mask.has_state('FOCUSED'))


def assert_nothing_left(service):
    came = json.dumps(service.requests())
    for piece in '1234567', '123 45 67', '0170':
        assert piece not in came, came


def mask(tap, me, service):
    me.begin()
    me.choose_model('openai echo', 'echo, OpenAI')
    n = len(service.requests())
    me.try_to_send(f'Call {NUMBER} now')
    labels = [label.text for label in me.window.find_all('label')]
    assert any(NUMBER in text and 'phone number' in text for text in labels), labels
    assert any('1 service' in text for text in labels), labels
    assert len(service.requests()) == n
    me.desktop.press('Escape')
    wait_for('the question to be edited', lambda: me.window.find('button', 'Mask and Send') is None)
    assert me.question.has_state('FOCUSED') and me.question.text == f'Call {NUMBER} now'
    assert len(service.requests()) == n
    tap.ok('nothing is sent before it is decided, and Escape leads back to the question')
    me.desktop.press('Return')
    me.window.wait('button', 'Mask and Send')
    wait_for('the focus', lambda: me.window.find('button', 'Mask and Send').has_state('FOCUSED'))
    me.desktop.press('Return')
    me.wait_for_chat(1)
    assert me.read_message(0) == f'Call {NUMBER} now', me.read_message(0)
    assert me.get_message_text(0) == f'Call {NUMBER} now'
    said = service.requests()[-1]['body']['messages'][-1]['content']
    assert '[PHONE-1]' in str(said), said
    assert_nothing_left(service)
    tap.ok('a masked number does not reach the service, and is read in the answer')
    me.ask(f'Or {SPELLED}')
    me.wait_for_chat(2)
    assert me.read_message(1) == f'Or {NUMBER}', me.read_message(1)
    assert_nothing_left(service)
    tap.ok('nobody is asked again about it, however it is spelled')


def after_a_kill(tap, me, service):
    me.wait_until_written()
    me.program.kill()
    me.start()
    wait_for('the chat', lambda: len(me.get_messages()) == 2)
    assert me.read_message(1) == f'Or {NUMBER}'
    me.ask(f'Still {NUMBER}')
    me.wait_for_chat(3)
    assert me.read_message(2) == f'Still {NUMBER}'
    assert_nothing_left(service)
    # With another number, and killed at once.
    me.try_to_send('And 0170 7654321')
    n = len(service.requests())
    me.desktop.press('Return')
    wait_for('the question to be asked', lambda: len(service.requests()) > n)
    me.program.kill()
    me.start()
    wait_for('the chat', lambda: len(me.get_messages()) == 4)
    me.ask('0170 7654321?')
    me.wait_for_chat(5)
    came = json.dumps(service.requests())
    assert '7654321' not in came, came
    tap.ok('masks outlive kill -9')


def send(tap, me, service):
    me.desktop.press('ctrl+n')
    me.window.wait('window', 'New Chat')
    me.try_to_send(f'My card {CARD}')
    me.desktop.press('Tab', 'space')
    me.wait_for_chat(1)
    assert CARD in json.dumps(service.requests()[-1])
    me.ask(f'It is {CARD}')
    me.wait_for_chat(2)
    tap.ok('what is sent as it is is not asked about again')


def keep_a_secret(tap, me, service):
    me.desktop.press('ctrl+shift+p')
    me.window.wait('window', 'Private Chat')
    me.try_to_send(f'Nobody calls {SECRET}')
    me.desktop.press('Return')
    me.wait_for_chat(1)
    assert me.read_message(0) == f'Nobody calls {SECRET}', me.read_message(0)
    assert '2223334' not in json.dumps(service.requests())
    me.leave()
    me.program.assert_clean_log()
    found = me.desktop.files_containing(b'2223334')
    assert found == [], found
    tap.ok('what is masked in a private chat is nowhere on the disk')


def main():
    with Tap() as tap, Loopback() as service, Desktop(environment=ENVIRONMENT) as desktop:
        me = Somebody(desktop, BINARY)
        # The same server, under an address that is not known to be this computer.
        subprocess.run([BINARY, 'connect', 'openai', '--plain-http', '--address', f'http://0.0.0.0:{service.port}/v1'],
                       input=f'{KEY}\n', text=True, env=desktop.environment, check=True, capture_output=True)
        me.start()
        mask(tap, me, service)
        after_a_kill(tap, me, service)
        send(tap, me, service)
        keep_a_secret(tap, me, service)
        rows = desktop.open_database().execute('SELECT kind, number, original FROM masks ORDER BY position').fetchall()
        assert rows == [('phone', 1, NUMBER), ('phone', 2, '0170 7654321')], rows
        tap.ok('the database knows what is masked')


main()
