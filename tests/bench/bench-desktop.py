#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start-up, memory, and the work of four streaming columns: bench-desktop.py BINARY BARE SUPPORT SCHEMAS.

Prints figures; nothing passes or fails by time. Start-up is the time until the window is mapped, the middle of five starts.
"""
import os
import statistics
import subprocess
import sys
import time

BINARY, BARE, SUPPORT, SCHEMAS = sys.argv[1:5]
sys.path.insert(0, SUPPORT)

from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402


def find_window(desktop, process):
    return subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(process.pid)], env=desktop.environment,
                          capture_output=True, check=False).stdout


def read_pss(pid):
    with open(f'/proc/{pid}/smaps_rollup', encoding='ascii') as stream:
        return next(int(line.split()[1]) for line in stream if line.startswith('Pss:')) / 1024


def read_cpu(pid):
    with open(f'/proc/{pid}/stat', encoding='ascii') as stream:
        fields = stream.read().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def start(desktop, binary):
    begin = time.monotonic()
    process = desktop.spawn(binary, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for('the window', lambda: find_window(desktop, process))
    return process, time.monotonic() - begin


def measure(desktop, name, binary):
    times, memory = [], []
    for _ in range(5):
        process, seconds = start(desktop, binary)
        time.sleep(1)
        times.append(seconds)
        memory.append(read_pss(process.pid))
        process.terminate()
        process.wait(20)
    print(f'# {name}: start {statistics.median(times) * 1000:.0f} ms, PSS {statistics.median(memory):.1f} MiB')


def stream(desktop):
    with Loopback() as service:
        for name in ('openai', 'doubao'):
            subprocess.run([BINARY, 'connect', name, '--address', service.address], input='test-key\n', text=True,
                           env=desktop.environment, check=True, capture_output=True)
        models = []
        for name in ('openai', 'openai', 'doubao', 'doubao'):
            models += ['-m', f'{name}/tokens-1000-at-100']
        subprocess.run([BINARY, 'compare', *models[:8], 'first'], env=desktop.environment, check=True, capture_output=True)
        process, _ = start(desktop, BINARY)
        time.sleep(1.5)
        desktop.press('ctrl+Page_Down')
        time.sleep(1)
        desktop.press('ctrl+l')
        desktop.type('again')
        before = len(service.requests())
        desktop.press('Return')
        wait_for('the requests', lambda: len(service.requests()) == before + 4)
        time.sleep(1)
        begin, cpu = time.monotonic(), read_cpu(process.pid)
        time.sleep(6)
        seconds = time.monotonic() - begin
        print(f'# four columns at 100 tokens/s: {(read_cpu(process.pid) - cpu) / seconds * 100:.1f} % of one CPU '
              f'(software rendering under Xvfb), PSS {read_pss(process.pid):.1f} MiB')
        process.terminate()
        process.wait(20)


def main():
    with Desktop(width=1400, height=900, environment={'GSETTINGS_SCHEMA_DIR': SCHEMAS}) as desktop:
        measure(desktop, 'bare libadwaita window', BARE)
        measure(desktop, 'Matchup', BINARY)
        stream(desktop)
    print(f'# size of the program: {os.path.getsize(BINARY) / 1024:.0f} KiB')
    print('ok 1 measured\n1..1')


main()
