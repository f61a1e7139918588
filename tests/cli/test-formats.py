#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every wire format that the terminal command knows, against the loopback service: test-formats.py BINARY SUPPORT_FOLDER.

The formats are those that the command itself lists, so that a new one is tested without a change here.
"""
import json
import re
import subprocess
import sys
import unittest

BINARY, SUPPORT = sys.argv[1], sys.argv[2]
sys.path.insert(0, SUPPORT)

from loopback import Loopback, PrivateHome  # noqa: E402

SECRET = 'test-key-0123456789abcdef'
# Lanying IM takes three things for a key: the app, the user who asks, and the secret.
KEYS = {'lanying-im': 'test-app:42:' + SECRET}
PROMPT = 'Say: 你好, naïve "café"\nin two lines'


class FormatsTest(unittest.TestCase):
    def setUp(self):
        self.home = self.enterContext(PrivateHome())
        self.service = self.enterContext(Loopback())

    def run_cli(self, *arguments, text=None):
        result = subprocess.run([BINARY, *arguments], input=text, text=True, capture_output=True, timeout=90,
                                env=self.home.environment, check=False)
        self.assertNotIn(SECRET, result.stdout + result.stderr)
        return result

    def set_key(self, protocol, secret=SECRET):
        self.home.environment['MATCHUP_CUSTOM_KEY'] = KEYS.get(protocol, SECRET).replace(SECRET, secret)

    def compare(self, protocol, *models, saved=False):
        """The answers by their models."""
        arguments = ['compare', '--json']
        if not saved:
            arguments += ['--address', self.service.address_of(protocol), '--protocol', protocol]
        for model in models:
            arguments += ['--model', f'custom/{model}']
        answers = json.loads(self.run_cli(*arguments, PROMPT).stdout)['answers']
        self.assertEqual([each['model'] for each in answers], list(models))
        return {each['model']: each for each in answers}

    def check_answers(self, protocol):
        answers = self.compare(protocol, 'echo', 'thinking', 'chinese', 'invalid-utf8', 'flaky-503', 'error-in-stream',
                               'no-text', 'tokens-20-at-100')
        streams = protocol != 'lanying-im'
        for model in ('echo', 'flaky-503'):
            self.assertEqual((answers[model]['state'], answers[model]['text']), ('done', PROMPT))
        self.assertEqual(answers['thinking']['state'], 'done')
        self.assertTrue(answers['thinking']['text'].startswith('The first thing'))
        self.assertIn('先想清楚', answers['chinese']['text'])
        self.assertEqual(answers['invalid-utf8']['text'], 'a\ufffd\ufffdb')
        self.assertEqual(answers['error-in-stream']['text'], 'So far ')
        self.assertIn(answers['error-in-stream']['error']['kind'], ('overloaded', 'server'))
        self.assertEqual(len(answers['tokens-20-at-100']['text'].replace('.', ' .').replace(',', ' ,').split()), 20)
        if streams:
            self.assertTrue(answers['thinking']['reasoning'].startswith('The first thing'))
            self.assertEqual(answers['no-text']['reasoning'], 'Nothing to say.')
            for model in ('echo', 'thinking', 'tokens-20-at-100'):
                self.assertEqual(answers[model]['usage']['prompt'], 11)
                self.assertEqual(answers[model]['finish_reason'], 'stop')
            times = answers['tokens-20-at-100']['timings_ms']
            self.assertGreater(times['done'], times['first_text'])

    def check_failures(self, protocol):
        answers = self.compare(protocol, 'fail-401', 'fail-404-not-open', 'quota', 'html', 'html-502', 'cut', 'empty-body',
                               'no-such-model')
        kinds = {model: answer['error']['kind'] for model, answer in answers.items()}
        self.assertIn(kinds.pop('cut'), ('truncated', 'network'))
        self.assertIn(kinds.pop('empty-body'), ('truncated', 'bad_response'))
        self.assertEqual(kinds, {'fail-401': 'auth', 'fail-404-not-open': 'not_found', 'quota': 'quota',
                                 'html': 'bad_response', 'html-502': 'server', 'no-such-model': 'not_found'})

    def check_hostility(self, protocol):
        answers = self.compare(protocol, 'endless', 'huge-error', 'redirect')
        self.assertEqual(answers['endless']['error']['kind'], 'too_large')
        self.assertEqual(answers['huge-error']['error']['status'], 500)
        self.assertEqual(answers['redirect']['error']['status'], 307)

    def check_key(self, protocol):
        """It came in the right place, or the service would have refused; a wrong one is refused."""
        self.assertNotIn(SECRET, json.dumps(self.service.requests()))
        self.assertEqual(self.home.files_containing(SECRET.encode()), [])
        self.set_key(protocol, 'wrong-key-0123456789')
        self.assertEqual(self.compare(protocol, 'echo')['echo']['error']['kind'], 'auth')
        self.set_key(protocol)

    def check_connect(self, protocol):
        """A service that was connected with a format keeps it."""
        result = self.run_cli('connect', 'custom', '--address', self.service.address_of(protocol), '--protocol', protocol,
                              text='\n')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.compare(protocol, 'echo', saved=True)['echo']['text'], PROMPT)

    def check_format(self, protocol):
        self.set_key(protocol)
        self.check_answers(protocol)
        self.check_failures(protocol)
        self.check_hostility(protocol)
        self.check_key(protocol)
        self.check_connect(protocol)
        self.assertEqual({each['format'] for each in self.service.requests()}, {protocol})

    def test_wrong_protocols(self):
        address = ['--address', self.service.address]
        for arguments in (['compare', *address, '--protocol', 'nonsense', '-m', 'custom/echo', 'x'],
                          ['connect', 'custom', *address, '--protocol', 'nonsense'],
                          ['compare', '--protocol', 'openai-chat', '-m', 'custom/echo', 'x'],
                          ['connect', 'custom', '--protocol', 'openai-chat']):
            with self.subTest(arguments):
                result = self.run_cli(*arguments, text='x\n')
                self.assertEqual(result.returncode, 2)
                self.assertEqual(len(result.stderr.strip().splitlines()), 1)
                self.assertEqual('openai-chat' in result.stderr, 'nonsense' in arguments)
        self.assertEqual(self.service.requests(), [])


def find_formats():
    with PrivateHome() as home:
        result = subprocess.run([BINARY, 'compare', '--protocol', 'nonsense', 'x'], capture_output=True, text=True,
                                check=False, env=home.environment)
    return re.search(r'It knows: (.*)$', result.stderr.strip())[1].split(', ')


for name in find_formats():
    setattr(FormatsTest, 'test_' + name.replace('-', '_'), lambda self, name=name: self.check_format(name))
unittest.main(argv=[sys.argv[0], '-v'])
