"""What the Bot API's methods and objects look like: names, types, and what is required.

`botapi.json` beside this file holds only that, taken from the published description of the Bot API (its
version is inside). When a new version is out, bring its full description as JSON (methods and types, each
with `fields` of `name`, `types`, `required`) and write the small one anew:

    python bot/sandbox/specification.py FULL.json
"""

import sys
from pathlib import Path
from typing import Any

import orjson

HERE = Path(__file__).with_name("botapi.json")
PLAIN = {"Integer", "String", "Boolean", "Float", "InputFile"}


def load() -> dict[str, Any]:
    """Read the small description: "version", "methods" (name: fields), "types" (name: fields or kinds),
    "updates".

    Fields are {name: shape}; a shape is the types joined by "|", with "*" at the end when the field is
    required.
    """
    description: dict[str, Any] = orjson.loads(HERE.read_bytes())
    return description


def slim(full: dict[str, Any]) -> dict[str, Any]:
    """Keep names, types and required flags of all methods and of the objects that methods take."""
    methods = {name: _fields(method) for name, method in full["methods"].items()}
    wanted = [shape for fields in methods.values() for shape in fields.values()]
    types: dict[str, Any] = {}
    while wanted:
        for option in wanted.pop().rstrip("*").split("|"):
            name = option.rpartition("Array of ")[2]
            if name in PLAIN or name in types or name not in full["types"]:
                continue
            subtypes = full["types"][name].get("subtypes")
            types[name] = subtypes or _fields(full["types"][name])
            wanted.extend(subtypes or types[name].values())
    updates = [field["name"] for field in full["types"]["Update"]["fields"] if field["name"] != "update_id"]
    return {"version": full["version"], "methods": methods, "types": types, "updates": updates}


def _fields(thing: dict[str, Any]) -> dict[str, str]:
    return {
        field["name"]: "|".join(field["types"]) + ("*" if field["required"] else "")
        for field in thing.get("fields", [])
    }


if __name__ == "__main__":
    HERE.write_bytes(orjson.dumps(slim(orjson.loads(Path(sys.argv[1]).read_bytes()))))
