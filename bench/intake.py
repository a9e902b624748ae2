"""How many submissions a second the whole path takes: HTTP, masking, sealing and commit, on both databases."""

import json
import statistics
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
from sqlalchemy import create_engine, make_url, text

from bench.figure import Bound, Figure
from tests import postgresql
from tests.factories.installations import open_a_form
from tests.server import Server, server

CLIENTS = 8
SECONDS = 10.0
WARM_UP = 40
BUDGET, GOAL = 50.0, 200.0
STARTED, RESIDENT_MB = 2.0, 200.0
PEER = "GlobaLeaks 1.7 with 59-68 % errors"
ANSWER = (
    "Depuis la saison des pluies, la patrouille qui vient de Gao s'arrête chaque vendredi au bac. Elle demande de "
    "l'argent à ceux qui traversent avec des animaux. Moussa Traoré a donné son numéro, 76 12 34 56, pour se plaindre. "
    "Personne n'a répondu. Nous voulons savoir qui décide et quand on nous dira la suite."
)


@dataclass
class Run:
    """What eight clients met with. `waits` are seconds per accepted submission."""

    waits: list[float] = field(default_factory=list)
    errors: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        return len(self.waits) / self.seconds


def measure() -> Iterable[Figure]:
    with tempfile.TemporaryDirectory(prefix="baro-bench-") as folder:
        yield from figures("SQLite", Path(folder) / "sqlite", {})
        # The test server keeps nothing over a crash, so this figure flatters PostgreSQL, and says so.
        with postgresql.server() as address:
            yield from figures("PostgreSQL without fsync", Path(folder) / "postgresql", stores(address))


def stores(address: str) -> dict[str, str]:
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for name in ("baro", "keys"):
            connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    url = make_url(address)
    return {
        setting: url.set(database=name).render_as_string(hide_password=False)
        for setting, name in (("BARO_DATABASE_URL", "baro"), ("BARO_KEY_STORE_URL", "keys"))
    }


def figures(kind: str, folder: Path, settings: dict[str, str]) -> Iterator[Figure]:
    with server(folder, **settings) as running:
        slug = open_a_form(running).slug
        running.start()
        run = eight_clients(running, slug)
        yield Figure(f"accepted submissions ({kind})", run.rate, "1/s", BUDGET, Bound.AT_LEAST, PEER)
        yield Figure(f"errors ({kind})", run.errors, "", 0)
        yield Figure(f"wait, median ({kind})", statistics.median(run.waits) * 1000, "ms")
        yield Figure(f"wait, p95 ({kind})", statistics.quantiles(run.waits, n=20)[-1] * 1000, "ms")
        yield Figure(f"resident memory ({kind})", resident(running), "MB", RESIDENT_MB, peer="GlobaLeaks 293 MB")
        yield Figure(f"start to first answer ({kind})", running.started_in, "s", STARTED)


def eight_clients(running: Server, slug: str) -> Run:
    """Everybody posts as fast as they are answered."""
    run = Run()
    path = f"{running.address}/api/v1/consultations/{slug}/submissions"
    body = json.dumps({"language": "fr", "answers": {"Q1": ANSWER}, "consent": ["analyse"]}).encode()
    with httpx2.Client(trust_env=False, timeout=60) as client:
        for _ in range(WARM_UP):
            post(client, path, body)
    until = time.monotonic() + SECONDS
    begun = time.monotonic()
    clients = [threading.Thread(target=keep_posting, args=(path, body, until, run)) for _ in range(CLIENTS)]
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    run.seconds = time.monotonic() - begun
    return run


def keep_posting(path: str, body: bytes, until: float, run: Run) -> None:
    with httpx2.Client(trust_env=False, timeout=60) as client:
        while (begun := time.monotonic()) < until:
            if post(client, path, body) == httpx2.codes.CREATED:
                run.waits.append(time.monotonic() - begun)
            else:
                run.errors += 1


def post(client: httpx2.Client, path: str, body: bytes) -> int:
    return client.post(path, content=body, headers={"Content-Type": "application/json"}).status_code


def resident(running: Server) -> float:
    """Megabytes of the server process."""
    assert running.process is not None
    status = Path(f"/proc/{running.process.pid}/status").read_text(encoding="ascii")
    kibibytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(kibibytes) * 1024 / 1e6
