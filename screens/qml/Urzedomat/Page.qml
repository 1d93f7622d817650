pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
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
    default property alias content: column.data

    signal backPressed
    signal mainPressed

    function scrollToTop(): void {
        flick.contentY = 0;
    }
    // What has the focus is seen, above the keyboard too (WCAG 2.2, 2.4.11).
    function reveal(): void {
        const focused = Window.activeFocusItem;
        if (focused && column.contains(column.mapFromItem(focused, 0, 0)))
            flick.positionViewAtChild(focused, Flickable.Contain);
    }
    Window.onActiveFocusItemChanged: reveal()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: visible ? Math.max(Style.target * 0.6, title.implicitHeight + 3 * Style.grid) : 0
            visible: page.title !== ""
            color: Style.card

            Words {
                id: title

                anchors.verticalCenter: parent.verticalCenter
                x: Style.margin
                width: parent.width - 2 * Style.margin
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                text: page.title
                font.weight: Font.DemiBold
            }
            Rectangle {
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
        Flickable {
            id: flick

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            contentWidth: width
            contentHeight: column.implicitHeight + 2 * Style.margin
            boundsBehavior: Flickable.StopAtBounds
            onHeightChanged: page.reveal()
            ScrollBar.vertical: ScrollBar {
                policy: flick.contentHeight > flick.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
                width: 1.5 * Style.grid
                Accessible.ignored: true
            }

            ColumnLayout {
                id: column

                x: Math.max(Style.margin, (flick.width - width) / 2)
                y: Style.margin
                width: Math.min(flick.width - 2 * Style.margin, page.maxWidth)
                spacing: 3 * Style.grid
            }
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
                anchors.verticalCenter: parent.verticalCenter
                x: Style.margin * 0.75
                visible: page.back !== ""
                text: page.back
                icon_: page.backIcon
                fontSize: Style.action
                onClicked: page.backPressed()
            }
            ActionButton {
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
