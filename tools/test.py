"""Builds and runs every suite of tests, or the named ones, and adds up what they say.

Usage: test.py [SUITE…]     none: all. `quick`: style, and the unit tests and vectors of the
                            machine's own compiler.

Three things are done at a time, of which at most one compiles, so that a suite which waits for a
window or a disk costs nothing beside a compiler. A suite that doesn't build counts as one failure,
and the others still run. Logs, reports and screenshots are kept in build/test-output. At the end
stand the time of each suite and the ten slowest tests; the last line is `N passed, N failed`, and
the exit status is 0 when nothing failed.
"""

import os
import re
import signal
import subprocess
import sys
import threading
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "build" / "test-output"
AT_ONCE = 3
PROCESSORS = os.cpu_count() or 1
CHECK = ROOT / "build" / "check"
PROGRAM = {"PEIL_BIN": str(CHECK / "bin" / "peil")}
SITE = {
    **PROGRAM,
    "PEIL_SITE": str(ROOT / "build" / "web-release" / "site"),
    "PEIL_HOSTILE": str(CHECK / "tests" / "plugins" / "hostile"),
}


@dataclass(frozen=True)
class Build:
    """Targets of a preset; none: all of them."""

    preset: str
    targets: tuple = ()


@dataclass(frozen=True)
class Suite:
    """What is run once its builds are there. `ctest` names the tree whose tests are run, `labels`
    which of them; else `command` is run, and its output ends with the line of counts."""

    builds: tuple = ()
    command: tuple = ()
    ctest: str = ""
    labels: str = ""
    environment: dict = field(default_factory=dict)


NATIVE = Build("check")
UNITS = Build("check", ("peil_tests",))
BROWSER = Build("web-release", ("peil_site",))
SANITIZE = Build("sanitize", ("peil_tests", "peil_fuzz"))
# In the release build: what users get is what is tested.
NODE = Build("web-release", ("peil_tests",))

# In the order in which they are begun, if their builds are there.
SUITES = {
    "style": Suite(command=("tools/style",)),
    "browser": Suite((NATIVE, BROWSER), ("tests/e2e/web/run",), environment=SITE),
    "desktop": Suite((NATIVE,), ("tests/e2e/desktop/run", PROGRAM["PEIL_BIN"], str(OUTPUT))),
    "native": Suite((NATIVE,), ctest="check"),
    "schemas": Suite((NATIVE,), ("tests/schemas/run",), environment=PROGRAM),
    "example": Suite((NATIVE,), ("tests/plugins/assemblyscript/run",), environment=PROGRAM),
    "sanitize": Suite((SANITIZE,), ctest="sanitize"),
    "fuzz": Suite((SANITIZE,), ("tools/fuzz", "20")),
    "node": Suite((NODE,), ctest="web-release"),
}
QUICK = {"style": SUITES["style"], "units": Suite((UNITS,), ctest="check", labels="unit")}


@dataclass
class Outcome:
    """What a build or a suite came to. `processor` is the time that processors spent on it: what is
    the same on a busy machine, and what has to become less if the whole is to become faster."""

    seconds: float = 0
    processor: float = 0
    passed: int = 0
    failed: int = 0
    compiled: int = 0
    cached: int = 0
    tests: list = field(default_factory=list)  # (seconds, name)


def run(command, log, outcome, environment=None):
    """Runs a command with its output in the file `log`, open for writing. Gives the exit status,
    and adds the time of processors to the outcome."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        env={**os.environ, **(environment or {})},
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    outcome.processor += used.ru_utime + used.ru_stime
    return process.returncode


# --- builds ---------------------------------------------------------------------------------------


def build(wanted):
    """Configures and builds; what a compiler cache had is told apart from what was compiled."""
    name = "-".join(["build", wanted.preset, *wanted.targets])
    statistics = OUTPUT / f"{name}.ccache"
    statistics.unlink(missing_ok=True)
    outcome = Outcome()
    steps = [
        ["cmake", "--preset", wanted.preset, "-DPEIL_BUILD_TESTS=ON", "-DPEIL_WERROR=ON"],
        ["cmake", "--build", f"build/{wanted.preset}"],
    ]
    if wanted.targets:
        steps[1] += ["--target", *wanted.targets]
    with open(OUTPUT / f"{name}.log", "w", encoding="utf-8") as log:
        for step in steps:
            if run(step, log, outcome, {"CCACHE_STATSLOG": str(statistics)}) != 0:
                outcome.failed = 1
                break
    if statistics.exists():
        words = statistics.read_text().split()
        outcome.cached = words.count("direct_cache_hit") + words.count("preprocessed_cache_hit")
        outcome.compiled = words.count("cache_miss")
    if outcome.failed:
        show_end(OUTPUT / f"{name}.log", 60)
    return outcome


# --- suites ---------------------------------------------------------------------------------------


def run_suite(name, suite):
    """Runs what the suite consists of, and counts."""
    path = OUTPUT / f"{name}.log"
    report = OUTPUT / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = suite.command
    if suite.ctest:
        command = ["ctest", "--test-dir", f"build/{suite.ctest}", "-j", str(PROCESSORS)]
        command += ["--output-on-failure", "--output-junit", str(report)]
        command += ["--test-output-size-passed", "100000000"]
        command += ["--test-output-size-failed", "100000000"]
        command += ["--label-regex", suite.labels] if suite.labels else []
    outcome = Outcome()
    with open(path, "w", encoding="utf-8") as log:
        status = run(command, log, outcome, suite.environment)
    if report.exists():
        count_report(report, outcome)
    elif not suite.ctest:
        count_lines(path.read_text(encoding="utf-8", errors="replace"), outcome)
    # What went wrong outside the counted tests is a failure too, and so is a suite without tests.
    if outcome.failed == 0 and (status != 0 or outcome.passed == 0):
        outcome.failed = 1
    if outcome.failed:
        show_end(path, 100)
    return outcome


def count_lines(text, outcome):
    """Of a suite that says itself what it came to: the last line, and a line for each test with its
    time."""
    last = text.rstrip().rsplit("\n", 1)[-1]
    counts = re.fullmatch(r"(\d+) passed, (\d+) failed", last)
    if counts:
        outcome.passed, outcome.failed = int(counts[1]), int(counts[2])
    for line in re.finditer(r"^(?:ok|FAILED) +(.+) \((\d+) ms\)$", text, re.MULTILINE):
        outcome.tests.append((int(line[2]) / 1000, line[1]))


def count_report(report, outcome):
    """Of a JUnit report by CTest: the tests that a GoogleTest program says it ran, one for every
    other program. A program that ended badly without naming a failed test (a crash, a leak) counts
    as one failure."""
    for case in ElementTree.parse(report).iter("testcase"):
        name, bad = case.get("name"), case.get("status") != "run"
        output = case.findtext("system-out") or ""
        if "[==========] Running" not in output:
            outcome.passed += not bad
            outcome.failed += bad
            outcome.tests.append((float(case.get("time") or 0), name))
            continue
        passed = re.search(r"^\[  PASSED  \] (\d+) tests?\.", output, re.MULTILINE)
        failed = re.search(r"^\[  FAILED  \] (\d+) tests?, listed below", output, re.MULTILINE)
        ended = re.findall(
            r"^\[ +(OK|FAILED) +\] (\S+?)(?:, where .*)? \((\d+) ms\)$", output, re.MULTILINE
        )
        outcome.passed += int(passed[1]) if passed else sum(one[0] == "OK" for one in ended)
        outcome.failed += int(failed[1]) if failed else int(bad)
        outcome.tests += [
            (int(milliseconds) / 1000, f"{name}: {test}") for _, test, milliseconds in ended
        ]


def show_end(path, lines):
    """The end of a log, for whoever reads what the tests print."""
    print("\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]))
    print(f"-- the whole log: {path.relative_to(ROOT)}", flush=True)


# --- the order of things --------------------------------------------------------------------------


def tasks_of(suites):
    """Every build and suite with what must be done before it, in the order in which they are
    begun."""
    needed = {wanted for suite in suites.values() for wanted in suite.builds}
    tasks = {wanted: () for wanted in (NATIVE, UNITS, BROWSER, SANITIZE, NODE) if wanted in needed}
    tasks.update({name: suite.builds for name, suite in suites.items()})
    return tasks


def do_all(suites):
    """Does every task as soon as it may be done. Gives the outcome of each."""
    waiting = tasks_of(suites)
    running = set()
    done = {}
    changed = threading.Condition()

    def next_task():
        """What may begin now; None if nothing may."""
        if len(running) == AT_ONCE:
            return None
        for task, before in waiting.items():
            if isinstance(task, Build) and any(isinstance(one, Build) for one in running):
                continue
            if all(one in done for one in before):
                return task
        return None

    def do(task):
        started = time.monotonic()
        if isinstance(task, Build):
            outcome = build(task)
        elif any(done[one].failed for one in suites[task].builds):
            outcome = Outcome(failed=1)
        else:
            outcome = run_suite(task, suites[task])
        outcome.seconds = time.monotonic() - started
        with changed:
            done[task] = outcome
            running.discard(task)
            print(line_of(task, outcome), flush=True)
            changed.notify_all()

    with changed:
        while waiting or running:
            task = next_task()
            if task is None:
                changed.wait()
                continue
            del waiting[task]
            running.add(task)
            threading.Thread(target=do, args=(task,), daemon=True).start()
    return done


def line_of(task, outcome):
    if isinstance(task, Build):
        came = "didn't build" if outcome.failed else "built"
        what = task.preset + " " + " ".join(task.targets)
        words = cache_words(outcome)
    else:
        what, came, words = task, f"{outcome.passed} passed, {outcome.failed} failed", ""
    return (
        f"{what:<34} {came} in {outcome.seconds:.0f} s "
        f"({outcome.processor:.0f} s of processors){words}"
    )


def cache_words(outcome):
    if outcome.cached + outcome.compiled == 0:
        return ""
    if outcome.compiled == 0:
        return f", all {outcome.cached} sources from the compiler cache"
    return f", {outcome.compiled} sources compiled, {outcome.cached} from the compiler cache"


def times(outcome):
    """Two columns; dashes if there was nothing to do."""
    if outcome.seconds == 0:
        return f"{'–':>10}{'–':>11}"
    return f"{outcome.seconds:>8.0f} s{outcome.processor:>9.0f} s"


def print_table(suites, done):
    """How long each suite took: a build stands at the first suite that needs it."""
    print("\n" + " " * 26 + f"{'building':^19}{'running':^19}")
    print(f"{'suite':<10}{'passed':>8}{'failed':>8}" + f"{'time':>10}{'processor':>11}" * 2)
    told = set()
    for name, suite in sorted(suites.items(), key=lambda one: list(done).index(one[0])):
        outcome = done[name]
        new = [one for one in suite.builds if one not in told]
        told.update(new)
        built = Outcome()
        for one in (done[one] for one in new):
            built.seconds += one.seconds
            built.processor += one.processor
            built.compiled += one.compiled
            built.cached += one.cached
        row = f"{name:<10}{outcome.passed:>8}{outcome.failed:>8}{times(built)}{times(outcome)}"
        print((row + "  " + cache_words(built).removeprefix(", ")).rstrip())
    tests = [(seconds, test, name) for name in suites for seconds, test in done[name].tests]
    slowest = sorted(tests, reverse=True)[:10]
    if slowest:
        print("\nThe slowest tests:")
        for seconds, test, name in slowest:
            print(f"{seconds:8.1f} s  {name}: {test}")


def main():
    names = sys.argv[1:]
    if names == ["quick"]:
        suites = QUICK
    else:
        unknown = [name for name in names if name not in SUITES]
        if unknown:
            sys.exit(
                f"test: no such suite: {', '.join(unknown)} "
                f"(there are: {', '.join(SUITES)}, and quick)"
            )
        suites = {name: suite for name, suite in SUITES.items() if not names or name in names}
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    os.environ["PEIL_TEST_OUTPUT"] = str(OUTPUT)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    done = do_all(suites)
    print_table(suites, done)
    print(f"\nIn {(time.monotonic() - started) / 60:.1f} minutes, with {PROCESSORS} processors.")
    passed = sum(done[name].passed for name in suites)
    failed = sum(done[name].failed for name in suites)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
