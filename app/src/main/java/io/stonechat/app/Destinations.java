package io.stonechat.app;

import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;

/** Who a message is for, in a word. */
final class Destinations {

    private Destinations() {}

    static String of(MessageRequest message) {
        return switch (message) {
            case SubmitSm submit -> submit.destination().address();
            case DeliverSm deliver -> deliver.destination().address();
            case DataSm data -> data.destination().address();
            case SubmitMulti multi -> multi.destinations().size() + " destinations";
        };
    }
}
