"""Mali's places: twenty regions, zones above them, one country at the top."""

import pytest

from app.core.locales import LOCALES
from app.programmes.places import COUNTRY, PLACES, REGIONS, ZONES, PlaceKind, at, regions_of, wider


def test_mali_has_nineteen_regions_and_the_district() -> None:
    assert len(REGIONS) == 20


def test_both_legal_code_sets_number_every_region_once() -> None:
    assert sorted(place.code_ct for place in REGIONS.values()) == [f"{number:02d}" for number in range(20)]
    assert sorted(place.code_ca for place in REGIONS.values()) == [f"{number:02d}" for number in range(20)]


def test_the_two_laws_agree_up_to_region_ten_only() -> None:
    agreeing = {place.code_ct for place in REGIONS.values() if place.code_ct == place.code_ca}

    assert agreeing == {f"{number:02d}" for number in range(11)}


@pytest.mark.parametrize("place_id", sorted(PLACES))
def test_every_place_widens_to_the_country(place_id: str) -> None:
    steps = 0
    here: str | None = place_id
    while here is not None and here != COUNTRY:
        here, steps = wider(here), steps + 1

    assert here == COUNTRY
    assert steps <= 2


@pytest.mark.parametrize("place_id", sorted(PLACES))
def test_every_place_has_a_name_in_every_language(place_id: str) -> None:
    assert all(PLACES[place_id].label[code] for code in LOCALES)


def test_going_wider_never_comes_back_narrower() -> None:
    for region in REGIONS:
        assert at(at(region, PlaceKind.ZONE), PlaceKind.ZONE) == at(region, PlaceKind.ZONE)
        assert at(at(region, PlaceKind.ZONE), PlaceKind.REGION) == at(region, PlaceKind.ZONE)
        assert at(region, PlaceKind.COUNTRY) == COUNTRY


def test_the_district_of_bamako_is_its_own_zone() -> None:
    assert at("bamako", PlaceKind.ZONE) == "bamako"
    assert regions_of("bamako") == ("bamako",)


def test_the_zones_share_out_all_regions() -> None:
    assert sorted(region for zone in ZONES for region in regions_of(zone)) == sorted(REGIONS)
