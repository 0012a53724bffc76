#!/usr/bin/env python3
"""The manual that is installed with the program: all that its pages link to is there.

Usage: manual.py PREFIX     PREFIX is where the program is installed
"""

import re
import sys
from pathlib import Path

manual = Path(sys.argv[1]).resolve() / 'share/doc/Peil'
pages = sorted(manual.rglob('*.md'))
wrong = []
links = 0
for page in pages:
    for link in re.findall(r'\]\(([^)\s]+)\)', page.read_text(encoding='utf-8')):
        path = link.split('#')[0]
        if not path or re.match(r'[a-z]+:', path):
            continue
        links += 1
        if not (page.parent / path).exists():
            wrong.append(f'{page.relative_to(manual)} links to {link}')
print(f'{len(pages)} pages, {links} links, {len(wrong)} lead nowhere')
print('\n'.join(wrong))
if wrong or links < 20 or manual / 'README.md' not in pages:
    sys.exit(1)
