package dev.mainsheet.directory;

import dev.mainsheet.runtime.config.ConfigLoader;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The directory of a tenant, as its keys make it, to be asked and waited for. */
final class ConfiguredDirectory implements AutoCloseable {

    private static final String TENANT = "default";

    private final Vertx vertx = Vertx.vertx();
    private final Directories directories;

    /** @param tenant its keys in YAML */
    ConfiguredDirectory(String tenant) throws Exception {
        directories = Directories.of(
                ConfigLoader.load("test.yml", "mainsheet: {tenants: {" + TENANT + ": {" + tenant + "}}}", Map.of())
                        .config(),
                Map.of(),
                vertx,
                Clock.systemUTC());
    }

    Answer ask(Query query) throws Exception {
        return directories
                .byTenant()
                .get(TENANT)
                .find(query)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    Person found(Query query) throws Exception {
        return ((Answer.Found) ask(query)).person();
    }

    Failure failure(Query query) throws Exception {
        return ((Answer.Failed) ask(query)).failure();
    }

    @Override
    public void close() throws Exception {
        directories.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }
}
