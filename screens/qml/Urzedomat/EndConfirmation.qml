import QtQuick
import Urzedomat.Models

// Leaving would lose something: ask first.
Overlay {
    id: confirmation

    required property Shell shell

    Component.onCompleted: stay.forceActiveFocus(Style.focusReason)

    Heading {
        width: parent.width
        text: qsTr("End?")
    }
    Words {
        width: parent.width
        text: confirmation.shell.endingDropsNumber ? qsTr("Your submission is saved. The number and the code will disappear from the screen.") : qsTr("What you have typed will be deleted. Nothing has been sent.")
    }
    ActionButton {
        id: stay

        width: parent.width
        main: true
        text: qsTr("Go back")
        onClicked: confirmation.shell.stay()
    }
    ActionButton {
        width: parent.width
        text: confirmation.shell.endingDropsNumber ? qsTr("End") : qsTr("End and delete")
        icon_: "door-exit"
        onClicked: confirmation.shell.confirmEnd()
    }
}
