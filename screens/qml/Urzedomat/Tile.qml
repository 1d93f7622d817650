import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

// A large way to begin. Its height follows its words.
AbstractButton {
    id: tile

    property bool main: false
    property string help: ""
    property string icon_: ""
    readonly property color front: main ? Style.accentInk : Style.ink

    Layout.fillWidth: true
    Layout.fillHeight: true
    implicitHeight: Math.max((Style.wide ? 300 : 336) * Style.unit, column.implicitHeight + sign.height + 12 * Style.grid)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: Spoken.of(text)
    Accessible.description: Spoken.of(help)
    Accessible.onPressAction: click()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Style.radius
        color: tile.main ? Style.accent : tile.down ? Style.tint : Style.card
        border.width: tile.visualFocus ? Style.focusBorder : Style.border
        border.color: tile.visualFocus ? (tile.main ? Style.ink : Style.accent) : Style.line

        FocusRing {
            seen: tile.main && tile.visualFocus
            outerRadius: Style.radius
        }
    }
    contentItem: Item {
        Icon {
            id: sign

            x: 3 * Style.grid
            y: 3 * Style.grid
            side: Math.round(64 * Style.unit)
            name: tile.icon_
            colour: tile.main ? Style.accentInk : Style.accent
        }
        Column {
            id: column

            x: 3 * Style.grid
            width: parent.width - 6 * Style.grid
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 3 * Style.grid
            spacing: Style.grid

            Words {
                width: parent.width
                text: tile.text
                color: tile.front
                font.pixelSize: Style.title
                font.weight: Font.DemiBold
                lineHeight: 1.15
                Accessible.ignored: true
            }
            Words {
                width: parent.width
                text: tile.help
                color: tile.main ? Style.accentInk : Style.secondary
                font.pixelSize: Style.small
                Accessible.ignored: true
            }
        }
    }
}
