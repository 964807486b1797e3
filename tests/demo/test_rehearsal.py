"""The demo's own people take positions, and fourteen days of silence pass in seconds."""

from __future__ import annotations

import time
from pathlib import Path

import simcord

from bot.client import Rapporteur
from bot.demo.dossier import incoming, sample_dossier
from bot.demo.rehearsal import Clock, rehearse
from bot.demo.serve import set_stage, tick, viewers
from bot.domain.language import Language
from bot.domain.silence import Fate
from bot.launch import opened
from bot.render.words import words
from bot.settings import Settings
from tests.cogs.conftest import words_of

EN = words(Language.EN)


async def test_a_silence_of_fourteen_days_is_rehearsed_in_seconds(tmp_path: Path) -> None:
    clock, started = Clock(), time.perf_counter()
    async with opened(Settings(RAPPORTEUR_STATE=tmp_path, _env_file=None), clock) as office:
        for file in incoming(sample_dossier()):
            await office.services.ingest(file)
        async with simcord.run(Rapporteur(office.services, office.memory)) as env:
            await env.advance_time((clock() - env.now()).total_seconds())
            stage = await set_stage(env, office, sample_dossier())
            plenary = next(iter(stage.channels.values()))
            welcome, eyes = plenary.history()[0], viewers(stage)

            async def refresh() -> None:
                return None

            async def step() -> None:
                await tick(stage, office, clock, refresh)

            await rehearse(office, stage.people, plenary, stage.guild.id, clock, step)
            await step()
            said = [
                words_of([each.to_dict() for each in message.components]) for message in plenary.history()
            ]
        (poll,) = await office.services.chamber.desk.polls.polls(str(stage.guild.id))
        record = await office.services.chamber.desk.record(str(stage.guild.id), poll.id)

    title = poll.title_in(Language.EN)
    assert welcome.content.startswith(EN("demo-welcome", name="Sam Whitfield"))
    assert welcome.author.id == eyes[0].id
    assert len(eyes) == len(sample_dossier().people)
    fates = [each.fate for each in record.fates(clock())]
    assert fates == [Fate.ADOPTED, Fate.ADOPTED, Fate.BROKEN, Fate.ADOPTED]
    assert len(record.fates(clock())[0].statements) == 1
    assert sum(EN("notice-silence-ended", poll=title) in text for text in said) == 1
    assert sum(EN("notice-broken", clause=poll.clauses[2].citation, poll=title) in text for text in said) == 1
    assert time.perf_counter() - started < 60
