"""The offices that can answer for a stage: codes of posts, never names of people."""

from enum import StrEnum

from app.core.errors import N_


class Office(StrEnum):
    CHIEF_OF_MISSION = "chief_of_mission"
    DEPUTY_CHIEF_OF_MISSION = "deputy_chief_of_mission"
    POLITICAL_OFFICER = "political_officer"
    SECURITY_COOPERATION_OFFICE = "security_cooperation_office"
    DEFENSE_ATTACHE = "defense_attache"
    LAW_ENFORCEMENT_SECTION = "law_enforcement_section"
    HUMAN_RIGHTS_OFFICER = "human_rights_officer"
    PUBLIC_AFFAIRS_OFFICER = "public_affairs_officer"
    AME_LEAD = "ame_lead"
    DESK_OFFICER = "desk_officer"


LABELS: dict[Office, str] = {
    Office.CHIEF_OF_MISSION: N_("Chief of Mission"),
    Office.DEPUTY_CHIEF_OF_MISSION: N_("Deputy Chief of Mission"),
    Office.POLITICAL_OFFICER: N_("Political section"),
    Office.SECURITY_COOPERATION_OFFICE: N_("Security cooperation office"),
    Office.DEFENSE_ATTACHE: N_("Defence attaché office"),
    Office.LAW_ENFORCEMENT_SECTION: N_("Law enforcement section"),
    Office.HUMAN_RIGHTS_OFFICER: N_("Human rights officer"),
    Office.PUBLIC_AFFAIRS_OFFICER: N_("Public affairs section"),
    Office.AME_LEAD: N_("Assessment, monitoring and evaluation lead"),
    Office.DESK_OFFICER: N_("Country desk"),
}
