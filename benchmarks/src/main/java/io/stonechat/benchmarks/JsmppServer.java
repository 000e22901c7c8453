package io.stonechat.benchmarks;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** jSMPP's own server, with a queue that holds every window put on it. */
@Command(name = "jsmpp-server", description = "jSMPP as a bare server.")
final class JsmppServer extends ServerCommand {
    private static final AtomicLong IDS = new AtomicLong();
    private static final OptionalParameter[] NO_TLVS = {};

    @Option(names = "--threads", description = "threads that answer, for each session; ${DEFAULT-VALUE} by default")
    private int threads = 1;

    @Override
    void serve(int port) throws IOException {
        ExecutorService binding = Executors.newCachedThreadPool();
        try (var listener = new SMPPServerSessionListener(port)) {
            listener.setPduProcessorDegree(threads);
            listener.setQueueCapacity(10_000);
            listener.setMessageReceiverListener(new Answers());
            while (true) {
                SMPPServerSession session = listener.accept();
                binding.execute(() -> bind(session));
            }
        }
    }

    private static void bind(SMPPServerSession session) {
        try {
            session.waitForBind(5_000).accept("jsmpp", InterfaceVersion.IF_34);
        } catch (TimeoutException | PDUStringException | IOException _) {
            session.close(); // Somebody connected and did not bind.
        }
    }

    private static final class Answers implements ServerMessageReceiverListener {
        @Override
        public SubmitSmResult onAcceptSubmitSm(SubmitSm request, SMPPServerSession session)
                throws ProcessRequestException {
            try {
                return new SubmitSmResult(new MessageId(Long.toString(IDS.incrementAndGet())), NO_TLVS);
            } catch (PDUStringException e) {
                throw new ProcessRequestException(e.getMessage(), SMPPConstant.STAT_ESME_RSYSERR, e);
            }
        }

        @Override
        public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti request, SMPPServerSession session)
                throws ProcessRequestException {
            throw refused();
        }

        @Override
        public QuerySmResult onAcceptQuerySm(QuerySm request, SMPPServerSession session)
                throws ProcessRequestException {
            throw refused();
        }

        @Override
        public void onAcceptReplaceSm(ReplaceSm request, SMPPServerSession session) throws ProcessRequestException {
            throw refused();
        }

        @Override
        public void onAcceptCancelSm(CancelSm request, SMPPServerSession session) throws ProcessRequestException {
            throw refused();
        }

        @Override
        public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm request, SMPPServerSession session)
                throws ProcessRequestException {
            throw refused();
        }

        @Override
        public void onAcceptCancelBroadcastSm(CancelBroadcastSm request, SMPPServerSession session)
                throws ProcessRequestException {
            throw refused();
        }

        @Override
        public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm request, SMPPServerSession session)
                throws ProcessRequestException {
            throw refused();
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm request, Session session) throws ProcessRequestException {
            throw refused();
        }

        private static ProcessRequestException refused() {
            return new ProcessRequestException("Only submit_sm is measured.", SMPPConstant.STAT_ESME_RINVCMDID);
        }
    }

    static void main(String[] args) {
        ServerCommand.main(new JsmppServer(), args);
    }
}
