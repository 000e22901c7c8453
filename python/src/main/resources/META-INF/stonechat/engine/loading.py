"""Scripts on their way from their texts to their handlers; the modules that the host's rooms bring."""

import sys
import types
from _thread import get_ident
from importlib.machinery import ModuleSpec

from _stonechat.errors import frames_of, own, sentence_of, syntax_error
from _stonechat.state import bridge, state

_PACKAGE = "siphon"
_ALIAS = "stonechat"


class Program:
    """One load of all scripts."""

    __slots__ = ("number", "modules", "tasks", "helpers")

    def __init__(self, number):
        self.number = number
        self.modules = {}  # the scripts by their paths
        self.tasks = []  # what they have started while they were loaded
        self.helpers = {}  # the modules beside them that they have imported


class FaceLoader:
    """Finds the modules that the host's rooms bring."""

    def __init__(self):
        self.faces = {}  # the names that they are imported by, and those that the host knows them by
        self.packages = set()

    def renew(self, names):
        """Other rooms' modules from now on; those of before are forgotten."""
        for name in [name for name in sys.modules if name.partition(".")[0] in self.packages]:
            del sys.modules[name]
        self.faces = {self._full(name): name for name in names}
        self.packages = {_PACKAGE, _ALIAS} | {name.partition(".")[0] for name in self.faces}

    @staticmethod
    def _full(name):
        return name if "." in name else f"{_PACKAGE}.{name}"

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in self.packages:
            return None
        if name == _ALIAS or name.startswith(_ALIAS + "."):
            return ModuleSpec(name, _AliasLoader(_PACKAGE + name[len(_ALIAS):]), is_package=name == _ALIAS)
        if name in self.faces:
            spec = ModuleSpec(name, self, origin=f"stonechat:{name}.py", is_package=self._is_parent(name))
            spec.has_location = False
            return spec
        if name == _PACKAGE or self._is_parent(name):
            return ModuleSpec(name, self, origin="stonechat", is_package=True)
        if name.startswith(_PACKAGE + ".") and not name[len(_PACKAGE) + 1:].startswith("_"):
            known = ", ".join(sorted(face for face in self.faces.values() if "." not in face and face[0] != "_"))
            raise ImportError(f"there is no {name[len(_PACKAGE) + 1:]} in this build; it has {known}")
        return None

    def _is_parent(self, name):
        return any(face.startswith(name + ".") for face in self.faces)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        name = module.__spec__.name
        face = self.faces.get(name)
        if face is not None:
            text = bridge.face(face)
            exec(compile(text, f"stonechat:{name}.py", "exec"), module.__dict__)


class _AliasLoader:
    """The same module under another name."""

    def __init__(self, name):
        self.name = name

    def create_module(self, spec):
        __import__(self.name)
        module = sys.modules[self.name]
        self.spec = module.__spec__
        return module

    def exec_module(self, module):
        module.__spec__ = self.spec


faces = FaceLoader()


def renew(names):
    """The worker serves another host from now on."""
    state.loop.forget()
    state.program = None
    faces.renew(list(names))


def check(path, text):
    """A mistake that can be found without running a script; None if there is none."""
    try:
        compile(text, path, "exec")
    except SyntaxError as error:
        return syntax_error(error, path)
    except ValueError as error:
        return [path, 0, 0, f"the script cannot be read: {error}"]
    return None


def use_folders(folders):
    """Where modules are found beside the standard library, in this order."""
    before = getattr(use_folders, "folders", ())
    rest = [folder for folder in sys.path if folder not in before and folder not in folders]
    sys.path[:] = list(folders) + rest
    use_folders.folders = tuple(folders)
    for finder in list(sys.path_importer_cache.values()):
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


# The folders of all scripts so far: what was imported for another host is not meant here.
_known = set()


def _helpers(roots):
    """The modules of the user's own, which are loaded anew with the scripts."""
    found = {}
    for name, module in list(sys.modules.items()):
        path = getattr(module, "__file__", None)
        if path and own(path) and "site-packages" not in path and path.startswith(roots):
            found[name] = module
    return found


def load(number, scripts, folders, roots):
    """
    Runs scripts: [path, text, path, text, ...]. Returns what to hand to commit() or discard(), or a list that says what is wrong:
    file, line, column, message, frames.
    """
    program = Program(number)
    use_folders(list(folders))
    _known.update(roots)
    roots = tuple(_known)
    before = _helpers(roots)
    for name in before:
        del sys.modules[name]
    state.loading = program
    state.loader = get_ident()
    path = ""
    try:
        for path, text in zip(scripts[::2], scripts[1::2]):
            module = types.ModuleType("siphon_user_script")
            module.__file__ = path
            program.modules[path] = module
            sys.modules["siphon_user_script"] = module
            exec(compile(text, path, "exec"), module.__dict__)
        program.helpers = _helpers(roots)
        return program
    except BaseException as exception:
        _undo(program, before, roots)
        return _problem(exception, path)
    finally:
        state.loading = None
        state.loader = 0


def _problem(exception, path):
    if isinstance(exception, SyntaxError) and exception.filename and own(exception.filename):
        return syntax_error(exception, path) + [[]]
    frames = frames_of(exception)
    file, line = path, 0
    if frames:
        file, line, _ = frames[0].split("\t")
    return [file, int(line), 0, sentence_of(exception), frames]


def _undo(program, before, roots):
    for name in _helpers(roots):
        sys.modules.pop(name, None)
    sys.modules.update(before)
    discard(program)


def commit(program):
    """The program is live."""
    state.program = program


def discard(program):
    """The program is live no more, or never was: what it began at its load ends, what it began since goes on."""
    loop = state.loop
    for task in program.tasks:
        if not task.done():
            loop.call_soon_threadsafe(task.cancel)
    program.tasks.clear()


def current(function):
    """The function of the same module and name in the program that was loaded last."""
    program = state.loading or state.program
    name = getattr(function, "__qualname__", "")
    if program is None or not name or "<" in name or "." in name:
        return function
    space = getattr(function, "__globals__", {})
    path = space.get("__file__")
    module = program.modules.get(path)
    if module is None:
        module = sys.modules.get(space.get("__name__"))
        if module is None or getattr(module, "__file__", None) != path:
            return function
    found = getattr(module, name, None)
    return found if callable(found) else function


def run(module, function, arguments):
    """Calls a function of a module that a room brings."""
    __import__(module)
    return getattr(sys.modules[module], function)(*arguments)


sys.meta_path.insert(0, faces)
