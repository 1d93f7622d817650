import QtQuick

// A paragraph. It is in the accessibility tree as what it says.
Text {
    color: Style.ink
    font.family: Style.family
    font.pixelSize: Style.body
    lineHeight: 1.25
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    visible: text.length > 0
    Accessible.ignored: !visible
    Accessible.role: Accessible.StaticText
    Accessible.name: Spoken.of(text)
}
