import QtQuick

// A sign, perhaps a few words in bold, and a short text: nothing where there is no text.
Item {
    id: remark

    required property string sign
    required property string text
    property string title: ""

    visible: text !== ""
    implicitHeight: column.implicitHeight

    Icon {
        id: icon

        y: Style.grid / 2
        name: remark.sign
        side: Math.round(44 * Style.unit)
        colour: Style.accent
    }
    Column {
        id: column

        x: icon.width + 3 * Style.grid
        width: parent.width - x
        spacing: Style.grid / 2

        Words {
            width: parent.width
            text: remark.title
            font.weight: Font.DemiBold
        }
        Words {
            width: parent.width
            text: remark.text
            color: remark.title ? Style.ink : Style.secondary
            font.pixelSize: Style.small * 1.08
        }
    }
}
