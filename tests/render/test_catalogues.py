"""The words for people: six catalogues with the same keys and the same arguments."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.domain.language import OFFICIAL, Language
from bot.render.words import plural_form
from bot.resources import data

AREAS = sorted(path.stem for path in (data() / "locales" / "en").glob("*.po"))
TAGS = {
    Language.AR: ("zero", "one", "two", "few", "many", "other"),
    Language.ZH: ("other",),
    Language.EN: ("one", "other"),
    Language.FR: ("one", "other"),
    Language.RU: ("one", "few", "many"),
    Language.ES: ("one", "other"),
}
"""CLDR's plural categories of whole numbers below a million, in the order of the forms in a catalogue."""


def catalogue(language: Language, area: str) -> Catalog:
    with (data() / "locales" / language / f"{area}.po").open("rb") as file:
        return read_po(file, charset="utf-8")


def messages(language: Language, area: str) -> dict[str, tuple[str, ...]]:
    found = {}
    for message in catalogue(language, area):
        if message.id:
            key = message.id[0] if isinstance(message.id, tuple) else message.id
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            found[key] = tuple(str(form) for form in forms)
    return found


def places(forms: tuple[str, ...]) -> set[str]:
    return {place for form in forms for place in re.findall(r"\{(\w+)\}", form)} - {"count"}


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("language", OFFICIAL)
def test_the_six_catalogues_have_the_same_keys_and_arguments(language: Language, area: str) -> None:
    english = messages(Language.EN, area)

    own = messages(language, area)

    assert list(own) == list(english)
    assert {key: places(forms) for key, forms in own.items()} == {
        key: places(forms) for key, forms in english.items()
    }


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("language", OFFICIAL)
def test_every_message_has_words_and_every_plural_its_forms(language: Language, area: str) -> None:
    english = messages(Language.EN, area)

    for key, forms in messages(language, area).items():
        assert all(form.strip() for form in forms), key
        assert len(forms) == (len(TAGS[language]) if len(english[key]) > 1 else 1), key


@pytest.mark.parametrize("language", OFFICIAL)
def test_no_key_stands_in_two_areas(language: Language) -> None:
    keys = [key for area in AREAS for key in messages(language, area)]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", OFFICIAL)
def test_plural_forms_are_those_of_the_language(language: Language) -> None:
    for count in (0, 1, 2, 3, 5, 10, 11, 12, 21, 22, 25, 99, 100, 101, 102, 111):
        form = str(Locale(str(language)).plural_form(count))

        assert plural_form(language, count) == TAGS[language].index(form), count


MISPRINTS = {
    Language.FR: r"’|(?<![\u00a0])[;?!»](?![/\w])|(?<!\u00a0):(?=\s|$)|«(?!\u00a0)|\{done\} \w+s\b",
    Language.RU: r"ё(?<![Вв]сё)|\s[,;:?!]",
    Language.ZH: r"[\u4e00-\u9fff][,;?!]",
    Language.AR: r"[\u0620-\u064a][,;?]",
    Language.ES: r"\s[,;:?!]|^[^¿]*\?",
    Language.EN: r"\s[,;:?!]",
}


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("language", OFFICIAL)
def test_words_are_printed_as_the_languages_publications_do(language: Language, area: str) -> None:
    """French ties its high signs to their words and has nought in the singular; Russian goes without ё;

    each script has its own comma.
    """
    misprint = re.compile(MISPRINTS[language])

    assert not [
        (key, form)
        for key, forms in messages(language, area).items()
        for form in forms
        if misprint.search(form)
    ]


@pytest.mark.parametrize("language", OFFICIAL)
def test_help_names_the_menu_as_discord_shows_it(language: Language) -> None:
    shown = Language.EN if language is Language.AR else language  # Discord has no Arabic

    menu = messages(shown, "commands")["command-find-the-documents-cited-here"][0]

    assert menu in messages(language, "help")["help-citations"][0]


def test_every_key_that_the_code_names_has_words() -> None:
    known = {key for area in AREAS for key in messages(Language.EN, area)}
    root = Path(__file__).resolve().parents[2]
    calls = re.compile(r"""(?:speak|words\([^()]*\)|\.words)\(\s*"([a-z0-9-]+)\"""")
    errors = re.compile(r"""(?:UserError|mistake)\(\s*"([a-z0-9-]+)\"""")

    for path in [*(root / "bot").rglob("*.py"), *(root / "cogs").rglob("*.py")]:
        source = path.read_text(encoding="utf-8")
        for key in calls.findall(source):
            assert key in known, f"{path.name}: {key}"
        for key in errors.findall(source):
            assert f"error-{key}" in known, f"{path.name}: error-{key}"
