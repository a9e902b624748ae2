"""What the pages of programmes have in common: the words of every list, and the frame of a page about one programme."""

from typing import Any

from fastapi import Request
from fastapi.responses import Response

from app.core.database import Session
from app.programmes import queries
from app.programmes.authorities import LABELS as AUTHORITIES
from app.programmes.authorities import PARTNER_LABELS
from app.programmes.lifecycle import LABELS as STATES
from app.programmes.models import Programme
from app.programmes.offices import LABELS as OFFICES
from app.programmes.stages import GATE_LABELS, MODE_LABELS, PHASE_LABELS, STATUS_LABELS
from app.programmes.stages import LABELS as STAGES
from app.web.forms import FieldError
from app.web.pages import Pages

WORDS: dict[str, Any] = {
    "states": STATES,
    "stages": STAGES,
    "phases": PHASE_LABELS,
    "modes": MODE_LABELS,
    "statuses": STATUS_LABELS,
    "gates": GATE_LABELS,
    "offices": OFFICES,
    "authorities": AUTHORITIES,
    "partners": PARTNER_LABELS,
}


# Any: the context of a template.
def life_page(
    request: Request,
    session: Session,
    pages: Pages,
    name: str,
    programme: Programme,
    values: dict[str, str] | None,
    errors: list[FieldError] | None,
    **context: Any,
) -> Response:
    return pages.render(
        request,
        f"programmes/{name}.html",
        status=422 if errors else 200,
        programme=programme,
        standing=queries.standing(session, programme),
        values=values or {},
        errors=errors or [],
        today=session.clock.now().date(),
        words=WORDS,
        **context,
    )
