#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several windows, what comes again after kill -9, messages of the desktop, quick questions: test-desktop.py BINARY SUPPORT SCHEMAS."""
import json
import pathlib
import queue
import subprocess
import sys
import threading
import time

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, Program, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from person import Person  # noqa: E402
from tap import Tap  # noqa: E402

APPLICATION_ID = 'io.github.matchup_app.Matchup'
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}
KEY = 'test-key-0123456789'


class Messages:
    """What the desktop was asked to show."""

    def __init__(self, desktop):
        self.process = desktop.spawn(str(pathlib.Path(SUPPORT) / 'notifications.py'), stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE, text=True)
        self.lines = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()
        assert self.wait() == {'ready': True}

    def read(self):
        for line in self.process.stdout:
            self.lines.put(json.loads(line))

    def wait(self, seconds=30):
        said = self.lines.get(timeout=seconds)
        time.sleep(0.5)  # GLib takes nothing back before it has the number of it
        return said

    def assert_none(self):
        assert self.lines.empty(), self.lines.get()

    def click(self, number):
        self.process.stdin.write(f'click {number}\n')
        self.process.stdin.flush()


def get_titles(program):
    return sorted(window.name for window in program.window.children())


def wait_for_titles(program, *titles):
    wait_for(f'the windows {titles}', lambda: get_titles(program) == sorted(titles))


def find_window(desktop, title):
    """As the X server knows it."""
    found = wait_for(f'the window {title}', lambda: desktop.xdotool(
        'search', '--onlyvisible', '--name', f'^{title}$').split())
    return found[0]


def get_size(desktop, title):
    lines = desktop.xdotool('getwindowgeometry', '--shell', find_window(desktop, title)).splitlines()
    shape = dict(line.split('=') for line in lines)
    return int(shape['WIDTH']), int(shape['HEIGHT'])


def resize(desktop, title, width, height):
    """Gives the size, in which a window has its shadow."""
    desktop.xdotool('windowsize', '--sync', find_window(desktop, title), str(width), str(height))
    return wait_for('the size', lambda: abs(get_size(desktop, title)[0] - width) < 4 and get_size(desktop, title))


def look_away(desktop):
    """To where nothing is; the pointer as well, as it gives the focus there."""
    desktop.xdotool('mousemove', str(desktop.width - 2), str(desktop.height - 2))
    root = desktop.xdotool('search', '--maxdepth', '0', '')
    desktop.xdotool('windowfocus', '--sync', root)


def look_at(desktop, title):
    desktop.xdotool('windowfocus', '--sync', find_window(desktop, title))


def run(desktop, *arguments):
    result = subprocess.run([BINARY, *arguments], env=desktop.environment, capture_output=True, text=True, timeout=60,
                            check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, '', ''), result


def act(desktop, action, parameters='[]'):
    """As the desktop does it: org.freedesktop.Application."""
    path = '/' + APPLICATION_ID.replace('.', '/')
    subprocess.run(['gdbus', 'call', '--session', '--dest', APPLICATION_ID, '--object-path', path, '--method',
                    'org.freedesktop.Application.ActivateAction', action, parameters, '{}'],
                   env=desktop.environment, check=True, capture_output=True)


def ask_in(desktop, window, text):
    question = window.wait('text box', 'Your question')
    desktop.press('ctrl+l')
    wait_for('the focus', lambda: question.has_state('FOCUSED'))
    desktop.type(text)
    wait_for('the question', lambda: question.text == text)
    desktop.press('Return')
    wait_for('the question to be asked', lambda: question.text == '')


def get_child(program, title):
    return wait_for(f'the window {title}', lambda: next(
        (window for window in program.window.children() if window.name == title), None))


def two_windows(tap, me, desktop):
    me.ask('Apples')
    wait_for('the answers', lambda: me.read('A') == 'Apples')
    desktop.press('ctrl+shift+n')
    wait_for_titles(me.program, 'Apples', 'New Comparison')
    look_at(desktop, 'New Comparison')
    ask_in(desktop, get_child(me.program, 'New Comparison'), 'Pears')
    wait_for_titles(me.program, 'Apples', 'Pears')
    wait_for('both in both', lambda: all(
        [item.find('widget').name.split(',')[0] for item in window.wait('list', 'History').find_all('list item')]
        == ['Pears', 'Apples'] for window in me.program.window.children()))
    tap.ok('a new window has a comparison of its own, and both have the same history')

    sizes = resize(desktop, 'Apples', 1000, 700), resize(desktop, 'Pears', 820, 640)
    return sizes


def restored(tap, me, desktop, sizes):
    look_at(desktop, 'Pears')
    time.sleep(1.5)  # it is written shortly after
    me.program.kill()
    me.start()
    wait_for_titles(me.program, 'Apples', 'Pears')
    wait_for('the answers', lambda: sum(
        1 for window in me.program.window.children() if window.find('group', 'Text of the answer')) == 2)
    assert (get_size(desktop, 'Apples'), get_size(desktop, 'Pears')) == sizes
    tap.ok('after kill -9 both windows come again, with what was open in them and as large as they were')

    look_at(desktop, 'Pears')
    desktop.press('ctrl+w')
    wait_for_titles(me.program, 'Apples')
    assert me.program.process.poll() is None
    look_at(desktop, 'Apples')
    desktop.press('ctrl+q')
    me.program.wait_for_end()
    me.program.assert_clean_log()
    me.start()
    wait_for_titles(me.program, 'Apples')
    tap.ok('a window that was closed does not come again, the last one does')


def same_in_two(tap, me, desktop):
    me.history.find_all('list item')[1].act_within('row.open-in-window')
    wait_for_titles(me.program, 'Apples', 'Apples')
    desktop.press('ctrl+q')
    me.program.wait_for_end()
    me.start()
    wait_for_titles(me.program, 'Apples', 'Apples')
    windows = me.program.window.children()
    wait_for('both to be there', lambda: all(window.find('group', 'Text of the answer') for window in windows))
    ask_in(desktop, next(window for window in windows if window.has_state('ACTIVE')), 'More')
    wait_for('the answer in both', lambda: all(
        len(window.find_all('group', 'Round')) == 2 for window in windows))
    tap.ok('one conversation in two windows is the same in both')

    desktop.press('ctrl+q')
    me.program.wait_for_end()
    database = desktop.open_database()
    with database:
        database.execute("UPDATE conversations SET deleted_at = 1 WHERE title = 'Apples'")
    database.close()
    me.start()
    wait_for_titles(me.program, 'New Comparison')
    me.program.assert_clean_log()
    tap.ok('what is gone is not opened again, and neither are windows that had nothing else')


def messages(tap, me, desktop):
    shown = Messages(desktop)
    me.add_model('openai slow', 'slow, OpenAI')
    me.ask('Wait for it')
    look_away(desktop)
    message = shown.wait()
    assert (message['title'], message['text']) == ('Wait for it', '3 answers are ready'), message
    look_at(desktop, 'Wait for it')
    assert shown.wait() == {'closed': message['shown']}
    tap.ok('a long answer that ends out of sight is told of, until it is seen')

    me.ask('Wait again')
    desktop.press('ctrl+n')
    wait_for_titles(me.program, 'New Comparison')
    message = shown.wait()
    assert (message['title'], message['text']) == ('Wait for it', '3 answers are ready'), message
    shown.click(message['shown'])
    wait_for_titles(me.program, 'Wait for it')
    assert shown.wait() == {'closed': message['shown']}
    tap.ok('it is told of as well where the window shows something else, and leads there')

    me.ask('And looked at')
    wait_for('the answer', lambda: me.get_state('C') == '' and len(me.read('C')) > 400, 40)
    shown.assert_none()
    me.ask('Short')
    look_away(desktop)
    look_at(desktop, 'Wait for it')
    desktop.press('Escape')
    wait_for('the end', lambda: me.get_state('C') == 'Stopped')
    time.sleep(1)
    shown.assert_none()
    tap.ok('who looks at it or has stopped it is told nothing')


def quick(tap, me, desktop):
    desktop.press('ctrl+q')
    me.program.wait_for_end()
    program = Program(desktop, BINARY, '--quick-ask')
    program.wait_for_window()
    seconds = time.monotonic() - program.started
    wait_for_titles(program, 'Quick Ask')
    window = get_child(program, 'Quick Ask')
    ask_in(desktop, window, 'Something quick')
    wait_for('the answer', lambda: window.find('group', 'Text of the answer'))
    assert get_titles(program) == ['Quick Ask']
    tap.ok(f'a quick question does not open the main window, and was there after {seconds:.1f} s')

    desktop.press('ctrl+o')
    wait_for('the main window alone', lambda: get_titles(program) == ['Something quick'])
    tap.ok('it goes on in the main window')

    run(desktop, '--quick-ask')
    window = get_child(program, 'Quick Ask')
    look_at(desktop, 'Quick Ask')
    ask_in(desktop, window, 'Another one')
    wait_for('the answer', lambda: window.find('group', 'Text of the answer'))
    wait_for('the end', lambda: window.find('button', 'Stop all answers') is None, 40)
    desktop.press('Escape')
    wait_for_titles(program, 'Something quick')
    history = program.window.find('list', 'History')
    wait_for('the history', lambda: history.find_all('list item')[0].find('widget').name.startswith('Another one'))
    tap.ok('with the program running it comes as well, Escape closes it, and what was asked is kept')

    act(desktop, 'quick-ask')
    window = get_child(program, 'Quick Ask')
    look_at(desktop, 'Quick Ask')
    window.wait('button', 'Private: nothing of this is kept').click()
    window.wait(name=lambda name: name.startswith('Private: nothing of this is kept, and'))
    ask_in(desktop, window, 'Nobody reads this')
    wait_for('the answer', lambda: window.find('group', 'Text of the answer'))
    wait_for('the end', lambda: window.find('button', 'Stop all answers') is None, 40)
    desktop.press('Escape')
    wait_for_titles(program, 'Something quick')
    look_at(desktop, 'Something quick')
    helped(tap, desktop, program)
    desktop.press('ctrl+q')
    program.wait_for_end()
    left = desktop.files_containing(b'Nobody reads this')
    assert left == [], left
    program.assert_clean_log()
    tap.ok('by D-Bus too; what was asked in private is nowhere')


def helped(tap, desktop, program):
    """By F1; it does not keep the program alive."""
    desktop.press('F1')
    wait_for_titles(program, 'Something quick', 'Help')
    look_at(desktop, 'Something quick')
    tap.ok('F1 opens the help')


def main():
    with Tap() as tap, Loopback() as service, Desktop(environment=ENVIRONMENT) as desktop:
        me = Person(desktop, BINARY)
        me.connect_by_command('openai', service.address, KEY)
        me.start()
        me.add_model('openai echo', 'echo, OpenAI')
        me.add_model('openai fast', 'fast, OpenAI')
        sizes = two_windows(tap, me, desktop)
        restored(tap, me, desktop, sizes)
        same_in_two(tap, me, desktop)
        messages(tap, me, desktop)
        quick(tap, me, desktop)


main()
