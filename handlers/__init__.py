"""What people say to the bot: the routes in their order, the first that fits takes the update."""

from bot.routing import ANYWHERE, EDITED, any_other_press, command, membership, message, press
from handlers import meanings, start, stations

ROUTES = (
    command("start", start.start),
    command("near", stations.ask_place),
    command("favourites", stations.favourites_list),
    command("language", start.language),
    command("help", start.guide),
    command("cancel", start.cancel),
    command("myid", start.my_id, ANYWHERE),
    press(stations.change_list, r"^@(-?\d+\.\d+),(-?\d+\.\d+)\|([0-9a-f]+)\|(\d+)$"),
    press(stations.open_page, r"^s:(\d+)$"),
    press(stations.turn_favourites, r"^k:(\d+)$"),
    press(stations.keep_favourite, r"^f:(\d+):([01])$"),
    press(stations.ask_problem, r"^p:(\d+)$"),
    press(stations.mark_problem, r"^p:(\d+):(\w+)$"),
    press(meanings.press_in_form, r"^a:"),
    press(meanings.go_on, r"^d:(go|new)$"),
    press(start.choose_language, r"^l:([\w-]+)$"),
    any_other_press(start.old_button),
    membership(start.blocked),
    message(start.edited, EDITED),
    message(meanings.understand),
)
