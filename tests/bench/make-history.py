#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills a database that Matchup made: make-history.py FILE CONVERSATIONS [ROUNDS].

CONVERSATIONS of one round each, over three years; with ROUNDS also one of so many rounds, whose id is "long". Written
through the real schema, by the names of its columns, and fast: nothing here is a test of how it is written.
"""
import random
import sqlite3
import sys
import time

DAY = 86400 * 1000000
SUBJECTS = ['Photosynthesis', 'A trip to Xi’an', 'Sorting in Python', 'Refund for order 4711', 'Essay on water',
            '光合作用是什么', '给客户的退款邮件', '周末去西安怎么玩', '用 Python 排序', '一篇关于水的作文']
QUESTIONS = ['explained to a child', 'in three sentences', 'with an example', 'step by step', 'as a table']
ANSWER = ('## A heading\n\nSome **bold** words and `code` in a paragraph that goes on for a while.\n\n- one\n- two\n\n'
          '```python\nprint (1)\n```\n\n这里还有几个中文句子，说明答案是什么样的。\n\nThe end.\n')


class Writer:
    """Rows of all tables, written some thousand at a time."""

    def __init__(self, path):
        self.connection = sqlite3.connect(path)
        self.connection.execute('PRAGMA synchronous = OFF')
        # What is written goes by no trigger: the search finds nothing of it, and takes no time.
        self.triggers = self.connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in self.triggers:
            self.connection.execute(f'DROP TRIGGER {name}')
        self.rows = {}
        self.random = random.Random(4711)
        self.message_id = self.next_id('messages')
        self.part_id = self.next_id('parts')

    def next_id(self, table):
        return self.connection.execute(f'SELECT coalesce(max(id), 0) + 1 FROM {table}').fetchone()[0]

    def add(self, table, **values):
        self.rows.setdefault((table, tuple(values)), []).append(tuple(values.values()))

    def flush(self):
        for (table, names), rows in self.rows.items():
            self.connection.executemany(
                f'INSERT INTO {table} ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})', rows)
        self.rows = {}

    def add_text(self, text, **owner):
        self.add('messages', id=self.message_id, role='user' if 'round_id' in owner else 'assistant', **owner)
        self.add('parts', id=self.part_id, message_id=self.message_id, position=0, kind='text', text=text)
        self.message_id += 1
        self.part_id += 1

    def add_round(self, conversation, position, created_at, prompt, parent=None):
        round_id = f'{conversation}-{position}'
        more = {'parent_id': parent} if self.has_parents else {}
        self.add('rounds', id=round_id, conversation_id=conversation, position=position, created_at=created_at, **more)
        self.add_text(prompt, round_id=round_id)
        run_id = f'{round_id}-run'
        self.add('runs', id=run_id, round_id=round_id, slot=0, attempt=0, current=1, contestant_id=f'{conversation}-a',
                 provider_id='openai', model_id='gpt-4o-mini', model_name='GPT-4o mini', max_tokens=0,
                 thinking='default', state='done', finish_reason='stop')
        self.add('timings', run_id=run_id, started_at=created_at, connect_start=0, connected=20000, first_event=300000,
                 first_reasoning=-1, first_text=310000, done=4000000, retry_wait=0, tries=1)
        self.add('usage', run_id=run_id, prompt=40, completion=120, total=160, cached=0, reasoning=0, source='told')
        self.add_text(ANSWER, run_id=run_id)
        return round_id

    def add_conversation(self, conversation, title, created_at, kind, pinned=False):
        self.add('conversations', id=conversation, kind=kind, title=title, created_at=created_at,
                 updated_at=created_at, pinned=int(pinned))
        self.add('lineups', owner=conversation, position=0, contestant_id=f'{conversation}-a', provider_id='openai',
                 model_id='gpt-4o-mini', model_name='GPT-4o mini', max_tokens=0, thinking='default')

    @property
    def has_parents(self):
        if not hasattr(self, 'parents'):
            columns = self.connection.execute('PRAGMA table_info (rounds)').fetchall()
            self.parents = any(column[1] == 'parent_id' for column in columns)
        return self.parents


def main():
    writer = Writer(sys.argv[1])
    now = int(time.time() * 1000000)
    for number in range(int(sys.argv[2])):
        identity = f'{writer.random.getrandbits(128):032x}'
        title = f'{writer.random.choice(SUBJECTS)} {writer.random.choice(QUESTIONS)} {number}'
        at = now - int(writer.random.random() ** 2 * 1000 * DAY)
        writer.add_conversation(identity, title, at, 'chat' if number % 2 else 'compare', number < 8)
        writer.add_round(identity, 0, at, f'{title}?')
        if number % 2000 == 1999:
            writer.flush()
    if len(sys.argv) > 3:
        parent = None
        writer.add_conversation('long', 'A long one', now, 'chat')
        for position in range(int(sys.argv[3])):
            parent = writer.add_round('long', position, now - DAY + position, f'Question {position}?', parent)
    writer.flush()
    for _, sql in writer.triggers:
        writer.connection.execute(sql)
    writer.connection.commit()
    writer.connection.execute('ANALYZE')
    writer.connection.close()


main()
