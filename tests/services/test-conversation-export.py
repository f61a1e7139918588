#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Conversations as they leave the program for reading: Markdown, a page, a PDF. PROGRAM SUPPORT_FOLDER"""
import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM, SUPPORT = sys.argv[1], sys.argv[2]
sys.path.insert(0, SUPPORT)

from tap import Tap  # noqa: E402

SECRETS = ('gpt-secret', 'seed-secret', 'openai', 'doubao', '豆包')


class Page(html.parser.HTMLParser):
    """All elements with their attributes, and all text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.text = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


def read_pdf(path, *options):
    return subprocess.run(['pdftotext', *options, path, '-'], check=True, capture_output=True, text=True).stdout


def check_pdf(folder, tap):
    path = folder / 'chat.pdf'
    text = read_pdf(path, '-layout')
    pages = text.split('\f')[:-1]
    for wanted in ('Plants & <light>', 'Question 1', 'How do plants eat?', 'Photosynthesis', 'E = mc²', 'a/b + √2',
                   '光合作用是植物利用光能制造有机物的过程。', '第二点', '用中文解释', 'END-OF-LONG', '# not a heading',
                   '<b>bold?</b>', '<script>alert(1)</script>', 'END-OF-HOSTILE', 'never closed', 'A red field',
                   'Picture 2', 'https://example.org/a?b=c', 'Stopped'):
        assert wanted in text, wanted
    marked = subprocess.run(['pdftohtml', '-xml', '-stdout', '-i', path], check=True, capture_output=True, text=True).stdout
    assert '<b>光合作用</b>' in marked, 'Chinese letters are not slanted'  # Latin ones are, where the font has such
    for number in range(150):
        assert f'int value_{number} = {number};' in text, number
    assert '\u202e' not in text and '\x1b' not in text
    for number, page in enumerate(pages, 1):
        assert re.search(rf'^.*11/29/25.*\b{number} ?/ ?{len(pages)}$', page.rstrip(), re.M), page[-200:]
    assert len(pages) > 4
    tap.ok('A PDF has all text, Chinese too, and the numbers of its pages')

    tables = [page for page in pages if re.search(r'^ *n\d+ ', page, re.M)]
    assert len(tables) > 2 and all('Number' in page for page in tables), 'the head of a table is repeated'
    for page in pages:
        lines = [line for line in page.splitlines() if line.strip()][:-1]
        assert not re.match(r'(Question \d|gpt-sample|Steps)', lines[-1]), lines[-1]
    tap.ok('Headings stay with what they head, tables and code go on')

    data = path.read_bytes()
    info = subprocess.run(['pdfinfo', path], check=True, capture_output=True, text=True).stdout
    assert 'Title:           Plants & <light>' in info and 'Matchup' in info
    assert re.search(r'Page size: +595\.\d* x 841\.\d* pts \(A4\)|Page size: +612 x 792 pts', info), info
    urls = subprocess.run(['pdfinfo', '-url', path], check=True, capture_output=True, text=True).stdout
    assert 'https://example.org/a?b=c' in urls and 'https://example.org/bare' in urls, urls
    assert 'javascript' not in urls
    assert b'/JavaScript' not in data and b'/Launch' not in data and b'/OpenAction' not in data
    images = subprocess.run(['pdfimages', '-list', path], check=True, capture_output=True, text=True).stdout
    assert re.search(r' 3 +2 +rgb', images), images
    # The table of contents of a PDF is told by none of poppler's tools alone; its entries are strings.
    assert b'/Outlines' in data or b'/ObjStm' in data
    tap.ok('It says what it is, has its pictures, and leads to addresses of the web only')


def check_endless(folder, tap):
    path = folder / 'endless.pdf'
    text = read_pdf(path)
    words = re.findall(r'word\d+', text)
    assert words == [f'word{i}' for i in range(40000)], len(words)
    assert 'BOLD-AT-THE-END' in text and 'With the file “notes.csv”' in text
    letters = ''.join(text[text.index('BOLD-AT-THE-END'):].split())
    assert 'abcdefghij' * 100 in letters and 'END-OF-WORD' in letters
    assert 'https://example.org/far' in subprocess.run(['pdfinfo', '-url', path], check=True, capture_output=True,
                                                      text=True).stdout
    for ending in ('.md', '.html'):
        assert 'notes.csv' in (folder / ('endless' + ending)).read_text()
    tap.ok('Words without an end are all there, and files are named in every form')


def read_words(path, page):
    """[(text, left, top, right, bottom)] as they stand on the page."""
    out = subprocess.run(['pdftotext', '-bbox', '-f', str(page), '-l', str(page), path, '-'], check=True, capture_output=True,
                         text=True).stdout
    return [(html.unescape(word), *(float(number) for number in numbers)) for *numbers, word in re.findall(
        r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', out)]


def read_row_of_pixels(path, page, y):
    """Grey values of a page of 72 dots per inch."""
    data = subprocess.run(['pdftoppm', '-gray', '-r', '72', '-f', str(page), '-l', str(page), path], check=True,
                          capture_output=True).stdout
    _, width, height, _, pixels = re.match(rb'(P5)\s+(\d+)\s+(\d+)\s+(\d+)\s(.*)', data, re.S).groups()
    assert int(y) < int(height)
    return pixels[int(y) * int(width):(int(y) + 1) * int(width)]


def check_from_right(folder, tap):
    path = folder / 'right.pdf'
    words = read_words(path, 1)
    left = min(word[1] for word in words)
    right = max(word[3] for word in words)

    def find(text):
        return next(word for word in words if word[0] == text)

    def find_row(word):
        return [other for other in words if abs(other[2] - word[2]) < 2]

    assert abs(find('GPT')[3] - right) < 2, 'a paragraph begins at the right, whatever its first word'
    item = find('GPT-4')
    marker = max(find_row(item), key=lambda word: word[3])
    assert '1' in marker[0] and item[3] < right - 17 < marker[1], (item, marker)
    assert find('int')[1] < left + 10, 'code is read from the left'
    row = find_row(find('٣'))
    assert max(word[3] for word in row) > right - 10 and min(row, key=lambda word: word[1])[0] == '٣', row
    assert find('English')[1] < left + 1 and find('•')[1] < find('an')[1] < left + 30
    # The quote is the row between the code and the table.
    tops = sorted({word[2] for word in words if find('int')[2] < word[2] < row[0][2]})
    pixels = read_row_of_pixels(path, 1, tops[0] + 6)
    assert min(pixels[int(right) - 7:int(right)]) < 220 and min(pixels[int(left):int(left) + 12]) > 240, tops
    header = [word for word in read_words(path, 2) if word[2] < 50]
    assert header and abs(max(word[3] for word in header) - right) < 2, header
    tap.ok('What is read from the right stands at the right on paper')


def check_question(folder, tap):
    text = (folder / 'right.md').read_text()
    wanted = ('> What is wrong here?\n>\n> ```\n> def f(x):\n>     if x:\n> \n>         return ``x``\n> ```\n>\n'
              '> Thanks\\\n> \\# no heading\n')
    assert wanted in text, text[:2000]
    assert '\r' not in text
    tap.ok('Code in a question stays set in, and no line of it gets out')


def main():
    with tempfile.TemporaryDirectory() as name, Tap() as tap:
        folder = pathlib.Path(name)
        # cairo 1.16 loses the memory of a link's place, fontconfig that of what it has read.
        subprocess.run([PROGRAM, folder], check=True)
        check_pdf(folder, tap)
        check_endless(folder, tap)
        check_from_right(folder, tap)
        check_question(folder, tap)

        text = (folder / 'chat.html').read_text()
        page = Page(text)
        said = ''.join(page.text)
        assert text.count('<!DOCTYPE html>') == text.count('<html') == text.count('</html>') == 1
        assert "default-src 'none'" in text
        for tag, attributes in page.elements:
            assert tag not in ('script', 'iframe', 'a', 'link', 'object', 'form'), tag
            assert not any(key.startswith('on') or key in ('href', 'style') for key in attributes), attributes
            assert tag != 'img' or attributes['src'].startswith('data:image/png;base64,'), attributes
        assert len([tag for tag, _ in page.elements if tag == 'article']) == 4
        assert [tag for tag, _ in page.elements].count('h1') == 1
        for wanted in ('Plants & <light>', '用中文解释', 'END-OF-HOSTILE', '<script>alert(1)</script>'):
            assert wanted in said, wanted
        assert '<em>sugar</em>' in text and '<em class="upright">光合作用</em>' in text and 'em.upright{font-style:normal' in text
        tap.ok('A page holds the whole conversation and can do nothing')

        text = (folder / 'chat.md').read_text()
        assert re.findall(r'^# (.*)$', re.sub(r'^```.*?^```$', '', text, flags=re.M | re.S), re.M)[0] == 'Plants \\& \\<light\\>'
        assert len(re.findall(r'^## Question', text, re.M)) == 4 and text.count('```') % 2 == 0
        assert text.index('END-OF-LONG') < text.index('用中文解释') < text.index('END-OF-HOSTILE')
        tap.ok('Markdown has all rounds in their order')

        for ending in ('.md', '.html', '.pdf'):
            path = folder / ('blind' + ending)
            said = read_pdf(path) if ending == '.pdf' else path.read_text()
            if ending == '.html':
                said = ''.join(Page(said).text)
            assert 'The names are hidden until the vote' in ' '.join(said.split()), ending
            for secret in SECRETS:
                assert secret not in said.casefold(), (ending, secret)
        assert b'secret' not in (folder / 'blind.pdf').read_bytes()
        tap.ok('A blind round gives nobody away in any form')


main()
