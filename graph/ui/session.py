"""The choice of a page and the person who asks: kept in the session, written to the address.

They are the only truth. Widgets are set from them before they are drawn and change them in their
callbacks; the address is written when a person changed something, and read when it is not the one
written last (a shared link, or Back). The person is the same on every page: whoever walks to
another one stays who they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, cast
from urllib.parse import urlencode

import streamlit as st

from graph.model.graph import Graph
from graph.person.options import options
from graph.person.profile import Profile
from graph.ui.address import Params, for_person, names_a_person, read_person
from graph.ui.loading import edition
from graph.ui.state import C, asked_by, first_person

_PAGE: Final = "page"
_PERSON: Final = "person"
_DATA: Final = "data"


@dataclass(slots=True)
class _Kept(Generic[C]):
    choice: C
    problems: list[str]
    address: dict[str, list[str]]
    data: int
    changed: bool = False


def person() -> Profile:
    """Return the person who asks, on whatever page; a page is open already."""
    found: Profile = st.session_state[_PERSON]
    return found


def set_person(profile: Profile) -> None:
    """Make somebody else the person who asks; the address follows with the next run."""
    st.session_state[_PERSON] = profile
    kept = st.session_state.get(f"{st.session_state.get(_PAGE)} choice")
    if kept is not None:
        kept.problems = []
        kept.changed = True


def choices_kept() -> dict[str, Any]:
    """Return a copy of what each page keeps, and of who asks, for `put_back`."""
    kept = {key: value for key, value in st.session_state.items() if isinstance(value, _Kept)}
    return {_PERSON: person(), **{str(key): replace(value) for key, value in kept.items()}}


def put_back(kept: dict[str, Any], G: Graph, other: Graph) -> None:
    """Undo what a change of data took away: data `other` lacked it, and `G` has it.

    Whoever has changed meanwhile stays who they are now, and so does a choice without problems.
    """
    asked = kept.pop(_PERSON)
    for key, before in kept.items():
        now = st.session_state.get(key)
        if now is None or now.problems:
            st.session_state[key] = replace(before, data=edition(G), changed=True)
    if person() == read_person(for_person({}, asked), other)[0]:
        set_person(asked)


def kept_choice(page: str, kind: type[C]) -> C | None:
    """Return what another page shows, if it was opened in this visit."""
    found = st.session_state.get(f"{page} choice")
    return found.choice if isinstance(found, _Kept) and isinstance(found.choice, kind) else None


def _check_person(G: Graph) -> list[str]:
    """Leave out of the person what changed data does not have any more; return what that is."""
    wrong: list[str] = []
    if _PERSON in st.session_state and st.session_state.get(_DATA) != edition(G):
        profile, wrong = read_person(for_person({}, person()), G)
        st.session_state[_PERSON] = profile
    st.session_state[_DATA] = edition(G)
    return wrong


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
        here = {key: st.query_params.get_all(key) for key in st.query_params}
        wrong = _check_person(G)
        kept = self._renewed(here, G)
        arrived = st.session_state.get(_PAGE) != self.name
        came_back = kept is not None and arrived and not here
        st.session_state[_PAGE] = self.name
        if kept is None or (here != kept.address and not kept.changed and not came_back):
            choice, problems = self.read(here, G)
            stays, unread = self._meet(here, G, arrived=arrived)
            kept = _Kept(choice, [*problems, *unread], here, edition(G), changed=stays)
            st.session_state[f"{self.name} choice"] = kept
        kept.problems += [each for each in wrong if each not in kept.problems]
        if kept.changed or came_back:
            self._write(kept)
        return asked_by(kept.choice, person(), G)

    def again(self, G: Graph) -> C:
        """Return the choice to show in a fragment, which may run again without its page."""
        kept = self._kept()
        if kept is None:
            return self.open(G)
        if kept.changed:
            self._write(kept)
        return asked_by(kept.choice, person(), G)

    def _renewed(self, here: Params, G: Graph) -> _Kept[C] | None:
        """Return what is kept of this page, read once more when the data has changed since."""
        kept = self._kept()
        if kept is not None and kept.data != edition(G):
            kept.choice, kept.problems = self.read(self.write(kept.choice), G)
            kept.data = edition(G)
            # Another address than the one written last is read anyway.
            kept.changed = kept.changed or here == kept.address
        return kept

    def _meet(self, here: Params, G: Graph, *, arrived: bool) -> tuple[bool, list[str]]:
        """Learn from an address who asks; return whether it is still somebody it does not name.

        That is so on a walk to a page, and in an address without anything, which is the page's
        own link in the navigation. An address that has been left and is shown again (Back) is
        about whom it was about.
        """
        known = _PERSON in st.session_state
        if known and not names_a_person(here) and (arrived or not here):
            return person() != (read_person(here, G)[0] if here else first_person(G)), []
        profile, wrong = read_person(here, G) if here else (first_person(G), [])
        st.session_state[_PERSON] = profile
        return False, wrong

    def change(self, **changes: Any) -> None:
        """Change the choice, or the person; call it from a callback, before the next run."""
        kept = self._kept()
        if kept is not None:
            about = {name: value for name, value in changes.items() if name in options(Profile)}
            rest = {name: value for name, value in changes.items() if name not in about}
            set_person(replace(person(), **about))
            kept.choice = replace(cast("Any", kept.choice), **rest)
            kept.problems = []
            kept.changed = True

    def peek(self, G: Graph) -> C:
        """Return the choice of a page that may not be open."""
        kept = self._renewed({}, G)
        return kept.choice if kept else self.read({}, G)[0]

    def ahead(self, G: Graph, **changes: Any) -> None:
        """Change the choice of a page that is not open; its address follows once it is."""
        kept = self._kept() or _Kept(self.read({}, G)[0], [], {}, edition(G))
        kept.choice, kept.changed = replace(cast("Any", kept.choice), **changes), True
        st.session_state[f"{self.name} choice"] = kept

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
        return f"{base}?{urlencode(self._address(choice), doseq=True)}"

    def _write(self, kept: _Kept[C]) -> None:
        """Make the address say what is chosen."""
        kept.address = self._address(kept.choice)
        kept.changed = False
        if kept.address != {key: st.query_params.get_all(key) for key in st.query_params}:
            st.query_params.from_dict(kept.address)

    def _address(self, choice: C) -> dict[str, list[str]]:
        return for_person(self.write(choice), person())

    def _kept(self) -> _Kept[C] | None:
        found: _Kept[C] | None = st.session_state.get(f"{self.name} choice")
        return found
