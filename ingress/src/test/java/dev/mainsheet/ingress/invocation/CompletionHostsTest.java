package dev.mainsheet.ingress.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionHostsTest {

    private final CompletionHosts hosts =
            new CompletionHosts(List.of("*.api.identitynow.com", "acme.example", "127.0.0.1", "[::1]"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.api.identitynow.com/beta/trigger-invocations/1/complete",
                "https://ACME.API.IdentityNow.com/",
                "https://a.b.api.identitynow.com:443/",
                "https://acme.example/x?y=z",
                "http://127.0.0.1:8492/beta",
                "http://[::1]:8492/beta"
            })
    void aCompletionMayGoToAListedHost(String url) {
        assertThat(hosts.allowed(url)).contains(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.identitynow.com/",
                "https://evilapi.identitynow.com/",
                "https://acme.api.identitynow.com.evil.example/",
                "https://acme.api.identitynow.com./",
                "https://acme.api.identitynow.com@evil.example/",
                "https://user@acme.example/",
                "https://sub.acme.example/",
                "http://acme.example/",
                "ftp://acme.example/",
                "https://localhost/",
                "https://2130706433/",
                "https://acme.example\\@evil.example/",
                "https:acme.example",
                "//acme.example/",
                "https:///x",
                "{tenant}",
                ""
            })
    void andNowhereElse(String url) {
        assertThat(hosts.allowed(url)).isEmpty();
    }
}
