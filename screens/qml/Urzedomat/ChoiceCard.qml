import QtQuick
import QtQuick.Controls.Basic

// One answer. What is chosen is marked three ways: filled mark, thicker border, tinted ground.
AbstractButton {
    id: choice

    property string help: ""
    property bool chosen: false
    property bool square: false

    implicitHeight: Math.max(Style.target, texts.implicitHeight + 5 * Style.grid)
    // Qt tells assistive technology the button's own `checked`; exclusive, so that a second press of
    // the chosen answer does not take it back.
    checkable: true
    checked: chosen
    autoExclusive: !square
    focusPolicy: Qt.TabFocus
    Accessible.ignored: !visible
    Accessible.role: square ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.name: Spoken.of(text)
    Accessible.description: Spoken.of(help)
    Accessible.onPressAction: click()
    Accessible.onToggleAction: click()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Style.radius
        color: choice.chosen || choice.down ? Style.tint : Style.card
        border.width: choice.visualFocus ? Style.focusBorder : choice.chosen ? 2 * Style.border : Style.border
        border.color: choice.visualFocus || choice.chosen ? Style.accent : Style.line
    }
    contentItem: Item {
        Rectangle {
            id: mark

            x: 4 * Style.grid
            anchors.verticalCenter: parent.verticalCenter
            width: 7 * Style.grid
            height: width
            radius: choice.square ? Style.grid : width / 2
            color: Style.card
            border.width: 2 * Style.border
            border.color: choice.chosen ? Style.accent : Style.edge

            Rectangle {
                anchors.centerIn: parent
                visible: choice.chosen
                width: parent.width / 2
                height: width
                radius: choice.square ? Style.border : width / 2
                color: Style.accent
            }
        }
        Column {
            id: texts

            anchors.left: mark.right
            anchors.leftMargin: 4 * Style.grid
            anchors.right: parent.right
            anchors.rightMargin: 3 * Style.grid
            anchors.verticalCenter: parent.verticalCenter
            spacing: Style.grid / 2

            Words {
                width: parent.width
                text: choice.text
                font.weight: Font.DemiBold
                font.pixelSize: Style.body * 1.06
                Accessible.ignored: true
            }
            Words {
                width: parent.width
                text: choice.help
                color: Style.secondary
                font.pixelSize: Style.small
                Accessible.ignored: true
            }
        }
    }
}
