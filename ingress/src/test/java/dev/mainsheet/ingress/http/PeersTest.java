package dev.mainsheet.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.runtime.config.IpAddress;
import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class PeersTest {

    @Test
    void theZoneOfALinkLocalAddressIsLeftOut() throws UnknownHostException {
        byte[] linkLocal = InetAddress.getByName("fe80::7").getAddress();
        InetAddress zoned = Inet6Address.getByAddress(null, linkLocal, 3);
        assertThat(zoned.getHostAddress()).contains("%3");
        assertThat(Peers.address(SocketAddress.inetSocketAddress(new InetSocketAddress(zoned, 1))))
                .isEqualTo(IpAddress.parse("fe80::7"))
                .isPresent();
    }

    @Test
    void aConnectionThatIsGoneOrIsNoneOfIpHasNoAddress() {
        assertThat(Peers.address(null)).isEmpty();
        assertThat(Peers.address(SocketAddress.domainSocketAddress("/tmp/socket")))
                .isEmpty();
    }
}
