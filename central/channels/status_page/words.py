"""The words of the status page, in Polish and English."""

from central.kpa.kinds import Kind
from central.kpa.transitions import Status

LANGUAGES = {"pl": "Polski", "en": "English"}

PAGE = {
    "pl": {
        "title": "Sprawdź sprawę",
        "lead": "Wpisz numer i kod z potwierdzenia, które wydał urzędomat.",
        "number": "Numer potwierdzenia",
        "number_help": "Na przykład LDZ07-000123-4",
        "code": "Kod dostępu",
        "code_help": "8 liter i cyfr; wielkość liter i odstępy nie mają znaczenia",
        "check": "Sprawdź",
        "not_found": "Nie ma sprawy o takim numerze i kodzie. Sprawdź, czy oba są przepisane dokładnie. "
        "Jeśli złożono ją przed chwilą, może jeszcze nie dotrzeć do urzędu.",
        "too_many": "Zbyt wiele prób. Spróbuj ponownie za {minutes} min.",
        "again": "Sprawdź inną sprawę",
        "kind": "Zgłoszono jako",
        "received": "Wpłynęła do urzędu",
        "updated": "Ostatnia zmiana",
        "due": "Urząd odpowie najpóźniej",
        "case_number": "Znak sprawy",
        "forwarded": "Przekazano do",
        "note": "Wiadomość z urzędu",
        "skip": "Przejdź do treści",
        "languages": "Język",
        "filled": "Numer i kod odczytano z kodu QR. Naciśnij „Sprawdź”.",
    },
    "en": {
        "title": "Check your case",
        "lead": "Enter the number and the code from the receipt that the kiosk gave you.",
        "number": "Receipt number",
        "number_help": "For example LDZ07-000123-4",
        "code": "Access code",
        "code_help": "8 letters and digits; capitals and spaces do not matter",
        "check": "Check",
        "not_found": "There is no case with this number and code. Check that both are copied exactly. "
        "If you filed it a moment ago, it may not have reached the office yet.",
        "too_many": "Too many attempts. Try again in {minutes} min.",
        "again": "Check another case",
        "kind": "Filed as",
        "received": "Reached the office",
        "updated": "Last change",
        "due": "The office will answer by",
        "case_number": "Case number",
        "forwarded": "Forwarded to",
        "note": "Message from the office",
        "skip": "Skip to content",
        "languages": "Language",
        "filled": "Number and code were read from the QR code. Press “Check”.",
    },
}
KINDS = {
    "pl": {
        Kind.SKARGA: "skarga",
        Kind.WNIOSEK: "wniosek",
        Kind.INTERWENCJA: "interwencja",
        Kind.UZUPELNIENIE: "uzupełnienie",
    },
    "en": {
        Kind.SKARGA: "complaint (skarga)",
        Kind.WNIOSEK: "request (wniosek)",
        Kind.INTERWENCJA: "report of a problem (interwencja)",
        Kind.UZUPELNIENIE: "supplement (uzupełnienie)",
    },
}
STATUSES = {
    "pl": {
        Status.RECEIVED: "Wpłynęła do urzędu",
        Status.IN_PROGRESS: "Jest rozpatrywana",
        Status.SUPPLEMENT_REQUESTED: "Urząd czeka na wyjaśnienie",
        Status.FORWARDED: "Przekazana do właściwego organu",
        Status.EXTENDED: "Termin został przedłużony",
        Status.SETTLED: "Załatwiona",
        Status.LEFT_UNEXAMINED: "Pozostawiona bez rozpoznania",
    },
    "en": {
        Status.RECEIVED: "It has reached the office",
        Status.IN_PROGRESS: "It is being examined",
        Status.SUPPLEMENT_REQUESTED: "The office waits for an explanation",
        Status.FORWARDED: "Forwarded to the competent body",
        Status.EXTENDED: "The time has been extended",
        Status.SETTLED: "Settled",
        Status.LEFT_UNEXAMINED: "Left unexamined",
    },
}
