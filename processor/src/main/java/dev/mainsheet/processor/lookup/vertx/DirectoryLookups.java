package dev.mainsheet.processor.lookup.vertx;

import dev.mainsheet.directory.Directory;
import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.LookupRules;
import dev.mainsheet.processor.lookup.Lookups;
import dev.mainsheet.processor.lookup.Question;
import dev.mainsheet.processor.lookup.engine.LookupDesk;
import dev.mainsheet.processor.lookup.engine.Loop;
import dev.mainsheet.processor.lookup.engine.OpenQuestion;
import dev.mainsheet.processor.lookup.report.LookupHealth;
import dev.mainsheet.processor.lookup.report.LookupReport;
import dev.mainsheet.runtime.health.CheckResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Lookups by directories, decided on one event loop. A question of a tenant without a directory is refused with an
 * {@link IllegalArgumentException}. Answers are handed over on the loop, and must not keep it.
 */
public final class DirectoryLookups implements Lookups, AutoCloseable {

    private final Map<String, Directory> directories;
    private final Loop loop;
    private final LookupDesk desk;
    private final LookupHealth health;

    /**
     * To be made on no thread of {@code vertx}.
     *
     * @param directories one for each tenant that has one
     * @param registry gets the metrics
     */
    public DirectoryLookups(
            Vertx vertx, Map<String, Directory> directories, LookupRules rules, MeterRegistry registry) {
        this.directories = Map.copyOf(directories);
        this.loop = new VertxLoop(vertx, InstantSource.system());
        LookupReport report = new LookupReport(registry);
        this.desk = new LookupDesk(rules, this.directories, loop, RandomGenerator.getDefault(), report);
        report.gauges(desk::states);
        this.health = new LookupHealth(rules.maxNotFoundPercent(), desk::states);
    }

    @Override
    public Optional<Finding> known(Question question) {
        return desk.known(question);
    }

    @Override
    public Asking ask(Question question, Consumer<Finding> answer) {
        if (!directories.containsKey(question.tenant())) {
            throw new IllegalArgumentException("tenant " + question.tenant()
                    + " has no directory to ask: configure one below mainsheet.tenants." + question.tenant());
        }
        OpenQuestion open = new OpenQuestion(question, loop.nanosAt(question.receivedAt()), answer);
        loop.post(() -> desk.ask(open));
        return () -> {
            open.giveUp();
            loop.post(() -> desk.giveUp(open));
        };
    }

    /** Degraded while any tenant's people are not found as they should; never down, since events wait. */
    public CheckResult check() {
        return health.check();
    }

    /** Asks no directory any more; answers still to come are nobody's. */
    @Override
    public void close() {
        loop.post(desk::stop);
    }
}
