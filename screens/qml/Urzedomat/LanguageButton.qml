import QtQuick
import QtQuick.Controls.Basic
import Urzedomat.Models

// One language, under its own name: whoever needs it can read it.
AbstractButton {
    id: button

    required property Shell shell
    required property string code
    required property string name
    readonly property bool chosen: shell.language === code

    text: name
    implicitWidth: Math.max(Style.target, label.implicitWidth + 5 * Style.grid)
    implicitHeight: Style.target * 0.75
    checkable: true
    checked: chosen
    autoExclusive: true
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: name
    Accessible.onPressAction: click()
    Accessible.onToggleAction: click()
    Keys.onReturnPressed: click()
    onClicked: shell.chooseLanguage(code)

    background: Rectangle {
        radius: Style.radius
        color: button.chosen ? Style.ink : Style.card
        border.width: button.visualFocus ? Style.focusBorder : Style.border
        border.color: button.visualFocus ? Style.accent : Style.line
    }
    contentItem: Item {
        Text {
            id: label

            anchors.centerIn: parent
            text: button.name
            color: button.chosen ? Style.card : Style.ink
            font.family: Style.family
            font.pixelSize: Style.small * 1.1
            font.weight: Font.DemiBold
            font.underline: button.chosen
            Accessible.ignored: true
        }
    }
}
