#!/usr/bin/env python3
"""`./dev run` from another folder: what it runs is run in the caller's folder, so that the paths
that are given mean what they say.

Usage: dev_folder.py SOURCES FOLDER     FOLDER is made anew, with a tree whose programs say where
                                        they are run
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sources, folder = (Path(word).resolve() for word in sys.argv[1:3])
shutil.rmtree(folder, ignore_errors=True)
tree, elsewhere = folder / 'tree', folder / 'else where'
elsewhere.mkdir(parents=True)


def script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'#!/bin/sh\n{text}\n')
    path.chmod(0o755)


tree.mkdir()
shutil.copy(sources / 'dev', tree)
script(tree / 'tools/setup', '')
script(tree / 'tools/cache', '')
script(folder / 'bin/cmake', '')
script(tree / 'build/release/bin/peil', 'pwd; printf "%s\\n" "$@"')
(tree / 'CMakePresets.json').touch()
for preset in ('release', 'web-release'):
    (tree / 'build' / preset).mkdir(parents=True, exist_ok=True)
    (tree / 'build' / preset / 'build.ninja').touch()

site = str(tree / 'build/web-release/site')
wrong = 0
for words, program in (
    (['cli', 'check', 'a b'], ['check', 'a b']),
    (['desktop', 'a'], ['desktop', 'a']),
    (['watch', 'plan'], ['watch', '--site', site, 'plan']),
    (['web', '--port', '0'], ['serve', site, '--port', '0']),
):
    done = subprocess.run(
        [tree / 'dev', 'run', *words],
        cwd=elsewhere,
        env={**os.environ, 'PATH': f'{folder / "bin"}:{os.environ["PATH"]}'},
        text=True,
        capture_output=True,
    )
    said = done.stdout.splitlines()
    if said != [str(elsewhere), *program]:
        wrong += 1
        print(f'./dev run {" ".join(words)} ran {said}\n{done.stderr}')
sys.exit(1 if wrong else 0)
