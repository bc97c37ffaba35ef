package dev.mainsheet.directory;

import static dev.mainsheet.testkit.http.ScriptedServer.json;

import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.testkit.StandInStartException;
import dev.mainsheet.testkit.http.Asked;
import dev.mainsheet.testkit.http.ScriptedServer;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A directory over real HTTP before a system that grants tokens, and answers lookups as a test says. */
final class ScriptedPeople implements AutoCloseable {

    private static final String TOKEN = "/token";

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedServer server;
    private volatile ScriptedServer.Script lookups;
    private volatile ScriptedServer.Script tokens =
            (request, asked) -> json(request.response(), 200, "{\"access_token\":\"t\",\"expires_in\":1200}");
    private Directories directories;

    ScriptedPeople(ScriptedServer.Script lookups) throws StandInStartException {
        this.lookups = lookups;
        this.server = ScriptedServer.start(
                (request, asked) -> (asked.path().endsWith(TOKEN) ? tokens : this.lookups).answer(request, asked));
    }

    /** One that answers every lookup with {@code body}. */
    static ScriptedPeople answering(int status, String body) throws StandInStartException {
        return new ScriptedPeople((request, asked) -> json(request.response(), status, body));
    }

    /**
     * The directory of the tenant {@code default}.
     *
     * @param tenant its keys in YAML; {@code URL} stands for the system's root
     */
    Directory directory(String tenant) throws Exception {
        return directory(tenant, "{}");
    }

    /** @param section of {@code mainsheet.directory}, in YAML */
    Directory directory(String tenant, String section) throws Exception {
        String yaml = "mainsheet: {directory: " + section + ", tenants: {default: {"
                + tenant.replace("URL", server.url()) + "}}}";
        MainsheetConfig config = ConfigLoader.load("test.yml", yaml, Map.of()).config();
        directories = Directories.of(config, Map.of(), vertx, Clock.systemUTC());
        return directories.byTenant().get("default");
    }

    /** The directory of IdentityIQ under {@code /iiq}, with further keys below {@code iiq}. */
    Directory iiq(String... keys) throws Exception {
        return directory("iiq: {url: URL/iiq, client-id: c, client-secret: s"
                + (keys.length == 0 ? "" : ", " + String.join(", ", keys)) + "}");
    }

    /** The directory of Identity Security Cloud. */
    Directory isc() throws Exception {
        return directory("isc: {url: URL, client-id: c, client-secret: s}");
    }

    void tokens(ScriptedServer.Script script) {
        tokens = script;
    }

    void lookups(ScriptedServer.Script script) {
        lookups = script;
    }

    /** The lookups so far. */
    List<Asked> lookups() {
        return server.asked().stream()
                .filter(asked -> !asked.path().endsWith(TOKEN))
                .toList();
    }

    /** How often a token was asked for. */
    long tokenRequests() {
        return server.asked().size() - lookups().size();
    }

    static Answer ask(Directory directory, Query query) throws Exception {
        return directory.find(query).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    static Person found(Directory directory, Query query) throws Exception {
        return ((Answer.Found) ask(directory, query)).person();
    }

    static Failure failure(Directory directory, Query query) throws Exception {
        return ((Answer.Failed) ask(directory, query)).failure();
    }

    String url() {
        return server.url();
    }

    @Override
    public void close() throws Exception {
        if (directories != null) {
            directories.close();
        }
        server.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }
}
