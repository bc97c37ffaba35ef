package dev.mainsheet.ingress;

import dev.mainsheet.ingress.http.IngressServer;
import dev.mainsheet.ingress.kafka.KafkaLink;
import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.runtime.health.Health;
import java.time.Duration;

/** The ingress: listening from the start, with Kafka or without; while it is away, events are refused with 503. */
public final class IngressService implements Service {

    private static final String CHECK = "intake";

    private final Health health;
    private final Intake intake;
    private final KafkaLink link;
    private final IngressServer server;

    IngressService(Health health, Intake intake, KafkaLink link, IngressServer server) {
        this.health = health;
        this.intake = intake;
        this.link = link;
        this.server = server;
    }

    @Override
    public String name() {
        return "ingress";
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void start() throws StartException {
        health.check(CHECK, intake::check);
        try {
            link.start();
            server.start();
        } catch (StartException refused) {
            stop(Duration.ofSeconds(1));
            throw refused;
        }
    }

    /** Not ready first, so that nobody is sent here any more; then the port; then Kafka, for what is under way. */
    @Override
    public void stop(Duration within) {
        health.check(CHECK, () -> CheckResult.down("stopping"));
        Duration half = within.dividedBy(2);
        server.stop(half);
        link.stop(half);
    }
}
