import QtQuick
import QtQuick.Controls.Basic

// One line of text with its label above it. It takes text by typing, by the keyboard on the screen
// and by assistive technology, which sets the text without a key: hence textChanged.
Column {
    id: field

    required property string label
    property string value: ""
    property string help: ""
    property string problem: ""
    property int maxLength: 500
    property int hints: Qt.ImhNone
    property string placeholder: ""

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
    TextField {
        id: input

        width: field.width
        height: Math.max(Style.target * 0.9, implicitHeight)
        leftPadding: 3 * Style.grid
        text: field.value
        maximumLength: field.maxLength
        // Suggestions would remember people (and Qt's dictionary would learn their names).
        inputMethodHints: field.hints | Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
        font.family: Style.family
        font.pixelSize: Style.body * 1.06
        color: Style.ink
        selectByMouse: true
        placeholderText: field.placeholder
        placeholderTextColor: Style.secondary
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
    NoteBox {
        width: field.width
        alarm: true
        text: field.problem
    }
}
