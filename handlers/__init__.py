"""What people say to the bot: the routes in their order, the first that fits takes the update."""

from telegram.ext import CallbackQueryHandler, ChatMemberHandler, CommandHandler, MessageHandler, filters

from handlers import meanings, start, stations

NEW = filters.UpdateType.MESSAGE
PRIVATE = NEW & filters.ChatType.PRIVATE

ROUTES = (
    CommandHandler("start", start.start, filters=PRIVATE),
    CommandHandler("near", stations.ask_place, filters=PRIVATE),
    CommandHandler("favourites", stations.favourites_list, filters=PRIVATE),
    CommandHandler("language", start.language, filters=PRIVATE),
    CommandHandler("help", start.guide, filters=PRIVATE),
    CommandHandler("cancel", start.cancel, filters=PRIVATE),
    CommandHandler("myid", start.my_id, filters=NEW),
    CallbackQueryHandler(stations.change_list, pattern=r"^@(-?[\d.]+),(-?[\d.]+)\|([0-9a-f]+)\|(\d+)$"),
    CallbackQueryHandler(stations.open_page, pattern=r"^s:(\d+)$"),
    CallbackQueryHandler(stations.keep_favourite, pattern=r"^f:(\d+):([01])$"),
    CallbackQueryHandler(stations.ask_problem, pattern=r"^p:(\d+)$"),
    CallbackQueryHandler(stations.mark_problem, pattern=r"^p:(\d+):(\w+)$"),
    CallbackQueryHandler(meanings.press_in_form, pattern=r"^a:"),
    CallbackQueryHandler(meanings.go_on, pattern=r"^d:(go|new)$"),
    CallbackQueryHandler(start.choose_language, pattern=r"^l:([\w-]+)$"),
    CallbackQueryHandler(start.old_button),
    ChatMemberHandler(start.blocked, ChatMemberHandler.MY_CHAT_MEMBER),
    MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE, start.edited),
    MessageHandler(PRIVATE, meanings.understand),
)
