"""Documents that the tests print."""

from kiosk_app.domain.document import Cut, Document, Heading, Pair, Qr, Rule, Text

STATUS_ADDRESS = "https://sprawa.example.pl/s"
QR_TEXT = f"{STATUS_ADDRESS}#LDZ07-000123-4.7KQ2M9XD.1764000000.{'h' * 22}.{'s' * 86}"

CONFIRMATION = Document(
    (
        Text("Urząd Miasta – Centrum Kontaktu z Mieszkańcami", centred=True),
        Heading("Potwierdzenie złożenia", 1),
        Text("Skarga złożona w urzędomacie", centred=True),
        Rule(),
        Text("Numer potwierdzenia", centred=True),
        Heading("LDZ07-000123-4", 1),
        Pair("Kod dostępu", "7KQ2-M9XD"),
        Pair("Złożono", "24.11.2026, 10:42"),
        Pair("Termin odpowiedzi", "do 24.12.2026"),
        Rule(),
        Heading("Co dalej?", 2),
        Text("1. Urząd zarejestruje skargę i nada jej znak sprawy."),
        Text("2. Odpowiedź wyślemy pocztą na podany adres, najpóźniej w ciągu miesiąca."),
        Text("3. Stan sprawy sprawdzisz w urzędomacie albo telefonem – zeskanuj kod:"),
        Qr(QR_TEXT),
        Rule(),
        Text("To potwierdzenie nie jest urzędowym poświadczeniem odbioru (UPO)."),
        Cut(),
    )
)
PANGRAM = "Zażółć gęślą jaźń ZAŻÓŁĆ GĘŚLĄ JAŹŃ"
UKRAINIAN = Document((Heading("Підтвердження подання"), Text("Вашу скаргу зареєстровано."), Cut()), "uk")
