# Made of the modules themselves by PythonStubsTest; changes belong there.
from . import cache as cache
from . import http as http
from . import log as log
from . import metrics as metrics
from . import numbers as numbers
from . import smpp as smpp
from . import store as store
from . import timer as timer
