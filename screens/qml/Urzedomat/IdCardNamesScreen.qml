import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// The names on the card, before anything is filled in.
Page {
    id: page

    required property Kiosk kiosk
    readonly property IdCard card: kiosk.idCard

    title: qsTr("Fill in from the identity card")
    back: qsTr("Type by hand")
    main: qsTr("Use")
    mainIcon: "check"
    onBackPressed: kiosk.shell.goBack()
    onMainPressed: card.use()

    Heading {
        Layout.fillWidth: true
        text: qsTr("The names on the card")
    }
    Words {
        Layout.fillWidth: true
        text: qsTr("You can take the card away now.")
        color: Style.secondary
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: names.implicitHeight + 8 * Style.grid
        radius: Style.radius
        color: Style.card
        border.width: Style.border
        border.color: Style.line

        Column {
            id: names

            x: 4 * Style.grid
            y: 4 * Style.grid
            width: parent.width - 8 * Style.grid
            spacing: 3 * Style.grid

            Fact {
                width: parent.width
                label: qsTr("First names")
                value: page.card.givenNames
            }
            Fact {
                width: parent.width
                label: qsTr("Surname")
                value: page.card.surname
            }
        }
    }
    NoteBox {
        Layout.fillWidth: true
        text: page.card.withoutPolishLetters ? qsTr("The card gives these names without Polish letters, and may have cut a long one. You can correct them in the form.") : ""
    }
    Words {
        Layout.fillWidth: true
        text: qsTr("Only these names go into the form. Nothing else of what was read is kept.")
        color: Style.secondary
        font.pixelSize: Style.small
    }
}
