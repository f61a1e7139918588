# SPDX-License-Identifier: GPL-3.0-or-later
"""The loopback service and private folders for tests in Python."""
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading
import urllib.request

SUPPORT = pathlib.Path(__file__).resolve().parent


class Loopback:
    def __init__(self, *arguments):
        self.arguments = arguments

    def __enter__(self):
        self.process = subprocess.Popen([str(SUPPORT / 'loopback-llm'), *self.arguments], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)
        self.port = json.loads(self.process.stdout.readline())['port']
        self.address = f'http://127.0.0.1:{self.port}/v1'
        return self

    def address_of(self, protocol):
        """Where the service has this wire format."""
        return f'http://127.0.0.1:{self.port}' + {'openai-chat': '/v1', 'openai-responses': '/v1',
                                                  'gemini': '/v1beta'}.get(protocol, '')

    def __exit__(self, *exception):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()

    def requests(self):
        with urllib.request.urlopen(f'http://127.0.0.1:{self.port}/__requests') as answer:
            return json.load(answer)


class Recorded:
    """Answers every question with one recorded body."""

    def __init__(self, path, kind):
        body = path.read_bytes()

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *args):
                pass

            def do_POST(self):
                self.rfile.read(int(self.headers['Content-Length']))
                self.send_response(200)
                self.send_header('Content-Type', kind)
                self.end_headers()
                self.wfile.write(body)

        self.server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
        self.address = f'http://127.0.0.1:{self.server.server_port}'

    def __enter__(self):
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        return self

    def __exit__(self, *exception):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class PrivateHome:
    """Folders of its own, no display, no keyring, no keys but the given ones."""

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='matchup-test-'))
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.endswith('_API_KEY') and not name.lower().endswith('_proxy')}
        for name in ('DISPLAY', 'WAYLAND_DISPLAY', 'MATCHUP_CUSTOM_KEY'):
            self.environment.pop(name, None)
        self.environment.update(HOME=str(self.folder), XDG_DATA_HOME=str(self.folder / 'data'),
                                XDG_CONFIG_HOME=str(self.folder / 'config'), XDG_CACHE_HOME=str(self.folder / 'cache'),
                                XDG_RUNTIME_DIR=str(self.folder / 'run'), LC_ALL='C.UTF-8', LANGUAGE='',
                                DBUS_SESSION_BUS_ADDRESS=f'unix:path={self.folder}/no-bus')
        (self.folder / 'run').mkdir(mode=0o700)
        return self

    def __exit__(self, *exception):
        shutil.rmtree(self.folder, ignore_errors=True)

    def files_containing(self, needle):
        return [path for path in self.folder.rglob('*') if path.is_file() and needle in path.read_bytes()]
