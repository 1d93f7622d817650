"""The content of the office, as editors keep it in Wagtail: drafts, revisions, scheduled publishing.

The shapes are those of docs/content-format.md; `values.py` turns these rows into them and back.
"""

# mypy: allow-subclassing-any, allow-untyped-calls
# Wagtail publishes no types.

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Revision, RevisionMixin

from central import strict_json
from central.knowledge import grammar
from central.knowledge.grammar import IDENTIFIER
from central.knowledge.problems import form_problems
from central.knowledge.shapes import Check
from central.knowledge.translated import LegalBasisBlock, StepBlock, TextBlock, line, lines, panel

_identifier = RegexValidator(
    rf"^{IDENTIFIER.pattern}\Z", "Małe litery, cyfry i łączniki, np. dowod-osobisty."
)
_colour = RegexValidator(r"^#[0-9A-Fa-f]{6}\Z", "Kolor zapisany jak #0B4F8A.")


class Item(DraftStateMixin, RevisionMixin, models.Model):
    """What all content has: a name that other content and old releases know it by, and its drafts."""

    identifier = models.CharField(
        "identyfikator",
        max_length=100,
        unique=True,
        validators=[_identifier],
        help_text="Nie zmieniaj po publikacji.",
    )
    position = models.PositiveIntegerField("kolejność", default=0)
    revisions = GenericRelation(
        Revision,
        content_type_field="base_content_type",
        object_id_field="object_id",
        for_concrete_model=False,
    )

    # Fields that hold JSON as it is typed, with the shape that kiosks read.
    checked_fields: ClassVar[Mapping[str, Check]] = {}

    class Meta:
        abstract = True
        ordering = ("position", "identifier")

    def clean(self) -> None:
        """Refuse JSON that kiosks could not read, field by field."""
        super().clean()
        found = {name: _problems(check, getattr(self, name)) for name, check in self.checked_fields.items()}
        wrong = {name: problems for name, problems in found.items() if problems}
        if wrong:
            raise ValidationError(wrong)

    def __str__(self) -> str:
        return str(getattr(self, "title_pl", "") or getattr(self, "name_pl", "") or self.identifier)


class OfficeProfile(Item):
    """The office: one row."""

    name_pl, name_en, name_uk = line("pl"), line("en"), line("uk")
    short_name_pl, short_name_en, short_name_uk = line("pl"), line("en"), line("uk")
    address_pl, address_en, address_uk = line("pl"), line("en"), line("uk")
    hours_pl, hours_en, hours_uk = lines("pl"), lines("en"), lines("uk")
    sample_pl, sample_en, sample_uk = (lines(language, required=False) for language in ("pl", "en", "uk"))
    accent = models.CharField("kolor wiodący", max_length=7, default="#0B4F8A", validators=[_colour])
    emblem = models.CharField("kolor godła", max_length=7, default="#B5121B", validators=[_colour])

    panels = [  # noqa: RUF012 - Wagtail reads it as it is
        FieldPanel("identifier"),
        panel("name", "Nazwa"),
        panel("short_name", "Nazwa skrócona"),
        panel("address", "Adres"),
        panel("hours", "Godziny"),
        panel("sample", "Uwaga o treściach przykładowych"),
        FieldPanel("accent"),
        FieldPanel("emblem"),
    ]

    class Meta(Item.Meta):
        verbose_name = "profil urzędu"
        verbose_name_plural = "profil urzędu"


class KioskText(Item):
    """One text of the kiosk; the identifier is its key, such as `home.can`."""

    identifier = models.CharField("klucz", max_length=100, unique=True)
    value_pl, value_en, value_uk = lines("pl"), lines("en"), lines("uk")

    panels = [FieldPanel("identifier"), panel("value", "Treść")]  # noqa: RUF012 - Wagtail reads it as it is

    class Meta(Item.Meta):
        verbose_name = "tekst urzędomatu"
        verbose_name_plural = "teksty urzędomatu"


class Category(Item):
    """A group of services; `icon` names a Tabler outline icon."""

    title_pl, title_en, title_uk = line("pl"), line("en"), line("uk")
    icon = models.CharField("ikona", max_length=60)

    panels = [  # noqa: RUF012 - Wagtail reads it as it is
        FieldPanel("identifier"),
        FieldPanel("position"),
        panel("title", "Nazwa"),
        FieldPanel("icon"),
    ]

    class Meta(Item.Meta):
        verbose_name = "kategoria"
        verbose_name_plural = "kategorie"


class Body(Item):
    """Against whom one may complain, and the organ that is suggested as competent (art. 229, 232 KPA)."""

    name_pl, name_en, name_uk = line("pl"), line("en"), line("uk")
    competent_pl, competent_en, competent_uk = line("pl"), line("en"), line("uk")
    basis_pl, basis_en, basis_uk = line("pl"), line("en"), line("uk")

    panels = [  # noqa: RUF012 - Wagtail reads it as it is
        FieldPanel("identifier"),
        FieldPanel("position"),
        panel("name", "Na kogo"),
        panel("competent", "Organ właściwy"),
        panel("basis", "Podstawa prawna"),
    ]

    class Meta(Item.Meta):
        verbose_name = "organ lub osoba"
        verbose_name_plural = "organy i osoby"


class Service(Item):
    """A public service of the office (CPSV-AP: PublicService)."""

    title_pl, title_en, title_uk = line("pl"), line("en"), line("uk")
    summary_pl, summary_en, summary_uk = lines("pl"), lines("en"), lines("uk")
    category = models.CharField("kategoria (identyfikator)", max_length=100)
    steps = StreamField([("step", StepBlock(label="krok"))], blank=True, verbose_name="kroki")
    bring = StreamField([("item", TextBlock(label="dokument"))], blank=True, verbose_name="co przynieść")
    fee_pl, fee_en, fee_uk = lines("pl"), lines("en"), lines("uk")
    fee_amount = models.DecimalField("kwota (zł)", max_digits=9, decimal_places=2, null=True, blank=True)
    time_pl, time_en, time_uk = lines("pl"), lines("en"), lines("uk")
    time_duration = models.CharField("czas (ISO 8601, np. P30D)", max_length=30, blank=True)
    place_name_pl, place_name_en, place_name_uk = line("pl"), line("en"), line("uk")
    place_address_pl, place_address_en, place_address_uk = line("pl"), line("en"), line("uk")
    place_hours_pl, place_hours_en, place_hours_uk = lines("pl"), lines("en"), lines("uk")
    channels = models.JSONField("sposoby załatwienia", default=list, decoder=strict_json.Decoder)
    appeal_pl, appeal_en, appeal_uk = (lines(language, required=False) for language in ("pl", "en", "uk"))
    legal_basis = StreamField([("act", LegalBasisBlock(label="akt"))], verbose_name="podstawa prawna")
    keywords = models.JSONField("słowa kluczowe", default=dict, blank=True, decoder=strict_json.Decoder)
    related = models.JSONField("powiązane usługi", default=list, blank=True, decoder=strict_json.Decoder)
    checked_on = models.DateField("sprawdzono dnia")

    checked_fields = {  # noqa: RUF012 - declared as a ClassVar in Item
        "channels": grammar.CHANNEL_LIST,
        "keywords": grammar.KEYWORDS,
        "related": grammar.RELATED,
    }
    panels = [  # noqa: RUF012 - Wagtail reads it as it is
        FieldPanel("identifier"),
        FieldPanel("position"),
        FieldPanel("category"),
        panel("title", "Nazwa"),
        panel("summary", "W skrócie"),
        FieldPanel("steps"),
        FieldPanel("bring"),
        panel("fee", "Opłata"),
        FieldPanel("fee_amount"),
        panel("time", "Czas"),
        FieldPanel("time_duration"),
        panel("place_name", "Miejsce"),
        panel("place_address", "Adres miejsca"),
        panel("place_hours", "Godziny"),
        FieldPanel("channels"),
        panel("appeal", "Odwołanie"),
        FieldPanel("legal_basis"),
        FieldPanel("keywords"),
        FieldPanel("related"),
        FieldPanel("checked_on"),
    ]

    class Meta(Item.Meta):
        verbose_name = "usługa"
        verbose_name_plural = "usługi"


class Form(Item):
    """A form: its JSON Schema and how it is asked. Kiosks pin `version`; a new schema needs a new one."""

    version = models.PositiveIntegerField("wersja", default=1)
    definition = models.JSONField("definicja (docs/content-format.md)", decoder=strict_json.Decoder)

    panels = [  # noqa: RUF012 - Wagtail reads it as it is
        FieldPanel("identifier"),
        FieldPanel("position"),
        FieldPanel("version"),
        FieldPanel("definition"),
    ]

    class Meta(Item.Meta):
        verbose_name = "formularz"
        verbose_name_plural = "formularze"

    def clean(self) -> None:
        """Refuse a definition that kiosks could not show."""
        super().clean()
        problems = _problems(_form_definition(self), self.definition)
        if problems:
            raise ValidationError({"definition": problems})


def _problems(check: Check, value: Any) -> list[str]:
    try:
        strict_json.check(value)
    except strict_json.NotStrictError as error:
        return [str(error)]
    return [*check(value, "")]


def _form_definition(form: Form) -> Check:
    def check(definition: Any, at: str) -> Iterator[str]:
        if not isinstance(definition, dict):
            yield "must be an object"
            return
        value = {**definition, "id": form.identifier, "version": form.version}
        misshapen = [*grammar.FORM(value, at)]
        yield from misshapen or form_problems(value, {form.identifier, *_other_forms(form.identifier)})

    return check


def _other_forms(identifier: str) -> list[str]:
    return list(Form.objects.exclude(identifier=identifier).values_list("identifier", flat=True))
