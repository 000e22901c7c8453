"""Runs the tests of a file: functions test_*, and methods test_* of classes Test*, each with what it needs made anew."""

import ast
import inspect
import sys
import traceback
import types

from _stonechat import support

_bench = support()
_MISSING = object()


class Explained(ast.NodeTransformer):
    """Lets a comparison that an assertion is about say what stood on its two sides."""

    def visit_Assert(self, node):
        test = node.test
        if node.msg is not None or not isinstance(test, ast.Compare) or len(test.ops) != 1:
            return node
        left, right = (ast.Name(name, ast.Load()) for name in ("@left", "@right"))
        made = [
            ast.Assign([ast.Name("@left", ast.Store())], test.left),
            ast.Assign([ast.Name("@right", ast.Store())], test.comparators[0]),
            ast.Assert(
                ast.Compare(left, test.ops, [right]),
                ast.Call(
                    ast.Name("@explain", ast.Load()),
                    [ast.Constant(_SIGNS[type(test.ops[0])]), left, right, ast.Constant(ast.unparse(test))],
                    [],
                ),
            ),
        ]
        for each in made:
            ast.copy_location(each, node)
            ast.fix_missing_locations(each)
        return made


_SIGNS = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}


def _explain(sign, left, right, text):
    return f"assert {left!r} {sign} {right!r}\n  where {text}"


def main(path, text):
    """Runs all tests of a file and tells how each ends."""
    name = path.replace("\\", "/").rpartition("/")[2].removesuffix(".py")
    module = types.ModuleType(name)
    module.__file__ = path
    setattr(module, "@explain", _explain)
    sys.modules[name] = module
    tree = Explained().visit(ast.parse(text, path))
    try:
        exec(compile(tree, path, "exec"), module.__dict__)
    except Exception as error:
        _bench.ended(name, "(loading)", "failed", *_told(error, path))
        return
    for test_name, value in list(vars(module).items()):
        if test_name.startswith("test_") and inspect.isfunction(value):
            _run(name, test_name, value, module, path)
        elif test_name.startswith("Test") and inspect.isclass(value):
            for method_name in [each for each in vars(value) if each.startswith("test_")]:
                _run(f"{name}.{test_name}", method_name, _Method(value, method_name), module, path)


class _Method:
    """A method of a class, on an object of its own."""

    def __init__(self, owner, name):
        self.owner = owner
        self.name = name

    def __call__(self):
        made = self.owner()
        for hook in ("setup_method", "setUp"):
            if hasattr(made, hook):
                getattr(made, hook)()
        try:
            return drive(getattr(made, self.name)())
        finally:
            for hook in ("teardown_method", "tearDown"):
                if hasattr(made, hook):
                    getattr(made, hook)()


def drive(value):
    """A coroutine to its end: what the harness gives to await is there at once."""
    if not inspect.iscoroutine(value):
        return value
    try:
        awaited = value.send(None)
    except StopIteration as end:
        return end.value
    value.close()
    raise RuntimeError(f"a test awaits {awaited!r}, which only a script may; let time pass with harness.advance(seconds)")


def _run(suite, name, function, module, path):
    before = dict(vars(module))
    try:
        drive(function())
    except BaseException as error:
        if type(error).__name__ in ("SkipTest", "Skipped"):
            _bench.ended(suite, name, "skipped", "", str(error), 0, "")
        else:
            _bench.ended(suite, name, "failed", *_told(error, path))
    else:
        _bench.ended(suite, name, "passed", "", "", 0, "")
    finally:
        _bench.closeAll()
        # Globals that a test has set or bound anew are not there for the next one.
        space = vars(module)
        for key in [key for key in space if key not in before]:
            del space[key]
        space.update(before)


def _told(error, path):
    """Type, message, line in the test's own file, and the whole trace."""
    line = 0
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename == path:
            line = frame.lineno
    kind = type(error).__name__
    message = str(error)
    if not isinstance(error, AssertionError):
        message = f"{kind}: {message}" if message else kind
    return kind, message, line, "".join(traceback.format_exception(error))
