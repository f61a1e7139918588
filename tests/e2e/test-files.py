#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text files in a question, from the dialog and from another program: test-files.py BINARY SUPPORT SCHEMAS."""
import pathlib
import subprocess
import sys

BINARY, SUPPORT, SCHEMAS = sys.argv[1:4]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from person import Person  # noqa: E402
from tap import Tap  # noqa: E402

KEY = 'test-key-of-the-files'
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}
NOTE = 'Monday: harvest\nTuesday: rest\n'


def make_pdf(lines):
    """One page, in a font that is everywhere."""
    shown = ' '.join(f'({line}) Tj 0 -20 Td' for line in lines)
    stream = f'BT /F 12 Tf 50 700 Td {shown} ET'
    objects = ('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
               '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R '
               '/Resources << /Font << /F 4 0 R >> >> >>',
               '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
               f'<< /Length {len(stream)} >>\nstream\n{stream}\nendstream')
    text, places = '%PDF-1.4\n', []
    for number, each in enumerate(objects, 1):
        places.append(len(text))
        text += f'{number} 0 obj\n{each}\nendobj\n'
    table = ''.join(f'{place:010} 00000 n \n' for place in places)
    return (f'{text}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n'
            f'<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n').encode()


def choose_file(me, path):
    me.desktop.reach(me.window.wait('button', 'Add pictures and files'))
    me.desktop.press('space')
    me.window.wait('button', 'Add')
    me.desktop.type(str(path))
    me.desktop.press('Return')


def paste_files(me, *paths):
    copier = me.desktop.spawn('env', 'COPY=files', str(pathlib.Path(SUPPORT) / 'clipboard.py'), *map(str, paths),
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert copier.stdout.readline() == b'copied\n'
    me.question.act('clipboard.paste')
    return copier


def attach(tap, me, folder):
    plan, note, word = folder / 'plan.pdf', folder / 'note.txt', folder / 'letter.docx'
    plan.write_bytes(make_pdf(['The plan of the farm', 'Sow the wheat in October']))
    note.write_bytes(NOTE.encode('utf-16'))
    word.write_bytes(b'PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00[Content_Types].xml')
    choose_file(me, plan)
    me.window.wait('button', 'plan.pdf')
    me.window.wait('label', lambda text: text.endswith(', 1 page'))
    copier = paste_files(me, note, word)
    me.window.wait('button', 'note.txt')
    me.window.wait('alert', lambda text: text.startswith('letter.docx: Documents of this kind cannot be read'))
    copier.stdin.close()
    tap.ok('a PDF is chosen and a text pasted; of a document that cannot be read it is said')


def take_back(tap, me):
    me.window.wait('button', 'Remove “note.txt”').click()
    wait_for('the file to go', lambda: me.window.find('button', 'note.txt') is None)
    me.window.wait('button', 'Undo').click()
    me.window.wait('button', 'note.txt')
    tap.ok('what was removed comes back')


def ask(tap, me, service):
    me.ask('When is the wheat sown?')
    request = wait_for('the request', service.requests)[-1]
    said = request['body']['messages'][-1]['content']
    assert said == ('File "plan.pdf" (1 page):\n```\n[Page 1]\nThe plan of the farm\nSow the wheat in October\n```\n\n'
                    f'File "note.txt":\n```\n{NOTE}```\n\nWhen is the wheat sown?'), said
    wait_for('the answer', lambda: 'wheat sown' in me.read('A') and not me.get_answer('A').has_state('BUSY'))
    tap.ok('the model is sent the text of both')


def read_again(tap, me):
    me.leave()
    me.program.assert_clean_log()
    me.start()
    me.history.wait('list item').act_within('row.open')
    tile = me.transcript.wait('button', 'note.txt')
    assert me.transcript.find('button', 'Remove “note.txt”') is None
    tile.click()
    viewer = me.window.wait('window', 'note.txt')
    assert viewer.wait('text box', 'note.txt').text == NOTE
    me.desktop.press('Escape')
    wait_for('the file to close', lambda: me.window.find('window', 'note.txt') is None)
    tap.ok('after the next start they are there and can be read')


def main():
    with Tap() as tap, Loopback('mini=echo') as service, Desktop(environment=ENVIRONMENT) as desktop:
        me = Person(desktop, BINARY)
        me.connect_by_command('openai', service.address, KEY)
        me.start()
        me.add_model('mini', 'mini, OpenAI')
        attach(tap, me, pathlib.Path(desktop.folder))
        take_back(tap, me)
        ask(tap, me, service)
        read_again(tap, me)
        me.leave()
        me.program.assert_clean_log()
        tap.ok('and nothing was complained about')


main()
