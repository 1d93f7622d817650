"""The tables of the registry. No rules here: services.py writes, selectors.py reads."""

from django.db import models

from central.fleet.models import Kiosk
from central.kpa.kinds import Kind
from central.kpa.transitions import Status

KIND_NAMES = {
    Kind.SKARGA: "Skarga",
    Kind.WNIOSEK: "Wniosek",
    Kind.INTERWENCJA: "Interwencja",
    Kind.UZUPELNIENIE: "Uzupełnienie",
}
STATUS_NAMES = {
    Status.RECEIVED: "Wpłynęła",
    Status.IN_PROGRESS: "W toku",
    Status.SUPPLEMENT_REQUESTED: "Wezwano do wyjaśnienia",
    Status.FORWARDED: "Przekazana według właściwości",
    Status.EXTENDED: "Termin przedłużony",
    Status.SETTLED: "Załatwiona",
    Status.LEFT_UNEXAMINED: "Bez rozpoznania",
}
NOTE_LIMIT = 1000
FORWARDED_TO_LIMIT = 300
_KINDS = [(kind.value, name) for kind, name in KIND_NAMES.items()]
_STATUSES = [(status.value, name) for status, name in STATUS_NAMES.items()]


class Case(models.Model):
    """One submission and what became of it. Holds nothing of what the citizen wrote."""

    class Doubt(models.TextChoices):
        """Why a clerk should look at what was filed before trusting its layout."""

        NONE = "", "–"
        UNKNOWN_FORM = "unknown_form", "Nieznana wersja formularza"
        ANSWERS_DIFFER = "answers_differ", "Odpowiedzi nie zgadzają się z formularzem"
        RECEIPT_NUMBER = "receipt_number", "Numer potwierdzenia ma błędną cyfrę kontrolną"
        OTHER_KIOSK = "other_kiosk", "Numer potwierdzenia jest z innego urzędomatu"

    submission_id = models.UUIDField(unique=True)
    envelope_sha256 = models.CharField(max_length=64)
    receipt_number = models.CharField(max_length=64)
    # Not unique: a kiosk restored from an old image may give a number twice, and nothing is refused
    # for that; number and access code together find the right one.
    receipt_key = models.CharField(max_length=64, db_index=True)
    access_code_hmac = models.CharField(max_length=64)
    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, related_name="cases")
    form_id = models.CharField(max_length=100)
    form_version = models.PositiveIntegerField()
    language = models.CharField(max_length=8)
    clause_version = models.CharField(max_length=40)
    doubt = models.CharField(max_length=20, choices=Doubt.choices, default=Doubt.NONE, blank=True)
    declared_kind = models.CharField(max_length=20, choices=_KINDS)
    # Art. 222: what the clerk found it to be, by its content; empty until then.
    qualified_kind = models.CharField(max_length=20, choices=_KINDS, blank=True, default="")
    supplements = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="supplemented_by"
    )
    status = models.CharField(max_length=24, choices=_STATUSES, default=Status.RECEIVED)
    case_number = models.CharField(max_length=100, null=True, blank=True)
    forwarded_to = models.CharField(max_length=FORWARDED_TO_LIMIT, blank=True, default="")
    citizen_note = models.TextField(max_length=NOTE_LIMIT, blank=True, default="")
    device_time = models.DateTimeField()
    monotonic_ns = models.BigIntegerField()
    boot_id = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    lodged_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "sprawa"
        verbose_name_plural = "sprawy"
        ordering = ("-received_at", "-id")
        indexes = (models.Index(fields=("status", "-received_at"), name="case_status_received"),)

    def __str__(self) -> str:
        return self.receipt_number

    @property
    def kind(self) -> Kind:
        """What the case is handled as: as qualified, or as declared until then (art. 222)."""
        return Kind(self.qualified_kind or self.declared_kind)


class Filing(models.Model):
    """A skarga, wniosek or supplement: what title VIII and the regulation of 8.01.2002 ask for.

    `answers` is the whole document as it was opened; the columns are what the law names.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="filing")
    content = models.TextField(blank=True)  # art. 227, 241
    demand = models.TextField(blank=True)
    against_body = models.CharField(max_length=200, blank=True)  # art. 229
    interest = models.CharField(max_length=40, blank=True)  # art. 221 § 3
    represented_person = models.CharField(max_length=300, blank=True)
    related_case_number = models.CharField(max_length=200, blank=True)  # art. 233-235
    name = models.CharField(max_length=300, blank=True)  # § 8 ust. 1 of the regulation
    organisation = models.CharField(max_length=300, blank=True)
    address = models.TextField(blank=True)  # § 8 ust. 1 of the regulation
    reply_channel = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    e_delivery_address = models.CharField(max_length=60, blank=True)  # ADE
    # The receipt number of the case that a supplement belongs to, compact: it may come before that case.
    supplements_key = models.CharField(max_length=64, blank=True, db_index=True)
    answers = models.JSONField()

    def __str__(self) -> str:
        return str(self.case_id)


class InterventionReport(models.Model):
    """An interwencja: a signal that something is wrong. It may be anonymous; no statutory time runs."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="report")
    category = models.CharField(max_length=100, blank=True)
    place = models.TextField(blank=True)
    description = models.TextField(blank=True)
    contact_name = models.CharField(max_length=300, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    answers = models.JSONField()

    def __str__(self) -> str:
        return str(self.case_id)


class Tombstone(models.Model):
    """A submission that was registered and deleted since: the kiosk may send it again at any time."""

    submission_id = models.UUIDField(primary_key=True)
    envelope_sha256 = models.CharField(max_length=64)
    receipt_number = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    deleted_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.receipt_number


class CaseEvent(models.Model):
    """One thing that happened to a case (art. 254): hash-chained; the database refuses changes.

    It refers to the case by submission id and not by a foreign key, because it outlives the document.
    """

    submission_id = models.UUIDField()
    sequence = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=160)
    action = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("submission_id", "sequence")
        constraints = (
            models.UniqueConstraint(fields=("submission_id", "sequence"), name="event_sequence_unique"),
        )

    def __str__(self) -> str:
        return f"{self.submission_id} {self.sequence} {self.action}"


class LookupWindow(models.Model):
    """How often a status was asked for under one key in one window; old windows are removed."""

    key = models.CharField(max_length=64)
    window = models.BigIntegerField(db_index=True)
    attempts = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("key", "window"), name="lookup_window_unique"),)

    def __str__(self) -> str:
        return f"{self.window}: {self.attempts}"
