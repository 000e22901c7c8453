package io.stonechat.delivery;

import io.stonechat.store.MessageKind;

/** What somebody outside wants to be asked about or told of now, as the rules need to know it. */
interface Interest {

    /** Nobody wants anything. */
    Interest NONE = new Interest() {

        @Override
        public boolean asks(HookKind kind) {
            return false;
        }

        @Override
        public boolean collects(MessageKind kind) {
            return false;
        }
    };

    /** Somebody may want to be told of everything, and nobody can be asked. */
    Interest EVERYTHING = new Interest() {

        @Override
        public boolean asks(HookKind kind) {
            return false;
        }

        @Override
        public boolean collects(MessageKind kind) {
            return true;
        }
    };

    /** Whether a script is to be asked at this turn. */
    boolean asks(HookKind kind);

    /** Whether somebody is to be told of the ends of such messages. */
    boolean collects(MessageKind kind);

    /** The interest that hooks and sinks have. Before scripts are loaded, they may handle anything. */
    static Interest of(Hooks hooks, Outlets outlets) {
        return new Interest() {

            @Override
            public boolean asks(HookKind kind) {
                return hooks.asks(kind);
            }

            @Override
            public boolean collects(MessageKind kind) {
                return outlets.collects(kind);
            }
        };
    }
}
