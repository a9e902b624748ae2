"""What staff read instead of ids: kinds of organisation and group, criteria, answers. Message ids, for translation."""

from app.core.errors import N_
from app.feedback.models import AnswerStatus

ORGANISATION_TYPES: dict[str, str] = {
    "community_association": N_("Community association"),
    "local_ngo": N_("Local NGO"),
    "national_ngo": N_("National NGO"),
    "ngo_network": N_("NGO network or platform"),
    "womens_org": N_("Women’s organisation"),
    "youth_org": N_("Youth organisation"),
    "victims_org": N_("Victims’ association"),
    "religious_or_customary": N_("Religious or customary body"),
    "herder_farmer_fisher": N_("Herder, farmer or fisher organisation"),
    "bar_or_legal_aid": N_("Bar or legal aid"),
    "media_or_radio": N_("Media or community radio"),
    "union_or_professional": N_("Union or professional body"),
    "academic": N_("University or research body"),
    "local_security_committee": N_("Local security committee"),
    "ingo": N_("International NGO"),
    "undisclosed": N_("Kind of organisation not told"),
}
GROUPS: dict[str, str] = {
    "women": N_("Women"),
    "youth": N_("Youth"),
    "displaced": N_("Displaced people"),
    "herders": N_("Herders or nomadic people"),
    "farmers_fishers": N_("Farmers and fishers"),
    "disability": N_("People with disabilities"),
    "minority": N_("Ethnic, caste or religious minority"),
    "detainees_families": N_("Families of detained or missing people"),
    "border": N_("Border communities"),
    "rural_remote": N_("Remote rural people"),
    "urban_poor": N_("Urban poor"),
    "elders": N_("Older people"),
}
CRITERIA: dict[str, str] = {
    "relevance": N_("Relevance"),
    "coherence": N_("Coherence"),
    "effectiveness": N_("Effectiveness"),
    "efficiency": N_("Efficiency"),
    "impact": N_("Impact"),
    "sustainability": N_("Sustainability"),
}
ANSWERS: dict[str, str] = {
    AnswerStatus.NONE: N_("No answer yet"),
    AnswerStatus.ANSWERED: N_("Answered"),
    AnswerStatus.ACCEPTED: N_("Accepted"),
    AnswerStatus.ACCEPTED_IN_PART: N_("Accepted in part"),
    AnswerStatus.NOT_ACCEPTED: N_("Not accepted"),
    AnswerStatus.OUT_OF_SCOPE: N_("Outside our remit"),
    AnswerStatus.CARRIED_FORWARD: N_("Carried forward"),
}
GLOSS_MAKERS: dict[str, str] = {
    "translator": N_("translated by a translator"),
    "officer": N_("translated by a protection officer"),
    "evaluator": N_("translated by an evaluator"),
    "machine": N_("translated by a machine, checked by nobody"),
}
