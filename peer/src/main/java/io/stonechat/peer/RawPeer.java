package io.stonechat.peer;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindResp;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.PduEncoder;
import io.stonechat.protocol.Tlvs;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * One end of a connection that does exactly what it is told: it sends the octets it is given, cut as told, and nothing else. It
 * answers nothing by itself and reads only when asked to, so it can be late, silent, wrong or rude.
 *
 * <p>Used by one thread at a time; {@link #close}, {@link #reset} and a send besides a receive may come from others. Everything
 * that waits gives up after {@link #patience}, 30 s unless told otherwise, with a {@link PeerException}.
 */
public final class RawPeer implements AutoCloseable {
    private static final int HEADER = 16;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private Duration patience = Duration.ofSeconds(30);

    RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        // Each write is to be a segment of its own.
        socket.setTcpNoDelay(true);
    }

    /** Sets how long a receive waits before it fails. */
    public RawPeer patience(Duration longest) {
        this.patience = longest;
        return this;
    }

    /** Sends these octets, whatever they are, in one write. */
    public RawPeer send(byte[] octets) {
        return attempt("send", () -> {
            out.write(octets);
            out.flush();
        });
    }

    /** Sends these frames in one write. */
    public RawPeer send(RawFrame... frames) {
        return send(join(Arrays.stream(frames).map(RawFrame::toByteArray).toArray(byte[][]::new)));
    }

    /** Sends these PDUs, with the sequence numbers that they have, in one write. */
    public RawPeer send(Pdu... pdus) {
        return send(octets(pdus));
    }

    /** Sends the octets in writes of so many: with 1, octet by octet. */
    public RawPeer sendInPieces(int size, byte[] octets) {
        for (int at = 0; at < octets.length; at += size) {
            send(Arrays.copyOfRange(octets, at, Math.min(octets.length, at + size)));
        }
        return this;
    }

    /** Returns the octets of these PDUs, one after the other. */
    public static byte[] octets(Pdu... pdus) {
        return join(Arrays.stream(pdus).map(PduEncoder::toBytes).toArray(byte[][]::new));
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Sends a bind and waits for its positive answer. */
    public RawPeer bind(BindType type, String systemId, String password) {
        send(BindRequest.builder()
                .sequenceNumber(1)
                .type(type)
                .systemId(systemId)
                .password(password)
                .build());
        var answer = receive();
        if (!(answer.pdu() instanceof BindResp resp) || !resp.commandStatus().isOk()) {
            throw new PeerException("the bind of " + systemId + " was answered with " + answer);
        }
        return this;
    }

    /** Waits for a bind, whoever it is, and accepts it. */
    public BindRequest acceptBind() {
        var bind = receiveBind();
        answerBind(bind, CommandStatus.ESME_ROK);
        return bind;
    }

    /** Waits for a bind and leaves it unanswered. */
    public BindRequest receiveBind() {
        var frame = receive();
        if (frame.pdu() instanceof BindRequest bind) {
            return bind;
        }
        throw new PeerException("expected a bind, got " + frame);
    }

    /** Answers a bind. */
    public RawPeer answerBind(BindRequest bind, CommandStatus status) {
        return send(new BindResp(bind.sequenceNumber(), status, bind.type(), "peer", Tlvs.NONE));
    }

    /** Waits for the next frame. */
    public RawFrame receive() {
        return receive(patience)
                .orElseThrow(() -> new PeerException("expected a frame, but the other end closed the connection"));
    }

    /** Waits for the next frame, which must be of this command. */
    public RawFrame expect(int commandId) {
        var frame = receive();
        if (frame.commandId() != commandId) {
            throw new PeerException("expected " + CommandId.name(commandId) + ", got " + frame);
        }
        return frame;
    }

    /** Waits for the end: the other side closes or resets. Frames before that are thrown away. */
    public void expectEnd() {
        while (receive(patience).isPresent()) {
            // What came before the end does not matter here.
        }
    }

    /** Waits for the end, before which nothing more may come. */
    public void expectEndWithoutAnswer() {
        receive(patience).ifPresent(frame -> {
            throw new PeerException("expected the end of the connection, got " + frame);
        });
    }

    private Optional<RawFrame> receive(Duration longest) {
        try {
            socket.setSoTimeout(Math.toIntExact(Math.max(1, longest.toMillis())));
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            return Optional.of(rest(first));
        } catch (SocketTimeoutException e) {
            throw new PeerException("nothing came within " + longest.toMillis() + " ms", e);
        } catch (IOException _) {
            // A reset is an end, too.
            return Optional.empty();
        }
    }

    private RawFrame rest(int first) throws IOException {
        byte[] header = new byte[HEADER];
        header[0] = (byte) first;
        in.readFully(header, 1, HEADER - 1);
        int length = ByteBuffer.wrap(header).getInt();
        if (length < HEADER) {
            throw new PeerException("the other end sent a command_length of " + length);
        }
        byte[] frame = Arrays.copyOf(header, length);
        in.readFully(frame, HEADER, length - HEADER);
        return new RawFrame(Octets.copyOf(frame));
    }

    /** Says that nothing more will be sent, and can still receive. */
    public RawPeer endOutput() {
        return attempt("end its output", socket::shutdownOutput);
    }

    /** Ends the connection by a reset: what was sent and not read may be lost to the other end. */
    public void reset() {
        attempt("reset", () -> {
            socket.setSoLinger(true, 0);
            socket.close();
        });
    }

    @Override
    public void close() {
        attempt("close", socket::close);
    }

    /** Something that is done to the socket. */
    private interface Action {
        void run() throws IOException;
    }

    private RawPeer attempt(String what, Action action) {
        try {
            action.run();
            return this;
        } catch (IOException e) {
            throw new PeerException("could not " + what + ": " + e.getMessage(), e);
        }
    }
}
