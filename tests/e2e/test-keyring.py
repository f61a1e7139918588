#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where there is no keyring, or a locked one: test-keyring.py BINARY SUPPORT SCHEMAS.

The window says that keys are kept until it is closed, and they are, and nowhere else.
"""
import sys

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from person import Person  # noqa: E402
from tap import Tap  # noqa: E402

KEY = 'test-key-fedcba9876543210'
NOTICE = 'Keys are kept only until you close Matchup'
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}


def has_key_state(me, text):
    rows = me.preferences.wait('list', 'Connected Services')
    return rows.find('label', lambda name: name.endswith(text)) is not None


def use_for_one_session(tap, keyring, service):
    with Desktop(keyring=keyring, environment=ENVIRONMENT) as desktop:
        me = Person(desktop, BINARY)
        me.start()
        me.open_preferences()
        me.preferences.wait('label', NOTICE)
        me.connect_service('OpenAI', service.address, KEY)
        wait_for('where the key is', lambda: has_key_state(me, '\nKey kept until you close Matchup'))
        me.close_preferences()
        tap.ok(f'{keyring}: the window says that keys are kept until it is closed')

        me.add_model('echo', 'echo')
        me.ask('Is anybody there?')
        wait_for('the answer', lambda: me.read('A') == 'Is anybody there?')
        assert KEY.encode() not in me.program.read_command_line()
        tap.ok(f'{keyring}: the key works')

        me.leave()
        me.start()
        wait_for('what was asked', lambda: me.read('A') == 'Is anybody there?')
        me.ask('And now?')
        wait_for('the sentence', lambda: me.get_answer('A').find('alert'))
        said = me.get_answer('A').find('alert').text
        assert said == 'There is no key for OpenAI yet: enter it in Preferences.', said
        me.open_preferences()
        me.preferences.wait('label', NOTICE)
        wait_for('where the key is', lambda: has_key_state(me, '\nNo key yet'))
        tap.ok(f'{keyring}: it is gone at the next start, the service and the answers are not')

        me.close_preferences()
        me.leave()
        assert desktop.files_containing(KEY.encode()) == [], desktop.files_containing(KEY.encode())
        me.program.assert_clean_log()
        tap.ok(f'{keyring}: the key is in no file')


def main():
    with Tap() as tap, Loopback() as service:
        for keyring in ('none', 'locked'):
            use_for_one_session(tap, keyring, service)


main()
