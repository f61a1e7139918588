#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns that fail beside one that works: test-failures.py BINARY SUPPORT SCHEMAS.

Each says in one sentence what happened and has one button that helps; the others and the window do not suffer.
"""
import statistics
import sys
import time

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from person import Person  # noqa: E402
from tap import Tap  # noqa: E402

KEY = 'test-key-fedcba9876543210'
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}
WORKING = 'tokens-100-at-50'
SETTINGS, CONSOLE, PAY = 'Open Preferences', 'Open the Service’s Console', 'Open the Billing Page'
TRY_AGAIN, ASK_AGAIN, SWITCH_ON = 'Try Again', 'Ask Again', 'Switch On and Ask'
# In the order of the columns: model, beginning of the sentence, button, text that is kept.
FAILING = (
    ('fail-401', 'OpenAI refused the key', SETTINGS, ''),
    ('fail-404-not-open', 'This model has not been opened for your OpenAI account', CONSOLE, ''),
    ('quota', 'Your OpenAI account has no credit left', PAY, ''),
    ('html', 'A web page came instead of an answer from OpenAI', SETTINGS, ''),
    ('cut', 'The answer of OpenAI broke off', TRY_AGAIN, 'The first thing to decide is what the trip is for .'),
)
# So much more work than at rest may the program do before it answers, and so many seconds more: mostly, and at worst.
TIMES, MOSTLY, AT_WORST = 10, 0.1, 0.5


def get_buttons(answer):
    """What can be pressed in a column besides its menu, what explains, and what every column has."""
    names = {button.name for button in answer.find_all('button')}
    return sorted(names - {'Menu of this answer', 'Details', 'price not known', 'Details of this answer',
                           'Enlarge this answer'})


def check_failure(me, letter, sentence, button, text):
    answer = me.get_answer(letter)
    said = [alert.text for alert in answer.find_all('alert')]
    assert len(said) == 1 and said[0].startswith(sentence), (letter, said)
    assert get_buttons(answer) == [button], (letter, get_buttons(answer))
    assert me.read(letter).strip() == text, (letter, me.read(letter))
    assert not answer.wait('button', 'Details').has_state('EXPANDED')


def is_whole(me, letter):
    return any(label.name == '100 tokens' for label in me.get_answer(letter).find_all('label'))


def fail_beside_each_other(tap, me):
    for model in (*(failing[0] for failing in FAILING), 'invalid-utf8', 'hang'):
        me.add_model(model, model)
    me.ask('Plan a trip')
    wait_for('the working column', lambda: is_whole(me, 'A'))
    wait_for('its text', lambda: me.read('A').startswith('The first thing to decide'))
    assert get_buttons(me.get_answer('A')) == []
    race = me.transcript.wait('image', lambda name: name.startswith(f'{WORKING}: waited'))
    assert float(race.name.split()[-2]) > 1, race.name
    tap.ok('the working column is whole, and its time is told while another still runs')

    for letter, (_, sentence, button, text) in zip('BCDEF', FAILING):
        check_failure(me, letter, sentence, button, text)
    tap.ok('every failing column has one sentence and one button, and its details are folded')

    refused = me.get_answer('B')
    refused.wait('button', 'Details').click()
    details = refused.wait('label', lambda name: name.startswith('HTTP status: 401')).text
    assert 'Incorrect API key provided: ' in details and KEY not in details, details
    tap.ok('the details say what the service said, but not the key that it repeated')

    assert me.read('G') == 'a\ufffd\ufffdb' and me.get_state('G') == '', me.read('G')
    tap.ok('what is no text is shown as such')

    assert get_buttons(me.get_answer('H')) == ['Stop this answer']
    me.get_answer('H').wait('button', 'Stop this answer').click()
    wait_for('the word stopped', lambda: me.get_state('H') == 'Stopped')
    assert get_buttons(me.get_answer('H')) == [ASK_AGAIN]
    tap.ok('one that hangs is stopped by itself')


def switch_off_and_on(tap, me, service):
    """By keys: a service that is switched off is not asked, and one button of the answer helps."""
    me.add_model(WORKING, WORKING)
    me.open_preferences()
    switch = me.preferences.wait('switch', 'Use OpenAI')
    me.desktop.reach(switch)
    me.desktop.press('space')
    me.preferences.wait('label', lambda name: name.endswith('Switched off: it is not asked'))
    me.close_preferences()
    before = len(service.requests())
    me.ask('Plan nothing')
    answer = me.get_answer('A')
    answer.wait('alert', lambda name: name.startswith('OpenAI is switched off'))
    assert get_buttons(answer) == [SWITCH_ON], get_buttons(answer)
    assert len(service.requests()) == before
    answer.wait('button', SWITCH_ON).click()
    wait_for('the answer', lambda: is_whole(me, 'A'))
    me.desktop.press('ctrl+n')
    me.window.wait('window', 'New Comparison')
    tap.ok('a service that is switched off is not asked; one button switches it on and asks')


def measure(tap, me, what, action):
    """How much the program works until it has answered, again and again for three seconds: mostly, and at worst.

    Seconds of work and not of time, as a busy computer lets both the program and this test wait.
    """
    works, times = [], []
    end = time.monotonic() + 3
    while time.monotonic() < end:
        begin, work = time.monotonic(), me.program.get_work()
        action()
        works.append(me.program.get_work() - work)
        times.append(time.monotonic() - begin)
    mostly, worst = statistics.median(works), max(works)
    tap.note(f'{what} takes {mostly * 1000:.1f} ms of work, {worst * 1000:.0f} ms at worst '
             f'({max(times) * 1000:.0f} ms on the clock, {len(times)} times)')
    return mostly, worst


def find_at_the_end(column, role, name=None):
    """Thousands of paragraphs may be before it: nothing behind them is looked for from the top."""
    return next(filter(None, (part.find(role, name) for part in column.children()[::-1])), None)


def stay_responsive(tap, me):
    """While one service sends without end, as fast as it can, the window answers."""
    def type_a_letter():
        before = len(me.question.text)
        me.desktop.type('x')
        wait_for('the letter', lambda: len(me.question.text) == before + 1)
    actions = {'a question of a screen reader': lambda: me.question.has_state('FOCUSED'),
               'a typed letter to appear': type_a_letter}

    me.change_model('H', 'flood', 'flood')
    me.desktop.press('ctrl+n')
    me.window.wait('window', 'New Comparison')
    me.write('Plan another trip')
    at_rest = {what: measure(tap, me, f'at rest, {what}', action) for what, action in actions.items()}
    me.desktop.press('Return')
    wait_for('the question to be asked', lambda: me.question.text == '')
    flooded = me.transcript.wait('widget', 'MatchupColumns').children()[-1]
    for what, action in actions.items():
        mostly, worst = measure(tap, me, f'now {what}', action)
        assert find_at_the_end(flooded, 'button', 'Stop this answer'), 'the service does not send without end'
        assert mostly < TIMES * at_rest[what][0] + MOSTLY, what
        assert worst < TIMES * at_rest[what][1] + AT_WORST, what
    find_at_the_end(flooded, 'button', 'Stop this answer').click()
    wait_for('the end', lambda: find_at_the_end(flooded, 'button', ASK_AGAIN))
    tap.ok('the window stays responsive while a service sends without end, and can stop it')


def end_what_has_no_end(tap, me):
    me.change_model('H', 'endless', 'endless')
    me.desktop.press('ctrl+l', 'ctrl+a', 'BackSpace', 'ctrl+n')
    me.window.wait('window', 'New Comparison')
    me.ask('Plan a last trip')
    columns = me.transcript.wait('widget', 'MatchupColumns').children()
    columns[0].wait('label', '100 tokens')
    said = wait_for('the end', lambda: find_at_the_end(columns[-1], 'alert'), 120)
    assert said.text.startswith('The answer of OpenAI is too long to go on'), said.text
    tap.ok('the endless answer is ended, and the working column is whole')


def main():
    with Tap() as tap, Loopback() as service, Desktop(environment=ENVIRONMENT) as desktop:
        me = Person(desktop, BINARY)
        me.start()
        me.open_preferences()
        me.connect_service('OpenAI', service.address, KEY)
        me.close_preferences()
        switch_off_and_on(tap, me, service)
        fail_beside_each_other(tap, me)
        stay_responsive(tap, me)
        end_what_has_no_end(tap, me)
        me.leave()
        assert desktop.files_containing(KEY.encode()) == [], desktop.files_containing(KEY.encode())
        me.program.assert_clean_log()
        tap.ok('the key is in no file, and nothing was complained about')


main()
