import QtQuick
import QtQuick.Controls.Basic

// A small button of the devices' panel; `chosen` fills it, where it stands for how a device is.
AbstractButton {
    id: chip

    property bool chosen: false

    implicitHeight: 72 * Style.unit
    implicitWidth: label.implicitWidth + 6 * Style.grid
    opacity: enabled ? 1 : 0.45
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.onPressAction: click()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Style.radius * 0.6
        color: chip.chosen ? Style.accent : chip.down || hover.hovered ? Style.tint : Style.card
        border.width: chip.visualFocus ? Style.focusBorder : Style.border
        border.color: chip.visualFocus ? Style.ink : chip.chosen ? Style.accent : Style.edge
    }
    contentItem: Text {
        id: label

        text: chip.text
        color: chip.chosen ? Style.accentInk : Style.ink
        font.family: Style.family
        font.pixelSize: Style.small
        font.weight: chip.chosen ? Font.DemiBold : Font.Medium
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
        leftPadding: 2 * Style.grid
        rightPadding: 2 * Style.grid
        Accessible.ignored: true
    }
    HoverHandler {
        id: hover

        cursorShape: Qt.PointingHandCursor
    }
}
