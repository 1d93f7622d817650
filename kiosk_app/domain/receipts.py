"""What is printed for a person, as values. Every word comes from the office's texts.

The order on paper is that on the screen: what it is, the number large, what happens next, the QR,
small print.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest

from kiosk_app.domain.document import Block, Cut, Document, Feed, Heading, Pair, Qr, Rule, Text
from kiosk_app.domain.services import Office, Service
from kiosk_app.domain.submission import Receipt
from kiosk_app.domain.text import EMPTY, Language, LocalText

# A signal is not a complaint under KPA: § 7 of the regulation of 8.01.2002 does not apply to it.
SIGNAL_KINDS = frozenset({"interwencja"})
# What the office does next with each kind; a supplement starts no month of its own.
_NEXT = {"interwencja": "receipt.signal_next", "uzupelnienie": "receipt.supplement_next"}


@dataclass(frozen=True)
class Stationery:
    """What every print of this kiosk shares."""

    office: Office
    texts: Mapping[str, LocalText]
    kiosk_id: str
    place: str

    def text(self, key: str, language: Language) -> str:
        """Return the office's text; an unknown key gives nothing rather than a key on paper."""
        return self.texts.get(key, EMPTY).get(language)


def compose_receipt(
    receipt: Receipt, copy: int, stationery: Stationery, language: Language, *, large_print: bool = False
) -> Document:
    """Return the confirmation that the person takes away. From the second copy on it says so."""

    def text(key: str) -> str:
        return stationery.text(key, language)

    signal = receipt.kind in SIGNAL_KINDS
    blocks: list[Block] = [
        Text(stationery.office.name.get(language), bold=True, centred=True),
        Text(stationery.office.address.get(language), centred=True),
        Rule(),
        Heading(text("receipt.signal_title" if signal else "receipt.title")),
        Text(text("receipt.signal_what_it_is" if signal else "receipt.what_it_is")),
        Feed(),
        Text(text("receipt.number")),
        Heading(str(receipt.number)),
        Text(text("receipt.code")),
        Heading(receipt.code.grouped),
        Rule(),
        Pair(text("receipt.kind"), text(f"kind.{receipt.kind}")),
        Pair(text("receipt.filed_at"), _moment(receipt.filed_at)),
    ]
    if receipt.due_on is not None:
        blocks.append(Pair(text("receipt.due"), _day(receipt.due_on)))
    blocks += [
        Pair(text("receipt.place"), f"{stationery.place} · {stationery.kiosk_id}"),
        Rule(),
        Heading(text("receipt.next_title"), level=2),
        Text(text(_NEXT.get(receipt.kind, "receipt.next"))),
        Text(text("receipt.check_status")),
        Qr(receipt.qr),
        Text(text("receipt.keep_code"), bold=True),
        Rule(),
        Text(text("receipt.not_upo")),
        Text(text("receipt.privacy")),
    ]
    written = _without_empty(blocks)
    if copy > 1:
        written.insert(written.index(Rule()) + 1, Heading(text("receipt.duplicate"), level=2))
    return Document((*written, Feed(2), Cut()), language, large_print)


def compose_service(
    service: Service, stationery: Stationery, language: Language, *, large_print: bool = False
) -> Document:
    """Return the short version of a service card, to take home."""

    def text(key: str) -> str:
        return stationery.text(key, language)

    def section(key: str, *paragraphs: LocalText) -> list[Block]:
        lines = [Text(paragraph.get(language)) for paragraph in paragraphs if paragraph.get(language)]
        return [Heading(text(key), level=2), *lines, Feed()] if lines else []

    blocks: list[Block] = [
        Text(stationery.office.name.get(language), bold=True, centred=True),
        Rule(),
        Heading(service.title.get(language)),
        Text(service.summary.get(language)),
        Feed(),
    ]
    if service.steps:
        blocks.append(Heading(text("service.steps"), level=2))
        for number, step in enumerate(service.steps, 1):
            blocks.append(Text(f"{number}. {step.title.get(language)}", bold=True))
            blocks.append(Text(step.text.get(language)))
        blocks.append(Feed())
    if service.bring:
        blocks.append(Heading(text("service.bring"), level=2))
        blocks += [Text(f"– {item.get(language)}") for item in service.bring if item.get(language)]
        blocks.append(Feed())
    blocks += section("service.fee", service.fee)
    blocks += section("service.time", service.time)
    blocks += section("service.place", service.place_name, service.place_address, service.place_hours)
    basis = [LocalText.polish(_basis(item.title.get(language), item.article)) for item in service.legal_basis]
    blocks += section("service.legal_basis", *basis)
    blocks.append(Rule())
    if service.checked_on is not None:
        blocks.append(Pair(text("service.checked_on"), _day(service.checked_on)))
    blocks.append(Text(stationery.office.sample.get(language)))
    return Document((*_without_empty(blocks), Feed(2), Cut()), language, large_print)


def _basis(title: str, article: str) -> str:
    return f"{article} – {title}" if article else title


def _without_empty(blocks: list[Block]) -> list[Block]:
    """Leave out what the office has not written: an empty line would look like a fault of the printer.

    A heading of a part is left out with its part: nothing stands below it but the next, a rule or the cut.
    """
    written = [
        block
        for block in blocks
        if not (isinstance(block, Text | Heading) and not block.text)
        and not (isinstance(block, Pair) and not (block.label and block.value))
    ]
    return [block for block, below in zip_longest(written, written[1:]) if not _is_widow(block, below)]


def _is_widow(block: Block, below: Block | None) -> bool:
    is_of_part = isinstance(block, Heading) and block.level > 1
    return is_of_part and (
        below is None
        or isinstance(below, Rule | Feed | Cut)
        or (isinstance(below, Heading) and below.level > 1)
    )


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _moment(moment: datetime) -> str:
    return f"{moment:%d.%m.%Y, %H:%M}"
