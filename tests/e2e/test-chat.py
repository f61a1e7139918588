#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody chats: edits, tries again, deletes, goes on, quotes, and keeps a secret: test-chat.py BINARY SUPPORT SCHEMAS HANDS.

HANDS is "keys": by the keyboard alone; or "actions": by what a screen reader or a switch can do, without one key.
"""
import pathlib
import sys

BINARY, SUPPORT, SCHEMAS, HANDS = sys.argv[1:5]
sys.path.insert(0, SUPPORT)

from accessibility import patiently  # noqa: E402
from desktop import Desktop, wait_for  # noqa: E402
from loopback import Loopback  # noqa: E402
from person import Person, read_row  # noqa: E402
from tap import Tap  # noqa: E402

KEY = 'test-key-fedcba9876543210'
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'ASAN_OPTIONS': 'detect_leaks=0'}
FIRST, SECOND, EDITED = 'How many legs', 'And how many wings', 'How many eyes'
# Words that stand nowhere else.
SECRET, HIDDEN_EDIT = 'Quixotic zeppelins', 'Vermilion zeppelins'


class Keys(Person):
    """Nothing but keys is pressed."""

    def press_button(self, widget):
        self.desktop.reach(widget, limit=120)
        self.desktop.press('space')

    def choose_from_menu(self, menu, entry):
        self.press_button(menu)
        item = self.window.wait('menu item', lambda name: name.startswith(entry))
        self.desktop.reach(item, 'Down')
        self.desktop.press('Return')

    def begin(self):
        self.desktop.press('alt+1')

    def choose_model(self, search, row):
        self.press_button(self.window.wait('button', 'Choose a model'))
        self.pick_model(search, row)

    def pick_model(self, search, row):
        picker = self.window.wait('widget', 'Choose a model')
        entry = picker.wait('search box', 'Search models')
        wait_for('the search to be ready', lambda: entry.has_state('FOCUSED'))
        self.desktop.type(search)

        def is_found():
            first = picker.find('list item')
            return first is not None and first.has_state('SELECTED') and read_row(first).startswith(row)
        wait_for(f'the row “{row}”', is_found)
        self.desktop.press('Return')

    def put(self, text):
        self.ask(text)

    def edit(self, position, text):
        self.press_button(self.get_messages()[position].wait('button', 'Edit this message'))
        editor = self.transcript.wait('text box', 'Your message')
        wait_for('the focus', lambda: editor.has_state('FOCUSED'))
        self.desktop.press('ctrl+a', 'BackSpace')
        self.desktop.type(text)
        wait_for('the text', lambda: editor.text == text)
        self.desktop.press('Return')

    def step(self, position, name):
        self.press_button(self.get_messages()[position].wait('button', name))

    def do_with_message(self, position, entry, _action):
        self.choose_from_menu(self.get_messages()[position].wait(name='Menu of this message'), entry)

    def do_with_answer(self, position, entry, _action):
        self.choose_from_menu(self.get_message_answer(position).wait(name='Menu of this answer'), entry)

    def go_to_branch(self, words):
        self.press_button(self.window.wait(name='Show the branches'))
        nodes = self.window.wait('list', 'Branches of this chat').find_all('list item')
        wanted = next(i for i, node in enumerate(nodes) if node.name.endswith(words))

        def find_focused():
            return next((i for i, node in enumerate(nodes) if node.has_state('FOCUSED')), None)
        wait_for('the focus in the map', lambda: find_focused() is not None)
        self.desktop.reach(nodes[wanted], 'Down' if wanted > find_focused() else 'Up')
        self.desktop.press('Return')

    def undo(self):
        self.press_button(self.window.wait('button', 'Undo'))

    def begin_private(self):
        self.desktop.press('ctrl+shift+p')

    def begin_new(self):
        self.desktop.press('ctrl+n')

    def close(self):
        self.leave()


class Actions(Person):
    """No key is pressed: what is there is found, read, filled in and activated."""

    def press_button(self, widget):
        wait_for(f'“{widget.name}” to be usable', lambda: widget.has_state('SENSITIVE'))
        widget.click()

    def begin(self):
        self.press_button(self.window.wait('button', 'Chat'))

    def choose_model(self, search, row):
        self.press_button(self.window.wait('button', 'Choose a model'))
        self.pick_model(search, row)

    @patiently
    def pick_model(self, search, row):
        picker = self.window.wait('widget', 'Choose a model')
        picker.wait('search box', 'Search models').fill(search)
        wait_for(f'the row “{row}”', lambda: read_row(picker.find('list item')).startswith(row))
        picker.act_within('models.pick')

    def put(self, text):
        self.question.fill(text)
        self.press_button(self.window.wait('button', 'Send'))
        wait_for('the message to be sent', lambda: self.question.text == '')

    @patiently
    def edit(self, position, text):
        self.get_messages()[position].act('message.edit')
        self.transcript.wait('text box', 'Your message').fill(text)
        self.press_button(self.transcript.wait('button', 'Send'))

    @patiently
    def step(self, position, name):
        self.press_button(self.get_messages()[position].wait('button', name))

    @patiently
    def do_with_message(self, position, _entry, action):
        self.get_messages()[position].act(action)

    @patiently
    def do_with_answer(self, position, _entry, action):
        row = self.get_messages()[position]
        (row if action.startswith('message.') else self.get_message_answer(position)).act(action)

    def go_to_branch(self, words):
        self.press_button(self.window.wait(name='Show the branches'))
        self.press_button(self.window.wait('list item', lambda name: name.endswith(words)))

    def undo(self):
        self.press_button(self.window.wait('button', 'Undo'))

    def begin_private(self):
        self.press_button(self.window.wait(name='Main menu'))
        self.window.wait('menu item', lambda name: name.startswith('New Private')).click()

    def begin_new(self):
        self.press_button(self.window.wait('button', 'New chat'))

    def close(self):
        self.close_by_action()


def begin(tap, me):
    me.begin()
    me.window.wait('window', 'New Chat')
    me.look_around()
    me.choose_model('openai echo', 'echo, OpenAI')
    me.window.wait('button', 'Model: echo')
    me.put(FIRST)
    me.wait_for_chat(1)
    assert me.read_message(0) == FIRST
    me.put(SECOND)
    me.wait_for_chat(2)
    me.window.wait('window', FIRST)
    assert me.get_history() and me.get_history()[0].startswith(FIRST), me.get_history()
    tap.ok('two messages are sent and answered')


def edit(tap, me, service):
    me.edit(0, EDITED)
    wait_for('the other branch', lambda: me.get_message_text(0) == EDITED)
    me.wait_for_chat(1)
    said = str(service.requests()[-1]['body']['messages'])
    assert EDITED in said and FIRST not in said and SECOND not in said, said
    me.get_messages()[0].wait('label', '2 of 2')
    me.step(0, 'Show the earlier version of this message')
    wait_for('the first branch', lambda: me.get_message_text(0) == FIRST)
    me.wait_for_chat(2)
    tap.ok('an edited message begins a branch, and both are stepped through')
    me.go_to_branch(EDITED)
    wait_for('the branch that was chosen', lambda: me.get_message_text(0) == EDITED)
    me.go_to_branch(SECOND)
    wait_for('the branch that was chosen', lambda: len(me.get_messages()) == 2 and me.get_message_text(1) == SECOND)
    tap.ok('the map leads to each of them')


def try_again(tap, me):
    me.do_with_answer(1, 'Try Again With', 'message.again-with')
    me.pick_model('openai chinese', 'chinese, OpenAI')
    wait_for('the other answer', lambda: me.read_message(1).endswith('晚上留出空闲。'))
    me.wait_for_chat(2)
    me.wait_in_answer(1, 'label', 'chinese')
    me.step(1, 'Show the earlier answer')
    wait_for('the first answer', lambda: me.read_message(1) == SECOND)
    me.step(1, 'Show the later answer')
    wait_for('the second answer', lambda: me.read_message(1).endswith('晚上留出空闲。'))
    tap.ok('another model answers the same, and both answers stay')


def delete(tap, me):
    me.do_with_message(1, 'Delete', 'message.delete')
    me.wait_for_chat(1)
    me.undo()
    me.wait_for_chat(2)
    assert me.get_message_text(1) == SECOND
    me.do_with_message(0, 'Delete This and Everything', 'message.delete-rest')
    # The other branch begins elsewhere, so it is what is left.
    wait_for('what is left', lambda: [me.get_message_text(i) for i in range(len(me.get_messages()))] == [EDITED])
    me.undo()
    wait_for('all of it', lambda: len(me.get_messages()) == 2 and me.get_message_text(0) == FIRST)
    tap.ok('a message, and all from one on, are deleted and brought back')


def quote(tap, me):
    me.do_with_message(0, 'Quote', 'message.quote')
    wait_for('the quotation', lambda: me.question.text == f'> {FIRST}\n\n')
    me.question.fill('')
    tap.ok('a message is quoted')


def go_on(tap, me, service):
    """With an answer that broke off."""
    me.begin_new()
    me.window.wait('window', 'New Chat')
    me.press_button(me.window.wait('button', 'Model: echo'))
    me.pick_model('openai cut', 'cut, OpenAI')
    me.window.wait('button', 'Model: cut')
    me.put('Tell me more')
    me.wait_for_chat(1)
    before = me.read_message(0)
    me.press_button(me.wait_in_answer(0, 'button', 'Continue'))
    me.wait_in_answer(0, 'label', '2 of 2')
    me.wait_for_chat(1)
    # The model is told how far it came; this one says the same once more, which is not shown twice.
    assert before in str(service.requests()[-1]['body']['messages']), service.requests()[-1]['body']
    assert me.read_message(0).startswith(before)
    tap.ok('an answer that broke off is gone on with')


def read_everything(folder):
    """What is on the disk of the person, but for what the test itself writes."""
    return {path: path.read_bytes() for path in pathlib.Path(folder).rglob('*')
            if path.is_file() and path.name != 'program.log'}


def keep_a_secret(tap, me, service):
    me.begin_new()
    me.window.wait('window', 'New Chat')
    me.begin_private()
    me.window.wait('window', 'Private Chat')
    me.window.wait('label', 'Nothing of this chat is kept. It is gone when you close it.')
    me.press_button(me.window.wait('button', 'Model: cut'))
    me.pick_model('openai echo', 'echo, OpenAI')
    n = len(me.get_history())
    me.put(SECRET)
    me.wait_for_chat(1)
    me.edit(0, HIDDEN_EDIT)
    wait_for('the other branch', lambda: me.get_message_text(0) == HIDDEN_EDIT)
    me.wait_for_chat(1)
    assert HIDDEN_EDIT in str(service.requests()[-1]['body'])
    me.do_with_answer(0, 'Try Again', 'answer.again')
    me.wait_in_answer(0, 'label', '2 of 2')
    me.wait_for_chat(1)
    assert me.window.find('window', lambda name: SECRET in name or HIDDEN_EDIT in name) is None
    # It is there while another one is looked at.
    me.begin_new()
    me.window.wait('window', 'New Chat')
    me.press_button(me.window.wait('button', f'Private: {SECRET}'))
    me.window.wait('window', 'Private Chat')
    me.put('More zeppelins')
    me.wait_for_chat(2)
    # What goes on from it is as private; it is handed over when the program is closed, if at all.
    me.do_with_message(0, 'Compare This', 'message.compare')
    me.window.wait('window', 'Private Comparison')
    me.look_around()
    wait_for('the message to be compared', lambda: me.question.text == HIDDEN_EDIT)
    me.begin()
    me.window.wait('window', 'Private Chat')
    me.look_around()
    assert len(me.get_history()) == n, me.get_history()
    me.press_button(me.window.wait('button', 'Close It'))
    me.window.wait('window', 'New Chat')
    wait_for('it to be gone', lambda: me.window.find('button', f'Private: {SECRET}') is None)
    tap.ok('a private chat is edited, tried again, left and found again, and gone when it is closed')


def main():
    with Tap() as tap, Loopback() as service, Desktop(environment=ENVIRONMENT) as desktop:
        me = (Keys if HANDS == 'keys' else Actions)(desktop, BINARY)
        me.connect_by_command('openai', service.address, KEY)
        me.start()
        begin(tap, me)
        edit(tap, me, service)
        try_again(tap, me)
        delete(tap, me)
        quote(tap, me)
        go_on(tap, me, service)
        keep_a_secret(tap, me, service)
        me.close()
        me.program.assert_clean_log()
        written = read_everything(desktop.folder)
        assert any(FIRST.encode() in content for content in written.values())
        for words in SECRET, HIDDEN_EDIT, 'zeppelin':
            found = [str(path) for path, content in written.items() if words.encode() in content]
            assert found == [], found
        tap.ok('nothing of the private chat is on the disk, and what is not private is')
        rounds = desktop.open_database().execute('SELECT count(*) FROM rounds WHERE deleted_at IS NULL').fetchone()
        assert rounds == (4,), rounds
        tap.ok('what was deleted and brought back is there at the next start')


main()
