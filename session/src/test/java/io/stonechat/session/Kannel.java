package io.stonechat.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** A Kannel gateway bound to a message centre of ours: its two processes, and the web server it calls back. */
final class Kannel implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    /** What Kannel tells: its path and query, as they were asked for. */
    final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

    private final ServerSocket web = new ServerSocket(0, 16, LOOPBACK);
    private final int sendPort = freePort();
    private final Process bearerbox;
    private final Process smsbox;

    /** Starts Kannel on a folder of its own; it binds to this port as {@code kannel}. */
    Kannel(Path folder, int centrePort) throws IOException {
        Thread.ofVirtual().start(this::serve);
        int boxPort = freePort();
        Path config = Files.writeString(folder.resolve("kannel.conf"), configuration(centrePort, boxPort));
        bearerbox = start(folder, "bearerbox", config);
        Patience.await().until(() -> listens(boxPort));
        smsbox = start(folder, "smsbox", config);
        Patience.await().until(() -> listens(sendPort));
    }

    /** Whether both programs are on this machine. */
    static boolean isInstalled() {
        return Stream.of("bearerbox", "smsbox")
                .allMatch(program ->
                        Stream.of("/usr/sbin", "/usr/bin").anyMatch(bin -> Files.isExecutable(Path.of(bin, program))));
    }

    /** Asks Kannel to send a text, with every kind of receipt; its answer to that. */
    String send(String to, String text) throws IOException {
        String uri = "http://127.0.0.1:" + sendPort + "/cgi-bin/sendsms?username=user&password=pass&to=" + to + "&text="
                + encoded(text) + "&dlr-mask=31&dlr-url=" + encoded(callback("dlr?type=%d&id=%F"));
        try (InputStream answer = URI.create(uri).toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private String configuration(int centrePort, int boxPort) throws IOException {
        return """
                group = core
                admin-port = %d
                admin-password = admin
                smsbox-port = %d
                box-allow-ip = "127.0.0.1"
                dlr-storage = internal

                group = smsc
                smsc = smpp
                smsc-id = stonechat
                host = 127.0.0.1
                port = %d
                transceiver-mode = true
                smsc-username = kannel
                smsc-password = %s
                system-type = ""
                reconnect-delay = 1
                enquire-link-interval = 1

                group = smsbox
                bearerbox-host = 127.0.0.1
                sendsms-port = %d
                global-sender = 1000

                group = sendsms-user
                username = user
                password = pass
                max-messages = 5
                concatenation = true

                group = sms-service
                keyword = default
                catch-all = true
                max-messages = 0
                get-url = "%s"
                """.formatted(
                        freePort(),
                        boxPort,
                        centrePort,
                        InteropCentre.PASSWORD,
                        sendPort,
                        callback("mo?from=%p&to=%P&text=%a"));
    }

    private String callback(String path) {
        return "http://127.0.0.1:" + web.getLocalPort() + "/" + path;
    }

    /** As much of a web server as a callback wants: remembers what was asked for, and answers nothing but 200. */
    private void serve() {
        while (!web.isClosed()) {
            try (Socket call = web.accept()) {
                var in = new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.US_ASCII));
                String request = in.readLine();
                for (String line = request; line != null && !line.isEmpty(); line = in.readLine()) {
                    // The headers say nothing that is wanted here.
                }
                if (request != null) {
                    calls.add(request.split(" ", 3)[1]);
                }
                call.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException _) {
                // Kannel hung up, or the test is over.
            }
        }
    }

    private static Process start(Path folder, String program, Path config) throws IOException {
        return new ProcessBuilder("/usr/bin/env", "PATH=/usr/sbin:/usr/bin:/bin", program, config.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".log").toFile())
                .start();
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(LOOPBACK, port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        smsbox.destroyForcibly().onExit().join();
        bearerbox.destroyForcibly().onExit().join();
        web.close();
    }
}
