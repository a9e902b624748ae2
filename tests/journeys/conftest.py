"""One practice installation with the scenario loaded, and one Chromium, for all journeys of a run."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.server import Server, server

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Practice:
    """`receipt` is the answered one that `seed-demo` prints."""

    server: Server
    receipt: str

    @property
    def address(self) -> str:
        return self.server.address


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    with server(tmp_path_factory.mktemp("practice")) as made:
        printed = made.command("seed-demo")
        made.start()
        yield Practice(made, printed.strip().splitlines()[-1].strip())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("Chromium is missing: install it (Debian: apt install chromium) or run `make test` as root")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()
