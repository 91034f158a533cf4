"""The tables and their columns: what each cell means, how it is read and what it may hold."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal

from graph.model.contract import CONFIDENCES, NODE_TYPES, PAY_BASES, STATES, STATUSES, TIERS
from graph.model.relations import RELATIONS

CellKind = Literal["id", "text", "list", "integer", "number", "choice", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name
        Header as written in the file.
    kind
        How a cell is read. ``list`` is text with ``;`` between the items.
    meaning
        One line for people: meaning and unit.
    required
        An empty cell is an error.
    allowed
        The values of a ``choice``.
    low, high
        Range of a number, both ends allowed.
    pattern, example
        Regular expression that a text, or each item of a list, matches as a whole; and one that
        does.
    key
        Together with the other key columns of its table it tells the rows apart.
    refers
        The table whose ids the cells name.
    """

    name: str
    kind: CellKind
    meaning: str
    required: bool = False
    allowed: Collection[str] = ()
    low: float = 0
    high: float = 0
    pattern: str = ""
    example: str = ""
    key: bool = False
    refers: Literal["", "nodes", "sources"] = ""


def _months(name: str, meaning: str) -> Column:
    return Column(name, "integer", meaning, high=1_200)


def _dollars(name: str, meaning: str) -> Column:
    return Column(name, "number", meaning, high=1e9)


_reference = partial(Column, "reference", "text", "id in sources.csv", refers="sources")
_node = partial(Column, kind="id", required=True, refers="nodes")
_KEY: Final = Column("id", "id", "stable identifier", required=True, key=True)

NODES: Final = (
    _KEY,
    Column("type", "choice", "what the node is", required=True, allowed=NODE_TYPES),
    Column("name", "text", "what people call it", required=True),
    Column("kind", "text", "credential: one of the credential kinds; other types: free word"),
    Column("abbreviation", "text", "short form, for example RHIA"),
    Column("aliases", "list", "other names"),
    Column("level", "integer", "0 school to 7 executive", high=7),
    _months("duration_months", "credential: months of full-time study or preparation"),
    Column(
        "study_mode",
        "choice",
        "credential: full_time leaves no room for a job, part_time is only beside one; or either",
        allowed=("either", "full_time", "part_time"),
    ),
    _months("part_time_months", "credential: months beside work; empty: factor times duration"),
    _months("min_months", "role: months before it counts as experience"),
    _dollars("cost_usd", "tuition and materials, US dollars"),
    _dollars("fee_usd", "exam and membership, US dollars"),
    _dollars("renewal_usd", "credential: price of one renewal, US dollars; in no plan's cost"),
    Column("renewal_months", "integer", "credential: months between renewals", low=1, high=1_200),
    _dollars("pay_low_usd", "low pay, US dollars a year"),
    _dollars("pay_median_usd", "median pay, US dollars a year"),
    _dollars("pay_high_usd", "high pay, US dollars a year"),
    Column("pay_year", "integer", "year of the pay figures", low=1900, high=2100),
    Column("pay_basis", "choice", "what low and high pay are", allowed=PAY_BASES),
    Column("employment", "integer", "people employed", high=1e9),
    Column("growth_pct", "number", "projected change in ten years, per cent", low=-100, high=1_000),
    Column("openings_per_year", "integer", "projected openings a year", high=1e9),
    Column("occupation", "text", "O*NET-SOC code"),
    Column("ai_exposure", "number", "share of the occupation's tasks, 0 to 1", high=1),
    Column("cip", "list", "programme: CIP 2020 codes", pattern=r"\d\d\.\d{4}", example="51.0707"),
    Column("status", "choice", "only active nodes can be newly achieved", allowed=STATUSES),
    Column("remote", "choice", "role: can it be done from home", allowed=("yes", "partly", "no")),
    Column("description", "text", "one sentence"),
    Column("url", "text", "official page"),
    Column("part_time_pct", "number", "share that works part time, per cent", high=100),
    Column("job_prospects", "text", "school grade for the prospects, as in the seed article"),
    Column("education_years", "number", "years of school after high school", high=20),
    Column("difficulty_physical", "text", "+ to +++, as in the seed article"),
    Column("difficulty_intellectual", "text", "+ to +++, as in the seed article"),
    Column("difficulty_emotional", "text", "+ to +++, as in the seed article"),
    Column("duties", "list", "what one does"),
    Column("skills", "list", "what helps"),
    Column("works_with", "list", "whom one works with"),
    Column("pros", "list", "what speaks for it"),
    Column("cons", "list", "what speaks against it"),
    _dollars("seed_pay_usd", "pay in the seed article, US dollars a year"),
    Column("seed_employment", "integer", "people employed in the seed article", high=1e9),
)

EDGES: Final = (
    _node("source", meaning="where the edge starts"),
    _node("target", meaning="where the edge ends"),
    Column("relation", "choice", "how source relates to target", required=True, allowed=RELATIONS),
    Column("pathway", "text", "required_for: rows of one pathway are needed together"),
    Column("group", "text", "required_for: rows of one group are alternatives"),
    Column("required_number", "integer", "how many of the group must hold", low=1, high=1_000),
    _months("months", "required_for: months of experience; otherwise typical months"),
    Column("min_level", "integer", "experience in a career: least level that counts", high=7),
    Column("pool", "text", "experience rows of one pool are added up"),
    Column("note", "text", "anything a reader should know"),
    _reference(),
    Column("as_of", "date", "when the source said so: YYYY, YYYY-MM or YYYY-MM-DD"),
    Column("confidence", "choice", "how sure this is", allowed=CONFIDENCES),
)

SOURCES: Final = (
    _KEY,
    Column("title", "text", "title of the page or table", required=True),
    Column("publisher", "text", "who publishes it"),
    Column("url", "text", "address"),
    Column("published", "date", "date of publication: YYYY, YYYY-MM or YYYY-MM-DD"),
    Column("accessed", "date", "when it was read"),
    Column("tier", "choice", "how close to the origin", allowed=TIERS),
    Column("licence", "text", "terms of use"),
)

CITATIONS: Final = (
    _node("node", meaning="id in nodes.csv", key=True),
    Column("field", "text", "column of nodes.csv", required=True, key=True),
    _reference(required=True),
    Column("as_of", "date", "when the source said so: YYYY, YYYY-MM or YYYY-MM-DD"),
    Column("confidence", "choice", "how sure this is", allowed=CONFIDENCES),
    Column("note", "text", "reasoning of an estimate, conflicts"),
)

TITLES: Final = (
    _node("node", meaning="id in nodes.csv", key=True),
    Column("title", "text", "another job title that people search for", required=True, key=True),
    _reference(),
)


@dataclass(frozen=True, slots=True)
class PayTable:
    """A table of what whole occupations pay by one kind of place: ``pay_by_state.csv``.

    Parameters
    ----------
    many
        What several places are called.
    place
        Their columns: the code, named as the kind, and perhaps its title (``industry_title``).
    """

    many: str
    place: tuple[Column, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table."""
        return (_OCCUPATION, *self.place, *_PAY)


_OCCUPATION: Final = Column(
    "occupation",
    "text",
    "SOC code",
    required=True,
    pattern=r"\d\d-\d{4}",
    example="29-2072",
    key=True,
)
_PAY: Final = (
    Column("employment", "integer", "people employed", high=1e9),
    _dollars("pay_low_usd", "low pay, US dollars a year"),
    _dollars("pay_median_usd", "median pay, US dollars a year"),
    _dollars("pay_mean_usd", "mean pay, US dollars a year"),
    _dollars("pay_high_usd", "high pay, US dollars a year"),
    Column("pay_year", "integer", "year of the figures", low=1900, high=2100),
    _reference(),
)
_place = partial(Column, required=True, key=True)

PAY_TABLES: Final = {
    "state": PayTable(
        "states", (_place("state", "choice", "postal code of the state", allowed=STATES),)
    ),
    "industry": PayTable(
        "industries",
        (
            _place(
                "industry", "text", "NAICS code", pattern=r"\d\d(-\d\d|\d{0,4})", example="622000"
            ),
            Column("industry_title", "text", "what the industry is called"),
        ),
    ),
}
"""What pay is told by, and its table; a further table is one more record."""

CITED_FIELDS: Final = tuple(column.name for column in NODES if column.kind in {"integer", "number"})
"""Columns of nodes.csv whose filled cells need a citation."""
