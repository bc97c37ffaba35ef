package dev.mainsheet.benchmarks.ingress;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A keep-alive connection with one request under way at most. Reads as much of HTTP/1.1 as the sides speak. */
final class Connection implements AutoCloseable {

    private static final int MAX_ANSWER_BYTES = 4096;
    private static final String HEAD_END = "\r\n\r\n";
    private static final String LENGTH = "content-length: ";

    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocate(MAX_ANSWER_BYTES);
    private long sentAt;

    /** Connects, and tells {@code selector} when something has arrived; this is the key's attachment. */
    Connection(int port, Selector selector) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends a request: nothing else is under way, so it fits into the socket's buffer. */
    void send(byte[] request) throws IOException {
        answer.clear();
        sentAt = System.nanoTime();
        if (channel.write(ByteBuffer.wrap(request)) != request.length) {
            throw new IOException("a request of " + request.length + " bytes did not fit into the socket's buffer");
        }
    }

    /** When the request under way was sent, by {@link System#nanoTime}. */
    long sentAt() {
        return sentAt;
    }

    /**
     * Reads what has arrived, and says whether the answer is complete.
     *
     * @throws IOException if it is not a 200, or the connection is closed
     */
    boolean read() throws IOException {
        if (channel.read(answer) < 0) {
            throw new IOException("the connection was closed with a request under way");
        }
        String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
        int headEnd = text.indexOf(HEAD_END);
        if (headEnd < 0 || text.length() < headEnd + HEAD_END.length() + contentLength(text)) {
            return false;
        }
        if (!text.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("not kept: " + text);
        }
        return true;
    }

    private static int contentLength(String text) {
        int at = text.indexOf(LENGTH) + LENGTH.length();
        return Integer.parseInt(text, at, text.indexOf('\r', at), 10);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
