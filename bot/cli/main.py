"""The group of commands, and what becomes of an error.

1 a person's mistake, 2 wrong usage, 3 our fault, 4 Discord refuses our token: starting again won't help.
"""

from __future__ import annotations

import os
import secrets
import sys

import click
import structlog

from bot import __version__, logs
from bot.cli.comparing import diff
from bot.cli.deadlines import due
from bot.cli.drafting import check
from bot.cli.exporting import export_akn
from bot.cli.host import backup_command, doctor, health, migrate, restore_command, sync
from bot.cli.library import clauses, ingest, symbols
from bot.cli.personal import forget
from bot.cli.polls import delegations, export, import_, results, verify
from bot.cli.postings import postings
from bot.cli.questions import ask
from bot.cli.serve import demo, run
from bot.cli.stocktaking import import_matrix
from bot.cli.usage import usage
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.web_address import without_secrets
from bot.render.failures import mistake
from bot.render.words import Words, words
from bot.settings import LANGUAGES, SettingsError

log = structlog.get_logger()

_REFUSED = 4


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="rapporteur")
def rapporteur() -> None:
    """The secretary of a multilateral working group."""
    logs.configure(os.environ.get("RAPPORTEUR_LOG", "auto"))  # `run` lowers the level: it has no reader


POLLS = (results, export, verify, import_, delegations)
COMMANDS = (
    run,
    demo,
    ask,
    ingest,
    clauses,
    diff,
    export_akn,
    check,
    symbols,
    due,
    postings,
    *POLLS,
    import_matrix,
    doctor,
    health,
    migrate,
    backup_command,
    restore_command,
    forget,
    sync,
)
"""Every command, in the order of the README's table."""

for command in COMMANDS:
    rapporteur.add_command(command)


def main() -> None:
    """Run one command and leave with its exit status."""
    sys.exit(status())


def status(arguments: list[str] | None = None) -> int:
    """Run one command; its exit status. What went wrong is on standard error, in the host's language."""
    try:
        left = rapporteur.main(arguments, prog_name="rapporteur", standalone_mode=False)
    except click.exceptions.Abort:
        return _say(_speak()("common-stopped"), 130)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return 2
    except click.ClickException as error:
        return _say(usage(error, _speak()), 2)
    except SettingsError as error:
        value = without_secrets(error.value)
        return _say(_speak()(f"setting-{error.key}", name=error.name, value=value), 1)
    except UserError as error:
        return _say(mistake(error, _speak().language), _REFUSED if error.key == "token-wrong" else 1)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception:
        reference = secrets.token_hex(4)
        log.exception("a command failed", reference=reference)
        return _say(_speak()("common-fault-reference", reference=reference), 3)
    return left if isinstance(left, int) else 0  # a command that failed in part leaves with 1


def _say(line: str, code: int) -> int:
    click.echo(line, err=True)
    return code


def _speak() -> Words:
    """The host's words, even where the settings can't be read."""
    chosen = os.environ.get("RAPPORTEUR_LANGUAGE", "en")
    return words(Language(chosen if chosen in LANGUAGES else "en"))
