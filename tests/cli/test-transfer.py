#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching, exporting and importing in the terminal: test-transfer.py BINARY SUPPORT_FOLDER."""
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import unittest

BINARY, SUPPORT = os.path.abspath(sys.argv[1]), sys.argv[2]
sys.path.insert(0, SUPPORT)

from loopback import Loopback, PrivateHome  # noqa: E402

FIXTURES = pathlib.Path(SUPPORT).resolve().parent / 'fixtures' / 'imports'


class TransferTest(unittest.TestCase):
    def setUp(self):
        self.home = self.enterContext(PrivateHome())
        self.folder = self.home.folder / 'here'
        self.folder.mkdir()
        self.temporary = self.home.folder / 'tmp'
        self.temporary.mkdir()
        self.home.environment.update(TMPDIR=str(self.temporary), MATCHUP_CUSTOM_KEY='test-key-0123456789abcdef')

    def tearDown(self):
        self.assertEqual(list(self.temporary.iterdir()), [])

    def run_cli(self, *arguments, **options):
        options.setdefault('stdout', subprocess.PIPE)
        return subprocess.run([BINARY, *arguments], stderr=subprocess.PIPE, text=True, timeout=90, cwd=self.folder,
                              env=self.home.environment, check=False, **options)

    def run_well(self, *arguments):
        result = self.run_cli(*arguments)
        self.assertEqual((result.returncode, result.stderr), (0, ''), arguments)
        return result.stdout

    def assert_fails(self, code, sentence, *arguments, **options):
        result = self.run_cli(*arguments, **options)
        self.assertEqual(result.returncode, code, result.stderr)
        self.assertIn(sentence, result.stderr)
        self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)
        return result

    def import_fixture(self, name, code=0):
        result = self.run_cli('import', '--json', FIXTURES / name)
        self.assertEqual((result.returncode, result.stderr), (code, ''))
        return json.loads(result.stdout)

    def get_files(self):
        return sorted(path.name for path in self.folder.iterdir())

    def test_in_and_found_and_out(self):
        result = self.run_cli('import', FIXTURES / 'chatgpt.json')
        self.assertEqual(result.returncode, 1)
        self.assertIn('2 conversations imported.', result.stdout)
        self.assertIn('“Empty”: Nothing is said in it.', result.stdout)
        again = self.import_fixture('chatgpt.json', code=1)
        self.assertEqual((again['added'], again['present'], again['failed']), ([], 2, 1))

        text = self.run_well('search', 'SECOND', 'answer')
        self.assertIn('Answer of gpt-other in “Photosynthesis für Klasse 7”', text)
        found = json.loads(self.run_well('search', '--json', 'second', 'answer'))
        self.assertEqual((found['words'], found['has_more'], len(found['hits'])), ('second answer', False, 1))
        hit = found['hits'][0]
        self.assertEqual((hit['kind'], hit['model'], hit['snippet']), ('answer', 'gpt-other', 'A second answer.'))
        self.assertEqual(hit['time'], '2023-11-14T22:13:21.000Z')
        self.assertIn(hit['conversation'], text)

        name = self.run_well('export', hit['conversation']).strip()
        self.assertEqual(self.get_files(), [name])
        self.assertTrue((self.folder / name).read_text().startswith('# Photosynthesis für Klasse 7\n'))
        self.assertEqual(self.run_well('export', hit['conversation'], '-'), (self.folder / name).read_text())
        self.assertEqual(self.run_well('export', 'never ANSWERED', 'x.pdf'), 'x.pdf\n')
        self.assertEqual((self.folder / 'x.pdf').read_bytes()[:5], b'%PDF-')
        self.run_well('export', 'Never answered', 'page', '--format', 'html')
        self.assertIn('<!DOCTYPE html>', (self.folder / 'page').read_text())

    def test_everything(self):
        self.import_fixture('matchup.json')
        whole = self.run_well('export', '--all', '-')
        self.assertEqual(whole, (FIXTURES / 'matchup.json').read_text())
        self.assertEqual(self.run_well('export', '--all', 'all.json'), 'all.json\n')
        self.assertEqual((self.folder / 'all.json').read_text(), whole)
        self.assertEqual(self.run_well('export', '--all', '--format', 'markdown', 'notes'), 'notes\n')
        self.assertEqual(len(list((self.folder / 'notes').glob('*.md'))), 1)

    def test_what_is_not_in_the_index(self):
        """It is found all the same: the command waits."""
        (self.folder / 'many.json').write_text(json.dumps(
            [{'id': f'{number}', 'title': f'Number {number}', 'mapping': {'q': {'message': {
                'author': {'role': 'user'}, 'content': {'content_type': 'text', 'parts': [
                    ' '.join(f'word{number}x{i}' for i in range(300))]}}}}} for number in range(400)]))
        self.run_well('import', 'many.json')
        for number in (0, 200, 399):
            found = json.loads(self.run_cli('search', '--json', f'word{number}x299').stdout)
            self.assertEqual([hit['title'] for hit in found['hits']], [f'Number {number}'])

    def test_names_that_are_hidden(self):
        service = self.enterContext(Loopback())
        result = self.run_cli('compare', '--address', service.address, '-m', 'custom/echo', '-m', 'custom/chinese',
                              'Who is it?')
        self.assertEqual(result.returncode, 0, result.stderr)
        with self.database() as database:
            database.execute('UPDATE rounds SET blind = 1, revealed_at = 0')
        database.close()
        for form in ('markdown', 'html'):
            text = self.run_well('export', 'Who is it?', '-', '--format', form)
            self.assertIn('names are hidden', text)
            self.assertNotIn('custom', text.casefold())
        found = json.loads(self.run_well('search', '--json', 'Who'))
        self.assertTrue(found['hits'])
        self.assertTrue(all(hit['model'] is None for hit in found['hits']))
        self.assertNotIn('custom/', self.run_well('search', 'Who'))

    def database(self):
        files = [path for path in self.home.folder.rglob('*') if path.is_file() and
                 path.read_bytes()[:15] == b'SQLite format 3']
        self.assertEqual(len(files), 1)
        return sqlite3.connect(files[0])

    def test_masks_go_along(self):
        """What is masked stays so where the conversation is gone on with."""
        service = self.enterContext(Loopback())
        self.run_well('compare', '--address', f'http://0.0.0.0:{service.port}/v1', '--plain-http', '-m', 'custom/echo',
                      '--personal-data=mask', 'Call 0170 1234567 or ann@example.com')
        rows = [('email', 1, 'ann@example.com'), ('phone', 1, '0170 1234567')]
        self.run_well('export', '--all', 'all.json')
        masks = json.loads((self.folder / 'all.json').read_text())['conversations'][0]['masks']
        self.assertEqual(sorted((mask['kind'], mask['number'], mask['original']) for mask in masks), rows)
        with self.database() as database:
            database.execute('PRAGMA foreign_keys = ON')
            database.execute('DELETE FROM conversations')
            self.assertEqual(database.execute('SELECT count(*) FROM masks').fetchone(), (0,))
        database.close()
        self.run_well('import', 'all.json')
        with self.database() as database:
            self.assertEqual(database.execute('SELECT kind, number, original FROM masks ORDER BY kind').fetchall(), rows)
        database.close()

    def test_one_that_cannot_be_stored(self):
        """It is named, and the others come in."""
        self.run_cli('search', 'anything')
        with self.database() as database:
            database.execute("CREATE TRIGGER refused BEFORE INSERT ON conversations WHEN NEW.title LIKE 'Photo%'"
                             " BEGIN SELECT RAISE (ABORT, ''); END")
        database.close()
        report = self.import_fixture('chatgpt.json', code=1)
        self.assertEqual((len(report['added']), report['failed'], report['stopped']), (1, 2, None))
        self.assertIn('“Photosynthesis für Klasse 7”: It cannot be stored.', report['reasons'])
        self.assertIn('Never answered', self.run_well('search', 'never'))

    def test_what_goes_wrong(self):
        self.import_fixture('chatgpt.json', code=1)
        self.assert_fails(1, 'Nothing was found.', 'search', 'nowhere-to-be-seen')
        self.assert_fails(2, 'Give the words', 'search')
        self.assert_fails(2, 'nothing in these words', 'search', '!?')
        self.assert_fails(2, 'Name one file', 'import')
        self.assert_fails(1, 'No such file', 'import', 'missing.json')
        (self.folder / 'wrong.json').write_text('no JSON')
        self.assert_fails(1, 'no export of conversations', 'import', 'wrong.json')
        self.assert_fails(2, 'Name one conversation', 'export')
        self.assert_fails(2, 'no conversation “nonsense”', 'export', 'nonsense')
        self.assert_fails(2, 'format “word”', 'export', 'Never answered', '--format', 'word')
        self.assert_fails(2, 'need a folder', 'export', '--all', '--format', 'html', '-')
        self.assert_fails(1, 'folder is not there', 'export', 'Never answered', 'no/such/folder/x.md')
        self.assert_fails(1, 'is there already', 'export', 'Never answered', 'wrong.json')
        self.assertEqual((self.folder / 'wrong.json').read_text(), 'no JSON')
        self.run_well('export', 'Never answered', 'wrong.json', '--overwrite')
        self.assertEqual(json.loads((self.folder / 'wrong.json').read_text())['format'], 'matchup-conversations')
        with open('/dev/full', 'w', encoding='utf-8') as full:
            self.assert_fails(1, 'No space left', 'export', 'Never answered', '-', stdout=full)
        reading, writing = os.pipe()
        os.close(reading)
        self.assertEqual(self.run_cli('export', 'Never answered', '-', stdout=writing).returncode, -signal.SIGPIPE)
        os.close(writing)
        self.assertEqual(self.get_files(), ['wrong.json'])
        for command in ('search', 'export', 'import'):
            self.assertIn('Usage', self.run_well(command, '--help'))

    def test_titles_that_are_not_the_only_ones(self):
        text = (FIXTURES / 'matchup.json').read_text()
        self.import_fixture('matchup.json')
        other = json.loads(text)['conversations'][0]
        title, first = other['title'], other['id']
        for old in [first] + [each['id'] for each in other['rounds']] + [run['id'] for each in other['rounds']
                                                                       for run in each['runs']]:
            text = text.replace(old, 'x' + old)
        (self.folder / 'other.json').write_text(text)
        self.run_well('import', 'other.json')
        result = self.assert_fails(2, 'Several conversations have the title', 'export', title)
        self.assertIn(f' {first}', result.stderr)
        self.assertIn(f' x{first}', result.stderr)

    def test_ctrl_c(self):
        """What was saved until then stays."""
        self.run_cli('search', 'anything')
        (self.folder / 'many.json').write_text(json.dumps(
            [{'id': f'{number}', 'title': f'Number {number}', 'mapping': {'q': {'message': {
                'author': {'role': 'user'}, 'content': {'content_type': 'text', 'parts': ['x' * 2000]}}}}}
             for number in range(3000)]))
        with subprocess.Popen([BINARY, 'import', self.folder / 'many.json'], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, env=self.home.environment) as program:
            database = self.database()
            while database.execute('SELECT count(*) FROM conversations').fetchone() == (0,):
                self.assertIsNone(program.poll())
            program.send_signal(signal.SIGINT)
            output, errors = program.communicate(timeout=60)
            saved = database.execute('SELECT count(*) FROM conversations').fetchone()[0]
            database.close()
        self.assertEqual((program.returncode, errors), (130, ''))
        self.assertIn('The import was cancelled.', output)
        self.assertIn(f'{saved} conversation', output)
        self.assertLess(saved, 3000)


unittest.main(argv=[sys.argv[0], '-v'])
