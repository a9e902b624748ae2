"""Where masking is weak, as officers' corrections show it: a page, and the same list as a file."""

import csv
import io

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.accounts.dependencies import CurrentOfficer
from app.core.locales import LOCALES, translate
from app.review.corrections import ACTS
from app.review.found_by import LAYERS, TYPE_LABELS
from app.review.measured import miss_rate
from app.review.service.counting import counted_corrections
from app.web.dependencies import DbSession, Language, ThePages, TheSettings

COLUMNS = ("language", "act", "type", "layer", "shape", "count")

router = APIRouter(prefix="/review/corrections")


@router.get("")
def show_corrections(
    request: Request,
    session: DbSession,
    pages: ThePages,
    settings: TheSettings,
    language: Language,
    _officer: CurrentOfficer,
) -> Response:
    return pages.render(
        request,
        "review/corrections.html",
        rows=[
            [
                LOCALES[one.language].name,
                translate(ACTS[one.act], language),
                translate(TYPE_LABELS[one.type], language),
                translate(LAYERS[one.layer], language),
                one.shape,
                one.count,
            ]
            for one in counted_corrections(session)
        ],
        missed=[
            (locale.name, miss_rate(code, bambara_model=settings.bambara_model)) for code, locale in LOCALES.items()
        ],
    )


@router.get("/masking-corrections.csv")
def export_corrections(session: DbSession, _officer: CurrentOfficer) -> Response:
    """One line a kind of correction; it holds no text, no time and no trace of a submission."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows([getattr(one, column) for column in COLUMNS] for one in counted_corrections(session))
    return Response(
        written.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="masking-corrections.csv"'},
    )
