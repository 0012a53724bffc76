#!/usr/bin/env python3
"""Checks what Peil concludes about records that were judged by hand, with the article that decides.

probes.py PROGRAM PLUGINS

Beside this file, in a folder named like a built plugin, probes.json has a row for each conclusion:
a record in probes/, answers that are added to its system (with) or to the institution's (answers),
and what must follow on the day as_of. What a row doesn't name isn't looked at: labels of the
program that hold (yes) or can't be said yet (open) and what settles these; its findings about the
system in order, and with arguments; findings of the data (told); questions that are asked or not;
the days of the system's steps, and their questions; numbers of the summary (counts). The records
answer an earlier version, so none of their answers may be lost either. Exit code: 0, 1 where
something differs, 77 where a plugin was built without its program.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

usual_day = "2026-11-22"


def outcome(program, plugin, record, as_of):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "probe.peil.json")
        file.write_text(json.dumps(record), encoding="utf-8")
        done = subprocess.run(
            [program, "score", plugin, file, "--json", "--today", as_of],
            capture_output=True,
            text=True,
            timeout=120,
        )
    if done.returncode != 0:
        raise SystemExit(f"{record['id']}: peil score ended with {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout)


def concluded(said):
    """What a row may name, from the outcome of a record with one system."""
    system = said["subjects"]["ai_system"][0]
    program = said["program"]
    labels = [each for each in program["labels"] if each.get("subject")]
    findings = [each for each in program["findings"] if each.get("subject")]
    steps = [each for each in program["steps"] if each.get("subject")]
    summary = next(each for each in program["findings"] if each["id"] == "summary")

    def values(finding):
        return {name: next(iter(value.values())) for name, value in finding["arguments"].items()}

    return {
        "yes": {each["id"] for each in labels if each["value"] is True},
        "open": {each["id"] for each in labels if each["value"] is None},
        "settles": {
            each["id"]: {
                one["question"] if isinstance(one, dict) else one for one in each["settled_by"]
            }
            for each in labels
        },
        "findings": [each["id"] for each in findings],
        "arguments": {each["id"]: values(each) for each in findings if each.get("arguments")},
        "told": {each["id"] for each in said["findings"] if each["value"] is True},
        "asked": {each["id"] for each in system["questions"] if each["state"] != "hidden"},
        "days": {each.get("by", "") for each in steps},
        "steps": {each["question"] for each in steps},
        "counts": values(summary),
        "answered": {each["id"] for each in system["questions"] if each["state"] != "open"},
    }


def differences(row, found):
    for name in ("yes", "open", "days", "steps"):
        if name in row and set(row[name].split()) != found[name]:
            yield name, row[name], " ".join(sorted(found[name]))
    if "findings" in row and row["findings"].split() != found["findings"]:
        yield "findings", row["findings"], " ".join(found["findings"])
    for name in ("settles", "arguments"):
        for key, value in row.get(name, {}).items():
            wanted = set(value.split()) if name == "settles" else value
            if found[name].get(key) != wanted:
                yield f"{name} of {key}", value, found[name].get(key)
    for name in ("told", "asked"):
        missing = set(row.get(name, "").split()) - found[name]
        if missing:
            yield name, row[name], f"without {' '.join(sorted(missing))}"
    asked = set(row.get("not_asked", "").split()) & found["asked"]
    if asked:
        yield "not_asked", row["not_asked"], " ".join(sorted(asked))
    for key, value in row.get("counts", {}).items():
        if found["counts"][key] != value:
            yield f"counts {key}", value, found["counts"][key]


def main():
    program, plugins = [Path(each).resolve() for each in sys.argv[1:]]
    wrong = 0
    for table in sorted(Path(__file__).parent.glob("*/probes.json")):
        plugin = plugins / table.parent.name
        named = json.loads((plugin / "plugin.json").read_text(encoding="utf-8")).get("program")
        if named and not (plugin / named).exists():
            print(f"{plugin.name}: {named} was not built")
            return 77
        rows = json.loads(table.read_text(encoding="utf-8"))
        records = {each.name[: -len(".peil.json")] for each in (table.parent / "probes").iterdir()}
        for record in sorted(records ^ {row["record"] for row in rows}):
            wrong += 1
            print(f"{record}: has no row, or no record")
        for row in rows:
            file = table.parent / "probes" / f"{row['record']}.peil.json"
            record = json.loads(file.read_text(encoding="utf-8"))
            system = record["subjects"]["ai_system"][0]["answers"]
            kept = set(system)
            for given, answers in (
                (row.get("with"), system),
                (row.get("answers"), record["answers"]),
            ):
                for question, value in (given or {}).items():
                    answers[question] = {"value": value}
            found = concluded(outcome(program, plugin, record, row.get("as_of", usual_day)))
            lost = kept - found["answered"]
            some = list(differences(row, found))
            if lost:
                some.append(("answers", "kept", f"lost: {' '.join(sorted(lost))}"))
            for name, wanted, got in some:
                wrong += 1
                print(f"{row['record']} ({row['why']}): {name} is\n  {got}\nnot\n  {wanted}")
        print(f"{plugin.name}: {len(rows)} rows, {len(records)} records")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
