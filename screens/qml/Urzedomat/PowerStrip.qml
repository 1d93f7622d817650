import QtQuick

// Above every screen while the power is about to fail: whoever types can still finish.
Rectangle {
    id: strip

    required property string text

    implicitHeight: words.implicitHeight + 4 * Style.grid
    color: Style.errorTint

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Style.border
        color: Style.error
    }
    Icon {
        id: sign

        x: Style.margin
        anchors.verticalCenter: parent.verticalCenter
        name: "alert-triangle"
        colour: Style.error
    }
    Words {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: 3 * Style.grid
        anchors.right: parent.right
        anchors.rightMargin: Style.margin
        anchors.verticalCenter: parent.verticalCenter
        text: strip.text
        font.pixelSize: Style.small * 1.08
        Accessible.role: Accessible.AlertMessage
    }
}
