#!/usr/bin/env python3
"""Checks what Peil says of a portfolio after its rows alone.

triage.py PROGRAM PLUGINS

Beside this file, in triage/ of a folder named like a built plugin, portfolio.csv is a table as an
institution would import it, and portfolio.expected.csv the class that each row must have: the
first of the kind's classes that holds (“open” if none does yet) and the worse ones that can't be
said yet.
Exit code: 0, 1 where something differs, 77 where a plugin was built without its program.
"""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path


def run(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise SystemExit(f"peil {arguments[0]} ended with {done.returncode}\n{done.stderr}")
    return done


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def concluded(program, plugin, definition, table):
    """By the subject's name: what its row's class and the worse open ones are."""
    kind, asked = next(iter(definition["subjects"].items()))
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty.peil.json")
        about = {"id": definition["id"], "version": definition["version"]}
        record = {"peil_record": 1, "id": "portfolio", "assessment": about, "answers": {}}
        empty.write_text(json.dumps(record), encoding="utf-8")
        added = run(program, "rows", plugin, empty, table, "--language", "nl")
        if added.stderr:
            raise SystemExit(f"not all of the table is understood:\n{added.stderr}")
        filled = Path(folder, "filled.peil.json")
        filled.write_text(added.stdout, encoding="utf-8")
        said = json.loads(run(program, "score", plugin, filled, "--json").stdout)
    names = {
        subject["id"]: subject["answers"][asked["name_question"]]["value"]
        for subject in json.loads(added.stdout)["subjects"][kind]
    }
    labels = {}
    for label in said["program"]["labels"]:
        if label.get("subject"):
            labels.setdefault(label["subject"], {})[label["id"]] = label["value"]
    made = {}
    for subject, name in names.items():
        found, possibly = "open", []
        for one in asked["classes"]:
            value = labels.get(subject, {}).get(one, False)
            if value is True:
                found = one
                break
            if value is None:
                possibly.append(one)
        made[name] = (found, possibly)
    return made


def main():
    program, plugins = sys.argv[1], Path(sys.argv[2])
    faults = 0
    for expected in sorted(Path(__file__).parent.glob("*/triage/portfolio.expected.csv")):
        plugin = plugins / expected.parent.parent.name
        if not (plugin / "logic.wasm").exists():
            return 77
        definition = json.loads((plugin / "assessment.json").read_text(encoding="utf-8"))
        made = concluded(program, plugin, definition, expected.parent / "portfolio.csv")
        rows = rows_of(expected)
        if len(rows) != len(made):
            faults += 1
            print(f"{len(rows)} are expected, {len(made)} are there")
        for row in rows:
            possibly = [one for one in row["possibly"].split(", ") if one]
            if made.get(row["name"]) != (row["class"], possibly):
                faults += 1
                print(f"{row['name']}: {made.get(row['name'])}, not {(row['class'], possibly)}")
        print(f"{plugin.name}: {len(rows)} rows, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
