"""A document that states a deadline: proposed where the secretariat wants it, once, never set."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.document import Expression
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.domain.notice import Notice
from bot.lexicons import mention_lexicon
from bot.render.terminal import terminal
from bot.render.words import words
from bot.services.proposals import Proposals
from bot.services.stating import STATED, Stating
from bot.store.database import Database
from bot.store.documents import Documents
from tests.deadlines import DAY, START, Group, chair, delegate, done, group
from tests.store.shelf import clauses, expression, put

REPORT = expression("WG/12", title="Revised report")
TEXTS = {
    Language.EN: "Member States are invited to submit comments by 15 May 2025, 18:00 Geneva time.",
    Language.FR: "Les États Membres sont invités à présenter leurs commentaires au plus tard"
    " le 15 mai 2025 à 18 h (heure de Genève).",
    Language.ES: "Se invita a los Estados Miembros a presentar comentarios a más tardar"
    " el 15 de mayo de 2025 a las 18:00, hora de Ginebra.",
    Language.RU: "Государствам-Членам предлагается представить замечания"
    " не позднее 15 мая 2025 года, 18:00 по Женеве.",
    Language.ZH: "请各成员国于2025年5月15日18时（日内瓦时间）前提交意见。",
    Language.AR: "تُدعى الدول الأعضاء إلى تقديم تعليقاتها في موعد أقصاه 15 مايو 2025"
    " الساعة 18:00 بتوقيت جنيف.",
}


async def desk(database: Database) -> tuple[Group, Stating]:
    made, library = await group(database), Documents(database)
    lexicon = mention_lexicon()
    proposals = Proposals(made.desk, library, made.deadlines, lexicon)
    return made, Stating(made.desk, library, proposals, lambda: START)


async def comes_in(made: Group, stating: Stating, held: Expression, text: str) -> list[Notice]:
    """Hold a document as it is taken in; what is still to be said of it."""
    parts = clauses("The group takes note of the report of 3 March 2025.", text)
    notices = await stating.notices(held, parts)
    await put(made.database, held, parts)
    async with made.database.transaction() as unit:
        await stating.put(unit, notices)
    return [each for each in await made.waiting(f"stated:{held.symbol.canonical}") if each.kind == STATED]


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_stated_deadline_is_proposed_with_its_clause_in_every_language(
    database: Database, language: Language
) -> None:
    made, stating = await desk(database)
    await stating.choose(chair("s"), "99")

    (notice,) = await comes_in(made, stating, replace(REPORT, language=language), TEXTS[language])

    card = await stating.card(notice, START, language)
    assert card is not None
    assert notice.audience.channel == "99"
    hint = words(language)("deadline-stated-hint")
    assert " ".join(hint.split()) in " ".join(terminal(card).split())
    assert (await made.views.page("1", START)).deadlines == []


async def test_the_same_date_is_proposed_once_for_all_languages_and_readings(database: Database) -> None:
    made, stating = await desk(database)
    await stating.choose(chair("s"), "99")

    found = [
        await comes_in(made, stating, replace(REPORT, language=language), TEXTS[language])
        for language in (*OFFICIAL, Language.EN)
    ]

    assert {len(each) for each in found} == {1}
    revised = replace(REPORT, symbol=expression("WG/12/Rev.1").symbol)
    assert len(await comes_in(made, stating, revised, TEXTS[Language.EN])) == 1


async def test_where_nobody_asked_for_it_nothing_is_proposed(database: Database) -> None:
    made, stating = await desk(database)
    await stating.choose(chair("s"), "99")
    await stating.choose(chair("t"), "")

    with pytest.raises(UserError) as stranger:
        await stating.choose(delegate("FR", "f"), "99")

    assert stranger.value.key == "not-allowed"
    assert await comes_in(made, stating, REPORT, TEXTS[Language.EN]) == []


async def test_what_was_set_meanwhile_or_is_past_is_not_proposed(database: Database) -> None:
    made, stating = await desk(database)
    await stating.choose(chair("s"), "99")
    (notice,) = await comes_in(made, stating, REPORT, TEXTS[Language.EN])
    library = Documents(database)
    lexicon = mention_lexicon()
    proposals = Proposals(made.desk, library, made.deadlines, lexicon)

    past = await stating.card(notice, START + 30 * DAY, Language.EN)
    before = await stating.card(notice, START, Language.EN)
    done(
        await proposals.set(
            chair("p", START + timedelta(minutes=1)), notice.details["ref"], 0, "77", Language.EN
        )
    )

    assert (past, before is not None) == (None, True)
    assert await stating.card(notice, START + timedelta(minutes=2), Language.EN) is None
