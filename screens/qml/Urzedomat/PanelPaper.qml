pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Urzedomat.Models

// What came out of the simulated printer. A click on a QR code holds it before the scanner.
ColumnLayout {
    id: view

    required property PanelModel panel

    spacing: 2 * Style.grid

    RowLayout {
        spacing: 2 * Style.grid

        Words {
            Layout.fillWidth: true
            text: view.panel.position
            font.pixelSize: Style.title
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        PanelChip {
            text: "Previous"
            enabled: view.panel.hasPrevious
            Accessible.checkable: false
            onClicked: view.panel.showPrevious()
        }
        PanelChip {
            text: "Next"
            enabled: view.panel.hasNext
            Accessible.checkable: false
            onClicked: view.panel.showNext()
        }
    }
    Rectangle {
        Layout.fillWidth: true
        Layout.fillHeight: true
        color: Style.tint
        radius: Style.radius
        border.width: Style.border
        border.color: Style.line

        Words {
            anchors.centerIn: parent
            width: parent.width - 8 * Style.grid
            horizontalAlignment: Text.AlignHCenter
            visible: view.panel.paperNumber === 0
            text: "What is printed comes out here. Click on a QR code to scan it."
            color: Style.secondary
        }
        Flickable {
            id: tray

            readonly property real scaling: Math.min(1, width / Math.max(1, view.panel.paperWidth))

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
                width: view.panel.paperWidth * tray.scaling
                height: view.panel.paperHeight * tray.scaling
                source: view.panel.picture
                cache: false
                onSourceChanged: tray.contentY = 0
                Accessible.role: Accessible.Graphic
                Accessible.name: view.panel.position

                Repeater {
                    model: view.panel.codes

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
                        onClicked: view.panel.scan(index)

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
}
