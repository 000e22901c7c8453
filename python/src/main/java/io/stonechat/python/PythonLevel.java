package io.stonechat.python;

import org.slf4j.Logger;

/** The levels of Python's module logging. */
enum PythonLevel {
    DEBUG(10),
    INFO(20),
    WARNING(30),
    ERROR(40);

    private final int number;

    PythonLevel(int number) {
        this.number = number;
    }

    /** As Python counts. */
    int number() {
        return number;
    }

    /** The level that a number belongs to. */
    static PythonLevel of(int number) {
        if (number >= ERROR.number) {
            return ERROR;
        }
        if (number >= WARNING.number) {
            return WARNING;
        }
        return number >= INFO.number ? INFO : DEBUG;
    }

    /** The lowest one that a logger is interested in. */
    static PythonLevel of(Logger log) {
        if (log.isDebugEnabled()) {
            return DEBUG;
        }
        if (log.isInfoEnabled()) {
            return INFO;
        }
        return log.isWarnEnabled() ? WARNING : ERROR;
    }

    void log(Logger log, String text) {
        switch (this) {
            case DEBUG -> log.debug("{}", text);
            case INFO -> log.info("{}", text);
            case WARNING -> log.warn("{}", text);
            case ERROR -> log.error("{}", text);
        }
    }
}
