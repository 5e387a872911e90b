"""The pack is found and keeps every promise of a pack: each of its examples brings what it says."""

from lianshen.rules.conformance import conform
from lianshen.rules.pack import installed


def test_the_pack_is_found_and_keeps_its_promises() -> None:
    pack = next(pack for pack in installed() if pack.name == "wide_doors")
    assert [str(fault) for fault in conform(pack)] == []
