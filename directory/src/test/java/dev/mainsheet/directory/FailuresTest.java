package dev.mainsheet.directory;

import static dev.mainsheet.directory.ScriptedPeople.ask;
import static dev.mainsheet.directory.ScriptedPeople.failure;
import static dev.mainsheet.testkit.http.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    private static final Query QUERY = new Query.ByAttribute(Realm.IIQ, "userName", "william.wilson");
    private static final String IIQ = "iiq: {url: URL/iiq, client-id: c, client-secret: s}";
    private static final String ECHO = "{\"detail\":\"Invalid filter:userName eq william.wilson\",\"status\":\"400\"}";

    @ParameterizedTest
    @CsvSource({
        "302, ADDRESS, mainsheet.tenants.default.iiq.url",
        "400, QUERY, mainsheet.tenants.default.correlation",
        "401, CREDENTIAL, proxy user",
        "403, CREDENTIAL, proxy user",
        "404, ADDRESS, context root",
        "405, ADDRESS, context root",
        "407, CREDENTIAL, mainsheet.http.proxy",
        "408, TIMEOUT, 408",
        "414, QUERY, 414",
        "429, THROTTLED, mainsheet.directory.max-in-flight",
        "500, SERVER, 500",
        "503, SERVER, 503"
    })
    void eachStatusOfALookupIsToldApartWithItsRemedyAndWithoutThePerson(int status, Failure.Kind kind, String detail)
            throws Exception {
        try (ScriptedPeople people = new ScriptedPeople((request, asked) -> {
            request.response().putHeader("Retry-After", "9");
            json(request.response(), status, ECHO);
        })) {
            Failure failure = failure(people.iiq(), QUERY);
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.detail())
                    .startsWith(people.url() + "/iiq/scim/v2/Users answered with status " + status)
                    .contains(detail)
                    .doesNotContain("william", "filter");
            boolean waits = kind == Failure.Kind.THROTTLED || kind == Failure.Kind.SERVER;
            assertThat(failure.retryAfter()).isEqualTo(waits ? Optional.of(Duration.ofSeconds(9)) : Optional.empty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, ADDRESS, granted no token",
        "302, ADDRESS, context root",
        "400, CREDENTIAL, token-request: query",
        "401, CREDENTIAL, mainsheet.tenants.default.iiq.client-id",
        "403, CREDENTIAL, client-secret",
        "404, ADDRESS, context root",
        "429, THROTTLED, 429",
        "500, SERVER, 500"
    })
    void eachStatusOfATokenRequestIsToldApartAndNobodyIsLookedUp(int status, Failure.Kind kind, String detail)
            throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, "{}")) {
            people.tokens(
                    (request, asked) -> request.response().setStatusCode(status).end("<html>sorry</html>"));
            Failure failure = failure(people.iiq(), QUERY);
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.detail())
                    .startsWith(people.url() + "/iiq/oauth2/token ")
                    .contains(detail);
            assertThat(people.lookups()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " <!DOCTYPE html><html>Please log in</html> | ADDRESS",
                "'' | QUERY",
                "{\"totalResults\": | QUERY",
                "[] | QUERY",
                "{\"hello\":\"world\"} | QUERY",
                "null | QUERY"
            })
    void anAnswerThatSaysNothingOfPeopleIsNone(String body, Failure.Kind kind) throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, body)) {
            assertThat(failure(people.iiq(), QUERY).kind()).isEqualTo(kind);
        }
    }

    @Test
    void anAnswerOfOverAMebibyteIsRefused() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, "[" + " ".repeat(1024 * 1024) + "]")) {
            assertThat(failure(people.iiq(), QUERY).kind()).isEqualTo(Failure.Kind.QUERY);
        }
    }

    @Test
    void aTokenThatIsRefusedIsReplacedOnceAndThenItIsTheCredential() throws Exception {
        AtomicInteger refusals = new AtomicInteger(1);
        try (ScriptedPeople people = new ScriptedPeople((request, asked) -> {
            boolean refused = refusals.getAndDecrement() > 0;
            json(request.response(), refused ? 401 : 200, "{\"totalResults\":0}");
        })) {
            Directory directory = people.iiq();
            assertThat(ask(directory, QUERY)).isEqualTo(new Answer.NotFound());
            assertThat(people.tokenRequests()).isEqualTo(2);
            refusals.set(2);
            assertThat(failure(directory, QUERY).kind()).isEqualTo(Failure.Kind.CREDENTIAL);
            assertThat(people.tokenRequests()).isEqualTo(3);
        }
    }

    @Test
    void aConnectionThatBreaksIsIo() throws Exception {
        try (ScriptedPeople people =
                new ScriptedPeople((request, asked) -> request.connection().close())) {
            assertThat(failure(people.iiq(), QUERY).kind()).isEqualTo(Failure.Kind.IO);
        }
    }

    @Test
    void whoeverSaysNothingHasNotAnswered() throws Exception {
        try (ScriptedPeople people = new ScriptedPeople((request, asked) -> {})) {
            Directory directory = people.directory(IIQ, "{timeout: PT0.3S}");
            assertThat(failure(directory, QUERY).kind()).isEqualTo(Failure.Kind.TIMEOUT);
        }
    }

    @Test
    void aWholeLookupHasOneLimitHoweverManyCallsItTakes() throws Exception {
        try (ScriptedPeople people =
                new ScriptedPeople((request, asked) -> later(() -> json(request.response(), 401, "{}")))) {
            people.tokens((request, asked) -> later(() -> json(request.response(), 200, "{\"access_token\":\"t\"}")));
            Failure failure = failure(people.directory(IIQ, "{timeout: PT3S}"), QUERY);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMEOUT);
            assertThat(failure.detail()).contains("tenant default", "PT3S", "mainsheet.directory.timeout");
        }
    }

    /** In three fifths of the limit: well within it for one call, and beyond it with the next. */
    private static void later(Runnable answer) {
        Vertx.currentContext().owner().setTimer(1_800, timer -> answer.run());
    }
}
