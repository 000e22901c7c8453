package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.DefaultDecomposer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is written here jSMPP reads, and what jSMPP then writes of it is the same PDU here: thousands of PDUs. Without TLVs, of
 * which jSMPP writes a text's NUL twice.
 */
class JsmppAgreementTest {

    private static final int ROUNDS = 150;

    private final DefaultDecomposer decomposer = new DefaultDecomposer();
    private final DefaultComposer composer = new DefaultComposer();

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void reads_and_writes_the_same(long seed) throws Exception {
        var samples = new SamplePdus(new Random(seed), true);
        for (int round = 0; round < ROUNDS; round++) {
            for (var pdu : samples.ofEachType()) {
                var written = throughJsmpp(pdu);
                if (written != null) {
                    assertThat(PduDecoder.decode(written)).isEqualTo(comparable(pdu));
                }
            }
        }
    }

    /** jSMPP has no fields for what a deliver_sm does not use (SMPP 3.4 §4.6.1). */
    private static Pdu comparable(Pdu pdu) {
        return pdu instanceof DeliverSm deliver
                ? deliver.toBuilder()
                        .scheduleDeliveryTime("")
                        .validityPeriod("")
                        .replaceIfPresentFlag(0)
                        .smDefaultMsgId(0)
                        .build()
                : pdu;
    }

    /** What jSMPP writes after it has read the PDU; nothing for types it does not have. */
    private byte @Nullable [] throughJsmpp(Pdu pdu) throws Exception {
        var bytes = PduEncoder.toBytes(pdu);
        return switch (pdu) {
            case MessageRequest message -> message(message, bytes);
            case BindRequest _ -> bind(bytes);
            case Outbind _ -> {
                var read = decomposer.outbind(bytes);
                yield composer.outbind(read.getSequenceNumber(), read.getSystemId(), read.getPassword());
            }
            case QuerySm _ -> {
                var read = decomposer.querySm(bytes);
                yield composer.querySm(
                        read.getSequenceNumber(),
                        read.getMessageId(),
                        read.getSourceAddrTon(),
                        read.getSourceAddrNpi(),
                        read.getSourceAddr());
            }
            case CancelSm _ -> cancel(bytes);
            case ReplaceSm _ -> replace(bytes);
            case AlertNotification _ -> alert(bytes);
            case BroadcastSm _ -> broadcast(bytes);
            case Response response -> response(response, bytes);
            default -> null;
        };
    }

    private byte @Nullable [] message(MessageRequest pdu, byte[] bytes) throws Exception {
        return switch (pdu) {
            case SubmitSm _ -> submit(bytes);
            case DeliverSm _ -> deliver(bytes);
            case DataSm _ -> data(bytes);
            case SubmitMulti multi -> multi(multi, bytes);
        };
    }

    private byte[] submit(byte[] bytes) throws Exception {
        var read = decomposer.submitSm(bytes);
        return composer.submitSm(
                read.getSequenceNumber(),
                read.getServiceType(),
                read.getSourceAddrTon(),
                read.getSourceAddrNpi(),
                read.getSourceAddr(),
                read.getDestAddrTon(),
                read.getDestAddrNpi(),
                read.getDestAddress(),
                read.getEsmClass(),
                read.getProtocolId(),
                read.getPriorityFlag(),
                read.getScheduleDeliveryTime(),
                read.getValidityPeriod(),
                read.getRegisteredDelivery(),
                read.getReplaceIfPresent(),
                read.getDataCoding(),
                read.getSmDefaultMsgId(),
                read.getShortMessage());
    }

    private byte[] deliver(byte[] bytes) throws Exception {
        var read = decomposer.deliverSm(bytes);
        return composer.deliverSm(
                read.getSequenceNumber(),
                read.getServiceType(),
                read.getSourceAddrTon(),
                read.getSourceAddrNpi(),
                read.getSourceAddr(),
                read.getDestAddrTon(),
                read.getDestAddrNpi(),
                read.getDestAddress(),
                read.getEsmClass(),
                read.getProtocolId(),
                read.getPriorityFlag(),
                read.getRegisteredDelivery(),
                read.getDataCoding(),
                read.getShortMessage());
    }

    private byte[] data(byte[] bytes) throws Exception {
        var read = decomposer.dataSm(bytes);
        return composer.dataSm(
                read.getSequenceNumber(),
                read.getServiceType(),
                read.getSourceAddrTon(),
                read.getSourceAddrNpi(),
                read.getSourceAddr(),
                read.getDestAddrTon(),
                read.getDestAddrNpi(),
                read.getDestAddress(),
                read.getEsmClass(),
                read.getRegisteredDelivery(),
                read.getDataCoding());
    }

    /** jSMPP reads distribution lists, but writes them without the NUL of SMPP 3.4 §4.5.1.1. */
    private byte @Nullable [] multi(SubmitMulti pdu, byte[] bytes) throws Exception {
        var read = decomposer.submitMulti(bytes);
        assertThat(read.getDestAddresses()).hasSize(pdu.destinations().size());
        if (pdu.destinations().stream().anyMatch(DistributionList.class::isInstance)) {
            return null;
        }
        return composer.submitMulti(
                read.getSequenceNumber(),
                read.getServiceType(),
                read.getSourceAddrTon(),
                read.getSourceAddrNpi(),
                read.getSourceAddr(),
                read.getDestAddresses(),
                read.getEsmClass(),
                read.getProtocolId(),
                read.getPriorityFlag(),
                read.getScheduleDeliveryTime(),
                read.getValidityPeriod(),
                read.getRegisteredDelivery(),
                read.getReplaceIfPresentFlag(),
                read.getDataCoding(),
                read.getSmDefaultMsgId(),
                read.getShortMessage());
    }

    private byte[] bind(byte[] bytes) throws Exception {
        var read = decomposer.bind(bytes);
        return composer.bind(
                read.getCommandId(),
                read.getSequenceNumber(),
                read.getSystemId(),
                read.getPassword(),
                read.getSystemType(),
                read.getInterfaceVersion(),
                read.getAddrTon(),
                read.getAddrNpi(),
                read.getAddressRange());
    }

    private byte[] cancel(byte[] bytes) throws Exception {
        var read = decomposer.cancelSm(bytes);
        return composer.cancelSm(
                read.getSequenceNumber(),
                read.getServiceType(),
                read.getMessageId(),
                read.getSourceAddrTon(),
                read.getSourceAddrNpi(),
                read.getSourceAddr(),
                read.getDestAddrTon(),
                read.getDestAddrNpi(),
                read.getDestinationAddress());
    }

    private byte[] replace(byte[] bytes) throws Exception {
        var read = decomposer.replaceSm(bytes);
        return composer.replaceSm(
                read.getSequenceNumber(),
                read.getMessageId(),
                read.getSourceAddrTon(),
                read.getSourceAddrNpi(),
                read.getSourceAddr(),
                read.getScheduleDeliveryTime(),
                read.getValidityPeriod(),
                read.getRegisteredDelivery(),
                read.getSmDefaultMsgId(),
                read.getShortMessage());
    }

    private byte[] alert(byte[] bytes) throws Exception {
        var read = decomposer.alertNotification(bytes);
        return composer.alertNotification(
                read.getSequenceNumber(),
                read.getSourceAddrTon(),
                read.getSourceAddrNpi(),
                read.getSourceAddr(),
                read.getEsmeAddrTon(),
                read.getEsmeAddrNpi(),
                read.getEsmeAddr());
    }

    private byte[] broadcast(byte[] bytes) throws Exception {
        var read = decomposer.broadcastSm(bytes);
        return composer.broadcastSm(
                read.getSequenceNumber(),
                read.getServiceType(),
                read.getSourceAddrTon(),
                read.getSourceAddrNpi(),
                read.getSourceAddr(),
                read.getMessageId(),
                read.getPriorityFlag(),
                read.getScheduleDeliveryTime(),
                read.getValidityPeriod(),
                read.getReplaceIfPresentFlag(),
                read.getDataCoding(),
                read.getSmDefaultMsgId());
    }

    private byte @Nullable [] response(Response pdu, byte[] bytes) throws Exception {
        if (!pdu.commandStatus().isOk()) {
            return null;
        }
        return switch (pdu) {
            case BindResp _ -> {
                var read = decomposer.bindResp(bytes);
                yield composer.bindResp(read.getCommandId(), read.getSequenceNumber(), read.getSystemId());
            }
            case SubmitSmResp _ -> {
                var read = decomposer.submitSmResp(bytes);
                yield composer.submitSmResp(read.getSequenceNumber(), read.getMessageId());
            }
            case DataSmResp _ -> {
                var read = decomposer.dataSmResp(bytes);
                yield composer.dataSmResp(read.getSequenceNumber(), read.getMessageId());
            }
            case SubmitMultiResp _ -> {
                var read = decomposer.submitMultiResp(bytes);
                yield composer.submitMultiResp(read.getSequenceNumber(), read.getMessageId(), read.getUnsuccessSmes());
            }
            case QuerySmResp _ -> {
                var read = decomposer.querySmResp(bytes);
                yield composer.querySmResp(
                        read.getSequenceNumber(),
                        read.getMessageId(),
                        read.getFinalDate(),
                        read.getMessageState().value(),
                        read.getErrorCode());
            }
            case BroadcastSmResp _ -> {
                var read = decomposer.broadcastSmResp(bytes);
                yield composer.broadcastSmResp(read.getSequenceNumber(), read.getMessageId());
            }
            default -> null;
        };
    }
}
