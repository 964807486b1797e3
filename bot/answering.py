"""Wires what reads documents and answers from them: reading, retrieval, citations, explanations."""

from __future__ import annotations

from typing import TypedDict

from bot.chat import ChatEndpoint
from bot.lexicons import (
    action_lines,
    citation_lexicon,
    concepts,
    correction_lexicon,
    document_names,
    explanation_checks,
    framing,
    head_lexicon,
    instruments,
    masthead,
    numbered_lexicon,
    particular_lexicon,
    question_lexicon,
    quoted_lexicon,
    section_lexicon,
    silent_words,
    spelling_lexicon,
    stocktaking_lexicon,
    submitter_lexicon,
)
from bot.readers.readers import Readers
from bot.resources import fingerprint, table
from bot.search.index import Index
from bot.search.open import Choice
from bot.services.acquire import Acquire
from bot.services.ask import Ask
from bot.services.asking import Asking
from bot.services.citing import Citing
from bot.services.comparing import Comparing
from bot.services.corrigenda import Corrigenda
from bot.services.documents import Documents
from bot.services.drafting import Drafting
from bot.services.enquiries import Enquiries
from bot.services.explain import Chat, Explain
from bot.services.freshness import Freshness
from bot.services.heads import Heads
from bot.services.heralds import Heralds
from bot.services.ingest import Ingest
from bot.services.matrix import WsisMatrix
from bot.services.naming import Naming
from bot.services.pointing import Pointing
from bot.services.reach import Reaching
from bot.services.references import References
from bot.services.similar import Similar
from bot.services.stocktaking import Stocktaking
from bot.services.understanding import Understanding, Wording
from bot.settings import Settings
from bot.sources.sources import Sources
from bot.store.citations import StoredCitations
from bot.store.database import Database
from bot.store.documents import Documents as StoredDocuments
from bot.store.enquiries import StoredEnquiries
from bot.store.stocktaking import StoredStocktaking


def citing(database: Database, library: StoredDocuments) -> Citing:
    tables = "bodies", "sections", "names"
    edition = fingerprint(*(f"lexicon/{name}.toml" for name in tables), "register/instruments.toml")
    graph = StoredCitations(database)
    return Citing(database, library, graph, document_names(), section_lexicon(), edition)


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


class Answering(TypedDict):
    """What takes documents in, reads them and answers from them, by its names among the services."""

    documents: Documents
    comparing: Comparing
    references: References
    similar: Similar
    ask: Ask
    explain: Explain
    ingest: Ingest
    acquire: Acquire
    drafting: Drafting
    enquiries: Enquiries
    matrix: WsisMatrix
    stocktaking: Stocktaking


def answering(
    database: Database,
    search: Index,
    sources: Sources,
    chat: Chat | None,
    heralds: Heralds,
    freshness: Freshness,
) -> Answering:
    """All of it on one library; `heralds` are told of what comes in."""
    library, readers, citations = StoredDocuments(database), Readers(), citation_lexicon()
    documents = _documents(library)
    cites = citing(database, library)
    ingest = _ingest(database, library, readers, search, cites, heralds, freshness)
    comparing, similar = Comparing(library, documents), Similar(library, documents, search)
    cited = references(database, library, documents, cites)
    return Answering(
        documents=documents,
        comparing=comparing,
        references=cited,
        similar=similar,
        ask=ask(library, documents, search, cited, comparing, freshness),
        explain=explain(chat),
        ingest=ingest,
        acquire=Acquire(sources, ingest, document_names()),
        drafting=Drafting(library, readers, citations, section_lexicon(), instruments().symbols, similar),
        enquiries=Enquiries(StoredEnquiries(database), documents),
        matrix=WsisMatrix(action_lines(), library),
        stocktaking=_stocktaking(database, readers),
    )


def _documents(library: StoredDocuments) -> Documents:
    corrigenda = Corrigenda(library, correction_lexicon())
    naming = Naming(library, document_names())
    return Documents(library, corrigenda, naming, section_lexicon(), instruments())


def _ingest(
    database: Database,
    library: StoredDocuments,
    readers: Readers,
    search: Index,
    cites: Citing,
    heralds: Heralds,
    freshness: Freshness,
) -> Ingest:
    lexicons = citation_lexicon(), masthead(), section_lexicon()
    return Ingest(database, library, readers, search, *lexicons, cites, heralds, freshness)


def _stocktaking(database: Database, readers: Readers) -> Stocktaking:
    return Stocktaking(database, StoredStocktaking(database), readers, stocktaking_lexicon())


def ask(
    library: StoredDocuments,
    documents: Documents,
    search: Index,
    references: References,
    comparing: Comparing,
    freshness: Freshness,
) -> Ask:
    """Answers, with everything that questions are understood by."""
    heads = Heads(library, submitter_lexicon(), head_lexicon())
    pointing = Pointing(library, section_lexicon(), silent_words(), document_names(), heads)
    wording = Wording(
        document_names(),
        section_lexicon(),
        question_lexicon(),
        concepts(),
        numbered_lexicon(),
        quoted_lexicon(),
        framing(),
        spelling_lexicon(),
    )
    reaching = Reaching(library, documents, citation_lexicon(), instruments())
    told = submitter_lexicon(), masthead(), citation_lexicon()
    asking = Asking(library, search, references, comparing, section_lexicon(), told)
    understanding = Understanding(library, pointing, wording)
    particulars = particular_lexicon()
    return Ask(library, documents, search, reaching, asking, understanding, particulars, freshness)


def references(
    database: Database, library: StoredDocuments, documents: Documents, citing: Citing
) -> References:
    graph = StoredCitations(database)
    return References(library, documents, citing, graph, instruments(), section_lexicon())
