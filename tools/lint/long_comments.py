"""Names every line of C++ with a comment that is longer than so many signs: long_comments.py MOST.

Fails if there is one. The formatter holds code to that length, but leaves comments to their author.
Texts over several lines, such as JSON in tests, may be longer: a break would change them.
"""

import re
import subprocess
import sys
from pathlib import Path

most = int(sys.argv[1])
found = 0
names = subprocess.run(
    ["git", "ls-files", "--", "*.cpp", "*.hpp", "*.h"], capture_output=True, text=True, check=True
)
for name in names.stdout.split():
    for number, line in enumerate(Path(name).read_text(encoding="utf-8").splitlines(), 1):
        if len(line) > most and re.search(r'^\s*//|[;{},] +// [^"]*$', line):
            print(f"{name}:{number}: {len(line)} signs, where {most} fit")
            found += 1
sys.exit(1 if found else 0)
