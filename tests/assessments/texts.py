#!/usr/bin/env python3
"""Whether the texts of the assessments are of a length that people read.

texts.py ASSESSMENTS

ASSESSMENTS is the folder with the assessments. A sentence has so many words at most, a text so many
characters, by what it is. Notes to sources may be longer: they name what they were compared with.
Exit code: 0, 1 where a text is too long.
"""

import json
import re
import sys
from pathlib import Path

words_of_a_sentence = 32
# Characters, by the member that holds the text.
most = {
    "title": 100,
    "subtitle": 70,
    "description": 640,
    "label": 90,
    "intro": 280,
    "help": 340,
    "why": 160,
    "levels": 180,
    "reach": 140,
    "hint": 160,
    "text": 360,
}


def texts(value, member="", path=""):
    """Every text with the member that it stands in and the way to it."""
    if isinstance(value, dict):
        if "nl" in value and isinstance(value["nl"], str):
            for language, text in value.items():
                yield member, f"{path}/{language}", text
            return
        for name, each in value.items():
            inner = member if member in ("levels", "reach") else name
            if name != "examples":
                yield from texts(each, inner, f"{path}/{name}")
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from texts(each, member, f"{path}/{index}")


def main():
    wrong = 0
    for file in sorted(Path(sys.argv[1]).glob("*/assessment.json")):
        count = 0
        for member, path, text in texts(json.loads(file.read_text(encoding="utf-8"))):
            count += 1
            longest = max(
                (len(each.split()) for each in re.split(r"(?<=[.?!:;])\s+", text)), default=0
            )
            if longest > words_of_a_sentence:
                wrong += 1
                print(f"{file.parent.name}{path}: a sentence of {longest} words")
            if len(text) > most.get(member, 1000):
                wrong += 1
                print(f"{file.parent.name}{path}: {len(text)} characters, at most {most[member]}")
        print(f"{file.parent.name}: {count} texts")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
