"""Posted pages: urlencoded fields read in memory, never spooled to disk, and what is wrong with them."""

from dataclasses import dataclass, field
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request

from app.core.errors import InvalidError
from app.core.text import clean

MOST_FIELDS = 2000
URLENCODED = "application/x-www-form-urlencoded"


class NotAFormError(InvalidError):
    code = "not_a_form"


@dataclass(frozen=True, slots=True)
class Posted:
    """Field name -> values in order, cleaned; the raw values stay out of logs and `repr`."""

    fields: dict[str, list[str]] = field(repr=False)

    def one(self, name: str) -> str:
        """The last value, or an empty string."""
        return self.fields.get(name, [""])[-1]

    def many(self, name: str) -> list[str]:
        return [value for value in self.fields.get(name, []) if value]

    def __contains__(self, name: str) -> bool:
        return name in self.fields


async def read_posted(request: Request) -> Posted:
    """Fields of an urlencoded body. Raises NotAFormError for any other body."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != URLENCODED:
        raise NotAFormError
    body = await request.body()
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise NotAFormError from error
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(clean(value))
    return Posted(fields)


PostedForm = Annotated[Posted, Depends(read_posted)]


@dataclass(frozen=True, slots=True)
class FieldError:
    """`field` is the name (and id) of the field; `message` is already in the reader's language."""

    field: str
    message: str
