#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The terminal command against a real loopback service: test-cli.py BINARY SUPPORT_FOLDER."""
import base64
import json
import os
import pathlib
import pty
import re
import select
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
import time
import unittest
import zlib

BINARY, SUPPORT = sys.argv[1], sys.argv[2]
sys.path.insert(0, SUPPORT)

from loopback import Loopback, PrivateHome, Recorded  # noqa: E402

KEY = 'test-key-0123456789abcdef'


class CliTest(unittest.TestCase):
    def setUp(self):
        self.home = self.enterContext(PrivateHome())
        self.service = self.enterContext(Loopback())
        self.home.environment['MATCHUP_CUSTOM_KEY'] = KEY

    def run_cli(self, *arguments, timeout=90, text=None):
        return subprocess.run([BINARY, *arguments], input=text, text=True, capture_output=True, timeout=timeout,
                              env=self.home.environment, check=False)

    def compare(self, *models, prompt='hello there', options=()):
        arguments = ['compare', '--address', self.service.address, '--json', *options]
        for model in models:
            arguments += ['--model', f'custom/{model}']
        result = self.run_cli(*arguments, prompt)
        self.assertNotIn(KEY, result.stdout + result.stderr)
        return result.returncode, json.loads(result.stdout), result

    def database(self):
        files = [path for path in self.home.folder.rglob('*') if path.is_file() and
                 path.read_bytes()[:15] == b'SQLite format 3']
        self.assertEqual(len(files), 1)
        return sqlite3.connect(files[0])

    def assert_no_key_on_disk(self):
        self.assertEqual(self.home.files_containing(KEY.encode()), [])

    def test_eight_at_once(self):
        prompt = 'Eight at once: 你好, naïve café, and a "quote"\nin two lines'
        code, answer, _ = self.compare(*['echo'] * 8, prompt=prompt)
        self.assertEqual(code, 0)
        self.assertEqual(set(answer), {'prompt', 'started_at', 'answers'})
        self.assertEqual(answer['prompt'], prompt)
        self.assertEqual(len(answer['answers']), 8)
        for each in answer['answers']:
            self.assertEqual(set(each), {'service', 'model', 'practice', 'state', 'text', 'reasoning', 'finish_reason', 'error',
                                         'timings_ms', 'service_timings_ms', 'service_tokens_per_second', 'usage', 'cost'})
            self.assertEqual((each['service'], each['model'], each['state']), ('custom', 'echo', 'done'))
            self.assertEqual(each['text'], prompt)
            self.assertEqual(each['finish_reason'], 'stop')
            self.assertIsNone(each['error'])
            times = each['timings_ms']
            self.assertLessEqual(0, times['connected'])
            self.assertLessEqual(times['connected'], times['first_event'])
            self.assertLessEqual(times['first_event'], times['first_text'])
            self.assertLessEqual(times['first_text'], times['done'])
            self.assertEqual(each['service_timings_ms'], {'load': None, 'prompt': None, 'generation': None})
            self.assertIsNone(each['service_tokens_per_second'])
            self.assertEqual(each['usage']['prompt'], 11)
        self.assertEqual(len(self.service.requests()), 8)
        self.assert_no_key_on_disk()

    def test_never_blind(self):
        self.assertEqual(self.compare('echo', 'echo')[0], 0)
        with self.database() as database:
            database.executemany('INSERT INTO settings VALUES (?, ?)', [('blind', 'yes'), ('reveal-together', 'yes')])
        database.close()
        code, answer, _ = self.compare('echo', 'echo')
        self.assertEqual((code, len(answer['answers'])), (0, 2))
        database = self.database()
        for table in 'conversations', 'rounds':
            self.assertEqual(database.execute(f'SELECT blind, reveal_together FROM {table}').fetchall(), [(0, 0)] * 2)
        database.close()

    def test_all_stream_at_the_same_time(self):
        begin = time.monotonic()
        code, answer, _ = self.compare(*['tokens-20-at-20'] * 8)
        self.assertEqual(code, 0)
        # One after the other would take eight seconds.
        self.assertLess(time.monotonic() - begin, 6)
        for each in answer['answers']:
            self.assertGreater(each['timings_ms']['done'] - each['timings_ms']['first_text'], 800)

    def test_failures_stay_in_their_column(self):
        code, answer, _ = self.compare('echo', 'fail-401', 'fail-404-not-open', 'quota', 'html', 'cut',
                                       'invalid-utf8', 'no-such-model')
        self.assertEqual(code, 1)
        kinds = [each['error'] and each['error']['kind'] for each in answer['answers']]
        self.assertEqual(kinds[:2], [None, 'auth'])
        self.assertEqual(kinds[3], 'quota')
        self.assertEqual(kinds[4], 'bad_response')
        self.assertEqual(kinds[6], None)
        self.assertEqual(kinds[7], 'not_found')
        self.assertEqual(answer['answers'][1]['error']['status'], 401)
        self.assertIn(kinds[5], ('truncated', 'network'))
        self.assertTrue(answer['answers'][5]['text'].startswith('The first thing'))
        self.assertEqual(answer['answers'][6]['text'], 'a\ufffd\ufffdb')
        self.assert_no_key_on_disk()

    def test_thinking_and_chinese(self):
        code, answer, _ = self.compare('thinking', 'chinese')
        self.assertEqual(code, 0)
        self.assertTrue(answer['answers'][0]['reasoning'].startswith('The first'))
        self.assertEqual(answer['answers'][0]['usage']['reasoning'], 20)
        self.assertIn('先想清楚', answer['answers'][1]['text'])

    def test_what_the_service_measured(self):
        streams = pathlib.Path(SUPPORT).parent / 'fixtures' / 'streams'
        for protocol, name, kind, times, speed in (
                ('ollama', 'ollama-thinking.ndjson', 'application/x-ndjson', (44, 500, 4500), 20),
                ('openai-chat', 'llamacpp-timings.sse', 'text/event-stream', (None, 35, 1000), 40)):
            with self.subTest(name), Recorded(streams / name, kind) as service:
                result = self.run_cli('compare', '--json', '--address', service.address, '--protocol', protocol,
                                      '--model', 'custom/m', 'What?')
                self.assertEqual(result.returncode, 0, result.stderr)
                each = json.loads(result.stdout)['answers'][0]
                self.assertEqual(each['service_timings_ms'], dict(zip(('load', 'prompt', 'generation'), times)))
                self.assertEqual(each['service_tokens_per_second'], speed)
        told = self.database().execute('SELECT load_time, writing_time, written_tokens FROM service_timings'
                                       ' ORDER BY written_tokens').fetchall()
        self.assertEqual(told, [(-1, 1000000, 40), (43500, 4500000, 90)])

    def test_retry_before_the_first_word(self):
        code, answer, _ = self.compare('flaky-503')
        self.assertEqual(code, 0)
        self.assertEqual(answer['answers'][0]['text'], 'hello there')
        self.assertEqual(len(self.service.requests()), 2)

    def test_no_second_send_where_it_cannot_help(self):
        self.compare('fail-401')
        self.compare('quota')
        self.assertEqual(len(self.service.requests()), 2)

    def test_hostile_sizes(self):
        code, answer, _ = self.compare('endless')
        self.assertEqual((code, answer['answers'][0]['error']['kind']), (1, 'too_large'))
        code, answer, _ = self.compare('huge-error')
        self.assertEqual(code, 1)
        self.assertEqual(answer['answers'][0]['error']['status'], 500)
        self.assertLess(len(json.dumps(answer)), 20000 + len(answer['answers'][0]['text']))

    def test_redirect_is_not_followed(self):
        code, answer, _ = self.compare('redirect')
        self.assertEqual(code, 1)
        self.assertEqual(answer['answers'][0]['error']['status'], 307)

    def test_escape_sequences_do_not_reach_the_terminal(self):
        result = self.run_cli('compare', '--address', self.service.address, '-m', 'custom/echo', '\x1b[31mred\x07')
        self.assertEqual(result.returncode, 0)
        self.assertNotIn('\x1b', result.stdout)
        self.assertIn('[31mred', result.stdout)

    def test_names_do_not_control_the_terminal(self):
        name = 'custom/no\x1b[31m-such\x07\nmodel'
        result = self.run_cli('compare', '--address', self.service.address, '-m', name, 'hello')
        self.assertEqual(result.returncode, 1)
        self.assertNotIn('\x1b', result.stdout + result.stderr)
        # The heading and the table.
        self.assertEqual(result.stdout.count('custom/no[31m-such model'), 2)
        for options in ((), ('--set', 'USD:1/2')):
            self.assertNotIn('\x1b', self.prices(name, *options))
        table = self.prices()
        self.assertNotIn('\x1b', table)
        self.assertIn('custom/no[31m-such model', table)

    def test_wrong_arguments(self):
        wrong = (['compare'], ['compare', ' '], ['compare', '--nonsense', 'x'], ['compare', '-m', 'openai', 'x'],
                 ['compare', '--address', 'localhost:80', '-m', 'custom/x', 'x'], ['nonsense'],
                 ['compare', 'x'], ['connect'], ['disconnect', 'openai'],
                 ['compare', *['-m', 'custom/x'] * 9, 'x'])
        for arguments in wrong:
            with self.subTest(arguments):
                result = self.run_cli(*arguments)
                self.assertEqual(result.returncode, 2)
                self.assertIn(len(result.stderr.strip().splitlines()), (1, 2))
        result = self.run_cli('connect', 'nonsense', text='x\n')
        self.assertEqual(result.returncode, 2)

    def test_unknown_service_and_closed_port(self):
        for arguments in (['-m', 'nosuch/x'], ['--address', 'http://127.0.0.1:1', '-m', 'custom/x']):
            with self.subTest(arguments):
                result = self.run_cli('compare', *arguments, 'x')
                self.assertEqual(result.returncode, 1)
                self.assertIn('! ', result.stdout)

    def test_history_is_kept_unless_private(self):
        self.compare('echo', prompt='keep this one')
        self.compare('echo', prompt='forget this one', options=['--private'])
        with self.database() as connection:
            titles = [row[0] for row in connection.execute('SELECT title FROM conversations')]
        self.assertEqual(titles, ['keep this one'])
        self.assertEqual(self.home.files_containing(b'forget this one'), [])

    def refuse(self, what):
        """From now on the database refuses what matches, as a full disk does."""
        with self.database() as database:
            database.execute(f"CREATE TRIGGER refused BEFORE {what} BEGIN SELECT RAISE (ABORT, ''); END")
        database.close()

    def assert_not_saved(self, result):
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr.count('cannot be saved'), 1, result.stderr)
        self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)

    def test_pieces_that_are_not_stored(self):
        self.assertEqual(self.compare('echo')[0], 0)
        self.refuse("INSERT ON part_chunks")
        # The end brings the whole text, so nothing is missing; but it was said, so the code says it as well.
        code, answer, result = self.compare('tokens-20-at-20')
        self.assert_not_saved(result)
        database = self.database()
        stored = database.execute("SELECT text FROM parts JOIN messages ON messages.id = message_id"
                                  " JOIN runs ON runs.id = run_id WHERE model_id = 'tokens-20-at-20'").fetchall()
        database.close()
        self.assertEqual(stored, [(answer['answers'][0]['text'],)])

    def test_end_that_is_not_stored(self):
        self.assertEqual(self.compare('echo')[0], 0)
        self.refuse("UPDATE ON runs WHEN NEW.state = 'done'")
        _, answer, result = self.compare('echo', 'echo')
        self.assert_not_saved(result)
        self.assertEqual([each['state'] for each in answer['answers']], ['done', 'done'])

    def test_service_that_is_not_stored(self):
        self.assertIn('custom', self.run_cli('services').stdout)
        self.refuse('INSERT ON providers')
        self.home.environment['DEEPSEEK_API_KEY'] = KEY
        for text in '', KEY:
            result = self.run_cli('connect', 'deepseek', text=text)
            self.assert_not_saved(result) if not text else self.assertEqual(result.returncode, 1)
            self.assertEqual(result.stdout, '')

    def test_service_that_is_not_removed(self):
        self.home.environment['DEEPSEEK_API_KEY'] = KEY
        self.assertEqual(self.run_cli('connect', 'deepseek', text='').returncode, 0)
        self.refuse('DELETE ON providers')
        self.assert_not_saved(self.run_cli('disconnect', 'deepseek'))

    def test_saved_lineup(self):
        """By its name, with its settings and own names; others may be added to it."""
        self.compare('echo')
        with self.database() as connection:
            connection.execute("INSERT INTO saved_lineups VALUES ('s', 'Maths', 1)")
            for position, instructions in enumerate((None, 'Be kind.')):
                connection.execute('INSERT INTO lineups (owner, position, contestant_id, provider_id, model_id, model_name,'
                                   " instructions, max_tokens, thinking) VALUES ('s', ?, ?, 'custom', 'echo', 'Echo', ?, 0,"
                                   " 'default')", (position, f'c{position}', instructions))
        connection.close()
        code, answer, _ = self.compare(options=['--lineup', 'Maths'])
        self.assertEqual((code, len(answer['answers'])), (0, 2))
        code, answer, _ = self.compare('echo', options=['--lineup', 'Maths'])
        self.assertEqual((code, len(answer['answers'])), (0, 3))
        with self.database() as connection:
            asked = connection.execute("SELECT count(*) FROM runs WHERE instructions = 'Be kind.'").fetchone()[0]
        self.assertEqual(asked, 2)
        result = self.run_cli('compare', '--lineup', 'Nobody', 'hello')
        self.assertEqual(result.returncode, 2)
        self.assertIn('No line-up is saved as “Nobody”.', result.stderr)

    def test_switched_off(self):
        """A service that is switched off says so, and is not asked until it is on again."""
        self.assertEqual(self.run_cli('connect', 'custom', '--address', self.service.address, text='').returncode, 0)
        self.assertNotIn('switched off', self.run_cli('services').stdout)
        self.assertIn('switched off', self.run_cli('services', '--off', 'custom').stdout)
        self.assertEqual(self.run_cli('services', '--off', 'nobody').returncode, 2)
        before = len(self.service.requests())
        result = self.run_cli('compare', '--json', '-m', 'custom/echo', 'hello')
        answer = json.loads(result.stdout)['answers'][0]
        self.assertEqual((answer['state'], len(self.service.requests())), ('failed', before))
        self.assertIn('is switched off', result.stdout + result.stderr)
        self.assertNotIn('switched off', self.run_cli('services', '--on', 'custom').stdout)
        self.assertEqual(self.run_cli('compare', '-m', 'custom/echo', 'hello').returncode, 0)

    def test_practice(self):
        """From an empty home and without any network; labelled, at no cost, and at its own pace."""
        environment = self.home.environment
        environment['MATCHUP_PRACTICE_SPEED'] = '0'
        listed = self.run_cli('services').stdout.splitlines()[-1]
        self.assertRegex(listed, r'^practice +Practice +scripted, no key +quick, thorough, moody, chinese$')
        refused = self.run_cli('connect', 'practice', text='')
        self.assertEqual((refused.returncode, refused.stdout), (2, ''))
        self.assertIn('--model practice/quick', refused.stderr)
        picture = self.write_picture('p.png')
        models = [part for name in ('quick', 'thorough', 'chinese') for part in ('--model', f'practice/{name}')]
        result = self.run_cli('compare', *models, '--json', '--picture', picture, 'What do you see?')
        self.assertEqual(result.returncode, 0, result.stderr)
        answers = json.loads(result.stdout)['answers']
        self.assertEqual([(answer['practice'], answer['cost']) for answer in answers], [(True, None)] * 3)
        self.assertTrue(all(re.search(r'\d+ × \d+', answer['text']) for answer in answers), answers)
        self.assertTrue(answers[1]['reasoning'] and not answers[0]['reasoning'])
        self.assertIn('观此图', answers[2]['text'])
        table = self.run_cli('compare', '--model', 'practice/quick', 'What is 6 * 7?').stdout
        self.assertIn('6 * 7 = **42**', table)
        self.assertRegex(table, r'practice/quick +done .* practice, none')
        ideas = self.run_cli('compare', '--model', 'practice/quick', 'Give me three ideas for a zebra party').stdout
        self.assertEqual(len(re.findall(r'\d\. The idea for a zebra party ', ideas)), 3, ideas)
        self.assertRegex(self.run_cli('search', 'zebra').stdout, r'^Practice · ')
        hits = json.loads(self.run_cli('search', '--json', 'zebra').stdout)['hits']
        self.assertEqual({hit['practice'] for hit in hits}, {True})
        unknown = self.run_cli('compare', '--model', 'practice/gpt', 'Hello')
        self.assertEqual(unknown.returncode, 1)
        self.assertIn('Practice does not know this model', unknown.stdout)
        self.assertIn('no price', self.prices('practice/quick', '--set', 'USD:1/1', code=2))
        self.assertEqual(self.service.requests(), [])
        # Killed in the middle, what came is kept.
        environment['MATCHUP_PRACTICE_SPEED'] = '0.5'
        with subprocess.Popen([BINARY, 'compare', '--model', 'practice/thorough', 'Write a story'], text=True,
                              stdout=subprocess.PIPE, env=environment) as process:
            while 'Maren' not in process.stdout.readline():
                pass
            process.kill()
        self.run_cli('services')
        with self.database() as database:
            states = [state for state, in database.execute("SELECT state FROM runs WHERE state = 'interrupted'")]
        self.assertEqual(len(states), 1)
        self.assertNotEqual(self.home.files_containing(b'The Keeper of the Late Light'), [])

    def test_personal_data(self):
        """Asked about at services on other computers alone, masked, or sent."""
        number, prompt = '0170 1234567', 'Call 0170 1234567 or 0170-1234567'
        self.assertEqual(self.compare('echo', prompt=prompt)[0], 0)
        self.assertIn(number, json.dumps(self.service.requests()))
        n = len(self.service.requests())
        # The same server, under an address that is not known to be this computer.
        there = ['compare', '--address', f'http://0.0.0.0:{self.service.port}/v1', '--plain-http', '--json',
                 '-m', 'custom/echo', '-m', 'custom/thinking']
        result = self.run_cli(*there, prompt)
        self.assertEqual((result.returncode, result.stdout), (2, ''))
        self.assertIn('--personal-data=mask', result.stderr)
        self.assertEqual(result.stderr.count('\n'), 1)
        self.assertEqual(len(self.service.requests()), n)
        result = self.run_cli(*there, '--personal-data=mask', prompt)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(json.loads(result.stdout)['answers'][0]['text'], f'Call {number} or {number}')
        masked = json.dumps(self.service.requests()[n:])
        self.assertIn('Call [PHONE-1] or [PHONE-1]', masked)
        self.assertNotIn('1234567', masked)
        result = self.run_cli(*there, '--personal-data=send', prompt)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(number, json.dumps(self.service.requests()[n + 2:]))
        self.assertEqual(self.run_cli(*there, '--personal-data=x', prompt).returncode, 2)
        for typed, code in ('m', 0), ('s', 0), ('', 2):
            n = len(self.service.requests())
            leader, follower = pty.openpty()
            process = subprocess.Popen([BINARY, *there, prompt], stdin=follower, stdout=subprocess.PIPE, stderr=follower,
                                       env=self.home.environment)
            os.close(follower)
            os.write(leader, f'{typed}\n'.encode())
            output = process.communicate(timeout=60)[0]
            self.assertEqual(process.returncode, code, output)
            os.close(leader)
            self.assertEqual('1234567' in json.dumps(self.service.requests()[n:]), typed == 's')
            self.assertEqual(len(self.service.requests()), n + (0 if code else 2))

    def test_kill_keeps_what_was_on_screen(self):
        process = subprocess.Popen([BINARY, 'compare', '--address', self.service.address, '-m',
                                    'custom/tokens-400-at-20', 'a long one'], env=self.home.environment,
                                   stdout=subprocess.PIPE, text=True)
        begin = time.monotonic()
        time.sleep(3)
        process.kill()
        process.wait()
        process.stdout.close()
        self.assertLess(time.monotonic() - begin, 10)
        self.assertEqual(self.run_cli('services').returncode, 0)
        with self.database() as connection:
            state, = connection.execute('SELECT state FROM runs').fetchone()
        self.assertEqual(state, 'interrupted')
        self.assertNotEqual(self.home.files_containing(b'The first thing'), [])

    def test_interrupt_stops_and_reports(self):
        process = subprocess.Popen([BINARY, 'compare', '--json', '--address', self.service.address, '-m', 'custom/hang',
                                    'wait'], env=self.home.environment, stdout=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 30
        while not self.service.requests() and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 130)
        self.assertEqual(json.loads(output)['answers'][0]['state'], 'stopped')

    def test_keys_from_the_environment(self):
        self.home.environment['OPENAI_API_KEY'] = KEY
        result = self.run_cli('services')
        self.assertIn('openai', result.stdout)
        self.assertIn('environment', result.stdout)
        self.assertNotIn(KEY, result.stdout)
        self.assert_no_key_on_disk()

    def at_terminal(self, *command):
        """A process with a terminal of its own, whose other end this is."""
        process, terminal = pty.fork()
        if process == 0:
            # Whoever runs the tests may have them ignored, as nohup does.
            for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGTSTP:
                signal.signal(number, signal.SIG_DFL)
            os.execvpe(command[0], command, self.home.environment)
        self.addCleanup(os.close, terminal)
        return process, terminal

    def wait_for_key(self, terminal, times=1):
        """What stood there when the key was asked for so often, and is not shown."""
        text = b''
        while text.count(b'Key:') < times:
            self.assertTrue(select.select([terminal], [], [], 30)[0], text)
            text += os.read(terminal, 4096)
        deadline = time.monotonic() + 30
        while self.is_shown(terminal):
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.01)
        return text

    @staticmethod
    def is_shown(terminal):
        return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)

    @staticmethod
    def read_rest(terminal):
        text = b''
        try:
            while more := os.read(terminal, 4096):
                text += more
        except OSError:  # it is closed
            pass
        return text

    def test_signals_while_the_key_is_typed(self):
        for number, character in ((signal.SIGINT, b'\x03'), (signal.SIGTERM, None), (signal.SIGHUP, None)):
            with self.subTest(number):
                process, terminal = self.at_terminal(BINARY, 'connect', 'openai', '--address', self.service.address)
                self.wait_for_key(terminal)
                os.write(terminal, b'half' + (character or b''))
                if character is None:
                    os.kill(process, number)
                _, status = os.waitpid(process, 0)
                self.assertEqual((os.WIFSIGNALED(status), os.WTERMSIG(status)), (True, number))
                self.assertTrue(self.is_shown(terminal))

    def test_stopped_while_the_key_is_typed(self):
        script = f'set -m; {BINARY} connect openai --address {self.service.address}; stty -a; fg; echo code=$?'
        process, terminal = self.at_terminal('/bin/bash', '-c', script)
        self.wait_for_key(terminal)
        os.write(terminal, b'half\x1a')
        text = self.wait_for_key(terminal)
        self.assertIn(b' echo ', text)
        os.write(terminal, KEY.encode() + b'\n')
        text += self.read_rest(terminal)
        os.waitpid(process, 0)
        self.assertIn(b'no open keyring', text)
        self.assertIn(b'code=1', text)
        self.assertNotIn(KEY.encode(), text)

    def test_no_keyring_is_said(self):
        result = self.run_cli('connect', 'openai', '--address', self.service.address, text=KEY + '\n')
        self.assertEqual(result.returncode, 1)
        self.assertIn('keyring', result.stderr)
        self.assert_no_key_on_disk()

    def test_connect_with_the_key_of_the_environment(self):
        """Without an open keyring, and with or without a key on standard input."""
        arguments = ['connect', 'openai', '--address', self.service.address]
        self.assertEqual(self.run_cli(*arguments, text='').returncode, 2)
        self.home.environment['OPENAI_API_KEY'] = KEY
        for text, sentences in (('', 0), ('\n', 0), ('test-key-that-is-not-kept\n', 1)):
            with self.subTest(text):
                result = self.run_cli(*arguments, text=text)
                self.assertEqual(result.returncode, 0, result.stderr)
                self.assertIn('environment', result.stdout)
                self.assertEqual(len(result.stdout.splitlines()), 1)
                self.assertEqual(result.stderr.count('OPENAI_API_KEY'), sentences)
                self.assertEqual(len(result.stderr.splitlines()), sentences)
                self.assertNotIn(KEY, result.stdout + result.stderr)
                result = self.run_cli('compare', '--json', '-m', 'openai/echo', 'hello')
                self.assertEqual(json.loads(result.stdout)['answers'][0]['text'], 'hello')
                self.assertEqual(self.run_cli('disconnect', 'openai').returncode, 0)
        self.assert_no_key_on_disk()

    def prices(self, *arguments, code=0):
        result = self.run_cli('prices', *arguments)
        self.assertEqual(result.returncode, code, result.stderr)
        return result.stderr if code else result.stdout

    def test_prices_set_and_reset(self):
        self.assertEqual(len(self.prices().splitlines()), 1)
        self.assertIn('not known', self.prices('ark/ep-20260101-abcde'))
        self.assertIn('own price', self.prices('ark/ep-20260101-abcde', '--set', 'cny:0.8/0.16/8'))
        self.prices('custom/a/b', '--set', 'USD:0/0')
        sheet = self.prices('doubao/ep-20260101-abcde').splitlines()
        self.assertEqual(sheet[0], 'doubao/ep-20260101-abcde')
        self.assertIn('CNY', sheet[1])
        self.assertEqual(sheet[3].split()[:3], ['0.8', '0.16', '8'])
        rows = [line.split() for line in self.prices().splitlines()[2:]]
        self.assertEqual([row[:5] for row in rows], [['custom/a/b', 'USD', '0', '–', '0'],
                                                     ['doubao/ep-20260101-abcde', 'CNY', '0.8', '0.16', '8']])
        self.assertEqual([row[6] for row in rows], ['own', 'own'])
        with self.database() as connection:
            self.assertEqual(connection.execute('SELECT provider_id, model_id, currency, input, cached, output '
                                                'FROM prices ORDER BY 1').fetchall(),
                             [('custom', 'a/b', 'USD', 0, None, 0), ('doubao', 'ep-20260101-abcde', 'CNY', 0.8, 0.16, 8)])
        self.assertIn('not known', self.prices('doubao/ep-20260101-abcde', '--reset'))
        self.assertEqual(len(self.prices().splitlines()), 3)

    def test_prices_of_the_list(self):
        sheet = self.prices('volcengine/doubao-seed-1-6-251015')
        self.assertEqual([line.split()[:3] for line in sheet.splitlines()[3:7]],
                         [['0.8', '0.16', '2'], ['0.8', '0.16', '8'], ['1.2', '0.16', '16'], ['2.4', '0.16', '24']])
        self.assertIn('2026-09-27', sheet)
        sheet = self.prices('deepseek/deepseek-flash')
        self.assertIn('Mon–Fri 09:00–12:00 (UTC+08:00)', sheet)
        self.assertEqual(sheet.splitlines()[4].split()[:3], ['2', '0.04', '8'])
        self.assertIn('not sure', self.prices('doubao/doubao-seed-1-6-vision-250815'))
        self.assertIn('doubao-seed-1-6-251015', self.prices('doubao/doubao-seed-1-6'))
        self.assertIn('own computer', self.prices('ollama/qwen3:8b'))
        self.home.environment['OPENAI_API_KEY'] = KEY
        rows = [line.split() for line in self.prices().splitlines()[2:]]
        self.assertGreater(len(rows), 20)
        self.assertIn(['openai/gpt-4o-mini', 'USD', '0.15', '0.075', '0.6', '2026-09-27', 'list'], rows)
        self.assertIn(['openai/gpt-5.4', 'USD', '2.5', '0.25', '15', '2026-09-27', 'list,', 'by', 'length'], rows)

    def test_prices_wrong_arguments(self):
        wrong = (['--nonsense'], ['openai'], ['/x'], ['openai/'], ['openai/x', 'openai/y'], ['nosuch/x'], ['--reset'],
                 ['--set', 'USD:1/2'], ['openai/x', '--set', 'USD:1/2', '--reset'], ['openai/x', '--set'],
                 *(['openai/x', '--set', text] for text in (
                     '', '1/2', 'USD', 'USD:', 'USD:1', 'USD:1/', 'USD:/2', 'USD:1/2/3/4', 'USD:1,5/2', 'USD:-1/2',
                     'USD:1e3/2', 'USD:nan/2', 'USD:1.2.3/4', 'USD:./1', 'US:1/2', 'XYZ:1/2', 'USD:1/2000000000')))
        for arguments in wrong:
            with self.subTest(arguments):
                error = self.prices(*arguments, code=2)
                self.assertIn(len(error.strip().splitlines()), (1, 2))
        self.assertIn('not known', self.prices('openai/x'))
        for each in ('--set', '--reset', 'SERVICE/MODEL'):
            self.assertIn(each, self.prices('--help'))
        self.assertIn('prices', self.run_cli('--help').stdout)

    def test_what_answers_cost(self):
        self.prices('custom/echo', '--set', 'EUR:1000/2000')
        self.prices('custom/told-cost', '--set', 'EUR:1000/2000')
        code, answer, result = self.compare('echo', 'told-cost', 'tokens-20-at-20')
        self.assertEqual(code, 0)
        self.assertIn('"amount": 0.0042,', result.stdout)
        own, told, unknown = (each['cost'] for each in answer['answers'])
        self.assertEqual(set(own), {'amount', 'currency', 'source'})
        self.assertAlmostEqual(own['amount'], (11 * 1000 + 2 * 2000) / 1e6)
        self.assertEqual((own['currency'], own['source']), ('EUR', 'estimated'))
        self.assertEqual(told, {'amount': 0.0042, 'currency': 'USD', 'source': 'told'})
        self.assertIsNone(unknown)
        with self.database() as connection:
            self.assertEqual(connection.execute('SELECT own, output, currency FROM costs ORDER BY own').fetchall(),
                             [(0, None, 'USD'), (1, 2000, 'EUR')])

    def write_picture(self, name, secret=b''):
        """A PNG of one red pixel, with something said in it."""
        def chunk(kind, data):
            return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
        path = self.home.folder / name
        path.write_bytes(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 1, 1, 8, 2, 0, 0, 0)) +
                         chunk(b'tEXt', b'Comment\0' + secret) + chunk(b'IDAT', zlib.compress(b'\0\xff\0\0')) +
                         chunk(b'IEND', b''))
        return path

    def test_pictures(self):
        path = self.write_picture('photo.png', b'GPS 31.23N')
        code, _, _ = self.compare('echo', 'echo', options=['--picture', str(path), '--picture-size', 'original'])
        self.assertEqual(code, 0)
        sent = [request['body']['messages'][-1]['content'] for request in self.service.requests()]
        self.assertEqual(len(sent), 2)
        self.assertEqual(sent[0], sent[1])
        self.assertEqual([part['type'] for part in sent[0]], ['image_url', 'text'])
        data = base64.b64decode(sent[0][0]['image_url']['url'].removeprefix('data:image/png;base64,'))
        self.assertIn(b'IDAT', data)
        self.assertNotIn(b'GPS', data)
        self.assertEqual(self.home.files_containing(b'GPS 31.23N'), [path])
        self.assertEqual(len([each for each in self.home.files_containing(b'IDAT') if each != path]), 1)
        # A picture alone is a question.
        code, answer, _ = self.compare('echo', prompt='', options=['--picture', str(path)])
        self.assertEqual((answer['prompt'], len(self.service.requests())), ('', 3))

    def test_files(self):
        path = self.home.folder / 'plan.md'
        path.write_text('# 星期一\n```\nRest\n```\n')
        code, answer, _ = self.compare('echo', options=['--file', str(path)], prompt='What is on Monday?')
        self.assertEqual((code, answer['prompt']), (0, 'What is on Monday?'))
        self.assertEqual(self.service.requests()[-1]['body']['messages'][-1]['content'],
                         'File "plan.md":\n````markdown\n# 星期一\n```\nRest\n```\n````\n\nWhat is on Monday?')
        # A file alone is a question.
        code, answer, _ = self.compare('echo', prompt='', options=['--file', str(path)])
        self.assertEqual((code, answer['prompt'], len(self.service.requests())), (0, '', 2))
        with self.database() as connection:
            self.assertEqual(connection.execute('SELECT name, mime_type, size, pages FROM files').fetchall(),
                             [('plan.md', 'text/markdown', 25, 0)] * 2)
        # What is private is nowhere.
        path.write_text('Nobody may know of the surprise')
        code, _, _ = self.compare('echo', options=['--private', '--file', str(path)])
        self.assertEqual(code, 0)
        self.assertEqual(self.home.files_containing(b'the surprise'), [path])

    def test_files_wrong_arguments(self):
        picture = self.write_picture('photo.png')
        broken = self.home.folder / 'broken.pdf'
        broken.write_text('%PDF-1.7 and nothing else')
        arguments = ['compare', '--address', self.service.address, '--model', 'custom/echo', 'What is this?']
        for options, sentence in ((['--file', str(picture)], 'photo.png: This is a picture'),
                                  (['--file', str(broken)], 'broken.pdf: This PDF is damaged'),
                                  (['--file', str(broken) + 'x'], 'cannot be read'),
                                  (['--file', str(broken)] * 9, 'at most 8 text files')):
            with self.subTest(options):
                result = self.run_cli(*arguments, *options)
                self.assertEqual(result.returncode, 2)
                self.assertIn(sentence, result.stderr)
                self.assertEqual(len(result.stderr.strip().splitlines()), 1)
        self.assertEqual(self.service.requests(), [])

    def test_pictures_wrong_arguments(self):
        path = self.write_picture('photo.png')
        text = self.home.folder / 'notes.png'
        text.write_text('Bread, milk')
        arguments = ['compare', '--address', self.service.address, '--model', 'custom/echo', 'What is this?']
        for options, sentence in ((['--picture', str(text)], 'notes.png: This file is not a picture'),
                                  (['--picture', str(path) + 'x'], 'cannot be read'),
                                  (['--picture', str(path)] * 9, 'at most 8 pictures'),
                                  (['--picture', str(path), '--picture-size', 'huge'], '“huge”')):
            with self.subTest(options):
                result = self.run_cli(*arguments, *options)
                self.assertEqual(result.returncode, 2)
                self.assertIn(sentence, result.stderr)
                self.assertEqual(len(result.stderr.strip().splitlines()), 1)
        self.assertEqual(self.service.requests(), [])

    def test_no_display(self):
        result = self.run_cli()
        self.assertEqual(result.returncode, 1)
        self.assertIn('matchup compare', result.stderr)
        self.assertEqual(len(result.stderr.strip().splitlines()), 1)
        self.assertEqual(self.run_cli('--version').returncode, 0)


unittest.main(argv=[sys.argv[0], '-v'])
