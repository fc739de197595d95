"""Whether a call's parameters are what the Bot API's description says, before anything is done.

Everything is compiled once per method. Unknown parameters and fields are refused, which is stricter than
the real server on purpose: a misspelled parameter would silently do nothing there.
"""

import math
import re
from collections.abc import Callable
from typing import Any

import orjson

from bot.sandbox.files import Upload
from bot.sandbox.refusals import bad
from bot.sandbox.specification import PLAIN, load

Convert = Callable[[Any, str], Any]
SPECIFICATION = load()
WORDS_FOR_MISSING = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "from_chat_id is empty",
    "user_id": "invalid user_id specified",
    "text": "message text is empty",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "video": "there is no video in the request",
    "animation": "there is no animation in the request",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "latitude": "latitude is empty",
    "longitude": "longitude is empty",
    "phone_number": "phone number is empty",
    "first_name": "first name is empty",
    "file_id": "file_id not specified",
    "media": "media is not specified",
}
MARKUP_KEYS = {
    "inline_keyboard": "InlineKeyboardMarkup",
    "keyboard": "ReplyKeyboardMarkup",
    "remove_keyboard": "ReplyKeyboardRemove",
    "force_reply": "ForceReply",
}


def _integer(value: Any, name: str) -> int:
    if type(value) is int:
        return value
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,19}", value):
        return int(value)
    raise bad(f'parameter "{name}" must be an Integer')


def _string(value: Any, name: str) -> str:
    if isinstance(value, str):
        return value
    raise bad(f'parameter "{name}" must be a String')


def _boolean(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in {"true", "false", "1", "0"}:
        return value.lower() in {"true", "1"}
    raise bad(f'parameter "{name}" must be a Boolean')


def _float(value: Any, name: str) -> float:
    try:
        number = float(value) if isinstance(value, (str, float, int)) and value is not True else math.nan
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise bad(f'parameter "{name}" must be a Float')
    return number


def _input_file(value: Any, name: str) -> Upload | str:
    if isinstance(value, (Upload, str)):
        return value
    raise bad(f'parameter "{name}" must be an InputFile or String')


def _integer_or_string(value: Any, name: str) -> int | str:
    if type(value) is int:
        return value
    if isinstance(value, str):
        return int(value) if re.fullmatch(r"-?\d{1,19}", value) else value
    raise bad(f'parameter "{name}" must be an Integer or a String')


SIMPLE: dict[str, Convert] = {
    "Integer": _integer,
    "String": _string,
    "Boolean": _boolean,
    "Float": _float,
    "InputFile|String": _input_file,
    "InputFile": _input_file,
    "Integer|String": _integer_or_string,
}
_COMPILED: dict[str, Convert] = {}


def compile_shape(shape: str) -> Convert:
    """Make the function that checks and converts a value of this shape (types joined by "|")."""
    shape = shape.rstrip("*")
    if shape in SIMPLE:
        return SIMPLE[shape]
    if shape not in _COMPILED:
        _COMPILED[shape] = _late(shape)
        _COMPILED[shape] = _from_text(_compile(shape))
    return _COMPILED[shape]


def _late(shape: str) -> Convert:
    """Look the function up when it is needed: objects may hold objects of their own kind."""

    def check(value: Any, name: str) -> Any:
        return _COMPILED[shape](value, name)

    return check


def _from_text(convert: Convert) -> Convert:
    """Take JSON text as well: forms and query strings carry lists and objects so."""

    def parse(value: Any, name: str) -> Any:
        if isinstance(value, str):
            try:
                value = orjson.loads(value)
            except ValueError:
                raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None
        return convert(value, name)

    return parse


def _compile(shape: str) -> Convert:
    options = shape.split("|")
    if all(option.startswith("Array of ") for option in options):
        return _list_of("|".join(option.removeprefix("Array of ") for option in options))
    if len(options) > 1:
        return _markup(options) if "InlineKeyboardMarkup" in options else _one_of(options)
    description = SPECIFICATION["types"][shape]
    return _one_of(description) if isinstance(description, list) else _object(description)


def _list_of(shape: str) -> Convert:
    convert = compile_shape(shape)

    def check(value: Any, name: str) -> list[Any]:
        if not isinstance(value, list):
            raise bad(f'parameter "{name}" must be an Array')
        return [convert(item, name) for item in value]

    return check


def _markup(options: list[str]) -> Convert:
    kinds = {key: compile_shape(kind) for key, kind in MARKUP_KEYS.items() if kind in options}

    def check(value: Any, name: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise bad("object expected as reply markup")
        for key, convert in kinds.items():
            if key in value:
                checked: dict[str, Any] = convert(value, name)
                return checked
        raise bad("object expected as reply markup")

    return check


def _one_of(options: list[str]) -> Convert:
    """Choose among kinds of one object by its `type` (or `source`, `status`), named after the kind."""
    start = len(_common_start(options))
    kinds = {_snake(option[start:]): option for option in options}

    def check(value: Any, name: str) -> dict[str, Any]:
        kind = kinds.get(str(value.get("type"))) if isinstance(value, dict) else None
        if kind is None:
            raise bad(f'parameter "{name}" has an unknown type')
        checked: dict[str, Any] = compile_shape(kind)(value, name)
        return checked

    return check


def _common_start(words: list[str]) -> str:
    first, last = min(words), max(words)
    for index, letter in enumerate(first):
        if letter != last[index]:
            return first[:index]
    return first


def _snake(words: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", words).lower()


def _object(fields: dict[str, str]) -> Convert:
    converts = {field: compile_shape(shape) for field, shape in fields.items()}
    required = [field for field, shape in fields.items() if shape.endswith("*")]

    def check(value: Any, name: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise bad(f'parameter "{name}" must be an object')
        checked = {}
        for field, given in value.items():
            if field not in converts:
                raise bad(f'unknown field "{field}" in parameter "{name}"')
            if given is not None:
                checked[field] = converts[field](given, field)
        for field in required:
            if field not in checked:
                raise bad(f'field "{field}" must be given in parameter "{name}"')
        return checked

    return check


def compile_method(method: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Make the function that checks one call's parameters and gives them with their real types."""
    fields: dict[str, str] = SPECIFICATION["methods"][method]
    converts = {field: compile_shape(shape) for field, shape in fields.items()}
    required = [field for field, shape in fields.items() if shape.endswith("*")]

    def check(given: dict[str, Any]) -> dict[str, Any]:
        checked = {}
        for field, value in given.items():
            if field not in converts:
                raise bad(f'unknown parameter "{field}"')
            if value is not None and value != "":
                checked[field] = converts[field](value, field)
        for field in required:
            if field not in checked:
                raise bad(WORDS_FOR_MISSING.get(field, f'parameter "{field}" is required'))
        return checked

    return check


_METHODS: dict[str, str] = {name.lower(): name for name in SPECIFICATION["methods"]}


def real_name(method: str) -> str | None:
    """Give a method's name as the description writes it (calls may write it in any case), or None."""
    return _METHODS.get(method.lower())


__all__ = ["PLAIN", "compile_method", "compile_shape", "real_name"]
