import QtQuick
import QtQuick.Layouts

// A label and a value; nothing where there is no value.
Column {
    id: fact

    required property string label
    required property string value
    property int size: Style.body

    Layout.fillWidth: true
    visible: value !== ""

    Words {
        width: parent.width
        text: fact.label
        color: Style.secondary
        font.pixelSize: Style.small
    }
    Words {
        width: parent.width
        text: fact.value
        font.weight: Font.DemiBold
        font.pixelSize: fact.size
        // A number stays on one line: it is copied by hand, and read out.
        fontSizeMode: fact.size > Style.body ? Text.HorizontalFit : Text.FixedSize
        minimumPixelSize: Style.small
        wrapMode: fact.size > Style.body ? Text.NoWrap : Text.Wrap
    }
}
