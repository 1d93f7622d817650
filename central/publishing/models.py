"""The tables of publishing."""

from django.db import models


class Release(models.Model):
    """One release that was published. Numbers never fall, whatever becomes of the files."""

    number = models.PositiveIntegerField(unique=True)
    channel = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    as_of = models.DateField()
    published_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.number} ({self.channel})"


class PublishedForm(models.Model):
    """A version of a form that kiosks may have pinned: kept for as long as it may come back."""

    form_id = models.CharField(max_length=100)
    version = models.PositiveIntegerField()
    value = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("form_id", "version"), name="published_form_unique"),)

    def __str__(self) -> str:
        return f"{self.form_id} {self.version}"
