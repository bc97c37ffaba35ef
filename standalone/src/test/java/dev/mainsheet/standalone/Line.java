package dev.mainsheet.standalone;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A kept-alive HTTP/1.1 connection to one ingress, opened when needed, and again after it was closed. Nothing is ever sent
 * twice. Used by one thread at a time.
 */
final class Line implements AutoCloseable {

    /** As long as SailPoint waits. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private static final int MOST_HEAD_BYTES = 8 * 1024;

    private final int port;
    private Optional<Connection> connection = Optional.empty();

    private record Connection(SocketChannel channel, InputStream in) {}

    /**
     * What came back.
     *
     * @param headers by lower-case name
     */
    record Answer(int status, Map<String, String> headers) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    Line(int port) {
        this.port = port;
    }

    /** Posts {@code body} and waits for the answer, at most 10 s. */
    Answer post(String trigger, byte[] body) throws IOException {
        try {
            Connection open = open();
            open.channel().write(new ByteBuffer[] {ByteBuffer.wrap(head(trigger, body.length)), ByteBuffer.wrap(body)});
            Answer answer = read(open.in());
            if (answer.header("connection").filter("close"::equalsIgnoreCase).isPresent()) {
                close();
            }
            return answer;
        } catch (IOException broken) {
            close();
            throw broken;
        }
    }

    private byte[] head(String trigger, int bodyBytes) {
        return ("POST /triggers/" + trigger + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer "
                        + Setup.TOKEN + "\r\nContent-Type: application/json\r\nContent-Length: " + bodyBytes
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Connection open() throws IOException {
        if (connection.isPresent() && endedByPeer(connection.get().channel())) {
            close();
        }
        if (connection.isEmpty()) {
            connection = Optional.of(connect());
        }
        return connection.get();
    }

    private Connection connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().setSoTimeout(Math.toIntExact(ANSWER_WITHIN.toMillis()));
            channel.socket().setTcpNoDelay(true);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new Connection(
                    channel, new BufferedInputStream(channel.socket().getInputStream()));
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
    }

    /** Whether the other side closed it while it was idle; any client that keeps connections looks. */
    private static boolean endedByPeer(SocketChannel open) throws IOException {
        open.configureBlocking(false);
        try {
            return open.read(ByteBuffer.allocate(1)) != 0;
        } catch (IOException reset) {
            return true;
        } finally {
            open.configureBlocking(true);
        }
    }

    private static Answer read(InputStream in) throws IOException {
        String head = head(in);
        Map<String, String> headers = new TreeMap<>();
        String[] lines = head.split("\r\n");
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (in.readNBytes(length).length < length) {
            throw new EOFException("the connection ended within the body of an answer");
        }
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers);
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ended before an answer");
            }
            if (head.length() == MOST_HEAD_BYTES) {
                throw new IOException("an answer whose head does not end");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        if (connection.isPresent()) {
            connection.get().channel().close();
            connection = Optional.empty();
        }
    }
}
