#!/usr/bin/env python3
"""Two people who fill in the same facts get the same bytes.

same_bytes.py PROGRAM PLUGINS

Fills in examples of every assessment twice: as they stand, and as somebody else would, with
everything in another order and with notes, owners and another organisation. The outcomes must be
the same to the byte, but for the lines that name the record. Exit code: 0, 1 where one differs, 77
where a plugin was built without its program.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from goldens import in_language, record_of

most = 4  # examples of each assessment, from the largest on


def turned(value):
    """The same with the members of every object in the opposite order."""
    if isinstance(value, dict):
        return {name: turned(each) for name, each in reversed(value.items())}
    return [turned(each) for each in value] if isinstance(value, list) else value


def by_somebody_else(record):
    other = turned(record)
    other["id"] = "another"
    other["organisation"] = "Somebody else"
    other["created"] = "2026-01-01T08:00:00Z"
    kinds = [
        other["answers"],
        *(each["answers"] for some in other.get("subjects", {}).values() for each in some),
    ]
    for answers in kinds:
        for answer in answers.values():
            answer["note"] = "Seen by somebody else"
            answer["owner"] = "Somebody else"
    return other


def outcome(program, plugin, record, today):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "example.peil.json")
        file.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        done = subprocess.run(
            [program, "score", plugin, file, "--json", "--today", today],
            capture_output=True,
            timeout=120,
        )
    if done.returncode != 0:
        raise SystemExit(f"peil score ended with {done.returncode}\n{done.stderr.decode()}")
    # `record` says whose it is; nothing else may.
    named = json.loads(done.stdout)["record"]
    lines = {f'"{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in named.items()}
    return [
        line for line in done.stdout.decode().splitlines() if line.strip().rstrip(",") not in lines
    ]


def main():
    program, plugins = [Path(each).resolve() for each in sys.argv[1:]]
    wrong = 0
    for folder in sorted(
        each for each in Path(__file__).parent.iterdir() if (plugins / each.name).is_dir()
    ):
        plugin = plugins / folder.name
        named = json.loads((plugin / "plugin.json").read_text(encoding="utf-8")).get("program")
        if named and not (plugin / named).exists():
            print(f"{folder.name}: {named} was not built")
            return 77
        definition = json.loads((plugin / "assessment.json").read_text(encoding="utf-8"))
        examples = sorted(definition["examples"], key=lambda example: -len(json.dumps(example)))
        examples = examples[:most]
        for example in examples:
            record = record_of(definition, example)
            today = example.get("today", definition["checked"])
            first = outcome(program, plugin, record, today)
            second = outcome(program, plugin, by_somebody_else(record), today)
            if first != second:
                wrong += 1
                print(f"{folder.name}: {in_language(example['title'], 'en')}: the outcomes differ")
        print(f"{folder.name}: {len(examples)} examples, each filled in twice")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
