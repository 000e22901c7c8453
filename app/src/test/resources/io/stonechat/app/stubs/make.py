"""Makes the stubs and the reference page out of the modules that scripts import: their docstrings, annotations and defaults.

made(texts) takes {module: its text} and gives {file: its text}. It runs on any Python, and imports nothing of what it reads.
"""

import ast

#: The modules that scripts and their tests import, in the order of the page.
MODULES = ("smpp", "store", "cache", "log", "timer", "metrics", "numbers", "http")
TESTING = ("siphon_sdk.smpp_testing", "siphon_sdk.smpp", "siphon_sdk.mock_module", "siphon_sdk.http_testing")

_TYPING = {"Any", "Literal", "NamedTuple", "NoReturn", "Self"}
_TYPES = {"ModuleType"}
_ABC = {"Awaitable", "Callable", "Generator", "Iterable", "Iterator", "Mapping", "Sequence"}
_DATES = {"datetime", "timedelta"}
_HEAD = "# Made of the modules themselves by PythonStubsTest; changes belong there.\n"
_WIDTH = 118


class Module:
    """A module that scripts import, with what it has from the parts that it is made of."""

    def __init__(self, name, texts):
        self.name = name
        self.short = name.rpartition(".")[2]
        self.path = name if "." in name else f"siphon.{name}"
        tree = ast.parse(texts[name])
        self.doc = ast.get_docstring(tree) or ""
        names = _exported(tree)
        self.members = _read(tree, names)
        self.homes = {each.name: name for each in self.members}
        for node in tree.body:
            if isinstance(node, ast.ImportFrom) and node.module and node.level:
                part = ast.parse(texts[_part(name, node.module)])
                wanted = [each.name for each in node.names if each.name in names]
                known = {each.name: each for each in _read(part, wanted)}
                found = [known[each] for each in wanted if each in known]
                self.members += found
                self.homes.update((each.name, _part(name, node.module)) for each in found)
        lacking = set(names) - {each.name for each in self.members}
        if lacking:
            raise ValueError(f"{name}: __all__ names what is not there: {', '.join(sorted(lacking))}")

    def owner(self, member, owners):
        """The path of the module whose stub defines it."""
        return owners[self.homes[member.name], member.name]

    def of(self, kind):
        return [each for each in self.members if isinstance(each, kind)]


def _part(name, imported):
    package = name.rpartition(".")[0]
    return f"{package}.{imported}" if package else imported


def _exported(tree):
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            return ast.literal_eval(node.value)
    return ()


class Function:
    def __init__(self, node, owner=""):
        self.name = node.name
        self.where = f"{owner}.{node.name}" if owner else node.name
        self.doc = _doc(node, self.where)
        self.is_property = any(getattr(each, "id", "") == "property" for each in node.decorator_list)
        self.is_async = isinstance(node, ast.AsyncFunctionDef)
        if node.returns is None:
            raise ValueError(f"{self.where}: what it returns is not said")
        self.returns = _type(node.returns)
        self.parameters = _parameters(node.args, self.where)

    def annotations(self):
        return [self.returns, *(annotation for _, annotation, _ in self.parameters if annotation)]


class Attribute:
    def __init__(self, name, annotation, doc, fixed):
        self.name = name
        self.annotation = annotation
        self.doc = doc
        self.fixed = fixed  # readers cannot set it

    def annotations(self):
        return [self.annotation]


class Class:
    def __init__(self, node, all_classes):
        self.name = node.name
        self.doc = _doc(node, node.name)
        self.bases, self.members = _members(node, all_classes)

    def annotations(self):
        return [each for member in self.members for each in member.annotations()]


def _read(tree, names):
    """The functions, classes and attributes of these names. What is private is only read where it is a base."""
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    found = []
    for node, after in zip(tree.body, [*tree.body[1:], None]):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name in names:
            found.append(Function(node))
        elif isinstance(node, ast.ClassDef) and node.name in names:
            found.append(Class(node, classes))
        elif isinstance(node, ast.AnnAssign) and node.target.id in names:
            found.append(Attribute(node.target.id, _type(node.annotation), _text(after), True))
    return found


def _members(node, all_classes):
    bases, members = [], {}
    for base in node.bases:
        name = getattr(base, "id", getattr(getattr(base, "func", None), "id", ""))
        if name == "namedtuple":
            bases.append("NamedTuple")
        elif name == "dict":
            bases.append("dict[str, Any]")
        elif name.startswith("_"):
            more, inherited = _members(all_classes[name], all_classes)
            bases += [each for each in more if each not in bases]
            members.update((each.name, each) for each in inherited)
        else:
            bases.append(name)
    for each, after in zip(node.body, [*node.body[1:], None]):
        if isinstance(each, ast.AnnAssign):
            if not each.target.id.startswith("_"):
                annotation = _type(each.annotation)
                members[each.target.id] = Attribute(each.target.id, annotation, _text(after), each.value is not None)
        elif isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)):
            told = each.name == "__init__" and each.returns is not None or each.name in ("__bool__", "__getattr__")
            if not each.name.startswith("_") or told:
                members[each.name] = Function(each, node.name)
    return bases, list(members.values())


def _doc(node, where):
    text = ast.get_docstring(node)
    if text is None and getattr(node, "name", "") not in ("__init__", "__bool__", "__getattr__"):
        raise ValueError(f"{where}: it has no docstring")
    return (text or "").strip()


def _text(node):
    """The docstring of an attribute, which stands below it."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return node.value.value.strip()
    return ""


def _parameters(arguments, where):
    """(name with its stars, annotation, default) each; the bare * and / stand for themselves."""
    plain = arguments.posonlyargs + arguments.args
    defaults = [None] * (len(plain) - len(arguments.defaults)) + arguments.defaults
    found = [_parameter(each, default, where) for each, default in zip(plain, defaults)]
    if arguments.vararg:
        found.append(_parameter(arguments.vararg, None, where, "*"))
    elif arguments.kwonlyargs:
        found.append(("*", "", None))
    found += [_parameter(each, default, where) for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults)]
    if arguments.kwarg:
        found.append(_parameter(arguments.kwarg, None, where, "**"))
    return found


def _parameter(argument, default, where, stars=""):
    if argument.annotation is None and argument.arg != "self":
        raise ValueError(f"{where}: the parameter {argument.arg} has no annotation")
    annotation = "" if argument.annotation is None else _type(argument.annotation)
    return stars + argument.arg, annotation, None if default is None else _written(default)


def _type(annotation):
    return ast.unparse(annotation).replace("'", '"')


def _written(default):
    """A default as it is written here, with double quotes."""
    text = ast.unparse(default)
    return text.replace("'", '"') if isinstance(default, ast.Constant) and '"' not in text else text


# ---- stubs


def _stub(module, owners):
    again = [each for each in module.members if module.owner(each, owners) != module.path]
    members = [each for each in module.members if each not in again]
    body = [_stub_member(each, "") for each in members]
    if not body:
        body = ["def __getattr__(name: str) -> Any: ..."]
    used = {name for each in members for text in each.annotations() for name in _names(text)}
    used |= {name for each in module.of(Class) for base in each.bases for name in _names(base)}
    used |= set() if module.members else {"Any"}
    own = {each.name for each in module.members}
    lines = [_HEAD + _quoted(module.doc, ""), ""]
    for source, names in (("collections.abc", _ABC), ("datetime", _DATES), ("types", _TYPES), ("typing", _TYPING)):
        taken = sorted(used & names)
        if taken:
            lines.append(f"from {source} import {', '.join(taken)}")
    elsewhere = {}
    for name in sorted(used - own - _ABC - _DATES - _TYPES - _TYPING):
        if name in owners:
            elsewhere.setdefault(owners[name], []).append(name)
    for each in again:
        elsewhere.setdefault(module.owner(each, owners), []).append(f"{each.name} as {each.name}")
    for owner, names in sorted(elsewhere.items()):
        lines.append(f"from {owner} import {', '.join(names)}")
    return "\n".join(lines).rstrip() + "\n\n" + "\n\n".join(body).rstrip() + "\n"


def _names(annotation):
    return {node.id for node in ast.walk(ast.parse(annotation, mode="eval")) if isinstance(node, ast.Name)}


def _stub_member(member, indent):
    if isinstance(member, Class):
        bases = f"({', '.join(member.bases)})" if member.bases else ""
        inner = [_stub_member(each, indent + "    ") for each in member.members]
        return f"{indent}class {member.name}{bases}:\n" + "\n".join([_quoted(member.doc, indent + "    "), *inner])
    if isinstance(member, Attribute):
        if indent and member.fixed:
            return (f"{indent}@property\n{indent}def {member.name}(self) -> {member.annotation}:\n"
                    f"{_quoted(member.doc, indent + '    ')}\n{indent}    ...")
        return f"{indent}{member.name}: {member.annotation}\n{_quoted(member.doc, indent)}"
    before = f"{indent}@property\n" if member.is_property else ""
    keyword = "async def" if member.is_async else "def"
    head = f"{indent}{keyword} {_signature(member, indent, len(keyword) + 1)} -> {member.returns}:"
    if not member.doc:
        return f"{before}{head} ..."
    return f"{before}{head}\n{_quoted(member.doc, indent + '    ')}\n{indent}    ..."


def _signature(function, indent="", taken=0, without_self=False):
    parameters = [
        name + (f": {annotation}" if annotation else "") + (f" = {default}" if default is not None else "")
        for name, annotation, default in function.parameters
        if not (without_self and name == "self")
    ]
    whole = f"{function.name}({', '.join(parameters)})"
    if len(indent) + taken + len(whole) + len(function.returns) + 5 <= _WIDTH:
        return whole
    inner = "".join(f"{indent}    {parameter},\n" for parameter in parameters)
    return f"{function.name}(\n{inner}{indent})"


def _quoted(text, indent):
    if not text:
        return ""
    text = text.replace("\\", "\\\\")
    lines = text.split("\n")
    gap = " " if text.endswith('"') else ""
    begin = " " if text.startswith('"') else ""
    if len(lines) == 1:
        return f'{indent}"""{begin}{text}{gap}"""'
    rest = "\n".join((indent + line) if line else "" for line in lines[1:])
    return f'{indent}"""{begin}{lines[0]}\n{rest}\n{indent}"""'


# ---- the page


def _page(modules, owners):
    out = [
        "<!-- Made of the modules themselves by PythonStubsTest; changes belong there. -->",
        "# What scripts in Python can import",
        "",
        "Every name of the modules, as their docstrings have it. [python.md](python.md) says how they belong together, and",
        "[testing.md](testing.md) how scripts are tested. `./stonechat stubs` writes the same as `.pyi` files, for editors and type checkers.",
        "",
        "A function that says *awaitable* is awaited in an `async def`; elsewhere it waits itself, and returns what awaiting it would give.",
        "",
    ]
    for module in modules:
        out.append(f"- [{module.name}](#{module.name.replace('.', '')}): {_sentence(module.doc)}")
    for module in modules:
        out += ["", f"## {module.name}", "", _prose(module.doc)]
        for each in module.of(Attribute):
            out += ["", f"### {module.short}.{each.name}", "", f"`{each.annotation}`. {each.doc}"]
        own = [each for each in module.members if module.owner(each, owners) == module.path]
        for each in own:
            if isinstance(each, Function):
                out += ["", *_page_function(each, module.short, "###")]
        for each in own:
            if isinstance(each, Class):
                out += ["", *_page_class(each, module.short)]
        again = {}
        for each in module.members:
            if each not in own:
                again.setdefault(module.owner(each, owners).removeprefix("siphon."), []).append(f"`{each.name}`")
        for other, names in again.items():
            out += ["", f"And, of {other}: {', '.join(names)}."]
    return "\n".join(out) + "\n"


def _page_function(function, owner, heading):
    shown, note = _shown(function)
    name = function.name if not owner else f"{owner}.{function.name}"
    return [f"{heading} {name}", "", "```python", shown, "```", "", _prose(function.doc) + note]


def _shown(function):
    """The signature, with what awaiting gives instead of what is awaited."""
    returns, note = function.returns, ""
    if returns.startswith("Pending["):
        returns, note = returns[len("Pending[") : -1], " *Awaitable.*"
    return f"{_signature(function, without_self=True)} -> {returns}", note


def _page_class(each, owner):
    bases = [base for base in each.bases if base not in ("NamedTuple", "dict[str, Any]")]
    out = [f"### {owner}.{each.name}", "", _prose(each.doc)]
    if bases:
        out += ["", f"It is a {' and a '.join(f'`{base}`' for base in bases)}."]
    if "NamedTuple" in each.bases:
        out += ["", "It is a tuple of these fields."]
    init = [member for member in each.members if member.name == "__init__"]
    for member in init:
        signature = _signature(member, without_self=True).replace("__init__", each.name, 1)
        out += ["", "```python", signature, "```"]
    values = [m for m in each.members if isinstance(m, Attribute) or isinstance(m, Function) and m.is_property]
    if values:
        out += ["", "| | type | |", "|---|---|---|"]
        for value in values:
            kind = value.annotation if isinstance(value, Attribute) else value.returns
            out.append(f"| `{value.name}` | `{_cell(kind)}` | {_cell(value.doc)} |")
    methods = [m for m in each.members if isinstance(m, Function) and not m.is_property and m.name[0] != "_"]
    for method in methods:
        shown, note = _shown(method)
        out += ["", "```python", shown, "```", "", _prose(method.doc) + note]
    return out


def _cell(text):
    return " ".join(text.split()).replace("|", "\\|")


def _sentence(doc):
    return " ".join(doc.split("\n\n")[0].split())


def _prose(doc):
    """A docstring as Markdown: what is indented in it is code."""
    out, code = [], False
    lines = doc.split("\n")
    for number, line in enumerate(lines):
        indented = line.startswith("    ")
        inside = code and not line and any(rest.startswith("    ") for rest in lines[number : number + 2])
        if indented and not code:
            out.append("```python")
        elif code and not indented and not inside:
            while out[-1] == "":
                out.pop()
            out += ["```"] if line == "" else ["```", ""]
        code = indented or inside
        out.append(line[4:] if indented else line)
    if code:
        out.append("```")
    return "\n".join(out)


# ---- all of it


def made(texts):
    """The stubs by their paths, and the page as "reference"."""
    modules = [Module(name, texts) for name in MODULES if name in texts]
    testing = [Module(name, texts) for name in TESTING if name in texts]
    types = ast.parse(texts["_types"])
    owners = {}
    for node in types.body:
        name = getattr(node, "name", None) or getattr(getattr(node, "targets", [None])[0], "id", None)
        name = name or getattr(getattr(node, "target", None), "id", None)
        if name and not name.startswith("_"):
            owners[name] = "siphon._types"
    public = {module.name: module.path for module in [*modules, *testing]}
    for module in [*modules, *testing]:
        for each in module.members:
            home = module.homes[each.name]
            owner = owners.setdefault((home, each.name), public.get(home, module.path))
            if isinstance(each, Class):
                owners.setdefault(each.name, owner)
    out = {"siphon/_types.pyi": texts["_types"]}
    names = sorted(module.name for module in modules)
    again = "\n".join(f"from siphon import {name} as {name}" for name in names)
    out["siphon/__init__.pyi"] = _HEAD + "\n".join(f"from . import {name} as {name}" for name in names) + "\n"
    out["stonechat/__init__.pyi"] = _HEAD + again + "\n"
    for module in modules:
        out[f"siphon/{module.name}.pyi"] = _stub(module, owners)
        out[f"stonechat/{module.name}.pyi"] = f"{_HEAD}from siphon.{module.name} import *\n"
    for module in testing:
        out[module.name.replace(".", "/") + ".pyi"] = _stub(module, owners)
    out["siphon_sdk/__init__.pyi"] = _HEAD
    out["files"] = "".join(f"{path}\n" for path in sorted(out))
    out["reference"] = _page([*modules, *testing], owners)
    return out
