package dev.mainsheet.console.doctor.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Function;

/** Whether a port takes connections. */
public sealed interface Reach {

    /** What the caller makes of it. */
    <T> T match(Function<Socket, T> open, Function<Closed, T> closed);

    /** It does; the caller closes. */
    record Open(Socket socket) implements Reach {
        @Override
        public <T> T match(Function<Socket, T> open, Function<Closed, T> closed) {
            return open.apply(socket);
        }
    }

    /** It does not. */
    record Closed(String detail, String remedy) implements Reach {
        @Override
        public <T> T match(Function<Socket, T> open, Function<Closed, T> closed) {
            return closed.apply(this);
        }
    }

    /**
     * Tries the host's addresses in turn.
     *
     * @param host a name or an address; an IPv6 one may stand in brackets
     * @param within for all addresses together; the name server takes its own time
     */
    static Reach of(String host, int port, Duration within) {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException unknown) {
            return new Closed(
                    "the host " + host + " has no address", "Correct the host, or the name server of this machine.");
        }
        long end = System.nanoTime() + within.toNanos();
        Reach reach = connect(new InetSocketAddress(addresses[0], port), host, within);
        for (int i = 1; i < addresses.length && reach instanceof Closed; i++) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            reach = connect(new InetSocketAddress(addresses[i], port), host, left);
        }
        return reach;
    }

    private static Reach connect(InetSocketAddress target, String host, Duration within) {
        try {
            return new Open(connect(target, within));
        } catch (IOException failed) {
            return closed(target, host, failed);
        }
    }

    private static Socket connect(InetSocketAddress target, Duration within) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(target, Math.max(1, (int) within.toMillis()));
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    private static Closed closed(InetSocketAddress target, String host, IOException failed) {
        String address = target.getAddress().getHostAddress();
        String where = host + ":" + target.getPort() + (host.equals(address) ? "" : " (" + address + ")");
        return failed instanceof SocketTimeoutException
                ? new Closed(
                        where + " does not answer", "Open the way there in the firewall, or correct host and port.")
                : new Closed(
                        where + " takes no connection", "Start what should listen there, or correct host and port.");
    }
}
