pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// The categories of services, and a search over all of them.
Page {
    id: page

    required property Kiosk kiosk
    readonly property Services services: kiosk.services

    onBackPressed: kiosk.shell.goBack()

    Heading {
        Layout.fillWidth: true
        text: qsTr("Information on services")
    }
    InputField {
        Layout.fillWidth: true
        label: qsTr("Search: ID card, registration, waste")
        maxLength: 100
        value: page.services.query
        onEntered: text => page.services.search(text)
    }
    Words {
        Layout.fillWidth: true
        visible: page.services.nothingFound
        text: qsTr("Nothing was found. Try another word, or choose a category.")
        color: Style.secondary
    }
    Repeater {
        model: page.services.found

        delegate: ServiceRow {
            required property string key

            onClicked: page.services.chooseService(key)
        }
    }
    GridLayout {
        Layout.fillWidth: true
        visible: !page.services.searching || page.services.nothingFound
        // A long word of a category must not break.
        columns: Style.level > 1.3 && !Style.wide ? 1 : 2
        uniformCellWidths: true
        columnSpacing: 2 * Style.grid
        rowSpacing: 2 * Style.grid

        Repeater {
            model: page.services.categories

            delegate: ServiceRow {
                required property string key

                Layout.fillHeight: true
                onClicked: page.services.chooseCategory(key)
            }
        }
    }
}
