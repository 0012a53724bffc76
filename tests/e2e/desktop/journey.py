"""What the desktop's tests share: one person, one computer, and what that person does again and
again."""

import json
from pathlib import Path

from driver import Window

ANSWERS = {"GO.01": 2, "GO.02": 3, "GO.03": 3, "P-GO-04": 2, "P-GO-05": 3, "OR.01": 2, "P-OR-02": 4}
ANSWERS |= {"P-OR-03": 1, "P-RM-01": 5, "P-RM-02": 2}
BEGIN = "Begin met Cyberweerbaarheid"


class Journey:
    """What the tests share: one person, one computer."""

    def __init__(self, program, pictures, home, display):
        self.program = program
        self.pictures = pictures
        self.home = home
        self.display = display
        self.records = home / ".local/share/peil/records"
        self.preferences = home / ".local/share/peil/preferences.json"
        self.open_windows = []

    def open(self, *arguments, display=None, home=None, path=None, dump=None):
        window = Window(
            self.program,
            display or self.display,
            home or self.home,
            *arguments,
            path=path,
            dump=dump,
        )
        self.open_windows.append(window)
        return window

    def close_all(self):
        for window in self.open_windows:
            if window.process.poll() is None:
                window.kill()
        self.open_windows.clear()

    def record_file(self):
        files = list(self.records.glob("*.peil.json"))
        assert len(files) == 1, f"one record's file, not {files}"
        return files[0]

    def record(self):
        return json.loads(self.record_file().read_text())

    def shipped(self):
        return (
            Path(self.program).resolve().parent.parent
            / "share/peil/plugins/nba-maturity/assessment.json"
        )


def ten_answers(journey, id):
    """The record of a person who has given the answers, for tests that begin after that."""
    definition = json.loads(journey.shipped().read_text())
    return {
        "peil_record": 1,
        "id": id,
        "assessment": {"id": definition["id"], "version": definition["version"]},
        "answers": {question: {"value": str(level)} for question, level in ANSWERS.items()},
    }


def equal(actual, expected, what):
    assert actual == expected, f"{what}: {actual!r}, expected {expected!r}"


def answer(window, question, level):
    section = question.removeprefix("P-")[:2]
    group = f"question/{question}/options"
    if not any(node["id"] == group for node in window.screen()["nodes"]):
        outline = next(
            node for node in window.screen()["nodes"] if node["id"] == f"section/{section}"
        )
        window.click("button", outline["name"])
    window.click("radio", str(level), within=group)
    window.wait_for(
        lambda screen: any(
            node["selected"] for node in window.among(screen, "radio", str(level), group)
        ),
        f"{question} answered with {level}",
    )


def begin(window):
    """Begins the maturity assessment, and goes on to its first topics."""
    window.click("button", BEGIN)
    window.click("button", "Volgende: Bestuur")
    window.node("radio_group", "")


def go_on(window):
    """Opens the record from Home."""
    window.click("button", "Verder")
    window.node("radio_group", "")
