# Made of the modules themselves by PythonStubsTest; changes belong there.
from siphon import cache as cache
from siphon import http as http
from siphon import log as log
from siphon import metrics as metrics
from siphon import numbers as numbers
from siphon import smpp as smpp
from siphon import store as store
from siphon import timer as timer
