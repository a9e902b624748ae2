"""`baro`, or `python -m app`: the commands of an installation."""

import json
import resource
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
import uvicorn
from rich.console import Console

from app.accounts import service as accounts
from app.accounts.queries import account_named, demo_accounts_exist
from app.accounts.roles import Role
from app.core import logs
from app.core.clock import MovableClock
from app.core.database import Database
from app.core.errors import AppError
from app.core.migrate import is_current, upgrade
from app.core.settings import Settings, refusals

commands = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
console = Console(highlight=False, soft_wrap=True)
problems = Console(stderr=True, highlight=False, soft_wrap=True)


def fail(*lines: str) -> NoReturn:
    """Say why on the error stream and end with exit code 1."""
    for line in lines:
        problems.print(line, markup=False)
    raise typer.Exit(1)


@commands.command()
def serve(port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None) -> None:
    """Serve the pages, and run due tasks every hour."""
    settings = Settings() if port is None else Settings(port=port)
    logs.configure()
    if not is_current(settings):
        fail("The database is not up to date. Run: python -m app migrate")
    database = Database(settings)
    with database.transaction(write=False) as session:
        reasons = refusals(settings, demo_accounts=demo_accounts_exist(session))
    database.dispose()
    if reasons:
        fail("Baro does not start, because real people could be hurt:", *(f"  - {reason}" for reason in reasons))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash must not leave a picture of the memory on disk
    uvicorn.run(
        "app.main:create_served_app",
        factory=True,
        workers=settings.workers,
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=False,
        proxy_headers=False,
    )


@commands.command()
def migrate() -> None:
    """Bring both stores to the newest version of their tables."""
    upgrade(Settings())


@commands.command("seed-demo")
def seed_demo() -> None:
    """Load the practice scenario, unless it is there already, and print how to look around."""
    from app.demo.load import is_loaded, load  # noqa: PLC0415
    from app.demo.welcome import welcome  # noqa: PLC0415

    settings = Settings()
    if not settings.demo:
        fail("seed-demo works in practice mode only: set BARO_DEMO=true.")
    database = Database(settings)
    loaded = is_loaded(database)
    database.dispose()
    receipt = None if loaded else load(settings)
    console.print(welcome(settings, receipt), markup=False)


@commands.command("create-account")
def create_account(
    username: Annotated[str, typer.Option(help="Name to sign in with, in lower case.")],
    role: Annotated[list[Role], typer.Option(help="May be given several times; officers stand alone.")],
    language: Annotated[list[str] | None, typer.Option(help="Languages the person reads, for officers.")] = None,
) -> None:
    """Create a staff account; the password is asked for, or read from standard input."""
    password = typer.prompt("Password", hide_input=True) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    database = Database(Settings())
    try:
        with database.transaction() as session:
            accounts.create_account(session, username=username, password=password, roles=role, languages=language or ())
    except AppError as refusal:
        fail(refusal.sentence % refusal.facts)
    console.print(f"Account {username} created.", markup=False)


@commands.command("create-token")
def create_token(
    username: Annotated[str, typer.Option(help="Whose rights the token has.")],
    days: Annotated[int, typer.Option(help="Days until it expires.", min=1, max=366)] = 90,
) -> None:
    """Create a bearer token for the API; it is shown once, as the last word."""
    database = Database(Settings())
    try:
        with database.transaction() as session:
            account = account_named(session, username)
            if account is None:
                fail(f"There is no account named {username}.")
            token = accounts.create_token(session, account, label="command line", days=days)
    except AppError as refusal:
        fail(refusal.sentence % refusal.facts)
    console.print(f"Token of {username}, good for {days} days: {token}", markup=False)


def moment(text: str) -> datetime:
    """A day or a moment in ISO 8601; without a zone it is UTC. Raises typer.BadParameter."""
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("write a moment such as 2026-11-02T09:00:00Z") from None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


@commands.command("run-due")
def run_due(
    at: Annotated[datetime | None, typer.Option(help="Pretend it is this moment (ISO 8601).", parser=moment)] = None,
) -> None:
    """Run everything that is due."""
    from app.operations.due import run_everything  # noqa: PLC0415

    logs.configure()
    database = Database(Settings(), clock=MovableClock(at) if at else None)
    for task, done in run_everything(database).items():
        console.print(f"{task}: {done}", markup=False)


@commands.command()
def mask() -> None:
    """Mask texts: JSON lines {id, text, language} in, {id, masked, spans} out, one by one.

    A line that cannot be masked gives {id, error} in its place, and the command ends with exit code 1.
    """
    from app.anonymization.lines import LineError, masked_line  # noqa: PLC0415

    failed, bambara = False, Settings().bambara_model
    # Bytes that are no UTF-8 pass through as they came: refusing them would lose the offsets of the rest.
    for raw in sys.stdin.buffer:
        line = raw.decode("utf-8", errors="surrogateescape")
        if not line.strip():
            continue
        try:
            answer: object = masked_line(line, bambara=bambara)
        except LineError as refusal:
            answer, failed = {"id": refusal.id, "error": refusal.code}, True
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    if failed:
        raise typer.Exit(1)


@commands.command()
def backup(to: Annotated[Path, typer.Option(help="File to write; it must not exist.")]) -> None:
    """Write an encrypted backup of the main store. The key store is never in it."""
    from app.operations.backups import write_backup  # noqa: PLC0415

    try:
        size = write_backup(Settings(), to)
    except AppError as refusal:
        fail(refusal.sentence % refusal.facts)
    console.print(f"Backup written: {size} bytes.", markup=False)


@commands.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup written by `backup`.")],
    key: Annotated[Path, typer.Option(help="File with the offline private key, in hexadecimal.")],
) -> None:
    """Restore the main store into empty tables, then forget again what was withdrawn or destroyed since."""
    from app.operations.backups import read_backup  # noqa: PLC0415

    try:
        rows, forgotten = read_backup(Settings(), file, key)
    except AppError as refusal:
        fail(refusal.sentence % refusal.facts)
    console.print(f"Restored {rows} rows; {forgotten} forgotten again.", markup=False)


@commands.command("backup-key")
def backup_key(to: Annotated[Path, typer.Option(help="File for the private half; take it offline.")]) -> None:
    """Draw a key pair for backups: the public half is printed for BARO_BACKUP_PUBLIC_KEY."""
    from app.operations.backups import draw_backup_key  # noqa: PLC0415

    console.print(draw_backup_key(to), markup=False)


@commands.command()
def doctor() -> None:
    """Say what is set, what is missing, and what is not as it should be."""
    from app.operations.doctor import examine  # noqa: PLC0415

    report = examine(Settings())
    console.print(report.text, markup=False)
    if report.problems:
        raise typer.Exit(1)


if __name__ == "__main__":
    commands()
