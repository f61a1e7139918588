#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A long history against an empty one: bench-scale.py BENCH MAKER [CONVERSATIONS [ROUNDS]].

Prints figures; nothing passes or fails by time. Each is the middle of five starts. What the maker writes is not in the
index of the search, so that is made whole first; how it is while it is being made is measured as well.
"""
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile

BENCH, MAKER = sys.argv[1:3]
CONVERSATIONS = sys.argv[3] if len(sys.argv) > 3 else '50000'
ROUNDS = sys.argv[4] if len(sys.argv) > 4 else '5000'
STARTS = 5


def forget_index(folder):
    with sqlite3.connect(os.path.join(folder, 'matchup.db')) as connection:
        connection.execute("UPDATE search_state SET value = 0 WHERE name = 'words'")
    connection.close()


def measure(folder, *arguments, prepare=None):
    runs = []
    for _ in range(STARTS):
        if prepare:
            prepare(folder)
        output = subprocess.run([BENCH, folder, *arguments], check=True, capture_output=True, text=True).stdout
        runs.append(json.loads(next(line for line in output.splitlines() if line.startswith('{'))))
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def tell(name, figures):
    print(f'# {name}: ' + ', '.join(f'{key} {value:.1f}' for key, value in figures.items()), flush=True)


def main():
    with tempfile.TemporaryDirectory(prefix='matchup-bench-') as folder:
        empty = os.path.join(folder, 'empty')
        many = os.path.join(folder, 'many')
        long = os.path.join(folder, 'long')
        for each in (empty, many, long):
            subprocess.run([BENCH, each], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([sys.executable, MAKER, os.path.join(many, 'matchup.db'), CONVERSATIONS], check=True)
        subprocess.run([sys.executable, MAKER, os.path.join(long, 'matchup.db'), '2', ROUNDS], check=True)
        for each in (empty, many, long):
            subprocess.run([BENCH, each, '--index'], check=True, stdout=subprocess.DEVNULL)
        nothing, all_of_them = measure(empty), measure(many)
        tell('empty', nothing)
        tell(f'{CONVERSATIONS} conversations', all_of_them)
        print(f'# start: {all_of_them["start_ms"] / nothing["start_ms"]:.2f} times the empty one')
        tell('while the index is made', measure(many, prepare=forget_index))
        tell(f'a conversation of {ROUNDS} rounds', measure(long, 'long'))
    print('ok 1 measured\n1..1')


main()
