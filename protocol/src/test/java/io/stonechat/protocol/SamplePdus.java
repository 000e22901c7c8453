package io.stonechat.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes PDUs of every type, as varied as the specification allows, the same ones for the same generator. */
final class SamplePdus {

    /** The numbering plans that the specification has (SMPP 3.4 §5.2.6). */
    private static final int[] PLANS = {0, 1, 3, 4, 6, 8, 9, 10, 14, 18};

    private final RandomGenerator random;
    private final boolean plain;

    SamplePdus(RandomGenerator random) {
        this(random, false);
    }

    /** If plain, texts are ASCII, addresses short, and there are no TLVs. */
    SamplePdus(RandomGenerator random, boolean plain) {
        this.random = random;
        this.plain = plain;
    }

    /** One PDU of each type. */
    List<Pdu> ofEachType() {
        return Stream.of(binds(), messages(), operations(), responses(), moreResponses(), rare())
                .flatMap(List::stream)
                .toList();
    }

    private List<Pdu> binds() {
        var pdus = new ArrayList<Pdu>();
        for (var type : BindType.values()) {
            pdus.add(new BindRequest(
                    sequence(), type, text(15), text(8), text(12), octet(), octet(), octet(), text(40)));
            pdus.add(new BindResp(sequence(), CommandStatus.ESME_ROK, type, text(15), tlvs()));
        }
        pdus.add(new Outbind(sequence(), text(15), text(8)));
        pdus.add(new Unbind(sequence()));
        pdus.add(new EnquireLink(sequence()));
        return pdus;
    }

    List<Pdu> messages() {
        return List.of(submitSm(), deliverSm(), submitMulti(), dataSm());
    }

    SubmitSm submitSm() {
        return fill(SubmitSm.builder()).destination(address(20)).build();
    }

    DeliverSm deliverSm() {
        return fill(DeliverSm.builder()).destination(address(20)).build();
    }

    SubmitMulti submitMulti() {
        return fill(SubmitMulti.builder()).destinations(destinations()).build();
    }

    DataSm dataSm() {
        return DataSm.builder()
                .sequenceNumber(sequence())
                .serviceType(text(5))
                .source(address(64))
                .destination(address(64))
                .esmClass(octet())
                .registeredDelivery(octet())
                .dataCoding(octet())
                .tlvs(tlvs())
                .build();
    }

    private <B extends ShortMessageBuilder<B>> B fill(B builder) {
        return builder.sequenceNumber(sequence())
                .serviceType(text(5))
                .source(address(20))
                .esmClass(octet())
                .protocolId(octet())
                .priorityFlag(octet())
                .scheduleDeliveryTime(time())
                .validityPeriod(time())
                .registeredDelivery(octet())
                .replaceIfPresentFlag(octet())
                .dataCoding(octet())
                .smDefaultMsgId(octet())
                .shortMessage(octets(254))
                .tlvs(tlvs());
    }

    private List<Pdu> operations() {
        return List.of(
                new QuerySm(sequence(), text(64), address(20)),
                new CancelSm(sequence(), text(5), text(64), address(20), address(20)),
                new ReplaceSm(sequence(), text(64), address(20), time(), time(), octet(), octet(), octets(254), tlvs()),
                new AlertNotification(sequence(), address(64), address(64), tlvs()));
    }

    private List<Pdu> responses() {
        return List.of(
                new SubmitSmResp(sequence(), CommandStatus.ESME_ROK, text(64), tlvs()),
                new DeliverSmResp(sequence(), CommandStatus.ESME_ROK, text(64), tlvs()),
                new DataSmResp(sequence(), CommandStatus.ESME_ROK, text(64), tlvs()),
                new SubmitMultiResp(sequence(), CommandStatus.ESME_ROK, text(64), unsuccessful(), tlvs()),
                new QuerySmResp(sequence(), CommandStatus.ESME_ROK, text(64), time(), 1 + random.nextInt(8), octet()),
                new CancelSmResp(sequence(), status()),
                new ReplaceSmResp(sequence(), status()),
                new UnbindResp(sequence(), status()),
                new EnquireLinkResp(sequence(), status()),
                new GenericNack(sequence(), status()));
    }

    private List<Pdu> moreResponses() {
        var negative = CommandStatus.ESME_RSYSERR;
        return List.of(
                new SubmitSmResp(sequence(), negative, "", Tlvs.NONE),
                new DataSmResp(sequence(), negative, "", tlvs()),
                new BindResp(sequence(), negative, BindType.RECEIVER, "", Tlvs.NONE),
                new QuerySmResp(sequence(), negative, "", "", 0, 0),
                new SubmitMultiResp(sequence(), negative, "", List.of(), Tlvs.NONE),
                QueryMsgDetailsResp.empty(sequence(), negative),
                new UnknownPdu(0x00010500, status(), sequence(), octets(100)));
    }

    private List<Pdu> rare() {
        return List.of(
                new BroadcastSm(
                        sequence(),
                        text(5),
                        address(20),
                        text(64),
                        octet(),
                        time(),
                        time(),
                        octet(),
                        octet(),
                        octet(),
                        tlvs()),
                new BroadcastSmResp(sequence(), CommandStatus.ESME_ROK, text(64), tlvs()),
                new QueryBroadcastSm(sequence(), text(64), address(20), tlvs()),
                new QueryBroadcastSmResp(sequence(), CommandStatus.ESME_ROK, text(64), tlvs()),
                new CancelBroadcastSm(sequence(), text(5), text(64), address(20), tlvs()),
                new CancelBroadcastSmResp(sequence(), status()),
                new ParamRetrieve(sequence(), text(31)),
                new ParamRetrieveResp(sequence(), CommandStatus.ESME_ROK, text(100)),
                new QueryLastMsgs(sequence(), address(20), octet()),
                new QueryLastMsgsResp(sequence(), CommandStatus.ESME_ROK, List.of(text(64), text(64))),
                new QueryMsgDetails(sequence(), text(64), address(20), octet()),
                new QueryMsgDetailsResp(
                        sequence(),
                        CommandStatus.ESME_ROK,
                        text(5),
                        address(20),
                        destinations(),
                        octet(),
                        octet(),
                        time(),
                        time(),
                        octet(),
                        octet(),
                        octets(254),
                        text(64),
                        time(),
                        octet(),
                        octet()));
    }

    int sequence() {
        return random.nextInt();
    }

    private int octet() {
        return random.nextInt(256);
    }

    private CommandStatus status() {
        return CommandStatus.of(random.nextInt(0x200));
    }

    /** Latin-1 but for the NUL, mostly ASCII, often empty. */
    private String text(int longest) {
        int length = random.nextInt(4) == 0 ? 0 : random.nextInt(longest + 1);
        return random.ints(length, 0, plain ? 95 : 100)
                .map(choice -> choice < 95 ? ' ' + choice : 0xE0 + choice - 95)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String time() {
        return random.nextBoolean() ? "" : "261120120000%d00+".formatted(random.nextInt(10));
    }

    private Address address(int longest) {
        return new Address(random.nextInt(7), PLANS[random.nextInt(PLANS.length)], text(plain ? 20 : longest));
    }

    Octets octets(int most) {
        var bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return Octets.of(bytes);
    }

    private List<Destination> destinations() {
        var destinations = new ArrayList<Destination>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            destinations.add(random.nextBoolean() ? new SmeAddress(address(20)) : new DistributionList(text(20)));
        }
        return destinations;
    }

    private List<UnsuccessfulSme> unsuccessful() {
        return random.ints(random.nextInt(4), 0, 0x500)
                .mapToObj(code -> new UnsuccessfulSme(address(20), CommandStatus.of(code)))
                .toList();
    }

    /** Some of the TLVs of the specification and a vendor's, with values of the right length. */
    Tlvs tlvs() {
        var definitions = List.copyOf(TlvDefinition.standard());
        var tlvs = Tlvs.NONE;
        for (int i = plain ? 0 : random.nextInt(4); i > 0; i--) {
            var definition = definitions.get(random.nextInt(definitions.size()));
            tlvs = tlvs.with(new Tlv(definition.tag(), value(definition)));
        }
        return !plain && random.nextInt(3) == 0 ? tlvs.with(new Tlv(0x1400 + random.nextInt(0x100), octets(20))) : tlvs;
    }

    private Octets value(TlvDefinition definition) {
        int least = definition.minLength();
        int length = least + random.nextInt(Math.min(definition.maxLength() - least, 30) + 1);
        var bytes = new byte[length];
        switch (definition.type()) {
            case INTEGER -> bytes[Math.max(0, length - 1)] = 1;
            case C_STRING -> Arrays.fill(bytes, 0, length - 1, (byte) 'x');
            case OCTETS -> random.nextBytes(bytes);
        }
        return Octets.of(bytes);
    }
}
