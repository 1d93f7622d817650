import QtQuick
import Urzedomat.Models

// Nobody has touched the screen for a while (EN 301 549, 11.2.2.1): one press and all goes on.
Overlay {
    id: warning

    required property Shell shell

    Component.onCompleted: stay.forceActiveFocus(Style.focusReason)

    Heading {
        width: parent.width
        text: qsTr("Are you still there?")
    }
    Words {
        width: parent.width
        visible: warning.shell.numberWaits
        text: qsTr("The number and the code are under this question. They stay there until you end.")
        Accessible.role: Accessible.AlertMessage
    }
    Words {
        width: parent.width
        visible: !warning.shell.numberWaits
        text: warning.shell.endingDropsNumber ? qsTr("In %n second(s) the number and the code will disappear from the screen.", "", warning.shell.secondsLeft) : qsTr("In %n second(s) we will delete what you have typed, so that nobody else sees it.", "", warning.shell.secondsLeft)
        Accessible.role: Accessible.AlertMessage
    }
    ActionButton {
        id: stay

        width: parent.width
        main: true
        text: qsTr("I am staying")
        onClicked: warning.shell.stay()
    }
    ActionButton {
        width: parent.width
        text: warning.shell.endingDropsNumber ? qsTr("End") : qsTr("End and delete")
        icon_: "door-exit"
        onClicked: warning.shell.confirmEnd()
    }
}
