"""What time does: each job by name, and how often it looks whether there is something to do, in seconds."""

from jobs import (
    backlog,
    beat,
    chase,
    closing,
    deliver,
    digests,
    expire,
    forget,
    mondays,
    photos,
    recheck,
    reload,
    remind,
    shred,
    threads,
)

TIMETABLE = (
    (0.2, deliver.run),
    (1.0, beat.run),
    (2.0, reload.run),
    (2.0, digests.run),
    (5.0, shred.run),
    (5.0, expire.run),
    (60.0, backlog.run),
    (10.0, remind.run),
    (10.0, recheck.run),
    (60.0, threads.run),
    (20.0, chase.run),
    (60.0, closing.run),
    (60.0, mondays.run),
    (600.0, forget.run),
    (600.0, photos.run),
    (3600.0, photos.sweep),
)
