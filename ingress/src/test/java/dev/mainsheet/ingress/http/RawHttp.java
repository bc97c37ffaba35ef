package dev.mainsheet.ingress.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection on which anything can be sent: HTTP clients are too polite to break the rules. */
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    /** Room for what is sent in one go, so that sending does not wait for a server that has stopped reading. */
    private static final int SEND_BUFFER_BYTES = 256 * 1024;

    private final Socket socket;
    private final InputStream in;

    public RawHttp(int port) throws IOException {
        this(port, PATIENCE_MILLIS);
    }

    /** A connection on which no read waits longer than {@code patienceMillis}. */
    RawHttp(int port, int patienceMillis) throws IOException {
        this(new Socket("127.0.0.1", port), patienceMillis);
    }

    /** Over a connection that is there, such as one of TLS. */
    public RawHttp(Socket connected) throws IOException {
        this(connected, PATIENCE_MILLIS);
    }

    private RawHttp(Socket connected, int patienceMillis) throws IOException {
        socket = connected;
        socket.setSoTimeout(patienceMillis);
        socket.setSendBufferSize(SEND_BUFFER_BYTES);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    /** One answer. Header names are in lower case. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    public RawHttp send(String text) throws IOException {
        return send(text.getBytes(ISO_8859_1));
    }

    public RawHttp send(byte[] bytes) throws IOException {
        return send(bytes, 0, bytes.length);
    }

    RawHttp send(byte[] bytes, int from, int count) throws IOException {
        socket.getOutputStream().write(bytes, from, count);
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads an answer to a request that was not HEAD. */
    public Answer answer() throws IOException {
        return answer(true);
    }

    Answer answer(boolean withBody) throws IOException {
        String statusLine = line();
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = withBody ? Integer.parseInt(headers.getOrDefault("content-length", "0")) : 0;
        String body = new String(in.readNBytes(length), ISO_8859_1);
        return new Answer(Integer.parseInt(statusLine.split(" ")[1]), headers, body);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("closed after \"" + line.toString(ISO_8859_1) + "\"");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(ISO_8859_1);
    }

    /** Whether the server closed the connection, after nothing more than what was read. */
    public boolean isClosedByServer() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
