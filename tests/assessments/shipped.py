#!/usr/bin/env python3
"""Checks, tests and packs everything that ships: today, a year ago and in 2031.

shipped.py PROGRAM PLUGINS ASSESSMENTS [CLOCK]

PLUGINS is a folder of built plugins, ASSESSMENTS that of their sources: every one there must be
built, and must be right alone, as a plugin and as a pack. CLOCK is the library that puts a program
in another year (clock.cpp); without it only today is tried. Exit code: 0, 1 where something is
wrong, 77 where a plugin was built without its program.
"""

import datetime
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

DAY = 24 * 60 * 60


def clocks(library):
    """The names of the days, and the environment in which it is that day."""
    now = datetime.datetime.now()
    then = {"today": now}
    if library:
        then["a year ago"] = now - datetime.timedelta(days=365)
        then["2031"] = now.replace(year=2031, month=3, day=1)
    for name, day in then.items():
        ahead = round((day - now).total_seconds() / DAY) * DAY
        preloaded = {"LD_PRELOAD": str(library), "PEIL_TEST_CLOCK": str(ahead)} if library else {}
        yield name, {**os.environ, **preloaded}, (now + datetime.timedelta(seconds=ahead)).date()


class Shipped:
    def __init__(self, program, environment, folder):
        self.program, self.environment, self.folder = program, environment, folder

    def run(self, *words):
        return subprocess.run(
            [self.program, *words],
            capture_output=True,
            text=True,
            timeout=120,
            cwd=self.folder,
            env=self.environment,
        )

    def faults(self, *words):
        """What a command says that doesn't end well; none if it does."""
        done = self.run(*words)
        if done.returncode == 0 and "no examples" not in done.stdout:
            return []
        name = " ".join(str(word) for word in words)
        return [f"peil {name} ended with {done.returncode}\n{done.stdout}{done.stderr}"]

    def day(self, plugin):
        """The day that the program takes for today."""
        definition = json.loads((plugin / "assessment.json").read_text(encoding="utf-8"))
        record = {
            "peil_record": 1,
            "id": "empty",
            "assessment": {"id": definition["id"], "version": definition["version"]},
            "answers": {},
        }
        file = Path(self.folder, "empty.peil.json")
        file.write_text(json.dumps(record), encoding="utf-8")
        done = self.run("register", plugin, file, "--json")
        return json.loads(done.stdout)["as_of"]


def names_in(folder, file):
    return {each.name for each in folder.iterdir() if (each / file).exists()}


def main():
    program, plugins, assessments = [Path(each).resolve() for each in sys.argv[1:4]]
    library = Path(sys.argv[4]).resolve() if any(sys.argv[4:]) else None
    names = sorted(names_in(assessments, "assessment.json") | names_in(plugins, "plugin.json"))
    for name in names:
        manifest = json.loads((plugins / name / "plugin.json").read_text(encoding="utf-8"))
        if "program" in manifest and not (plugins / name / manifest["program"]).exists():
            print(f"{name}: {manifest['program']} was not built")
            return 77
    faults = []
    for clock, environment, date in clocks(library):
        with tempfile.TemporaryDirectory() as folder:
            shipped = Shipped(program, environment, folder)
            said = shipped.day(plugins / "digital-sovereignty")
            if said != str(date):
                faults.append(f"{clock}: the program takes {said} for today, not {date}")
            for name in names:
                pack = f"{name}.peilpack.json"
                found = shipped.faults("check", assessments / name / "assessment.json")
                # Packing checks the folder first, with its program.
                found += shipped.faults("pack", plugins / name, "-o", pack)
                found += shipped.faults("test", plugins / name if found else pack)
                faults += [f"{clock}: {fault}" for fault in found]
                print(f"{clock}: {name}: {len(found)} wrong")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
