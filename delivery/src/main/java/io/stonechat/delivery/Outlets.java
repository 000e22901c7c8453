package io.stonechat.delivery;

import io.stonechat.store.MessageKind;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Who is told of the ends of messages now: the script that has a handler for them, and the sinks. */
final class Outlets {

    private final Hooks hooks;
    private final List<FinalSink> sinks;

    Outlets(Hooks hooks, List<FinalSink> sinks) {
        this.hooks = hooks;
        this.sinks = Stream.concat(Stream.of(new Script(hooks)), sinks.stream()).toList();
    }

    /** Those that want to be told of messages of a kind. */
    Stream<FinalSink> wanting(MessageKind kind) {
        return sinks.stream().filter(sink -> sink.wants(kind));
    }

    /** Whether somebody is to be told of messages of a kind; asked at every end. */
    boolean collects(MessageKind kind) {
        for (FinalSink sink : sinks) {
            if (sink.wants(kind)) {
                return true;
            }
        }
        return !hooks.ready();
    }

    /** The script is told of what came from outside, not of the receipts that are made for it. */
    private record Script(Hooks hooks) implements FinalSink {

        @Override
        public String name() {
            return HookKind.FINAL.text();
        }

        @Override
        public boolean wants(MessageKind kind) {
            return hooks.handles(HookKind.FINAL)
                    && switch (kind) {
                        case SUBMIT, MO -> true;
                        case RECEIPT, UPSTREAM_RECEIPT -> false;
                    };
        }

        @Override
        public CompletionStage<?> take(Ending ending) {
            return hooks.ended(ending);
        }
    }
}
