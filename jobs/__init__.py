"""What time does: each job by name, and how often it looks whether there is something to do, in seconds."""

from jobs import backlog, beat, deliver, expire, forget, reload, shred

TIMETABLE = (
    (0.2, deliver.run),
    (1.0, beat.run),
    (2.0, reload.run),
    (5.0, shred.run),
    (5.0, expire.run),
    (60.0, backlog.run),
    (600.0, forget.run),
)
