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
            text: bar.shell.textLevel === 2 ? qsTr("Smaller text") : qsTr("Larger text")
            icon_: "text-size"
            onClicked: bar.shell.changeTextSize()
        }
        Tool {
            text: qsTr("Contrast")
            icon_: "contrast"
            checkable: true
            checked: bar.shell.contrast
            onClicked: bar.shell.toggleContrast()
        }
        Tool {
            text: qsTr("End")
            icon_: "door-exit"
            onClicked: bar.shell.end()
        }
    }
}
