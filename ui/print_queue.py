"""What became of a paper after the queue took it, asked of CUPS' own library. Elsewhere nothing is known of it.

Qt tells nobody when CUPS refuses the file at the last moment, and nobody hears of a job that was given up right away:
a filter that stumbles, a driver that is missing, a queue that stopped in between.
"""

from __future__ import annotations

import ctypes
import time
from enum import Enum

WATCHED_SECONDS = 1.0
"""How long a job is looked after: what breaks at once breaks by then, and the next paper waits no longer."""

_STEP_SECONDS = 0.1
_LIBRARY = "libcups.so.2"
_FIRST_ERROR = 0x0400
"""Status codes of IPP from here on are refusals: RFC 8011, appendix B."""

_ALL_JOBS = -1
_STOPPED, _CANCELLED, _ABORTED, _COMPLETED = 6, 7, 8, 9
"""States of a job: RFC 8011, 5.3.7."""


class Fate(Enum):
    """What the queue says of a paper."""

    LOST = "lost"
    UNDER_WAY = "under way"
    OUT = "out"
    UNKNOWN = "unknown"


class _Job(ctypes.Structure):
    # `cups_job_t` of cups/cups.h; it has been the same since CUPS 1.1.
    _fields_ = (
        ("id", ctypes.c_int),
        ("dest", ctypes.c_char_p),
        ("title", ctypes.c_char_p),
        ("user", ctypes.c_char_p),
        ("format", ctypes.c_char_p),
        ("state", ctypes.c_int),
        ("size", ctypes.c_int),
        ("priority", ctypes.c_int),
        ("completed_time", ctypes.c_long),
        ("creation_time", ctypes.c_long),
        ("processing_time", ctypes.c_long),
    )


def refused() -> bool:
    """Whether CUPS refused what Qt sent last in this thread: it denies the user, or the file is too large."""
    library = _library()
    return library is not None and library.cupsLastError() >= _FIRST_ERROR


def newest(queue: str) -> int:
    """The number of this person's latest job in the queue, 0 for none: what is printed now will have a higher one."""
    return max((number for number, _state in _jobs(queue) or ()), default=0)


def watch(queue: str, after: int) -> Fate:
    """Look after this person's jobs with a higher number until they are out, lost, or the time to watch is over.

    Jobs are not known by their titles: servers hide those. Unknown where a server keeps no history of jobs and the
    paper is through.
    """
    end = time.monotonic() + WATCHED_SECONDS
    while True:
        fate = _fate([state for number, state in _jobs(queue) or () if number > after])
        if fate is not Fate.UNDER_WAY or time.monotonic() >= end:
            return fate
        time.sleep(_STEP_SECONDS)


def withdraw(queue: str, after: int) -> None:
    """Take this person's jobs with a higher number back from the queue: a paper that the person is told to print again
    must not come out by itself as well, once somebody has mended the printer.
    """
    library = _library()
    for number, state in _jobs(queue) or ():
        if library is not None and number > after and state < _CANCELLED:
            library.cupsCancelJob(queue.encode(), number)


def _library() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError:
        return None
    several = ctypes.POINTER(ctypes.POINTER(_Job))
    library.cupsGetJobs.argtypes = (several, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)
    library.cupsCancelJob.argtypes = (ctypes.c_char_p, ctypes.c_int)
    library.cupsFreeJobs.argtypes = (ctypes.c_int, ctypes.POINTER(_Job))
    return library


def _jobs(queue: str) -> list[tuple[int, int]] | None:
    """This person's jobs in the queue, by number and state; None when nobody says."""
    library = _library()
    if library is None:
        return None
    jobs = ctypes.POINTER(_Job)()
    count = library.cupsGetJobs(ctypes.byref(jobs), queue.encode(), 1, _ALL_JOBS)
    if count < 0:  # no answer, and nothing that would have to be freed
        return None
    found = [(job.id, job.state) for job in jobs[:count]] if count else []
    library.cupsFreeJobs(count, jobs)
    return found


def _fate(states: list[int]) -> Fate:
    if not states:
        return Fate.UNKNOWN
    if any(state in (_STOPPED, _CANCELLED, _ABORTED) for state in states):
        return Fate.LOST
    return Fate.OUT if all(state == _COMPLETED for state in states) else Fate.UNDER_WAY
