"""Counts the tests in a JUnit report by CTest: those that a GoogleTest program says it ran, one for every other program.

Usage: count_tests.py REPORT.xml. Names the programs with a failure; the last line is `N passed, N failed`. A program that
ended badly without naming a failed test (a crash, a leak) counts as one failure.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree


def count(case):
    """The passed and failed tests of one program."""
    bad = case.get("status") != "run"
    output = case.findtext("system-out") or ""
    passed = re.search(r"^\[  PASSED  \] (\d+) tests?\.", output, re.MULTILINE)
    failed = re.search(r"^\[  FAILED  \] (\d+) tests?, listed below", output, re.MULTILINE)
    if not passed:
        # Not a GoogleTest program, or one that didn't get to its end.
        started = len(re.findall(r"^\[       OK \] ", output, re.MULTILINE))
        return started + (0 if bad else not started), int(bad)
    failures = int(failed[1]) if failed else 0
    return int(passed[1]), failures or int(bad)


def main():
    passed = failed = 0
    for case in ElementTree.parse(sys.argv[1]).iter("testcase"):
        case_passed, case_failed = count(case)
        passed += case_passed
        failed += case_failed
        verdict = "FAILED" if case_failed else "ok"
        print(f"{case.get('name'):<32} {case_passed:>5} passed, {case_failed} failed  {verdict}")
    print(f"{passed} passed, {failed} failed")


main()
