package io.stonechat.protocol;

/** A PDU that answers a {@link Request} by repeating its sequence number (SMPP 3.4 §3.2). */
public sealed interface Response extends Pdu
        permits BindResp,
                UnbindResp,
                EnquireLinkResp,
                GenericNack,
                SubmitSmResp,
                DeliverSmResp,
                DataSmResp,
                SubmitMultiResp,
                QuerySmResp,
                CancelSmResp,
                ReplaceSmResp,
                BroadcastSmResp,
                QueryBroadcastSmResp,
                CancelBroadcastSmResp,
                ParamRetrieveResp,
                QueryLastMsgsResp,
                QueryMsgDetailsResp {

    /** How the request ended (SMPP 3.4 §5.1.3). */
    CommandStatus commandStatus();
}
