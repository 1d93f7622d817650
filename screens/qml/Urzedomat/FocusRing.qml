import QtQuick

// Inside the border of a filled control: there the border alone differs too little from the ground.
Rectangle {
    required property bool seen
    required property real outerRadius

    anchors.fill: parent
    anchors.margins: Style.focusBorder
    visible: seen
    radius: outerRadius - Style.focusBorder
    color: "transparent"
    border.width: Style.focusBorder / 2
    border.color: Style.accentInk
    Accessible.ignored: true
}
