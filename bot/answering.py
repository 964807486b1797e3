"""Wires what answers questions: retrieval, the graph of citations, explanations."""

from __future__ import annotations

from bot.chat import ChatEndpoint
from bot.lexicons import (
    amount_lexicon,
    citation_lexicon,
    concepts,
    explanation_checks,
    instruments,
    question_lexicon,
    section_lexicon,
    silent_words,
)
from bot.resources import fingerprint, table
from bot.search.index import Index
from bot.search.open import Choice
from bot.services.ask import Ask
from bot.services.asking import Asking
from bot.services.citing import Citing
from bot.services.comparing import Comparing
from bot.services.documents import Documents
from bot.services.explain import Chat, Explain
from bot.services.freshness import Freshness
from bot.services.pointing import Pointing
from bot.services.reach import Reaching
from bot.services.references import References
from bot.settings import Settings
from bot.store.citations import StoredCitations
from bot.store.database import Database
from bot.store.documents import Documents as StoredDocuments


def citing(database: Database, library: StoredDocuments) -> Citing:
    edition = fingerprint("lexicon/bodies.toml", "lexicon/sections.toml")
    graph = StoredCitations(database)
    return Citing(database, library, graph, citation_lexicon(), section_lexicon(), edition)


def encoder(settings: Settings) -> Choice:
    return Choice(settings.encoder, settings.encoder_model, settings.encoder_key.get_secret_value())


def chat(settings: Settings) -> ChatEndpoint | None:
    """The endpoint that explains, where the host has set one."""
    key = settings.explain_key.get_secret_value()
    address = settings.explain_address
    return ChatEndpoint(address, settings.explain_model, key) if address else None


def explain(chat: Chat | None) -> Explain:
    told = table("lexicon/explaining.toml")
    return Explain(chat, explanation_checks(), told["prompt"], told["languages"])


def ask(
    library: StoredDocuments,
    documents: Documents,
    search: Index,
    references: References,
    comparing: Comparing,
    freshness: Freshness,
) -> Ask:
    """Answers, with everything that questions are understood by."""
    lexicons = (citation_lexicon(), section_lexicon(), question_lexicon(), concepts())
    pointing = Pointing(library, citation_lexicon(), section_lexicon(), silent_words())
    reaching = Reaching(library, documents, pointing, citation_lexicon(), instruments())
    asking = Asking(library, search, references, comparing, section_lexicon())
    return Ask(library, documents, search, reaching, asking, pointing, lexicons, amount_lexicon(), freshness)


def references(
    database: Database, library: StoredDocuments, documents: Documents, citing: Citing
) -> References:
    graph = StoredCitations(database)
    return References(library, documents, citing, graph, instruments(), citation_lexicon(), section_lexicon())
