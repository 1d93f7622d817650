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
        <source>This code is not of a receipt of ours. Please scan the one on the receipt.</source>
        <translation>To nie jest kod z&#xa0;naszego potwierdzenia. Zeskanuj kod z&#xa0;potwierdzenia.</translation>
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
    <name>IdleWarning</name>
    <message>
        <source>Are you still there?</source>
        <translation>Czy jeszcze tu jesteś?</translation>
    </message>
    <message>
        <source>The number and the code are under this question. They stay there until you end.</source>
        <translation>Numer i kod są pod tym pytaniem. Znikną dopiero, gdy zakończysz.</translation>
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
        <source>We do not know whether the paper came out. Please look.</source>
        <translation>Nie wiemy, czy wydruk wyszedł. Sprawdź podajnik.</translation>
    </message>
    <message>
        <source>We do not know whether the paper came out. Please look, and keep the number.</source>
        <translation>Nie wiemy, czy wydruk wyszedł. Sprawdź to i&#xa0;zachowaj numer.</translation>
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
        <source>the last slip is still in the printer</source>
        <translation>poprzedni wydruk jest jeszcze w&#xa0;drukarce</translation>
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
