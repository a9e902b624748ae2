"""What staff can do: write and publish forms, plan and open consultations, record reviews, hold their keys."""

from app.consultations.service.form_versions import (
    create_form,
    import_version,
    new_version,
    publish,
    retire,
    write_version,
)
from app.consultations.service.keys import (
    KeyHolder,
    consultations_with_key,
    destroy_private_key,
    key_holders,
    private_key,
    public_key,
    rewrap_for,
)
from app.consultations.service.opening_checks import opening_checks, unmet
from app.consultations.service.planning import create, edit
from app.consultations.service.reviews import record_review
from app.consultations.service.steps import (
    archivable_from,
    archive,
    back_to_draft,
    cancel,
    close,
    close_due,
    mark_answered,
    mark_ready,
    open_consultation,
    open_ready,
)

__all__ = [
    "KeyHolder",
    "archivable_from",
    "archive",
    "back_to_draft",
    "cancel",
    "close",
    "close_due",
    "consultations_with_key",
    "create",
    "create_form",
    "destroy_private_key",
    "edit",
    "import_version",
    "key_holders",
    "mark_answered",
    "mark_ready",
    "new_version",
    "open_consultation",
    "open_ready",
    "opening_checks",
    "private_key",
    "public_key",
    "publish",
    "record_review",
    "retire",
    "rewrap_for",
    "unmet",
    "write_version",
]
