# SPDX-License-Identifier: GPL-3.0-or-later
"""The server: finds the wire format by the path, checks the key, keeps what came in."""
import http.server
import json
import re
import sys
import threading

from .behaviours import MODELS, Behaviours, lock
from .formats import Anthropic, Gemini, OpenAIChat, OpenAIResponses
from .whole_formats import LanyingIM, Ollama

FORMATS = (OpenAIChat, OpenAIResponses, Anthropic, Gemini, Ollama, LanyingIM)
KEY_HEADERS = ('Authorization', 'x-api-key', 'x-goog-api-key', 'access-token', 'api-key')
KEY = 'test-key'
requests = []


class Handler(Behaviours, http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    format = OpenAIChat()

    def log_message(self, *args):
        pass

    def send_body(self, status, body, kind='application/json', headers=()):
        data = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(data)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def start(self):
        self.send_response(200)
        self.send_header('Content-Type', self.format.content_type)
        self.send_header('Transfer-Encoding', 'chunked')
        self.end_headers()
        self.raw(self.format.start())

    def raw(self, data):
        if data:
            self.wfile.write(b'%x\r\n%s\r\n' % (len(data), data))
            self.wfile.flush()

    def stop(self):
        self.wfile.write(b'0\r\n\r\n')
        self.wfile.flush()

    def is_allowed(self):
        """The key has to come in the header of the format and nowhere else."""
        key = self.format.get_key(self.headers)
        count = sum(KEY in (self.headers.get(name) or '') for name in KEY_HEADERS)
        if KEY in self.path or count > 1:
            self.fail('other', 'The key came in a wrong place, too')
        elif key is None and self.server.open or key is not None and key.startswith(KEY):
            return True
        else:
            self.fail('key', f'Incorrect API key provided: {key or ""}')
        return False

    def use_format(self, attribute, path):
        """By the path; OpenAI and Anthropic have that of the model list in common."""
        found = [each for each in FORMATS if getattr(each, attribute) and re.fullmatch(getattr(each, attribute), path)]
        if found == [OpenAIChat, Anthropic]:
            found = [Anthropic] if 'anthropic-version' in self.headers else [OpenAIChat]
        self.format = found[0]() if found else OpenAIChat()
        return bool(found)

    def do_GET(self):
        if self.path == '/__requests':
            with lock:
                self.send_body(200, json.dumps(requests))
        elif self.path == '/api/version' and self.server.ollama:
            self.send_body(200, json.dumps({'version': '0.12.3'}))
        elif not self.use_format('models_path', self.path.split('?')[0]):
            self.fail('not-found', f'There is nothing at {self.path}')
        elif self.is_allowed():
            self.send_body(200, json.dumps(self.format.models([*self.server.aliases, *MODELS])))

    def do_POST(self):
        length = int(self.headers.get('Content-Length', 0))
        body = json.loads(self.rfile.read(length))
        known = self.use_format('path', self.path)
        with lock:
            requests.append({'path': re.sub(KEY + r'[^&]*', '', self.path), 'format': self.format.name, 'body': body})
        if not known:
            self.fail('not-found', f'There is nothing at {self.path}')
        elif self.is_allowed():
            wrong = self.format.check(self.path, self.headers, body)
            if wrong:
                self.fail('other', wrong)
            else:
                model = self.format.get_model(self.path, body)
                self.answer(self.server.aliases.get(model, model), body)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, client_address):
        pass


def main():
    server = Server(('127.0.0.1', 0), Handler)
    server.ollama = '--ollama' in sys.argv[1:]
    server.open = server.ollama or '--open' in sys.argv[1:]
    server.aliases = dict(argument.split('=', 1) for argument in sys.argv[1:] if '=' in argument)
    print(json.dumps({'port': server.server_address[1]}), flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
