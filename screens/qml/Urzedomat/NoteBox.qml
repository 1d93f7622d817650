import QtQuick

// A remark in a box, with a sign of what kind it is. `alarm`: an error that is announced.
Rectangle {
    id: note

    required property string text
    property bool alarm: false
    property string icon: alarm ? "alert-triangle" : "info-circle"

    visible: text.length > 0
    implicitHeight: visible ? words.implicitHeight + 6 * Style.grid : 0
    radius: Style.radius
    color: alarm ? Style.errorTint : Style.tint
    border.width: Style.contrast || alarm ? Style.border : 0
    border.color: alarm ? Style.error : Style.line

    Icon {
        id: sign

        x: 3 * Style.grid
        y: 3 * Style.grid
        name: note.icon
        colour: note.alarm ? Style.error : Style.accent
    }
    Words {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: 2.5 * Style.grid
        anchors.right: parent.right
        anchors.rightMargin: 3 * Style.grid
        y: 3 * Style.grid
        text: note.text
        font.pixelSize: Style.small * 1.08
        Accessible.role: note.alarm ? Accessible.AlertMessage : Accessible.StaticText
    }
}
