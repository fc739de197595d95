"""Working off the inbox: each lane in order, different lanes at the same time."""

import asyncio
import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.error import TelegramError

from bot import menus
from bot.context import Context
from bot.kit import Kit
from bot.logs import log
from bot.texts import language_for, say
from models import inbox, outbox
from models.inbox import Claim, ClaimLost
from models.outbox import Owed
from models.rules import RuleBroken

AT_ONCE = 48
"""Updates that one process works off at the same time."""

GATHER = 0.02
"""Seconds that a busy process waits for more to do in the same transaction."""

FEW = 3
"""Updates under way up to which a process isn't busy."""

PATIENCE = 1.5
"""Seconds for which a lane's next update waits until the answer to the one before has gone out."""

IDLE, ALONE = 0.15, 1.0
"""Seconds after which an idle process looks for updates of another one, or, alone, for postponed ones."""


class Desk:
    """Claim updates, pass each to the first route that fits, and answer."""

    def __init__(self, kit: Kit, routes: Sequence[Any]) -> None:
        self.kit, self.routes = kit, routes
        self.tasks: set[asyncio.Task[None]] = set()
        self.busy: set[int] = set()

    async def run(self) -> None:
        """Work until cancelled; what has begun by then goes on (see `drain`)."""
        while True:
            self.kit.arrived.clear()
            if len(self.tasks) > FEW:
                # Under load one transaction serves many: what ended meanwhile, and what can begin now.
                await asyncio.sleep(GATHER)
            if not await self.round():
                # Not wait_for: before Python 3.12 it forgets a cancellation that comes together with the result.
                with suppress(TimeoutError):
                    async with asyncio.timeout(ALONE if self.kit.database.sqlite else IDLE):
                        await self.kit.arrived.wait()

    async def drain(self, seconds: float) -> None:
        """Let what has begun end, for so long at most, and write down how."""
        if self.tasks:
            await asyncio.wait(self.tasks, timeout=seconds)
        with suppress(Exception):
            await self.round(claiming=False)

    async def round(self, *, claiming: bool = True) -> bool:
        """Write down what was sent and begin what can begin; tell whether there was anything to do."""
        kit, free = self.kit, AT_ONCE - len(self.tasks)
        claims: list[Claim] = []
        try:
            async with kit.sender.writing() as (session, written):
                if claiming and free > 0:
                    claims = await inbox.claim(session, kit.worker, free, kit.clock.now(), self.busy)
        except Exception as error:
            log().error("the inbox can't be read", kind=type(error).__name__)
            await asyncio.sleep(1)
            return False
        if written:
            kit.owed.set()
        for claim in claims:
            self._begin(claim)
        self._tell_whether_answered()
        return bool(claims)

    def _tell_whether_answered(self) -> None:
        waited_for = self.tasks or self.kit.taking_in or self.kit.arrived.is_set()
        (self.kit.answered.clear if waited_for else self.kit.answered.set)()

    def _begin(self, claim: Claim) -> None:
        task = asyncio.create_task(self._work_off(claim))
        self.tasks.add(task)
        self.busy.add(claim.lane)
        patience = asyncio.get_running_loop().call_later(PATIENCE, self._free, claim.lane)

        def ended(_task: asyncio.Task[None]) -> None:
            patience.cancel()
            self.tasks.discard(task)
            self._tell_whether_answered()
            self._free(claim.lane)

        task.add_done_callback(ended)

    def _free(self, lane: int) -> None:
        self.busy.discard(lane)
        self.kit.arrived.set()

    async def _work_off(self, claim: Claim) -> None:
        try:
            await self._handle(claim)
        except ClaimLost:
            log().warning("another process has taken an update over")
        except Exception as error:
            await self._failed(claim, error)

    async def _handle(self, claim: Claim) -> None:
        update = Update.de_json(claim.raw, self.kit.bot) if claim.raw is not None else None
        if update is None:
            async with self.kit.database.begin() as session:
                return await inbox.finish(session, claim.seq, self.kit.worker, self.kit.clock.now())
        context = Context(self.kit, claim, update)
        try:
            await self._decide(update, context)
        except Exception as error:
            if not context.finished:
                raise
            # What is committed is done, and owed.
            log().error("a handler failed after its transaction", kind=type(error).__name__, where=_where(error))
        await self._answer(update, context)
        return await menus.refresh(context)

    async def _decide(self, update: Update, context: Context) -> None:
        try:
            await self._route(update, context)
            if not context.finished:
                async with context.begin():
                    pass
        except RuleBroken as broken:
            context.start_over()
            async with context.begin():
                context.refuse(broken)

    async def _route(self, update: Update, context: Context) -> None:
        for route in self.routes:
            check = route.check_update(update)
            if check is not None and check is not False:
                route.collect_additional_context(context, update, None, check)
                await route.callback(update, context)
                return

    async def _answer(self, update: Update, context: Context) -> None:
        toast = self._toast(update, context)
        if context.attempts:
            await self.kit.sender.send(context.attempts)
        if context.left_over:
            self.kit.owed.set()
        await toast

    async def _toast_now(self, update: Update, context: Context) -> None:
        if update.callback_query:
            # A press that is answered late is refused; what it did stays done.
            with suppress(TelegramError):
                await self.kit.sender.call(
                    "answerCallbackQuery", callback_query_id=update.callback_query.id, **context.toast
                )

    def _toast(self, update: Update, context: Context) -> "asyncio.Task[None]":
        return asyncio.create_task(self._toast_now(update, context))

    async def _failed(self, claim: Claim, error: Exception) -> None:
        incident = secrets.token_hex(3).upper()
        final = claim.failures + 1 >= inbox.TRIES
        log().error("an update failed", incident=incident, kind=type(error).__name__, where=_where(error), last=final)
        while True:
            try:
                await self._put_by(claim, incident, final)
                break
            except ClaimLost:
                break
            except Exception as again:
                log().error("a failure could not be written down", kind=type(again).__name__)
                await asyncio.sleep(1)
        self.kit.arrived.set()
        self.kit.owed.set()

    async def _put_by(self, claim: Claim, incident: str, final: bool) -> None:
        now, worker = self.kit.clock.now(), self.kit.worker
        async with self.kit.database.begin() as session:
            if not final:
                pause = timedelta(seconds=0.5 * 3**claim.failures)
                return await inbox.retry_later(session, claim.seq, worker, now + pause)
            await inbox.set_aside(session, claim, worker, incident, now)
            apology = _apology(claim, incident)
            if apology:
                await outbox.put(session, apology, now)
        return None


def _apology(claim: Claim, incident: str) -> Owed | None:
    raw = claim.raw or {}
    language = language_for(_language_code(raw))
    if claim.lane <= 0:
        return None
    params = {"text": say(language, "failed", incident=incident), "parse_mode": "HTML"}
    return Owed(claim.lane, f"update:{claim.update_id}:failed", "sendMessage", params)


def _language_code(raw: dict[str, Any]) -> str | None:
    for kind in raw.values():
        if isinstance(kind, dict) and isinstance(kind.get("from"), dict):
            code = kind["from"].get("language_code")
            return code if isinstance(code, str) else None
    return None


def _where(error: Exception) -> str:
    """Return file and line of the failure: no message, which may hold what a person wrote."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}" if trace else ""
