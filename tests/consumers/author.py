#!/usr/bin/env python3
"""What a plugin's author does who has Peil installed and nothing of its sources: begin one with a
program, build it with the SDK, test it, watch it while changing it, pack it.

Usage: author.py PREFIX FOLDER     PREFIX is where Peil and its SDK are installed, FOLDER is made
                                   anew
Exit code 77 where Emscripten is missing.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

prefix, folder = (Path(word).resolve() for word in sys.argv[1:3])
name = 'my-plugin'

if not shutil.which('em++') and not os.environ.get('EMSDK'):
    print(
        'em++ is missing, so plugins with a program are not built here: '
        'install the package emscripten'
    )
    sys.exit(77)

shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)
environment = dict(
    os.environ, PATH=f'{prefix}/bin:{os.environ["PATH"]}', XDG_DATA_HOME=str(folder / 'data')
)
environment.pop('CMAKE_PREFIX_PATH', None)


def run(*words, where):
    print('$', *words, flush=True)
    return subprocess.run(
        words, cwd=where, env=environment, check=True, text=True, stdout=subprocess.PIPE
    ).stdout


def expect(holds, what):
    if not holds:
        sys.exit(f'FAILED: {what}')


run('peil', 'new', name, '--with-logic', where=folder)
source = folder / name
untested = run('peil', 'test', '.', where=source)
expect(
    '0 failed' in untested and 'is not there' in untested, f'an unbuilt plugin says so: {untested}'
)

# What docs/authoring.md adds to the template.
guide = (prefix / 'share/doc/Peil/docs/authoring.md').read_text()
program = source / 'logic.cpp'
addition = re.search(r'```cpp\n(.*?)```', guide, re.DOTALL).group(1)
last = '  judge_day(request, reply);\n'
expect(last in program.read_text(), 'the program ends as the guide takes for granted')
program.write_text(program.read_text().replace(last, last + addition))
finding = re.search(r'```json\n(\{ "id": "one_place".*?)```', guide, re.DOTALL).group(1)
definition = source / 'assessment.json'
definition.write_text(
    definition.read_text()
    .replace('"findings": [\n', f'"findings": [\n{finding},\n', 1)
    .replace(
        '"examples": [',
        '"examples": [ { "title": { "nl": "Alleen hier", "en": "Only here" },'
        ' "answers": { "elsewhere": "no" },'
        ' "expect": { "program": { "findings": ["one_place"] } } },',
    )
)

missing = subprocess.run(
    [
        'cmake', '-G', 'Ninja', '-S', '.', '-B', str(folder / 'without'),
        f'-DCMAKE_MAKE_PROGRAM={shutil.which("ninja")}',
        '-DCMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF', '-DCMAKE_FIND_USE_SYSTEM_ENVIRONMENT_PATH=OFF',
    ],
    cwd=source,
    env=environment,
    text=True,
    capture_output=True,
)  # fmt: skip
said = ' '.join(missing.stderr.split())
expect(missing.returncode != 0, 'nothing is built without the SDK')
expect('./dev package' in said and 'CMAKE_PREFIX_PATH=DIR' in said, f'where it comes from: {said}')
run('cmake', '--workflow', '--preset', 'default', where=source)
built = [place.parent for place in source.glob('build/plugins/*/plugin.json')]
expect(len(built) == 1, f'the build makes one plugin: {built}')
run('peil', 'check', '--strict', str(built[0]), where=source)
tested = run('peil', 'test', str(built[0]), where=source)
expect('0 failed' in tested and not tested.startswith('0 passed'), f'its examples pass: {tested}')
run('peil', 'pack', str(built[0]), where=folder)
pack = folder / f'org.example.{name}.peilpack.json'
run('peil', 'check', pack.name, where=folder)

watch = subprocess.Popen(
    ['peil', 'watch', '.', '--port', '0'],
    cwd=source,
    env=environment,
    text=True,
    stdout=subprocess.PIPE,
)
shown = folder / 'data' / 'peil' / 'watched' / pack.name


def read_round():
    """The lines up to the one that ends with what became of the change."""
    lines = []
    for line in watch.stdout:
        print('  ', line, end='', flush=True)
        lines.append(line)
        if line[2:3] == ':' and line[5:7] == '  ':
            break
    return ''.join(lines)


try:
    first = watch.stdout.readline()
    if (prefix / 'share/peil/site/index.html').exists():
        expect(first.startswith('Peil runs at http://127.0.0.1:'), f'it says where: {first}')
    else:
        expect('./dev run' in first, f'it says how to get the browser program: {first}')
    expect('Shown.' in read_round(), 'watch builds and shows the plugin')
    expect(shown.read_bytes() == pack.read_bytes(), 'what is shown is what is packed')
    program = source / 'logic.cpp'
    text = program.read_text()
    program.write_text(text + '\nthis is no C++\n')
    expect(
        'the build failed; the last good one stays' in read_round(),
        'a mistake in the program is told',
    )
    expect(shown.read_bytes() == pack.read_bytes(), 'the last good one stays')
    program.write_text(text)
    expect('nothing changed' in read_round(), 'the same sources give the same bytes')
    definition = source / 'assessment.json'
    definition.write_text(
        definition.read_text().replace('"version": "0.1.0"', '"version": "0.1.1"')
    )
    expect('Shown.' in read_round(), 'a change is shown')
    expect('0.1.1' in shown.read_text(), 'the change is in it')
finally:
    watch.send_signal(signal.SIGINT)
    code = watch.wait()
expect(code == 0, f'Ctrl C ends it: {code}')
expect(not shown.exists(), 'what was shown is gone')
