"""A real server process on loopback, with a folder, a temporary folder and logs of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_SECONDS = 60


@dataclass
class Server:
    """`folder` holds the stores, `temporary` is the process's TMPDIR, `logs` its standard output and error."""

    folder: Path
    environment: dict[str, str] = field(repr=False)
    port: int
    process: subprocess.Popen[bytes] | None = None
    started_in: float = 0.0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def logs(self) -> Path:
        return self.folder.parent / "logs.txt"

    @property
    def temporary(self) -> Path:
        return self.folder.parent / "temporary"

    def command(self, *arguments: str, given: str = "") -> str:
        """Run `python -m app ...` here and answer what it printed. Raises RuntimeError with its own words."""
        done = subprocess.run(  # noqa: S603 - our own program and arguments
            [sys.executable, "-m", "app", *arguments],
            cwd=ROOT,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout

    def start(self) -> None:
        """Until the first page is answered; `started_in` tells the seconds that took."""
        begun = time.monotonic()
        with self.logs.open("ab") as logs:
            self.process = subprocess.Popen(  # noqa: S603 - our own program and arguments
                [sys.executable, "-m", "app", "serve", "--port", str(self.port)],
                cwd=ROOT,
                env=self.environment,
                stdout=logs,
                stderr=logs,
            )
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() - begun > PATIENCE_SECONDS:
                raise RuntimeError(self.logs.read_text(encoding="utf-8"))
            time.sleep(0.02)
        self.started_in = time.monotonic() - begun

    def answers(self) -> bool:
        try:
            return httpx2.get(self.address + "/", trust_env=False).status_code == httpx2.codes.OK
        except httpx2.TransportError:
            return False

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(timeout=30)
            self.process = None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(folder: Path, **settings: str) -> Iterator[Server]:
    """A practice installation below `folder`, migrated but not started; stopped at the end."""
    port = free_port()
    for name in ("data", "temporary"):
        (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    own = {
        "BARO_DATA_DIR": str(folder / "data"),
        "BARO_DATABASE_URL": "",
        "BARO_KEY_STORE_URL": "",
        "BARO_DEMO": "true",
        "BARO_SECURE_COOKIES": "false",
        "BARO_RUN_DUE_HOURLY": "false",
        "BARO_HOST": "127.0.0.1",
        "TMPDIR": str(folder / "temporary"),
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BARO_")}
    made = Server(folder / "data", kept | own | settings, port)
    made.command("migrate")
    try:
        yield made
    finally:
        made.stop()
