pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// The card of one service, and its print.
Page {
    id: page

    required property Kiosk kiosk
    readonly property Services services: kiosk.services

    title: qsTr("Information on services")
    main: qsTr("Print")
    mainIcon: "printer"
    mainEnabled: !services.printing
    onBackPressed: kiosk.shell.goBack()
    onMainPressed: services.printCard()

    Heading {
        Layout.fillWidth: true
        text: page.services.title
    }
    NoteBox {
        Layout.fillWidth: true
        text: page.services.onlyInPolish ? qsTr("This text is only in Polish so far.") : ""
    }
    Words {
        Layout.fillWidth: true
        text: page.services.summary
        color: Style.secondary
    }
    NoteBox {
        Layout.fillWidth: true
        alarm: page.services.paperFailed
        icon: page.services.paperFailed ? "alert-triangle" : "printer"
        text: page.services.paper
    }
    ActionButton {
        visible: page.services.largePrintOffered
        text: qsTr("Print in large letters")
        icon_: "text-size"
        fontSize: Style.body
        onClicked: page.services.printLarge()
    }
    Repeater {
        model: page.services.sections

        delegate: Rectangle {
            id: part

            required property string heading
            required property string text

            Layout.fillWidth: true
            implicitHeight: words.implicitHeight + 5 * Style.grid
            radius: Style.radius
            color: Style.card
            border.width: Style.border
            border.color: Style.line

            Column {
                id: words

                x: 3 * Style.grid
                y: 2.5 * Style.grid
                width: parent.width - 6 * Style.grid
                spacing: Style.grid

                Words {
                    width: parent.width
                    text: part.heading
                    font.weight: Font.DemiBold
                    Accessible.role: Accessible.Heading
                }
                Words {
                    width: parent.width
                    text: part.text
                }
            }
        }
    }
    Words {
        Layout.fillWidth: true
        text: page.services.checkedOn ? qsTr("Checked on %1").arg(page.services.checkedOn) : ""
        color: Style.secondary
        font.pixelSize: Style.small
    }
    Words {
        Layout.fillWidth: true
        text: page.kiosk.shell.sampleNotice
        color: Style.secondary
        font.pixelSize: Style.small
    }
}
