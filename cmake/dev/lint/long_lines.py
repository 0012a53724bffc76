"""Names every line of more than so many signs: long_lines.py MOST FILE… Fails if there is one."""

import sys
from pathlib import Path

most = int(sys.argv[1])
found = 0
for name in sys.argv[2:]:
    for number, line in enumerate(Path(name).read_text(encoding="utf-8").splitlines(), 1):
        if len(line) > most:
            print(f"{name}:{number}: {len(line)} signs, where {most} fit")
            found += 1
sys.exit(1 if found else 0)
