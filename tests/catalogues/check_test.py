"""The check of the catalogues finds each kind of fault, and nothing in sources without one."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import check_catalogues  # noqa: E402

# One key for each pattern of keys that are put together, and the code that names the others.
GOOD = {
    "card.begin_name": "Begin {title}",
    "chart.as_table": "Tabel",
    "key.Space": "Spatie",
    "problem.message.bad_id": "Fout",
    "score.bar": "{value}",
    "tab.result": "Resultaat",
}
VIEW = (
    'Node f() { return text("id", Look::body, word("tab.result")); }  // Words in a comment\n'
    'auto g = word("chart.as_table");\n'
)


class Check(unittest.TestCase):
    def faults(self, nl=None, en=None, view=VIEW):
        with tempfile.TemporaryDirectory() as folder:
            app = Path(folder) / "core/app"
            (app / "catalogue").mkdir(parents=True)
            for language, texts in (("nl", nl or GOOD), ("en", en or GOOD)):
                (app / "catalogue" / f"{language}.json").write_text(
                    json.dumps(texts), encoding="utf-8"
                )
            (app / "view").mkdir()
            (app / "view" / "one.cpp").write_text(view, encoding="utf-8")
            return check_catalogues.check(Path(folder))[0]

    def assert_one(self, words, **sources):
        faults = self.faults(**sources)
        self.assertEqual(len(faults), 1, faults)
        self.assertIn(words, faults[0])

    def test_finds_nothing_where_all_is_right(self):
        self.assertEqual(self.faults(), [])

    def test_a_problem_needs_no_english(self):
        self.assertEqual(
            self.faults(
                en={key: text for key, text in GOOD.items() if not key.startswith("problem")}
            ),
            [],
        )

    def test_a_missing_key(self):
        self.assert_one(
            "en.json lacks tab.result",
            en={key: text for key, text in GOOD.items() if key != "tab.result"},
        )

    def test_an_unused_key(self):
        more = {**GOOD, "unused": "Niets"}
        self.assert_one("no code in core/app names unused", nl=more, en=more)

    def test_a_key_that_no_catalogue_has(self):
        self.assert_one(
            "one.cpp:3: no catalogue has no.such", view=VIEW + 'auto h = word("no.such");'
        )

    def test_other_places(self):
        self.assert_one("score.bar has other places", en={**GOOD, "score.bar": "{values}"})

    def test_a_text_that_is_too_long(self):
        self.assert_one("a tab has room for", nl={**GOOD, "tab.result": "Resultaat van alles"})

    def test_an_empty_text(self):
        self.assert_one("tab.result is empty", nl={**GOOD, "tab.result": " "})

    def test_keys_out_of_order(self):
        self.assert_one(
            "belongs before",
            nl=dict(reversed(list(GOOD.items())[:2])) | dict(list(GOOD.items())[2:]),
        )

    def test_words_in_the_code(self):
        self.assert_one('one.cpp:3: "Two words"', view=VIEW + 'auto h = std::string("Two words");')

    def test_a_single_word_that_is_shown(self):
        self.assert_one(
            'one.cpp:3: "word"', view=VIEW + 'auto h = text("id", Look::small, "word");'
        )


if __name__ == "__main__":
    unittest.main()
