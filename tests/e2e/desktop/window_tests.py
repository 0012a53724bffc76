"""The window itself: where it opens, how large its text is, the colours that it follows, files that
were opened before, keys, and two windows on one computer. Each test has a home of its own."""

import json
import tempfile
from pathlib import Path

from driver import Display, wait_until
from journey import answer, begin, equal, ten_answers


def fresh_home(journey, **preferences):
    home = Path(tempfile.mkdtemp(dir=journey.home))
    if preferences:
        data(home).mkdir(parents=True)
        (data(home) / "preferences.json").write_text(json.dumps(preferences))
    return home


def data(home):
    return home / ".local/share/peil"


def size(window):
    screen = window.screen()
    return screen["width"], screen["height"]


def wait_for_text(window, words):
    return window.wait_for(
        lambda screen: any(words in node["name"] for node in screen["nodes"]), f"“{words}”"
    )


def alerts(screen):
    return [node for node in screen["nodes"] if node["role"] == "alert"]


def offers(window, file):
    return bool(window.among(window.screen(), "link", file))


def it_opens_where_it_was_closed(journey):
    home = fresh_home(journey)
    window = journey.open(home=home)
    window.resize(900, 700)
    window.move(210, 130)
    equal(window.close(), 0, "exit code")
    window = journey.open(home=home)
    equal(size(window), (900, 700), "size")
    equal(window.corner(), (210, 130), "corner")
    window.close()
    # The monitor that it stood on is gone; what is kept is damaged.
    for kept, expected in (
        ('{"width": 900, "height": 700, "x": 9000, "y": -9000}', (900, 700)),
        ('{"width": 9e99, "height": -1}', (1440, 900)),
        ("damaged", (1440, 900)),
    ):
        (data(home) / "window.json").write_text(kept)
        window = journey.open(home=home)
        equal(size(window), expected, f"size after {kept}")
        x, y = window.corner()
        assert (
            0 <= x and x + expected[0] <= 1600 and 0 <= y and y + expected[1] <= 1000
        ), f"it is on the screen: {x}, {y}"
        window.close()


def text_of_twice_the_size_is_larger_and_the_clicks_meet(journey):
    home = fresh_home(journey, text_size=200)
    window = journey.open(home=home)
    equal((size(window), window.screen()["scale"]), ((720, 450), 2), "size in units, and scale")
    begin(window)
    answer(window, "GO.01", 3)
    window.picture(journey.pictures / "text-200.png")
    equal(window.close(), 0, "exit code")
    equal(
        json.loads((data(home) / "window.json").read_text())["width"],
        1440,
        "width in logical pixels",
    )
    # On a dense screen both count.
    display = Display(1440, 900, dpi=192)
    try:
        window = journey.open(display=display, home=home)
        equal((size(window), window.screen()["scale"]), ((360, 225), 4), "size in units, and scale")
        window.close()
    finally:
        journey.close_all()
        display.end()


def it_follows_the_systems_colours(journey):
    home = fresh_home(journey)
    programs = home / "programs"
    programs.mkdir()

    def system_says(words):
        script = programs / "new"
        script.write_text(f"#!/bin/sh\necho \"$2 {words}\"\n")
        script.chmod(0o755)
        script.rename(programs / "gsettings")
    system_says("color-scheme 'prefer-dark'")
    window = journey.open(home=home, path=f"{programs}:/usr/bin:/bin")
    window.wait_for(lambda screen: screen["palette"] == "dark", "dark colours")
    # Who comes back from the settings finds the window in the new ones.
    system_says("color-scheme 'default'")
    other = journey.open(home=fresh_home(journey), path="/usr/bin:/bin")
    other.take_keyboard()
    window.take_keyboard()
    window.wait_for(lambda screen: screen["palette"] == "light", "light colours")
    other.close()
    window.close()
    # What a person chose goes before what the system asks for.
    system_says("high-contrast true")
    window = journey.open(home=fresh_home(journey, theme="light"), path=f"{programs}:/usr/bin:/bin")
    equal(window.screen()["palette"], "light", "palette")
    window.close()
    window = journey.open(home=home, path=f"{programs}:/usr/bin:/bin")
    window.wait_for(lambda screen: screen["palette"] == "contrast", "high contrast")
    window.close()


def files_that_were_opened_are_found_again(journey):
    home = fresh_home(journey)
    definition = home / "lijst.json"
    definition.write_text((Path(__file__).resolve().parents[2] / "app/every_type.json").read_text())
    broken = home / "kapot.json"
    broken.write_text("{")
    window = journey.open(definition, broken, home=home)
    window.node("alert", "Het bestand kapot.json")
    assert not offers(window, "kapot.json"), "what couldn't be read isn't offered again"
    window.close()
    window = journey.open(home=home)
    window.node("heading", "Onlangs geopend")
    window.bring_into_view("link", "lijst.json")
    window.picture(journey.pictures / "recent.png")
    window.click("link", "lijst.json")
    window.node("status", "“Alle soorten vragen”")
    definition.unlink()
    window.click("link", "lijst.json")
    window.node("alert", "Het bestand")
    window.picture(journey.pictures / "recent-gone.png")
    assert not offers(window, "lijst.json"), "what is gone isn't offered again"
    window.close()


def two_windows_on_one_record_lose_nothing(journey):
    home = fresh_home(journey)
    first = journey.open(home=home)
    begin(first)
    answer(first, "GO.01", 2)
    file = wait_until(
        lambda: next((data(home) / "records").glob("*.peil.json"), None), "the record's file"
    )
    wait_until(lambda: "GO.01" in json.loads(file.read_text())["answers"], "the answer in the file")
    (data(home) / "window.json").write_text('{"width": 1000, "height": 800, "x": 500, "y": 100}')
    other_screen = home / "other"
    other_screen.mkdir()
    second = journey.open(home=home, dump=other_screen / "screen.json")
    second.take_keyboard()
    second.click("button", "Verder")
    second.node("radio_group", "")
    answer(second, "GO.01", 4)
    wait_until(
        lambda: json.loads(file.read_text())["answers"]["GO.01"]["value"] == "4",
        "the other answer in the file",
    )
    # Back in the first one, it shows what was answered in the second.
    first.take_keyboard()
    wait_for_text(first, "zijn in een ander venster gewijzigd")
    group = "question/GO.01/options"
    four = first.among(first.screen(), "radio", "4", group)[0]
    assert four["selected"], "the answer of the other window"
    first.picture(journey.pictures / "changed-elsewhere.png")
    answer(first, "GO.02", 3)
    wait_until(
        lambda: "GO.02" in json.loads(file.read_text())["answers"], "its own answer in the file"
    )
    equal(
        json.loads(file.read_text())["answers"]["GO.01"]["value"],
        "4",
        "the answer of the other window stays",
    )
    # The second one wasn't looked at since: what it answers now goes into a file beside it.
    second.stand_in_front()
    second.click("radio", "1", within="question/GO.03/options")
    wait_for_text(second, "Wat u hier als laatste invulde")
    copies = list((data(home) / "records").glob("*.peil-copy.json"))
    equal(len(copies), 1, "copies")
    assert "GO.03" in json.loads(copies[0].read_text())["answers"], "the last answer is in the copy"
    equal(
        sorted(json.loads(file.read_text())["answers"]), ["GO.01", "GO.02"], "the record's answers"
    )
    for window in (first, second):
        equal(window.close(), 0, "exit code")


def keys_work_everywhere(journey):
    window = journey.open(home=fresh_home(journey))

    def dialogs(screen):
        return [node for node in screen["nodes"] if node["role"] == "dialog"]

    def is_closed(screen):
        return not dialogs(screen)
    window.take_keyboard()
    window.press("ctrl+k")
    window.wait_for(dialogs, "the search")
    window.node("text_field", "Waar zoekt u naar?")
    window.type("beleid")
    wait_for_text(window, "gevonden")
    window.picture(journey.pictures / "search.png")
    window.press("Escape")
    window.wait_for(is_closed, "the end of the search")
    window.press("question")
    window.wait_for(dialogs, "the list of keys")
    window.picture(journey.pictures / "shortcuts.png")
    window.press("Escape")
    window.wait_for(is_closed, "the end of the list")
    begin(window)
    answer(window, "GO.01", 3)
    window.press("ctrl+z")
    window.wait_for(
        lambda screen: not any(
            node["selected"]
            for node in window.among(screen, "radio", "3", "question/GO.01/options")
        ),
        "the answer is taken back",
    )
    # What is typed into a field is text.
    window.click("button", "Peil")
    window.click_into("Naam van uw instelling")
    window.type("Wat?")
    window.node("text_field", "Naam van uw instelling")
    assert is_closed(window.screen()), "a question mark that is typed opens nothing"
    equal(window.close(), 0, "exit code")


def a_copy_is_saved_by_the_desktops_dialog(journey):
    home = fresh_home(journey)
    programs = home / "programs"
    programs.mkdir()
    chosen = home / "kopie van Ada.json"
    (programs / "zenity").write_text(f"#!/bin/sh\necho '{chosen}'\n")
    (programs / "zenity").chmod(0o755)
    (data(home) / "records").mkdir(parents=True)
    (data(home) / "records" / "mine.peil.json").write_text(json.dumps(ten_answers(journey, "mine")))
    window = journey.open(home=home, path=f"{programs}:/usr/bin:/bin")
    window.click("button", "Kopie bewaren van")
    wait_for_text(window, "Een kopie staat in ~/kopie van Ada.json")
    equal(
        json.loads(chosen.read_text())["answers"],
        ten_answers(journey, "mine")["answers"],
        "answers in the copy",
    )
    window.picture(journey.pictures / "copy.png")
    window.close()
    # Without a dialog it is where a person looks for it, beside what is there.
    documents = home / "Documenten"
    documents.mkdir()
    (home / ".config").mkdir()
    (home / ".config/user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/Documenten"\n')
    window = journey.open(home=home, path="/nonexistent")
    for count in (1, 2):
        window.click("button", "Kopie bewaren van")
        wait_until(lambda: len(list(documents.glob("*.peil.json"))) == count, f"{count} copies")
        wait_for_text(window, "Een kopie staat in ~/Documenten/")
    equal(window.close(), 0, "exit code")


def it_stands_beside_the_pictures(journey):
    """For looking at: Home, questions and result, in every theme and language, wide and narrow."""
    for language in ("nl", "en"):
        for theme in ("light", "dark", "contrast"):
            home = fresh_home(journey, language=language, theme=theme)
            (data(home) / "records").mkdir()
            (data(home) / "records" / "look.peil.json").write_text(
                json.dumps(ten_answers(journey, "look"))
            )
            window = journey.open(home=home)
            equal(window.screen()["palette"], theme, "palette")
            for width, height in ((1440, 900), (390, 844)):
                window.resize(width, height)

                def look(screen):
                    window.picture(journey.pictures / f"{screen}-{language}-{theme}-{width}.png")
                look("home")
                window.click("button", "Verder" if language == "nl" else "Continue")
                window.node("radio_group", "")
                look("questions")
                window.click("tab", "Resultaat" if language == "nl" else "Result")
                window.wait_for(
                    lambda screen: window.among(screen, "tab", "Res")[0]["selected"], "the result"
                )
                look("result")
                window.click("button", "Peil")
                window.node("heading", "Cyber")
            window.close()


TESTS = [
    it_opens_where_it_was_closed,
    text_of_twice_the_size_is_larger_and_the_clicks_meet,
    it_follows_the_systems_colours,
    files_that_were_opened_are_found_again,
    two_windows_on_one_record_lose_nothing,
    keys_work_everywhere,
    a_copy_is_saved_by_the_desktops_dialog,
    it_stands_beside_the_pictures,
]
