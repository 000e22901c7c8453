package io.stonechat.python;

/** Something that the leading thread of a worker has to do, inside the worker's context. */
@FunctionalInterface
interface Work {

    /** Does it. What it throws is logged, and nothing else happens to it. */
    void run(Worker worker);

    /** Its worker is given up, and will not do it. */
    default void lost() {}
}
