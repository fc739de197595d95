"""Staff: administrators invite people to roles by a link, confirm who opened it, and end roles again."""

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import addressing, applicationcards, deeplinks, staffviews
from bot.context import Context
from bot.keyboards import Keyboard, home, inline, press
from bot.staffviews import ALL, PAGE
from bot.texts import Markup, plain, say
from handlers import forms, invitationform
from models import invitations, members, outbox, rights, roles, staff
from models.invitations import CONFIRMED, REFUSED, Invited
from models.outbox import EDIT, Owed
from models.roles import Role
from models.rules import RuleBroken

ACT = "invitation.make"


async def command(_update: Update, context: Context) -> None:
    """Show what an administrator can do about staff."""
    async with context.begin() as session:
        await begin(context, session)


async def begin(context: Context, session: AsyncSession) -> None:
    """Owe the menu. Raises RuleBroken for who is no administrator."""
    context.reply(*await _menu(context, session))


async def back_to_menu(_update: Update, context: Context) -> None:
    """Show the menu in place of what is shown."""
    async with context.begin() as session:
        context.edit(*await _menu(context, session))


async def new(_update: Update, context: Context) -> None:
    """Begin to invite somebody."""
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        await forms.start(context, session, "invite", invitationform.FORM, {})


async def follow(context: Context, session: AsyncSession, payload: str) -> bool:
    """Take the invitation of a deep link and let the administrators know; False when it is another kind of link.

    Raises RuleBroken for a link that is used, expired, or unknown.
    """
    token = deeplinks.invitation_token(payload)
    if token is None:
        return False
    sender = context.update.effective_user
    called = sender.full_name if sender else ""
    one = await invitations.open_link(session, token, context.person, called, context.now)
    role = context.plain(f"staff-role-{one.kind}")
    scope = await staffviews.scope_name(session, context.language, context.kit.district, one.scope)
    context.reply(context.say("invitation-opened", name=one.name, role=role, scope=scope), context.home())
    people = [chat for chat in await rights.present_administrators(session) if chat != context.person]
    spoken = await addressing.languages(session, context.kit.district, people)
    for chat in people:
        text = await staffviews.card(session, spoken[chat], context.kit.district, one)
        buttons = staffviews.card_buttons(spoken[chat], one.number)
        params = {"text": text, "parse_mode": "HTML", "reply_markup": buttons}
        subject = one.invitation.opened_by
        context.owe(Owed(chat, _card(one.number), "sendMessage", params, keep=True, subject=subject))
    return True


async def waiting(_update: Update, context: Context) -> None:
    """Show who waits to be confirmed."""
    async with context.begin() as session:
        await _show_waiting(context, session)


async def open_card(_update: Update, context: Context) -> None:
    """Show one of those who wait, with the two decisions."""
    (number,) = context.matched()
    async with context.begin() as session:
        await rights.require(session, context.person, "invitation.confirm")
        one = await invitations.find(session, int(number))
        if one is None or one.invitation.state != invitations.OPENED:
            raise RuleBroken("invitation-settled")
        text = await staffviews.card(session, context.language, context.kit.district, one)
        context.subject = one.invitation.opened_by
        context.edit(text, staffviews.card_buttons(context.language, one.number, back=True))


async def decide(_update: Update, context: Context) -> None:
    """Confirm or refuse one who waits; the first decision counts."""
    verdict, number, from_list = context.matched()
    act = invitations.confirm if verdict == "y" else invitations.refuse
    async with context.begin() as session:
        one = await act(session, int(number), context.person, context.now)
        if one is None:
            raise RuleBroken("invitation-settled")
        await _settle(context, session, one, CONFIRMED if verdict == "y" else REFUSED)
        done = "invitation-done-confirmed" if verdict == "y" else "invitation-done-refused"
        if from_list:
            await _show_waiting(context, session)
        context.pop_up(context.plain(done, name=one.name))


async def confirm_all(_update: Update, context: Context) -> None:
    """Confirm all who were on the list with this button, and nobody who came later."""
    (mark,) = context.matched()
    async with context.begin() as session:
        await rights.require(session, context.person, "invitation.confirm")
        count = 0
        for one in staffviews.among(await invitations.waiting(session), mark):
            count += await _confirm_one(context, session, one)
        await _show_waiting(context, session)
        context.pop_up(context.plain("invitation-done-all", count=count))


async def unopened(_update: Update, context: Context) -> None:
    """Show the invitations that nobody has opened yet."""
    (skip,) = context.matched()
    async with context.begin() as session:
        await _show_unopened(context, session, int(skip))


async def withdraw(_update: Update, context: Context) -> None:
    """Take an invitation back."""
    (number,) = context.matched()
    async with context.begin() as session:
        if not await invitations.withdraw(session, int(number), context.person, context.now):
            raise RuleBroken("invitation-settled")
        await _show_unopened(context, session, 0)
        context.pop_up(context.plain("invitation-done-withdrawn"))


async def people(_update: Update, context: Context) -> None:
    """Show a page of those who have roles."""
    kind, skip = context.matched()
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        found = await staff.every(session, None if kind == ALL else kind)
        first = int(skip) if int(skip) < len(found) else 0
        names = await staff.names(session, found[first : first + PAGE])
        context.edit(
            *await staffviews.people(session, context.language, context.kit.district, found, names, (kind, first))
        )


async def person(_update: Update, context: Context) -> None:
    """Show one person's roles."""
    (member,) = context.matched()
    async with context.begin() as session:
        await rights.require(session, context.person, ACT)
        await _show_person(context, session, int(member))


async def ask_end(_update: Update, context: Context) -> None:
    """Ask once more before a role ends."""
    async with context.begin() as session:
        role = await _role(context, session)
        name = await roles.name_of(session, role.member_id)
        words = await staffviews.role_words(session, context.language, context.kit.district, role)
        yes = press(context.plain("staff-end-yes"), f"i:E:{role.id}")
        no = press(context.plain("staff-end-no"), f"i:p:{role.member_id}")
        context.subject = role.member_id
        context.edit(context.say("staff-end-ask", name=name or "—", role=words), inline([yes], [no]))


async def end(_update: Update, context: Context) -> None:
    """End a role at once; who had it hears that, and gets the keys of what they are now."""
    async with context.begin() as session:
        role = await _role(context, session)
        member = await context.member(session)
        if not await roles.end(session, role.id or 0, member, context.now):
            raise RuleBroken("staff-role-over")
        person = await members.person_of(session, role.member_id)
        if person is not None:
            language, keyboard = await _addressed(context, session, person)
            words = await staffviews.role_words(session, language, context.kit.district, role)
            params = {"text": say(language, "staff-ended", role=words), "parse_mode": "HTML", "reply_markup": keyboard}
            context.owe(Owed(person, f"role:{role.id}:ended", "sendMessage", params))
        await _show_person(context, session, role.member_id)
        context.pop_up(context.plain("staff-end-done"))


async def _menu(context: Context, session: AsyncSession) -> tuple[Markup, Keyboard]:
    await rights.require(session, context.person, ACT)
    found = len(await staff.every(session))
    waits, unread = await invitations.waiting(session), await invitations.unopened(session, context.now)
    return staffviews.menu(context.language, found, len(waits), len(unread))


async def _show_waiting(context: Context, session: AsyncSession) -> None:
    await rights.require(session, context.person, "invitation.confirm")
    found, district = await invitations.waiting(session), context.kit.district
    context.edit(*await staffviews.waiting(session, context.language, district, found))


async def _show_unopened(context: Context, session: AsyncSession, skip: int) -> None:
    await rights.require(session, context.person, ACT)
    found = await invitations.unopened(session, context.now)
    district = context.kit.district
    context.edit(*await staffviews.unopened(session, context.language, district, found, skip))


async def _show_person(context: Context, session: AsyncSession, member: int) -> None:
    one = await staff.find(session, member)
    if one is None:
        back = press(context.plain("staff-back"), f"i:s:{ALL}:0")
        return context.edit(context.say("staff-person-none"), inline([back]))
    context.subject = member
    name = await roles.name_of(session, member) or ""
    return context.edit(*await staffviews.person(session, context.language, context.kit.district, one, name))


async def _confirm_one(context: Context, session: AsyncSession, one: Invited) -> bool:
    try:
        confirmed = await invitations.confirm(session, one.number, context.person, context.now)
    except RuleBroken:  # locked out meanwhile: the others are confirmed all the same
        return False
    if confirmed:
        await _settle(context, session, confirmed, CONFIRMED)
    return confirmed is not None


async def _settle(context: Context, session: AsyncSession, one: Invited, verdict: str) -> None:
    """Change the cards of all administrators, and tell who was decided about."""
    decider = await context.member(session)
    copies = await outbox.copies(session, _card(one.number))
    spoken = await addressing.languages(session, context.kit.district, [chat for _, chat in copies])
    for row, chat in copies:
        by = await applicationcards.decider(session, spoken[chat], decider)
        text = await staffviews.decided(session, spoken[chat], context.kit.district, one, verdict, by, context.now)
        params = {"text": text, "parse_mode": "HTML"}
        source, subject = f"invitation:{one.number}:{verdict}", one.invitation.opened_by
        context.owe(Owed(chat, source, "editMessageText", params, EDIT, about=row, subject=subject))
    await _tell(context, session, one, verdict)


async def _tell(context: Context, session: AsyncSession, one: Invited, verdict: str) -> None:
    if one.person is None:
        return
    language, keyboard = await _addressed(context, session, one.person)
    role = plain(language, f"staff-role-{one.kind}")
    scope = await staffviews.scope_name(session, language, context.kit.district, one.scope)
    text = say(language, f"invitation-heard-{verdict}", role=role, scope=scope)
    if verdict == CONFIRMED:
        text = Markup(f"{text}\n\n{say(language, f'staff-can-{one.kind}')}")
    params = {"text": text, "parse_mode": "HTML", "reply_markup": keyboard}
    context.owe(Owed(one.person, f"invitation:{one.number}:heard", "sendMessage", params))


async def _addressed(context: Context, session: AsyncSession, person: int) -> tuple[str, Keyboard]:
    """Return somebody's language, and the keys of what they are now."""
    language = (await addressing.languages(session, context.kit.district, [person]))[person]
    return language, home(language, await addressing.faces(session, person))


async def _role(context: Context, session: AsyncSession) -> Role:
    """Return the role that a button names, for who may end it."""
    (number,) = context.matched()
    await rights.require(session, context.person, "role.end")
    role = await roles.by_id(session, int(number))
    if role is None or role.ended_at is not None:
        raise RuleBroken("staff-role-over")
    return role


def _card(number: int) -> str:
    return f"invitation:{number}:card"
