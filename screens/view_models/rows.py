"""A list for QML: frozen dataclasses as rows, their fields as roles."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractListModel):
    """Delegates name the fields as `required property`s. Rows that stay keep their delegates."""

    def __init__(self, row_type: type[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._names = [field.name for field in dataclasses.fields(row_type)]
        self._rows: list[Any] = []

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return getattr(self._rows[index.row()], self._names[role - Qt.ItemDataRole.UserRole])

    def roleNames(self) -> dict[int, QByteArray]:
        first = Qt.ItemDataRole.UserRole.value
        return {first + place: QByteArray(name.encode()) for place, name in enumerate(self._names)}

    def show(self, rows: Sequence[Any]) -> None:
        """Show `rows`. With as many rows as before only what differs is told, so that a text field
        keeps its cursor; another number of rows makes new delegates."""
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for place, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if old != new:
                self._rows[place] = new
                index = self.index(place)
                self.dataChanged.emit(index, index)
