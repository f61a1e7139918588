# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody does in the window of Matchup, by keys and by what a screen reader offers."""
import subprocess

from accessibility import Gone, patiently
from desktop import Program, wait_for


def read_row(item):
    """What a row of a list says: GTK 4.8 has no name for the row itself, only for what is in it."""
    content = item.find('widget')
    return content.name if content is not None else ''


def read_column(column):
    """What the answer in a column says."""
    body = column.find('group', 'Text of the answer')
    return '\n\n'.join(filter(None, (text.name for text in body.find_all('generic')))) if body else ''


class Person:
    def __init__(self, desktop, binary, translate=str):
        """What has to be found in other languages than English too is looked for as translate() has it."""
        self.desktop, self.binary, self.translate = desktop, binary, translate

    def start(self):
        self.program = Program(self.desktop, self.binary)
        self.window = self.program.wait_for_window()
        # These stay as long as the window; looking for what is in them is quicker than everywhere.
        self.question = self.window.wait('text box', self.translate('Your question'))
        self.transcript = self.window.wait('log')
        self.search = self.window.wait('search box', self.translate('Search the history'))
        self.choose_several = self.window.wait('button', self.translate('Choose several'))
        self.history = self.window.wait('list', self.translate('History'))
        self.preferences = self.page = self.lineup = None  # once they are there

    def look_around(self):
        """In another view there are others of these."""
        self.question = self.window.wait('text box', self.translate('Your question'))
        self.transcript = self.window.wait('log')

    def leave(self):
        self.desktop.press('ctrl+q')
        self.program.wait_for_end()

    def close_by_action(self):
        """Without a key. The program may be gone before it has said that it did so."""
        try:
            self.window.wait('window').perform('window.close')
        except Gone:
            pass
        self.program.wait_for_end()

    def connect_by_command(self, kind, address, key):
        """Without the window."""
        subprocess.run([self.binary, 'connect', kind, '--address', address], input=f'{key}\n', text=True,
                       env=self.desktop.environment, check=True, capture_output=True)

    # Preferences

    def open_preferences(self):
        self.desktop.press('ctrl+comma')
        self.wait_for_preferences()

    def wait_for_preferences(self):
        self.preferences = self.window.wait('window', 'Preferences')

    def close_preferences(self):
        """Escape also takes away a message and leads back from a page, so it may need more than one."""
        def is_closed():
            if self.preferences not in self.window.children():
                return True
            self.desktop.press('Escape')
            return False
        wait_for('the preferences to close', is_closed)

    def open_kind(self, name):
        """Opens the page for connecting a service of this kind, which is searched for."""
        search = self.preferences.wait('search box', 'Search services')
        self.desktop.reach(search)
        self.desktop.press('ctrl+a', 'BackSpace')
        self.desktop.type(name)
        wait_for(f'“{name}” in the search', lambda: search.text == name)
        self.desktop.press('Return')
        self.page = self.preferences.wait('widget', 'MatchupServicePage')

    def wait_for_page_to_close(self):
        wait_for('the page to close', lambda: not self.page.is_there())

    def fill(self, field, text):
        """Types into a field, reached with the underlined letter of its name."""
        self.desktop.press(f'alt+{field[0].lower()}', 'ctrl+a', 'BackSpace')
        self.desktop.type(text)
        row = self.page.wait('text box', lambda name: name.startswith(field))
        wait_for(f'“{text}” in its field', lambda: row.text == text)

    def check(self):
        """Presses Check and gives the sentence that comes."""
        self.page.wait('button', 'Check').click()

        def look():
            sentence = self.page.find('status') or self.page.find('alert')
            return sentence is not None and sentence.text not in ('', 'Checking…') and sentence.text
        return wait_for('what the check says', look)

    def connect(self, name):
        self.page.wait('button', 'Connect').click()
        self.wait_for_page_to_close()
        self.preferences.wait('list', 'Connected Services').wait('list item', name)

    def connect_service(self, kind, address, key=None):
        self.open_kind(kind)
        self.fill('Address', address)
        if key is not None:
            self.fill('Key', key)
        self.connect(kind)

    # The line-up

    def add_model(self, search, row):
        """Adds a model by searching for it; row is the beginning of what its row has to say."""
        before = self.get_lineup()
        self.lineup.wait('button', 'Add a model').click()
        self.pick(search, row)
        wait_for('the model in the line-up', lambda: len(self.get_lineup()) == len(before) + 1)

    def change_model(self, letter, search, row):
        before = self.get_lineup()
        self.lineup.wait('button', lambda name: name.startswith(f'Contestant {letter}: ')).click()
        self.lineup.wait('menu item', lambda name: name.startswith('Change Model')).click()
        self.pick(search, row)
        wait_for('the other model in the line-up', lambda: self.get_lineup() != before)

    def pick(self, search, row):
        picker = self.lineup.wait('widget', 'Choose a model')
        entry = picker.wait('search box', 'Search models')
        wait_for('the search to be ready', lambda: entry.has_state('FOCUSED'))
        self.desktop.type(search)

        def is_found():
            first = picker.find('list item')
            return first is not None and first.has_state('SELECTED') and read_row(first).startswith(row)
        wait_for(f'the row “{row}”', is_found)
        self.desktop.press('Return')

    @patiently
    def get_lineup(self):
        """The models of the line-up."""
        if self.lineup is None:
            self.lineup = self.window.wait('group', 'Line-up')
        names = [button.name for button in self.lineup.find_all('button', lambda name: name.startswith('Remove '))]
        return [name.removeprefix('Remove ') for name in names]

    # Asking

    def write(self, text):
        self.desktop.press('ctrl+l')
        wait_for('the focus', lambda: self.question.has_state('FOCUSED'))
        self.desktop.type(text)
        wait_for('the question', lambda: self.question.text == text)

    def ask(self, text):
        self.write(text)
        self.desktop.press('Return')
        self.transcript.wait('widget', self.translate('You asked'))
        wait_for('the question to be asked', lambda: self.question.text == '')

    def get_answer(self, letter):
        """The column of a contestant in the last round."""
        return self.transcript.find_all('group', lambda name: name.startswith(f'Answer {letter}: '))[-1]

    @patiently
    def read(self, letter):
        """What the last answer of a contestant says; '' where there is none yet."""
        answers = self.transcript.find_all('group', lambda name: name.startswith(f'Answer {letter}: '))
        return read_column(answers[-1]) if answers else ''

    @patiently
    def get_state(self, letter):
        status = self.get_answer(letter).find('status')
        return status.text if status else ''

    # Judging

    @patiently
    def get_columns(self):
        """The answers of the last round by letter, with their names or without."""
        last = self.transcript.find_all('group', 'Round')[-1:]
        columns = [column for round in last for column in round.find_all('group', lambda name: name.startswith('Answer '))]
        return {column.name[7]: column for column in columns if column.name[8:9] in ('', ':')}

    def get_vote_bar(self):
        return self.transcript.find_all('group', 'Your vote')[-1]

    def get_choice(self, letter):
        return self.get_vote_bar().wait('button', f'Answer {letter} is the best')

    @patiently
    def get_choosable(self):
        """The letters of the answers that can be chosen."""
        return [letter for letter in self.get_columns() if self.get_choice(letter).has_state('SENSITIVE')]

    def wait_for_answers(self, n):
        """All have ended, and n of them can be chosen."""
        wait_for(f'{n} answers', lambda: len(self.get_choosable()) == n)
        wait_for('all to end', lambda: self.window.find('button', 'Stop') is None and
                 not any(column.has_state('BUSY') for column in self.get_columns().values()))

    def begin_vote(self):
        """By the key for it."""
        self.desktop.press('ctrl+j')
        wait_for('the focus on the vote', lambda: any(
            button.has_state('FOCUSED') for button in self.get_vote_bar().find_all('button')))

    # Chatting

    def get_messages(self):
        """The rows of the chat, from the top."""
        return self.transcript.find_all('group', 'Message and answer')

    @patiently
    def get_message_answer(self, position):
        return self.get_messages()[position].find('group', 'Answer')

    def wait_in_answer(self, position, role, name):
        """Waits for a widget of this answer, which may be replaced meanwhile."""
        return wait_for(f'{role} “{name}” in answer {position}',
                        lambda: self.get_message_answer(position).find(role, name))

    @patiently
    def get_message_text(self, position):
        """What was asked there."""
        prompt = self.get_messages()[position].find('widget', 'You asked')
        return prompt.find('label').text if prompt else ''

    @patiently
    def read_message(self, position):
        """What the answer says."""
        return read_column(self.get_message_answer(position))

    def wait_for_chat(self, n):
        """There are n messages, and nobody writes."""
        wait_for(f'{n} messages', lambda: len(self.get_messages()) == n and not any(
            row.find('group', 'Answer').has_state('BUSY') for row in self.get_messages()))

    def wait_until_written(self):
        """All answers have ended, on the disk too: that comes a moment after the screen."""
        database = self.desktop.open_database()
        wait_for('the answers to be written', lambda: database.execute(
            'SELECT count(*) FROM runs WHERE instance IS NOT NULL').fetchone() == (0,))
        database.close()

    # History

    @patiently
    def get_history(self):
        """What the rows of the history say, from the top."""
        return [read_row(item) for item in self.history.find_all('list item')]

    def wait_for_history(self, *beginnings):
        def is_so():
            rows = self.get_history()
            return len(rows) == len(beginnings) and all(map(str.startswith, rows, beginnings))
        wait_for(f'{beginnings} in the history', is_so)

    def go_to_row(self, beginning):
        """Puts the keyboard's focus on a row of the history."""
        self.desktop.press('ctrl+shift+k')
        wait_for('the focus', lambda: self.search.has_state('FOCUSED'))
        items = self.history.find_all('list item')
        wanted = next(i for i, item in enumerate(items) if read_row(item).startswith(beginning))

        def find_focused():
            return next((i for i, item in enumerate(items) if item.has_state('FOCUSED')), None)
        self.desktop.reach(self.choose_several, 'Tab')
        self.desktop.press('Tab')
        wait_for('the focus in the history', lambda: find_focused() is not None)
        self.desktop.reach(items[wanted], 'Down' if wanted > find_focused() else 'Up')

    def search_history(self, text):
        self.desktop.press('ctrl+shift+k', 'ctrl+a', 'BackSpace')
        self.desktop.type(text)
        wait_for('the words', lambda: self.search.text == text)
