"""Running due tasks every hour beside the server."""

import threading
from datetime import timedelta

from app.core.database import Database
from app.operations.due import run_quietly

EVERY = timedelta(hours=1)


class Schedule:
    """One thread; several workers may each have one, since every task is safe to call twice."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="due tasks", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while not self._ended.is_set():
            run_quietly(self.database)
            self._ended.wait(EVERY.total_seconds())
