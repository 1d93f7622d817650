import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// What the kiosk says by the way, above the screen: nothing waits for it, and it takes nothing away.
Rectangle {
    id: strip

    required property Shell shell

    implicitHeight: column.implicitHeight + 4 * Style.grid
    color: Style.tint

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Style.border
        color: Style.line
    }
    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Style.margin
        anchors.rightMargin: Style.margin * 0.75
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2 * Style.grid

        RowLayout {
            Layout.fillWidth: true
            spacing: 3 * Style.grid

            Icon {
                name: "info-circle"
                colour: Style.accent
            }
            Words {
                Layout.fillWidth: true
                text: strip.shell.notice
                font.pixelSize: Style.small * 1.08
                Accessible.role: Accessible.AlertMessage
            }
            ActionButton {
                text: qsTr("Close")
                fontSize: Style.body
                onClicked: strip.shell.closeNotice()
            }
        }
        ActionButton {
            visible: strip.shell.noticeOffersVehicles
            text: qsTr("Services about vehicles")
            icon_: "car"
            fontSize: Style.body
            onClicked: strip.shell.followNotice()
        }
    }
}
