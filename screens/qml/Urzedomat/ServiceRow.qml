import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

// A category or a service to open.
AbstractButton {
    id: row

    required property string title
    required property string summary
    required property string sign

    text: title
    Layout.fillWidth: true
    implicitHeight: Math.max(Style.target, words.implicitHeight + 4 * Style.grid)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: Spoken.of(title)
    Accessible.description: Spoken.of(summary)
    Accessible.onPressAction: click()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Style.radius
        color: row.down ? Style.tint : Style.card
        border.width: row.visualFocus ? Style.focusBorder : Style.border
        border.color: row.visualFocus ? Style.accent : Style.line
    }
    contentItem: Item {
        Icon {
            x: 3 * Style.grid
            anchors.verticalCenter: parent.verticalCenter
            visible: row.sign !== ""
            name: row.sign
            colour: Style.accent
        }
        Column {
            id: words

            x: (row.sign ? 11 : 3) * Style.grid
            anchors.verticalCenter: parent.verticalCenter
            width: arrow.x - x - 2 * Style.grid
            spacing: Style.grid / 2

            Words {
                width: parent.width
                text: row.title
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }
            Words {
                width: parent.width
                text: row.summary
                color: Style.secondary
                font.pixelSize: Style.small
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.rightMargin: 2 * Style.grid
            anchors.verticalCenter: parent.verticalCenter
            name: "chevron-right"
            colour: Style.accent
        }
    }
}
