#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a terminal knows of the command: the manual and the completion. Arguments: BINARY SUPPORT_FOLDER.

Both are compared with what --help of the program says, so that no option is missing or made up; the completion is then
tried in real shells.
"""
import os
import pathlib
import pty
import re
import select
import shlex
import shutil
import subprocess
import sys
import time
import unittest

BINARY, SUPPORT = os.path.abspath(sys.argv[1]), sys.argv[2]
sys.path.insert(0, SUPPORT)

from loopback import PrivateHome  # noqa: E402

DATA = pathlib.Path(SUPPORT).resolve().parent.parent / 'data'
MANUALS = DATA / 'man/matchup.1', DATA / 'man/matchup.zh_CN.1'
COMPLETION = DATA / 'completion'
KEY = 'test-key-0123456789abcdef'
# GApplication's own, which no program documents.
FOREIGN = {'--help-all', '--help-gapplication'}


def read_options(text):
    return set(re.findall(r'^ +(?:-(?:\w), )?(--[\w-]+)', text, re.M)) - FOREIGN


def read_manual(path):
    """Section -> options; the section of the program itself is ''."""
    text = path.read_text().replace('\\-', '-')
    sections = {}
    for section in re.split(r'^\.SH ', text, flags=re.M):
        for part in re.split(r'^\.SS "', section, flags=re.M)[0 if not section.startswith(('COMMANDS', '命令')) else 1:]:
            name = re.match(r'[\w-]+', part)[0] if section.startswith(('COMMANDS', '命令')) else ''
            options = {option for line in re.findall(r'^\.TP\n(.*)$', part, re.M) if line.startswith('.B')
                       for option in re.findall(r'--[\w-]+', line)}
            if name or section.startswith(('OPTIONS', '选项')):
                sections[name] = options
    return sections


class Shell:
    """One that believes in a terminal; what is typed is completed."""

    def __init__(self, arguments, environment, folder):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(arguments[0], arguments, environment)

    def read_until(self, pattern, seconds=30):
        text, end = '', time.monotonic() + seconds
        while not re.search(pattern, text):
            if not select.select([self.terminal], [], [], max(0, end - time.monotonic()))[0]:
                raise AssertionError(f'{pattern} did not come: {text!r}')
            text += re.sub(r'\x1b\[[\d;?]*[a-zA-Z]|\x1b[=>]|\r|\x07', '', os.read(self.terminal, 4096).decode(errors='replace'))
        return text

    def type(self, text):
        os.write(self.terminal, text.encode())

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


class ShellTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = PrivateHome()
        cls.home.__enter__()
        cls.addClassCleanup(cls.home.__exit__, None, None, None)
        cls.folder = cls.home.folder / 'here'
        cls.folder.mkdir()
        (cls.folder / 'question one.txt').write_text('What?')
        programs = cls.home.folder / 'programs'
        programs.mkdir()
        (programs / 'matchup').symlink_to(BINARY)
        cls.home.environment.update(PATH=f'{programs}:/usr/bin:/bin', TERM='dumb', LANGUAGE='', LC_ALL='C.UTF-8',
                                    OPENAI_API_KEY=KEY, MATCHUP_CUSTOM_KEY=KEY)
        cls.run_cli('connect', 'openai', input=KEY)
        cls.run_cli('connect', 'custom', '--address', 'http://127.0.0.1:9/v1', input=KEY)

    @classmethod
    def run_cli(cls, *arguments, **options):
        return subprocess.run([BINARY, *arguments], env=cls.home.environment, capture_output=True, text=True, timeout=60,
                              check=False, **options).stdout

    def read_help(self):
        """Command -> options, as the program says it."""
        main = self.run_cli('--help')
        commands = re.findall(r'^  ([a-z-]+)(?:  +[A-Z].*)?$', main.split('Commands for the terminal:')[1], re.M)
        self.assertGreater(len(commands), 7)
        return {'': read_options(main), **{name: read_options(self.run_cli(name, '--help')) for name in commands}}

    def test_manual(self):
        wanted = self.read_help()
        for path in MANUALS:
            found = read_manual(path)
            self.assertEqual(set(found), set(wanted), path.name)
            for command, options in wanted.items():
                self.assertEqual(found[command] | {'--help'}, options, f'{path.name}: {command}')
            linted = subprocess.run(['mandoc', '-Tlint', '-W', 'warning', path], capture_output=True, text=True, check=False)
            self.assertEqual(linted.stdout + linted.stderr, '')

    def test_scripts(self):
        """Every option stands in each of the scripts, and nothing else does."""
        wanted = self.read_help()
        every = set().union(*wanted.values())
        bash, zsh, fish = ((COMPLETION / name).read_text() for name in ('matchup.bash', '_matchup', 'matchup.fish'))
        self.assertEqual(set(re.findall(r"--[a-z][\w-]*", bash)), every)
        self.assertEqual(set(re.findall(r"--[a-z][\w-]*", zsh)) - {'--'}, every)
        self.assertEqual({f'--{name}' for name in re.findall(r'^complete.* -l ([\w-]+)', fish, re.M)}, every)
        for command, options in list(wanted.items())[1:]:
            line = re.search(rf"^    (?:[\w-]+ \| )*{command}(?: \| [\w-]+)*\) options='?([^';]*)", bash, re.M)[1]
            self.assertEqual(set(line.split()) | {'--help'}, options, command)
            lines = re.findall(rf"^complete .*__fish_seen_subcommand_from[\w -]* {command}[' ].*", fish, re.M)
            self.assertEqual({f'--{name}' for each in lines for name in re.findall(r' -l ([\w-]+)', each)} | {'--help'},
                             options, command)

    def complete_in_fish(self, line):
        script = f'source {shlex.quote(str(COMPLETION / "matchup.fish"))}; complete -C {shlex.quote(line)}'
        result = subprocess.run(['fish', '--no-config', '-c', script], env=self.home.environment, cwd=self.folder,
                                capture_output=True, text=True, timeout=60, check=True)
        self.assertEqual(result.stderr, '')
        return [each.split('\t')[0] for each in result.stdout.splitlines()]

    def test_fish(self):
        self.assertEqual(self.complete_in_fish('matchup comp'), ['compare'])
        self.assertIn('openai/gpt-4o-mini', self.complete_in_fish('matchup compare --model openai/gpt-4o'))
        self.assertEqual(self.complete_in_fish('matchup disconnect c'), ['custom'])
        self.assertIn('deepseek', self.complete_in_fish('matchup connect deep'))
        self.assertEqual(self.complete_in_fish('matchup export --form'), ['--format'])
        self.assertEqual(self.complete_in_fish('matchup export -f m'), ['markdown'])

    def complete_in_bash(self, *lines):
        """What each line becomes."""
        shell = Shell(['bash', '--norc', '--noprofile', '-i'], dict(self.home.environment, PS1='> '), self.folder)
        shell.read_until('> ')
        shell.type(f"bind 'set enable-bracketed-paste off'; PS1='# '; . {shlex.quote(str(COMPLETION / 'matchup.bash'))}\n")
        shell.read_until(r'\n# $')
        got = []
        for line in lines:
            shell.type(f'{line}\t end of it')  # which comes when the completion is there
            got.append(shell.read_until('end of it'))
            shell.type('\x15')  # nothing of it is run
        shell.close()
        return got

    def test_bash(self):
        cases = {'matchup comp': 'matchup compare ', 'matchup compare --model openai/gpt-4o-': 'openai/gpt-4o-mini',
                 'matchup compare -m openai/gpt-4o-': 'openai/gpt-4o-mini', 'matchup compare --model=openai/gpt-4o-': '=openai/gpt-4o-mini',
                 'matchup disconnect cu': 'matchup disconnect custom ', 'matchup connect deeps': 'matchup connect deepseek ',
                 'matchup export --form': '--format ', 'matchup export -f pd': 'pdf ', 'matchup import ques': r'question\ one.txt',
                 'matchup compare --picture-size st': 'standard '}
        for line, (wanted, got) in zip(cases, zip(cases.values(), self.complete_in_bash(*cases))):
            self.assertIn(wanted, got, line)

    def test_zsh(self):
        shell = Shell(['zsh', '-f', '-i'], dict(self.home.environment, PS1='> '), self.folder)
        shell.type(f"fpath=({shlex.quote(str(COMPLETION))} $fpath); autoload -U compinit; compinit -u -D; PS1='# '\n")
        shell.read_until(r'\n# ')
        for line, wanted in {'matchup comp': 'compare', 'matchup compare --model openai/gpt-4o-': 'openai/gpt-4o-mini',
                             'matchup disconnect cu': 'custom', 'matchup export --form': '--format',
                             'matchup compare --picture-size=st': 'standard'}.items():
            shell.type(f'{line}\t')
            shell.read_until(re.escape(wanted))
            shell.type('\x15')
        shell.close()

    def test_names(self):
        """No key, quickly, and nothing made for who has nothing."""
        begin = os.times()
        got = {kind: self.run_cli('__complete', kind)
               for kind in ('services', 'models', 'lineups', 'conversations', 'kinds', 'nonsense')}
        end = os.times()
        self.assertNotIn(KEY, str(got))
        practice = [name for name in got['models'].splitlines() if name.startswith('practice/')]
        self.assertEqual(practice, self.read_practice_models())
        # Work, not time: the checks of a test build and a busy computer take longer.
        self.assertLess(end.children_user + end.children_system - begin.children_user - begin.children_system, 6)
        with PrivateHome() as home:
            for kind in ('models', 'kinds'):
                got = subprocess.run([BINARY, '__complete', kind], env=home.environment, check=True, capture_output=True)
                self.assertIn(b'practice/quick\n' if kind == 'models' else b'openai\n', got.stdout)
                if kind == 'models':
                    self.assertEqual(got.stdout.decode().splitlines(), self.read_practice_models())
            self.assertFalse(list(home.folder.rglob('*.db*')) + list(home.folder.rglob('io.github*')))

    def read_practice_models(self):
        """As the program lists them: "practice  Practice  scripted, no key  quick, …"."""
        row = re.search(r'^practice .*', self.run_cli('services'), re.M)[0]
        return [f'practice/{name}' for name in re.split(r'  +', row)[-1].split(', ')]

    def test_programs_are_there(self):
        for name in ('bash', 'zsh', 'fish', 'mandoc'):
            self.assertIsNotNone(shutil.which(name), name)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
