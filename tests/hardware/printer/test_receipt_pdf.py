"""A receipt as PDF, read back with a reader that is not ours."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image as Pillow
from pypdf import PdfReader

from hardware.receipt_printer.layout import lay_out
from hardware.receipt_printer.pdf import pdf
from hardware.receipt_printer.profiles import PROFILES, Profile
from hardware.simulators.printer.code_reader import read_picture
from kiosk_app.domain.document import Barcode, Cut, Document, Image, Text
from tests.hardware.printer.samples import CONFIRMATION, PANGRAM, QR_TEXT, UKRAINIAN

SIGNS = f"„{PANGRAM}” – 5 € № 2×3 → 5½ …"


def root(found: PdfReader) -> Any:
    """The catalogue of the document, as it stands in the file."""
    return found.trailer["/Root"]


def reader(document: Document, profile: Profile = PROFILES["default"]) -> PdfReader:
    return PdfReader(BytesIO(pdf(document, "Potwierdzenie", profile)))


def text_of(document: Document) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader(document).pages).split())


def test_its_letters_are_text() -> None:
    text = text_of(CONFIRMATION)
    for words in (
        "LDZ07-000123-4",
        "Kod dostępu 7KQ2-M9XD",
        "Urząd zarejestruje skargę i nada jej znak sprawy.",
    ):
        assert words in text


def test_every_letter_and_sign_is_itself() -> None:
    assert text_of(Document((Text(SIGNS),))) == SIGNS
    assert "Вашу скаргу зареєстровано." in text_of(UKRAINIAN)
    # Of another font than the rest.
    assert text_of(Document((Text("Dziękujemy 😀"),))) == "Dziękujemy 😀"


def test_it_tells_its_language_and_title() -> None:
    for document, language in ((CONFIRMATION, "pl"), (UKRAINIAN, "uk")):
        found = reader(document)
        assert root(found)["/Lang"] == language
        assert root(found)["/ViewerPreferences"]["/DisplayDocTitle"]
        assert found.metadata is not None
        assert found.metadata.title == "Potwierdzenie"


def test_its_fonts_are_embedded() -> None:
    resources: Any = reader(CONFIRMATION).pages[0]["/Resources"]
    fonts = resources["/Font"].values()
    described = [font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert described
    assert all("/FontFile2" in font or "/FontFile3" in font for font in described)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize("large", [False, True], ids=["small", "large"])
def test_the_page_is_the_slip_with_its_margins(profile: Profile, large: bool) -> None:
    document = replace(CONFIRMATION, large_print=large)
    (page,) = reader(document, profile).pages
    height = lay_out(document, profile.columns, profile.dots, None).height
    millimetres = [float(side) / 72 * 25.4 for side in (page.mediabox.width, page.mediabox.height)]
    assert millimetres == pytest.approx(
        [side / profile.dots_per_mm for side in (profile.dots + 64, height + 64)], abs=0.1
    )


def test_each_slip_is_a_page() -> None:
    document = Document((Text("raz"), Cut(), Text("dwa"), Cut()))
    assert [page.extract_text().strip() for page in reader(document).pages] == ["raz", "dwa"]


def test_its_qr_code_can_be_read_and_followed() -> None:
    (page,) = reader(CONFIRMATION).pages
    (image,) = page.images
    assert image.image is not None
    # As many pixels as dots, 53 modules of 6: readers smooth what they enlarge, to a blur.
    code = image.image.convert("L")
    assert code.size == (53 * 6, 53 * 6)
    framed = Pillow.new("L", (code.width + 48, code.height + 48), 255)
    framed.paste(code, (24, 24))
    (found,) = read_picture(*framed.size, framed.tobytes())
    assert found.text == QR_TEXT
    annotations: Any = page["/Annots"]
    (link,) = annotations
    assert link.get_object()["/A"]["/URI"] == QR_TEXT


def test_pictures_have_words_in_their_place() -> None:
    logo = BytesIO()
    Pillow.new("L", (64, 32), 0).save(logo, "PNG")
    data = pdf(Document((Image(logo.getvalue(), "Herb miasta"), Barcode("123456"), Cut())), "x")
    tree = root(PdfReader(BytesIO(data)))["/StructTreeRoot"]
    assert {kid.get_object()["/Alt"] for kid in tree["/K"][0]["/K"]} == {"Herb miasta", "123456"}
