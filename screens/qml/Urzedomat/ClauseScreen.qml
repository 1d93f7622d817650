import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// The whole information clause (RODO, art. 13).
Page {
    id: page

    required property Kiosk kiosk

    title: qsTr("Your data")
    onBackPressed: kiosk.shell.goBack()

    Heading {
        Layout.fillWidth: true
        text: qsTr("What happens to your data")
    }
    Words {
        Layout.fillWidth: true
        text: page.kiosk.question.clauseFull
        font.pixelSize: Style.small * 1.1
    }
}
