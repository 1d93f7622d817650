import QtQuick

// The one heading of a screen.
Words {
    font.pixelSize: Style.heading
    font.weight: Font.Bold
    font.letterSpacing: -1
    lineHeight: 1.12
    Accessible.role: Accessible.Heading
}
