"""Every address the application answers, found by walking it: method, path, and the handler behind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

SOME_ID = str(UUID(int=7, version=4))
PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")


@dataclass(frozen=True, slots=True)
class Address:
    method: str
    pattern: str
    module: str
    handler: str

    @property
    def path(self) -> str:
        """The pattern with something plausible in each hole."""
        return PARAMETER.sub(lambda hole: "en" if hole[1] == "language" else SOME_ID, self.pattern)

    @property
    def changes(self) -> bool:
        return self.method not in {"GET", "HEAD", "OPTIONS"}

    def __str__(self) -> str:
        return f"{self.method} {self.pattern}"


def addresses(app: FastAPI) -> Iterator[Address]:
    for route in iter_route_contexts(app.routes):
        handler = route.endpoint
        for method in sorted((route.methods or set()) - {"HEAD", "OPTIONS"}):
            yield Address(
                method,
                route.path or "",
                getattr(handler, "__module__", ""),
                getattr(handler, "__name__", ""),
            )
