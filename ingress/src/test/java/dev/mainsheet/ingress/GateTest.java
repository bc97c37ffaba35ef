package dev.mainsheet.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.runtime.config.AddressRange;
import dev.mainsheet.runtime.config.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final String PATH = "/triggers/idn:identity-created";

    private final Gate gate = new Gate(
            new AllowList(List.of(AddressRange.parse("192.0.2.0/24")), List.of()),
            Map.of(
                    "default", new BearerTokens(() -> List.of("wide")),
                    "emea", new BearerTokens(() -> List.of("own")),
                    "open", Access.ANYONE),
            Set.of("acme:asks"),
            1_000,
            new TestMarks(Optional.of(HeaderMark.parse("X-Trial")), List.of()));
    private String peer = "192.0.2.1";
    private final Map<String, List<String>> headers = new HashMap<>(Map.of("authorization", List.of("Bearer wide")));

    @Test
    void aPostToATriggerWithATokenInForceGoesOn() {
        assertThat(decide("POST", PATH))
                .isEqualTo(Judged.passed(new Gate.Admitted(
                        new TriggerPath("default", "idn:identity-created"),
                        new SenderFacts(Optional.empty(), Optional.empty(), false))));
    }

    @Test
    void anIdThatNobodyKnowsIsTaken() {
        assertPassed(decide("POST", "/triggers/acme:made.up_9"));
    }

    @Test
    void eachTenantHasTokensOfItsOwn() {
        assertRefused(decide("POST", "/tenants/emea/triggers/x"), "unauthorized");
        assertPassed(decide("POST", "/tenants/open/triggers/x"));
        header("Authorization", "Bearer own");
        assertPassed(decide("POST", "/tenants/emea/triggers/x"));
        assertRefused(decide("POST", PATH), "unauthorized");
    }

    @Test
    void refusalsComeInTheOrderPathAddressTenantMethodAuthenticationTriggerHeadersSize() {
        headers.clear();
        header("Content-Encoding", "gzip");
        header("Content-Type", "text/plain");
        header("Content-Length", "1001");
        String asks = "/triggers/idn:access-request-pre-approval";
        peer = "198.51.100.1";
        assertRefused(decide("GET", "/nowhere"), "no-such-path");
        assertRefused(decide("GET", "/tenants/apac/triggers/x"), "address");
        peer = "192.0.2.1";
        assertRefused(decide("GET", "/tenants/apac/triggers/x"), "no-such-tenant");
        assertRefused(decide("GET", asks), "method");
        assertRefused(decide("POST", asks), "unauthorized");
        header("Authorization", "Bearer wide");
        assertRefused(decide("POST", asks), "request-response");
        assertRefused(decide("POST", PATH), "content-encoding");
        header("Content-Encoding", "identity");
        assertRefused(decide("POST", PATH), "content-type");
        header("Content-Type", "application/json");
        assertRefused(decide("POST", PATH), "body-too-large");
        header("Content-Length", "1000");
        assertPassed(decide("POST", PATH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "post", "BREW"})
    void onlyPostIsTaken(String method) {
        assertRefused(decide(method, PATH), "method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "text/json",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "application/json ; charset=utf8",
                "application/cloudevents+json; charset=utf-8",
                "application/json; profile=x",
                " application/json"
            })
    void jsonInUtf8IsTaken(String contentType) {
        header("Content-Type", contentType);
        assertPassed(decide("POST", PATH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/xml",
                "application/jsonp",
                "application/json-seq",
                "json",
                "text/event+json",
                "application/+json",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json; charset=utf-8; charset=latin1",
                "application/x-www-form-urlencoded",
                "application/json, text/plain"
            })
    void anyOtherContentTypeIsRefused(String contentType) {
        header("Content-Type", contentType);
        assertRefused(decide("POST", PATH), "content-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip", "", "x"})
    void anyContentEncodingIsRefused(String encoding) {
        header("Content-Encoding", encoding);
        assertRefused(decide("POST", PATH), "content-encoding");
    }

    @Test
    void theSendersIdIsTakenFromHeadersInOrderOfPreference() {
        header("Idempotency-Key", "second");
        assertThat(sender().id()).contains("second");
        header("webhook-id", "first");
        assertThat(sender().id()).contains("first");
        header("webhook-id", " ");
        assertThat(sender().id()).contains("second");
    }

    @Test
    void aWellFormedTraceparentIsTakenOver() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        header("traceparent", traceparent);
        assertThat(sender().traceparent()).contains(traceparent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\nx"
            })
    void anyOtherTraceparentIsLeftOut(String traceparent) {
        header("traceparent", traceparent);
        assertThat(sender().traceparent()).isEmpty();
    }

    private SenderFacts sender() {
        return ((Judged.Passed<Gate.Admitted>) decide("POST", PATH)).value().sender();
    }

    private void header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), List.of(value));
    }

    private Judged<Gate.Admitted> decide(String method, String path) {
        return gate.decide(new RequestHead(
                method,
                path,
                name -> headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()),
                () -> IpAddress.parse(peer)));
    }

    private static void assertPassed(Judged<?> judged) {
        assertThat(judged).isInstanceOf(Judged.Passed.class);
    }

    private static void assertRefused(Judged<?> judged, String problem) {
        assertThat(judged)
                .isInstanceOfSatisfying(
                        Judged.Refused.class,
                        refused -> assertThat(refused.problem().name()).isEqualTo(problem));
    }
}
