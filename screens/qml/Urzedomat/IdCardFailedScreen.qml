import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// Nothing was read from the card: why, and the ways on.
Page {
    id: page

    required property Kiosk kiosk
    readonly property IdCard card: kiosk.idCard
    readonly property bool again: card.retryWords !== ""
    readonly property string byHand: qsTr("Type by hand")

    title: qsTr("Fill in from the identity card")
    back: again ? byHand : ""
    main: again ? card.retryWords : byHand
    mainIcon: ""
    onBackPressed: kiosk.shell.goBack()
    onMainPressed: again ? kiosk.shell.retry() : kiosk.shell.goBack()

    Icon {
        Layout.topMargin: Style.target * 0.6
        name: "alert-triangle"
        side: Math.round(112 * Style.unit)
        colour: Style.error
    }
    Heading {
        Layout.fillWidth: true
        text: page.card.failure
    }
    NoteBox {
        Layout.fillWidth: true
        alarm: true
        text: page.card.whatToDo
    }
    Words {
        Layout.fillWidth: true
        text: qsTr("What you have answered so far is still here.")
        color: Style.secondary
    }
}
