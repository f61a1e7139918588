#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window and the terminal command with one history at the same time: test-terminal.py BINARY SUPPORT SCHEMAS."""
import subprocess
import sys

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from person import Person  # noqa: E402
from tap import Tap  # noqa: E402

ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}


class Terminal:
    """`matchup compare` in a terminal beside the window."""

    def __init__(self, desktop, prompt, *models):
        arguments = [argument for model in models for argument in ('--model', model)]
        self.process = subprocess.Popen([BINARY, 'compare', *arguments, prompt], env=desktop.environment, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def wait(self):
        output, errors = self.process.communicate(timeout=60)
        assert self.process.returncode == 0 and errors == '', (self.process.returncode, output, errors)
        return output


def see_what_comes(tap, desktop, me):
    terminal = Terminal(desktop, 'Asked in a terminal', 'openai/tokens-100-at-20')
    wait_for('the row', lambda: me.get_history() and me.get_history()[0].startswith('Asked in a terminal'))
    assert terminal.process.poll() is None
    tap.ok('what is asked in a terminal appears in the history of the open window at once')

    me.go_to_row('Asked in a terminal')
    me.desktop.press('Return')
    me.window.wait('window', 'Asked in a terminal')
    wait_for('the first words', lambda: me.read('A').startswith('The first thing'))
    before = me.read('A')
    wait_for('more words', lambda: len(me.read('A')) > len(before))
    assert terminal.process.poll() is None
    assert 'plan the rest around' in terminal.wait()
    wait_for('the end', lambda: me.get_state('A') == '' and me.get_answer('A').find('label', '100 tokens'))
    tap.ok('the window shows how it is written, and when it is done')


def write_together(tap, desktop, me):
    me.desktop.press('ctrl+n')
    me.window.wait('window', 'New Comparison')
    me.ask('Asked in the window')
    prompts = [f'Terminal {i}' for i in range(3)]
    terminals = [Terminal(desktop, prompt, *['openai/fast'] * 4) for prompt in prompts]
    for terminal in terminals:
        terminal.wait()
    wait_for('all of them', lambda: sorted(row.split(',')[0] for row in me.get_history()) ==
             ['Asked in a terminal', 'Asked in the window', *prompts])
    wait_for('its own answer', lambda: me.get_answer('A').find('label', '100 tokens'))
    tap.ok('four programs write at the same time, and nobody has to wait for the database')


def main():
    with Tap() as tap, Loopback() as service, Desktop(environment=ENVIRONMENT) as desktop:
        me = Person(desktop, BINARY)
        me.start()
        me.open_preferences()
        me.connect_service('OpenAI', service.address, 'test-key-1')
        me.close_preferences()
        me.add_model('tokens-100-at-50', 'tokens-100-at-50')
        see_what_comes(tap, desktop, me)
        write_together(tap, desktop, me)
        me.leave()
        me.program.assert_clean_log()
        tap.ok('nothing was complained about')


main()
