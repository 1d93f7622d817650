import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// No case can be shown, and why.
Page {
    id: page

    required property Kiosk kiosk

    title: qsTr("Check a case")
    main: qsTr("Try again")
    onBackPressed: kiosk.shell.goBack()
    onMainPressed: kiosk.shell.retry()

    Icon {
        Layout.topMargin: Style.target * 0.6
        name: "file-search"
        side: Math.round(112 * Style.unit)
        colour: Style.accent
    }
    Heading {
        Layout.fillWidth: true
        text: qsTr("We cannot show this case")
    }
    NoteBox {
        Layout.fillWidth: true
        alarm: true
        text: page.kiosk.followed.whyUnknown
    }
    Words {
        Layout.fillWidth: true
        text: page.kiosk.shell.helpFromPerson
    }
}
