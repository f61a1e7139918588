#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One window however often the program is started, and none without a display: test-instance.py BINARY SUPPORT SCHEMAS."""
import subprocess
import sys

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, wait_for  # noqa: E402
from person import Person  # noqa: E402
from tap import Tap  # noqa: E402

ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}
NO_DISPLAY = ('Matchup cannot show its window because there is no display; in a terminal, use “matchup compare” '
              'instead.\n')


def start_again(environment):
    return subprocess.run([BINARY], env=environment, capture_output=True, text=True, timeout=30, check=False)


def main():
    with Tap() as tap, Desktop(environment=ENVIRONMENT) as desktop:
        result = start_again({name: value for name, value in desktop.environment.items() if name != 'DISPLAY'})
        assert (result.returncode, result.stdout, result.stderr) == (1, '', NO_DISPLAY), result
        tap.ok('without a display there is one sentence')

        me = Person(desktop, BINARY)
        me.start()
        me.write('half a question')
        window = desktop.xdotool('getwindowfocus')
        root = desktop.xdotool('search', '--maxdepth', '0', '')
        desktop.xdotool('windowfocus', '--sync', root)
        assert desktop.xdotool('getwindowfocus') != window
        result = start_again(desktop.environment)
        assert (result.returncode, result.stdout, result.stderr) == (0, '', ''), result
        wait_for('the focus to come back', lambda: desktop.xdotool('getwindowfocus') == window)
        assert len(me.window.children()) == 1 and me.question.text == 'half a question'
        tap.ok('a second start ends at once and brings the window to the front, as it was')

        me.leave()
        me.program.assert_clean_log()
        me.start()
        tap.ok('after it was closed, the next start opens it again')


main()
