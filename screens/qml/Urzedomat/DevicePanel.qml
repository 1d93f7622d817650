pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Urzedomat.Models

// The simulated devices, for demonstrations and developers: the printer's paper at the left, whose QR
// codes are scanned by a click, and what can be done to the devices at the right. Not translated.
Window {
    id: window

    required property PanelModel panel

    title: "urzedomat: simulated devices"
    width: 980
    height: 1000
    minimumWidth: 700
    minimumHeight: 860
    color: Style.paper

    Binding {
        target: Style
        property: "unit"
        value: 0.5
    }

    component Title: Words {
        Layout.fillWidth: true
        font.pixelSize: Style.title
        font.weight: Font.DemiBold
        Layout.topMargin: 3 * Style.grid
        Accessible.role: Accessible.Heading
    }

    Item {
        anchors.fill: parent
        anchors.margins: Style.margin

        ColumnLayout {
            anchors.left: parent.left
            anchors.right: devices.left
            anchors.rightMargin: Style.margin
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            spacing: 2 * Style.grid

            Title {
                text: window.panel.position
                Layout.topMargin: 0
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.fillHeight: true
                color: Style.tint
                border.width: Style.border
                border.color: Style.line

                Flickable {
                    id: tray

                    readonly property real scaling: Math.min(1, width / Math.max(1, window.panel.paperWidth))

                    anchors.fill: parent
                    anchors.margins: 2 * Style.grid
                    clip: true
                    contentWidth: width
                    contentHeight: paper.height
                    boundsBehavior: Flickable.StopAtBounds
                    ScrollBar.vertical: ScrollBar {}

                    Image {
                        id: paper

                        x: (tray.width - width) / 2
                        width: window.panel.paperWidth * tray.scaling
                        height: window.panel.paperHeight * tray.scaling
                        source: window.panel.picture
                        cache: false
                        onSourceChanged: tray.contentY = 0
                        Accessible.role: Accessible.Graphic
                        Accessible.name: window.panel.position

                        Repeater {
                            model: window.panel.codes

                            AbstractButton {
                                id: code

                                required property int index
                                required property var modelData

                                x: modelData.left * tray.scaling
                                y: modelData.top * tray.scaling
                                width: modelData.width * tray.scaling
                                height: modelData.height * tray.scaling
                                focusPolicy: Qt.StrongFocus
                                Accessible.role: Accessible.Button
                                Accessible.name: "Scan QR code " + (index + 1)
                                Accessible.onPressAction: click()
                                onClicked: window.panel.scan(index)

                                HoverHandler {
                                    id: hover

                                    cursorShape: Qt.PointingHandCursor
                                }
                                background: Rectangle {
                                    anchors.fill: parent
                                    anchors.margins: -Style.grid
                                    color: "transparent"
                                    border.width: code.visualFocus || hover.hovered ? Style.focusBorder : Style.border
                                    border.color: Style.accent
                                }
                            }
                        }
                    }
                }
            }
            RowLayout {
                spacing: 2 * Style.grid
                uniformCellSizes: true

                ActionButton {
                    text: "Previous"
                    icon_: "arrow-left"
                    enabled: window.panel.hasPrevious
                    Layout.fillWidth: true
                    onClicked: window.panel.showPrevious()
                }
                ActionButton {
                    text: "Next"
                    icon_: "arrow-right"
                    iconAfter: true
                    enabled: window.panel.hasNext
                    Layout.fillWidth: true
                    onClicked: window.panel.showNext()
                }
            }
        }
        ColumnLayout {
            id: devices

            anchors.right: parent.right
            anchors.top: parent.top
            width: 600 * Style.unit
            spacing: Style.grid

            Title {
                text: "Printer"
                Layout.topMargin: 0
            }
            Words {
                Layout.fillWidth: true
                text: window.panel.reached ? window.panel.printerUrl + ", fault: " + window.panel.fault : "Not reached"
                color: Style.secondary
                font.pixelSize: Style.small
            }
            Repeater {
                model: window.panel.faults

                ActionButton {
                    required property var modelData
                    readonly property bool chosen: window.panel.fault === modelData.name

                    text: modelData.label
                    fontSize: Style.body
                    main: chosen
                    icon_: chosen ? "check" : ""
                    enabled: window.panel.reached
                    Layout.fillWidth: true
                    Layout.preferredHeight: 96 * Style.unit
                    Accessible.checkable: true
                    Accessible.checked: chosen
                    onClicked: window.panel.breakPrinter(modelData.name)
                }
            }
            Title {
                text: "Scanner"
            }
            Words {
                Layout.fillWidth: true
                text: window.panel.reached ? window.panel.scannerUrl : "Not reached"
                color: Style.secondary
                font.pixelSize: Style.small
                wrapMode: Text.WrapAnywhere
            }
            Words {
                Layout.fillWidth: true
                text: "Click on a QR code of the paper to scan it."
            }
            Title {
                text: "Card reader"
            }
            Words {
                Layout.fillWidth: true
                text: window.panel.reached ? window.panel.cardReader : "Not reached"
            }
            Words {
                Layout.fillWidth: true
                visible: text !== ""
                text: window.panel.cardReaderUrl
                color: Style.secondary
                font.pixelSize: Style.small
                wrapMode: Text.WrapAnywhere
            }
            ActionButton {
                text: window.panel.hasCard ? "Wyjmij kartę" : "Włóż kartę"
                fontSize: Style.body
                enabled: window.panel.cardReaderUrl !== ""
                Layout.fillWidth: true
                Layout.preferredHeight: 96 * Style.unit
                onClicked: window.panel.moveCard()
            }
            Words {
                Layout.fillWidth: true
                text: window.panel.notice
                color: window.panel.reached ? Style.ink : Style.error
                font.weight: Font.DemiBold
                Layout.topMargin: 3 * Style.grid
                Accessible.role: Accessible.AlertMessage
            }
        }
    }
}
