"""Who found a detail, what it is and why it was taken for one, in words."""

from app.anonymization.spans import Layer, Span, SpanType
from app.core.errors import N_
from app.core.locales import format_number, translate

TYPE_LABELS: dict[SpanType, str] = {
    SpanType.PERSON: N_("a person"),
    SpanType.PHONE: N_("a telephone number"),
    SpanType.EMAIL: N_("an e-mail address"),
    SpanType.URL: N_("a web address"),
    SpanType.HANDLE: N_("a name in a network"),
    SpanType.NATIONAL_ID: N_("a number of an identity paper"),
    SpanType.PASSPORT: N_("a passport number"),
    SpanType.ACCOUNT: N_("an account"),
    SpanType.CODE: N_("a code"),
    SpanType.PLATE: N_("a number plate"),
    SpanType.GPS: N_("an exact position"),
    SpanType.SMALL_PLACE: N_("a small place"),
    SpanType.FACILITY: N_("a building or facility"),
    SpanType.ORG: N_("an organisation"),
    SpanType.UNIT: N_("a unit"),
    SpanType.ROLE: N_("a role"),
    SpanType.UNIQUE_ROLE: N_("a role that one person holds"),
    SpanType.DATE: N_("a date"),
    SpanType.HIDDEN: N_("hidden without a word about what it was"),
}
LAYERS: dict[Layer, str] = {
    Layer.RULE: N_("recognised by its form"),
    Layer.GAZETTEER: N_("list of places"),
    Layer.NAME: N_("pattern of a name"),
    Layer.ROLE: N_("words for roles and units"),
    Layer.MODEL: N_("learnt model, from the words around it"),
    Layer.DOCUMENT: N_("found elsewhere in the same text"),
    Layer.SENDER: N_("hidden by the sender"),
    Layer.OFFICER: N_("marked by an officer"),
}
REASONS: dict[str, str] = {
    "account.announced": N_("announced as an account"),
    "account.iban": N_("form of an international account number"),
    "code.announced": N_("announced as a code"),
    "code.form": N_("form of a code"),
    "code.long": N_("long run of letters and digits"),
    "date.bambara": N_("date in Bambara words"),
    "date.day": N_("exact day"),
    "date.month": N_("month of a year"),
    "date.numeric": N_("exact date in digits"),
    "email.sign": N_("form of an e-mail address"),
    "email.spelt": N_("e-mail address spelt out"),
    "gps.address": N_("address with a number"),
    "gps.announced": N_("announced as a position"),
    "gps.code": N_("short code of a position"),
    "gps.decimal": N_("coordinates"),
    "gps.grid": N_("grid reference"),
    "gps.minutes": N_("coordinates"),
    "gps.words": N_("coordinates in words"),
    "handle.announced": N_("announced as an account in a network"),
    "handle.sign": N_("form of a name in a network"),
    "identity.announced": N_("announced as an identity number"),
    "identity.nina": N_("form of a national identity number"),
    "name.announced": N_("announced as a name"),
    "name.capitals": N_("capital letters where none are needed"),
    "name.known": N_("known given name or family name"),
    "name.particle": N_("particle of a name"),
    "name.relation": N_("follows a word of kinship"),
    "name.small_letters": N_("known name in small letters"),
    "name.title": N_("follows a title"),
    "organisation.after_noun": N_("follows a word for an organisation"),
    "organisation.before_noun": N_("stands before a word for an organisation"),
    "organisation.named": N_("organisation with a name of its own"),
    "passport.announced": N_("announced as a passport"),
    "passport.form": N_("form of a passport number"),
    "phone.announced": N_("announced as a telephone number"),
    "phone.international": N_("international telephone number"),
    "phone.national": N_("national telephone number"),
    "phone.words": N_("telephone number in words"),
    "place.desert": N_("well, camp or place in the desert"),
    "place.headed": N_("follows a word for a place"),
    "place.hyphen": N_("place in a double name"),
    "place.known": N_("known place"),
    "place.preposition": N_("stands where a place would stand"),
    "plate.announced": N_("announced as a number plate"),
    "plate.form": N_("form of a number plate"),
    "role.only": N_("only one person can be meant"),
    "url.domain": N_("form of a web address"),
    "url.link": N_("form of a web address"),
}


def found_by(span: Span, language: str) -> str:
    """`list of places: known place`; a reason without words of its own is left to its layer."""
    layer = translate(LAYERS[span.layer], language)
    reason = REASONS.get(span.reason)
    return f"{layer}: {translate(reason, language)}" if reason else layer


def score_words(span: Span, language: str) -> str:
    """Empty for what a person marked, which needs no likelihood."""
    return "" if span.layer in {Layer.SENDER, Layer.OFFICER} else format_number(round(span.score, 2), language)
