pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// Whose kiosk this is and where it stands; the languages.
Rectangle {
    id: bar

    required property Shell shell

    implicitHeight: Math.max(row.implicitHeight, Style.target * 0.8) + 3 * Style.grid
    color: Style.card

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Style.margin
        anchors.rightMargin: Style.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: 3 * Style.grid

        Rectangle {
            Layout.preferredWidth: 8 * Style.grid
            Layout.preferredHeight: 9 * Style.grid
            radius: Style.grid
            color: bar.shell.emblem
        }
        Column {
            Layout.fillWidth: true

            Words {
                width: parent.width
                text: bar.shell.officeName
                font.weight: Font.Bold
                lineHeight: 1.1
            }
            Words {
                width: parent.width
                text: bar.shell.place
                color: Style.secondary
                lineHeight: 1.1
                font.pixelSize: Style.small
            }
        }
        LanguageButton {
            shell: bar.shell
            code: "pl"
            name: "Polski"
        }
        LanguageButton {
            shell: bar.shell
            code: "en"
            name: "English"
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Style.border
        color: Style.line
    }
}
