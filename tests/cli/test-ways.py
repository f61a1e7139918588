#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a service is reached, in the terminal, with a real keyring: test-ways.py BINARY SUPPORT_FOLDER.

To be run by tests/support/keyring-session, which makes everything private.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

BINARY, SUPPORT = sys.argv[1], sys.argv[2]
sys.path.insert(0, SUPPORT)

from loopback import Loopback  # noqa: E402

KEY = 'test-key-0123456789abcdef'
USER, PASSWORD = 'te:ster', 'p@ss/word of the proxy'
LOGIN_IN_ADDRESS = 'te%3Aster:p%40ss%2Fword%20of%20the%20proxy'


class Proxy:
    def __init__(self, kind, port):
        self.log = tempfile.NamedTemporaryFile(prefix='matchup-proxy-')
        self.process = subprocess.Popen(
            [f'{SUPPORT}/loopback-proxy', kind, '--log', self.log.name, '--login', f'{USER}:{PASSWORD}',
             '--know', f'service.test:{port}={port}'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.port = json.loads(self.process.stdout.readline())['port']

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()
        self.log.close()

    def lines(self):
        return pathlib.Path(self.log.name).read_text().splitlines()


class WaysTest(unittest.TestCase):
    def setUp(self):
        self.service = self.enterContext(Loopback())
        self.proxy = self.enterContext(Proxy('socks5', self.service.port))
        self.address = f'http://service.test:{self.service.port}/v1'
        self.way = f'socks5://{LOGIN_IN_ADDRESS}@127.0.0.1:{self.proxy.port}'
        self.addCleanup(self.run_cli, 'disconnect', 'openai')

    def run_cli(self, *arguments, text='', environment=None):
        result = subprocess.run([BINARY, *arguments], input=text, text=True, capture_output=True, timeout=90,
                                check=False, env={**os.environ, **(environment or {})})
        for secret in (KEY, PASSWORD, LOGIN_IN_ADDRESS):
            self.assertNotIn(secret, result.stdout + result.stderr)
        return result

    def connect(self, *options):
        return self.run_cli('connect', 'openai', '--address', self.address, '--plain-http', *options, text=KEY + '\n')

    def compare(self, environment=None):
        result = self.run_cli('compare', '--json', '-m', 'openai/echo', 'which way?', environment=environment)
        return json.loads(result.stdout)['answers'][0]

    def look_up(self, entry):
        return subprocess.run(['secret-tool', 'lookup', 'service', entry], capture_output=True, text=True,
                              check=False).stdout

    def assert_secrets_are_in_no_file(self):
        for path in pathlib.Path(os.environ['HOME']).rglob('*'):
            if path.is_file():
                content = path.read_bytes()
                for secret in (KEY, PASSWORD, LOGIN_IN_ADDRESS, USER):
                    self.assertNotIn(secret.encode(), content, path)

    def test_own_proxy(self):
        result = self.connect('--proxy', self.way)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.look_up('openai/proxy'), LOGIN_IN_ADDRESS)
        self.assertEqual(self.look_up('openai'), KEY)
        self.assertEqual(self.compare()['text'], 'which way?')
        self.assertEqual(self.proxy.lines(), [f'SOCKS5 service.test:{self.service.port} 0'])
        self.assert_secrets_are_in_no_file()
        self.run_cli('disconnect', 'openai')
        self.assertEqual(self.look_up('openai/proxy'), '')

    def test_proxy_is_changed_and_the_key_stays(self):
        self.connect('--proxy', self.way)
        result = self.run_cli('connect', 'openai', '--proxy', f'http://127.0.0.1:{self.proxy.port}')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.look_up('openai/proxy'), '')
        self.assertEqual(self.compare()['error']['kind'], 'proxy')
        self.assertEqual(self.run_cli('connect', 'openai', '--proxy', self.way).returncode, 0)
        self.assertEqual(self.compare()['state'], 'done')
        # A name that only the proxy knows: directly there is no such server.
        local = f'http://127.0.0.1:{self.service.port}/v1'
        self.assertEqual(self.run_cli('connect', 'openai', '--address', local, '--proxy', 'none').returncode, 0)
        count = len(self.proxy.lines())
        self.assertEqual(self.compare()['state'], 'done')
        self.assertEqual(len(self.proxy.lines()), count)
        self.assertEqual(self.look_up('openai'), KEY)

    def test_proxy_of_the_environment(self):
        folder = subprocess.run(['pkg-config', '--variable=giomoduledir', 'gio-2.0'], stdout=subprocess.PIPE, text=True,
                                check=True).stdout.strip()
        if not pathlib.Path(folder, 'libgiolibproxy.so').exists():
            # Where all that tests need has been installed (build-aux/test) none is skipped.
            self.assertNotIn('MATCHUP_TEST_NO_SKIPS', os.environ, 'GIO has no libproxy')
            self.skipTest('GIO has no libproxy here')
        self.connect()
        with Proxy('http', self.service.port) as proxy:
            environment = {'http_proxy': f'http://{LOGIN_IN_ADDRESS}@127.0.0.1:{proxy.port}/',
                           'GIO_USE_PROXY_RESOLVER': 'libproxy'}
            self.assertEqual(self.compare(environment)['text'], 'which way?')
            self.assertEqual(proxy.lines(), [f'CONNECT service.test:{self.service.port} 200'])

    def test_login_is_not_shown_among_the_processes(self):
        process = subprocess.Popen([BINARY, 'connect', 'openai', '--address', self.address, '--plain-http',
                                    '--proxy', self.way], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        path = pathlib.Path(f'/proc/{process.pid}/cmdline')
        line = b''
        deadline = time.monotonic() + 30
        while (b'connect' not in line or LOGIN_IN_ADDRESS.encode() in line) and time.monotonic() < deadline:
            time.sleep(0.02)
            line = path.read_bytes()
        self.assertIn(b'connect', line)
        self.assertNotIn(LOGIN_IN_ADDRESS.encode(), line)
        process.communicate(KEY.encode() + b'\n', timeout=60)
        self.assertEqual(process.returncode, 0)

    def test_nothing_on_standard_input_leaves_the_key(self):
        self.connect()
        result = self.run_cli('connect', 'openai', '--address', self.address, '--plain-http', '--proxy', self.way, text='',
                              environment={'OPENAI_API_KEY': 'test-key-of-the-environment'})
        self.assertEqual(result.returncode, 0, result.stderr)
        result = self.run_cli('connect', 'openai', text='', environment={'OPENAI_API_KEY': 'test-key-of-the-environment'})
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn('in the keyring', result.stdout)
        self.assertEqual(self.look_up('openai'), KEY)

    def test_wrong_proxies(self):
        for proxy in ('', 'nonsense', 'host:1080', 'socks4://host:1', 'http://host', f'ftp://me:{PASSWORD}@host:1'):
            with self.subTest(proxy):
                result = self.run_cli('connect', 'openai', '--proxy', proxy, text=KEY + '\n')
                self.assertEqual(result.returncode, 2)
                self.assertEqual(len(result.stderr.strip().splitlines()), 1)
        self.assertEqual(self.look_up('openai'), '')

    def test_plain_http_has_to_be_accepted(self):
        result = self.run_cli('connect', 'openai', '--address', self.address, text=KEY + '\n')
        self.assertEqual(result.returncode, 2)
        self.assertIn('--plain-http', result.stderr)
        self.assertEqual(self.look_up('openai'), '')
        result = self.run_cli('compare', '--address', self.address, '-m', 'custom/echo', 'x')
        self.assertEqual(result.returncode, 2)
        self.assertIn('--plain-http', result.stderr)
        self.assertEqual(self.service.requests(), [])
        self.assertEqual(self.proxy.lines(), [])


unittest.main(argv=[sys.argv[0], '-v'])
