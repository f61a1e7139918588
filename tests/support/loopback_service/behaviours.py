# SPDX-License-Identifier: GPL-3.0-or-later
"""What the models do, in any wire format: model_NAME answers for the model NAME."""
import json
import re
import socket
import struct
import threading
import time

from . import trips

MODELS = ['echo', 'fast', 'slow', 'thinking', 'chinese', 'fail-401', 'fail-404-not-open', 'fail-429', 'flaky-503',
          'quota', 'html', 'cut', 'hang', 'invalid-utf8', 'endless', 'flood', 'empty', 'huge-error', 'redirect',
          'tokens-100-at-50', 'no-stream-options', 'base-resp', 'error-200', 'error-in-stream', 'empty-body',
          'html-502', 'no-text', 'long-wait', 'told-cost', 'deepseek-flash']
WORDS = ('The first thing to decide is what the trip is for . Some people want to rest , others want to see as much '
         'as three days can hold . Start with one place that matters to everybody and plan the rest around it , so '
         'that nobody has to hurry . Keep the evenings free .').split()
CHINESE = '先想清楚这次旅行是为了什么。有人想休息，有人想在三天里多看一些地方。先选一个大家都喜欢的去处，其他行程围绕它来安排，这样谁也不用赶时间。晚上留出空闲。'

lock = threading.Lock()
failures = {}
MARKDOWN = r'''## What to know

The **mean** of $n$ values is $\bar x = \frac{1}{n}\sum_i x_i$, and it is *not* always what `statistics.median` gives;
see [the manual](https://docs.python.org/3/library/statistics.html).

$$\sigma = \sqrt{\frac{1}{n}\sum_{i=1}^{n} (x_i - \bar x)^2}$$

1. Sort the values
2. Take the middle one
   - two of them, if their number is even
   - then their mean

```python
def median(values):
    """The middle one, or the mean of the two in the middle."""
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else sum(values[middle - 1:middle + 1]) / 2
```

| Measure | Robust | Cost |
|:--------|:------:|-----:|
| Mean | no | $O(n)$ |
| Median | **yes** | $O(n \log n)$ |

> 平均数容易受极端值影响，**中位数**则不会。

- [x] explained
- [ ] tried
'''



class Behaviours:
    """For a request handler, which brings send_body(), start(), raw(), stop() and the format of the request."""

    def answer(self, model, body):
        handler = getattr(self, 'model_' + model.replace('-', '_'), None)
        match = re.fullmatch(r'tokens-(\d+)-at-(\d+)', model)
        if match:
            self.stream_words(int(match[1]), int(match[2]))
        elif handler:
            handler(body)
        else:
            self.fail('not-found', f'The model `{model}` does not exist')

    def fail(self, kind, message, headers=()):
        status, payload = self.format.fail(kind, message)
        self.send_body(status, json.dumps(payload), headers=headers)

    def text(self, text):
        self.raw(self.format.text(text))

    def thinking(self, text):
        self.raw(self.format.thinking(text))

    def finish(self, completion, reasoning=0):
        self.raw(self.format.end(completion, reasoning))
        self.stop()

    def stream_words(self, count, rate):
        self.start()
        begin = time.monotonic()
        for i in range(count):
            wait = begin + i / rate - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            word = WORDS[i % len(WORDS)]
            self.text(('\n\n' if i and i % 45 == 0 else '' if i == 0 or word in '.,' else ' ') + word)
        self.finish(count)

    def model_echo(self, body):
        self.start()
        text = self.format.get_prompt(body)
        for i in range(0, len(text), 7):
            self.text(text[i:i + 7])
        self.finish(len(text.split()))

    # A model that the price list knows, at a service that has peak hours.
    model_deepseek_flash = model_echo

    def model_told_cost(self, body):
        self.start()
        self.text('Paid.')
        self.raw(self.format.end(1, 0, cost=0.0042))
        self.stop()

    # What models write when they are asked for a title alone.
    def model_title(self, body):
        self.start()
        self.text('## **Title: “Water and')
        time.sleep(0.1)
        self.text(' light.”**\n\nI hope this helps!')
        self.finish(8)

    def model_fast(self, body):
        self.stream_words(90, 400)

    def model_slow(self, body):
        time.sleep(0.7)
        self.stream_words(120, 12)

    def model_thinking(self, body):
        self.start()
        for word in WORDS[:20]:
            time.sleep(0.02)
            self.thinking(word + ' ')
        for word in WORDS[:30]:
            time.sleep(0.02)
            self.text(word + ' ')
        self.finish(50, 20)

    def model_chinese(self, body):
        self.start()
        for character in CHINESE:
            time.sleep(0.01)
            self.text(character)
        self.finish(len(CHINESE))

    # For pictures

    def model_markdown(self, body):
        """Everything that an answer may have in it; for who looks at it, so not among the models."""
        self.start()
        for at in range(0, len(MARKDOWN), 8):
            time.sleep(0.004)
            self.text(MARKDOWN[at:at + 8])
        self.finish(len(MARKDOWN) // 4)

    def plan_trip(self, body, name, rate):
        is_chinese = trips.is_chinese(self.format.get_prompt(body))
        thoughts = trips.cut(trips.THOUGHTS[is_chinese]) if name == 'thinking' else []
        pieces = trips.cut((trips.CHINESE if is_chinese else trips.ENGLISH)[name])
        self.start()
        for piece in thoughts:
            time.sleep(1 / rate)
            self.thinking(piece)
        for piece in pieces:
            time.sleep(1 / rate)
            self.text(piece)
        self.finish(len(pieces), len(thoughts))

    def model_trip_quick(self, body):
        self.plan_trip(body, 'quick', 60)

    def model_trip_thinking(self, body):
        self.plan_trip(body, 'thinking', 45)

    def model_trip_slow(self, body):
        time.sleep(0.7)
        self.plan_trip(body, 'slow', 28)

    # Failing

    def model_fail_401(self, body):
        self.fail('key', f'Incorrect API key provided: {self.format.get_key(self.headers)}')

    def model_fail_404_not_open(self, body):
        self.fail('not-open', 'Your account has not activated the model. Please activate it.')

    def model_fail_429(self, body):
        self.fail('rate', 'Rate limit reached', [('Retry-After', '1')])

    def model_flaky_503(self, body):
        key = self.format.name, self.format.get_prompt(body)
        with lock:
            failures[key] = failures.get(key, 0) + 1
            first = failures[key] == 1
        if first:
            self.fail('overloaded', 'Try again')
        else:
            self.model_echo(body)

    def model_quota(self, body):
        self.fail('quota', 'You exceeded your current quota')

    def model_html(self, body):
        self.send_body(200, '<!doctype html><html><body>Welcome to the hotel</body></html>', 'text/html')

    def model_cut(self, body):
        self.start()
        for word in WORDS[:12]:
            self.text(word + ' ')
        time.sleep(0.05)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        self.close_connection = True
        self.connection.close()

    def model_hang(self, body):
        time.sleep(600)

    def model_invalid_utf8(self, body):
        self.start()
        self.text('a\udcff\udcfeb')
        self.finish(2)

    def model_endless(self, body):
        self.start()
        for data in self.format.forever('x' * 16000):
            self.raw(data)

    def model_flood(self, body):
        """Small events, as many as are taken: it lasts much longer than the endless one."""
        self.start()
        for data in self.format.forever('word '):
            self.raw(data)

    def model_empty(self, body):
        self.start()
        self.finish(0)

    def model_huge_error(self, body):
        self.send_response(500)
        self.send_header('Content-Type', 'text/plain')
        self.send_header('Content-Length', str(1 << 30))
        self.end_headers()
        block = b'E' * 65536
        for _ in range((1 << 30) // len(block)):
            self.wfile.write(block)

    def model_no_stream_options(self, body):
        if 'stream_options' in body:
            self.send_body(422, json.dumps({'object': 'error', 'message': {'detail': [
                {'type': 'extra_forbidden', 'loc': ['body', 'stream_options'], 'msg': 'Extra inputs are not permitted'}]},
                'type': 'invalid_request_error', 'param': None, 'code': None}))
        else:
            self.model_echo(body)

    def model_base_resp(self, body):
        self.send_body(200, json.dumps({'id': '1', 'choices': None, 'base_resp': {
            'status_code': 1008, 'status_msg': 'insufficient balance'}}))

    def model_error_200(self, body):
        self.send_body(200, json.dumps({'error': {'type': 'internal_server_error', 'code': 500, 'message': 'Exception',
                                                  'internal_code': 'internal_error'}, 'data': []}))

    def model_error_in_stream(self, body):
        self.start()
        self.text('So far ')
        self.raw(self.format.break_off())
        self.stop()

    def model_empty_body(self, body):
        self.send_body(200, '', self.format.content_type)

    def model_html_502(self, body):
        self.send_body(502, '<html><head><title>502 Bad Gateway</title></head></html>', 'text/html')

    def model_no_text(self, body):
        self.start()
        self.thinking('Nothing to say.')
        self.finish(3, 3)

    def model_long_wait(self, body):
        self.fail('rate', 'Rate limit reached', [('Retry-After', '300')])

    def model_redirect(self, body):
        self.send_body(307, '', headers=[('Location', 'http://127.0.0.1:1/elsewhere')])
