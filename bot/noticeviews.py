"""What people see of their notices: the switches of the topics, the hours, and the button that stops a topic."""

from bot.district import District
from bot.keyboards import Button, press
from bot.texts import plain
from models.notices import Notice


def stop_row(language: str, district: District, notice: Notice) -> list[Button]:
    """Return the button under a copy that stops its topic; none for what has no topic: it was asked for otherwise."""
    if notice.topic is None:
        return []
    label = plain(language, "notices-stop", topic=district.topic(notice.topic, language))
    return [press(label, f"no:x:{notice.number}")]
