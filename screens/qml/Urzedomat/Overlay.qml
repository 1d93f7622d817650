import QtQuick

// A question that covers the screen: a sheet over a darkened ground.
Rectangle {
    id: overlay

    default property alias content: column.data

    // Dark enough that nobody reads over a shoulder what lies behind.
    color: "#F0101418"
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Question")

    // Nothing behind is touched through the sheet.
    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Style.margin
        anchors.verticalCenter: parent.verticalCenter
        height: column.implicitHeight + 2 * Style.margin
        radius: Style.radius
        color: Style.card
        border.width: Style.contrast ? 2 * Style.border : 0
        border.color: Style.line

        Column {
            id: column

            x: Style.margin
            y: Style.margin
            width: parent.width - 2 * Style.margin
            spacing: 3 * Style.grid
        }
    }
}
