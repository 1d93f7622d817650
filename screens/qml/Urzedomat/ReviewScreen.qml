pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// All answers, each with its way to change it, before anything is filed.
Page {
    id: page

    required property Kiosk kiosk

    title: kiosk.review.formTitle
    main: qsTr("File")
    mainIcon: "check"
    onBackPressed: kiosk.shell.goBack()
    onMainPressed: kiosk.review.file()

    Heading {
        Layout.fillWidth: true
        text: qsTr("Check your answers")
    }
    Words {
        Layout.fillWidth: true
        text: qsTr("Nothing has been sent yet. You can change every answer.")
        color: Style.secondary
    }
    NoteBox {
        Layout.fillWidth: true
        alarm: true
        text: page.kiosk.review.refused ? qsTr("These answers cannot be filed as they are. Nothing has been sent. Please check them, or file at the desk.") : ""
    }
    NoteBox {
        Layout.fillWidth: true
        icon: "printer"
        text: page.kiosk.shell.printerNote
    }
    Repeater {
        model: page.kiosk.review.answers

        delegate: Rectangle {
            id: row

            required property string stepId
            required property string heading
            required property string answer

            Layout.fillWidth: true
            implicitHeight: Math.max(words.implicitHeight, change.implicitHeight) + 4 * Style.grid
            radius: Style.radius
            color: Style.card
            border.width: Style.border
            border.color: Style.line

            Column {
                id: words

                x: 3 * Style.grid
                y: 2 * Style.grid
                width: change.x - 5 * Style.grid
                spacing: Style.grid / 2

                Words {
                    width: parent.width
                    text: row.heading
                    color: Style.secondary
                    font.pixelSize: Style.small
                }
                Words {
                    width: parent.width
                    text: row.answer || qsTr("No answer")
                    color: row.answer ? Style.ink : Style.secondary
                }
            }
            ActionButton {
                id: change

                anchors.right: parent.right
                anchors.rightMargin: 2 * Style.grid
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Change")
                icon_: "pencil"
                fontSize: Style.small * 1.1
                Accessible.name: Spoken.of(qsTr("Change: %1").arg(row.heading))
                onClicked: page.kiosk.review.change(row.stepId)
            }
        }
    }
    ActionButton {
        text: qsTr("What happens to your data")
        icon_: "info-circle"
        fontSize: Style.body
        onClicked: page.kiosk.review.readClause()
    }
}
