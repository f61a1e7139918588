#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture of the screen as a part of the question, from a desktop that takes them: test-screenshot.py BINARY SUPPORT SCHEMAS."""
import pathlib
import subprocess
import sys

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, wait_for  # noqa: E402
from person import Person  # noqa: E402
from tap import Tap  # noqa: E402

ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}
BUTTON = 'Take a screenshot'


class Portal:
    def __init__(self, desktop):
        self.process = desktop.spawn(str(pathlib.Path(SUPPORT) / 'portal.py'), stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == 'ready\n'

    def say(self, what):
        """What it says to the request that is under way or comes next."""
        self.process.stdin.write(f'{what}\n')
        self.process.stdin.flush()
        assert self.process.stdout.readline() == 'said\n'


def is_picture(name):
    return name.startswith('Picture ')


def main():
    with Tap() as tap, Desktop(environment=ENVIRONMENT) as desktop:
        me = Person(desktop, BINARY)
        me.start()
        assert me.window.find('button', BUTTON) is None
        me.leave()
        tap.ok('where nobody takes screenshots none is offered')

        portal = Portal(desktop)
        path = pathlib.Path(desktop.folder) / 'screen of today.png'
        subprocess.run(['convert', '-size', '800x600', 'gradient:green-white', str(path)], check=True)
        me.start()
        me.window.wait('button', BUTTON).click()
        portal.say(path)
        tile = me.window.wait(name=is_picture)
        wait_for('the picture to be ready', lambda: not tile.has_state('BUSY'))
        tap.ok('the screenshot becomes a picture of the question')

        me.window.wait('button', BUTTON).click()
        portal.say('failed')
        me.window.wait(name='This desktop did not take a screenshot.')
        tap.ok('a desktop that cannot says so in one sentence')

        me.window.wait('button', BUTTON).click()
        portal.say('cancelled')
        me.window.wait('button', BUTTON).click()
        portal.say(pathlib.Path(desktop.folder) / 'nothing.png')
        me.window.wait(name=lambda name: 'nothing.png' in name)
        assert me.window.find(name='Picture 1 of 1') is not None
        tap.ok('who changed their mind hears nothing; a picture that is not there is named')

        me.leave()
        me.program.assert_clean_log()
        tap.ok('and nothing was complained about')


main()
