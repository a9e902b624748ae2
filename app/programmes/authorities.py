"""The legal authorities a programme can stand on, and kinds of partner: reference lists, named and not copied."""

from enum import StrEnum

from app.core.errors import N_


class Authority(StrEnum):
    IMET = "IMET"
    FMF = "FMF"
    FMS = "FMS"
    PKO = "PKO"
    GPOI = "GPOI"
    TSCTP = "TSCTP"
    INCLE = "INCLE"
    ATA = "ATA"
    S333 = "S333"
    S332 = "S332"
    ESF = "ESF"
    OTHER = "OTHER"


LABELS: dict[Authority, str] = {
    Authority.IMET: N_("International Military Education and Training"),
    Authority.FMF: N_("Foreign Military Financing"),
    Authority.FMS: N_("Foreign Military Sales"),
    Authority.PKO: N_("Peacekeeping Operations account"),
    Authority.GPOI: N_("Global Peace Operations Initiative"),
    Authority.TSCTP: N_("Trans-Sahara Counterterrorism Partnership"),
    Authority.INCLE: N_("International Narcotics Control and Law Enforcement"),
    Authority.ATA: N_("Antiterrorism Assistance"),
    Authority.S333: N_("Build partner capacity (10 USC 333)"),
    Authority.S332: N_("Defense institution building (10 USC 332)"),
    Authority.ESF: N_("Economic Support Fund (governance)"),
    Authority.OTHER: N_("Other donor or multilateral"),
}

# 22 USC 2378d and 10 USC 362 do not reach sales: the page must say so rather than let vetting look complete.
OUTSIDE_LEAHY = frozenset({Authority.FMS})


class Partner(StrEnum):
    """Kinds of partner institution. `is_internal_security` and `is_non_state` decide what a gate asks for."""

    LAND_FORCES_SCHOOL = "land_forces_school"
    LAND_FORCES_UNIT = "land_forces_unit"
    AIR_FORCE = "air_force"
    SPECIAL_FORCES = "special_forces"
    BORDER_GUARD_UNIT = "border_guard_unit"
    NATIONAL_POLICE = "national_police"
    GENDARMERIE = "gendarmerie"
    NATIONAL_GUARD = "national_guard"
    INTELLIGENCE_SERVICE = "intelligence_service"
    DEFENCE_MINISTRY = "defence_ministry"
    JUSTICE_OR_PRISONS = "justice_or_prisons"
    OVERSIGHT_BODY = "oversight_body"
    NON_STATE_ARMED_GROUP = "non_state_armed_group"
    OTHER = "other"

    @property
    def is_internal_security(self) -> bool:
        return self in INTERNAL_SECURITY

    @property
    def is_non_state(self) -> bool:
        return self is Partner.NON_STATE_ARMED_GROUP


INTERNAL_SECURITY = frozenset(
    {
        Partner.SPECIAL_FORCES,
        Partner.NATIONAL_POLICE,
        Partner.GENDARMERIE,
        Partner.NATIONAL_GUARD,
        Partner.INTELLIGENCE_SERVICE,
    }
)
PARTNER_LABELS: dict[Partner, str] = {
    Partner.LAND_FORCES_SCHOOL: N_("Land forces: school"),
    Partner.LAND_FORCES_UNIT: N_("Land forces: unit"),
    Partner.AIR_FORCE: N_("Air force"),
    Partner.SPECIAL_FORCES: N_("Special or elite forces"),
    Partner.BORDER_GUARD_UNIT: N_("Border guard"),
    Partner.NATIONAL_POLICE: N_("National police"),
    Partner.GENDARMERIE: N_("Gendarmerie"),
    Partner.NATIONAL_GUARD: N_("National guard"),
    Partner.INTELLIGENCE_SERVICE: N_("Intelligence service"),
    Partner.DEFENCE_MINISTRY: N_("Ministry of defence"),
    Partner.JUSTICE_OR_PRISONS: N_("Justice or prisons"),
    Partner.OVERSIGHT_BODY: N_("Oversight body"),
    Partner.NON_STATE_ARMED_GROUP: N_("Non-state armed group"),
    Partner.OTHER: N_("Other"),
}
