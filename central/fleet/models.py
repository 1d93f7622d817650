"""The tables of the fleet."""

from django.core.validators import RegexValidator
from django.db import models

from central.fleet.ids import KIOSK_ID


class Kiosk(models.Model):
    """One kiosk. Its private key never leaves it; `id` opens every receipt number that it gives."""

    id = models.CharField(
        primary_key=True,
        max_length=10,
        validators=[RegexValidator(rf"^{KIOSK_ID}\Z")],
        verbose_name="identyfikator",
    )
    place = models.CharField(max_length=200, verbose_name="miejsce")
    public_key = models.BinaryField(max_length=32, verbose_name="klucz publiczny Ed25519")
    active = models.BooleanField(default=True, verbose_name="czynny")
    registered_at = models.DateTimeField(verbose_name="zarejestrowano")

    class Meta:
        verbose_name = "urzędomat"
        verbose_name_plural = "urzędomaty"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.id} – {self.place}"
