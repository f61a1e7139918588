# SPDX-License-Identifier: GPL-3.0-or-later
"""A private desktop for end-to-end tests: Xvfb, session bus, keyring, accessibility bus, and the real program.

Everything lives in one temporary folder and is gone at the end. Widgets are found and driven through AT-SPI,
because GTK 4 tells no screen coordinates; keys are sent with XTest.
"""

import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time

from accessibility import Accessibility, Timeout, Widget, wait_for  # noqa: F401 (also for those who import from here)

KEYRING_PASSWORD = b"test"
# Nothing is started by itself but the accessibility bus, so that "no keyring" means it.
BUS_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={runtime}</listen><servicedir>{services}</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>
"""
ACCESSIBILITY_SERVICE = "org.a11y.Bus.service"
# GtkTextView of GTK 4.8 lays out waiting lines while it is drawn and changes its adjustment then, after the scroll bar
# has had its place (gitlab.gnome.org/GNOME/gtk/-/merge_requests/5222). The next frame is right.
# And GLib says itself that nobody is here who shows messages, when a long answer ends out of sight.
KNOWN_DEFECT = re.compile(r"^.*Gtk-WARNING \*\*: [\d:.]+: Trying to snapshot GtkGizmo 0x[0-9a-f]+ "
                          r"without a current allocation$"
                          r"|^.*GLib-GIO-WARNING \*\*: [\d:.]+: unable to send notifications through "
                          r"org\.freedesktop\.Notifications: .*ServiceUnknown.*$", re.MULTILINE)


class Desktop:
    """Xvfb + D-Bus + gnome-keyring + AT-SPI. Use as a context manager. The keyring is "open", "locked" or "none"."""

    def __init__(self, width=1600, height=1200, locale="C.UTF-8", keyring="open", environment=None):
        self.folder = tempfile.mkdtemp(prefix="matchup-desktop-")
        self.processes = []
        self.programs = []
        self.keyring = keyring
        self.width, self.height = width, height
        self.environment = dict(os.environ)
        for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY", "GTK_THEME", "G_DEBUG"):
            self.environment.pop(name, None)
        for name in list(self.environment):
            if name.lower().endswith("_proxy") or name.endswith("_API_KEY"):
                del self.environment[name]
        folders = {
            "HOME": "home",
            "XDG_DATA_HOME": "home/data",
            "XDG_CONFIG_HOME": "home/config",
            "XDG_CACHE_HOME": "home/cache",
            "XDG_STATE_HOME": "home/state",
            "XDG_RUNTIME_DIR": "runtime",
        }
        for name, folder in folders.items():
            path = os.path.join(self.folder, folder)
            os.makedirs(path, mode=0o700, exist_ok=True)
            self.environment[name] = path
        self.environment.update(
            LC_ALL=locale,
            LANGUAGE="",
            GDK_BACKEND="x11",
            GSK_RENDERER="cairo",
            GTK_A11Y="atspi",
            GSETTINGS_BACKEND="keyfile",
            GIO_USE_VFS="local",
            ADW_DISABLE_PORTAL="1",
            MATCHUP_LOCAL_PORTS="",
        )
        self.environment.update(environment or {})

    def __enter__(self):
        try:
            self.start_display()
            self.start_bus()
            if self.keyring != "none":
                self.start_keyring()
            if self.keyring == "locked":
                self.lock_keyring()
            self.accessibility = Accessibility(self.environment["DBUS_SESSION_BUS_ADDRESS"])
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, kind, *exception):
        try:
            if kind is not None:
                self.explain()
        finally:
            self.close()

    def explain(self):
        """What was on the screen and in the logs when a test failed, as comments of TAP."""
        for program in self.programs:
            shown = program.window.dump() if program.window and program.process.poll() is None else []
            for line in "\n".join(shown + [program.read_log()]).splitlines():
                print("#", line, flush=True)

    def spawn(self, *command, **options):
        process = subprocess.Popen(command, env=self.environment, **options)
        self.processes.append(process)
        return process

    def start_display(self):
        read_end, write_end = os.pipe()
        self.spawn(
            "Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{self.width}x{self.height}x24", "-noreset",
            "-nolisten", "tcp", pass_fds=(write_end,), stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        with os.fdopen(read_end) as stream:
            number = stream.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.environment["DISPLAY"] = f":{number}"

    def start_bus(self):
        services = os.path.join(self.folder, "services")
        os.makedirs(services)
        for folder in os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":"):
            path = os.path.join(folder, "dbus-1/services", ACCESSIBILITY_SERVICE)
            if os.path.exists(path):
                shutil.copy(path, services)
                break
        configuration = os.path.join(self.folder, "bus.conf")
        with open(configuration, "w", encoding="utf-8") as stream:
            stream.write(BUS_CONFIGURATION.format(runtime=self.environment["XDG_RUNTIME_DIR"], services=services))
        bus = self.spawn("dbus-daemon", f"--config-file={configuration}", "--print-address=1", "--nofork",
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()

    def start_keyring(self):
        daemon = self.spawn(
            "gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground",
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        daemon.stdin.write(KEYRING_PASSWORD)
        daemon.stdin.close()
        wait_for("the keyring", lambda: "collection" in (self.call_keyring("ReadAlias", "string:default") or ""))

    def lock_keyring(self):
        collection = self.call_keyring("ReadAlias", "string:default")
        if self.call_keyring("Lock", f"array:objpath:{collection}") is None:
            raise RuntimeError("the keyring could not be locked")

    def call_keyring(self, method, argument):
        result = subprocess.run(
            ["dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.secrets",
             "/org/freedesktop/secrets", f"org.freedesktop.Secret.Service.{method}", argument],
            env=self.environment, capture_output=True, text=True, check=False)
        return result.stdout.strip() if result.returncode == 0 else None

    def screenshot(self, path, window=None):
        target = window or "root"
        subprocess.run(["import", "-window", target, path], env=self.environment, check=True)

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], env=self.environment, check=True, capture_output=True,
                              text=True).stdout.strip()

    def press(self, *keys):
        self.xdotool("key", "--clearmodifiers", *keys)

    def type(self, text):
        self.xdotool("type", "--delay", "4", text)

    def reach(self, widget, key="Tab", limit=60):
        """Moves the keyboard's focus to a widget, as somebody without a mouse does."""
        for _ in range(limit):
            # A menu button has the focus in the toggle button inside.
            if any(each.has_state("FOCUSED") for each, _ in widget.walk()):
                return
            before = self.accessibility.get_n_focus_changes()
            self.press(key)
            wait_for("the focus to move", lambda: self.accessibility.get_n_focus_changes() != before, 5)
        raise AssertionError(f"{key} does not lead to {widget.role} “{widget.name}”")

    def open_database(self):
        """What the program stored, to be read."""
        for path in pathlib.Path(self.environment['XDG_DATA_HOME']).rglob('*'):
            if path.is_file() and path.read_bytes()[:15] == b'SQLite format 3':
                return sqlite3.connect(path)
        raise AssertionError('no database')

    def files_containing(self, needle):
        """Files of the private home that hold these bytes in clear text."""
        found = []
        for folder, _, names in os.walk(self.folder):
            for name in names:
                path = os.path.join(folder, name)
                try:
                    with open(path, "rb") as stream:
                        if needle in stream.read():
                            found.append(path)
                except OSError:
                    continue
        return found

    def close(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in reversed(self.processes):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Program:
    """The real program on a Desktop."""

    def __init__(self, desktop, binary, *arguments, environment=None):
        self.desktop = desktop
        desktop.environment.update(environment or {})
        self.log = open(os.path.join(desktop.folder, "program.log"), "ab")
        self.started = time.monotonic()
        self.window = None
        self.process = desktop.spawn(binary, *arguments, stdout=self.log, stderr=self.log)
        desktop.programs.append(self)

    def wait_for_window(self, seconds=30.0):
        """The topmost widget, whose children are the windows, as soon as there is one."""

        def look():
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended with {self.process.returncode}:\n{self.read_log()}")
            root = self.desktop.accessibility.find_program(self.process.pid)
            return root if root is not None and root.children() else None

        self.window = wait_for("the window", look, seconds)
        return self.window

    def read_log(self):
        self.log.flush()
        with open(self.log.name, encoding="utf-8", errors="replace") as stream:
            return stream.read()

    def get_work(self):
        """Seconds that the program has worked, in all its threads."""
        # What clock_getcpuclockid() makes of a process id.
        return time.clock_gettime(~self.process.pid << 3 | 2)

    def assert_clean_log(self):
        log = KNOWN_DEFECT.sub("", self.read_log())
        for complaint in ("AddressSanitizer", "runtime error", "-CRITICAL **", "-WARNING **", "database is locked"):
            assert complaint not in log, log

    def read_command_line(self):
        with open(f"/proc/{self.process.pid}/cmdline", "rb") as stream:
            return stream.read()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def wait_for_end(self, seconds=10.0):
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError("the program did not end") from None

    def quit(self, seconds=10.0):
        self.process.send_signal(signal.SIGTERM)
        self.wait_for_end(seconds)
