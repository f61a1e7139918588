#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first minutes of somebody who has nothing yet: test-welcome.py BINARY SUPPORT SCHEMAS HANDS.

From the first start to a judged comparison of practice models and its result, by "keys" alone or by "actions" alone
(what a screen reader or a switch can do); then a service is connected. It says how many presses and seconds it took.
Somebody else begins with the models that are found on their computer.
"""
import socket
import sys
import time

BINARY, SUPPORT, SCHEMAS, HANDS = sys.argv[1:5]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from person import Person, read_column  # noqa: E402
from tap import Tap  # noqa: E402

KEY = 'test-key-fedcba9876543210'
WRONG_KEY = 'wrong-key-0123456789'
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}
QUESTION = 'Compare tea and coffee in a table.'
PRACTICE = 'Look Around With Practice Models'
LOCAL = 'Use a Model on This Computer'
LOCAL_NAMES = ['gemma3:4b', 'qwen3:8b']
PRACTICE_RESULT = 'Show the Practice Result'
NAMES = ['Quick (practice)', 'Thorough (practice)']


class Keys(Person):
    """Nothing but keys is pressed; each press counts."""
    n = 0

    def press(self, *keys):
        self.n += len(keys)
        self.desktop.press(*keys)

    def go_to(self, name):
        """Tab by Tab, as there is nothing quicker that a newcomer could know."""
        def is_there():
            button = self.window.find('button', name)
            if button is not None and button.has_state('FOCUSED'):
                return True
            before = self.desktop.accessibility.get_n_focus_changes()
            self.press('Tab')
            wait_for('the focus to move', lambda: self.desktop.accessibility.get_n_focus_changes() > before)
            return False
        wait_for(f'the focus on “{name}”', is_there)

    def look_around_with_practice(self):
        # It has the focus from the start.
        wait_for('the first way in', lambda: self.window.wait('button', PRACTICE).has_state('FOCUSED'))
        self.press('Return')

    def use_this_computer(self):
        self.window.wait('button', LOCAL)
        self.go_to(LOCAL)
        self.press('Return')

    def ask_first(self):
        wait_for('the focus to ask', lambda: self.question.has_state('FOCUSED'))
        self.press_until_focused(QUESTION, 'shift+Tab')
        self.press('Return')

    def press_until_focused(self, name, key):
        button = self.window.wait('button', name)
        for _ in range(10):
            if button.has_state('FOCUSED'):
                return
            before = self.desktop.accessibility.get_n_focus_changes()
            self.press(key)
            wait_for('the focus to move', lambda: self.desktop.accessibility.get_n_focus_changes() > before)
        raise AssertionError(f'{key} does not lead to “{name}”')

    def judge(self, letter):
        self.press('ctrl+j')
        wait_for('the focus on the vote', lambda: any(
            button.has_state('FOCUSED') for button in self.get_vote_bar().find_all('button')))
        self.press(str('AB'.index(letter) + 1))

    def show_practice_result(self):
        self.go_to(PRACTICE_RESULT)
        self.press('Return')

    def show_real_result(self):
        self.go_to('Back to the Real Result')
        self.press('Return')

    def show_results(self):
        self.press('alt+3')

    def show_comparison(self):
        self.press('alt+2')

    def connect_a_service(self):
        self.open_preferences()


class Actions(Person):
    """No key is pressed: what is there is found, read and activated."""
    n = 0

    def click(self, widget):
        wait_for(f'“{widget.name}” to be usable', lambda: widget.has_state('SENSITIVE'))
        self.n += 1
        widget.click()

    def look_around_with_practice(self):
        self.click(self.window.wait('button', PRACTICE))

    def use_this_computer(self):
        self.click(self.window.wait('button', LOCAL))

    def ask_first(self):
        self.click(self.window.wait('button', QUESTION))

    def judge(self, letter):
        self.click(self.get_choice(letter))

    def show_practice_result(self):
        self.click(self.window.wait('button', PRACTICE_RESULT))

    def show_real_result(self):
        self.click(self.window.wait('button', 'Back to the Real Result'))

    def show_results(self):
        self.click(self.window.wait('button', lambda name: name.startswith('Results: ')))

    def show_comparison(self):
        self.click(self.window.wait('button', 'Compare'))

    def connect_a_service(self):
        self.click(self.get_vote_bar().wait('button', 'Connect a Service'))
        self.wait_for_preferences()


HANDS_OF = {'keys': Keys, 'actions': Actions}


def begin(tap, me):
    me.window.wait('label', 'Find Out Which AI Model Is Better for You')
    assert me.window.find('button', 'Connect a Service') is not None
    assert me.window.find('button', LOCAL) is None, 'nothing runs here'
    me.look_around_with_practice()
    assert sorted(me.get_lineup()) == NAMES, me.get_lineup()
    assert me.window.wait('button', 'Hide names').has_state('PRESSED')
    me.ask_first()
    me.transcript.wait('widget', 'You asked')
    tap.ok('practice models are chosen, their names hidden, and asked something')


def judge(tap, me):
    me.wait_for_answers(2)
    columns = me.get_columns()
    assert all(column.name == f'Answer {letter}' for letter, column in columns.items()), columns
    texts = {letter: read_column(column) for letter, column in columns.items()}
    assert not any('practice' in text.lower() for text in texts.values()), texts
    assert me.window.find('status', lambda text: 'names' in text.lower() and 'itself' in text) is None
    me.judge('A')
    wait_for('the names', lambda: all(': ' in column.name for column in me.get_columns().values()))
    shown = {letter: column.name.split(': ')[1] for letter, column in me.get_columns().items()}
    assert sorted(shown.values()) == NAMES, shown
    me.get_vote_bar().wait('status', f'You chose A, {shown["A"]}.')
    me.get_vote_bar().wait('label', 'That was practice: it is not counted in your real result.')
    tap.ok('the vote shows who wrote what, and that it was practice')
    return shown


def see_result(tap, me, shown):
    me.show_practice_result()
    me.window.wait('label', 'This Is Only Practice')
    page = me.window.wait('label', lambda text: shown['A'] in text and 'ahead' in text or 'vote' in text)
    assert page is not None
    me.show_real_result()
    me.window.wait('label', 'Who Is Better?')
    me.window.wait('label', '1 vote about practice models is left out.')
    tap.ok('practice has a result of its own, and the real one is empty')


def restart(tap, me, shown):
    me.show_comparison()
    me.window.wait('window', lambda name: name.startswith('Compare tea'))
    me.program.kill()
    me.start()
    me.lineup = None
    wait_for('the answers', lambda: len(me.get_columns()) == 2)
    again = {letter: column.name.split(': ')[1] for letter, column in me.get_columns().items()}
    assert again == shown, (again, shown)
    assert me.window.find('button', PRACTICE) is None, 'the welcome was left'
    me.show_results()
    me.window.wait('label', '1 vote about practice models is left out.')
    me.window.wait('label', 'Who Is Better?')
    me.show_comparison()
    tap.ok('after kill -9 all of it is there, and nothing of it counts')


def connect(tap, me, service):
    """With a wrong key first; the sentence says what to do, and nothing of the key stays."""
    me.connect_a_service()
    me.open_kind('OpenAI')
    me.fill('Address', service.address)
    me.fill('Key', WRONG_KEY)
    said = me.check()
    assert said == 'OpenAI refused the key: check it in Preferences.', said
    with socket.socket() as closed:
        closed.bind(('127.0.0.1', 0))
        me.fill('Address', f'http://127.0.0.1:{closed.getsockname()[1]}/v1')
        said = me.check()
    assert said.startswith('Nothing answers at the address of OpenAI'), said
    me.fill('Address', service.address)
    me.fill('Key', KEY)
    said = me.check()
    assert said.startswith('This works: '), said
    me.connect('OpenAI')
    me.close_preferences()
    wait_for('the hint to be gone', lambda: me.get_vote_bar().find('button', 'Connect a Service') is None)
    assert me.desktop.files_containing(WRONG_KEY.encode()) == []
    assert me.desktop.files_containing(KEY.encode()) == []
    tap.ok('a wrong key is told, a right one works, and neither is on the disk')


def begin_here(tap, me, service):
    """Two of the models that are there compete, without a key and without any other service."""
    started = time.monotonic()
    me.start()
    me.window.wait('label', lambda text: text.startswith('Ollama is running here, with '))
    me.use_this_computer()
    wait_for('the line-up', lambda: sorted(me.get_lineup()) == LOCAL_NAMES)
    me.window.wait('label', 'Ask Them All')
    me.ask('Hello')
    me.wait_for_answers(2)
    me.judge('B')
    wait_for('the names', lambda: sorted(column.name.split(': ')[1] for column in me.get_columns().values()) ==
             LOCAL_NAMES)
    tap.note(f'{me.n} presses beside the question and {time.monotonic() - started:.1f} s to the first judged comparison')
    assert {request['format'] for request in service.requests()} == {'ollama'}
    me.leave()
    me.program.assert_clean_log()
    tap.ok('models on this computer are found, chosen, asked and judged')


def look_around(tap):
    with Loopback() as service, Desktop(environment=ENVIRONMENT) as desktop:
        me = HANDS_OF[HANDS](desktop, BINARY)
        started = time.monotonic()
        me.start()
        shown_after = time.monotonic() - started
        begin(tap, me)
        shown = judge(tap, me)
        tap.note(f'{me.n} {"keys" if HANDS == "keys" else "clicks"} and {time.monotonic() - started:.1f} s from the '
                 f'start to the first judged comparison, {shown_after:.1f} s of it until the window could be read')
        see_result(tap, me, shown)
        restart(tap, me, shown)
        assert service.requests() == []
        tap.ok('nobody was asked for any of it')
        connect(tap, me, service)
        me.leave()
        me.program.assert_clean_log()


def use_this_computer(tap):
    with Loopback('--ollama', *(f'{name}=echo' for name in LOCAL_NAMES)) as service:
        with Desktop(environment={**ENVIRONMENT, 'MATCHUP_LOCAL_PORTS': str(service.port)}) as desktop:
            begin_here(tap, HANDS_OF[HANDS](desktop, BINARY), service)


def main():
    with Tap() as tap:
        look_around(tap)
        use_this_computer(tap)


main()
