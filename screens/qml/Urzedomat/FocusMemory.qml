import QtQuick
import Urzedomat.Models

// Gives the focus back to what had it, once nothing covers the screen any longer.
Item {
    id: memory

    required property Shell shell
    // The keyboard on the screen is open.
    required property bool typing
    readonly property bool covered: shell.covered
    property Item last: null
    property bool lastTyping: false
    property bool waiting: false

    function remember(): void {
        // Asked of the shell itself: what covers may take the focus before `covered` has followed.
        if (waiting || (shell?.covered ?? true))
            return;
        last = Window.activeFocusItem;
        lastTyping = typing;
    }
    function restore(): void {
        waiting = shell.covered;
        if (waiting || last === null)
            return;
        const typed = lastTyping;
        last.forceActiveFocus(Style.focusReason);
        if (!typed)
            InputMethod.hide();
    }

    Window.onActiveFocusItemChanged: remember()
    onTypingChanged: remember()
    onCoveredChanged: {
        waiting = true;
        // Later, when what was covered can take the focus again.
        Qt.callLater(memory.restore);
    }
}
