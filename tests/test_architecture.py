"""How the house is built: what may import what, and what nobody does."""

import ast
import re
from pathlib import Path

import pytest

from tests.sources import PACKAGES, ROOT, calls, modules, tracked, tree

FOLDERS = {*PACKAGES, "tests", "deploy", "docs", ".ci"}
ASSEMBLY = {Path("bot/app.py"), Path("bot/cli.py"), Path("bot/__main__.py")}
"""Where the program is put together."""

DEMO = "bot.demo"
SANDBOX = "bot.sandbox"

LONGEST_FILE, LONGEST_FUNCTION = 600, 45


def name_of(path):
    """The dotted name of a module."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path, syntax=None):
    """The dotted names of all that a module imports, wherever in it; `from a import b` is `a.b`."""
    package = path.parts[:-1]
    for node in ast.walk(syntax or tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            beginning = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*beginning, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def within(name, package):
    return name == package or name.startswith(f"{package}.")


def breaches(paths, *forbidden):
    """Which of these modules import something of the forbidden packages, and what."""
    return [
        f"{path} imports {name}"
        for path in paths
        for name in imported(path)
        if any(within(name, package) for package in forbidden)
    ]


def test_the_search_finds_every_way_to_import():
    code = ast.parse("import a.b\nfrom c import d\ndef f():\n    from . import e\n    from ..g import h")
    assert list(imported(Path("x/y/z.py"), code)) == ["a.b", "c.d", "x.y.e", "x.g.h"]


def test_models_know_nothing_else_of_ours_and_no_telegram():
    assert breaches(modules("models"), "bot", "handlers", "jobs", "tests", "telegram") == []


def test_only_where_the_program_is_put_together_handlers_and_jobs_are_imported():
    kit = [path for path in modules("bot") if path not in ASSEMBLY]
    assert breaches(kit, "handlers", "jobs", "tests") == []


def test_handlers_and_jobs_know_nothing_of_each_other_nor_of_the_assembly():
    assembly = [name_of(path) for path in ASSEMBLY]
    assert breaches(modules("handlers"), "jobs", "tests", *assembly) == []
    assert breaches(modules("jobs"), "handlers", "tests", *assembly) == []


def test_of_the_jobs_only_delivery_knows_telegram():
    assert breaches([path for path in modules("jobs") if path.name != "deliver.py"], "telegram") == []


def test_the_local_telegram_is_a_house_of_its_own():
    sandbox = [path for path in modules("bot") if within(name_of(path), SANDBOX)]
    ours = [
        f"{path} imports {name}"
        for path in sandbox
        for name in imported(path)
        if name.partition(".")[0] in PACKAGES and not within(name, SANDBOX)
    ]
    assert sandbox
    assert ours == []


def test_only_the_demo_and_the_tests_use_the_local_telegram():
    others = [p for p in modules(*PACKAGES) if not within(name_of(p), SANDBOX) and not within(name_of(p), DEMO)]
    assert breaches(others, SANDBOX) == []


def test_nothing_is_kept_in_the_memory_of_one_process_between_updates():
    kept = re.compile(r"\b(user_data|chat_data|bot_data|ConversationHandler|PicklePersistence)\b")
    found = [path for path in modules(*PACKAGES) if kept.search((ROOT / path).read_text(encoding="utf-8"))]
    assert found == []


def callers(paths, *names):
    """Which of these modules call something of one of these names."""
    return sorted({str(path) for path in paths for name, _ in calls(tree(path)) if name in names})


def test_models_handlers_and_jobs_leave_the_commit_to_the_edge():
    assert callers(modules("models", "handlers", "jobs"), "commit") == []


def test_models_never_look_at_the_clock():
    assert callers(modules("models"), "now", "utcnow", "today") == []
    assert breaches(modules("models"), "time") == []


def test_only_the_command_line_prints():
    nodes = [(path, node) for path in modules(*PACKAGES) for node in ast.walk(tree(path))]
    printing = {str(path) for path, node in nodes if isinstance(node, ast.Name) and node.id == "print"}
    assert printing <= {"bot/cli.py"}


def test_the_top_level_folders_are_known():
    assert {path.parts[0] for path in tracked() if len(path.parts) > 1} <= FOLDERS


def test_deploy_and_docs_hold_no_source_code():
    assert modules("deploy", "docs", ".ci") == []


def test_no_file_is_too_long():
    long = [path for path in modules(*PACKAGES, "tests") if len(lines(path)) > LONGEST_FILE]
    assert long == []


def test_no_function_is_too_long():
    functions = [
        (path, node)
        for path in modules(*PACKAGES)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and "versions" not in path.parts
    ]
    long = [f"{path}: {f.name}" for path, f in functions if f.end_lineno - f.lineno >= LONGEST_FUNCTION]
    assert functions
    assert long == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_is_there(package):
    assert Path(package, "__init__.py") in modules(package)


def lines(path):
    return (ROOT / path).read_text(encoding="utf-8").splitlines()
