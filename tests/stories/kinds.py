"""Messages of every kind that Telegram has and the local one has no verb for, as the Bot API writes them."""

FILE = {"file_id": "AAA", "file_unique_id": "A"}
SHAPE = {"width": 64, "height": 64}

KINDS = {
    "sticker": {**FILE, **SHAPE, "type": "regular", "is_animated": False, "is_video": False, "emoji": "😀"},
    "voice": {**FILE, "duration": 3},
    "audio": {**FILE, "duration": 180, "title": "<b>"},
    "video": {**FILE, **SHAPE, "duration": 9},
    "video_note": {**FILE, "length": 240, "duration": 9},
    "animation": {**FILE, **SHAPE, "duration": 2},
    "dice": {"emoji": "🎲", "value": 6},
    "poll": {
        "id": "1",
        "question": "几点下雨？",
        "options": [{"text": "三点", "voter_count": 0, "persistent_id": "1"}],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    },
    "game": {"title": "蛇", "description": "吃豆", "photo": [{**FILE, **SHAPE}]},
    "story": {"chat": {"id": 5, "type": "private", "first_name": "A"}, "id": 1},
    "something_yet_unknown": {"of": "the future"},
}
"""What somebody may send instead of a place or words."""

SERVICE = {
    "message_auto_delete_timer_changed": {"message_auto_delete_time": 86400},
    "chat_background_set": {"type": {"type": "wallpaper"}},
    "write_access_allowed": {"from_request": True},
}
"""What Telegram itself puts into a private chat: nobody said it."""


def of_kind(kind: str) -> dict[str, object]:
    """Return a message's content of this kind."""
    return {kind: {**KINDS, **SERVICE}[kind]}
