#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program that copied something: clipboard.py FILE... holds it until the end of the input.

The picture in the file, as image/png; with COPY=text in the environment the text in it, whether it is valid or not; with
COPY=files the files themselves, as a file manager does.
"""
import os
import pathlib
import sys
import threading

import gi

gi.require_version('Gdk', '4.0')
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def make_content(paths):
    if os.environ.get('COPY') == 'files':
        uris = ''.join(f'{pathlib.Path(path).absolute().as_uri()}\r\n' for path in paths)
        return Gdk.ContentProvider.new_for_bytes('text/uri-list', GLib.Bytes.new(uris.encode()))
    kind = 'text/plain;charset=utf-8' if os.environ.get('COPY') == 'text' else 'image/png'
    return Gdk.ContentProvider.new_for_bytes(kind, GLib.Bytes.new(pathlib.Path(paths[0]).read_bytes()))


def main(*paths):
    if not Gtk.init_check():
        sys.exit('There is no display.')
    Gdk.Display.get_default().get_clipboard().set_content(make_content(paths))
    loop = GLib.MainLoop()
    threading.Thread(target=lambda: (sys.stdin.read(), GLib.idle_add(loop.quit)), daemon=True).start()
    GLib.idle_add(lambda: print('copied', flush=True))
    loop.run()


main(*sys.argv[1:])
