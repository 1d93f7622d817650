import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// The chip is being read: the card must stay.
Page {
    id: page

    required property Kiosk kiosk

    title: qsTr("Fill in from the identity card")
    back: qsTr("Type by hand")
    onBackPressed: kiosk.shell.goBack()

    Icon {
        Layout.topMargin: Style.target * 0.6
        name: "hourglass"
        side: Math.round(112 * Style.unit)
        colour: Style.accent
    }
    Heading {
        Layout.fillWidth: true
        text: qsTr("Reading the card…")
    }
    Words {
        Layout.fillWidth: true
        text: qsTr("Please leave it on the reader: this takes a few seconds.")
        color: Style.secondary
    }
}
