#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program on a private desktop, through accessibility and the keyboard.

Connects two services, compares, is killed while streaming, starts again, and has everything.
test-desktop.py BINARY SUPPORT_FOLDER SCHEMA_FOLDER
"""
import sys
import time

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, Program, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402

KEY = 'test-key-fedcba9876543210'
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}


def ok(number, what):
    print(f'ok {number} {what}', flush=True)


def has_text(window, text):
    try:
        return text in window.texts()
    except Exception:  # the tree changes while it is read
        return False


def main():
    print('1..5', flush=True)
    with Loopback() as service, Desktop(environment=ENVIRONMENT) as desktop:
        import subprocess
        for name in ('openai', 'doubao'):
            subprocess.run([BINARY, 'connect', name, '--address', service.address], input=KEY + '\n', text=True,
                           env=desktop.environment, check=True, capture_output=True)
        ok(1, 'two services are connected, their keys in the keyring')

        program = Program(desktop, BINARY)
        window = program.window()
        for model in ('openai/echo', 'doubao/tokens-400-at-20'):
            window.wait(name='Add a model').click()
            time.sleep(0.8)
            desktop.type(model.split('/')[1])
            time.sleep(0.8)
            desktop.press('Return')
            time.sleep(0.8)
        wait_for('the line-up', lambda: has_text(window, 'tokens-400-at-20'))
        ok(2, 'a line-up is put together')

        desktop.press('ctrl+l')
        desktop.type('compare the two')
        desktop.press('Return')
        wait_for('the slow answer', lambda: has_text(window, 'Some people want'), 30)
        wait_for('the quick answer', lambda: len(service.requests()) >= 2)
        ok(3, 'both answers come')

        program.kill()
        program = Program(desktop, BINARY)
        window = program.window()
        wait_for('the saved answers', lambda: has_text(window, 'Some people want'), 30)
        wait_for('the word interrupted', lambda: has_text(window, 'Interrupted'))
        assert has_text(window, 'compare the two'), window.texts()
        ok(4, 'after kill -9 everything is there, marked as interrupted')

        program.quit()
        assert desktop.files_containing(KEY.encode()) == [], desktop.files_containing(KEY.encode())
        log = program.read_log()
        assert 'ERROR: AddressSanitizer' not in log and 'runtime error' not in log, log
        assert '-CRITICAL **' not in log, log
        ok(5, 'the key is in no file, and nothing was complained about')


main()
