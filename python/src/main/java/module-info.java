/** Scripts in Python, on GraalPy. Not part of a run that has none: the launcher adds it where a script is a .py file. */
module io.stonechat.python {
    requires static org.jspecify;
    requires transitive io.stonechat.host;
    requires org.graalvm.polyglot;
    requires org.graalvm.truffle;
    requires org.slf4j;

    exports io.stonechat.python;

    provides io.stonechat.host.ScriptEngine with
            io.stonechat.python.PythonEngine;
    provides com.oracle.truffle.api.instrumentation.provider.TruffleInstrumentProvider with
            io.stonechat.python.StopInstrumentProvider;
}
