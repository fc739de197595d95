"""A bare python-telegram-bot echo bot that stores nothing: `ptb.py API_ROOT TOKEN CONCURRENT`."""

import sys

from telegram import Update
from telegram.ext import ApplicationBuilder, MessageHandler, filters


async def echo(update: Update, _context: object) -> None:
    await update.message.reply_text(update.message.text)


def main(root: str, token: str, concurrent: int) -> None:
    builder = ApplicationBuilder().token(token).base_url(f"{root}/bot").base_file_url(f"{root}/file/bot")
    application = builder.concurrent_updates(concurrent or False).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(allowed_updates=["message"])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
