import QtQuick
import Urzedomat.Models

// What was chosen cannot be opened; everything else goes on.
Overlay {
    id: notice

    required property Shell shell

    Component.onCompleted: stay.forceActiveFocus(Style.focusReason)

    Heading {
        width: parent.width
        text: qsTr("This cannot be opened now")
    }
    Words {
        width: parent.width
        text: notice.shell.helpFromPerson
    }
    ActionButton {
        id: stay

        width: parent.width
        main: true
        text: qsTr("I understand")
        onClicked: notice.shell.stay()
    }
}
