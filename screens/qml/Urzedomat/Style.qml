pragma Singleton

import QtQuick

// Every size and colour of the screens. Sizes are for a portrait panel 1080 pixels and 336 mm wide;
// `unit` carries them to other panels, `level` is the text size that the person chose.
QtObject {
    property real unit: 1
    property real level: 1
    property bool contrast: false
    // A panel that lies on its side: the tools stand between the two actions.
    property bool wide: false
    // The person moves the focus by keys: wherever it is put, it is seen.
    property bool byKeys: false
    readonly property int focusReason: byKeys ? Qt.TabFocusReason : Qt.OtherFocusReason
    property color officeAccent: "#0B4F8A"

    readonly property color paper: contrast ? "#000000" : "#FBF9F5"
    readonly property color card: contrast ? "#000000" : "#FFFFFF"
    readonly property color ink: contrast ? "#FFFFFF" : "#15181C"
    readonly property color secondary: contrast ? "#FFFFFF" : "#4A525C"
    readonly property color line: contrast ? "#FFFFFF" : "#D9D4CB"
    readonly property color edge: contrast ? "#FFFFFF" : "#7A7F86"
    readonly property color accent: contrast ? "#FFE100" : officeAccent
    readonly property color accentInk: contrast ? "#000000" : "#FFFFFF"
    readonly property color tint: contrast ? "#262600" : "#E3EEF8"
    readonly property color success: contrast ? "#8CFFB0" : "#176B3A"
    readonly property color error: contrast ? "#FFB3A7" : "#A5161D"
    readonly property color errorTint: contrast ? "#330A05" : "#FBEAE8"

    readonly property string family: "Inter"
    readonly property int display: Math.round(72 * unit * level)
    readonly property int heading: Math.round(60 * unit * level)
    readonly property int title: Math.round(40 * unit * level)
    // Words of the two actions grow less: both must fit side by side in any language.
    readonly property int action: Math.round(40 * unit * Math.min(level, 1.15))
    // So do the tools' where they stand between the actions.
    readonly property int tool: Math.round(28 * unit * (wide ? Math.min(level, 1.2) : level))
    readonly property int body: Math.round(35 * unit * level)
    readonly property int small: Math.round(28 * unit * level)

    readonly property int grid: Math.round(8 * unit)
    readonly property int margin: Math.round(48 * unit)
    readonly property int radius: Math.round(20 * unit)
    readonly property int target: Math.round(120 * unit)
    readonly property int border: Math.max(1, Math.round(2 * unit))
    readonly property int focusBorder: Math.max(2, Math.round(6 * unit))
}
