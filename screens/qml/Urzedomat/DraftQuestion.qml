import QtQuick
import Urzedomat.Models

// A draft was scanned in the middle of something: opening it would delete what is typed.
Overlay {
    id: question

    required property Shell shell

    Component.onCompleted: stay.forceActiveFocus(Style.focusReason)

    Heading {
        width: parent.width
        text: qsTr("Open the draft from home?")
    }
    Words {
        width: parent.width
        text: qsTr("What you have typed here would be deleted. Nothing has been sent.")
    }
    ActionButton {
        id: stay

        width: parent.width
        main: true
        text: qsTr("Stay here")
        onClicked: question.shell.stay()
    }
    ActionButton {
        width: parent.width
        text: qsTr("Open the draft")
        onClicked: question.shell.openDraft()
    }
}
