# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of a test, told in the Test Anything Protocol."""
import sys
import time
import traceback


class Tap:
    def __init__(self):
        self.n_steps = 0
        self.begin = time.monotonic()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None:
            for line in ''.join(traceback.format_exception(kind, error, trace)).splitlines():
                print('#', line)
            self.n_steps += 1
            print(f'not ok {self.n_steps} {kind.__name__}')
        print(f'1..{self.n_steps}', flush=True)
        if kind is not None:
            sys.exit(1)

    def ok(self, what):
        self.n_steps += 1
        print(f'ok {self.n_steps} {what} ({time.monotonic() - self.begin:.1f} s)', flush=True)

    def note(self, text):
        print('#', text, flush=True)
