"""Answers and quotations as cards."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.answer import Answer, Quotation, surest
from bot.domain.browsing import place
from bot.domain.corrigendum import Corrected
from bot.domain.decisive import decisive
from bot.domain.document import HeldClause
from bot.domain.encoded import Stage
from bot.domain.language import Language
from bot.render.asking import answer_blocks, choice_blocks, fetch_buttons, missing_blocks, understood_blocks
from bot.render.card import (
    Action,
    Block,
    Button,
    Card,
    Heading,
    Moment,
    Note,
    Quote,
    Row,
    Rule,
    Strong,
    Text,
    Tone,
)
from bot.render.references import clause_place, clause_reference, document_name, link_for
from bot.render.words import Words, words

FOLD = 900  # characters of a clause shown before "Full text"
CLEAR = 0.75  # the probability from which an answer is called clear
CHAPEAU = 200  # characters of the chapeau shown before the clause


def answer_card(
    answer: Answer,
    language: Language,
    asked: str = "",
    before: Sequence[Block] = (),
    *,
    fetch: bool = False,
    after: Sequence[Block] = (),
) -> Card:
    """The answer to a question: the clauses verbatim, best first, or that the library doesn't say.

    `asked` is the opaque id of the question, for its buttons; `before` goes above what the library says;
    `after` below it, the clauses then numbered; `fetch` says whether this reader may have documents fetched.
    """
    speak = words(language)
    blocks: list[Block] = [Heading(answer.question)] if len(answer.question) <= 200 else []
    blocks += missing_blocks(answer, language, fetch=fetch)
    blocks += understood_blocks(answer, language)
    blocks += before
    choice = choice_blocks(answer, language)
    if not answer.which:
        blocks += answer_blocks(answer, language) or _verdict_blocks(answer, speak)
    for number, finding in enumerate(() if answer.which else answer.findings):
        if number:
            blocks.append(Rule())
        mark = number + 1 if after else 0
        decided = answer.question if answer.answered else ""
        spoken = answer.quoted or language
        blocks += quotation_blocks(finding.quotation, language, spoken, question=decided, mark=mark)
    blocks += [Note(speak("ask-named-more", count=answer.more))] if answer.more else []
    blocks += [*choice, *after]
    blocks += _fresh(answer, speak)
    if fetch and (buttons := fetch_buttons(answer.missing, language)):
        blocks.append(Row(buttons))
    if asked:
        blocks.append(Row(_verdict_buttons(answer, asked, speak)))
    return Card(tuple(blocks), language, Tone.SUCCESS if answer.answered else Tone.PLAIN)


def _fresh(answer: Answer, speak: Words) -> list[Block]:
    """When the library changed last and, while that goes on, how much of it is found by meaning."""
    blocks: list[Block] = []
    if answer.as_of:
        blocks.append(Note(speak.line("asking-as-of", when=Moment(answer.as_of))))
    if answer.encoded and answer.encoded.stage is Stage.MAKING:
        blocks.append(Note(speak("asking-encoding", done=answer.encoded.done, held=answer.encoded.held)))
    return blocks


def quotation_card(quotation: Quotation, language: Language) -> Card:
    """One clause, as `/clause` shows it."""
    return Card(tuple(quotation_blocks(quotation, language)), language, Tone.PRIMARY)


def full_card(held: HeldClause, language: Language) -> Card:
    """A long clause whole."""
    reference = Strong(clause_reference(held, language))
    return Card((Text((reference,)), Quote(held.clause.text, held.expression.language)), language)


def shared_card(quotation: Quotation, name: str, language: Language) -> Card:
    """A clause put before the whole channel by a person."""
    blocks = [*quotation_blocks(quotation, language, shared=True)]
    return Card((*blocks, Note(words(language)("ask-shared-by", name=name))), language, Tone.PRIMARY)


def context_card(around: Sequence[HeldClause], ref: str, language: Language) -> Card:
    """A clause among its neighbours, itself standing out."""
    centre = next(held for held in around if held.ref == ref)
    title = words(language)("ask-context-title", reference=clause_reference(centre, language))
    blocks: list[Block] = [Heading(title)]
    for held in around:
        where = clause_place(held.clause, held.expression.symbol, words(language))
        blocks.append(Text((Strong(where),)) if held.ref == ref else Note(where))
        blocks.append(Quote(held.clause.text, held.expression.language))
    return Card(tuple(blocks), language)


def languages_card(versions: Sequence[HeldClause], language: Language) -> Card:
    """The same clause in every language held, the reader's first."""
    speak = words(language)
    title = speak("ask-languages-title", reference=clause_reference(versions[0], language))
    blocks: list[Block] = [Heading(title)]
    for held in sorted(versions, key=lambda one: one.expression.language is not language):
        blocks.append(Text((Strong(speak(f"language-{held.expression.language}")),)))
        blocks.append(Quote(held.clause.text, held.expression.language))
    return Card(tuple(blocks), language)


def quotation_blocks(
    quotation: Quotation,
    language: Language,
    spoken: Language | None = None,
    *,
    question: str = "",
    shared: bool = False,
    mark: int = 0,
) -> list[Block]:
    """The reference, with its mark where it has one, the words themselves and what can be done with them.

    `spoken` is the language in which they are wanted, None for the reader's.
    """
    speak, held = words(language), quotation.held
    reference = clause_reference(held, language)
    named = speak("explaining-mark", number=mark, reference=reference) if mark else reference
    blocks: list[Block] = [Text((Strong(named),))]
    if held.expression.title:
        blocks.append(Note(held.expression.title))
    above = [text for text in quotation.chapeau if text not in place(held)]
    if above:
        blocks.append(Note(" › ".join(_short(text, CHAPEAU) for text in above)))
    shown = fold(held.clause.text)
    decides = decisive(shown, question) if question else None
    blocks.append(Quote(shown, held.expression.language, decides))
    if len(shown) < len(held.clause.text):
        blocks.append(Note(speak("ask-folded", count=len(held.clause.text))))
    blocks += _beside(quotation, spoken or language, speak)
    if quotation.newer:
        blocks.append(Text(speak("ask-newer-held", document=document_name(quotation.newer, language))))
    if quotation.announced:
        known = document_name(quotation.announced, language)
        blocks.append(Text(speak("asking-newer-known", document=known)))
    blocks += corrected_blocks(quotation.corrected, language)
    blocks.append(Note(_languages(quotation, speak)))
    blocks.append(Row(_buttons(quotation, spoken or language, speak, shared=shared)))
    return blocks


def corrected_blocks(corrected: Sequence[Corrected], language: Language, most: int = FOLD) -> list[Block]:
    """What corrigenda say of a clause, beside its own words."""
    blocks: list[Block] = []
    for each in corrected:
        named = document_name(each.by.symbol, language)
        blocks.append(Text((Strong(words(language)("ask-corrected-by", document=named)),)))
        blocks.append(Quote(_short(each.text, most), each.by.language))
    return blocks


def _beside(quotation: Quotation, language: Language, speak: Words) -> list[Block]:
    """The clause in the language in which it is wanted, or that it isn't held in it."""
    if quotation.held.expression.language is language:
        return []
    spoken = speak(f"language-{language}")
    if quotation.beside is None:
        return [Note(speak("asking-not-beside", language=spoken))]
    return [
        Note(speak("ask-official-beside", language=spoken)),
        Quote(fold(quotation.beside.clause.text), language),
    ]


def fold(text: str) -> str:
    """The beginning of a long text, ended with … after a whole sentence or word; a short one whole."""
    if len(text) <= FOLD:
        return text
    window = text[:FOLD]
    cut = max(window.rfind(mark) + 1 for mark in ".。;；؛")
    cut = cut if cut > FOLD // 2 else window.rfind(" ")
    return f"{window[: cut if cut > 0 else FOLD].rstrip()} …"


def _verdict_buttons(answer: Answer, asked: str, speak: Words) -> tuple[Button, ...]:
    """Whether it helped, and where to turn when it didn't."""
    enquire = Button(speak("enquiry-button"), Action("enquire", (asked,)), tone=Tone.PRIMARY)
    if not answer.answered or not answer.findings:
        return (enquire,)
    best = answer.findings[0].quotation.held.ref
    return (
        Button(speak("rating-button-yes"), Action("rate", ("yes", asked, best))),
        Button(speak("rating-button-no"), Action("rate", ("no", asked, best))),
        Button(speak("enquiry-button"), Action("enquire", (asked,))),
    )


def _verdict_blocks(answer: Answer, speak: Words) -> list[Block]:
    if answer.document:
        named = document_name(answer.document.symbol, speak.language)
        whole = Row((Button(named, Action("open", (answer.document.ref,)), tone=Tone.PRIMARY),))
        told = {"document": named, "part": answer.part}
        return [
            Text((Strong(speak("ask-part-alone" if answer.part else "ask-document-alone", **told)),)),
            whole,
        ]
    verdict = Text((Strong(_verdict(answer, speak)),))
    if answer.answered:
        return [verdict]
    untold = [Text(speak(f"ask-untold-{answer.untold}"))] if answer.untold else []
    return [verdict, *untold, Text(speak("ask-nearest-only" if answer.findings else "ask-nothing-near"))]


def _verdict(answer: Answer, speak: Words) -> str:
    if not answer.answered:
        return speak("ask-nothing-found")
    clear = surest(answer.findings) >= CLEAR
    return speak("ask-answered-clear" if clear else "ask-answered-likely")


def _languages(quotation: Quotation, speak: Words) -> str:
    own = speak(f"language-{quotation.held.expression.language}")
    if quotation.languages:
        names = [speak(f"language-{other}") for other in quotation.languages]
        return speak("ask-also-in", languages=speak("common-list-separator").join(names))
    return speak("ask-only-in", language=own)


def _buttons(quotation: Quotation, language: Language, speak: Words, *, shared: bool) -> tuple[Button, ...]:
    held, ref = quotation.held, (quotation.held.ref,)
    buttons = [Button(speak("ask-button-context"), Action("context", ref))]
    if len(held.clause.text) > FOLD:
        buttons.append(Button(speak("ask-button-full"), Action("full", ref), tone=Tone.PRIMARY))
    if quotation.languages:
        buttons.append(Button(speak("ask-button-languages"), Action("languages", ref)))
    if not shared:
        buttons.append(Button(speak("ask-button-share"), Action("share", ref)))
    if address := held.expression.link or link_for(held.expression.symbol, language):
        buttons.append(Button(speak("ask-button-source"), address=address))
    return tuple(buttons[:5])


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
