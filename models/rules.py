"""What may not be, said as a text key, so that every way in can show the same sentence."""


class RuleBroken(Exception):
    """Refuse an act; `key` and `args` name the sentence in bot/texts that tells the person why."""

    def __init__(self, key: str, **args: object) -> None:
        super().__init__(key)
        self.key = key
        self.args_of_text = args
