import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

// One tool of the bottom bar: an icon with its word below.
AbstractButton {
    id: tool

    property string icon_: ""

    Layout.fillWidth: true
    implicitHeight: Math.max(Style.target, sign.height + label.implicitHeight + 3 * Style.grid)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: Spoken.of(text)
    Accessible.onPressAction: click()
    Keys.onReturnPressed: click()

    background: Rectangle {
        radius: Style.radius
        color: tool.down ? Style.tint : Style.card
        border.width: tool.visualFocus ? Style.focusBorder : 0
        border.color: Style.accent
    }
    contentItem: Item {
        Icon {
            id: sign

            anchors.horizontalCenter: parent.horizontalCenter
            y: Style.grid
            name: tool.icon_
        }
        Text {
            id: label

            anchors.top: sign.bottom
            anchors.topMargin: Style.grid / 2
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            lineHeight: 1.05
            text: tool.text
            color: Style.ink
            font.family: Style.family
            font.pixelSize: Style.tool
            Accessible.ignored: true
        }
    }
}
