#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rounds as they leave the program: nothing runs, nothing is fetched, nothing is given away. PROGRAM SUPPORT_FOLDER"""
import base64
import hashlib
import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM, SUPPORT = sys.argv[1], sys.argv[2]
sys.path.insert(0, SUPPORT)

from tap import Tap  # noqa: E402

ELEMENTS = set('html head meta title style body header h1 h2 h3 h4 h5 h6 p div img main article section ul ol li em '
               'strong s code pre blockquote table tr th td hr br span footer details summary'.split())
ATTRIBUTES = {'html': {'lang'}, 'meta': {'charset', 'http-equiv', 'content', 'name'}, 'img': {'src', 'alt'},
              'ol': {'start'}}
COMMON = {'class', 'lang', 'dir'}
EMPTY = {'meta', 'img', 'br', 'hr'}
SECRETS = ('gpt-secret', 'seed-secret', 'mini-secret', 'openai', 'doubao', 'volcengine', '豆包', 'words of', '401',
           '0.012', '0.6', '4.1', 'first word', 'whole answer', 'key', 'first/')


class Page(html.parser.HTMLParser):
    """The page as a browser reads it, as far as it is one."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.open, self.text, self.style, self.policy = [], [], [], '', None
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        assert tag in ELEMENTS, tag
        for name, value in attrs:
            assert name in ATTRIBUTES.get(tag, set()) | COMMON, (tag, name)
            if name == 'src':
                assert re.fullmatch(r'data:image/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/=]+', value), value
        self.elements.append((tag, dict(attrs)))
        if dict(attrs).get('http-equiv') == 'Content-Security-Policy':
            self.policy = dict(attrs)['content']
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()

    def handle_comment(self, data):
        raise AssertionError(data)

    def handle_pi(self, data):
        raise AssertionError(data)

    def handle_data(self, data):
        if self.open and self.open[-1] == 'style':
            self.style += data
        else:
            self.text.append(data)

    def said(self):
        return ''.join(self.text)

    def find(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


def check_page(text):
    page = Page(text)
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    assert page.policy == (f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; "
                           "form-action 'none'"), page.policy
    assert 'url(' not in page.style and '@import' not in page.style and '@font-face' not in page.style
    assert 'prefers-color-scheme:dark' in page.style and '@media print' in page.style
    assert page.find('html') == [{'lang': 'en'}]
    assert len(page.find('article')) == 3
    assert len(page.find('img')) == 1 and page.find('img')[0]['alt'] == 'Picture 1'
    for control in '\u202a\u202b\u202c\u202d\u202e\x1b':
        assert control not in text
    return page


def main():
    with tempfile.TemporaryDirectory() as folder, Tap() as tap:
        subprocess.run([PROGRAM, folder], check=True)
        files = {path.name: path.read_text() for path in pathlib.Path(folder).iterdir()}

        opened = check_page(files['open.html'])
        said = opened.said()
        for wanted in ("<script>alert('code')</script>", '<script>alert(1)</script>', 'javascript:alert(2)', '$a<b$',
                       'Which <b>one</b>?', 'END-OF-HOSTILE', 'clearer <i>by far</i>', 'first word 0.6', '0.012',
                       'gpt-secret-1', 'Best: A, gpt-secret-1', 'OpenAI'):
            assert wanted.casefold() in said.casefold(), wanted
        assert len(opened.find('details')) == 1 and 'open' not in opened.find('details')[0]
        assert said.count('END-OF-HOSTILE') == 2
        for name in ('open.html', 'open.md', 'open.txt'):
            text = opened.said() if name == 'open.html' else files[name].replace('\\', '')
            assert '<i>a</i> *b*.txt' in text and re.search(r'2\.0\skB, 9 lines', text), name
        assert '<i>' not in re.sub(r'\\<', '', files['open.md'])
        assert opened.find('table') and opened.find('th') and opened.find('strong')
        tap.ok('The page is what the answers say, and can do nothing')

        for name in ('blind.html', 'blind.md', 'blind.txt', 'blind.name'):
            lower = files[name].casefold()
            if name == 'blind.html':  # the page's own words are no leak
                lower = check_page(files[name]).said().casefold()
                assert 'the names are hidden until the vote' in lower
            for secret in SECRETS:
                assert secret.casefold() not in lower, (name, secret)
        assert files['blind.html'].rindex('END-OF-HOSTILE') < files['blind.html'].index('END-OF-FIRST')
        assert 'This answer failed' in files['blind.txt']
        tap.ok('A blind round gives nobody away and keeps the order of the screen')

        revealed = check_page(files['revealed.html']).said()
        assert 'A · seed-secret-2' in revealed and 'Best: C, gpt-secret-1' in revealed
        assert 'clearer' in files['revealed.txt'] and 'Vote: Best' in files['revealed.txt']
        tap.ok('After the vote the names are there, in the order that was judged')

        for name in ('open.md', 'blind.md'):
            headings = re.findall(r'^## (.)', files[name], re.M)
            assert headings[:3] == ['A', 'B', 'C'], headings
            assert not re.search(r'^\s{0,3}<', re.sub(r'^```.*?^```$', '', files[name], flags=re.M | re.S), re.M)
            assert files[name].count('```') % 2 == 0
            assert '\\# not a heading' in files[name]
        assert '```html\n</code></pre><script>' in files['open.md'] and '| 1 | 2 |' in files['open.md']
        tap.ok('Markdown keeps what was written, and no answer draws in the next')

        for name in ('open.name', 'blind.name', 'revealed.name'):
            assert re.fullmatch(r'Matchup \d{4}-\d\d-\d\d \d{4}( [^/\\:*?"<>|]+)?', files[name]), files[name]
            assert len(files[name].encode()) < 200
        assert re.fullmatch(r'Matchup \d{4}-\d\d-\d\d \d{4}', files['blind.name'])
        tap.ok('File names are safe')


main()
