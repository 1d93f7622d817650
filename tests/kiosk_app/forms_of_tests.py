"""A small form, as values, for tests of the flow."""

from kiosk_app.domain.forms import Clause, Condition, Field, Form, Offer, Option, Step
from kiosk_app.domain.text import LocalText

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
                fields=(Field("name", "text", T("Imię i nazwisko")),),
                offer=Offer("interwencja", T("Zgłoś anonimowo")),
            ),
        ),
        schema={"type": "object"},
        clause=Clause("2026-11", T("krótko"), T("w całości")),
        kind_field="declared_kind",
    )
