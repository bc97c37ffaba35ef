package dev.mainsheet.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.runtime.config.AddressRange;
import dev.mainsheet.runtime.config.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private static final String PROXY = "10.0.0.1";

    private final ClientAddress clients =
            new ClientAddress(List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("2001:db8:ffff::/48")));

    @Test
    void whoIsNoTrustedProxyIsNotBelieved() {
        assertThat(client("192.0.2.9", Map.of("X-Forwarded-For", List.of("203.0.113.7"))))
                .isEqualTo("192.0.2.9");
        assertThat(client("192.0.2.9", Map.of("Forwarded", List.of("for=203.0.113.7"))))
                .isEqualTo("192.0.2.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 | 203.0.113.7",
                "1.1.1.1, 203.0.113.7 | 203.0.113.7",
                "nonsense, 203.0.113.7 | 203.0.113.7",
                "203.0.113.7, 10.0.0.2,10.0.0.3 | 203.0.113.7",
                "1.1.1.1, 203.0.113.7, 10.0.0.2 | 203.0.113.7",
                "203.0.113.7, 2001:db8:ffff::1 | 203.0.113.7",
                "203.0.113.7:4711 | 203.0.113.7",
                "2001:db8::7 | 2001:db8::7",
                "[2001:db8::7] | 2001:db8::7",
                "[2001:db8::7]:4711 | 2001:db8::7",
                "::ffff:203.0.113.7 | 203.0.113.7",
                "10.0.0.7 | 10.0.0.7",
                "10.0.0.7, 10.0.0.8 | 10.0.0.7"
            })
    void theNearestThatIsNoTrustedProxyIsTheClient(String header, String client) {
        assertThat(client(PROXY, Map.of("X-Forwarded-For", List.of(header)))).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.7 | 203.0.113.7",
                "For=\"203.0.113.7:4711\";proto=https;by=10.0.0.1 | 203.0.113.7",
                "for=\"[2001:db8::7]:4711\" | 2001:db8::7",
                "for=1.1.1.1, for=203.0.113.7;host=\"a,b;c\" , proto=http;for=10.0.0.2 | 203.0.113.7",
                "for=unknown, for=203.0.113.7 | 203.0.113.7"
            })
    void theStandardHeaderIsReadTheSameWay(String header, String client) {
        assertThat(client(PROXY, Map.of("Forwarded", List.of(header)))).isEqualTo(client);
    }

    @Test
    void severalHeadersOfOneNameAreOneList() {
        assertThat(client(PROXY, Map.of("X-Forwarded-For", List.of("1.1.1.1", "203.0.113.7, 10.0.0.2", "10.0.0.3"))))
                .isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "203.0.113.7,",
                "unknown",
                "_hidden",
                "localhost",
                "example.com",
                "203.0.113.7 x",
                "203.0.113",
                "203.0.113.07",
                "203.0.113.256",
                "203.0.113.7:",
                "203.0.113.7:123456",
                "[2001:db8::7",
                "2001:db8::7]",
                "[203.0.113.7",
                "2001:db8::7%eth0",
                "203.0.113.7, unknown, 10.0.0.2"
            })
    void whatCannotBeReadIsNotGuessed(String header) {
        assertThat(client(PROXY, Map.of("X-Forwarded-For", List.of(header)))).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "for=",
                "for",
                "proto=http",
                "for=unknown",
                "for=_x",
                "203.0.113.7",
                "for=203.0.113.7;for=203.0.113.8",
                "for=\"\";for=203.0.113.7",
                "for=\"203.0.113.7",
                "for=9.9.9.9;x=\", for=\"[2001:db8::7]\"",
                "for=203.0.113.7,",
                "for=\"203.0.113.\\7\"",
                "for = 203.0.113.7"
            })
    void norIsAStandardHeader(String header) {
        assertThat(client(PROXY, Map.of("Forwarded", List.of(header)))).isEqualTo("none");
    }

    @Test
    void aHeaderThatTheProxyPassesOnAsTheClientWroteItMovesNothing() {
        List<String> real = List.of("203.0.113.7");
        assertThat(client(PROXY, Map.of("X-Forwarded-For", real, "Forwarded", List.of("for=203.0.113.7"))))
                .isEqualTo("203.0.113.7");
        assertThat(client(PROXY, Map.of("X-Forwarded-For", real, "Forwarded", List.of("for=192.0.2.1"))))
                .isEqualTo("none");
        assertThat(client(PROXY, Map.of("X-Forwarded-For", real, "Forwarded", List.of("nonsense"))))
                .isEqualTo("none");
    }

    @Test
    void aProxyThatSaysNothingSendsForItself() {
        assertThat(client(PROXY, Map.of())).isEqualTo(PROXY);
    }

    private String client(String peer, Map<String, List<String>> headers) {
        RequestHead head = new RequestHead(
                "POST", "/", name -> headers.getOrDefault(name, List.of()), () -> IpAddress.parse(peer));
        Optional<IpAddress> client = clients.of(head);
        return client.map(IpAddress::toString).orElse("none");
    }
}
