<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en_GB">
<context>
    <name>Case</name>
    <message>
        <source>This number is mistyped. Please compare it with the receipt, for example %1.</source>
        <translation>W&#xa0;tym numerze jest literówka. Porównaj go z&#xa0;potwierdzeniem, na przykład %1.</translation>
    </message>
    <message>
        <source>The code has 8 letters and digits, for example ABCD-1234.</source>
        <translation>Kod ma 8&#xa0;liter i&#xa0;cyfr, na przykład ABCD-1234.</translation>
    </message>
    <message>
        <source>This receipt was not printed by this kiosk. Please ask a person at the desk.</source>
        <translation>Tego potwierdzenia nie wydrukowało to urządzenie. Zapytaj pracownika w&#xa0;punkcie informacji.</translation>
    </message>
    <message>
        <source>There is no case with this number and this code. Please check both on the receipt.</source>
        <translation>Nie ma sprawy o&#xa0;tym numerze i&#xa0;kodzie. Sprawdź oba na potwierdzeniu.</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Please try again in %n minute(s).</source>
        <translation>
            <numerusform>Za dużo prób. Spróbuj ponownie za %n&#xa0;minutę.</numerusform>
            <numerusform>Za dużo prób. Spróbuj ponownie za %n&#xa0;minuty.</numerusform>
            <numerusform>Za dużo prób. Spróbuj ponownie za %n&#xa0;minut.</numerusform>
        </translation>
    </message>
    <message>
        <source>The office’s system does not answer now, and this kiosk does not know the case. Please try later.</source>
        <translation>System urzędu teraz nie odpowiada, a&#xa0;to urządzenie nie zna tej sprawy. Spróbuj później.</translation>
    </message>
</context>
<context>
    <name>CaseScreen</name>
    <message>
        <source>Check a case</source>
        <translation>Sprawdź sprawę</translation>
    </message>
    <message>
        <source>Add what is missing</source>
        <translation>Złóż uzupełnienie</translation>
    </message>
    <message>
        <source>What is happening with your case</source>
        <translation>Co się dzieje z&#xa0;Twoją sprawą</translation>
    </message>
    <message>
        <source>As of %1. The office’s system does not answer now.</source>
        <translation>Stan na %1. System urzędu teraz nie odpowiada.</translation>
    </message>
    <message>
        <source>From the office: %1</source>
        <translation>Od urzędu: %1</translation>
    </message>
    <message>
        <source>Forwarded to</source>
        <translation>Przekazano do</translation>
    </message>
    <message>
        <source>The office answers by</source>
        <translation>Urząd odpowie do dnia</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Przyjęto</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>Złożono</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Ostatnia zmiana</translation>
    </message>
    <message>
        <source>Case number of the office</source>
        <translation>Znak sprawy w&#xa0;urzędzie</translation>
    </message>
</context>
<context>
    <name>CaseUnknownScreen</name>
    <message>
        <source>Check a case</source>
        <translation>Sprawdź sprawę</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Spróbuj ponownie</translation>
    </message>
    <message>
        <source>We cannot show this case</source>
        <translation>Nie możemy pokazać tej sprawy</translation>
    </message>
</context>
<context>
    <name>CategoriesScreen</name>
    <message>
        <source>Information on services</source>
        <translation>Informacje o&#xa0;usługach</translation>
    </message>
    <message>
        <source>Search: ID card, registration, waste</source>
        <translation>Szukaj: dowód, meldunek, śmieci</translation>
    </message>
    <message>
        <source>Nothing was found. Try another word, or choose a category.</source>
        <translation>Nic nie znaleziono. Wpisz inne słowo albo wybierz kategorię.</translation>
    </message>
</context>
<context>
    <name>ClauseScreen</name>
    <message>
        <source>Your data</source>
        <translation>Twoje dane</translation>
    </message>
    <message>
        <source>What happens to your data</source>
        <translation>Co się dzieje z&#xa0;Twoimi danymi</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1&#xa0;z&#xa0;%2&#xa0;znaków</translation>
    </message>
</context>
<context>
    <name>DraftQuestion</name>
    <message>
        <source>Open the draft from home?</source>
        <translation>Otworzyć pismo z&#xa0;domu?</translation>
    </message>
    <message>
        <source>What you have typed here would be deleted. Nothing has been sent.</source>
        <translation>To, co wpisano tutaj, zostanie usunięte. Nic nie zostało wysłane.</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Zostaję tutaj</translation>
    </message>
    <message>
        <source>Open the draft</source>
        <translation>Otwórz pismo z&#xa0;domu</translation>
    </message>
</context>
<context>
    <name>EndConfirmation</name>
    <message>
        <source>End?</source>
        <translation>Zakończyć?</translation>
    </message>
    <message>
        <source>Your submission is saved. The number and the code will disappear from the screen.</source>
        <translation>Pismo jest zapisane. Numer i&#xa0;kod znikną z&#xa0;ekranu.</translation>
    </message>
    <message>
        <source>What you have typed will be deleted. Nothing has been sent.</source>
        <translation>To, co wpisano, zostanie usunięte. Nic nie wysłano.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Wróć</translation>
    </message>
    <message>
        <source>End and delete</source>
        <translation>Zakończ i&#xa0;usuń</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Zakończ</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>How can we help?</source>
        <translation>W&#xa0;czym możemy pomóc?</translation>
    </message>
    <message>
        <source>File a complaint or request</source>
        <translation>Złóż skargę lub wniosek</translation>
    </message>
    <message>
        <source>With a confirmation at once</source>
        <translation>Potwierdzenie od ręki</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>Zgłoś interwencję</translation>
    </message>
    <message>
        <source>Without your name, too</source>
        <translation>Także anonimowo</translation>
    </message>
    <message>
        <source>Check a case</source>
        <translation>Sprawdź sprawę</translation>
    </message>
    <message>
        <source>Scan the code of your receipt</source>
        <translation>Zeskanuj kod z&#xa0;potwierdzenia</translation>
    </message>
    <message>
        <source>Information on services</source>
        <translation>Informacje o&#xa0;usługach</translation>
    </message>
    <message>
        <source>How to settle a matter at the office</source>
        <translation>Jak załatwić sprawę w&#xa0;urzędzie</translation>
    </message>
    <message>
        <source>Here you can</source>
        <translation>Co możesz tu zrobić</translation>
    </message>
    <message>
        <source>Here you cannot</source>
        <translation>Czego tu nie zrobisz</translation>
    </message>
</context>
<context>
    <name>IdCard</name>
    <message>
        <source>The number does not fit the card</source>
        <translation>Numer nie pasuje do dowodu</translation>
    </message>
    <message>
        <source>There is no card on the reader</source>
        <translation>Na czytniku nie ma dowodu</translation>
    </message>
    <message>
        <source>This card cannot be read here</source>
        <translation>Tej karty nie odczytamy</translation>
    </message>
    <message>
        <source>The card could not be read to the end</source>
        <translation>Nie odczytaliśmy dowodu do końca</translation>
    </message>
    <message>
        <source>We cannot confirm this card</source>
        <translation>Nie możemy potwierdzić tego dowodu</translation>
    </message>
    <message>
        <source>This card is no longer valid</source>
        <translation>Ten dowód stracił ważność</translation>
    </message>
    <message>
        <source>The card reader does not work now</source>
        <translation>Czytnik teraz nie działa</translation>
    </message>
    <message>
        <source>After several wrong numbers the card answers slowly. Compare the six digits on its front, wait a moment and try again.</source>
        <translation>Po kilku błędnych numerach dowód odpowiada wolniej. Porównaj sześć cyfr z&#xa0;przodu dowodu, odczekaj chwilę i&#xa0;spróbuj ponownie.</translation>
    </message>
    <message>
        <source>Please compare it with the six digits on the front of the card.</source>
        <translation>Porównaj go z&#xa0;sześcioma cyframi z&#xa0;przodu dowodu.</translation>
    </message>
    <message>
        <source>Lay the card flat on the reader and leave it there.</source>
        <translation>Połóż dowód płasko na czytniku i&#xa0;zostaw go tam.</translation>
    </message>
    <message>
        <source>Only identity cards with a chip can be read here, and no cards of other kinds.</source>
        <translation>Odczytamy tylko dowód osobisty z&#xa0;warstwą elektroniczną (e‑dowód), a&#xa0;innych kart nie.</translation>
    </message>
    <message>
        <source>Lay it flat and leave it on the reader until the names are on the screen.</source>
        <translation>Połóż go płasko i&#xa0;zostaw na czytniku, aż na ekranie pojawi się imię i&#xa0;nazwisko.</translation>
    </message>
    <message>
        <source>What is on the chip could not be confirmed, so we take nothing from it.</source>
        <translation>Nie udało się potwierdzić danych z&#xa0;dowodu, więc nic z&#xa0;niego nie bierzemy.</translation>
    </message>
    <message>
        <source>From a card whose validity is over we take nothing.</source>
        <translation>Z&#xa0;dowodu, który stracił ważność, nic nie bierzemy.</translation>
    </message>
    <message>
        <source>You can type your name by hand.</source>
        <translation>Imię i&#xa0;nazwisko możesz wpisać ręcznie.</translation>
    </message>
    <message>
        <source>Correct the number</source>
        <translation>Popraw numer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Spróbuj ponownie</translation>
    </message>
    <message>
        <source>Try another card</source>
        <translation>Użyj innej karty</translation>
    </message>
    <message>
        <source>The number has six digits. Please compare it with the front of the card.</source>
        <translation>Numer ma sześć cyfr. Porównaj go z&#xa0;przodem dowodu.</translation>
    </message>
</context>
<context>
    <name>IdCardFailedScreen</name>
    <message>
        <source>Type by hand</source>
        <translation>Wpisz ręcznie</translation>
    </message>
    <message>
        <source>Fill in from the identity card</source>
        <translation>Wypełnij z&#xa0;e‑dowodu</translation>
    </message>
    <message>
        <source>What you have answered so far is still here.</source>
        <translation>Twoje dotychczasowe odpowiedzi nadal tu są.</translation>
    </message>
</context>
<context>
    <name>IdCardLayScreen</name>
    <message>
        <source>Fill in from the identity card</source>
        <translation>Wypełnij z&#xa0;e‑dowodu</translation>
    </message>
    <message>
        <source>Type by hand</source>
        <translation>Wpisz ręcznie</translation>
    </message>
    <message>
        <source>The card is there</source>
        <translation>Dowód leży</translation>
    </message>
    <message>
        <source>Lay the card on the reader</source>
        <translation>Połóż dowód na czytniku</translation>
    </message>
    <message>
        <source>Lay it flat and leave it there. Reading begins by itself, or when you press the button.</source>
        <translation>Połóż go płasko i&#xa0;zostaw. Odczyt zacznie się sam albo po naciśnięciu przycisku.</translation>
    </message>
</context>
<context>
    <name>IdCardNamesScreen</name>
    <message>
        <source>Fill in from the identity card</source>
        <translation>Wypełnij z&#xa0;e‑dowodu</translation>
    </message>
    <message>
        <source>Type by hand</source>
        <translation>Wpisz ręcznie</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Użyj</translation>
    </message>
    <message>
        <source>The names on the card</source>
        <translation>Imię i&#xa0;nazwisko z&#xa0;dowodu</translation>
    </message>
    <message>
        <source>You can take the card away now.</source>
        <translation>Możesz już zabrać dowód.</translation>
    </message>
    <message>
        <source>First names</source>
        <translation>Imię lub imiona</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Nazwisko</translation>
    </message>
    <message>
        <source>The card gives these names without Polish letters, and may have cut a long one. You can correct them in the form.</source>
        <translation>Dowód podaje je bez polskich liter, a&#xa0;długie mógł uciąć. W&#xa0;formularzu możesz je poprawić.</translation>
    </message>
    <message>
        <source>Only these names go into the form. Nothing else of what was read is kept.</source>
        <translation>Do formularza trafi tylko imię i&#xa0;nazwisko. Niczego więcej z&#xa0;odczytanych danych nie zachowaliśmy.</translation>
    </message>
</context>
<context>
    <name>IdCardNumberScreen</name>
    <message>
        <source>Fill in from the identity card</source>
        <translation>Wypełnij z&#xa0;e‑dowodu</translation>
    </message>
    <message>
        <source>Type by hand</source>
        <translation>Wpisz ręcznie</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Dalej</translation>
    </message>
    <message>
        <source>Type the six digits from the front of the card</source>
        <translation>Wpisz sześć cyfr z&#xa0;przodu dowodu</translation>
    </message>
    <message>
        <source>It is the number CAN at the lower right. You can also scan the bar code from the back.</source>
        <translation>To numer CAN w&#xa0;prawym dolnym rogu. Możesz też zeskanować kod kreskowy z&#xa0;tyłu.</translation>
    </message>
    <message>
        <source>Number CAN</source>
        <translation>Numer CAN</translation>
    </message>
    <message>
        <source>We read the personal data on the chip, without the photograph, and take your first names and surname from it. Nothing else goes into the form, and nothing of the card is kept.</source>
        <translation>Odczytamy z&#xa0;dowodu dane osobowe, bez zdjęcia, i&#xa0;weźmiemy z&#xa0;nich tylko imię i&#xa0;nazwisko. Nic więcej nie trafi do formularza i&#xa0;niczego z&#xa0;dowodu nie zachowamy.</translation>
    </message>
    <message>
        <source>You need not do this: you can type your name by hand just as well.</source>
        <translation>Nie musisz tego robić: imię i&#xa0;nazwisko możesz równie dobrze wpisać ręcznie.</translation>
    </message>
</context>
<context>
    <name>IdCardReadingScreen</name>
    <message>
        <source>Fill in from the identity card</source>
        <translation>Wypełnij z&#xa0;e‑dowodu</translation>
    </message>
    <message>
        <source>Type by hand</source>
        <translation>Wpisz ręcznie</translation>
    </message>
    <message>
        <source>Reading the card…</source>
        <translation>Odczytujemy dowód…</translation>
    </message>
    <message>
        <source>Please leave it on the reader: this takes a few seconds.</source>
        <translation>Nie zabieraj go z&#xa0;czytnika: potrwa to kilka sekund.</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Are you still there?</source>
        <translation>Czy jeszcze tu jesteś?</translation>
    </message>
    <message>
        <source>The number and the code are under this question. They stay there until you end.</source>
        <translation>Numer i&#xa0;kod są pod tym pytaniem. Znikną dopiero, gdy zakończysz.</translation>
    </message>
    <message numerus="yes">
        <source>In %n second(s) we will delete what you have typed, so that nobody else sees it.</source>
        <translation>
            <numerusform>Za %n&#xa0;sekundę usuniemy to, co wpisano, żeby nikt inny tego nie zobaczył.</numerusform>
            <numerusform>Za %n&#xa0;sekundy usuniemy to, co wpisano, żeby nikt inny tego nie zobaczył.</numerusform>
            <numerusform>Za %n&#xa0;sekund usuniemy to, co wpisano, żeby nikt inny tego nie zobaczył.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n second(s) the number and the code will disappear from the screen.</source>
        <translation>
            <numerusform>Za %n&#xa0;sekundę numer i&#xa0;kod znikną z&#xa0;ekranu.</numerusform>
            <numerusform>Za %n&#xa0;sekundy numer i&#xa0;kod znikną z&#xa0;ekranu.</numerusform>
            <numerusform>Za %n&#xa0;sekund numer i&#xa0;kod znikną z&#xa0;ekranu.</numerusform>
        </translation>
    </message>
    <message>
        <source>I am staying</source>
        <translation>Zostaję</translation>
    </message>
    <message>
        <source>End and delete</source>
        <translation>Zakończ i&#xa0;usuń</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Zakończ</translation>
    </message>
</context>
<context>
    <name>NotSavedScreen</name>
    <message>
        <source>Try again</source>
        <translation>Spróbuj ponownie</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nie zapisano</translation>
    </message>
    <message>
        <source>This kiosk could not save your submission. Your answers are still here: try again, or file at the desk.</source>
        <translation>To urządzenie nie mogło zapisać Twojego pisma. Odpowiedzi nadal tu są: spróbuj ponownie albo złóż pismo w&#xa0;okienku.</translation>
    </message>
    <message>
        <source>Code of the fault: %1</source>
        <translation>Kod usterki: %1</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>%1 of the %2 codes of your draft are read. Please scan the others.</source>
        <translation>Odczytano %1&#xa0;z&#xa0;%2&#xa0;kodów Twojego pisma z&#xa0;domu. Zeskanuj pozostałe.</translation>
    </message>
    <message>
        <source>This is the code of a receipt. Scan it on the first screen to see the case.</source>
        <translation>To kod z&#xa0;potwierdzenia. Zeskanuj go na pierwszym ekranie, aby zobaczyć sprawę.</translation>
    </message>
    <message>
        <source>This receipt was not printed by this kiosk. Please ask a person at the desk.</source>
        <translation>Tego potwierdzenia nie wydrukowało to urządzenie. Zapytaj pracownika w&#xa0;punkcie informacji.</translation>
    </message>
    <message>
        <source>This is a draft from home. Note your number first, press Done and scan it again.</source>
        <translation>To pismo z&#xa0;domu. Najpierw zapisz swój numer i&#xa0;naciśnij „Gotowe”, potem zeskanuj je jeszcze raz.</translation>
    </message>
    <message>
        <source>Your draft from home is open. Please check every answer: nothing has been sent.</source>
        <translation>Otwarto Twoje pismo z&#xa0;domu. Sprawdź każdą odpowiedź: nic nie zostało wysłane.</translation>
    </message>
    <message>
        <source>Your draft from home is open. Some of its answers do not fit this form and were left out. Please check the others: nothing has been sent.</source>
        <translation>Otwarto Twoje pismo z&#xa0;domu. Niektóre odpowiedzi nie pasują do tego formularza i&#xa0;zostały pominięte. Sprawdź pozostałe: nic nie zostało wysłane.</translation>
    </message>
    <message>
        <source>These codes do not make one draft. Please scan all of them again.</source>
        <translation>Z&#xa0;tych kodów nie da się złożyć jednego pisma. Zeskanuj wszystkie jeszcze raz.</translation>
    </message>
    <message>
        <source>This is the code of a vehicle’s registration certificate. We keep nothing of it.</source>
        <translation>To kod z&#xa0;dowodu rejestracyjnego pojazdu. Niczego z&#xa0;niego nie zachowujemy.</translation>
    </message>
    <message>
        <source>These are the lines of an identity card or a passport. We keep nothing of them.</source>
        <translation>To wiersze z&#xa0;dowodu osobistego lub paszportu. Tutaj do niczego nie służą i&#xa0;niczego z&#xa0;nich nie zachowujemy.</translation>
    </message>
    <message>
        <source>This is the access number of an identity card. It is of use where a form asks for your name. We have not kept it.</source>
        <translation>To numer CAN z&#xa0;dowodu osobistego. Przyda się, gdy formularz zapyta o&#xa0;imię i&#xa0;nazwisko. Nie zachowaliśmy go.</translation>
    </message>
    <message>
        <source>This is the access number of an identity card. It is of no use here. We have not kept it.</source>
        <translation>To numer CAN z&#xa0;dowodu osobistego. Tutaj do niczego nie służy. Nie zachowaliśmy go.</translation>
    </message>
    <message>
        <source>This code is for those who maintain the kiosk. It opens nothing.</source>
        <translation>Ten kod jest dla serwisu. Niczego tu nie otwiera.</translation>
    </message>
    <message>
        <source>This code is not ours.</source>
        <translation>To nie jest nasz kod.</translation>
    </message>
    <message>
        <source>There is nothing in this code that we can read.</source>
        <translation>Nie potrafimy odczytać tego kodu.</translation>
    </message>
    <message>
        <source>This code was made for a kiosk, but it is damaged or incomplete.</source>
        <translation>To kod dla urzędomatu, ale uszkodzony lub niepełny.</translation>
    </message>
    <message>
        <source>This code was made for newer kiosks. This one does not know it yet.</source>
        <translation>To kod dla nowszych urzędomatów. Ten go jeszcze nie zna.</translation>
    </message>
    <message>
        <source>This is the bar code of a product.</source>
        <translation>To kod kreskowy towaru.</translation>
    </message>
    <message>
        <source>This code holds a web address. This kiosk opens no web pages.</source>
        <translation>W&#xa0;tym kodzie jest adres internetowy. To urządzenie nie otwiera stron.</translation>
    </message>
    <message>
        <source>The lines of the document were not read well.</source>
        <translation>Wiersze dokumentu odczytały się z&#xa0;błędem.</translation>
    </message>
    <message>
        <source>This is the code of a boarding pass.</source>
        <translation>To kod z&#xa0;karty pokładowej.</translation>
    </message>
    <message>
        <source>Here you can scan the code of a receipt, or a draft that you wrote at home.</source>
        <translation>Tutaj zeskanujesz kod z&#xa0;potwierdzenia albo pismo przygotowane w&#xa0;domu.</translation>
    </message>
    <message>
        <source>This is a card of those who maintain the kiosk. It opens nothing.</source>
        <translation>To karta serwisowa. Niczego tu nie otwiera.</translation>
    </message>
    <message>
        <source>This is a city card. It is of no use here. Whose it is we have not read.</source>
        <translation>To karta miejska. Tutaj do niczego nie służy. Nie sprawdzaliśmy, czyja jest.</translation>
    </message>
    <message>
        <source>This is a student card. It is of no use here. Whose it is we have not read.</source>
        <translation>To legitymacja studencka. Tutaj do niczego nie służy. Nie sprawdzaliśmy, czyja jest.</translation>
    </message>
    <message>
        <source>This is an identity card. It can fill in your name where a form asks for it. Whose it is we have not read.</source>
        <translation>To dowód osobisty. Wypełnisz z&#xa0;niego imię i&#xa0;nazwisko, gdy zapyta o&#xa0;nie formularz. Nie sprawdzaliśmy, czyj jest.</translation>
    </message>
    <message>
        <source>This is an identity card. It is of no use here. Whose it is we have not read.</source>
        <translation>To dowód osobisty. Tutaj do niczego nie służy. Nie sprawdzaliśmy, czyj jest.</translation>
    </message>
    <message>
        <source>The card does not answer. Perhaps it lies the wrong way round: turn it over and try again.</source>
        <translation>Karta nie odpowiada. Może leży odwrotnie: obróć ją i&#xa0;spróbuj ponownie.</translation>
    </message>
    <message>
        <source>We do not know this card. You need no card here.</source>
        <translation>Nie znamy tej karty. Tutaj karta nie jest potrzebna.</translation>
    </message>
    <message>
        <source>A slip is still in the printer. Please take it.</source>
        <translation>W&#xa0;drukarce został poprzedni wydruk. Weź go.</translation>
    </message>
    <message>
        <source>The printer does not answer: perhaps nothing will be printed. The number and the code will be on the screen.</source>
        <translation>Drukarka nie odpowiada: wydruku może nie być. Numer i&#xa0;kod zobaczysz na ekranie.</translation>
    </message>
    <message>
        <source>Nothing can be printed now: %1. The number and the code will be on the screen.</source>
        <translation>Teraz niczego nie wydrukujemy: %1. Numer i&#xa0;kod zobaczysz na ekranie.</translation>
    </message>
    <message>
        <source>There is no mains power, and the battery is nearly empty. Please finish now.</source>
        <translation>Nie ma prądu, a&#xa0;bateria jest prawie pusta. Zakończ teraz to, co robisz.</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>pojazd</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Services about vehicles</source>
        <translation>Sprawy dotyczące pojazdów</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>Try again</source>
        <translation>Spróbuj ponownie</translation>
    </message>
    <message>
        <source>This kiosk is out of service</source>
        <translation>Urządzenie jest nieczynne</translation>
    </message>
    <message>
        <source>We are sorry. Please go to the desk of the office.</source>
        <translation>Przepraszamy. Podejdź do punktu informacji urzędu.</translation>
    </message>
    <message>
        <source>Code of the fault: %1</source>
        <translation>Kod usterki: %1</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Question</source>
        <translation>Pytanie</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Printing…</source>
        <translation>Drukowanie…</translation>
    </message>
    <message>
        <source>The card of the service is printed. Please take it.</source>
        <translation>Karta usługi wydrukowana. Możesz ją zabrać.</translation>
    </message>
    <message>
        <source>The confirmation is printed. Please take it.</source>
        <translation>Potwierdzenie wydrukowane. Proszę je zabrać.</translation>
    </message>
    <message>
        <source>The card of the service was not printed: %1.</source>
        <translation>Karta usługi nie wydrukowała się: %1.</translation>
    </message>
    <message>
        <source>The confirmation was not printed: %1.</source>
        <translation>Potwierdzenie nie wydrukowało się: %1.</translation>
    </message>
    <message>
        <source>We do not know whether the paper came out.</source>
        <translation>Nie wiemy, czy wydruk wyszedł.</translation>
    </message>
    <message>
        <source>We do not know whether the paper came out: %1.</source>
        <translation>Nie wiemy, czy wydruk wyszedł: %1.</translation>
    </message>
    <message>
        <source>Please look.</source>
        <translation>Sprawdź.</translation>
    </message>
    <message>
        <source>Please look, and keep the number.</source>
        <translation>Sprawdź i&#xa0;zachowaj numer.</translation>
    </message>
    <message>
        <source>the last slip is still in the printer, please take it</source>
        <translation>weź z&#xa0;drukarki poprzedni wydruk</translation>
    </message>
    <message>
        <source>the paper is jammed at the printer’s cutter</source>
        <translation>papier zaciął się przy obcinaku drukarki</translation>
    </message>
    <message>
        <source>the printer is not connected</source>
        <translation>drukarka jest odłączona</translation>
    </message>
    <message>
        <source>the printer is not ready</source>
        <translation>drukarka nie jest gotowa</translation>
    </message>
    <message>
        <source>the printer has taken nothing</source>
        <translation>drukarka niczego nie przyjęła</translation>
    </message>
    <message>
        <source>there is no paper in the printer</source>
        <translation>w&#xa0;drukarce nie ma papieru</translation>
    </message>
    <message>
        <source>the printer’s cover is open</source>
        <translation>pokrywa drukarki jest otwarta</translation>
    </message>
    <message>
        <source>the printer is cooling down, try again in a minute</source>
        <translation>drukarka stygnie, spróbuj za minutę</translation>
    </message>
    <message>
        <source>the printer does not answer</source>
        <translation>drukarka nie odpowiada</translation>
    </message>
    <message>
        <source>the printer reports a fault</source>
        <translation>drukarka zgłasza usterkę</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Please give an answer here.</source>
        <translation>Podaj tu odpowiedź.</translation>
    </message>
    <message>
        <source>This does not look right. Please check it against the example.</source>
        <translation>Coś się tu nie zgadza. Porównaj odpowiedź z&#xa0;przykładem.</translation>
    </message>
    <message>
        <source>This does not look right. Please check whether it is complete.</source>
        <translation>Coś się tu nie zgadza. Sprawdź, czy odpowiedź jest pełna i&#xa0;bez pomyłek.</translation>
    </message>
    <message>
        <source>This is too long. At most %1 characters fit.</source>
        <translation>To za długa odpowiedź. Zmieści się najwyżej %1&#xa0;znaków.</translation>
    </message>
    <message>
        <source>Please choose one of the answers.</source>
        <translation>Wybierz jedną z&#xa0;odpowiedzi.</translation>
    </message>
    <message>
        <source>This number is mistyped. Please compare it with the receipt.</source>
        <translation>W&#xa0;tym numerze jest literówka. Porównaj go z&#xa0;potwierdzeniem.</translation>
    </message>
    <message>
        <source>This answer cannot be used. Please correct it.</source>
        <translation>Tej odpowiedzi nie można przyjąć. Popraw ją.</translation>
    </message>
</context>
<context>
    <name>QuestionScreen</name>
    <message>
        <source>Next</source>
        <translation>Dalej</translation>
    </message>
    <message>
        <source>Question %1 of %2</source>
        <translation>Pytanie %1&#xa0;z&#xa0;%2</translation>
    </message>
    <message>
        <source>Fill in from the identity card</source>
        <translation>Wypełnij z&#xa0;e‑dowodu</translation>
    </message>
    <message>
        <source>Likely competent: %1. The office decides.</source>
        <translation>Prawdopodobnie właściwy organ: %1. Rozstrzygnie to urząd.</translation>
    </message>
    <message>
        <source>Read it in full</source>
        <translation>Przeczytaj w&#xa0;całości</translation>
    </message>
</context>
<context>
    <name>ReviewScreen</name>
    <message>
        <source>File</source>
        <translation>Złóż</translation>
    </message>
    <message>
        <source>Check your answers</source>
        <translation>Sprawdź odpowiedzi</translation>
    </message>
    <message>
        <source>Nothing has been sent yet. You can change every answer.</source>
        <translation>Jeszcze nic nie wysłano. Każdą odpowiedź możesz zmienić.</translation>
    </message>
    <message>
        <source>These answers cannot be filed as they are. Nothing has been sent. Please check them, or file at the desk.</source>
        <translation>Tych odpowiedzi nie da się złożyć w&#xa0;takiej postaci. Nic nie zostało wysłane. Sprawdź je albo złóż pismo w&#xa0;okienku.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Brak odpowiedzi</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Zmień</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Zmień: %1</translation>
    </message>
    <message>
        <source>What happens to your data</source>
        <translation>Co się dzieje z&#xa0;Twoimi danymi</translation>
    </message>
</context>
<context>
    <name>SavedScreen</name>
    <message>
        <source>Print again</source>
        <translation>Drukuj ponownie</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Zapisane</translation>
    </message>
    <message>
        <source>Print in large letters</source>
        <translation>Wydrukuj dużym drukiem</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Numer potwierdzenia</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Kod dostępu</translation>
    </message>
    <message>
        <source>The office answers by</source>
        <translation>Urząd odpowie do dnia</translation>
    </message>
    <message>
        <source>QR code of the receipt</source>
        <translation>Kod QR potwierdzenia</translation>
    </message>
    <message>
        <source>Keep the number and the code. Whoever has both can see the state of the case.</source>
        <translation>Zachowaj numer i&#xa0;kod. Kto zna oba, zobaczy stan sprawy.</translation>
    </message>
</context>
<context>
    <name>ServiceListScreen</name>
    <message>
        <source>Information on services</source>
        <translation>Informacje o&#xa0;usługach</translation>
    </message>
</context>
<context>
    <name>ServiceScreen</name>
    <message>
        <source>Information on services</source>
        <translation>Informacje o&#xa0;usługach</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drukuj</translation>
    </message>
    <message>
        <source>This text is only in Polish so far.</source>
        <translation>Ten tekst jest na razie tylko po polsku.</translation>
    </message>
    <message>
        <source>Print in large letters</source>
        <translation>Wydrukuj dużym drukiem</translation>
    </message>
    <message>
        <source>Checked on %1</source>
        <translation>Sprawdzono dnia %1</translation>
    </message>
</context>
<context>
    <name>StatusEntryScreen</name>
    <message>
        <source>Check a case</source>
        <translation>Sprawdź sprawę</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Sprawdź</translation>
    </message>
    <message>
        <source>Scan the code of your receipt</source>
        <translation>Zeskanuj kod z&#xa0;potwierdzenia</translation>
    </message>
    <message>
        <source>Hold the QR code before the scanner. Or type the number and the access code.</source>
        <translation>Przyłóż kod QR do czytnika. Możesz też wpisać numer i&#xa0;kod dostępu.</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Numer potwierdzenia</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Kod dostępu</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Smaller text</source>
        <translation>Mniejszy tekst</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Większy tekst</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Zakończ</translation>
    </message>
</context>
<context>
    <name>Unavailable</name>
    <message>
        <source>This cannot be opened now</source>
        <translation>Nie możemy teraz tego otworzyć</translation>
    </message>
    <message>
        <source>I understand</source>
        <translation>Rozumiem</translation>
    </message>
</context>
<context>
    <name>WaitingScreen</name>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Zapisywanie…</translation>
    </message>
    <message>
        <source>Looking for the case…</source>
        <translation>Szukamy sprawy…</translation>
    </message>
    <message>
        <source>Please do not go away: this takes a moment.</source>
        <translation>Nie odchodź, to potrwa chwilę.</translation>
    </message>
    <message>
        <source>We are asking the office’s system.</source>
        <translation>Pytamy system urzędu.</translation>
    </message>
</context>
</TS>
