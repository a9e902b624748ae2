"""One commit a request, at the edge alone; and nothing that waits stands in the way of everybody."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.sqlite_only

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"

# The edge: where a transaction is opened and closed for whoever calls.
EDGE = frozenset({"app/core/database.py"})
# Calls that stop the one loop on which every async handler waits.
BLOCKING = frozenset({"sleep", "urlopen", "run", "check_output", "check_call", "Popen", "system"})
BLOCKING_ROOTS = frozenset({"time", "subprocess", "requests", "httpx", "urllib", "os"})
SESSION_VERBS = frozenset({"execute", "scalar", "scalars", "flush", "get_one", "add", "transaction", "begin"})
SESSIONS = frozenset({"session", "database", "connection", "keys"})


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(APP.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def calls(node: ast.AST) -> Iterator[ast.Call]:
    return (child for child in ast.walk(node) if isinstance(child, ast.Call))


def coroutines() -> Iterator[tuple[str, ast.AsyncFunctionDef]]:
    for file, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.AsyncFunctionDef):
                yield f"{file}:{node.lineno} {node.name}", node


def own_nodes(function: ast.AsyncFunctionDef) -> Iterator[ast.AST]:
    """What the coroutine itself does, without the functions defined inside it."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))


def first_name(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def test_nobody_commits_below_the_edge() -> None:
    found = [
        f"{file}:{call.lineno}"
        for file, tree in trees()
        if file not in EDGE
        for call in calls(tree)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "commit"
    ]

    assert found == []


def test_nobody_asks_the_old_way() -> None:
    found = [
        f"{file}:{call.lineno}"
        for file, tree in trees()
        for call in calls(tree)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "query" and first_name(call.func) in SESSIONS
    ]

    assert found == []


def test_every_coroutine_awaits_something() -> None:
    waits = (ast.Await, ast.AsyncFor, ast.AsyncWith, ast.Yield)
    # A middleware waits in the coroutines it defines, a lifespan where it yields.
    found = [name for name, node in coroutines() if not any(isinstance(child, waits) for child in ast.walk(node))]

    assert found == []


def test_no_coroutine_blocks_the_loop() -> None:
    found = []
    for name, node in coroutines():
        for child in own_nodes(node):
            if not isinstance(child, ast.Call) or not isinstance(child.func, ast.Attribute):
                continue
            root, verb = first_name(child.func), child.func.attr
            waits_outside = verb in BLOCKING and root in BLOCKING_ROOTS
            waits_for_rows = verb in SESSION_VERBS and root in SESSIONS
            if waits_outside or waits_for_rows:
                found.append(f"{name}: {root}.{verb}")

    assert found == []


def test_only_the_clock_tells_the_time() -> None:
    """A test, the demo and `run-due --at` move one clock; whoever looks elsewhere would not follow."""
    found = [
        f"{file}:{call.lineno}"
        for file, tree in trees()
        if file != "app/core/clock.py"
        for call in calls(tree)
        if isinstance(call.func, ast.Attribute)
        and (call.func.attr, first_name(call.func)) in {("now", "datetime"), ("today", "date"), ("today", "datetime")}
    ]

    assert found == []
