"""Reading form versions: parsed once and kept, since a published version never changes, and refused if it did."""

import hashlib
import json
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import Mapper

from app.consultations.definition import FormDefinition
from app.consultations.errors import PublishedVersionError, VersionTamperedError
from app.consultations.lifecycle import VersionState
from app.consultations.models import FormVersion

MOST_KEPT = 256
_parsed: dict[tuple[UUID, str], FormDefinition] = {}


def digest_of(definition: dict[str, Any]) -> str:
    """SHA-256 over the JSON with sorted keys, in hexadecimal."""
    plain = json.dumps(definition, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def definition_of(version: FormVersion) -> FormDefinition:
    """Raises VersionTamperedError for a published version that is no longer what was published."""
    if version.state is VersionState.DRAFT:
        return FormDefinition.model_validate(version.definition)
    key = (version.id, version.digest)
    if key not in _parsed:
        if digest_of(version.definition) != version.digest:
            raise VersionTamperedError
        if len(_parsed) >= MOST_KEPT:
            _parsed.clear()
        _parsed[key] = FormDefinition.model_validate(version.definition)
    return _parsed[key]


@event.listens_for(FormVersion, "before_update")
def keep_as_published(_mapper: Mapper[FormVersion], _connection: Connection, version: FormVersion) -> None:
    """Whoever changes it, by whatever path: a flush refuses."""
    state = inspect(version).attrs.state.history
    before = state.deleted[0] if state.deleted else version.state
    touched = any(inspect(version).attrs[name].history.has_changes() for name in ("definition", "digest", "number"))
    if touched and before is not VersionState.DRAFT:
        raise PublishedVersionError


@event.listens_for(FormVersion, "before_delete")
def keep_published(_mapper: Mapper[FormVersion], _connection: Connection, version: FormVersion) -> None:
    if version.state is not VersionState.DRAFT:
        raise PublishedVersionError
