# Made of the modules themselves by PythonStubsTest; changes belong there.
from siphon.numbers import *
