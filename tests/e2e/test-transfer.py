#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A comparison leaves the program and comes in again, and those of other programs do: test-transfer.py BINARY SUPPORT SCHEMAS."""
import json
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
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}
FIXTURES = pathlib.Path(SUPPORT).resolve().parent / 'fixtures' / 'imports'


def find_dialog(me, name, button):
    for window in me.window.children():
        if window.name == name and window.find('button', button):
            return window
    return None


def choose_file(me, title, path, button):
    """Names a file in the dialog of the toolkit."""
    dialog = wait_for('the file dialog', lambda: find_dialog(me, title, button))
    if button == 'Import':
        me.desktop.press('ctrl+l')
    box = wait_for('a place for the name', lambda: find_name(dialog))
    box.fill(str(path))
    wait_for('the button', lambda: dialog.find('button', button).has_state('SENSITIVE'))
    dialog.find('button', button).click()
    wait_for('the file dialog to close', lambda: find_dialog(me, title, button) is None)


def find_name(dialog):
    boxes = [box for box in dialog.find_all('text box') if not box.name.startswith('Connect')]
    return boxes[0] if boxes else None


def export(me, form, path):
    me.desktop.press('ctrl+e')
    dialog = me.window.wait('window', 'Export')
    if form:
        dialog.act(form)
    dialog.find('button', 'Export…').click()
    choose_file(me, 'Export', path, 'Export')
    wait_for(f'{path.name} to be written', lambda: path.exists() and path.stat().st_size > 0)
    wait_for('the dialog to close', lambda: me.window.find('window', 'Export') is None)


def choose_in_menu(me, entry):
    me.window.wait('button', 'Main menu').click()
    me.window.wait('menu item', entry).click()


def import_file(me, path, heading):
    choose_in_menu(me, 'Import Conversations…')
    choose_file(me, 'Import Conversations', path, 'Import')
    return wait_for('the report', lambda: find_dialog(me, heading, 'Close'))


def close(me, report):
    report.find('button', 'Close').click()
    wait_for('the report to close', lambda: report not in me.window.children())


def read(report):
    return ' '.join(label.name for label in report.find_all('label'))


def export_all_forms(tap, me, folder):
    export(me, None, folder / 'out.pdf')
    text = subprocess.run(['pdftotext', folder / 'out.pdf', '-'], check=True, capture_output=True, text=True).stdout
    assert 'What is light?' in text and '1/1' in text.replace(' ', '') and '先想清楚' in text, text
    export(me, 'format.html', folder / 'out.html')
    assert 'What is light?' in (folder / 'out.html').read_text()
    export(me, 'format.markdown', folder / 'out.md')
    assert '> What is light?' in (folder / 'out.md').read_text()
    export(me, 'format.json', folder / 'out.json')
    assert json.loads((folder / 'out.json').read_text())['conversations'][0]['title'] == 'What is light?'
    assert KEY not in (folder / 'out.json').read_text()
    tap.ok('a conversation is written as PDF, page, Markdown and JSON')


def export_to_nowhere(tap, me):
    me.desktop.press('ctrl+e')
    me.window.wait('window', 'Export').find('button', 'Export…').click()
    choose_file(me, 'Export', '/proc/out.pdf', 'Export')
    report = wait_for('what went wrong', lambda: find_dialog(me, 'Not Exported', 'Close'))
    assert read(report), report.dump()
    close(me, report)
    tap.ok('what cannot be written is said')


def import_again(tap, me, folder):
    report = import_file(me, folder / 'out.json', '0 Conversations Imported')
    assert '1 was here already and stayed as it is.' in read(report), report.dump()
    close(me, report)
    me.window.wait('button', 'Menu of this comparison').click()
    me.window.wait('menu item', 'Delete').click()
    wait_for('the history to be empty', lambda: not me.get_history())
    report = import_file(me, folder / 'out.json', '1 Conversation Imported')
    close(me, report)
    me.wait_for_history('What is light?')
    tap.ok('what was exported comes in again, once')


def import_others(tap, me, folder):
    report = import_file(me, FIXTURES / 'chatgpt.json', '2 Conversations Imported')
    said = read(report)
    assert '“Empty”: Nothing is said in it.' in said and 'worksheet.pdf' in said, said
    close(me, report)
    close(me, import_file(me, FIXTURES / 'open-webui.json', '1 Conversation Imported'))
    close(me, import_file(me, FIXTURES / 'cherry-studio.json', '1 Conversation Imported'))
    wait_for('the comparisons in the history', lambda: len(me.get_history()) == 3)
    (folder / 'wrong.json').write_text('this is no JSON')
    report = import_file(me, folder / 'wrong.json', 'Nothing Was Imported')
    assert 'no export of conversations' in read(report), report.dump()
    close(me, report)
    tap.ok('exports of ChatGPT, Open WebUI and Cherry Studio come in, and what is none is told')


def use_terminal(tap, me, folder):
    """Beside the window, which has the same database open."""
    contestant = {'id': 'c', 'service': 'openai', 'model': 'x', 'name': 'X'}
    run = {'id': 'n', 'slot': 0, 'current': True, 'contestant': contestant, 'state': 'done',
           'parts': [{'kind': 'text', 'text': 'From there to here.'}]}
    (folder / 'terminal.json').write_text(json.dumps(
        {'format': 'matchup-conversations', 'version': 1, 'conversations': [
            {'id': 't', 'kind': 'compare', 'title': 'From the terminal', 'created_at': 1764410000000000,
             'lineup': [contestant], 'rounds': [{'id': 'r', 'prompt': 'Where from?', 'runs': [run]}]}]}))

    def call(*arguments):
        return subprocess.run([BINARY, *arguments], env=me.desktop.environment, check=True, capture_output=True,
                              text=True).stdout

    assert '1 conversation imported.' in call('import', folder / 'terminal.json')
    wait_for('it in the history', lambda: any(row.startswith('From the terminal') for row in me.get_history()))
    assert 'Answer of X in “From the terminal”' in call('search', 'there', 'here')
    assert 'From there to here.' in call('export', 'From the terminal', '-')
    assert call('export', 'What is light?', folder / 'light.html') == f'{folder / "light.html"}\n'
    tap.ok('what is imported in a terminal comes to the window, and what is said in it is found there')


def export_everything(tap, me, folder):
    choose_in_menu(me, 'Export Everything…')
    me.window.wait('window', 'Export Everything').find('button', 'Export…').click()
    choose_file(me, 'Export', folder / 'all.json', 'Export')
    wait_for('the file', lambda: (folder / 'all.json').exists() and (folder / 'all.json').stat().st_size > 0)
    titles = [each['title'] for each in json.loads((folder / 'all.json').read_text())['conversations']]
    assert len(titles) == 6 and 'What is light?' in titles and '光合作用' in titles, titles
    assert 'sk-THIS-MUST-NOT-BE-READ' not in (folder / 'all.json').read_text()
    assert me.desktop.files_containing(b'sk-THIS-MUST-NOT-BE-READ') == []
    tap.ok('everything leaves in one file, and keys of other programs were never taken')


def main():
    with Desktop(environment=ENVIRONMENT) as desktop, Loopback() as service, Tap() as tap:
        folder = pathlib.Path(desktop.folder)
        me = Person(desktop, BINARY)
        me.connect_by_command('openai', service.address, KEY)
        me.start()
        me.add_model('openai chinese', 'chinese, OpenAI')
        me.ask('What is light?')
        wait_for('the answer', lambda: me.read('A').endswith('留出空闲。'))
        export_all_forms(tap, me, folder)
        export_to_nowhere(tap, me)
        import_again(tap, me, folder)
        import_others(tap, me, folder)
        use_terminal(tap, me, folder)
        export_everything(tap, me, folder)
        me.leave()
        me.program.assert_clean_log()


main()
