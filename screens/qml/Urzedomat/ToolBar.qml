import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// Tools that everyone may need, within reach of a seated person.
Rectangle {
    id: bar

    required property Shell shell

    implicitHeight: row.implicitHeight + 2 * Style.grid
    color: Style.wide ? "transparent" : Style.card

    Rectangle {
        width: parent.width
        height: Style.wide ? 0 : Style.border
        color: Style.line
    }
    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Style.margin / 2
        anchors.rightMargin: Style.margin / 2
        uniformCellSizes: true

        Tool {
            text: Style.level > 1.4 ? qsTr("Smaller text") : qsTr("Larger text")
            icon_: "text-size"
            onClicked: Style.level = Style.level > 1.4 ? 1 : Style.level + 0.25
        }
        Tool {
            text: qsTr("Contrast")
            icon_: "contrast"
            Accessible.checkable: true
            Accessible.checked: Style.contrast
            onClicked: Style.contrast = !Style.contrast
        }
        Tool {
            text: qsTr("End")
            icon_: "door-exit"
            onClicked: bar.shell.end()
        }
    }
}
