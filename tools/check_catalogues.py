"""Checks the strings for people: core/app/catalogue/*.json beside the code of core/app that uses
them.

Finds keys that a language lacks, keys that nothing uses, keys in code that no catalogue has, keys
out of order, empty texts, places ({count}) that differ between languages, texts too long for where
they stand, and words for people in the code of the views. Prints each on a line and exits with 1
if there are any. Usage: check_catalogues.py [ROOT]
"""

import json
import re
import sys
from pathlib import Path

LANGUAGES = ("nl", "en")

# Keys that no code names whole, since it puts them together.
MADE = (
    (
        r"problem\.(message|hint)\.\w+",
        "by the problem's code, in locale.cpp; tests/app/locale_test.cpp knows all codes",
    ),
    (
        r"score\.bar(_none)?(_plain)?",
        "by whether there is a value and a target, in view/range_bar.cpp",
    ),
    (
        r"card\.(begin|continue|view|update)_name",
        "the button's name beside its label, in view/home.cpp",
    ),
    (r"key\.[A-Z]\w*", "a key of the keyboard with a name of its own, in view/shortcuts.cpp"),
)

# Keys that only some languages have.
PARTLY = (
    (r"problem\.(message|hint)\.\w+", "en", "the engine says its problems in English itself"),
)

# How many signs a text may have without its places, by where it stands. The first pattern that fits
# counts.
LONGEST = (
    (r"tab\.\w+", 14, "a tab"),
    (
        r"language\.short|search\.button|menu\.heading|save\.\w+_short",
        12,
        "in the bar, where it is narrow",
    ),
    (r"(result|judged)\.column_\w+", 16, "the head of a column"),
    (r"key\.\w+", 12, "a key of the keyboard"),
    (r"theme\.\w+|language\.own", 20, "a choice beside others"),
    (r"undo|redo|open\.file|\w+\.(close|dismiss|add|remove|retry|do|not_now|back)", 28, "a button"),
    (r"\w+\.\w*heading", 40, "a title"),
    (
        r"card\.(begin|continue|view|update)|answer\.\w*(clear|none|unknown|not_applicable|note)",
        28,
        "a button",
    ),
    (
        r"chart\.as_\w+|outline\.(show|hide)|search\.(to_questions|kind_\w+)|"
        r"settings\.plugins_show",
        28,
        "a button",
    ),
    (
        r"question\.(to_\w+|next_section|previous_section)|"
        r"settings\.(language|theme|text_size|storage|about)",
        28,
        "a button or a heading",
    ),
    (r"shortcut\.\w+", 44, "a line of the list of shortcuts"),
    (r"input\.\w+", 90, "under a field"),
    (r"said\.\w+|search\.count\w*", 90, "said while a person works on"),
    (r"problem\.message\.\w+", 200, "a message"),
    (r".*", 380, "a text"),
)

LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
PLACE = re.compile(r"\{\w+\}")
IDENTIFIER = re.compile(r"[a-z0-9_./@:%-]*")
# In text(…), heading(…), button(…).
WRITTEN_OUT = re.compile(r'\bLook::\w+,\s*(?:\d+,\s*)?"([^"]*)"')


def without_comments(code):
    """The code with comments and includes blanked, so that lines keep their numbers."""

    def blank(found):
        return found.group(0) if found.group(0)[0] == '"' else re.sub(r"[^\n]", " ", found.group(0))

    code = re.sub(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*.*?\*/', blank, code, flags=re.S)
    return re.sub(r"^[ \t]*#[ \t]*include[^\n]*", blank, code, flags=re.M)


def literals(code):
    for found in LITERAL.finditer(code):
        yield code.count("\n", 0, found.start()) + 1, found.group(1)


def has_letters(text):
    return any(sign.isalpha() for sign in text)


def is_for_people(literal):
    text = re.sub(r"\\u[0-9a-fA-F]{4}|\\.", "", literal)
    return has_letters(text) and not IDENTIFIER.fullmatch(text)


def check(root):
    faults = []
    app = root / "core/app"
    catalogues = {}
    for language in LANGUAGES:
        path = app / "catalogue" / f"{language}.json"
        pairs = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=list)
        keys = [key for key, _ in pairs]
        catalogues[language] = dict(pairs)
        for before, after in zip(keys, keys[1:]):
            if before == after:
                faults.append(f"{path.name}: {after} is there twice")
            elif before > after:
                faults.append(f"{path.name}: {after} belongs before {before}")

    codes = {
        path: without_comments(path.read_text(encoding="utf-8"))
        for path in sorted(app.rglob("*.[ch]pp"))
    }
    named = {literal for code in codes.values() for _, literal in literals(code)}
    everything = set().union(*catalogues.values())

    def made(key):
        return any(re.fullmatch(pattern, key) for pattern, _ in MADE)

    for key in sorted(everything):
        for language, texts in catalogues.items():
            if key not in texts:
                if not any(
                    re.fullmatch(pattern, key) and language == lacks for pattern, lacks, _ in PARTLY
                ):
                    faults.append(f"{language}.json lacks {key}")
                continue
            text = texts[key]
            if not text.strip():
                faults.append(f"{language}.json: {key} is empty")
            most, where = next(
                (most, where) for pattern, most, where in LONGEST if re.fullmatch(pattern, key)
            )
            length = len(PLACE.sub("", text))
            if length > most:
                faults.append(
                    f"{language}.json: {key} has {length} signs; {where} has room for {most}"
                )
        places = {
            language: sorted(set(PLACE.findall(texts[key])))
            for language, texts in catalogues.items()
            if key in texts
        }
        if len({tuple(each) for each in places.values()}) > 1:
            faults.append(f"{key} has other places in each language: {places}")
        if key not in named and not made(key):
            faults.append(f"no code in core/app names {key}")

    for pattern, _ in MADE:
        if not any(re.fullmatch(pattern, key) for key in everything):
            faults.append(f"no key is made as {pattern}: take it out of this check")

    for path, code in codes.items():
        for found in re.finditer(r'(?:\bword|\bwords\.text)\(\s*"([^"]+)"', code):
            if found.group(1) not in everything:
                line = code.count("\n", 0, found.start()) + 1
                faults.append(f"{path.name}:{line}: no catalogue has {found.group(1)}")
        shown = app / "view" in path.parents or path.name == "search.cpp"
        if not shown or path.name in ("tree.cpp", "tree.hpp"):
            continue
        written_out = {
            found.group(1)
            for found in WRITTEN_OUT.finditer(code)
            if has_letters(re.sub(r"\\u\w{4}", "", found.group(1)))
        }
        for line, literal in literals(code):
            if is_for_people(literal) or literal in written_out:
                faults.append(f'{path.name}:{line}: "{literal}" belongs in the catalogues')
    return faults, len(everything)


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    faults, keys = check(root)
    for fault in faults:
        print(fault)
    print(f"catalogues: {keys} keys, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
