import QtQuick
import QtQuick.Controls.Basic

// A long text with its label, and how many characters are left.
Column {
    id: field

    required property string label
    property string value: ""
    property string help: ""
    property string problem: ""
    property string counter: ""
    property bool tooLong: false

    signal entered(string text)

    spacing: Style.grid

    Words {
        text: field.label
        width: field.width
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
    Words {
        text: field.help
        width: field.width
        color: Style.secondary
        font.pixelSize: Style.small
        Accessible.ignored: true
    }
    TextArea {
        id: input

        width: field.width
        height: Math.max(Style.target * 3.4, implicitHeight)
        padding: 3 * Style.grid
        text: field.value
        wrapMode: TextEdit.Wrap
        textFormat: TextEdit.PlainText
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData | Qt.ImhMultiLine
        font.family: Style.family
        font.pixelSize: Style.body
        color: Style.ink
        selectByMouse: true
        KeyNavigation.priority: KeyNavigation.BeforeItem
        KeyNavigation.tab: input.nextItemInFocusChain()
        Accessible.name: Spoken.of(field.label)
        Accessible.description: Spoken.of(field.problem || field.help)
        onTextChanged: field.entered(text)

        background: Rectangle {
            radius: Style.radius * 0.7
            color: Style.card
            border.width: input.activeFocus ? Style.focusBorder : 2 * Style.border
            border.color: field.problem ? Style.error : input.activeFocus ? Style.accent : Style.edge
        }
    }
    Words {
        width: field.width
        horizontalAlignment: Text.AlignRight
        text: field.counter
        color: field.tooLong ? Style.error : Style.secondary
        font.pixelSize: Style.small
    }
    NoteBox {
        width: field.width
        alarm: true
        text: field.problem
    }
}
