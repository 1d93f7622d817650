import QtQuick
import QtQuick.Layouts

// One device on the devices' panel: its name, how it is reached, and what can be done to it.
Rectangle {
    id: section

    required property string title
    property string status: ""
    property string address: ""
    default property alias content: column.data

    color: Style.card
    radius: Style.radius
    border.width: Style.border
    border.color: Style.line
    implicitHeight: column.implicitHeight + 6 * Style.grid

    ColumnLayout {
        id: column

        x: 3 * Style.grid
        y: 3 * Style.grid
        width: section.width - 6 * Style.grid
        spacing: 1.5 * Style.grid

        RowLayout {
            Layout.fillWidth: true
            spacing: 2 * Style.grid

            Words {
                text: section.title
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
            }
            Words {
                Layout.fillWidth: true
                text: section.status
                horizontalAlignment: Text.AlignRight
                color: Style.secondary
                font.pixelSize: Style.small
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }
        }
        TextEdit {
            Layout.fillWidth: true
            visible: section.address !== ""
            text: section.address
            readOnly: true
            selectByMouse: true
            color: Style.secondary
            font.family: Style.family
            font.pixelSize: 24 * Style.unit
            wrapMode: TextEdit.WrapAnywhere
            activeFocusOnTab: false
            Accessible.ignored: true
        }
    }
}
