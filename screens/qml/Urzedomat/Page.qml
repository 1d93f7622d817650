pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A screen: title, progress, what is asked (it scrolls), and at the bottom *Wstecz* at the left and
// the one main action at the right.
Item {
    id: page

    property string title: ""
    property real progress: -1
    property string back: qsTr("Back")
    property real maxWidth: 1200 * Style.unit
    property string backIcon: "arrow-left"
    property string main: ""
    property string mainIcon: "arrow-right"
    property bool mainEnabled: true
    // Between the two actions below: the tools stand there on a panel that lies on its side.
    readonly property real freeLeft: backButton.visible ? backButton.x + backButton.width : 0
    readonly property real freeRight: mainButton.visible ? mainButton.x : width
    default property alias content: scroll.content

    signal backPressed
    signal mainPressed

    // The screen itself says where the focus begins.
    property bool leadsItself: false

    // At the top; the first control after `first`, or of the whole screen, has the focus.
    function begin(first: Item): void {
        focusAfter(first ?? scroll);
        scroll.toTop();
    }
    // `row` of the content is seen, and its control (or the next one) has the focus.
    function lead(row: Item): void {
        focusAfter(row);
        scroll.show(row);
    }
    function focusAfter(item: Item): void {
        item.nextItemInFocusChain(true).forceActiveFocus(Style.focusReason);
        // The keyboard on the screen would hide what is to be read first: it comes when a field is touched.
        InputMethod.hide();
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: visible ? Math.max(Style.target * (Style.wide ? 0.6 : 0.8), title.implicitHeight + 3 * Style.grid) : 0
            visible: page.title !== ""
            color: Style.card

            Words {
                id: title

                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: -strip.height / 2
                x: Style.margin
                width: parent.width - 2 * Style.margin
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                text: page.title
                font.weight: Font.DemiBold
            }
            Rectangle {
                id: strip

                anchors.bottom: parent.bottom
                width: parent.width
                height: page.progress < 0 ? Style.border : Style.grid
                color: Style.line
                Accessible.ignored: true

                Rectangle {
                    visible: page.progress >= 0
                    width: parent.width * Math.max(0, page.progress)
                    height: parent.height
                    color: Style.accent
                    Accessible.ignored: true
                }
            }
        }
        ScrollArea {
            id: scroll

            Layout.fillWidth: true
            Layout.fillHeight: true
            maxWidth: page.maxWidth
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: visible ? Style.target + 6 * Style.grid : 0
            visible: page.back !== "" || page.main !== "" || Style.wide
            color: Style.card

            Rectangle {
                width: parent.width
                height: Style.border
                color: Style.line
            }
            ActionButton {
                id: backButton

                anchors.verticalCenter: parent.verticalCenter
                x: Style.margin * 0.75
                visible: page.back !== ""
                text: page.back
                icon_: page.backIcon
                fontSize: Style.action
                onClicked: page.backPressed()
            }
            ActionButton {
                id: mainButton

                anchors.verticalCenter: parent.verticalCenter
                anchors.right: parent.right
                anchors.rightMargin: Style.margin * 0.75
                fontSize: Style.action
                width: Math.max(implicitWidth, Math.min(parent.width * 0.41, 480 * Style.unit))
                visible: page.main !== ""
                enabled: page.mainEnabled
                main: true
                text: page.main
                icon_: page.mainIcon
                iconAfter: true
                onClicked: page.mainPressed()
            }
        }
    }
}
