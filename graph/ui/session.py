"""The choice of a page: kept in the session, written to the address, shown by the widgets.

The choice is the only truth. Widgets are set from it before they are drawn and change it in
their callbacks; the address is written when a person changed something, and read when it is
not the one written last (a shared link, or Back).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic
from urllib.parse import urlencode

import streamlit as st

from graph.model.graph import Graph
from graph.ui.state import C, Params, changed


@dataclass(slots=True)
class _Kept(Generic[C]):
    choice: C
    problems: list[str]
    address: dict[str, list[str]]
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[C]):
    """A page whose choices live in its address: address -> choice with problems, and back.

    Its keys in the session begin with `name`.
    """

    name: str
    read: Callable[[Params, Graph], tuple[C, list[str]]]
    write: Callable[[C], dict[str, list[str]]]

    def open(self, G: Graph) -> C:
        """Return the choice to show now; call it once at the start of a run."""
        kept = self._kept()
        here = {key: st.query_params.get_all(key) for key in st.query_params}
        came_back = st.session_state.get("page") != self.name and not here
        st.session_state["page"] = self.name
        if kept is None or (here != kept.address and not kept.changed and not came_back):
            choice, problems = self.read(here, G)
            kept = _Kept(choice, problems, here)
            st.session_state[f"{self.name} choice"] = kept
        elif kept.changed or came_back:
            kept.address = self.write(kept.choice)
            kept.changed = False
            if kept.address != here:
                st.query_params.from_dict(kept.address)
        return kept.choice

    def change(self, **changes: Any) -> None:
        """Change the choice; call it from a callback, before the next run."""
        kept = self._kept()
        if kept is not None:
            kept.choice = changed(kept.choice, **changes)
            kept.problems = []
            kept.changed = True

    def bind(
        self, name: str, value: object, changes: Callable[[Any], dict[str, Any]] | None = None
    ) -> dict[str, Any]:
        """Return the arguments that bind a widget to the choice, after giving it its value.

        `changes` turns what the widget holds into changes of the choice, when it is not just the
        part that is called like the widget.
        """
        key = f"{self.name}_{name}"
        st.session_state[key] = value

        def heard() -> None:
            found = st.session_state.get(key)
            own = tuple(found) if isinstance(found, list) else found
            self.change(**(changes(found) if changes else {name: own}))

        return {"key": key, "on_change": heard}

    def problems(self) -> list[str]:
        """Return what was wrong in the address."""
        kept = self._kept()
        return kept.problems if kept else []

    def link(self, choice: C) -> str:
        """Return the address of a choice, for others."""
        base = (st.context.url or "").partition("?")[0]
        return f"{base}?{urlencode(self.write(choice), doseq=True)}"

    def _kept(self) -> _Kept[C] | None:
        found: _Kept[C] | None = st.session_state.get(f"{self.name} choice")
        return found
