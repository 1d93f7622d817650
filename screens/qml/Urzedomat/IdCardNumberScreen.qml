import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// What is read from the card and what for; then its access number, typed or scanned.
Page {
    id: page

    required property Kiosk kiosk
    readonly property IdCard card: kiosk.idCard

    title: qsTr("Fill in from the identity card")
    back: qsTr("Type by hand")
    main: qsTr("Next")
    onBackPressed: kiosk.shell.goBack()
    onMainPressed: card.confirm()

    Heading {
        Layout.fillWidth: true
        text: qsTr("Type the six digits from the front of the card")
    }
    Words {
        Layout.fillWidth: true
        text: qsTr("It is the number CAN at the lower right. You can also scan the bar code from the back.")
        color: Style.secondary
    }
    InputField {
        Layout.fillWidth: true
        label: qsTr("Number CAN")
        hints: Qt.ImhDigitsOnly
        maxLength: 12
        value: page.card.digits
        problem: page.card.problem
        onEntered: text => page.card.enter(text)
    }
    NoteBox {
        Layout.fillWidth: true
        text: qsTr("We read the personal data on the chip, without the photograph, and take your first names and surname from it. Nothing else goes into the form, and nothing of the card is kept.")
    }
    NoteBox {
        Layout.fillWidth: true
        icon: "pencil"
        text: qsTr("You need not do this: you can type your name by hand just as well.")
    }
}
