import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// Scan the receipt, or type its number and code.
Page {
    id: page

    required property Kiosk kiosk
    readonly property Case followed: kiosk.followed

    title: qsTr("Check a case")
    main: qsTr("Check")
    mainIcon: "search"
    onBackPressed: kiosk.shell.goBack()
    onMainPressed: followed.lookUp()

    Heading {
        Layout.fillWidth: true
        text: qsTr("Scan the code of your receipt")
    }
    Words {
        Layout.fillWidth: true
        text: qsTr("Hold the QR code before the scanner. Or type the number and the access code.")
        color: Style.secondary
    }
    NoteBox {
        Layout.fillWidth: true
        alarm: true
        text: page.followed.scanProblem
    }
    InputField {
        Layout.fillWidth: true
        label: qsTr("Receipt number")
        placeholder: page.followed.numberExample
        hints: Qt.ImhPreferUppercase
        maxLength: 40
        value: page.followed.number
        problem: page.followed.numberProblem
        onEntered: text => page.followed.enterNumber(text)
    }
    InputField {
        Layout.fillWidth: true
        label: qsTr("Access code")
        placeholder: "ABCD-1234"
        hints: Qt.ImhPreferUppercase
        maxLength: 20
        value: page.followed.code
        problem: page.followed.codeProblem
        onEntered: text => page.followed.enterCode(text)
    }
}
