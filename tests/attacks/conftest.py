"""A real server over a form that is open."""

import resource
from collections.abc import Iterator

import pytest

from app.core.database import Database
from tests.factories.installations import open_a_form, settings_of
from tests.factories.submissions import OpenForm
from tests.server import Server, server


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, OpenForm]]:
    """Started, with a key for backups; shared by the tests of one file."""
    folder = tmp_path_factory.mktemp("installation")
    with server(folder) as made:
        printed = made.command("backup-key", "--to", str(folder / "offline.key"))
        made.environment["BARO_BACKUP_PUBLIC_KEY"] = printed.split()[-1]
        form = open_a_form(made)
        # What the server inherits: pictures of its memory, as large as this machine allows.
        before = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
        made.start()
        resource.setrlimit(resource.RLIMIT_CORE, before)
        yield made, form


@pytest.fixture
def stores(running: tuple[Server, OpenForm]) -> Iterator[Database]:
    """The server's own stores, looked at from beside it."""
    database = Database(settings_of(running[0]))
    yield database
    database.dispose()
