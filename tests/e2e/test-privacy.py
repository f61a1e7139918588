#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is counted, what a budget stops, and that everything can be deleted: test-privacy.py BINARY SUPPORT SCHEMAS.

With the real program, keyring, dconf and a service on this computer.
"""
import json
import os
import pathlib
import subprocess
import sys

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from person import Person  # noqa: E402
from tap import Tap  # noqa: E402

KEY = 'test-key-fedcba9876543210'
WORD = 'Zwiebelkuchenrezept'
ID = 'io.github.matchup_app.Matchup'
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0', 'GSETTINGS_BACKEND': 'dconf'}
DCONF_SERVICES = ('/usr/libexec/dconf-service', '/usr/lib/dconf/dconf-service')


class Story:
    def __init__(self, tap, desktop, service):
        self.tap, self.desktop, self.service = tap, desktop, service
        self.home = pathlib.Path(desktop.environment['HOME'])
        self.data = pathlib.Path(desktop.environment['XDG_DATA_HOME']) / ID

    def run(self, *arguments, code=0, **options):
        result = subprocess.run([BINARY, *arguments], env=self.desktop.environment, text=True, capture_output=True,
                                timeout=60, check=False, **options)
        assert result.returncode == code, (arguments, result)
        return result

    def set(self, name, value):
        subprocess.run(['dconf', 'write', f'/io/github/matchup_app/Matchup/{name}', value], check=True,
                       env=self.desktop.environment)

    def count_asked(self):
        """Questions that the service got."""
        return len(self.service.requests())

    def read_privacy(self):
        return json.loads(self.run('privacy', '--json').stdout)

    def find_keys(self):
        return self.desktop.call_keyring('SearchItems', f'dict:string:string:xdg:schema,{ID}.Key')

    def connect(self):
        self.run('connect', 'openai', '--address', self.service.address, input=f'{KEY}\n')

    def assert_nothing_is_left(self):
        for folder in ('XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_STATE_HOME'):
            assert not (pathlib.Path(self.desktop.environment[folder]) / ID).exists(), folder
        for needle in (KEY, WORD, 'matchup_app', 'budget-month'):
            found = [str(path) for path in self.home.rglob('*')
                     if path.is_file() and needle.encode() in path.read_bytes() and 'keyrings' not in str(path)]
            assert found == [], (needle, found)
        dump = subprocess.run(['dconf', 'dump', '/'], env=self.desktop.environment, text=True, capture_output=True,
                              check=True).stdout
        assert 'matchup' not in dump, dump
        assert f'{ID}.Key' not in str(self.find_keys()) and '/collection/' not in str(self.find_keys()), self.find_keys()


def count_in_the_terminal(story):
    story.connect()
    story.run('prices', 'openai/echo', '--set', 'USD:1000/1000')
    story.run('compare', '--model', 'openai/echo', f'{WORD}?')
    story.run('compare', '--private', '--model', 'openai/echo', 'Nobody knows of this')
    said = story.read_privacy()
    sent = said['sent_30_days']
    assert [(each['service'], each['requests'], each['characters']) for each in sent] == \
        [('openai', 1, len(WORD) + 1)], sent
    assert sent[0]['cost_by_own_prices']['USD'] > 0 and said['keys'] == 1 and said['conversations'] == 1, said
    assert said['bytes']['conversations'] > 4096, said
    assert story.count_asked() == 2
    shown = story.run('privacy').stdout
    assert '1 request' in shown and 'without checks of keys and lists of models' in shown, shown
    story.tap.ok('what was sent is counted, but nothing of what is private')

    story.set('budget-month', '0.0001')
    refused = story.run('compare', '--model', 'openai/echo', 'Too much', code=3)
    assert 'this month’s budget of $0.0001 is used up' in refused.stderr and '--over-budget' in refused.stderr, refused
    assert story.count_asked() == 2
    story.run('compare', '--over-budget', '--model', 'openai/echo', 'All the same')
    assert story.count_asked() == 3
    story.tap.ok('a budget that is used up sends nothing, but when it is told to')


def answer(story, me, dialog, key, is_well=lambda: True):
    """By a key: libadwaita has each button twice, for narrow windows as well."""
    shown = me.window.wait('dialog', dialog)
    wait_for('the focus in the dialog', lambda: any(each.has_state('FOCUSED') for each, _ in shown.walk()))
    assert is_well()
    story.desktop.press(key)


def stop_in_the_window(story, me):
    me.add_model('echo', 'echo')
    me.write('Is it too much?')
    main = story.desktop.xdotool('getwindowfocus')
    story.desktop.press('Return')
    answer(story, me, 'Beyond the Budget', 'Escape', lambda: me.question.text == 'Is it too much?')
    wait_for('the dialog to close', lambda: me.window.find('dialog', 'Beyond the Budget') is None)
    # There is no window manager that would do this.
    story.desktop.xdotool('windowfocus', '--sync', main)
    story.desktop.press('ctrl+l')
    wait_for('the focus', lambda: me.question.has_state('FOCUSED'))
    assert story.count_asked() == 3
    story.desktop.press('Return')
    answer(story, me, 'Beyond the Budget', 'alt+s')
    story.desktop.xdotool('windowfocus', '--sync', main)
    wait_for('the answer', lambda: me.read('A') == 'Is it too much?')
    assert story.count_asked() == 4
    story.tap.ok('the window asks before it goes beyond the budget, and keeps what was written')


def open_privacy(me):
    me.open_preferences()
    me.preferences.wait('tab', 'Privacy').click()
    return me.preferences


def delete_in_the_window(story, me):
    page = open_privacy(me)
    wait_for('the numbers', lambda: page.find('label', lambda name: name.startswith('3 requests')))
    wait_for('the sizes', lambda: page.find('label', lambda name: name.startswith('4 conversations')))
    story.tap.ok('the page tells what was sent and what is stored')

    # Somebody in a terminal waits for an answer meanwhile.
    other = subprocess.Popen([BINARY, 'compare', '--over-budget', '--model', 'openai/hang', 'Still there?'],
                             env=story.desktop.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wait_for('the other question', lambda: story.count_asked() == 5)
    page.wait('button', lambda name: name.startswith('Delete…')).click()
    answer(story, me, 'Delete Everything?', 'alt+d')
    me.program.wait_for_end(40)
    stdout, stderr = other.communicate(timeout=20)
    assert other.returncode == 1 and 'everything is being deleted' in stderr, (other.returncode, stderr)
    story.assert_nothing_is_left()
    me.program.assert_clean_log()
    story.tap.ok('everything is deleted, while another process was at work')


def delete_in_the_terminal(story):
    story.connect()
    story.run('compare', '--model', 'openai/echo', f'{WORD} again')
    assert 'USD' not in json.dumps(story.read_privacy()['sent_30_days']), 'the price is gone as well'
    story.run('delete-everything', code=1, stdin=subprocess.DEVNULL)
    assert story.read_privacy()['conversations'] == 1
    # As the power fails in the middle of it.
    (story.data / 'erase-everything').write_text('')
    (story.data / 'matchup.db-wal').unlink(missing_ok=True)
    said = story.read_privacy()
    assert (said['conversations'], said['keys'], said['sent_30_days']) == (0, 0, []), said
    story.tap.ok('a deletion that was cut short is completed at the next start')

    story.connect()
    story.run('compare', '--model', 'openai/echo', 'Is it locked?')
    story.desktop.lock_keyring()
    refused = story.run('delete-everything', '--yes', code=1)
    assert 'All else is still there.' in refused.stderr, refused
    said = story.read_privacy()
    assert (said['conversations'], said['keys']) == (1, 1), said
    # Likewise where it was killed before it came to the keys: what cannot be done is called off, and told.
    (story.data / 'erase-everything').write_text('')
    refused = story.run('privacy', '--json')
    said = json.loads(refused.stdout)
    assert 'all else is still there' in refused.stderr, refused
    assert (said['conversations'], said['keys']) == (1, 1) and not (story.data / 'erase-everything').exists(), said
    story.run('delete-everything', '--yes', '--keep-keys')
    assert not story.data.exists()
    story.tap.ok('a locked keyring is told of, and what is in it stays only when that is said')


def be_refused_in_the_window(story, me):
    """The keyring is locked, and a key is in it."""
    me.start()
    page = open_privacy(me)
    page.wait('button', lambda name: name.startswith('Delete…')).click()
    answer(story, me, 'Delete Everything?', 'alt+d')
    answer(story, me, 'The Keys Could Not Be Deleted', 'alt+k',
           lambda: story.data.exists() and not (story.data / 'erase-everything').exists())
    me.program.wait_for_end(40)
    assert not story.data.exists()
    me.program.assert_clean_log()
    story.tap.ok('the window tells of a locked keyring as well, and leaves the keys alone when that is said')


def start_dconf(desktop):
    program = next(path for path in DCONF_SERVICES if os.path.exists(path))
    desktop.spawn(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for('the settings', lambda: subprocess.run(
        ['dconf', 'write', '/test/ready', 'true'], env=desktop.environment, check=False,
        capture_output=True).returncode == 0)


def main():
    with Tap() as tap, Loopback() as service, Desktop(environment=ENVIRONMENT) as desktop:
        start_dconf(desktop)
        story = Story(tap, desktop, service)
        count_in_the_terminal(story)
        me = Person(desktop, BINARY)
        me.start()
        stop_in_the_window(story, me)
        delete_in_the_window(story, me)
        delete_in_the_terminal(story)
        be_refused_in_the_window(story, me)


main()
