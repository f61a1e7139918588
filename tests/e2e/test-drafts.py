#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was written and not sent is there again, also after kill -9: test-drafts.py BINARY SUPPORT SCHEMAS."""
import base64
import pathlib
import subprocess
import sys

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from person import Person  # noqa: E402
from tap import Tap  # noqa: E402

# One red point.
PICTURE = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC')
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}


def read_drafts(desktop):
    database = desktop.open_database()
    try:
        return sorted(text for text, in database.execute('SELECT text FROM drafts'))
    finally:
        database.close()


def count(me, sql):
    database = me.desktop.open_database()
    try:
        return database.execute(sql).fetchone()[0]
    finally:
        database.close()


def wait_for_drafts(desktop, *texts):
    wait_for(f'{texts} on the disk', lambda: read_drafts(desktop) == sorted(texts))


def wait_for_question(me, text):
    wait_for(f'“{text}” in the question', lambda: me.question.text == text)


def restart(me):
    """As after a crash or when the battery was empty."""
    me.program.kill()
    me.start()


def write_and_leave(tap, me):
    me.start()
    me.add_model('openai echo', 'echo, OpenAI')
    me.write('half a question')
    me.leave()
    me.program.assert_clean_log()
    me.start()
    wait_for_question(me, 'half a question')
    tap.ok('what was being written when the program was closed is there at the next start')

    me.desktop.press('ctrl+l', 'ctrl+End')
    me.desktop.type(', now a whole one?')
    wait_for_drafts(me.desktop, 'half a question, now a whole one?')
    restart(me)
    wait_for_question(me, 'half a question, now a whole one?')
    tap.ok('and also when it was killed')


def send(tap, me):
    me.desktop.press('ctrl+l', 'Return')
    wait_for('the question to be asked', lambda: me.question.text == '')
    wait_for('the answer', lambda: me.read('A') == 'half a question, now a whole one?')
    wait_for_drafts(me.desktop)
    restart(me)
    wait_for('the answer', lambda: me.read('A') == 'half a question, now a whole one?')
    assert me.question.text == ''
    tap.ok('what was sent is no draft any more')


def switch(tap, me):
    me.write('more about this')
    me.desktop.press('ctrl+n')
    wait_for_question(me, '')
    me.write('something else')
    wait_for_drafts(me.desktop, 'more about this', 'something else')
    me.desktop.press('ctrl+Page_Down')
    wait_for_question(me, 'more about this')
    me.desktop.press('ctrl+n')
    wait_for_question(me, 'something else')
    restart(me)
    wait_for('one of the two', lambda: me.question.text in ('more about this', 'something else'))
    me.desktop.press('ctrl+n')
    wait_for_question(me, 'something else')
    me.desktop.press('ctrl+Page_Down')
    wait_for_question(me, 'more about this')
    tap.ok('each conversation has its own, and the next new one as well')


def attach(tap, me):
    """A file that goes along, and a picture, without a word; pasted as a file manager copies them."""
    me.desktop.press('ctrl+n')
    wait_for_question(me, 'something else')
    paths = [pathlib.Path(me.desktop.folder) / name for name in ('notes.txt', 'Photo.png')]
    paths[0].write_text('what stands in the file', encoding='utf-8')
    paths[1].write_bytes(PICTURE)
    copier = me.desktop.spawn('env', 'COPY=files', str(pathlib.Path(SUPPORT) / 'clipboard.py'), *map(str, paths),
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert copier.stdout.readline() == 'copied\n'
    me.question.act('clipboard.paste')
    me.window.wait('button', 'Remove “notes.txt”')
    me.window.wait('button', 'Remove the picture')
    copier.stdin.close()
    wait_for('them on the disk', lambda: count(me, 'SELECT count(*) FROM draft_attachments') == 2)
    for path in paths:
        path.unlink()
    restart(me)
    me.desktop.press('ctrl+n')
    me.window.wait('button', 'Remove the picture').click()
    me.window.wait('button', 'Remove “notes.txt”').click()
    wait_for('them to be gone', lambda: count(me, 'SELECT count(*) FROM draft_attachments') == 0)
    wait_for('the file to be gone', lambda: not list(pathlib.Path(me.desktop.folder).rglob('blobs/*')))
    tap.ok('what goes along is there again after it was killed, and gone when it was taken out')


def walk(tap, me):
    me.desktop.press('ctrl+n')
    wait_for_question(me, 'something else')
    me.desktop.press('ctrl+l', 'ctrl+a', 'BackSpace')
    wait_for_question(me, '')
    me.desktop.press('Up')
    wait_for_question(me, 'half a question, now a whole one?')
    me.desktop.press('Down')
    wait_for_question(me, '')
    tap.ok('Up brings back what was sent in another conversation before the program was killed')


def paste(tap, me):
    """A megabyte that another program copied."""
    text = ''.join(f'line{number:5}\n' for number in range(100000))
    path = pathlib.Path(me.desktop.folder) / 'copied.txt'
    path.write_text(text, encoding='utf-8')
    me.desktop.environment['COPY'] = 'text'
    copier = me.desktop.spawn(str(pathlib.Path(SUPPORT) / 'clipboard.py'), str(path), stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True)
    assert copier.stdout.readline() == 'copied\n'
    me.write('Look: ')
    me.desktop.press('ctrl+v')
    me.window.wait('label', 'The long text goes along as a file')
    assert me.question.text == 'Look: '
    me.window.wait('button', 'Insert as Text').click()
    wait_for('the text', lambda: me.question.text == 'Look: ' + text)
    me.desktop.press('ctrl+z')
    wait_for_question(me, 'Look: ')
    copier.stdin.close()
    tap.ok('a megabyte that is pasted goes along as a file, or into the text after all')


def main():
    with Tap() as tap, Desktop(environment=ENVIRONMENT) as desktop, Loopback() as service:
        me = Person(desktop, BINARY)
        me.connect_by_command('openai', service.address, 'test-key')
        write_and_leave(tap, me)
        send(tap, me)
        switch(tap, me)
        attach(tap, me)
        walk(tap, me)
        paste(tap, me)
        me.leave()
        me.program.assert_clean_log()


main()
