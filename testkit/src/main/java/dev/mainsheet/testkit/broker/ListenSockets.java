package dev.mainsheet.testkit.broker;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.network.Selectable;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The two sockets a broker listens on, bound before Kafka starts and then handed to it: a port in use is found before
 * anything runs, and nobody can take a free port between choosing and binding it.
 */
final class ListenSockets implements ServerSocketFactory, Closeable {

    /** The controller serves the broker in the same JVM and nobody else. */
    static final String CONTROLLER_HOST = "127.0.0.1";

    private static final int BACKLOG = 50;

    /** What is not handed over yet, by listener name. */
    private final Map<String, ServerSocketChannel> waiting = new ConcurrentHashMap<>();

    private final int controllerPort;

    private ListenSockets(ServerSocketChannel clients, ServerSocketChannel controller) {
        waiting.put(BrokerSettings.CLIENT_LISTENER, clients);
        waiting.put(BrokerSettings.CONTROLLER_LISTENER, controller);
        this.controllerPort = controller.socket().getLocalPort();
    }

    static ListenSockets bind(String host, int port) throws BrokerStartException {
        ServerSocketChannel clients = open(host, port);
        try {
            return new ListenSockets(clients, open(CONTROLLER_HOST, 0));
        } catch (BrokerStartException refused) {
            closeAfter(refused, clients);
            throw refused;
        }
    }

    int controllerPort() {
        return controllerPort;
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int backlog, int receiveBufferBytes) throws IOException {
        ServerSocketChannel channel = waiting.remove(listenerName);
        if (channel == null) {
            throw new IOException("listener " + listenerName + " at " + address + " has no socket, or has it already");
        }
        if (receiveBufferBytes != Selectable.USE_DEFAULT_BUFFER_SIZE) {
            channel.socket().setReceiveBufferSize(receiveBufferBytes);
        }
        return channel;
    }

    /** Closes what Kafka did not take; it closes the others itself. */
    @Override
    public void close() {
        waiting.values().forEach(channel -> {
            try {
                channel.close();
            } catch (IOException failed) {
                throw new UncheckedIOException("closing a listening socket", failed);
            }
        });
        waiting.clear();
    }

    private static ServerSocketChannel open(String host, int port) throws BrokerStartException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new BrokerStartException(
                    "embedded broker: host " + host + " is unknown; use an address of this machine");
        }
        ServerSocketChannel channel = null;
        try {
            channel = ServerSocketChannel.open();
            channel.configureBlocking(false);
            channel.bind(address, BACKLOG);
            return channel;
        } catch (IOException failed) {
            BrokerStartException refused = new BrokerStartException(
                    "embedded broker: cannot listen on " + host + ":" + port + " (" + failed.getMessage()
                            + "); stop what uses that port or choose another",
                    failed);
            if (channel != null) {
                closeAfter(refused, channel);
            }
            throw refused;
        }
    }

    private static void closeAfter(Exception reason, ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException alsoFailed) {
            reason.addSuppressed(alsoFailed);
        }
    }
}
