import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// The state of a case, in plain words.
Page {
    id: page

    required property Kiosk kiosk
    readonly property Case followed: kiosk.followed

    title: qsTr("Check a case")
    main: followed.supplementWanted ? qsTr("Add what is missing") : ""
    onBackPressed: kiosk.shell.goBack()
    onMainPressed: followed.supplement()

    Words {
        Layout.fillWidth: true
        text: page.followed.kind + " · " + page.followed.number
        color: Style.secondary
    }
    Heading {
        Layout.fillWidth: true
        text: qsTr("What is happening with your case")
    }
    NoteBox {
        Layout.fillWidth: true
        icon: "clock-pause"
        text: page.followed.asOf ? qsTr("As of %1. The office’s system does not answer now.").arg(page.followed.asOf) : ""
    }
    Words {
        Layout.fillWidth: true
        text: page.followed.status
    }
    NoteBox {
        Layout.fillWidth: true
        text: page.followed.note ? qsTr("From the office: %1").arg(page.followed.note) : ""
    }
    Fact {
        label: qsTr("Forwarded to")
        value: page.followed.forwardedTo
    }
    Fact {
        label: qsTr("The office answers by")
        value: page.followed.dueOn
    }
    Fact {
        label: page.followed.onlyHere ? qsTr("Filed") : qsTr("Received")
        value: page.followed.receivedAt
    }
    Fact {
        label: qsTr("Last change")
        value: page.followed.updatedAt
    }
    Fact {
        label: qsTr("Case number of the office")
        value: page.followed.caseNumber
    }
}
