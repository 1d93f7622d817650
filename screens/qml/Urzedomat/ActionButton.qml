import QtQuick
import QtQuick.Controls.Basic

// A button with a word and perhaps an icon: filled for the one main action, outlined for the others.
AbstractButton {
    id: button

    property bool main: false
    property string icon_: ""
    property bool iconAfter: false
    property int fontSize: Style.title

    implicitHeight: Math.max(Style.target, label.implicitHeight + 4 * Style.grid)
    implicitWidth: row.implicitWidth + 10 * Style.grid
    opacity: enabled ? 1 : 0.5
    // A touch leaves the focus where it is: the keyboard on the screen would close under the finger, and
    // what is pressed would move away.
    focusPolicy: Qt.TabFocus
    Accessible.ignored: !visible
    Accessible.role: Accessible.Button
    Accessible.name: Spoken.of(text)
    Accessible.onPressAction: click()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Style.radius
        color: button.main ? Style.accent : button.down ? Style.tint : Style.card
        border.width: button.visualFocus ? Style.focusBorder : Style.border
        border.color: button.visualFocus ? (button.main ? Style.ink : Style.accent) : button.main ? Style.accent : Style.ink

        FocusRing {
            seen: button.main && button.visualFocus
            outerRadius: Style.radius
        }
    }
    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            layoutDirection: button.iconAfter ? Qt.RightToLeft : Qt.LeftToRight
            spacing: 2 * Style.grid

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: button.icon_ !== ""
                name: button.icon_
                side: Style.title * 1.1
                colour: button.main ? Style.accentInk : Style.ink
            }
            Text {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                text: button.text
                color: button.main ? Style.accentInk : Style.ink
                font.family: Style.family
                font.pixelSize: button.fontSize
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }
        }
    }
}
