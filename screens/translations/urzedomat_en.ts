<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Case</name>
    <message>
        <source>This number is mistyped. Please compare it with the receipt, for example %1.</source>
        <translation>This number is mistyped. Please compare it with the receipt, for example %1.</translation>
    </message>
    <message>
        <source>The code has 8 letters and digits, for example ABCD-1234.</source>
        <translation>The code has 8 letters and digits, for example ABCD-1234.</translation>
    </message>
    <message>
        <source>This receipt was not printed by this kiosk. Please ask a person at the desk.</source>
        <translation>This receipt was not printed by this kiosk. Please ask a person at the desk.</translation>
    </message>
    <message>
        <source>There is no case with this number and this code. Please check both on the receipt.</source>
        <translation>There is no case with this number and this code. Please check both on the receipt.</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Please try again in %n minute(s).</source>
        <translation>
            <numerusform>Too many attempts. Please try again in %n minute.</numerusform>
            <numerusform>Too many attempts. Please try again in %n minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The office’s system does not answer now, and this kiosk does not know the case. Please try later.</source>
        <translation>The office’s system does not answer now, and this kiosk does not know the case. Please try later.</translation>
    </message>
</context>
<context>
    <name>CaseScreen</name>
    <message>
        <source>Check a case</source>
        <translation>Check a case</translation>
    </message>
    <message>
        <source>Add what is missing</source>
        <translation>Add what is missing</translation>
    </message>
    <message>
        <source>What is happening with your case</source>
        <translation>What is happening with your case</translation>
    </message>
    <message>
        <source>As of %1. The office’s system does not answer now.</source>
        <translation>As of %1. The office’s system does not answer now.</translation>
    </message>
    <message>
        <source>From the office: %1</source>
        <translation>From the office: %1</translation>
    </message>
    <message>
        <source>Forwarded to</source>
        <translation>Forwarded to</translation>
    </message>
    <message>
        <source>The office answers by</source>
        <translation>The office answers by</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Last change</translation>
    </message>
    <message>
        <source>Case number of the office</source>
        <translation>Case number of the office</translation>
    </message>
</context>
<context>
    <name>CaseUnknownScreen</name>
    <message>
        <source>Check a case</source>
        <translation>Check a case</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>We cannot show this case</source>
        <translation>We cannot show this case</translation>
    </message>
</context>
<context>
    <name>CategoriesScreen</name>
    <message>
        <source>Information on services</source>
        <translation>Information on services</translation>
    </message>
    <message>
        <source>Search: ID card, registration, waste</source>
        <translation>Search: ID card, registration, waste</translation>
    </message>
    <message>
        <source>Nothing was found. Try another word, or choose a category.</source>
        <translation>Nothing was found. Try another word, or choose a category.</translation>
    </message>
</context>
<context>
    <name>ClauseScreen</name>
    <message>
        <source>Your data</source>
        <translation>Your data</translation>
    </message>
    <message>
        <source>What happens to your data</source>
        <translation>What happens to your data</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1&#xa0;of %2&#xa0;characters</translation>
    </message>
</context>
<context>
    <name>DraftQuestion</name>
    <message>
        <source>Open the draft from home?</source>
        <translation>Open the draft from home?</translation>
    </message>
    <message>
        <source>What you have typed here would be deleted. Nothing has been sent.</source>
        <translation>What you have typed here would be deleted. Nothing has been sent.</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Stay here</translation>
    </message>
    <message>
        <source>Open the draft</source>
        <translation>Open the draft</translation>
    </message>
</context>
<context>
    <name>EndConfirmation</name>
    <message>
        <source>End?</source>
        <translation>End?</translation>
    </message>
    <message>
        <source>Your submission is saved. The number and the code will disappear from the screen.</source>
        <translation>Your submission is saved. The number and the code will disappear from the screen.</translation>
    </message>
    <message>
        <source>What you have typed will be deleted. Nothing has been sent.</source>
        <translation>What you have typed will be deleted. Nothing has been sent.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>End and delete</source>
        <translation>End and delete</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>How can we help?</source>
        <translation>How can we help?</translation>
    </message>
    <message>
        <source>File a complaint or request</source>
        <translation>File a complaint or request</translation>
    </message>
    <message>
        <source>With a confirmation at once</source>
        <translation>With a confirmation at once</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>Report a problem</translation>
    </message>
    <message>
        <source>Without your name, too</source>
        <translation>Without your name, too</translation>
    </message>
    <message>
        <source>Check a case</source>
        <translation>Check a case</translation>
    </message>
    <message>
        <source>Scan the code of your receipt</source>
        <translation>Scan the code of your receipt</translation>
    </message>
    <message>
        <source>Information on services</source>
        <translation>Information on services</translation>
    </message>
    <message>
        <source>How to settle a matter at the office</source>
        <translation>How to settle a matter at the office</translation>
    </message>
    <message>
        <source>Here you can</source>
        <translation>Here you can</translation>
    </message>
    <message>
        <source>Here you cannot</source>
        <translation>Here you cannot</translation>
    </message>
</context>
<context>
    <name>IdCard</name>
    <message>
        <source>The number does not fit the card</source>
        <translation>The number does not fit the card</translation>
    </message>
    <message>
        <source>There is no card on the reader</source>
        <translation>There is no card on the reader</translation>
    </message>
    <message>
        <source>This card cannot be read here</source>
        <translation>This card cannot be read here</translation>
    </message>
    <message>
        <source>The card could not be read to the end</source>
        <translation>The card could not be read to the end</translation>
    </message>
    <message>
        <source>We cannot confirm this card</source>
        <translation>We cannot confirm this card</translation>
    </message>
    <message>
        <source>This card is no longer valid</source>
        <translation>This card is no longer valid</translation>
    </message>
    <message>
        <source>The card reader does not work now</source>
        <translation>The card reader does not work now</translation>
    </message>
    <message>
        <source>After several wrong numbers the card answers slowly. Compare the six digits on its front, wait a moment and try again.</source>
        <translation>After several wrong numbers the card answers slowly. Compare the six digits on its front, wait a moment and try again.</translation>
    </message>
    <message>
        <source>Please compare it with the six digits on the front of the card.</source>
        <translation>Please compare it with the six digits on the front of the card.</translation>
    </message>
    <message>
        <source>Lay the card flat on the reader and leave it there.</source>
        <translation>Lay the card flat on the reader and leave it there.</translation>
    </message>
    <message>
        <source>Only identity cards with a chip can be read here, and no cards of other kinds.</source>
        <translation>Only identity cards with a chip can be read here, and no cards of other kinds.</translation>
    </message>
    <message>
        <source>Lay it flat and leave it on the reader until the names are on the screen.</source>
        <translation>Lay it flat and leave it on the reader until the names are on the screen.</translation>
    </message>
    <message>
        <source>What is on the chip could not be confirmed, so we take nothing from it.</source>
        <translation>What is on the chip could not be confirmed, so we take nothing from it.</translation>
    </message>
    <message>
        <source>From a card whose validity is over we take nothing.</source>
        <translation>From a card whose validity is over we take nothing.</translation>
    </message>
    <message>
        <source>You can type your name by hand.</source>
        <translation>You can type your name by hand.</translation>
    </message>
    <message>
        <source>Correct the number</source>
        <translation>Correct the number</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Try another card</source>
        <translation>Try another card</translation>
    </message>
    <message>
        <source>The number has six digits. Please compare it with the front of the card.</source>
        <translation>The number has six digits. Please compare it with the front of the card.</translation>
    </message>
</context>
<context>
    <name>IdCardFailedScreen</name>
    <message>
        <source>Type by hand</source>
        <translation>Type by hand</translation>
    </message>
    <message>
        <source>Fill in from the identity card</source>
        <translation>Fill in from the identity card</translation>
    </message>
    <message>
        <source>What you have answered so far is still here.</source>
        <translation>What you have answered so far is still here.</translation>
    </message>
</context>
<context>
    <name>IdCardLayScreen</name>
    <message>
        <source>Fill in from the identity card</source>
        <translation>Fill in from the identity card</translation>
    </message>
    <message>
        <source>Type by hand</source>
        <translation>Type by hand</translation>
    </message>
    <message>
        <source>The card is there</source>
        <translation>The card is there</translation>
    </message>
    <message>
        <source>Lay the card on the reader</source>
        <translation>Lay the card on the reader</translation>
    </message>
    <message>
        <source>Lay it flat and leave it there. Reading begins by itself, or when you press the button.</source>
        <translation>Lay it flat and leave it there. Reading begins by itself, or when you press the button.</translation>
    </message>
</context>
<context>
    <name>IdCardNamesScreen</name>
    <message>
        <source>Fill in from the identity card</source>
        <translation>Fill in from the identity card</translation>
    </message>
    <message>
        <source>Type by hand</source>
        <translation>Type by hand</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>The names on the card</source>
        <translation>The names on the card</translation>
    </message>
    <message>
        <source>You can take the card away now.</source>
        <translation>You can take the card away now.</translation>
    </message>
    <message>
        <source>First names</source>
        <translation>First names</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Surname</translation>
    </message>
    <message>
        <source>The card gives these names without Polish letters, and may have cut a long one. You can correct them in the form.</source>
        <translation>The card gives these names without Polish letters, and may have cut a long one. You can correct them in the form.</translation>
    </message>
    <message>
        <source>Only these names go into the form. Nothing else of what was read is kept.</source>
        <translation>Only these names go into the form. Nothing else of what was read is kept.</translation>
    </message>
</context>
<context>
    <name>IdCardNumberScreen</name>
    <message>
        <source>Fill in from the identity card</source>
        <translation>Fill in from the identity card</translation>
    </message>
    <message>
        <source>Type by hand</source>
        <translation>Type by hand</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Type the six digits from the front of the card</source>
        <translation>Type the six digits from the front of the card</translation>
    </message>
    <message>
        <source>It is the number CAN at the lower right. You can also scan the bar code from the back.</source>
        <translation>It is the number CAN at the lower right. You can also scan the bar code from the back.</translation>
    </message>
    <message>
        <source>Number CAN</source>
        <translation>Number CAN</translation>
    </message>
    <message>
        <source>We read the personal data on the chip, without the photograph, and take your first names and surname from it. Nothing else goes into the form, and nothing of the card is kept.</source>
        <translation>We read the personal data on the chip, without the photograph, and take your first names and surname from it. Nothing else goes into the form, and nothing of the card is kept.</translation>
    </message>
    <message>
        <source>You need not do this: you can type your name by hand just as well.</source>
        <translation>You need not do this: you can type your name by hand just as well.</translation>
    </message>
</context>
<context>
    <name>IdCardReadingScreen</name>
    <message>
        <source>Fill in from the identity card</source>
        <translation>Fill in from the identity card</translation>
    </message>
    <message>
        <source>Type by hand</source>
        <translation>Type by hand</translation>
    </message>
    <message>
        <source>Reading the card…</source>
        <translation>Reading the card…</translation>
    </message>
    <message>
        <source>Please leave it on the reader: this takes a few seconds.</source>
        <translation>Please leave it on the reader: this takes a few seconds.</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Are you still there?</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>The number and the code are under this question. They stay there until you end.</source>
        <translation>The number and the code are under this question. They stay there until you end.</translation>
    </message>
    <message numerus="yes">
        <source>In %n second(s) we will delete what you have typed, so that nobody else sees it.</source>
        <translation>
            <numerusform>In %n second we will delete what you have typed, so that nobody else sees it.</numerusform>
            <numerusform>In %n seconds we will delete what you have typed, so that nobody else sees it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n second(s) the number and the code will disappear from the screen.</source>
        <translation>
            <numerusform>In %n second the number and the code will disappear from the screen.</numerusform>
            <numerusform>In %n seconds the number and the code will disappear from the screen.</numerusform>
        </translation>
    </message>
    <message>
        <source>I am staying</source>
        <translation>I am staying</translation>
    </message>
    <message>
        <source>End and delete</source>
        <translation>End and delete</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
</context>
<context>
    <name>NotSavedScreen</name>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>This kiosk could not save your submission. Your answers are still here: try again, or file at the desk.</source>
        <translation>This kiosk could not save your submission. Your answers are still here: try again, or file at the desk.</translation>
    </message>
    <message>
        <source>Code of the fault: %1</source>
        <translation>Code of the fault: %1</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>%1 of the %2 codes of your draft are read. Please scan the others.</source>
        <translation>%1 of the %2 codes of your draft are read. Please scan the others.</translation>
    </message>
    <message>
        <source>This is the code of a receipt. Scan it on the first screen to see the case.</source>
        <translation>This is the code of a receipt. Scan it on the first screen to see the case.</translation>
    </message>
    <message>
        <source>This receipt was not printed by this kiosk. Please ask a person at the desk.</source>
        <translation>This receipt was not printed by this kiosk. Please ask a person at the desk.</translation>
    </message>
    <message>
        <source>This is a draft from home. Note your number first, press Done and scan it again.</source>
        <translation>This is a draft from home. Note your number first, press Done and scan it again.</translation>
    </message>
    <message>
        <source>Your draft from home is open. Please check every answer: nothing has been sent.</source>
        <translation>Your draft from home is open. Please check every answer: nothing has been sent.</translation>
    </message>
    <message>
        <source>Your draft from home is open. Some of its answers do not fit this form and were left out. Please check the others: nothing has been sent.</source>
        <translation>Your draft from home is open. Some of its answers do not fit this form and were left out. Please check the others: nothing has been sent.</translation>
    </message>
    <message>
        <source>These codes do not make one draft. Please scan all of them again.</source>
        <translation>These codes do not make one draft. Please scan all of them again.</translation>
    </message>
    <message>
        <source>This is the code of a vehicle’s registration certificate. We keep nothing of it.</source>
        <translation>This is the code of a vehicle’s registration certificate. We keep nothing of it.</translation>
    </message>
    <message>
        <source>These are the lines of an identity card or a passport. We keep nothing of them.</source>
        <translation>These are the lines of an identity card or a passport. We keep nothing of them.</translation>
    </message>
    <message>
        <source>This is the access number of an identity card. It is of use where a form asks for your name. We have not kept it.</source>
        <translation>This is the access number of an identity card. It is of use where a form asks for your name. We have not kept it.</translation>
    </message>
    <message>
        <source>This is the access number of an identity card. It is of no use here. We have not kept it.</source>
        <translation>This is the access number of an identity card. It is of no use here. We have not kept it.</translation>
    </message>
    <message>
        <source>This code is for those who maintain the kiosk. It opens nothing.</source>
        <translation>This code is for those who maintain the kiosk. It opens nothing.</translation>
    </message>
    <message>
        <source>This code is not ours.</source>
        <translation>This code is not ours.</translation>
    </message>
    <message>
        <source>There is nothing in this code that we can read.</source>
        <translation>There is nothing in this code that we can read.</translation>
    </message>
    <message>
        <source>This code was made for a kiosk, but it is damaged or incomplete.</source>
        <translation>This code was made for a kiosk, but it is damaged or incomplete.</translation>
    </message>
    <message>
        <source>This code was made for newer kiosks. This one does not know it yet.</source>
        <translation>This code was made for newer kiosks. This one does not know it yet.</translation>
    </message>
    <message>
        <source>This is the bar code of a product.</source>
        <translation>This is the bar code of a product.</translation>
    </message>
    <message>
        <source>This code holds a web address. This kiosk opens no web pages.</source>
        <translation>This code holds a web address. This kiosk opens no web pages.</translation>
    </message>
    <message>
        <source>The lines of the document were not read well.</source>
        <translation>The lines of the document were not read well.</translation>
    </message>
    <message>
        <source>This is the code of a boarding pass.</source>
        <translation>This is the code of a boarding pass.</translation>
    </message>
    <message>
        <source>Here you can scan the code of a receipt, or a draft that you wrote at home.</source>
        <translation>Here you can scan the code of a receipt, or a draft that you wrote at home.</translation>
    </message>
    <message>
        <source>This is a card of those who maintain the kiosk. It opens nothing.</source>
        <translation>This is a card of those who maintain the kiosk. It opens nothing.</translation>
    </message>
    <message>
        <source>This is a city card. It is of no use here. Whose it is we have not read.</source>
        <translation>This is a city card. It is of no use here. Whose it is we have not read.</translation>
    </message>
    <message>
        <source>This is a student card. It is of no use here. Whose it is we have not read.</source>
        <translation>This is a student card. It is of no use here. Whose it is we have not read.</translation>
    </message>
    <message>
        <source>This is an identity card. It can fill in your name where a form asks for it. Whose it is we have not read.</source>
        <translation>This is an identity card. It can fill in your name where a form asks for it. Whose it is we have not read.</translation>
    </message>
    <message>
        <source>This is an identity card. It is of no use here. Whose it is we have not read.</source>
        <translation>This is an identity card. It is of no use here. Whose it is we have not read.</translation>
    </message>
    <message>
        <source>The card does not answer. Perhaps it lies the wrong way round: turn it over and try again.</source>
        <translation>The card does not answer. Perhaps it lies the wrong way round: turn it over and try again.</translation>
    </message>
    <message>
        <source>We do not know this card. You need no card here.</source>
        <translation>We do not know this card. You need no card here.</translation>
    </message>
    <message>
        <source>A slip is still in the printer. Please take it.</source>
        <translation>A slip is still in the printer. Please take it.</translation>
    </message>
    <message>
        <source>The printer does not answer: perhaps nothing will be printed. The number and the code will be on the screen.</source>
        <translation>The printer does not answer: perhaps nothing will be printed. The number and the code will be on the screen.</translation>
    </message>
    <message>
        <source>Nothing can be printed now: %1. The number and the code will be on the screen.</source>
        <translation>Nothing can be printed now: %1. The number and the code will be on the screen.</translation>
    </message>
    <message>
        <source>There is no mains power, and the battery is nearly empty. Please finish now.</source>
        <translation>There is no mains power, and the battery is nearly empty. Please finish now.</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>vehicle</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Services about vehicles</source>
        <translation>Services about vehicles</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>This kiosk is out of service</source>
        <translation>This kiosk is out of service</translation>
    </message>
    <message>
        <source>We are sorry. Please go to the desk of the office.</source>
        <translation>We are sorry. Please go to the desk of the office.</translation>
    </message>
    <message>
        <source>Code of the fault: %1</source>
        <translation>Code of the fault: %1</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Printing…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>The card of the service is printed. Please take it.</source>
        <translation>The card of the service is printed. Please take it.</translation>
    </message>
    <message>
        <source>The confirmation is printed. Please take it.</source>
        <translation>The confirmation is printed. Please take it.</translation>
    </message>
    <message>
        <source>The card of the service was not printed: %1.</source>
        <translation>The card of the service was not printed: %1.</translation>
    </message>
    <message>
        <source>The confirmation was not printed: %1.</source>
        <translation>The confirmation was not printed: %1.</translation>
    </message>
    <message>
        <source>We do not know whether the paper came out.</source>
        <translation>We do not know whether the paper came out.</translation>
    </message>
    <message>
        <source>We do not know whether the paper came out: %1.</source>
        <translation>We do not know whether the paper came out: %1.</translation>
    </message>
    <message>
        <source>Please look.</source>
        <translation>Please look.</translation>
    </message>
    <message>
        <source>Please look, and keep the number.</source>
        <translation>Please look, and keep the number.</translation>
    </message>
    <message>
        <source>the last slip is still in the printer, please take it</source>
        <translation>the last slip is still in the printer, please take it</translation>
    </message>
    <message>
        <source>the paper is jammed at the printer’s cutter</source>
        <translation>the paper is jammed at the printer’s cutter</translation>
    </message>
    <message>
        <source>the printer is not connected</source>
        <translation>the printer is not connected</translation>
    </message>
    <message>
        <source>the printer is not ready</source>
        <translation>the printer is not ready</translation>
    </message>
    <message>
        <source>the printer has taken nothing</source>
        <translation>the printer has taken nothing</translation>
    </message>
    <message>
        <source>there is no paper in the printer</source>
        <translation>there is no paper in the printer</translation>
    </message>
    <message>
        <source>the printer’s cover is open</source>
        <translation>the printer’s cover is open</translation>
    </message>
    <message>
        <source>the printer is cooling down, try again in a minute</source>
        <translation>the printer is cooling down, try again in a minute</translation>
    </message>
    <message>
        <source>the printer does not answer</source>
        <translation>the printer does not answer</translation>
    </message>
    <message>
        <source>the printer reports a fault</source>
        <translation>the printer reports a fault</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Please give an answer here.</source>
        <translation>Please give an answer here.</translation>
    </message>
    <message>
        <source>This does not look right. Please check it against the example.</source>
        <translation>This does not look right. Please check it against the example.</translation>
    </message>
    <message>
        <source>This does not look right. Please check whether it is complete.</source>
        <translation>This does not look right. Please check whether it is complete.</translation>
    </message>
    <message>
        <source>This is too long. At most %1 characters fit.</source>
        <translation>This is too long. At most %1 characters fit.</translation>
    </message>
    <message>
        <source>Please choose one of the answers.</source>
        <translation>Please choose one of the answers.</translation>
    </message>
    <message>
        <source>This number is mistyped. Please compare it with the receipt.</source>
        <translation>This number is mistyped. Please compare it with the receipt.</translation>
    </message>
    <message>
        <source>This answer cannot be used. Please correct it.</source>
        <translation>This answer cannot be used. Please correct it.</translation>
    </message>
</context>
<context>
    <name>QuestionScreen</name>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Question %1 of %2</source>
        <translation>Question %1 of %2</translation>
    </message>
    <message>
        <source>Fill in from the identity card</source>
        <translation>Fill in from the identity card</translation>
    </message>
    <message>
        <source>Likely competent: %1. The office decides.</source>
        <translation>Likely competent: %1. The office decides.</translation>
    </message>
    <message>
        <source>Read it in full</source>
        <translation>Read it in full</translation>
    </message>
</context>
<context>
    <name>ReviewScreen</name>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Check your answers</source>
        <translation>Check your answers</translation>
    </message>
    <message>
        <source>Nothing has been sent yet. You can change every answer.</source>
        <translation>Nothing has been sent yet. You can change every answer.</translation>
    </message>
    <message>
        <source>These answers cannot be filed as they are. Nothing has been sent. Please check them, or file at the desk.</source>
        <translation>These answers cannot be filed as they are. Nothing has been sent. Please check them, or file at the desk.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Change: %1</translation>
    </message>
    <message>
        <source>What happens to your data</source>
        <translation>What happens to your data</translation>
    </message>
</context>
<context>
    <name>SavedScreen</name>
    <message>
        <source>Print again</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Print in large letters</source>
        <translation>Print in large letters</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Access code</translation>
    </message>
    <message>
        <source>The office answers by</source>
        <translation>The office answers by</translation>
    </message>
    <message>
        <source>QR code of the receipt</source>
        <translation>QR code of the receipt</translation>
    </message>
    <message>
        <source>Keep the number and the code. Whoever has both can see the state of the case.</source>
        <translation>Keep the number and the code. Whoever has both can see the state of the case.</translation>
    </message>
</context>
<context>
    <name>ServiceListScreen</name>
    <message>
        <source>Information on services</source>
        <translation>Information on services</translation>
    </message>
</context>
<context>
    <name>ServiceScreen</name>
    <message>
        <source>Information on services</source>
        <translation>Information on services</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>This text is only in Polish so far.</source>
        <translation>This text is only in Polish so far.</translation>
    </message>
    <message>
        <source>Print in large letters</source>
        <translation>Print in large letters</translation>
    </message>
    <message>
        <source>Checked on %1</source>
        <translation>Checked on %1</translation>
    </message>
</context>
<context>
    <name>StatusEntryScreen</name>
    <message>
        <source>Check a case</source>
        <translation>Check a case</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Scan the code of your receipt</source>
        <translation>Scan the code of your receipt</translation>
    </message>
    <message>
        <source>Hold the QR code before the scanner. Or type the number and the access code.</source>
        <translation>Hold the QR code before the scanner. Or type the number and the access code.</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>Access code</source>
        <translation>Access code</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Smaller text</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
</context>
<context>
    <name>Unavailable</name>
    <message>
        <source>This cannot be opened now</source>
        <translation>This cannot be opened now</translation>
    </message>
    <message>
        <source>I understand</source>
        <translation>I&#xa0;understand</translation>
    </message>
</context>
<context>
    <name>WaitingScreen</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Looking for the case…</source>
        <translation>Looking for the case…</translation>
    </message>
    <message>
        <source>Please do not go away: this takes a moment.</source>
        <translation>Please do not go away: this takes a moment.</translation>
    </message>
    <message>
        <source>We are asking the office’s system.</source>
        <translation>We are asking the office’s system.</translation>
    </message>
</context>
</TS>
