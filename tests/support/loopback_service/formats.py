# SPDX-License-Identifier: GPL-3.0-or-later
"""The wire formats of streams: how a request is read, and how pieces of an answer and failures are written.

Texts may hold lone surrogates, which go out as the single bytes they stand for ("surrogateescape").
"""
import json
import re

PROMPT_TOKENS = 11


def encode(text):
    return text.encode('utf-8', 'surrogateescape')


def event(payload, name=None, end='\n'):
    lines = ([f'event: {name}'] if name else []) + [f'data: {json.dumps(payload, ensure_ascii=False)}', '', '']
    return encode(end.join(lines))


class Format:
    """One answer in one wire format. The methods that write give bytes."""
    name = None
    path = None  # of the request that asks a model
    models_path = None
    content_type = 'text/event-stream'
    failures = {}

    @staticmethod
    def get_key(headers):
        """The key in the header where this format has it, None when it is not there."""
        header = headers.get('Authorization')
        return header.removeprefix('Bearer ') if header else None

    @staticmethod
    def get_model(path, body):
        return body.get('model', '')

    @staticmethod
    def get_prompt(body):
        content = body['messages'][-1]['content']
        return content if isinstance(content, str) else ''.join(part.get('text', '') for part in content)

    @staticmethod
    def check(path, headers, body):
        """What is wrong with the form of the request, in words."""
        return None

    def start(self):
        return b''

    def forever(self, text):
        while True:
            yield self.text(text)

    def fail(self, kind, message):
        """Status and payload of a failure: key, not-found, not-open, rate, overloaded, quota, other."""
        raise NotImplementedError


class OpenAIChat(Format):
    name = 'openai-chat'
    path = r'/v1/chat/completions'
    models_path = r'/v1/models'
    failures = {'key': (401, 'invalid_api_key'), 'not-found': (404, 'model_not_found'), 'not-open': (404, 'ModelNotOpen'),
                'rate': (429, 'rate_limit_exceeded'), 'overloaded': (503, 'overloaded'),
                'quota': (429, 'insufficient_quota'), 'other': (400, 'invalid_request')}

    @staticmethod
    def chunk(choices, **more):
        return event({'id': 'x', 'object': 'chat.completion.chunk', 'created': 1, 'model': 'loopback', 'choices': choices,
                      **more})

    def delta(self, **delta):
        return self.chunk([{'index': 0, 'delta': delta, 'finish_reason': None}])

    def text(self, text):
        return self.delta(content=text)

    def thinking(self, text):
        return self.delta(reasoning_content=text)

    def end(self, completion, reasoning, **told):
        usage = {'prompt_tokens': PROMPT_TOKENS, 'completion_tokens': completion,
                 'total_tokens': PROMPT_TOKENS + completion, 'completion_tokens_details': {'reasoning_tokens': reasoning},
                 **told}
        return (self.chunk([{'index': 0, 'delta': {}, 'finish_reason': 'stop'}]) + self.chunk([], usage=usage)
                + b'data: [DONE]\n\n')

    def fail(self, kind, message):
        status, code = self.failures[kind]
        return status, {'error': {'message': message, 'type': 'error', 'param': None, 'code': code}}

    def break_off(self):
        return event({'error': {'code': 'ServerOverloaded', 'message': 'Try later', 'type': 'TooManyRequests'}})

    def models(self, names):
        return {'object': 'list', 'data': [{'id': name, 'object': 'model', 'created': 1700000000, 'owned_by': 'loopback'}
                                           for name in names]}


class OpenAIResponses(OpenAIChat):
    name = 'openai-responses'
    path = r'/v1/responses'
    models_path = None  # the same as of OpenAIChat

    @staticmethod
    def get_prompt(body):
        content = body['input'] if isinstance(body['input'], str) else body['input'][-1]['content']
        return content if isinstance(content, str) else ''.join(part.get('text', '') for part in content)

    @staticmethod
    def typed(kind, **members):
        return event({'type': kind, 'sequence_number': 1, **members}, kind)

    def start(self):
        response = {'id': 'x', 'object': 'response', 'model': 'loopback', 'status': 'in_progress', 'output': []}
        return self.typed('response.created', response=response)

    def text(self, text):
        return self.typed('response.output_text.delta', item_id='m', output_index=1, content_index=0, delta=text)

    def thinking(self, text):
        return self.typed('response.reasoning_summary_text.delta', item_id='r', output_index=0, summary_index=0, delta=text)

    def end(self, completion, reasoning):
        usage = {'input_tokens': PROMPT_TOKENS, 'output_tokens': completion, 'total_tokens': PROMPT_TOKENS + completion,
                 'output_tokens_details': {'reasoning_tokens': reasoning}}
        return self.typed('response.completed', response={'id': 'x', 'model': 'loopback', 'status': 'completed',
                                                          'output': [], 'usage': usage})

    def break_off(self):
        return self.typed('error', code='server_is_overloaded', message='Try later', param=None)


class Anthropic(Format):
    name = 'anthropic'
    path = r'/v1/messages'
    models_path = r'/v1/models'
    failures = {'key': (401, 'authentication_error'), 'not-found': (404, 'not_found_error'),
                'not-open': (404, 'not_found_error'), 'rate': (429, 'rate_limit_error'),
                'overloaded': (529, 'overloaded_error'), 'quota': (402, 'billing_error'),
                'other': (400, 'invalid_request_error')}

    def __init__(self):
        self.block = None
        self.index = -1

    @staticmethod
    def get_key(headers):
        return headers.get('x-api-key')

    @staticmethod
    def check(path, headers, body):
        if headers.get('anthropic-version') != '2023-06-01':
            return 'anthropic-version: header is required'
        if not isinstance(body.get('max_tokens'), int):
            return 'max_tokens: Field required'
        return None if body['messages'][0]['role'] == 'user' else 'messages: first message must use the "user" role'

    @staticmethod
    def typed(kind, **members):
        return event({'type': kind, **members}, kind)

    def stop_block(self):
        return b'' if self.block is None else self.typed('content_block_stop', index=self.index)

    def piece(self, block, kind, member, text):
        before = b''
        if block != self.block:
            before = self.stop_block()
            self.block = block
            self.index += 1
            before += self.typed('content_block_start', index=self.index, content_block={'type': block, member: ''})
        return before + self.typed('content_block_delta', index=self.index, delta={'type': kind, member: text})

    def start(self):
        return self.typed('message_start', message={
            'id': 'x', 'type': 'message', 'role': 'assistant', 'model': 'loopback', 'content': [], 'stop_reason': None,
            'usage': {'input_tokens': PROMPT_TOKENS, 'output_tokens': 1}}) + self.typed('ping')

    def text(self, text):
        return self.piece('text', 'text_delta', 'text', text)

    def thinking(self, text):
        return self.piece('thinking', 'thinking_delta', 'thinking', text)

    def end(self, completion, reasoning):
        usage = {'output_tokens': completion, 'output_tokens_details': {'thinking_tokens': reasoning}}
        return (self.stop_block() + self.typed('message_delta', delta={'stop_reason': 'end_turn', 'stop_sequence': None},
                                               usage=usage) + self.typed('message_stop'))

    def fail(self, kind, message):
        status, code = self.failures[kind]
        return status, {'type': 'error', 'error': {'type': code, 'message': message}, 'request_id': 'req_1'}

    def break_off(self):
        return event(self.fail('overloaded', 'Overloaded')[1], 'error')

    def models(self, names):
        return {'data': [{'type': 'model', 'id': name, 'display_name': name.title(), 'created_at': '2026-01-01T00:00:00Z'}
                         for name in names], 'has_more': False}


class Gemini(Format):
    name = 'gemini'
    path = r'/v1beta/models/[^/]+:streamGenerateContent(\?.*)?'
    models_path = r'/v1beta/models'
    failures = {'key': (400, 'INVALID_ARGUMENT'), 'not-found': (404, 'NOT_FOUND'), 'not-open': (404, 'NOT_FOUND'),
                'rate': (429, 'RESOURCE_EXHAUSTED'), 'overloaded': (503, 'UNAVAILABLE'),
                'quota': (429, 'RESOURCE_EXHAUSTED'), 'other': (400, 'INVALID_ARGUMENT')}
    details = {'key': [{'@type': 'type.googleapis.com/google.rpc.ErrorInfo', 'reason': 'API_KEY_INVALID'}],
               'rate': [{'@type': 'type.googleapis.com/google.rpc.RetryInfo', 'retryDelay': '1s'}],
               'quota': [{'@type': 'type.googleapis.com/google.rpc.QuotaFailure',
                          'violations': [{'quotaId': 'GenerateRequestsPerDayPerProjectPerModel'}]}]}

    @staticmethod
    def get_key(headers):
        return headers.get('x-goog-api-key')

    @staticmethod
    def get_model(path, body):
        return re.search(r'/models/([^/]+):', path)[1]

    @staticmethod
    def get_prompt(body):
        return ''.join(part.get('text', '') for part in body['contents'][-1]['parts'])

    @staticmethod
    def check(path, headers, body):
        return None if path.endswith('?alt=sse') else 'Only server-sent events are sent here'

    @staticmethod
    def chunk(parts, finish=None, **more):
        candidate = {'content': {'parts': parts, 'role': 'model'}, **({'finishReason': finish} if finish else {}), 'index': 0}
        return event({'candidates': [candidate], 'modelVersion': 'loopback', 'responseId': 'x', **more}, end='\r\n')

    def text(self, text):
        return self.chunk([{'text': text}])

    def thinking(self, text):
        return self.chunk([{'text': text, 'thought': True}])

    def end(self, completion, reasoning):
        usage = {'promptTokenCount': PROMPT_TOKENS, 'candidatesTokenCount': completion - reasoning,
                 'thoughtsTokenCount': reasoning, 'totalTokenCount': PROMPT_TOKENS + completion}
        return self.chunk([{'text': ''}], 'STOP', usageMetadata=usage)

    def fail(self, kind, message):
        status, code = self.failures[kind]
        return status, {'error': {'code': status, 'message': message, 'status': code, 'details': self.details.get(kind, [])}}

    def break_off(self):
        return event(self.fail('overloaded', 'Try later')[1], end='\r\n')

    def models(self, names):
        return {'models': [{'name': f'models/{name}', 'displayName': name.title(), 'inputTokenLimit': 1000,
                            'outputTokenLimit': 100, 'supportedGenerationMethods': ['generateContent']}
                           for name in names]}
