import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// Nothing was filed; nothing that was typed is lost.
Page {
    id: page

    required property Kiosk kiosk

    main: qsTr("Try again")
    onBackPressed: kiosk.shell.goBack()
    onMainPressed: kiosk.shell.retry()

    Icon {
        Layout.topMargin: Style.target * 0.6
        name: "alert-triangle"
        side: Math.round(112 * Style.unit)
        colour: Style.error
    }
    Heading {
        Layout.fillWidth: true
        text: qsTr("Not saved")
    }
    NoteBox {
        Layout.fillWidth: true
        alarm: true
        text: qsTr("This kiosk could not save your submission. Your answers are still here: try again, or file at the desk.")
    }
    Words {
        Layout.fillWidth: true
        text: page.kiosk.shell.helpFromPerson
    }
    Words {
        Layout.fillWidth: true
        text: qsTr("Code of the fault: %1").arg(page.kiosk.shell.failureCode)
        color: Style.secondary
        font.pixelSize: Style.small
    }
}
