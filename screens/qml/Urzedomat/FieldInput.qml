pragma ComponentBehavior: Bound

import QtQuick
import Urzedomat.Models

// The control that a field's widget asks for; no other is made.
Loader {
    id: input

    required property Question question
    required property string name
    required property string widget
    required property string label
    required property string help
    required property string value
    required property bool ticked
    required property string problem
    required property int maxLength
    required property string counter
    required property bool tooLong

    sourceComponent: widget === "multiline" ? area : widget === "check" ? box : line

    Component {
        id: area

        InputArea {
            label: input.label
            help: input.help
            value: input.value
            problem: input.problem
            counter: input.counter
            tooLong: input.tooLong
            onEntered: text => input.question.enter(input.name, text)
        }
    }
    Component {
        id: box

        Column {
            spacing: Style.grid

            ChoiceCard {
                width: parent.width
                square: true
                text: input.label
                help: input.help
                chosen: input.ticked
                onClicked: input.question.tick(input.name, !input.ticked)
            }
            NoteBox {
                width: parent.width
                alarm: true
                text: input.problem
            }
        }
    }
    Component {
        id: line

        InputField {
            label: input.label
            help: input.help
            value: input.value
            problem: input.problem
            maxLength: input.maxLength
            hints: input.widget === "email" ? Qt.ImhEmailCharactersOnly : input.widget === "phone" ? Qt.ImhDialableCharactersOnly : input.widget === "postcode" ? Qt.ImhPreferNumbers : Qt.ImhNone
            onEntered: text => input.question.enter(input.name, text)
        }
    }
}
