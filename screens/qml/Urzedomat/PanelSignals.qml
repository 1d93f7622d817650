pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// Headphones, the keypad, the door, the tamper contact and the power.
PanelSection {
    id: section

    required property SignalsModel signals

    title: "Signals"
    status: section.signals.reached ? "" : "Not simulated"

    component Line: RowLayout {
        id: line

        property string label: ""
        property string device: ""

        Layout.fillWidth: true
        spacing: Style.grid
        enabled: section.signals.reached

        Words {
            Layout.preferredWidth: 180 * Style.unit
            text: line.label
            font.pixelSize: Style.small
        }
    }
    component Plug: PanelChip {
        required property string device

        text: "Pull cable"
        Accessible.name: "Pull the cable of " + device
        onClicked: section.signals.togglePlug(device)
    }
    component Key: PanelChip {
        required property string key

        Layout.fillWidth: true
        Accessible.name: "Key " + key
        Accessible.checkable: false
        enabled: section.signals.reached && !section.signals.keypadPulled
        onClicked: section.signals.press(key)
    }

    Line {
        label: "Headphones"

        PanelChip {
            Layout.fillWidth: true
            text: section.signals.headphones ? "Plugged in" : "Not plugged in"
            chosen: section.signals.headphones
            Accessible.name: "Headphones plugged in"
            onClicked: section.signals.setHeadphones(!section.signals.headphones)
        }
        Plug {
            device: "headphones"
            chosen: section.signals.headphonesPulled
        }
    }
    Line {
        label: "Door"

        PanelChip {
            Layout.fillWidth: true
            text: section.signals.doorOpen ? "Open" : "Closed"
            chosen: section.signals.doorOpen
            Accessible.name: "Door open"
            onClicked: section.signals.setDoor(!section.signals.doorOpen)
        }
        Plug {
            device: "door"
            chosen: section.signals.doorPulled
        }
    }
    Line {
        label: "Tamper"

        PanelChip {
            Layout.fillWidth: true
            text: section.signals.tamper ? "Made" : "At rest"
            chosen: section.signals.tamper
            Accessible.name: "Tamper contact made"
            onClicked: section.signals.setTamper(!section.signals.tamper)
        }
        Plug {
            device: "tamper"
            chosen: section.signals.tamperPulled
        }
    }
    Line {
        label: "Power"

        GridLayout {
            Layout.fillWidth: true
            columns: section.width > 720 * Style.unit ? 3 : 2
            columnSpacing: Style.grid
            rowSpacing: Style.grid
            uniformCellWidths: true

            Repeater {
                model: section.signals.powers

                PanelChip {
                    required property var modelData

                    Layout.fillWidth: true
                    text: modelData.label
                    chosen: section.signals.power === modelData.name
                    onClicked: section.signals.setPower(modelData.name)
                }
            }
        }
    }
    Line {
        label: "Keypad"

        GridLayout {
            Layout.fillWidth: true
            columns: 4
            columnSpacing: Style.grid
            rowSpacing: Style.grid
            uniformCellWidths: true

            Key {
                key: "help"
                text: "Help"
            }
            Key {
                key: "up"
                text: "↑"
            }
            Key {
                key: "back"
                text: "Back"
            }
            Key {
                key: "volume_up"
                text: "Vol +"
            }
            Key {
                key: "left"
                text: "←"
            }
            Key {
                key: "ok"
                text: "OK"
            }
            Key {
                key: "right"
                text: "→"
            }
            Key {
                key: "volume_down"
                text: "Vol −"
            }
            Key {
                key: "next"
                text: "Next"
            }
            Key {
                key: "down"
                text: "↓"
            }
            Key {
                key: "louder"
                text: "Louder"
            }
            Plug {
                device: "keypad"
                chosen: section.signals.keypadPulled
                Layout.fillWidth: true
                text: "Pull"
            }
        }
    }
}
