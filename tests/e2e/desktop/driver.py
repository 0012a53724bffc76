"""A real window under a virtual display, driven as a person drives it: by mouse and keyboard, and
by what is on the screen.

The program says where things are (PEIL_TREE_DUMP, native/desktop/tree_dump.hpp); clicks go to those
pixels. Waiting is for a state to come, never for time to pass.
"""

import json
import os
import signal
import subprocess
import time

import x11

# A limit for what is broken: on a busy machine everything takes longer.
PATIENCE = 120


class NotSeen(AssertionError):
    pass


def wait_until(condition, what):
    """Gives what `condition` gives as soon as that is true."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        result = condition()
        if result:
            return result
        time.sleep(0.005)
    raise NotSeen(f"waited {PATIENCE} s for {what}")


class Display:
    """A virtual screen of its own. `dpi` is what the desktop's settings say: 96 is a scale of 1."""

    def __init__(self, width=1600, height=1000, dpi=96):
        read_end, write_end = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24"]
            + ["-noreset", "-nolisten", "tcp"],
            pass_fds=[write_end],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            self.name = ":" + pipe.readline().strip()
        self.connection = x11.Connection(self.name)
        self.connection.set_resources(f"Xft.dpi: {dpi}\n")

    def end(self):
        self.connection.close()
        self.server.terminate()
        self.server.wait()


class Window:
    """The running program. Nodes are found by role and name, as dictionaries of the dump."""

    def __init__(self, program, display, home, *arguments, path=None, dump=None):
        self.display = display
        self.dump_file = dump or home / "screen.json"
        self.dump_file.unlink(missing_ok=True)
        self.seen = (None, None)  # the state of the file, and what was in it
        self.environment = {
            "HOME": str(home),
            "DISPLAY": display.name,
            "PATH": path or os.environ["PATH"],
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "LANG": "C.UTF-8",
            "PEIL_TREE_DUMP": str(self.dump_file),
        }
        self.for_tools = {**os.environ, "DISPLAY": display.name}
        with open(home / "stderr.txt", "ab") as stderr:
            self.process = subprocess.Popen(
                [program, "desktop", *map(str, arguments)], env=self.environment, stderr=stderr
            )
        self.wait_for(lambda screen: screen["settled"], "the first screen")
        self.id = int(
            wait_until(
                lambda: self.xdotool("search", "--onlyvisible", "--pid", self.process.pid),
                "the window",
            )
        )

    def xdotool(self, *words):
        done = subprocess.run(
            ["xdotool", *map(str, words)], env=self.for_tools, capture_output=True, text=True
        )
        return done.stdout.strip()

    # --- what is on the screen --------------------------------------------------------------------

    def screen(self):
        """The last frame; None before the first. It is replaced by renaming, so it is always
        whole."""
        if self.process.poll() is not None:
            raise NotSeen(f"the program has ended, with exit code {self.process.returncode}")
        try:
            about = os.stat(self.dump_file)
            state = (about.st_ino, about.st_mtime_ns)
            if state != self.seen[0]:
                self.seen = (state, json.loads(self.dump_file.read_text()))
            return self.seen[1]
        except FileNotFoundError:
            return None

    def wait_for(self, condition, what):
        def settled_screen_with_it():
            screen = self.screen()
            return screen and screen["settled"] and condition(screen) and screen
        return wait_until(settled_screen_with_it, what)

    @staticmethod
    def among(screen, role, name, within=None):
        """The nodes with this role and a name that begins so; `within` is the id of a node
        above."""
        nodes = screen["nodes"]

        def is_within(node):
            while node["parent"] >= 0 and node["id"] != within:
                node = nodes[node["parent"]]
            return node["id"] == within
        return [
            node
            for node in nodes
            if node["role"] == role
            and node["name"].startswith(name)
            and (within is None or is_within(node))
        ]

    def node(self, role, name, within=None):
        """The node, when it is there. Several with the name: the first."""
        screen = self.wait_for(
            lambda screen: self.among(screen, role, name, within), f"{role} “{name}”"
        )
        return self.among(screen, role, name, within)[0]

    def texts(self):
        return [node["name"] for node in self.screen()["nodes"]]

    # --- what a person does -----------------------------------------------------------------------

    def point_at(self, rect):
        scale = self.screen()["scale"]
        x, y, width, height = rect
        self.display.connection.point(
            self.id, round((x + width / 2) * scale), round((y + height / 2) * scale)
        )

    def bring_into_view(self, role, name, within=None):
        """Turns the wheel over the middle of what scrolls until the node is whole on the screen."""
        def fits(node):
            return node["shown"] == node["rect"]
        step = None  # how far a turn of the wheel leads: seen after the first one
        for _ in range(200):
            node = self.node(role, name, within)
            if fits(node):
                return node
            main = self.node("main", "")
            self.point_at(main["shown"])
            shown = node["shown"] or node["rect"]
            above = main["shown"][1] - node["rect"][1]
            below = node["rect"][1] + node["rect"][3] - main["shown"][1] - main["shown"][3]
            frames = self.screen()["frames"]
            turns = max(1, int(max(above, below) / step)) if step else 1
            self.display.connection.click(5 if below > 0 else 4, turns)
            self.wait_for(lambda screen: screen["frames"] > frames, f"scrolling towards {shown}")
            moved = abs(self.node(role, name, within)["rect"][1] - node["rect"][1])
            if step is None and moved > 0:
                step = moved
        raise NotSeen(f"{role} “{name}” doesn't come into view")

    def click(self, role, name, within=None):
        self.point_at(self.bring_into_view(role, name, within)["rect"])
        self.display.connection.click(1)

    def click_into(self, name, role="text_field"):
        """Gives a field the cursor."""
        self.click(role, name)
        self.wait_for(
            lambda screen: any(node["focused"] for node in self.among(screen, role, name)),
            f"the cursor in “{name}”",
        )

    @staticmethod
    def focused(screen):
        """The role of the node with the focus."""
        return next((node["role"] for node in screen["nodes"] if node["focused"]), None)

    def tab_to(self, role, name=""):
        """Presses Tab until the focus is on such a node."""
        for _ in range(200):
            screen = self.wait_for(lambda screen: True, "a quiet screen")
            if any(node["focused"] for node in self.among(screen, role, name)):
                return
            self.press("Tab")
            self.wait_for(lambda later: later["frames"] > screen["frames"], "the focus to move")
        raise NotSeen(f"Tab doesn't lead to {role} “{name}”")

    def type(self, text):
        self.display.connection.type(text)

    def press(self, *keys):
        """As a person does: a modifier is held until its key was let go. (`xdotool key` lets go of
        the modifier first.)"""
        for keys_together in keys:
            self.display.connection.press(keys_together.split("+"))

    def resize(self, width, height):
        self.xdotool("windowsize", self.id, width, height)
        self.wait_for(
            lambda screen: (screen["width"], screen["height"]) == (width, height),
            f"a size of {width}×{height}",
        )

    def move(self, x, y):
        self.xdotool("windowmove", self.id, x, y)
        wait_until(lambda: self.corner() == (x, y), f"the window at {x}, {y}")

    def corner(self):
        facts = dict(
            line.split("=")
            for line in self.xdotool("getwindowgeometry", "--shell", self.id).splitlines()
        )
        return int(facts["X"]), int(facts["Y"])

    def stand_in_front(self):
        self.xdotool("windowraise", self.id)

    def take_keyboard(self):
        """What a person does who comes back to this window from another: no window manager does it
        here."""
        self.stand_in_front()
        self.xdotool("windowfocus", self.id)

    def picture(self, file):
        self.wait_for(lambda screen: True, "a quiet screen")
        self.display.connection.picture(self.id, file)

    # --- how it ends ------------------------------------------------------------------------------

    def close(self):
        self.display.connection.ask_to_close(self.id)
        return self.process.wait(PATIENCE)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
