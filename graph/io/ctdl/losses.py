"""What CTDL cannot say about a graph, as a table and in a few lines."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence

from graph.io.ctdl.terms import Loss
from graph.words import amount, counted


def losses_table(losses: Sequence[Loss]) -> bytes:
    """Return one row for each loss: node, what, why, and the property that keeps it if any."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(("node", "what", "why", "kept"))
    rows.writerows((loss.node, loss.what, loss.why, loss.kept) for loss in losses)
    return text.getvalue().encode("utf-8")


def losses_lines(losses: Sequence[Loss]) -> list[str]:
    """Return what is left out, most frequent first, after a line that counts everything."""
    out = Counter((loss.what, loss.why) for loss in losses if not loss.kept)
    kept = sum(bool(loss.kept) for loss in losses)
    head = (
        f"CTDL cannot express {counted(len(losses), 'fact')}; "
        f"{amount(kept)} of them are kept in careergraph's own properties"
    )
    return [
        head,
        *(
            f"left out {counted(number, 'time')}: {what}: {why}"
            for (what, why), number in sorted(out.items(), key=lambda item: (-item[1], item[0]))
        ),
    ]
