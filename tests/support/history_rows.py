# SPDX-License-Identifier: GPL-3.0-or-later
"""Conversations written into the database from outside, for tests that need more than can be asked in time."""
import subprocess

RUN = ('INSERT INTO runs (id, round_id, slot, attempt, current, contestant_id, provider_id, model_id, model_name,'
       ' max_tokens, thinking, state, finish_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, "default", "done", "stop")')


class HistoryRows:
    """Writes with plain SQL, as any other program could. Use as a context manager while Matchup does not run."""

    def __init__(self, desktop, binary):
        # A command that opens the history makes the file.
        subprocess.run([binary, 'services'], env=desktop.environment, check=True, capture_output=True)
        self.desktop = desktop
        self.time = 1_790_000_000_000_000

    def __enter__(self):
        self.database = self.desktop.open_database()
        self.database.execute('PRAGMA foreign_keys = ON')
        return self

    def __exit__(self, kind, *exception):
        if kind is None:
            self.database.commit()
        self.database.close()

    def add_conversation(self, name, title, kind='compare', models=('model-a', 'model-b')):
        self.time += 60_000_000
        self.database.execute('INSERT INTO conversations (id, kind, title, created_at, updated_at) VALUES (?, ?, ?, ?, ?)',
                              (name, kind, title, self.time, self.time))
        for position, model in enumerate(models):
            self.database.execute(
                'INSERT INTO lineups (owner, position, contestant_id, provider_id, model_id, model_name, max_tokens,'
                ' thinking) VALUES (?, ?, ?, "openai", ?, ?, 0, "default")',
                (name, position, f'{name}-{position}', model, model))

    def add_message(self, role, column, owner, text):
        row = self.database.execute(f'INSERT INTO messages (role, {column}) VALUES (?, ?)', (role, owner)).lastrowid
        self.database.execute('INSERT INTO parts (message_id, position, kind, text) VALUES (?, 0, "text", ?)', (row, text))

    def add_round(self, conversation, name, prompt, answers, parent=None, blind=False, models=('model-a', 'model-b')):
        """answers: for each contestant a text, or a list of those of its attempts of which the last is shown."""
        self.time += 60_000_000
        position = self.database.execute('SELECT count(*) FROM rounds WHERE conversation_id = ?', (conversation,)).fetchone()
        self.database.execute(
            'INSERT INTO rounds (id, conversation_id, position, created_at, parent_id, blind, slots)'
            ' VALUES (?, ?, ?, ?, ?, ?, ?)', (name, conversation, position[0], self.time, parent, blind, '0 1' if blind else ''))
        self.add_message('user', 'round_id', name, prompt)
        for slot, texts in enumerate(answers):
            texts = [texts] if isinstance(texts, str) else texts
            for attempt, text in enumerate(texts):
                run = f'{name}-{slot}-{attempt}'
                self.database.execute(RUN, (run, name, slot, attempt, attempt == len(texts) - 1, f'{conversation}-{slot}',
                                            'openai', models[slot], models[slot]))
                self.add_message('assistant', 'run_id', run, text)

    def set_tip(self, conversation, round_name):
        self.database.execute('UPDATE conversations SET tip = ? WHERE id = ?', (round_name, conversation))
