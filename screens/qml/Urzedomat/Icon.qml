pragma ComponentBehavior: Bound

import QtQuick

// An outline icon in a colour. Always beside a word: it is not in the accessibility tree.
Image {
    id: icon

    required property string name
    property color colour: Style.ink
    property int side: Math.round(48 * Style.unit)

    width: side
    height: side
    sourceSize: Qt.size(side, side)
    source: name ? "image://icon/" + name + "/" + colour.toString().slice(-6) : ""
    Accessible.ignored: true
}
