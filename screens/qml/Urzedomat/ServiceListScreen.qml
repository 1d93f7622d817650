pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// The services of one category.
Page {
    id: page

    required property Kiosk kiosk

    title: qsTr("Information on services")
    onBackPressed: kiosk.shell.goBack()

    Heading {
        Layout.fillWidth: true
        text: page.kiosk.services.categoryTitle
    }
    Repeater {
        model: page.kiosk.services.found

        delegate: ServiceRow {
            required property string key

            onClicked: page.kiosk.services.chooseService(key)
        }
    }
}
