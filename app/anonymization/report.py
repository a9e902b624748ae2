"""What was masked, as counts by kind: never text."""

from collections import Counter
from collections.abc import Iterable

from app.anonymization.spans import Span, SpanType, hiding


def masked_counts(spans: Iterable[Span]) -> dict[SpanType, int]:
    """How many spans of each kind, kinds without any left out, in the order of SpanType."""
    counts = Counter(span.type for span in hiding(spans))
    return {type_: counts[type_] for type_ in SpanType if counts[type_]}
