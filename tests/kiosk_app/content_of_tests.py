"""Small forms and cards, as values, for tests of the flow."""

from dataclasses import replace

from kiosk_app.domain.forms import Clause, Condition, Field, Form, Offer, Option, Step
from kiosk_app.domain.services import Service
from kiosk_app.domain.text import EMPTY, LocalText

T = LocalText.polish


def complaint() -> Form:
    kind = Field(
        "declared_kind",
        "choice",
        T("Rodzaj"),
        options=(Option("skarga", T("Skarga")), Option("wniosek", T("Wniosek"))),
    )
    interest = Field(
        "interest",
        "choice",
        T("W czyim interesie"),
        options=(Option("own", T("Własny")), Option("other", T("Innej osoby"))),
    )
    return Form(
        id="skarga-wniosek",
        version=3,
        kind="skarga_wniosek",
        title=T("Skarga lub wniosek"),
        summary=T(""),
        steps=(
            Step("kind", T("Co składasz?"), fields=(kind,)),
            Step("interest", T("W czyim interesie?"), fields=(interest,)),
            Step(
                "consent",
                T("Zgoda"),
                fields=(Field("consent", "check", T("Mam zgodę")),),
                show_if=(Condition("interest", frozenset({"other"})),),
            ),
            Step("content", T("Treść"), fields=(Field("content", "multiline", T("Treść")),)),
            Step(
                "address",
                T("Adres"),
                fields=(Field("name", "text", T("Imię i nazwisko"), purpose="name"),),
                offer=Offer("interwencja", T("Zgłoś anonimowo")),
            ),
        ),
        schema={"type": "object"},
        clause=Clause("2026-11", T("krótko"), T("w całości")),
        kind_field="declared_kind",
    )


def named() -> Form:
    """Asks for the name in two fields, beside one that no card knows."""
    fields = (
        Field("first_name", "text", T("Imię"), purpose="given-name"),
        Field("last_name", "text", T("Nazwisko"), purpose="family-name"),
        Field("organisation", "text", T("Organizacja"), purpose="organization"),
    )
    return replace(complaint(), steps=(Step("who", T("Kto?"), fields=fields), *complaint().steps))


def supplement() -> Form:
    number = Field("receipt_number", "receipt_number", T("Numer potwierdzenia"), required=True)
    return Form(
        id="uzupelnienie",
        version=1,
        kind="uzupelnienie",
        title=T("Uzupełnienie"),
        summary=T(""),
        steps=(Step("number", T("Jaki to numer?"), fields=(number,)),),
        schema={"type": "object"},
        clause=Clause("2026-11", T("krótko"), T("w całości")),
    )


def service(id_: str) -> Service:
    return Service(
        id=id_,
        title=T(id_),
        summary=T("Jak to załatwić"),
        category="dokumenty",
        steps=(),
        bring=(),
        fee=T("Bezpłatnie"),
        time=T("Od ręki"),
        place_name=T("Urząd"),
        place_address=T("Rynek 1"),
        place_hours=T("8–16"),
        channels=(),
        appeal=EMPTY,
        legal_basis=(),
        checked_on=None,
    )
