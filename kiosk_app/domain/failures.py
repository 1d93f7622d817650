"""The catalogue of failures that a person can be told of; docs/failures.md says what each means."""

from enum import StrEnum


class Failure(StrEnum):
    """Why the kiosk cannot serve, or could not save. A closed catalogue: screens show the code."""

    CONTENT_MISSING = "content_missing"
    CONTENT_UNREADABLE = "content_unreadable"
    DISK_FULL = "disk_full"
    DISK_READ_ONLY = "disk_read_only"
    DISK_BUSY = "disk_busy"
    DISK_CORRUPT = "disk_corrupt"
    DISK_FAULT = "disk_fault"
    STATE_NEWER = "state_newer"
    SUBMISSION_TOO_LARGE = "submission_too_large"
    INTERNAL = "internal"
