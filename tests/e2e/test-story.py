#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the first start to the second week, as somebody who is no engineer would go: test-story.py BINARY SUPPORT SCHEMAS.

The real program, real services, a real keyring; done by keys and by what a screen reader offers.
"""
import socket
import sys

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from person import Person  # noqa: E402
from tap import Tap  # noqa: E402

KEY = 'test-key-fedcba9876543210'
WRONG_KEY = 'wrong-key-0123456789'
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}


def try_wrong_entries(tap, me, service):
    """Everything that can be typed wrong is said in words, and nothing of it is kept."""
    me.window.wait('button', 'Connect a Service').click()
    me.wait_for_preferences()
    popular = me.preferences.wait('list', 'Popular Services')
    first, second = popular.find_all('list item')[:2]
    me.desktop.reach(first)
    me.desktop.press('Down')
    wait_for('the focus on the second', lambda: second.has_state('FOCUSED'))
    me.desktop.press('Return')
    me.page = me.preferences.wait('widget', 'MatchupServicePage')
    name = me.page.wait('text box', lambda name: name.startswith('Name'))
    assert name.text == second.name.split(',')[0], (name.text, second.name)
    me.desktop.press('Escape')
    me.wait_for_page_to_close()
    tap.ok('Return opens the service that has the focus')

    me.open_kind('OpenAI')
    me.fill('Address', service.address)
    me.fill('Key', WRONG_KEY)
    said = me.check()
    assert said == 'OpenAI refused the key: check it in Preferences.', said

    me.fill('Address', service.address.removeprefix('http://'))
    said = me.check()
    assert said == 'The address has to begin with https:// or http://.', said

    with socket.socket() as closed:
        closed.bind(('127.0.0.1', 0))  # nobody else gets it, and nobody listens
        me.fill('Address', f'http://127.0.0.1:{closed.getsockname()[1]}/v1')
        said = me.check()
    assert said.startswith('Nothing answers at the address of OpenAI'), said

    me.desktop.press('Escape')
    me.wait_for_page_to_close()
    assert me.preferences.find('label', 'Connected Services') is None
    me.close_preferences()
    me.window.wait('label', 'Find Out Which AI Model Is Better for You')
    assert me.desktop.files_containing(WRONG_KEY.encode()) == []
    tap.ok('a refused key, half an address and a closed port are told apart, and nothing is saved')


def connect_services(tap, me, service, local):
    me.open_preferences()
    for name in ('OpenAI', 'Doubao'):
        me.open_kind(name)
        me.fill('Address', service.address)
        me.fill('Key', KEY)
        said = me.check()
        assert said.startswith('This works: '), said
        me.connect(name)
    me.open_kind('Other service')
    me.fill('Name', 'Local')
    me.fill('Address', local.address)
    me.connect('Local')
    assert me.preferences.find('label', 'Keys are kept only until you close Matchup') is None
    me.close_preferences()
    tap.ok('two services are connected with a key and one without')


def compare(tap, me):
    me.add_model('openai chinese', 'chinese, OpenAI')
    me.add_model('doubao slow', 'slow, Doubao')
    me.add_model('local echo', 'echo, Local')
    assert me.get_lineup() == ['chinese', 'slow', 'echo'], me.get_lineup()
    tap.ok('three models are found by searching')

    me.ask('Where shall we go?')
    wait_for('the quick answers', lambda: me.read('A').endswith('晚上留出空闲。') and
             me.read('C') == 'Where shall we go?')
    before = me.read('B')
    wait_for('the slow answer to grow', lambda: len(me.read('B')) > len(before) > 0)
    assert me.get_state('B') == 'Writing…', me.get_state('B')
    tap.ok('all answers come, each at its own pace')


def survive(tap, me):
    wait_for('some text', lambda: 'Some people want' in me.read('B'))
    me.program.kill()
    me.start()
    wait_for('the word interrupted', lambda: me.get_state('B').startswith('Interrupted'))
    assert me.read('A').endswith('晚上留出空闲。'), me.read('A')
    assert me.read('B').startswith('The first thing to decide'), me.read('B')
    assert me.read('C') == 'Where shall we go?'
    assert me.get_state('A') == me.get_state('C') == ''
    assert me.get_lineup() == ['chinese', 'slow', 'echo'], me.get_lineup()
    me.wait_for_history('Where shall we go?')
    tap.ok('after kill -9 everything is there, and what was cut off says so')


def ask_again(tap, me):
    me.get_answer('B').wait('button', 'Ask Again').click()
    me.get_answer('B').wait('label', '2 of 2')
    wait_for('the new answer', lambda: 'The first thing' in me.read('B'))
    me.desktop.press('ctrl+l', 'Escape')
    wait_for('the word stopped', lambda: me.get_state('B') == 'Stopped')
    tap.ok('one is asked again from its column, and Escape stops it')


def follow_up(tap, me, service, local):
    first = {letter: me.read(letter) for letter in 'ABC'}
    n_requests = len(service.requests()), len(local.requests())
    me.ask('And when it rains?')
    wait_for('the answers', lambda: me.read('C') == 'And when it rains?' and 'The first' in me.read('B'))
    me.desktop.press('Escape')
    wait_for('the end', lambda: me.get_state('B') == 'Stopped')

    sent = service.requests()[n_requests[0]:] + local.requests()[n_requests[1]:]
    histories = {request['body']['model']: request['body']['messages'] for request in sent}
    assert len(sent) == 3 and set(histories) == {'chinese', 'slow', 'echo'}, sent
    for letter, model in zip('ABC', ('chinese', 'slow', 'echo')):
        said = [(message['role'], message['content']) for message in histories[model]]
        assert said == [('user', 'Where shall we go?'), ('assistant', first[letter]),
                        ('user', 'And when it rains?')], said
    tap.ok('in the second round each is sent its own earlier answer and nobody else’s')


def keep_order(tap, me):
    me.go_to_row('Where shall we go?')
    me.desktop.press('F2')
    wait_for('the title', lambda: me.window.wait('text box', 'Title').has_state('FOCUSED'))
    me.desktop.type('Holidays')
    me.desktop.press('Return')
    me.wait_for_history('Holidays')
    me.window.wait('window', 'Holidays')

    me.go_to_row('Holidays')
    me.desktop.press('Menu')
    me.window.wait('menu item', 'Pin').click()
    wait_for('the pin', lambda: me.get_history()[0].endswith(', pinned'))

    me.desktop.press('ctrl+n')
    me.window.wait('window', 'New Comparison')
    me.ask('What shall we eat?')
    me.wait_for_history('Holidays', 'What shall we eat?')
    me.desktop.press('Escape')
    wait_for('the end', lambda: me.get_state('B') == 'Stopped')

    me.go_to_row('What shall we eat?')
    me.desktop.press('Delete')
    me.wait_for_history('Holidays')
    me.window.wait('button', 'Undo').click()
    me.wait_for_history('Holidays', 'What shall we eat?')
    tap.ok('comparisons are renamed, pinned and deleted, which can be taken back')

    me.search_history('holi')
    me.wait_for_history('Holidays')
    me.desktop.press('Return')
    me.window.wait('window', 'Holidays')
    me.desktop.press('ctrl+shift+k', 'Escape')
    me.wait_for_history('Holidays', 'What shall we eat?')
    tap.ok('the history is searched')


def start_again(tap, me):
    before = me.read('A')
    me.leave()
    me.start()
    me.window.wait('window', 'Holidays')
    wait_for('the answers', lambda: me.read('A') == before)
    assert me.get_history()[0].startswith('Holidays'), me.get_history()
    tap.ok('the next start shows what was open')


def main():
    with Tap() as tap, Loopback() as service, Loopback('--open') as local, \
            Desktop(environment=ENVIRONMENT) as desktop:
        me = Person(desktop, BINARY)
        me.start()
        try_wrong_entries(tap, me, service)
        connect_services(tap, me, service, local)
        compare(tap, me)
        survive(tap, me)
        ask_again(tap, me)
        follow_up(tap, me, service, local)
        keep_order(tap, me)
        start_again(tap, me)

        for key in (KEY.encode(), WRONG_KEY.encode()):
            assert key not in me.program.read_command_line()
            assert desktop.files_containing(key) == [], desktop.files_containing(key)
        me.leave()
        assert desktop.files_containing(KEY.encode()) == [], desktop.files_containing(KEY.encode())
        me.program.assert_clean_log()
        tap.ok('the keys are in no file, log or command line, and nothing was complained about')


main()
