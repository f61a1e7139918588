# SPDX-License-Identifier: GPL-3.0-or-later
"""A private desktop for end-to-end tests: Xvfb, session bus, keyring, accessibility bus, and the real program.

Everything lives in one temporary folder and is gone at the end. Widgets are found and driven through AT-SPI,
because GTK 4 tells no screen coordinates; keys are sent with XTest.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time

KEYRING_PASSWORD = b"test"


class Timeout(AssertionError):
    pass


def wait_for(what, condition, seconds=20.0):
    """Polls until condition() is true and gives its value; a bounded wait on a condition."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise Timeout(f"waited {seconds:g} s in vain for {what}")
        time.sleep(0.03)


class Desktop:
    """Xvfb + D-Bus + gnome-keyring + at-spi. Use as a context manager."""

    def __init__(self, width=1600, height=1200, locale="C.UTF-8", keyring=True, environment=None):
        self.folder = tempfile.mkdtemp(prefix="matchup-desktop-")
        self.processes = []
        self.keyring = keyring
        self.width, self.height = width, height
        self.environment = dict(os.environ)
        for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "OPENAI_API_KEY", "ARK_API_KEY", "XAUTHORITY"):
            self.environment.pop(name, None)
        for name in list(self.environment):
            if name.lower().endswith("_proxy"):
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
            GTK_THEME="",
        )
        del self.environment["GTK_THEME"]
        self.environment.update(environment or {})

    def __enter__(self):
        try:
            self.start_display()
            self.start_bus()
            if self.keyring:
                self.start_keyring()
        except BaseException:
            self.close()
            raise
        os.environ.update(self.environment)
        return self

    def __exit__(self, *exception):
        self.close()

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
        bus = self.spawn("dbus-daemon", "--session", "--print-address=1", "--nofork", stdout=subprocess.PIPE)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()

    def start_keyring(self):
        daemon = self.spawn(
            "gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground",
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        daemon.stdin.write(KEYRING_PASSWORD)
        daemon.stdin.close()
        # Asking the name itself before the daemon owns it would start a second, locked one.
        wait_for("the keyring daemon", lambda: "true" in (self.call_bus(
            "org.freedesktop.DBus", "/org/freedesktop/DBus",
            "org.freedesktop.DBus.NameHasOwner", "org.freedesktop.secrets") or ""))
        wait_for("the keyring", lambda: self.call_bus(
            "org.freedesktop.secrets", "/org/freedesktop/secrets",
            "org.freedesktop.Secret.Service.ReadAlias", "default") not in (None, "/"))

    def call_bus(self, name, path, method, argument):
        result = subprocess.run(
            ["dbus-send", "--session", "--print-reply=literal", f"--dest={name}", path, method, f"string:{argument}"],
            env=self.environment, capture_output=True, text=True, check=False)
        return result.stdout.strip() if result.returncode == 0 else None

    def screenshot(self, path, window=None):
        target = window or "root"
        subprocess.run(["import", "-window", target, path], env=self.environment, check=True)

    def press(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], env=self.environment, check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "12", text], env=self.environment, check=True)

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


class Widget:
    """One accessible object. Import only inside a Desktop: Atspi connects to the bus of the environment."""

    def __init__(self, accessible):
        self.accessible = accessible

    @property
    def name(self):
        return self.accessible.get_name() or ""

    @property
    def role(self):
        return self.accessible.get_role_name()

    def children(self):
        # What was asked before is remembered, and the tree has changed since.
        self.accessible.clear_cache()
        for i in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(i)
            if child is not None:
                yield Widget(child)

    def walk(self):
        yield self
        for child in self.children():
            yield from child.walk()

    def has_state(self, state):
        from gi.repository import Atspi
        return self.accessible.get_state_set().contains(getattr(Atspi.StateType, state))

    @property
    def showing(self):
        # GTK 4.8 does not tell SHOWING on a display without a window manager.
        return self.has_state("VISIBLE")

    def find(self, role=None, name=None, showing=True):
        """The first match below; name may be a str (exact), or a function of the name. None when there is none."""
        for widget in self.walk():
            try:
                if role is not None and widget.role != role:
                    continue
                if name is not None and not (name(widget.name) if callable(name) else widget.name == name):
                    continue
                if showing and not widget.showing:
                    continue
            except Exception:  # The object went away while we walked.
                continue
            return widget
        return None

    def find_all(self, role=None, name=None):
        for widget in self.walk():
            try:
                if role is not None and widget.role != role:
                    continue
                if name is not None and not (name(widget.name) if callable(name) else widget.name == name):
                    continue
            except Exception:
                continue
            yield widget

    def wait(self, role=None, name=None, seconds=20.0, showing=True):
        def look():
            try:
                return self.find(role, name, showing)
            except Exception:
                return None
        return wait_for(f"{role or 'a widget'} named {name!r}", look, seconds)

    def click(self):
        # A menu button keeps its action in the toggle button inside.
        for widget in self.walk():
            action = widget.accessible.get_action_iface()
            if action is not None and action.get_n_actions() > 0:
                if not action.do_action(0):
                    raise AssertionError(f"the action of {self.role} “{self.name}” failed")
                return
        raise AssertionError(f"{self.role} “{self.name}” has no action")

    def focus(self):
        self.accessible.get_component_iface().grab_focus()

    def set_text(self, text):
        editable = self.accessible.get_editable_text_iface()
        if editable is None:
            raise AssertionError(f"{self.role} “{self.name}” takes no text")
        if not editable.set_text_contents(text):
            raise AssertionError(f"{self.role} “{self.name}” refused the text")

    @property
    def text(self):
        iface = self.accessible.get_text_iface()
        if iface is None:
            return self.name
        from gi.repository import Atspi
        return Atspi.Text.get_text(iface, 0, Atspi.Text.get_character_count(iface))

    def texts(self):
        """All that can be read below this widget, as one string."""
        return "\n".join(filter(None, (widget.text or widget.name for widget in self.walk())))

    def dump(self, depth=0):
        lines = [f"{'  ' * depth}{self.role} “{self.name}”"]
        for child in self.children():
            lines.extend(child.dump(depth + 1))
        return lines


class Program:
    """The real program on a Desktop."""

    def __init__(self, desktop, binary, *arguments, environment=None):
        self.desktop = desktop
        desktop.environment.update(environment or {})
        self.log = open(os.path.join(desktop.folder, "program.log"), "ab")
        self.started = time.monotonic()
        self.process = desktop.spawn(binary, *arguments, stdout=self.log, stderr=self.log)

    def window(self, seconds=30.0):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi

        def look():
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended with {self.process.returncode}:\n{self.read_log()}")
            root = Atspi.get_desktop(0)
            for i in range(root.get_child_count()):
                application = root.get_child_at_index(i)
                try:
                    if application is None or application.get_process_id() != self.process.pid:
                        continue
                    if application.get_child_count() > 0:
                        return Widget(application)
                except Exception:
                    continue
            return None
        return wait_for("the window", look, seconds)

    def read_log(self):
        self.log.flush()
        with open(self.log.name, encoding="utf-8", errors="replace") as stream:
            return stream.read()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def quit(self, seconds=10.0):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError("the program did not end") from None
