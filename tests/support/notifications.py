#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of a desktop that shows messages (org.freedesktop.Notifications), for tests.

Writes a line of JSON for each that is shown or taken back; "click ID" in its input does what a person does with it.
"""
import json
import os
import sys
import threading

from gi.repository import Gio, GLib

NAME = INTERFACE = 'org.freedesktop.Notifications'
PATH = '/org/freedesktop/Notifications'
XML = f"""<node><interface name="{INTERFACE}">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{{sv}}" direction="in"/>
<arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>"""

last = 0


def say(**what):
    print(json.dumps(what), flush=True)


def call(connection, sender, _path, _interface, method, parameters, invocation):
    global last
    arguments = parameters.unpack()
    if method == 'Notify':
        _, replaced, _, title, text, actions, _, _ = arguments
        if not replaced:
            last += 1
        number = replaced or last
        invocation.return_value(GLib.Variant('(u)', (number,)))
        say(shown=number, replaced=bool(replaced), title=title, text=text, actions=actions)
    elif method == 'CloseNotification':
        invocation.return_value(None)
        say(closed=arguments[0])
    else:
        invocation.return_value(GLib.Variant('(as)', (['actions', 'body'],)))


def main():
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    connection = Gio.DBusConnection.new_for_address_sync(os.environ['DBUS_SESSION_BUS_ADDRESS'], flags, None, None)
    connection.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0], call, None, None)
    Gio.bus_own_name_on_connection(connection, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: say(ready=True), None)

    def click(number):
        connection.emit_signal(None, PATH, INTERFACE, 'ActionInvoked', GLib.Variant('(us)', (number, 'default')))
        return GLib.SOURCE_REMOVE

    def listen():
        for line in sys.stdin:
            GLib.idle_add(click, int(line.split()[1]))

    threading.Thread(target=listen, daemon=True).start()
    GLib.MainLoop().run()


main()
