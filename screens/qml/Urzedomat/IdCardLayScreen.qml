import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// The number is known: now the card.
Page {
    id: page

    required property Kiosk kiosk

    title: qsTr("Fill in from the identity card")
    back: qsTr("Type by hand")
    main: qsTr("The card is there")
    onBackPressed: kiosk.shell.goBack()
    onMainPressed: kiosk.idCard.confirm()

    Icon {
        Layout.topMargin: Style.target * 0.6
        name: "id"
        side: Math.round(112 * Style.unit)
        colour: Style.accent
    }
    Heading {
        Layout.fillWidth: true
        text: qsTr("Lay the card on the reader")
    }
    Words {
        Layout.fillWidth: true
        text: qsTr("Lay it flat and leave it there. Reading begins by itself, or when you press the button.")
        color: Style.secondary
    }
}
