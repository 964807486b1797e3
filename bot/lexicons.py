"""The lexicons and registers in data/, read once, as the program uses them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from bot.domain.action_lines import Matrix
from bot.domain.citation_lexicon import Lexicon as CitationLexicon
from bot.domain.concepts import Concepts
from bot.domain.corrigendum import CorrectionLexicon
from bot.domain.deadline_mentions import MentionLexicon
from bot.domain.deadline_rules import Rule, rules
from bot.domain.document_names import DocumentNames
from bot.domain.event_names import EventNames
from bot.domain.explaining import Checks
from bot.domain.folded import fold_word
from bot.domain.framing import Framing
from bot.domain.head_lexicon import HeadLexicon
from bot.domain.instruments import Register as Instruments
from bot.domain.masthead import Masthead
from bot.domain.numbered import NumberedLexicon
from bot.domain.particulars import ParticularLexicon
from bot.domain.pledge import PledgeLexicon
from bot.domain.process import Process
from bot.domain.question_lexicon import QuestionLexicon
from bot.domain.quoted import QuotedLexicon
from bot.domain.reminders import ReminderLexicon
from bot.domain.scale import Scale, scales
from bot.domain.spelling import SpellingLexicon
from bot.domain.stocktaking import StocktakingLexicon
from bot.domain.submitter import SubmitterLexicon
from bot.domain.vocabulary import SectionLexicon
from bot.domain.when_words import DateLexicon
from bot.domain.zones import ZoneTable
from bot.resources import table
from bot.services.delegation_table import TableLexicon


@cache
def citation_lexicon() -> CitationLexicon:
    return CitationLexicon.from_table(table("lexicon/bodies.toml"))


@cache
def date_lexicon() -> DateLexicon:
    return DateLexicon.from_tables(
        table("lexicon/dates.toml"), cast("ZoneTable", table("lexicon/zones.toml"))
    )


@cache
def masthead() -> Masthead:
    return Masthead.from_table(table("lexicon/masthead.toml"), citation_lexicon().months)


@cache
def instruments() -> Instruments:
    """What is known of documents that need not be held."""
    return Instruments.from_table(table("register/instruments.toml"))


@cache
def explanation_checks() -> Checks:
    """What explanations by a machine are checked with."""
    tables = table("lexicon/explaining.toml"), table("lexicon/stopwords.toml")
    return Checks.from_tables(*tables, citation_lexicon(), concepts())


@cache
def process() -> Process:
    """The calendar of the process that the group works in."""
    return Process.from_table(table("register/process.toml"))


@cache
def event_names() -> EventNames:
    """How events are named that dates are counted from."""
    return EventNames.from_table(table("lexicon/events.toml"), process())


@cache
def section_lexicon() -> SectionLexicon:
    return SectionLexicon.from_table(table("lexicon/sections.toml"))


@cache
def question_lexicon() -> QuestionLexicon:
    return QuestionLexicon.from_table(table("lexicon/questions.toml"), citation_lexicon())


@cache
def document_names() -> DocumentNames:
    """What documents are called besides their symbols."""
    return DocumentNames.from_tables(table("lexicon/names.toml"), instruments(), citation_lexicon())


@cache
def submitter_lexicon() -> SubmitterLexicon:
    """How the head of a document says who submitted it."""
    return SubmitterLexicon.from_table(table("lexicon/submitters.toml"))


@cache
def head_lexicon() -> HeadLexicon:
    """How questions call documents by their titles and submitters."""
    return HeadLexicon.from_table(table("lexicon/heads.toml"))


@cache
def numbered_lexicon() -> NumberedLexicon:
    """How questions name resolutions by a number alone."""
    return NumberedLexicon.from_table(table("lexicon/numbered.toml"))


@cache
def spelling_lexicon() -> SpellingLexicon:
    """How people type what documents spell otherwise."""
    return SpellingLexicon.from_table(table("lexicon/spelling.toml"))


@cache
def quoted_lexicon() -> QuotedLexicon:
    """How questions say in which language a text is to be quoted."""
    return QuotedLexicon.from_table(table("lexicon/quoted.toml"))


@cache
def particular_lexicon() -> ParticularLexicon:
    """What a question may ask to be told, and how a clause tells it."""
    return ParticularLexicon.from_table(table("lexicon/particulars.toml"))


@cache
def concepts() -> Concepts:
    """The field's names in six languages."""
    return Concepts.from_table(table("lexicon/glossary.toml")["concepts"])


@cache
def silent_words() -> frozenset[str]:
    """Words that carry no meaning of their own, folded, of all six languages."""
    texts = table("lexicon/stopwords.toml").values()
    return frozenset(fold_word(word) for text in texts for word in text.split())


@cache
def correction_lexicon() -> CorrectionLexicon:
    return CorrectionLexicon.from_table(table("lexicon/corrigenda.toml"), section_lexicon())


@cache
def table_lexicon() -> TableLexicon:
    """What tables of delegations and of positions call their columns."""
    return TableLexicon.from_table(table("lexicon/tables.toml"))


@cache
def mention_lexicon() -> MentionLexicon:
    """How texts state deadlines, and that something is to be posted."""
    return MentionLexicon.from_table(table("lexicon/mentions.toml"))


@cache
def pledge_lexicon() -> PledgeLexicon:
    """How texts promise a document."""
    return PledgeLexicon.from_table(table("lexicon/promises.toml"))


@cache
def reminder_lexicon() -> ReminderLexicon:
    return ReminderLexicon.from_table(table("lexicon/reminders.toml"))


@cache
def deadline_rules() -> Mapping[str, Rule]:
    """The rules of procedure that deadlines follow from, by id."""
    return rules(table("rules/deadlines.toml"))


@cache
def position_scales() -> Mapping[str, Scale]:
    """What may be answered in a poll, by the key of each scale."""
    return scales(table("rules/scales.toml"))


@cache
def action_lines() -> Matrix:
    """The WSIS action lines with the goals that each serves."""
    return Matrix.from_table(table("register/wsis.toml"))


@cache
def stocktaking_lexicon() -> StocktakingLexicon:
    """What registers of entries call their columns."""
    return StocktakingLexicon.from_tables(table("lexicon/stocktaking.toml"), table("register/wsis.toml"))


@cache
def framing() -> Framing:
    """What people say around what they ask about."""
    return Framing.from_table(table("lexicon/framing.toml"))
