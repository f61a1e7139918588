#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""replay-stream over all recorded answers, and its arguments: test-replay-stream.py BINARY STREAMS."""
import concurrent.futures
import json
import math
import pathlib
import re
import subprocess
import sys
import unittest

BINARY, STREAMS = sys.argv[1], pathlib.Path(sys.argv[2])
N_FORMATS = 6
MEMBERS = {'text', 'reasoning', 'refusal', 'finish_reason', 'finish_reason_raw', 'usage', 'model', 'response_id',
           'tool_calls', 'error', 'complete'}
SOMETIMES = {'cost', 'timing', 'citations', 'models', 'im_reply'}


def run(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False)


def formats():
    """The names of the wire formats, from the sentence that lists them."""
    return re.search(r'there are: (.*)\.$', run('--protocol', 'nonsense', '/dev/null').stderr.strip())[1].split(', ')


def find_difference(wanted, actual, place='expect'):
    if isinstance(wanted, dict) and isinstance(actual, dict):
        if set(wanted) != set(actual):
            return f'{place} has {sorted(actual)}, not {sorted(wanted)}'
        pairs = [(f'{place}.{name}', wanted[name], actual[name]) for name in wanted]
    elif isinstance(wanted, list) and isinstance(actual, list) and len(wanted) == len(actual):
        pairs = [(f'{place}[{i}]', *each) for i, each in enumerate(zip(wanted, actual))]
    elif isinstance(wanted, (int, float)) and isinstance(actual, (int, float)) and isinstance(wanted, bool) == \
            isinstance(actual, bool):
        return None if math.isclose(wanted, actual) else f'{place} is {actual}, not {wanted}'
    else:
        return None if wanted == actual else f'{place} is {actual!r}, not {wanted!r}'
    return next(filter(None, (find_difference(left, right, name) for name, left, right in pairs)), None)


def replay(fixture, split):
    arguments = ['--protocol', fixture['protocol'], '--provider', fixture['provider'], '--status',
                 fixture['http']['status'], '--split', split]
    for name, value in fixture['http']['headers'].items():
        arguments += ['--header', f'{name}: {value}']
    result = run(*arguments, STREAMS / fixture['stream'])
    if result.returncode != 0 or result.stderr:
        return f'{fixture["stream"]} split {split}: exit {result.returncode}, {result.stderr}'
    actual = json.loads(result.stdout)
    wanted = dict(fixture['expect'])
    if actual['text'] in wanted.pop('text_any_of', ()):
        wanted['text'] = actual['text']
    if wanted['error'] and wanted['error']['message']:
        # What looks like a key is hidden, even where the service has starred it out.
        wanted['error'] = dict(wanted['error'], message=re.sub(r'\bsk-[\w*.-]{6,}', '•••', wanted['error']['message']))
    difference = find_difference(wanted, actual)
    return f'{fixture["stream"]} split {split}: {difference}' if difference else None


class ReplayStreamTest(unittest.TestCase):
    def test_all_fixtures(self):
        known = formats()
        fixtures = [json.loads(path.read_text()) for path in sorted(STREAMS.glob('*.expected.json'))]
        self.assertGreaterEqual(len(fixtures), 178)
        there = [fixture for fixture in fixtures
                 if (fixture['protocol'].removesuffix('-models').replace('openai', 'openai-chat')
                     if fixture['protocol'].endswith('-models') else fixture['protocol']) in known]
        self.assertGreaterEqual(len(there), 101)
        if len(known) >= N_FORMATS:
            self.assertEqual(len(there), len(fixtures))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            # Every way to cut is tested in providers/fixtures; here, that the tool does it.
            work = [(fixture, split) for i, fixture in enumerate(there) for split in ('whole', 'bytes' if i % 2 else i)]
            wrong = list(filter(None, pool.map(replay, *zip(*work))))
        self.assertEqual(wrong, [])

    def test_members(self):
        result = json.loads(run('--protocol', 'openai-chat', STREAMS / 'openai-chat-normal.sse').stdout)
        self.assertEqual(set(result), MEMBERS)
        result = json.loads(run('--protocol', 'openai-models', STREAMS / 'openai-models-list.json').stdout)
        self.assertEqual(set(result), MEMBERS | {'models'})
        for path in STREAMS.glob('*.expected.json'):
            names = set(json.loads(path.read_text())['expect'])
            self.assertLessEqual(names, MEMBERS | SOMETIMES | {'text_any_of'})

    def test_models_that_are_none(self):
        result = json.loads(run('--protocol', 'openai-models', STREAMS / 'http403-cloudflare-html.html').stdout)
        self.assertEqual((result['models'], result['complete'], result['error']['kind']), ([], False, 'bad_response'))

    def test_headers(self):
        arguments = ['--protocol', 'openai-chat', '--status', '429', '--header', 'Retry-After: 7', '--header',
                     'date:Mon, 23 Nov 2026 19:00:00 GMT']
        result = json.loads(run(*arguments, STREAMS / 'openai-error-429-rate-limit.json').stdout)
        self.assertEqual(result['error']['retry_after_s'], 7)

    def test_wrong_arguments(self):
        good = ['--protocol', 'openai-chat']
        body = STREAMS / 'openai-chat-normal.sse'
        wrong = ([], good, [body], [*good, body, body], [*good, '/does/not/exist'], ['--protocol', 'nonsense', body],
                 [*good, '--split', 'half', body], [*good, '--split', '-1', body], [*good, '--status', '7', body],
                 [*good, '--status', 'x', body], [*good, '--header', 'nonsense', body], [*good, '--nonsense', body],
                 [*good, STREAMS])
        for arguments in wrong:
            with self.subTest(arguments):
                result = run(*arguments)
                self.assertEqual(result.returncode, 2)
                self.assertEqual(len(result.stderr.strip().splitlines()), 1)
                self.assertEqual(result.stdout, '')


unittest.main(argv=[sys.argv[0], '-v'])
