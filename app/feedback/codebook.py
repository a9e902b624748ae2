"""The code frame as it is handed in and read: 40 topics in ten families, each with its sensitivity and DAC criteria."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from app.core.types import LocalizedText
from app.feedback.errors import CodeFrameError
from app.feedback.models import Topic

STAFF_LANGUAGES = frozenset({"en", "fr"})


class Code(BaseModel):
    """One topic, as the files name its fields. `id` is the family's letter and a number."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: Annotated[str, Field(pattern=r"^[A-Z][1-9][0-9]?$")]
    parent: Annotated[str, Field(pattern=r"^[A-Z]$")]
    parent_label: LocalizedText
    label: LocalizedText
    sensitivity: Annotated[int, Field(ge=0, le=4)]
    dac: tuple[str, ...]
    guidelines: tuple[int, ...] = ()


def read_code_frame(entries: Sequence[Mapping[str, Any]]) -> tuple[Code, ...]:
    """From parsed JSON, hence Any. Raises pydantic's ValidationError."""
    return TypeAdapter(tuple[Code, ...]).validate_python(entries)


def checked(frame: Iterable[Code]) -> list[Code]:
    """The frame in the order of its codes. Raises CodeFrameError for a double code or a missing label."""
    seen: dict[str, Code] = {}
    for code in frame:
        labelled = code.label.keys() >= STAFF_LANGUAGES and code.parent_label.keys() >= STAFF_LANGUAGES
        if code.id in seen or not code.id.startswith(code.parent) or not labelled:
            raise CodeFrameError(code=code.id)
        seen[code.id] = code
    return sorted(seen.values(), key=lambda code: (code.parent, int(code.id[1:])))


def families(topics: Iterable[Topic]) -> dict[str, LocalizedText]:
    """Family letter -> its label, in the order of the letters."""
    found = {topic.family: topic.family_label for topic in topics}
    return dict(sorted(found.items()))


def criteria(topics: Iterable[Topic]) -> tuple[str, ...]:
    """The DAC criteria that some topic speaks to."""
    return tuple(sorted({criterion for topic in topics for criterion in topic.criteria}))
