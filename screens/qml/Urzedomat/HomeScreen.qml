pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// The first screen: what can be done here, and four ways to begin.
Page {
    id: home

    required property Kiosk kiosk

    back: ""
    maxWidth: 1800 * Style.unit

    Heading {
        Layout.fillWidth: true
        text: qsTr("How can we help?")
        font.pixelSize: Style.display
    }
    NoteBox {
        Layout.fillWidth: true
        icon: "printer"
        text: home.kiosk.shell.printerNote
    }
    GridLayout {
        Layout.fillWidth: true
        columns: home.width > home.height ? 4 : 2
        uniformCellWidths: true
        uniformCellHeights: true
        columnSpacing: 3 * Style.grid
        rowSpacing: 3 * Style.grid

        Tile {
            text: qsTr("File a complaint or request")
            help: qsTr("With a confirmation at once")
            icon_: "message-exclamation"
            main: true
            onClicked: home.kiosk.shell.chooseForm("skarga-wniosek")
        }
        Tile {
            text: qsTr("Report a problem")
            help: qsTr("Without your name, too")
            icon_: "map-pin-exclamation"
            onClicked: home.kiosk.shell.chooseForm("interwencja")
        }
        Tile {
            text: qsTr("Check a case")
            help: qsTr("Scan the code of your receipt")
            icon_: "qrcode"
            onClicked: home.kiosk.shell.chooseStatus()
        }
        Tile {
            text: qsTr("Information on services")
            help: qsTr("How to settle a matter at the office")
            icon_: "file-search"
            onClicked: home.kiosk.shell.chooseServices()
        }
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: can.implicitHeight + 5 * Style.grid
        radius: Style.radius
        color: Style.tint
        border.width: Style.contrast ? Style.border : 0
        border.color: Style.line

        Column {
            id: can

            x: 4 * Style.grid
            y: 2.5 * Style.grid
            width: parent.width - 8 * Style.grid
            spacing: 1.5 * Style.grid

            Remark {
                width: parent.width
                sign: "circle-check"
                title: qsTr("Here you can")
                text: home.kiosk.shell.canDo
            }
            Remark {
                width: parent.width
                sign: "circle-x"
                title: qsTr("Here you cannot")
                text: home.kiosk.shell.cannotDo
            }
        }
    }
    Column {
        Layout.fillWidth: true
        Layout.leftMargin: 4 * Style.grid
        spacing: 1.5 * Style.grid

        Remark {
            width: parent.width
            sign: "lifebuoy"
            text: home.kiosk.shell.helpFromPerson
        }
        Remark {
            width: parent.width
            sign: "info-circle"
            text: home.kiosk.shell.sampleNotice
        }
    }
}
