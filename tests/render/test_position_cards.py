"""Cards of polls: the same facts in six languages, only to those who may see them, within every limit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.delegation import Delegation, Function, Standing, Voice
from bot.domain.language import OFFICIAL, Language
from bot.domain.ledger import Act, Fact, chain
from bot.domain.poll import Poll, Quorum, Visibility, frozen
from bot.domain.record import Record, Seen, Taken
from bot.domain.seats import Seats
from bot.domain.symbol import Symbol
from bot.render.card import Button, Select
from bot.render.delegations import delegation_name, states
from bot.render.position_cards import poll_card, polls_card, who_card
from bot.render.position_panel import answer_form, clause_panel, panel_card
from bot.render.position_receipts import taken_card
from bot.render.position_results import results_card, results_page, results_pages
from bot.render.words import words
from cogs.components import messages
from cogs.controls import modal
from tests.cards import CONDITION, NOON, controls, seen, shown, spoken
from tests.polls import CLOSES, OPENS, SCALES, clauses, delegation, ledger, poll, record, said


@pytest.mark.parametrize("language", OFFICIAL)
def test_the_live_card_tells_how_many_were_heard_by_clause_and_region(language: Language) -> None:
    speak, colon = words(language), words(language)("common-colon")

    card = shown(poll_card(seen(quorum=Quorum(50, 100)), language))

    assert f"{speak('poll-answered')}{colon}{speak('poll-answered-of', heard=3, count=4)}" in card
    assert speak("poll-quorum-met") in card
    assert f"{speak('stance-consensus-support')} 1 · {speak('stance-consensus-live')} 1" in card
    assert f"{speak('group-cept')}{colon}1/1" in card
    assert speak("poll-take") not in card


@pytest.mark.parametrize("language", OFFICIAL)
@pytest.mark.parametrize("visibility", [Visibility.OWN, Visibility.CLOSE, Visibility.CHAIR])
def test_nobodys_position_shows_before_its_time(language: Language, visibility: Visibility) -> None:
    hidden = seen(whole=False, visibility=visibility)
    made = (
        (poll_card, "poll-answered-of"),
        (results_card, "poll-answered-of"),
        (who_card, "poll-heard"),
    )

    for card, heard in made:
        text = shown(card(hidden, language))

        assert words(language)(heard, heard=3, count=4) in text
        assert states(language)["FR"] not in text
        assert f"{words(language)('stance-consensus-support')} 1" not in text


@pytest.mark.parametrize("language", OFFICIAL)
def test_results_name_each_delegation_with_its_words_and_observers_as_not_counted(language: Language) -> None:
    text = shown(results_card(seen(at=CLOSES), language))

    assert states(language)["FR"] in text
    assert words(language)("poll-not-counted") in text
    assert CONDITION in text
    assert "بدون تاريخ" in text
    assert record(poll(), spoken()).kept.head in text.replace("\n", "")


@pytest.mark.parametrize("language", OFFICIAL)
def test_in_results_those_who_only_answered_are_named_together(language: Language) -> None:
    seats = [Delegation("1", code, Standing.VOTING, OPENS) for code in sorted(states(Language.EN))]
    facts = [said(seat.code, key, "support") for seat in seats for key in ("2.1", "2.2", "2.3", "2.4")]
    crowd = Seen(record(poll(), ledger(*facts), Seats(seats)), whole=True, now=NOON)

    text = _run_together(shown(results_card(crowd, language)))

    label = words(language)("stance-consensus-support") + words(language)("common-colon")
    assert text.count(_run_together(f"• {label}")) == 4
    assert all(text.count(_run_together(delegation_name(seat, language))) >= 4 for seat in seats)
    assert len(messages(results_card(crowd, language))) <= 5


@pytest.mark.parametrize("language", [Language.AR, Language.EN, Language.ZH])
def test_long_results_are_a_summary_and_then_pages_of_one_message_each(language: Language) -> None:
    seats = [Delegation("1", code, Standing.VOTING, OPENS) for code in sorted(states(Language.EN))]
    facts = [
        replace(said(seat.code, key, "object"), reason="x" * int(key[2:]) ** 4 if number < 50 else "")
        for key in ("2.1", "2.2", "2.3", "2.4")
        for number, seat in enumerate(seats)
    ]
    facts[0] = replace(facts[0], reason="نص مختلط (mixed) " * 200, proposal="слово " * 660)
    crowd = Seen(record(poll(), ledger(*facts), Seats(seats)), whole=True, now=NOON)
    speak, label = words(language), words(language)("stance-consensus-object")

    first, *_ = every = results_pages(crowd, language)
    (select,) = [each for each in controls(first) if isinstance(each, Select)]
    chosen = [shown(every[int(choice.value)]) for choice in select.choices]

    text = shown(first)
    assert text.count(f"{label} {len(seats)}") == 4
    assert speak("poll-results-file").replace("\u200e", "") in text.replace("\n", " ")
    assert all(len(messages(page)) == 1 for page in every)
    assert results_page(crowd, 99, language) == every[-1]
    assert [text[:3] for text in chosen] == ["2.1", "2.2", "2.3", "2.4"]
    whole = _run_together("".join(shown(page) for page in every))
    assert all(whole.count(_run_together(delegation_name(seat, language))) >= 4 for seat in seats)
    assert results_page(seen(at=CLOSES), 3, language) == results_card(seen(at=CLOSES), language)


@pytest.mark.parametrize("language", OFFICIAL)
def test_who_has_answered_stands_beside_who_has_not_and_who_came_late(language: Language) -> None:
    text = shown(who_card(seen(at=CLOSES + timedelta(days=9)), language))

    assert states(language)["BR"] in text
    assert words(language)("poll-late") in text


@pytest.mark.parametrize("language", OFFICIAL)
def test_who_keeps_silence_is_not_said_to_have_answered(language: Language) -> None:
    silence = Seen(record(poll("silence"), ledger(said("FR", "2.1", "object"))), True, NOON)

    answered, silent = shown(who_card(silence, language)).split(words(language)("report-silent"))

    named = {code: states(language)[code] for code in ("FR", "BR", "EG", "JP")}
    assert [code for code, name in named.items() if name in answered] == ["FR"]
    assert [code for code, name in named.items() if name in silent] == ["BR", "EG", "JP"]


@pytest.mark.parametrize("language", OFFICIAL)
def test_who_has_answered_in_part_is_told_apart_from_who_has_not_begun(language: Language) -> None:
    text = shown(who_card(seen(), language))

    _, _, after = text.partition(words(language)("poll-begun"))
    begun, _, _ = after.partition(words(language)("poll-late"))
    assert f"{states(language)['FR']} (1/4)" in begun
    assert states(language)["BR"] not in begun


def test_a_document_is_named_as_people_name_it() -> None:
    shown_card = shown(poll_card(seen(symbol=Symbol.parse("itu:doc:C25/61")), Language.ZH))

    assert "itu:doc" not in shown_card
    assert "C25/61号文件" in shown_card


@pytest.mark.parametrize("language", OFFICIAL)
def test_a_single_clause_is_quoted_with_its_answers_as_buttons(language: Language) -> None:
    only = poll(texts={"2.1": "The group agrees."})

    card = poll_card(Seen(record(only), whole=True, now=NOON), language)

    assert "The group agrees." in shown(card)
    labels = [each.label for each in controls(card) if isinstance(each, Button)]
    assert labels[:4] == [
        words(language)(f"stance-consensus-{each.key}") for each in SCALES["consensus"].stances
    ]


@pytest.mark.parametrize("language", OFFICIAL)
def test_an_interim_text_is_marked_so_until_its_expiry(language: Language) -> None:
    silent = record(poll("silence"))

    during = shown(poll_card(Seen(silent, whole=True, now=NOON), language))
    after = shown(poll_card(Seen(silent, whole=True, now=CLOSES), language))

    assert words(language)("fate-interim") in during
    assert words(language)("fate-adopted") in after
    assert words(language)("fate-interim") not in after


@pytest.mark.parametrize("language", OFFICIAL)
def test_the_panel_shows_ones_own_answers_and_ways_to_change_them(language: Language) -> None:
    voice = Voice(delegation("EG"), Function.HEAD, speaks=True)
    held = record(poll(), (*spoken()[:2], *chain("x", [said("EG", "2.2", "live", 9, act=Act.DRAFT)])))

    text = shown(panel_card(held, voice, 0, language))
    one = clause_panel(held, voice, 0, language)

    assert CONDITION in text
    assert words(language)("panel-draft", stance=words(language)("stance-consensus-live")) in text
    assert words(language)("panel-none") in text
    assert CONDITION in shown(one)
    assert words(language)("panel-confirm", count=1) in [
        each.label for each in controls(panel_card(held, voice, 0, language)) if isinstance(each, Button)
    ]


@pytest.mark.parametrize("language", OFFICIAL)
@pytest.mark.parametrize("scale", sorted(SCALES))
def test_every_answer_of_every_scale_has_its_button_and_form(language: Language, scale: str) -> None:
    held = record(poll(scale))
    voice = Voice(delegation("FR"), Function.HEAD, speaks=True)

    shown(clause_panel(held, voice, 1, language))
    shown(panel_card(held, voice, 0, language))

    for stance in held.scale.stances:
        for number in (-1, 0):
            form = answer_form(held, number, stance, "FR", language)
            assert len(form.title) <= 45
            assert (not form.fields) == (not stance.needs and not stance.conditional)
            if form.fields:
                modal(form)


@pytest.mark.parametrize("language", OFFICIAL)
def test_what_came_late_is_told_when_it_closed_by_whom_and_what_to_do(language: Language) -> None:
    late = spoken()[4]
    taken = Taken(poll(), delegation("BR"), [late])
    chair = Fact(Act.CLOSED, "c", CLOSES - timedelta(days=1), "w", reason="All have spoken.")
    cut = replace(poll(), windows=(replace(poll().windows[0], cut=True),))

    by_rule = shown(taken_card(taken, spoken(), language))
    by_chair = shown(taken_card(replace(taken, poll=cut), chain("p1", [chair]), language))

    assert words(language)("late-by-rule") in by_rule.replace("\n", " ")
    assert "All have spoken." in by_chair
    assert words(language)("late-next") in by_chair.replace("\n", " ")


@pytest.mark.parametrize("language", OFFICIAL)
@pytest.mark.parametrize("act", [Act.POSITION, Act.DRAFT])
@pytest.mark.parametrize("counted", [True, False])
def test_a_receipt_tells_what_was_recorded(language: Language, act: Act, counted: bool) -> None:
    entries = ledger(said("FR", "2.1", "support", act=act, counted=counted))

    text = shown(taken_card(Taken(poll(), delegation("FR"), entries), entries, language))

    key = "taken-draft" if act is Act.DRAFT else "taken-recorded" if counted else "taken-not-counted"
    assert words(language)(key, delegation=states(language)["FR"]) in text.replace("\n", " ")


def _run_together(text: str) -> str:
    """Without blanks: a terminal breaks lines wherever they are full."""
    return "".join(text.split())


def _crowd() -> tuple[Poll, Record]:
    """100 clauses, 193 delegations with long Arabic names, 4,000-character reasons."""
    name = "الوفد الدائم للجمهورية " * 8
    many = frozen(clauses({f"2.{number}": f"Clause {number}. " * 20 for number in range(100)}), {})
    asked = replace(poll(), clauses=many)
    seats = [
        Delegation("1", code, Standing.VOTING, OPENS, {Language.AR: f"{name}{code}"}, ("cept",))
        for code in sorted(states(Language.EN))[:193]
    ]
    facts = [
        replace(said(seat.code, "2.1", "object"), reason="نص مختلط (mixed) " * 200, proposal="x" * 4000)
        for seat in seats[:20]
    ]
    return asked, record(asked, ledger(*facts), Seats(seats))


@pytest.mark.parametrize("language", [Language.AR, Language.EN])
def test_the_largest_polls_are_shown_whole_in_as_many_messages_as_they_need(language: Language) -> None:
    asked, held = _crowd()
    voice = Voice(held.seats.delegations[0], Function.HEAD, speaks=True)
    crowd = Seen(held, whole=True, now=NOON)

    for card in (
        poll_card(crowd, language),
        results_card(crowd, language),
        who_card(crowd, language),
        panel_card(held, voice, 4, language),
        clause_panel(held, voice, 99, language),
        polls_card([asked] * 60, NOON, language),
    ):
        assert shown(card)
    assert len(messages(poll_card(crowd, language))) == 1
    everyone = shown(who_card(crowd, language))
    assert all(delegation_name(seat, language)[-2:] in everyone for seat in held.seats.delegations)
