"""Logs that a person reads on a terminal and a machine reads elsewhere, and that never tell who or where."""

import logging
import re
import sys
from typing import Any

import structlog

OURS = ("nuanyi",)


def prepare(level: str, readable: bool | None = None) -> None:
    """Send all logs, ours and the libraries', to standard error: readable on a terminal, else JSON.

    Of a library's message only the template is kept, never the values, which may be names, positions or addresses
    with the token in them; of its errors only the kind.
    """
    if readable is None:
        readable = sys.stderr.isatty()
    shared: list[Any] = [
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.add_log_level,
    ]
    renderer: Any = (
        structlog.dev.ConsoleRenderer() if readable else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    handler.addFilter(Discreet())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("nuanyi").setLevel(level.upper())


class Discreet(logging.Filter):
    """Strip records of what is nobody's business."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, without values that a library put into it."""
        if record.name.split(".")[0] not in OURS:
            kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
            record.msg = f"{record.name}: {_template(record)} {kind}".strip()
            record.args, record.exc_info, record.exc_text, record.stack_info = None, None, None, None
        return True


def _template(record: logging.LogRecord) -> str:
    # A library that formats by itself leaves no template: numbers, quoted parts and addresses go out then.
    text = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
    return re.sub(
        r"https?://\S+|'[^']*'|\"[^\"]*\"|\{.*\}|\[.*\]|\(.*\)|\d[\d.:,]*|[^\x00-\x7f]+",
        "…",
        text,
        flags=re.S,
    )[:200]


def log() -> Any:
    """Return our logger. Give it events and counts, never names, words, positions or numbers of people."""
    return structlog.get_logger("nuanyi")
