pragma Singleton

import QtQuick

// Names for the accessibility tree: what is shown, with plain spaces and hyphens in place of those
// that only keep a line together (screens/typography.py).
QtObject {
    function of(shown: string): string {
        return shown.replace(/\u00a0/g, " ").replace(/\u2011/g, "-");
    }
}
