package dev.mainsheet.ingress.http;

import dev.mainsheet.runtime.config.IpAddress;
import io.vertx.core.net.SocketAddress;
import java.util.Optional;

/** Addresses at the other end of connections. */
final class Peers {

    private Peers() {}

    /**
     * The IP address; empty if there is none. The zone of a link-local one ({@code fe80::1%eth0}) names an interface of
     * this machine's and is left out.
     *
     * @param socket null for a connection that is gone
     */
    static Optional<IpAddress> address(SocketAddress socket) {
        return Optional.ofNullable(socket)
                .map(SocketAddress::hostAddress)
                .map(text -> text.split("%", 2)[0])
                .flatMap(IpAddress::parse);
    }
}
