"""Holds the stubs to what is there when a script runs. STUBS, {path: text}, is put before this by PythonStubsTest."""

import ast
import importlib
import inspect
import sys
import types

from siphon_sdk.smpp_testing import SmppTestHarness

#: What to call functions with; every function that is awaited must be callable with these.
SAMPLES = {
    "bind": "absent", "source_addr": "1", "destination_addr": "2", "esme_addr": "2", "destinations": ["2"],
    "short_message": b"x", "message_id": "1", "session_id": "absent", "key": "checked", "value": "1", "item": "1",
    "prefix": "checked", "account": "acme", "text": "hi", "number": "31612345678", "msg": "checked", "raw": "+31612345678",
    "delay_ms": 3_600_000, "handler": print, "help": "Checked.",
}  # fmt: skip
_STARRED = {"delete": ("checked",), "exists": ("checked",), "expire": ("checked", 60)}
_CALLER = """
import importlib
import inspect
from siphon import smpp

found = []

@smpp.on_pdu("submit_sm")
async def call(pdu, session):
    for module, name, arguments, named in CALLS:
        try:
            made = getattr(importlib.import_module(module), name)(*arguments, **named)
        except Exception as error:
            raise RuntimeError(f"{module}.{name}(*{arguments}, **{named}): {error!r}") from error
        found.append((module, name, inspect.isawaitable(made)))
        if inspect.isawaitable(made):
            try:
                await made
            except (KeyError, RuntimeError):
                pass
    # The test reads it from here: both run in one interpreter.
    smpp._checked = found
"""


def modules():
    """Name, stub and module each; a gateway must run."""
    for path, text in STUBS.items():  # noqa: F821 - put before this
        name = path.removesuffix(".pyi").replace("/", ".")
        if path.endswith(".pyi") and not name.endswith((".__init__", "._types")):
            yield name, ast.parse(text), importlib.import_module(name)


def running():
    harness = SmppTestHarness()
    harness.load_source("")
    return harness


def defined(tree):
    return {node.name: node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))}


def test_every_name_is_there_and_none_is_left_out():
    harness = running()
    for name, tree, module in modules():
        if name.startswith("stonechat."):
            assert module is importlib.import_module("siphon" + name[len("stonechat"):]), name
            continue
        names = set(defined(tree)) - {"__getattr__"}
        names |= {node.target.id for node in tree.body if isinstance(node, ast.AnnAssign)}
        names |= {
            alias.asname
            for node in tree.body
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
            if alias.asname
        }
        exported = set(getattr(module, "__all__", ()))
        assert names == exported, name
        for each in names:
            assert hasattr(module, each), f"{name}.{each}"
        for each in [each for each in vars(module) if not each.startswith("_") and each not in exported]:
            value = vars(module)[each]
            made_here = getattr(value, "__module__", None) == module.__name__
            assert not made_here, f"{name}.{each} is public and not in __all__"
    harness.close()


def test_every_signature_is_that_of_the_function():
    harness = running()
    for name, tree, module in modules():
        for each, node in defined(tree).items():
            if not isinstance(node, ast.ClassDef) and each != "__getattr__":
                same_signature(f"{name}.{each}", node, getattr(module, each))
    harness.close()


def test_every_class_has_what_is_said_and_nothing_else():
    harness = running()
    for name, tree, module in modules():
        for each, node in defined(tree).items():
            if isinstance(node, ast.ClassDef):
                same_class(f"{name}.{each}", node, getattr(module, each))
    pdu = defined(dict((name, tree) for name, tree, _ in modules())["siphon.smpp"])["Pdu"]
    for command, kind in importlib.import_module("siphon._smpp_pdu").PDUS.items():
        if command != "alert_notification":
            same_class(command, pdu, kind)
    harness.close()


def test_what_is_awaited_is_what_says_so():
    harness = running()
    calls, awaited = [], {}
    for name, tree, module in modules():
        for each, node in defined(tree).items():
            if not name.startswith("siphon.") or isinstance(node, ast.ClassDef) or each == "__getattr__":
                continue
            awaited[name, each] = ast.unparse(node.returns).startswith("Pending[")
            arguments = sample(name, node)
            if arguments is None:
                assert not awaited[name, each], f"{name}.{each} needs samples for its arguments"
            else:
                calls.append((name, each, *arguments))
    sys.modules["checked_calls"] = types.SimpleNamespace(calls=calls)
    harness.load_source(_CALLER.replace("in CALLS:", "in importlib.import_module('checked_calls').calls:"), "caller")
    assert harness.submit_sm(source_addr="1", destination_addr="2", short_message=b"").ok
    found = importlib.import_module("siphon.smpp")._checked
    assert len(found) == len(calls) and sum(is_awaited for _, _, is_awaited in found) > 20
    for name, each, is_awaited in found:
        assert is_awaited == awaited[name, each], f"{name}.{each}"
    harness.close()


def sample(module, node):
    """(arguments, named arguments) to call a function with; None if there are no samples for all that it must have."""
    if node.args.vararg:
        return _STARRED[node.name], {}
    named = {}
    plain = node.args.args
    required = [each.arg for each in plain[: len(plain) - len(node.args.defaults)]]
    required += [each.arg for each, default in zip(node.args.kwonlyargs, node.args.kw_defaults) if default is None]
    every = [each.arg for each in plain + node.args.kwonlyargs]
    for each in required + (["session_id"] if "session_id" in every and "session_id" not in required else []):
        if each == "name":
            named[each] = "default" if module.endswith(".cache") else f"checked_{node.name}"
        elif each in SAMPLES:
            named[each] = SAMPLES[each]
        else:
            return None
    return (), named


def same_signature(where, node, function):
    told = []
    plain = node.args.posonlyargs + node.args.args
    defaults = [None] * (len(plain) - len(node.args.defaults)) + node.args.defaults
    for each, default in zip(plain, defaults):
        told.append((each.arg, "POSITIONAL_OR_KEYWORD", default))
    if node.args.vararg:
        told.append((node.args.vararg.arg, "VAR_POSITIONAL", None))
    for each, default in zip(node.args.kwonlyargs, node.args.kw_defaults):
        told.append((each.arg, "KEYWORD_ONLY", default))
    if node.args.kwarg:
        told.append((node.args.kwarg.arg, "VAR_KEYWORD", None))
    real = [(each.name, each.kind.name, each.default) for each in inspect.signature(function).parameters.values()]
    assert [each[:2] for each in told] == [each[:2] for each in real], where
    for (name, _, default), (_, _, value) in zip(told, real):
        if default is None:
            assert value is inspect.Parameter.empty, f"{where}: {name} has a default"
        else:
            written = ast.literal_eval(default)
            assert written == value and type(written) is type(value), f"{where}: the default of {name} is {value!r}"
    assert isinstance(node, ast.AsyncFunctionDef) == inspect.iscoroutinefunction(function), where


def same_class(where, node, kind):
    assert isinstance(kind, type), where
    bases = {base.__name__ for base in kind.__mro__}
    for base in node.bases:
        name = {"NamedTuple": "tuple"}.get(ast.unparse(base), ast.unparse(base)).split("[")[0]
        assert name in bases, f"{where} is no {name}"
    values, methods = set(), {}
    for each in node.body:
        if isinstance(each, ast.AnnAssign):
            values.add(each.target.id)
        elif isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if any(ast.unparse(decorator) == "property" for decorator in each.decorator_list):
                values.add(each.name)
            else:
                methods[each.name] = each
    inherited = {name for base in kind.__mro__ if base.__module__ == "builtins" for name in dir(base)}
    inherited |= {name for base in node.bases for name in dir_of(kind, ast.unparse(base))}
    real = {name for name in dir(kind) if not name.startswith("_")} - inherited
    told = {name for name in [*values, *methods] if not name.startswith("_")}
    assert told - inherited == real, f"{where}: {sorted((told - inherited) ^ real)}"
    assert told <= set(dir(kind)), f"{where}: {sorted(told - set(dir(kind)))}"
    for name in values:
        assert not inspect.isfunction(inspect.getattr_static(kind, name)), f"{where}.{name} is a method"
    for name, method in methods.items():
        same_signature(f"{where}.{name}", method, inspect.getattr_static(kind, name))


def dir_of(kind, base):
    """What a class has from a base of the stub's."""
    return {name for each in kind.__mro__[1:] if each.__name__ == base for name in dir(each)}
