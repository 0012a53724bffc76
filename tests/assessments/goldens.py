#!/usr/bin/env python3
"""Compares what `peil score` says about every example of an assessment with the file that a
reviewer has read.

goldens.py PROGRAM PLUGINS [--write]

PLUGINS is a folder of built plugins, named like the folders beside this file. Each of these holds a
text for each example of its assessment: the answers, and what Peil says of them, in the
assessment's own language. --write writes them anew: read the difference before you keep it. Exit
code: 0, 1 where something differs, 77 where a plugin was built without its program.
"""

import difflib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def in_language(text, language):
    return text if isinstance(text, str) else text.get(language) or next(iter(text.values()))


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-")


def answer_of(value):
    return value if isinstance(value, dict) else {"value": value}


def record_of(definition, example):
    def answers(given):
        return {question: answer_of(value) for question, value in given.items()}

    subjects = {
        kind: [
            {"id": each.get("id", str(place)), "answers": answers(each.get("answers", {}))}
            for place, each in enumerate(some, 1)
        ]
        for kind, some in example.get("subjects", {}).items()
    }
    record = {
        "peil_record": 1,
        "id": "example",
        "assessment": {"id": definition["id"], "version": definition["version"]},
        "answers": answers(example.get("answers", {})),
    }
    return {**record, "subjects": subjects} if subjects else record


def short(value):
    if not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)
    return (
        value.get("state") or short(value.get("value", ""))
        if set(value) & {"state", "value"}
        else json.dumps(value)
    )


def answers_in_words(given, indent):
    """One line for each part of the assessment: what stands before the last dot of the ids."""
    groups = {}
    for question, value in given.items():
        head, dot, tail = question.rpartition(".")
        groups.setdefault(head if dot else "", []).append(f"{tail} {short(value)}")
    lines = []
    for head, some in groups.items():
        lines += (
            [f"{indent}{head}: {', '.join(some)}"] if head else [f"{indent}{one}" for one in some]
        )
    return lines


def golden(program, plugin, definition, example):
    language = definition["languages"][0]
    today = example.get("today", definition["checked"])
    lines = [in_language(example["title"], language), "", f"Today {today}. Answers:"]
    lines += answers_in_words(example.get("answers", {}), "  ") or ["  none"]
    for kind, some in example.get("subjects", {}).items():
        for place, each in enumerate(some, 1):
            lines += [f"  {kind} {each.get('id', place)}:"]
            lines += answers_in_words(each.get("answers", {}), "    ")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "example.peil.json")
        file.write_text(
            json.dumps(record_of(definition, example), ensure_ascii=False), encoding="utf-8"
        )
        done = subprocess.run(
            [program, "score", plugin, file, "--language", language, "--today", today],
            capture_output=True,
            text=True,
            timeout=120,
        )
    if done.returncode != 0:
        raise SystemExit(f"{lines[0]}: peil score ended with {done.returncode}\n{done.stderr}")
    said = [line.rstrip() for line in done.stdout.splitlines()]
    return "\n".join(lines + [""] + said) + "\n"


def main():
    write = "--write" in sys.argv
    program, plugins = [Path(each).resolve() for each in sys.argv[1:] if each != "--write"]
    wrong = 0
    goldens = (each for each in Path(__file__).parent.iterdir() if each.name[0] not in "_.")
    for folder in sorted(each for each in goldens if each.is_dir()):
        plugin = plugins / folder.name
        named = json.loads((plugin / "plugin.json").read_text(encoding="utf-8")).get("program")
        if named and not (plugin / named).exists():
            print(f"{folder.name}: {named} was not built")
            return 77
        definition = json.loads((plugin / "assessment.json").read_text(encoding="utf-8"))
        wanted = set()
        for example in definition.get("examples", []):
            file = folder / f"{slug(in_language(example['title'], 'en'))}.txt"
            if file in wanted:
                raise SystemExit(f"{file.name}: two examples have this name")
            wanted.add(file)
            text = golden(program, plugin, definition, example)
            if write:
                file.write_text(text, encoding="utf-8")
                continue
            kept = file.read_text(encoding="utf-8") if file.exists() else ""
            if text != kept:
                wrong += 1
                before, now = kept.splitlines(True), text.splitlines(True)
                print("".join(difflib.unified_diff(before, now, str(file), "now")))
        for file in sorted(set(folder.glob("*.txt")) - wanted):
            print(f"{file}: no example has this name")
            if write:
                file.unlink()
            else:
                wrong += 1
        print(f"{folder.name}: {len(wanted)} examples")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
