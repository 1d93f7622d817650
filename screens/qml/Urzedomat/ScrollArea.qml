import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

// What a screen asks or tells, in one column that scrolls. What has the focus is seen, above the
// keyboard too (WCAG 2.2, 2.4.11): its whole row, or as much of it as there is room for.
Flickable {
    id: area

    default property alias content: column.data
    property real maxWidth: width
    readonly property TextEdit typed: Window.activeFocusItem as TextEdit
    // A question that has just come is read from its top, wherever its first control is.
    property bool atTop: false

    function toTop(): void {
        atTop = true;
        contentY = 0;
    }
    // `item` is one of the content's rows; it may have just changed its height.
    function show(item: Item): void {
        atTop = false;
        column.ensurePolished();
        contain(item, 0, item.height);
    }
    function reveal(): void {
        atTop = false;
        const focused = Window.activeFocusItem;
        const row = rowOf(focused);
        if (row === null)
            return;
        if (row.height <= height)
            contain(row, 0, row.height);
        else if (focused.height <= height)
            contain(focused, 0, focused.height);
        else if (typed)
            contain(typed, typed.cursorRectangle.y, typed.cursorRectangle.height);
    }
    function rowOf(item: Item): Item {
        while (item !== null && item.parent !== column)
            item = item.parent;
        return item;
    }
    // Scroll as little as brings `y` to `y + length` of the item, and some air around it, into view.
    function contain(item: Item, y: real, length: real): void {
        const air = Math.max(0, Math.min(3 * Style.grid, (height - length) / 2));
        const top = column.y + column.mapFromItem(item, 0, y).y;
        const least = top + length + air - height;
        contentY = Math.max(0, Math.min(contentHeight - height, Math.max(least, Math.min(contentY, top - air))));
    }

    clip: true
    contentWidth: width
    contentHeight: column.implicitHeight + 2 * Style.margin
    boundsBehavior: Flickable.StopAtBounds
    Window.onActiveFocusItemChanged: reveal()
    onHeightChanged: if (!atTop || InputMethod.visible)
        reveal()
    onContentHeightChanged: if (!atTop)
        reveal()
    ScrollBar.vertical: ScrollBar {
        policy: area.contentHeight > area.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        width: 1.5 * Style.grid
        Accessible.ignored: true
    }

    Connections {
        target: area.typed

        function onCursorRectangleChanged(): void {
            if (!area.atTop)
                area.reveal();
        }
        function onTextChanged(): void {
            area.reveal();
        }
    }
    ColumnLayout {
        id: column

        x: Math.max(Style.margin, (area.width - width) / 2)
        y: Style.margin
        width: Math.min(area.width - 2 * Style.margin, area.maxWidth)
        spacing: 3 * Style.grid
    }
}
