"""What Telegram accepts as buttons."""

from typing import Any

from bot.sandbox.entities import checked_link
from bot.sandbox.refusals import bad

Markup = dict[str, Any]
MAX_BUTTONS = 100
ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
}


def checked_inline(markup: Markup) -> Markup | None:
    """Check an inline keyboard; None when it has no button."""
    rows = [[_inline_button(button) for button in row] for row in markup["inline_keyboard"] if row]
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _inline_button(button: Markup) -> Markup:
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    actions = ACTIONS & button.keys()
    if not actions:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad("can't parse inline keyboard button: exactly one action must be given")
    if "callback_data" in actions and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if "copy_text" in actions and not 1 <= len(button["copy_text"]["text"]) <= 256:
        raise bad("BUTTON_COPY_TEXT_INVALID")
    return button if "url" not in actions else button | {"url": _link(button["url"])}


def _link(url: str) -> str:
    link = checked_link(url)
    if not link:
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return link


def checked_reply(markup: Markup, *, private: bool) -> Markup:
    """Check a reply keyboard; `private` tells whether it goes to a private chat."""
    if "keyboard" not in markup:
        return markup
    rows = [row for row in markup["keyboard"] if row]
    if not rows:
        raise bad("reply keyboard must have at least one button")
    if sum(map(len, rows)) > 300:
        raise bad("reply markup is too long")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise bad("keyboard button text must be non-empty")
        if button.get("request_location") and not private:
            raise bad("location can be requested in private chats only")
        if button.get("request_contact") and not private:
            raise bad("phone number can be requested in private chats only")
    placeholder = markup.get("input_field_placeholder", "")
    if len(placeholder) > 64:
        raise bad("input field placeholder is too long")
    return markup | {"keyboard": rows}
