"""A CA of technicians, and one card for each outcome of the log-in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hardware.card_reader.piv.technician_authority import TechnicianAuthority
from hardware.simulators.cards.card_files import build
from hardware.simulators.cards.virtual_card import Card
from provisioning.technician_cards import cards
from provisioning.technician_cards.authority import CA, CRL, TechnicianCa

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Office:
    """The CA in its folder, and what describes each card."""

    ca: TechnicianCa
    other: TechnicianCa
    directory: Path
    described: dict[str, dict[str, Any]]

    def authority(self) -> TechnicianAuthority:
        return TechnicianAuthority.load(self.directory / CA, self.directory / CRL)

    def card(self, name: str, **changes: object) -> Card:
        """A card of its own, its counters new."""
        return build(self.described[name] | changes, name)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    directory = tmp_path_factory.mktemp("ca")
    ca = TechnicianCa.init(directory, "Technicy", NOW, 3650)
    other = TechnicianCa.init(tmp_path_factory.mktemp("other"), "Technicy", NOW, 3650)
    return Office(ca, other, directory, cards.samples(ca, other, NOW))


@pytest.fixture
def card_file(office: Office, tmp_path: Path) -> Callable[..., Path]:
    """Writes a card's file, with changes, and returns where."""

    def write(name: str, **changes: object) -> Path:
        path = tmp_path / f"{name}.json"
        cards.write(office.described[name] | changes, path)
        return path

    return write
