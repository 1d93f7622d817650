import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// On disk: number, access code and QR stay until the person says that they have them.
Page {
    id: page

    required property Kiosk kiosk
    readonly property SavedReceipt receipt: kiosk.receipt

    back: receipt.printing ? "" : qsTr("Print again")
    backIcon: "printer"
    main: qsTr("Done")
    // Nothing: whoever pressed a key twice would be done, and have no number.
    leadsItself: true
    mainIcon: "check"
    onBackPressed: receipt.printAgain()
    onMainPressed: receipt.keep()

    RowLayout {
        Layout.fillWidth: true
        spacing: 2 * Style.grid

        Icon {
            name: "check"
            side: Style.display
            colour: Style.success
        }
        Heading {
            Layout.fillWidth: true
            text: qsTr("Saved")
            font.pixelSize: Style.display
        }
    }
    NoteBox {
        Layout.fillWidth: true
        alarm: page.receipt.paperFailed
        icon: page.receipt.paperFailed ? "alert-triangle" : "printer"
        text: page.receipt.paper
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: facts.implicitHeight + 8 * Style.grid
        radius: Style.radius
        color: Style.card
        border.width: Style.border
        border.color: Style.line

        Column {
            id: facts

            x: 4 * Style.grid
            y: 4 * Style.grid
            width: parent.width - 8 * Style.grid
            spacing: 2 * Style.grid

            Fact {
                width: parent.width
                label: qsTr("Receipt number")
                value: page.receipt.number
                size: Style.display * 1.15
            }
            Row {
                width: parent.width
                spacing: 3 * Style.grid

                Column {
                    width: parent.width - qr.width - parent.spacing
                    spacing: 3 * Style.grid

                    Fact {
                        width: parent.width
                        label: qsTr("Access code")
                        value: page.receipt.code
                        size: Style.display
                    }
                    Fact {
                        width: parent.width
                        label: qsTr("The office answers by")
                        value: page.receipt.dueOn
                        size: Style.title
                    }
                }
                Image {
                    id: qr

                    width: Math.min(420 * Style.unit, parent.width * 0.44)
                    height: width
                    // Never cached: the code on it is a secret.
                    cache: false
                    smooth: false
                    source: page.receipt.qr ? "image://qr/" + encodeURIComponent(page.receipt.qr) : ""
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("QR code of the receipt")
                }
            }
        }
    }
    ActionButton {
        visible: page.receipt.largePrintOffered
        text: qsTr("Print in large letters")
        icon_: "text-size"
        fontSize: Style.body
        onClicked: page.receipt.printLarge()
    }
    Words {
        Layout.fillWidth: true
        text: page.receipt.whatNext
    }
    Words {
        Layout.fillWidth: true
        text: qsTr("Keep the number and the code. Whoever has both can see the state of the case.")
        color: Style.secondary
        font.pixelSize: Style.small
    }
}
