"""Values put into a settings file without losing what else a person wrote there: comments, order, other keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ofsted_report.errors import SettingsError


def with_values(text: str, values: Mapping[str, Any]) -> str:
    """The TOML text with these dotted keys ('democratic_services.email') set; None takes a key away.

    A list of tables replaces the rows that are there.

    Raises:
        SettingsError: the text is not TOML that can be changed.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        for key, value in values.items():
            *tables, last = key.split(".")
            _set(document, tables, last, value)
        return tomlkit.dumps(document)
    except (TOMLKitError, TypeError, AttributeError) as error:
        raise SettingsError(
            f"The settings file cannot be changed: {error}.", "Correct it with a text editor first."
        ) from error


def _set(table: Any, tables: list[str], last: str, value: Any) -> None:
    import tomlkit

    if tables:
        inner = table.get(tables[0])
        if inner is None:
            if value is None:
                return
            table[tables[0]] = inner = tomlkit.table()
        _set(inner, tables[1:], last, value)
    elif value is None:
        if last in table:
            table.remove(last)
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        rows = tomlkit.aot()
        for row in value:
            rows.append(_table(row))
        if last in table:
            table.remove(last)
        table.append(last, rows)
    else:
        table[last] = value  # a new top-level key must precede the first table


def _table(row: Mapping[str, Any]) -> Any:
    import tomlkit

    made = tomlkit.table()
    for key, value in row.items():
        made[key] = value
    return made
