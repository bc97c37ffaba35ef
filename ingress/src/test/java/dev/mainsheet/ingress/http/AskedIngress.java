package dev.mainsheet.ingress.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainsheet.ingress.Access;
import dev.mainsheet.ingress.Admission;
import dev.mainsheet.ingress.AllowList;
import dev.mainsheet.ingress.Answering;
import dev.mainsheet.ingress.BearerTokens;
import dev.mainsheet.ingress.CallbackGate;
import dev.mainsheet.ingress.EventIds;
import dev.mainsheet.ingress.EventReader;
import dev.mainsheet.ingress.Gate;
import dev.mainsheet.ingress.HttpSettings;
import dev.mainsheet.ingress.IngressMetrics;
import dev.mainsheet.ingress.Intake;
import dev.mainsheet.ingress.TestWindows;
import dev.mainsheet.ingress.body.BodyPlans;
import dev.mainsheet.ingress.body.BodyRules;
import dev.mainsheet.ingress.body.BodyScan;
import dev.mainsheet.ingress.completion.CompletionMetrics;
import dev.mainsheet.ingress.completion.CompletionRules;
import dev.mainsheet.ingress.completion.Completions;
import dev.mainsheet.ingress.completion.SealedTokens;
import dev.mainsheet.ingress.completion.file.CompletionSlot;
import dev.mainsheet.ingress.completion.http.CompletionClient;
import dev.mainsheet.ingress.invocation.AnswerPlans;
import dev.mainsheet.ingress.invocation.Callbacks;
import dev.mainsheet.ingress.invocation.CompletionHosts;
import dev.mainsheet.ingress.invocation.Mode;
import dev.mainsheet.ingress.invocation.Policy;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.retry.RetrySchedule;
import dev.mainsheet.testkit.sailpoint.Credential;
import dev.mainsheet.testkit.sailpoint.SailPointSender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** An ingress that answers: triggers with a policy each, callbacks, completions on disk in {@code directory}. */
final class AskedIngress implements AutoCloseable {

    static final String FIXED = "idn:access-request-pre-approval";
    static final String LATER = "idn:access-request-dynamic-approver";
    static final String LATER_DYNAMIC = "acme:asks-dynamically";
    static final JsonNode OUTPUT = json("{\"approved\":false,\"comment\":\"not here\",\"approver\":\"\"}");
    static final Duration DEADLINE = Duration.ofHours(1);

    /** Quick, so that a test of ten attempts takes a second; patience as short as a test can bear. */
    private static final CompletionRules RULES = new CompletionRules(
            new RetrySchedule(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofHours(1)),
            Duration.ofMillis(400),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            3,
            100_000,
            4);

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private final CompletionClient client;
    private final CompletionSlot slot;
    private final Completions completions;
    private final IngressServer server;

    AskedIngress(Intake intake, Path directory, String... hosts) throws StartException {
        this(intake, directory, Optional.of(new BearerTokens(() -> List.of("moveworks"))), hosts);
    }

    AskedIngress(Intake intake, Path directory, Optional<Access> callbackAccess, String... hosts)
            throws StartException {
        Map<String, Access> tenants = Map.of("default", new BearerTokens(() -> List.of("token")));
        SealedTokens tokens = new SealedTokens(new byte[32], new SecureRandom());
        client = new CompletionClient(vertx, RULES.mostAtOnce(), Optional::empty, Clock.systemUTC());
        slot = CompletionSlot.claim(directory, "mainsheet.ingress.journal.dir");
        completions = new Completions(
                RULES, slot, tokens, client, new CompletionMetrics(registry), Clock.systemUTC(), new Random());
        Map<String, Policy> policies = Map.of(
                FIXED, new Policy.Fixed(OUTPUT, Optional.empty(), DEADLINE),
                LATER, new Policy.Later(Optional.empty(), DEADLINE),
                LATER_DYNAMIC, new Policy.Later(Optional.of(Mode.DYNAMIC), DEADLINE));
        AnswerPlans plans = new AnswerPlans(
                policies,
                new CompletionHosts(List.of(hosts)),
                Optional.of(Callbacks.below("https://gateway.example.com/", tokens)));
        CallbackGate gate =
                new CallbackGate(AllowList.EVERYONE, tokens, callbackAccess, tenants, TestIngress.MAX_BODY_BYTES);
        Admission admission = new Admission(100, 10_000_000);
        server = new IngressServer(
                vertx,
                new HttpSettings(
                        "127.0.0.1",
                        0,
                        TestIngress.MAX_BODY_BYTES,
                        TestIngress.BODY_TIMEOUT,
                        TestIngress.SMALL.connections()),
                Optional.empty(),
                new Gate(AllowList.EVERYONE, tenants, policies.keySet(), TestIngress.MAX_BODY_BYTES, TestIngress.MARKS),
                admission,
                new EventReader(
                        new BodyScan(TestIngress.MAX_JSON_DEPTH),
                        new BodyPlans(BodyRules.ofSubjects(List.of())),
                        new EventIds(Clock.systemUTC(), new Random()),
                        new TestWindows(),
                        Clock.systemUTC()),
                new Answering(plans, Optional.of(new Answering.Desk(gate, completions))),
                intake,
                new IngressMetrics(registry, admission));
        completions.start();
        server.start(Runnable::run);
    }

    /** Posts an event as SailPoint does. */
    SailPointSender.Answer ask(String trigger, byte[] body) throws IOException, InterruptedException {
        return post("token", "/triggers/" + trigger, body);
    }

    /** Posts an answer as Moveworks does, to the path of the callback URL {@code url}. */
    SailPointSender.Answer answer(String url, String body) throws IOException, InterruptedException {
        return answer("moveworks", url, body);
    }

    SailPointSender.Answer answer(String token, String url, String body) throws IOException, InterruptedException {
        return post(token, URI.create(url).getRawPath(), body.getBytes(StandardCharsets.UTF_8));
    }

    private SailPointSender.Answer post(String token, String path, byte[] body)
            throws IOException, InterruptedException {
        return new SailPointSender(new Credential.Bearer(token))
                .send(URI.create("http://127.0.0.1:" + server.port() + path), body);
    }

    RawHttp connect() throws IOException {
        return new RawHttp(server.port());
    }

    double count(String name, String tag, String value) {
        return registry.counter("mainsheet.ingress." + name, tag, value).count();
    }

    /** As a process that is killed: nothing is finished, nothing is told. */
    void kill() {
        completions.stop(Duration.ZERO);
        slot.close();
        vertx.close().await();
    }

    @Override
    public void close() {
        server.stop(Duration.ofMillis(100));
        completions.stop(Duration.ofSeconds(2));
        client.close();
        slot.close();
        vertx.close().await();
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(text, malformed);
        }
    }
}
