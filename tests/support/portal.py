#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of a desktop that takes screenshots (org.freedesktop.portal.Screenshot), for tests.

portal.py answers each request with what the next line of its input says: the path of a picture, "cancelled" or "failed", and says so.
"""
import os
import pathlib
import sys

from gi.repository import Gio, GLib

NAME = 'org.freedesktop.portal.Desktop'
PATH = '/org/freedesktop/portal/desktop'
INTERFACE = 'org.freedesktop.portal.Screenshot'
XML = f"""<node><interface name="{INTERFACE}">
<method name="Screenshot"><arg type="s" direction="in"/><arg type="a{{sv}}" direction="in"/><arg type="o" direction="out"/>
</method><property name="version" type="u" access="read"/></interface></node>"""


def respond(connection, sender, handle):
    said = sys.stdin.readline().strip()
    results = {}
    if said not in ('cancelled', 'failed'):
        results['uri'] = GLib.Variant('s', pathlib.Path(said).as_uri())
    code = {'cancelled': 1, 'failed': 2}.get(said, 0)
    connection.emit_signal(sender, handle, 'org.freedesktop.portal.Request', 'Response',
                           GLib.Variant('(ua{sv})', (code, results)))
    connection.flush_sync(None)
    print('said', flush=True)
    return GLib.SOURCE_REMOVE


def call(connection, sender, _path, _interface, _method, parameters, invocation):
    options = parameters.unpack()[1]
    handle = f'{PATH}/request/{sender[1:].replace(".", "_")}/{options["handle_token"]}'
    invocation.return_value(GLib.Variant('(o)', (handle,)))
    GLib.idle_add(respond, connection, sender, handle)


def main():
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    connection = Gio.DBusConnection.new_for_address_sync(os.environ['DBUS_SESSION_BUS_ADDRESS'], flags, None, None)
    connection.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0], call,
                               lambda *_: GLib.Variant('u', 2), None)
    Gio.bus_own_name_on_connection(connection, NAME, Gio.BusNameOwnerFlags.NONE,
                                   lambda *_: print('ready', flush=True), None)
    GLib.MainLoop().run()


main()
