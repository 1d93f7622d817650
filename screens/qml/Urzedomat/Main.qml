pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Urzedomat.Models

// The window: the office above, the screen, the tools that everyone may need below, the keyboard.
Window {
    id: window

    required property Kiosk kiosk
    readonly property Shell shell: kiosk.shell

    title: "urzedomat"
    width: 1080
    height: 1920
    color: Style.paper

    Binding {
        target: Style
        property: "unit"
        // The design is of a panel 336 mm and 1080 pixels wide. Things keep their size in millimetres, and
        // never grow beyond what the shorter side of the panel holds.
        value: Math.min(window.width / window.kiosk.widthMm * 336, window.width, window.height) / 1080
    }
    Binding {
        target: Style
        property: "level"
        value: 1 + window.shell.textLevel / 4
    }
    Binding {
        target: Style
        property: "contrast"
        value: window.shell.contrast
    }
    Binding {
        target: Style
        property: "byKeys"
        value: window.shell.byKeys
    }
    Binding {
        target: Style
        property: "wide"
        value: window.width > window.height
    }
    Binding {
        target: Style
        property: "officeAccent"
        value: window.shell.accent
    }
    Binding {
        target: VirtualKeyboardSettings
        property: "activeLocales"
        value: ["pl_PL", "en_GB"]
    }
    Binding {
        target: VirtualKeyboardSettings
        property: "locale"
        value: window.shell.language === "pl" ? "pl_PL" : "en_GB"
    }
    Binding {
        target: VirtualKeyboardSettings.wordCandidateList
        property: "alwaysVisible"
        value: false
    }
    Connections {
        target: window.shell

        function onChanged(): void {
            screen.show(window.shell.screen);
        }
    }
    FocusMemory {
        shell: window.shell
        typing: keyboard.active
    }

    Shortcut {
        sequences: ["Esc"]
        onActivated: window.shell.escape()
    }
    Shortcut {
        sequences: ["F1", "Help"]
        onActivated: window.shell.callHelp()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        enabled: !window.shell.covered

        OfficeBar {
            Layout.fillWidth: true
            shell: window.shell
        }
        Loader {
            Layout.fillWidth: true
            active: window.shell.powerNote !== ""
            visible: active
            sourceComponent: PowerStrip {
                text: window.shell.powerNote
            }
        }
        Loader {
            Layout.fillWidth: true
            active: window.shell.notice !== ""
            visible: active
            sourceComponent: NoticeStrip {
                shell: window.shell
            }
        }
        Loader {
            id: screen

            property string shown: ""

            function show(file: string): void {
                if (file === shown)
                    return;
                shown = file;
                setSource(file, {
                    "kiosk": window.kiosk
                });
            }

            Layout.fillWidth: true
            Layout.fillHeight: true
            focus: true
            onLoaded: {
                const page = item as Page;
                if (window.shell.byKeys && !page.leadsItself)
                    page.begin(null);
            }
            Component.onCompleted: show(window.shell.screen)
        }
        Item {
            Layout.preferredHeight: tools.anchors.bottomMargin + (Style.wide ? 0 : tools.height)
        }
    }
    ToolBar {
        id: tools

        readonly property Page page: screen.item as Page
        readonly property real from: page?.freeLeft ?? 0
        readonly property real to: page?.freeRight ?? parent.width

        anchors.bottom: parent.bottom
        // Above the keyboard while that is open: *Zakończ* is there at any time.
        anchors.bottomMargin: keyboard.active ? keyboard.height : 0
        // On a panel that lies on its side: in the middle, as far as the two actions leave room.
        x: Style.wide ? Math.max(from, Math.min((parent.width - width) / 2, to - width)) : 0
        width: Style.wide ? Math.min(to - from, 1000 * Style.unit) : parent.width
        enabled: !window.shell.covered
        shell: window.shell
    }
    // Loaded only while they are shown: what cannot be seen is not in the accessibility tree either.
    Loader {
        anchors.fill: parent
        active: window.shell.warning
        sourceComponent: IdleWarning {
            shell: window.shell
        }
    }
    Loader {
        anchors.fill: parent
        active: window.shell.ending
        sourceComponent: EndConfirmation {
            shell: window.shell
        }
    }
    Loader {
        anchors.fill: parent
        active: window.shell.draftWaits
        sourceComponent: DraftQuestion {
            shell: window.shell
        }
    }
    Loader {
        anchors.fill: parent
        active: window.shell.unavailable
        sourceComponent: Unavailable {
            shell: window.shell
        }
    }
    InputPanel {
        id: keyboard

        y: active ? window.height - height : window.height
        width: Math.min(window.width, 1400 * Style.unit)
        x: (window.width - width) / 2
        visible: active
    }
}
