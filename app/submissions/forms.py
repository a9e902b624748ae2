"""What machines may send. Unknown fields, wrong types and invisible characters are refused; nothing is echoed."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr

from app.consultations.consents import Consent

MOST_RANGES = 500
LONGEST = 20_000
DANGERS = Literal["none", "some", "serious", "skip", "skipped"]


FORBIDDEN = frozenset(map(chr, [*range(9), 11, 12, *range(14, 32), 127, 0x202A, 0x202B, 0x202D, 0x202E]))


def plain(text: str) -> str:
    """Raises ValueError for characters that hide or reorder what is read."""
    if any(character in text for character in FORBIDDEN):
        raise ValueError("invisible control characters are not accepted")
    return text


Text = Annotated[StrictStr, Field(max_length=4 * LONGEST), AfterValidator(plain)]
Key = Annotated[StrictStr, Field(max_length=60)]
Value = Text | StrictInt | Annotated[list[Key], Field(max_length=200)]
Pair = tuple[Annotated[StrictInt, Field(ge=0)], Annotated[StrictInt, Field(ge=0)]]
Pairs = dict[Key, Annotated[list[Pair], Field(max_length=MOST_RANGES)]]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class Answering(Strict):
    """Fields that preview and submission share.

    `hide` and `show` are code point ranges by question id, counted in the text as it is kept: NFC, trimmed, LF.
    """

    language: Literal["fr", "bm", "ar", "en"]
    answers: Annotated[dict[Key, Value], Field(max_length=300, repr=False)]
    sender_preference: Annotated[StrictInt, Field(ge=0, le=3)] | None = None
    hide: Pairs = {}
    show: Pairs = {}


class PreviewRequest(Answering):
    topics: Annotated[list[Key], Field(max_length=60)] = []


class SubmissionRequest(Answering):
    """`client_key`: at least 128 random bits as hexadecimal or base64url; the same key again is the same submission."""

    consent: Annotated[list[Consent], Field(max_length=10)]
    danger: DANGERS | None = None
    only_masked: StrictBool = False
    card: Annotated[StrictStr, Field(max_length=80)] | None = Field(None, repr=False)
    client_key: Annotated[StrictStr, Field(max_length=200)] | None = Field(None, repr=False)


class ReceiptRequest(Strict):
    receipt: Annotated[StrictStr, Field(max_length=400, repr=False)]


class MessageRequest(ReceiptRequest):
    message: Annotated[Text, Field(min_length=1, max_length=4000, repr=False)]
