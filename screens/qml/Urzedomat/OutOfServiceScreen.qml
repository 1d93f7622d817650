import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// The kiosk has nothing that it may show.
Page {
    id: page

    required property Kiosk kiosk

    back: ""
    main: qsTr("Try again")
    onMainPressed: kiosk.shell.retry()

    Icon {
        Layout.topMargin: Style.target * 0.6
        name: "tools"
        side: Math.round(112 * Style.unit)
        colour: Style.accent
    }
    Heading {
        Layout.fillWidth: true
        Layout.topMargin: Style.target
        text: qsTr("This kiosk is out of service")
    }
    Words {
        Layout.fillWidth: true
        text: qsTr("We are sorry. Please go to the desk of the office.")
    }
    Words {
        Layout.fillWidth: true
        text: qsTr("Code of the fault: %1").arg(page.kiosk.shell.failureCode)
        color: Style.secondary
        font.pixelSize: Style.small
    }
}
