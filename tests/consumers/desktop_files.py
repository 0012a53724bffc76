"""What a desktop reads of the installed program: the menu entry, the file types, the software
centre's page and the icon fit together, and the desktop's own tools find nothing to say about them,
where those are there.

Usage: desktop_files.py PREFIX
"""

import configparser
import fnmatch
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

share = Path(sys.argv[1]) / "share"


def quiet(*command):
    """Runs a tool, where it is there; it must have nothing against what it is given."""
    if shutil.which(command[0]) is None:
        print(f"without {command[0]}")
        return False
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    assert done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}"
    return True


entry_file = share / "applications/nl.mbo.peil.desktop"
parser = configparser.ConfigParser(interpolation=None, delimiters="=", comment_prefixes="#")
parser.optionxform = str
parser.read_string(entry_file.read_text())
entry = parser["Desktop Entry"]
program = entry["Exec"].split()
installed = Path(sys.argv[1]) / "bin" / program[0]
assert installed.is_file(), "the menu entry starts the installed program"
assert program[1:] == ["desktop", "%F"], "with the files that were chosen"
for key in ("GenericName", "Comment", "Keywords"):
    assert entry[key] and entry[f"{key}[nl]"], f"{key} in both languages"
icon = share / f"icons/hicolor/scalable/apps/{entry['Icon']}.svg"
assert xml.parse(icon).getroot().tag.endswith("svg"), "the icon is a picture"

types_file = share / "mime/packages/nl.mbo.peil.xml"
globs = {}
for kind in xml.parse(types_file).getroot().findall(f"{MIME}mime-type"):
    globs[kind.get("type")] = kind.find(f"{MIME}glob").get("pattern")
    languages = {comment.get(LANGUAGE, "en") for comment in kind.findall(f"{MIME}comment")}
    assert languages == {"en", "nl"}, f"{kind.get('type')} has a name in both languages"
    assert kind.find(f"{MIME}icon").get("name") == entry["Icon"], "files have the program's icon"
opened = [kind for kind in entry["MimeType"].split(";") if kind]
assert sorted(opened) == sorted(globs), (
    f"the program opens {opened}, files are of the types {sorted(globs)}"
)
for name, kind in (
    ("ROC-Voorbeeld-nba-2026-11-22.peil.json", "record"),
    ("org.example.drills.peilpack.json", "pack"),
):
    matching = [one for one, pattern in globs.items() if fnmatch.fnmatch(name, pattern)]
    assert matching == [f"application/vnd.peil.{kind}+json"], f"{name} is of the types {matching}"

about_file = share / "metainfo/nl.mbo.peil.metainfo.xml"
about = xml.parse(about_file).getroot()
assert about.findtext("launchable") == entry_file.name, "the software centre starts the menu entry"
assert about.findtext("project_license") == "EUPL-1.2", "licence"
assert sorted(kind.text for kind in about.iter("mediatype")) == sorted(globs), "media types"

quiet("desktop-file-validate", entry_file)
quiet("appstreamcli", "validate", "--no-net", about_file)
with tempfile.TemporaryDirectory() as folder:
    mime = Path(folder) / "mime"
    shutil.copytree(share / "mime", mime)
    if quiet("update-mime-database", mime):
        for pattern in globs.values():
            assert pattern in (mime / "globs2").read_text(), f"the desktop knows {pattern}"
print("ok")
