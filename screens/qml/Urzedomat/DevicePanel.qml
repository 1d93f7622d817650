pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Urzedomat.Models

// The simulated devices, for demonstrations and developers: the printer's paper at the left, and what
// can be done to the devices at the right. Not translated.
Window {
    id: window

    required property PanelModel panel
    required property SignalsModel signals

    title: "urzedomat: simulated devices"
    width: 1320
    height: 1000
    minimumWidth: 1040
    minimumHeight: 600
    color: Style.paper

    Binding {
        target: Style
        property: "unit"
        value: 0.5
    }

    RowLayout {
        anchors.fill: parent
        anchors.margins: 3 * Style.grid
        spacing: 3 * Style.grid

        PanelPaper {
            panel: window.panel
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        Flickable {
            id: devices

            Layout.preferredWidth: 1580 * Style.unit
            Layout.maximumWidth: window.width * 0.66
            Layout.fillHeight: true
            contentWidth: width
            contentHeight: columns.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ScrollBar.vertical: ScrollBar {}

            ColumnLayout {
                id: columns

                width: devices.width
                spacing: 2 * Style.grid

                Words {
                    Layout.fillWidth: true
                    text: window.panel.notice
                    color: window.panel.reached ? Style.ink : Style.error
                    font.weight: Font.DemiBold
                    Accessible.role: Accessible.AlertMessage
                }
                RowLayout {
                    spacing: 2 * Style.grid
                    uniformCellSizes: true

                    ColumnLayout {
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignTop
                        spacing: 2 * Style.grid

                        PanelSection {
                            title: "Printer"
                            status: window.panel.reached ? window.panel.faultLabel : "Not reached"
                            address: window.panel.printerUrl
                            Layout.fillWidth: true

                            GridLayout {
                                Layout.fillWidth: true
                                columns: 2
                                columnSpacing: Style.grid
                                rowSpacing: Style.grid
                                uniformCellWidths: true

                                Repeater {
                                    model: window.panel.faults

                                    PanelChip {
                                        required property var modelData

                                        Layout.fillWidth: true
                                        text: modelData.label
                                        chosen: window.panel.fault === modelData.name
                                        enabled: window.panel.reached
                                        onClicked: window.panel.breakPrinter(modelData.name)
                                    }
                                }
                                PanelChip {
                                    Layout.fillWidth: true
                                    text: "Paper out in next slip"
                                    enabled: window.panel.reached
                                    Accessible.checkable: false
                                    onClicked: window.panel.endPaperInSlip()
                                }
                            }
                        }
                        PanelSignals {
                            signals: window.signals
                            Layout.fillWidth: true
                        }
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignTop
                        spacing: 2 * Style.grid

                        PanelSection {
                            title: "Card reader"
                            status: window.panel.reached ? window.panel.cardReader : "Not reached"
                            address: window.panel.cardReaderUrl
                            Layout.fillWidth: true

                            PanelChip {
                                Layout.fillWidth: true
                                text: "Take the card out"
                                enabled: window.panel.hasCard
                                Accessible.checkable: false
                                onClicked: window.panel.removeCard()
                            }
                            GridLayout {
                                Layout.fillWidth: true
                                columns: 2
                                columnSpacing: Style.grid
                                rowSpacing: Style.grid
                                uniformCellWidths: true

                                Repeater {
                                    model: window.panel.cards

                                    PanelChip {
                                        required property var modelData

                                        Layout.fillWidth: true
                                        text: modelData.label
                                        chosen: window.panel.card === modelData.name
                                        enabled: window.panel.cardReaderUrl !== ""
                                        onClicked: window.panel.insertCard(modelData.name)
                                    }
                                }
                            }
                            Words {
                                Layout.fillWidth: true
                                text: `Access number (CAN) of each e-dowód: ${window.panel.accessNumber}`
                                font.pixelSize: Style.small
                            }
                        }
                        PanelSection {
                            title: "Scanner"
                            status: window.panel.reached ? "" : "Not reached"
                            address: window.panel.scannerUrl
                            Layout.fillWidth: true

                            RowLayout {
                                Layout.fillWidth: true
                                spacing: Style.grid

                                TextField {
                                    id: code

                                    Layout.fillWidth: true
                                    Layout.preferredHeight: 72 * Style.unit
                                    placeholderText: "What a code says"
                                    font.family: Style.family
                                    font.pixelSize: Style.small
                                    color: Style.ink
                                    maximumLength: 4000
                                    inputMethodHints: Qt.ImhNoPredictiveText
                                    Accessible.name: "What a code says"
                                    onAccepted: scanText.click()
                                }
                                PanelChip {
                                    id: scanText

                                    text: "Scan"
                                    enabled: window.panel.reached && code.text !== ""
                                    Accessible.checkable: false
                                    onClicked: window.panel.scanText(code.text)
                                }
                            }
                            PanelChip {
                                Layout.fillWidth: true
                                text: "Scan the back of an e-dowód"
                                enabled: window.panel.reached
                                Accessible.checkable: false
                                onClicked: window.panel.scanAccessNumber()
                            }
                        }
                    }
                }
            }
        }
    }
}
