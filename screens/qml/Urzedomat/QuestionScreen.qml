pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Urzedomat.Models

// One question of a form.
Page {
    id: page

    required property Kiosk kiosk
    readonly property Question question: kiosk.question

    title: question.formTitle
    progress: question.count ? question.number / question.count : 0
    main: qsTr("Next")
    leadsItself: true
    onBackPressed: kiosk.shell.goBack()
    onMainPressed: question.confirm()

    function beginStep(): void {
        if (question.wrong)
            showWrong();
        else
            begin(heading);
    }
    function showWrong(): void {
        lead(fields.itemAt(question.firstWrongField) ?? choiceNote);
    }

    Component.onCompleted: beginStep()

    Connections {
        target: page.question

        function onStepChanged(): void {
            page.beginStep();
        }
        function onRefused(): void {
            page.showWrong();
        }
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("Question %1 of %2").arg(page.question.number).arg(page.question.count)
        color: Style.secondary
        font.pixelSize: Style.small
    }
    Heading {
        id: heading

        Layout.fillWidth: true
        text: page.question.heading
    }
    Words {
        Layout.fillWidth: true
        text: page.question.help
        color: Style.secondary
    }
    NoteBox {
        id: choiceNote

        Layout.fillWidth: true
        alarm: true
        text: page.question.choiceProblem
    }
    Repeater {
        model: page.question.options

        delegate: ChoiceCard {
            required property string field
            required property string value
            required property string label
            required help
            required chosen

            Layout.fillWidth: true
            text: label
            onClicked: page.question.choose(field, value)
        }
    }
    ActionButton {
        visible: page.question.idCardOffered
        text: qsTr("Fill in from the identity card")
        icon_: "id"
        fontSize: Style.body
        onClicked: page.question.fillFromIdCard()
    }
    Repeater {
        id: fields

        model: page.question.fields

        delegate: FieldInput {
            Layout.fillWidth: true
            question: page.question
        }
    }
    NoteBox {
        Layout.fillWidth: true
        text: page.question.suggestion ? qsTr("Likely competent: %1. The office decides.").arg(page.question.suggestion) : ""
    }
    NoteBox {
        Layout.fillWidth: true
        text: page.question.note
    }
    NoteBox {
        Layout.fillWidth: true
        text: page.question.clauseShort === page.question.note ? "" : page.question.clauseShort
    }
    ActionButton {
        visible: page.question.clauseShort !== ""
        text: qsTr("Read it in full")
        fontSize: Style.body
        onClicked: page.question.readClause()
    }
    ActionButton {
        visible: page.question.offer !== ""
        text: page.question.offer
        icon_: "map-pin-exclamation"
        fontSize: Style.body
        onClicked: page.question.takeOffer()
    }
}
