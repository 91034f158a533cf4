"""How CP-SAT is set for all models: one worker and one seed, so that answers repeat."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from typing import Final

from graph.planning.effort import RATE, charge, watched
from graph.planning.models import cp_model
from graph.planning.stopping import current_check

_PAUSE: Final = 0.1
"""Seconds between two questions whether the answer is still wanted."""


def run(solver: cp_model.CpSolver, model: cp_model.CpModel) -> cp_model.CpSolverStatus:
    """Solve a model, unless the search is stopped from outside (`graph.planning.stopping`)."""
    left = watched()
    if left is not None:
        solver.parameters.max_time_in_seconds = left
    status = _solved(solver, model)
    lines = len(model.proto.variables) + len(model.proto.constraints)
    charge(solver.response_proto.deterministic_time, lines)
    return status


def _solved(solver: cp_model.CpSolver, model: cp_model.CpModel) -> cp_model.CpSolverStatus:
    check = current_check()
    if check is None:
        return solver.solve(model)
    check()
    # The check belongs to this thread, which one call of the solver would keep busy for seconds.
    with ThreadPoolExecutor(max_workers=1) as beside:
        search = beside.submit(solver.solve, model)
        try:
            while not wait([search], timeout=_PAUSE).done:
                check()
        finally:
            # Told again until it has ended: a search that is about to begin does not hear it.
            while not search.done():
                solver.stop_search()
                wait([search], timeout=_PAUSE)
        return search.result()


def new_solver(seconds: float | None, effort: float | None) -> cp_model.CpSolver:
    """Return a solver that stops after some work: seconds, or deterministic seconds of CP-SAT."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    # Ctrl-C is not the solver's: it would end one search, and the next one would begin.
    solver.parameters.catch_sigint_signal = False
    # Counts and sums gain from the linear relaxation, and so do most questions of holds alone.
    solver.parameters.linearization_level = 2
    # Presolve and cuts take longer than they save, because reduction has done their work.
    solver.parameters.cp_model_presolve = False
    solver.parameters.cut_level = 0
    solver.parameters.symmetry_level = 0
    limits = [
        each for each in (effort, None if seconds is None else RATE * seconds) if each is not None
    ]
    if limits:
        # Differences of sums are not exact to the last digit.
        solver.parameters.max_deterministic_time = round(max(0.0, min(limits)), 6)
    return solver
