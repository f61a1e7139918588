#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program that copied a picture: clipboard.py FILE holds it until the end of the input, as image/png."""
import pathlib
import sys
import threading

import gi

gi.require_version('Gdk', '4.0')
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def main(path):
    if not Gtk.init_check():
        sys.exit('There is no display.')
    picture = GLib.Bytes.new(pathlib.Path(path).read_bytes())
    Gdk.Display.get_default().get_clipboard().set_content(Gdk.ContentProvider.new_for_bytes('image/png', picture))
    loop = GLib.MainLoop()
    threading.Thread(target=lambda: (sys.stdin.read(), GLib.idle_add(loop.quit)), daemon=True).start()
    GLib.idle_add(lambda: print('copied', flush=True))
    loop.run()


main(sys.argv[1])
