"""Each linter fails on a file with a fault, and names it: one that looked at nothing would pass
all."""

import subprocess
import tempfile
import unittest
from pathlib import Path

LINT = Path(__file__).resolve().parents[2] / "tools/lint/run"
LONG = "a " * 65 + "a"


class Faults(unittest.TestCase):
    def lint(self, language, files, named=None):
        """The exit status and the words of the linter on these files, or those of them that are
        named, in a folder of their own."""
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            command = [LINT, language, *(named or files)]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def assert_faults(self, language, files, *rules, named=None):
        status, said = self.lint(language, files, named)
        self.assertNotEqual(status, 0, said)
        for rule in rules:
            self.assertIn(rule, said)

    def assert_good(self, language, files):
        status, said = self.lint(language, files)
        self.assertEqual(status, 0, said)

    def test_javascript(self):
        page = {"wasm/page/bad.js": f"const unused = process.env;\n// {LONG}\n"}
        worker = {"wasm/page/service_worker.js": "use(Object.entries(@hashes@));\n"}
        tests = {"tests/e2e/web/bad.mjs": "export const a = () => b;\n"}
        rules = ("no-unused-vars", "max-len", "'process' is not", "'use' is not", "'b' is not")
        self.assert_faults("javascript", {**page, **worker, **tests}, *rules)

    def test_css(self):
        rules = ("declaration-block-no-duplicate-properties", "color-no-invalid-hex")
        self.assert_faults("css", {"bad.css": "a {\n  color: #12;\n  color: #12;\n}\n"}, *rules)
        self.assert_faults("css", {"long.css": f"/* {LONG} */\n"}, "137 signs")

    def test_python(self):
        self.assert_faults(
            "python", {"bad.py": f"import os\n# {LONG}\nprint(a)\n"}, "F401", "F821", "E501"
        )

    def test_shell(self):
        script = "#!/usr/bin/env bash\n"
        self.assert_faults("shell", {"bad": f"{script}rm $1\n"}, "SC2086")
        self.assert_faults("shell", {"long": f"{script}# {LONG}\n"}, "133 signs")
        files = {"good": f"{script}. ./sourced\n", "sourced": "rm $1\n"}
        self.assert_faults("shell", files, "SC2086", named=["good"])

    def test_good_files_pass(self):
        self.assert_good("javascript", {"good.mjs": "console.log('fine');\n"})
        self.assert_good("css", {"good.css": "a {\n  color: red;\n}\n"})
        self.assert_good("python", {"good.py": 'print("fine")\n'})
        self.assert_good("shell", {"good": '#!/usr/bin/env bash\necho "$1"\n'})


if __name__ == "__main__":
    unittest.main()
