/**
 * Scripts in Python: GraalPy inside the host, several interpreters ("workers") on one engine, each with an asyncio event loop on
 * the host's clock and timer.
 *
 * <p><b>What Python sees.</b> Rooms bring modules ({@link io.stonechat.host.Face}) that wrap their Java objects; these use the
 * module {@code _stonechat}, which this room makes: {@code host(name)}, {@code support()}, {@code java(name)},
 * {@code declare(kind, function, arguments, result, **options)}, {@code outcome(stage, convert, failed)}, {@code is_async()},
 * {@code callback(function)}, {@code current(function)}, {@code to_bytes}, {@code to_octets}, {@code translated(exception)},
 * {@code worker()}. Each is described where it is written, in {@code META-INF/stonechat/engine/api.py}.
 *
 * <p><b>Threads.</b> One thread leads a worker: it takes what has arrived from the worker's inbox, many at a time, drives
 * coroutines as far as they go, and turns the event loop. Plain functions run on other threads of the worker, since they may
 * block. A thread that is kept by a script loses the lead to another one; the interpreter's lock lets them take turns.
 */
@NullMarked
package io.stonechat.python;

import org.jspecify.annotations.NullMarked;
