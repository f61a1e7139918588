# SPDX-License-Identifier: GPL-3.0-or-later
"""The wire formats that are no server-sent events: lines of JSON, and one JSON document."""
import json

from .formats import PROMPT_TOKENS, Format, encode


def line(payload):
    return encode(json.dumps(payload, ensure_ascii=False) + '\n')


class Ollama(Format):
    name = 'ollama'
    path = r'/api/chat'
    models_path = r'/api/tags'
    content_type = 'application/x-ndjson'
    failures = {'key': 401, 'not-found': 404, 'not-open': 404, 'rate': 429, 'overloaded': 503, 'quota': 402, 'other': 400}

    @staticmethod
    def message(**message):
        return {'model': 'loopback', 'created_at': '2026-11-23T19:00:00.1Z', 'message': {'role': 'assistant', **message}}

    def text(self, text):
        return line({**self.message(content=text), 'done': False})

    def thinking(self, text):
        return line({**self.message(content='', thinking=text), 'done': False})

    def end(self, completion, reasoning):
        return line({**self.message(content=''), 'done': True, 'done_reason': 'stop', 'total_duration': 2000000000,
                     'prompt_eval_count': PROMPT_TOKENS, 'prompt_eval_duration': 500000000, 'eval_count': completion,
                     'eval_duration': 1000000000})

    def fail(self, kind, message):
        return self.failures[kind], {'error': message}

    def break_off(self):
        return line({'error': 'llama runner process has terminated'})

    def models(self, names):
        return {'models': [{'name': name, 'model': name, 'details': {'family': 'loopback'}} for name in names]}


class LanyingIM(Format):
    """Everything goes out at the end. Failures have status 200, those of the chatbot are inside of its message."""
    name = 'lanying-im'
    path = r'/ai/message/send'
    models_path = None
    content_type = 'application/json'
    failures = {'key': (10008, None), 'not-found': (404, None), 'not-open': (404, None), 'quota': (30022, None),
                'rate': (200, 'rate_limit_reached'), 'overloaded': (200, 'engine_overloaded_error'), 'other': (10002, None)}

    def __init__(self):
        self.said = ''

    @staticmethod
    def get_key(headers):
        return headers.get('access-token')

    @staticmethod
    def get_model(path, body):
        return str(body['targets'][0])

    @staticmethod
    def get_prompt(body):
        return body['content']

    @staticmethod
    def check(path, headers, body):
        if headers.get('app_id') != 'test-app':
            return 'app_id is missing'
        return None if isinstance(body.get('from_user_id'), int) else 'from_user_id is missing'

    @staticmethod
    def reply(text, ai):
        return {'code': 200, 'message': None, 'data': {'message_quota_usage': 1.0, 'messages': [
            {'msg_id': 890123456789012345, 'timestamp': 1795460400123, 'type': 'CHAT', 'ctype': 'TEXT', 'content': text,
             'ext': json.dumps({'ai': {'role': 'ai', 'stream': False, **ai}}), 'config': '', 'attachment': ''}]}}

    def text(self, text):
        self.said += text
        return b''

    def thinking(self, text):
        return b''

    def forever(self, text):
        start, _ = json.dumps(self.reply('@', {})).split('@', 1)
        yield start.encode()
        while True:
            yield text.encode()

    def end(self, completion, reasoning):
        return encode(json.dumps(self.reply(self.said, {}), ensure_ascii=False))

    def fail(self, kind, message):
        code, reason = self.failures[kind]
        if reason is None:
            return 200, {'code': code, 'message': message, 'data': None}
        return 200, self.reply('', {'result': 'error', 'error_code': reason, 'error_message': message})

    def break_off(self):
        return encode(json.dumps(self.reply(self.said, {'result': 'error', 'error_code': 'engine_overloaded_error',
                                                        'error_message': 'Try later'}), ensure_ascii=False))
