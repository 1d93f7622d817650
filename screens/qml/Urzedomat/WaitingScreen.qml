import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// Something is being done that the person has asked for.
Page {
    id: page

    required property Kiosk kiosk

    back: kiosk.shell.saving ? "" : qsTr("Back")
    onBackPressed: kiosk.shell.goBack()

    Icon {
        Layout.topMargin: Style.target * 0.6
        name: "hourglass"
        side: Math.round(112 * Style.unit)
        colour: Style.accent
    }
    Heading {
        Layout.fillWidth: true
        text: page.kiosk.shell.saving ? qsTr("Saving…") : qsTr("Looking for the case…")
    }
    Words {
        Layout.fillWidth: true
        text: page.kiosk.shell.saving ? qsTr("Please do not go away: this takes a moment.") : qsTr("We are asking the office’s system.")
        color: Style.secondary
    }
}
