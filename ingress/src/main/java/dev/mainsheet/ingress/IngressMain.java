package dev.mainsheet.ingress;

import dev.mainsheet.ingress.body.BodyPlans;
import dev.mainsheet.ingress.http.IngressServer;
import dev.mainsheet.ingress.kafka.KafkaIntake;
import dev.mainsheet.ingress.kafka.KafkaLink;
import dev.mainsheet.runtime.ServiceContext;
import dev.mainsheet.runtime.StartException;
import java.security.SecureRandom;
import java.time.Clock;

/** Puts the ingress together. */
public final class IngressMain {

    /** Of bodies held for requests under way. */
    private static final long MAX_BYTES_IN_FLIGHT = 64L * 1024 * 1024;

    private IngressMain() {}

    /**
     * The ingress, not started.
     *
     * @throws StartException with a line for each thing wrong in its configuration
     */
    public static IngressService of(ServiceContext context) throws StartException {
        IngressSettings settings = IngressConfig.read(context.config());
        Clock clock = Clock.systemUTC();
        Admission admission = new Admission(settings.maxConcurrent(), MAX_BYTES_IN_FLIGHT);
        IngressMetrics metrics = new IngressMetrics(context.metrics(), admission);
        KafkaIntake intake = new KafkaIntake(context.kafka().topics().events(), metrics);
        IngressServer server = new IngressServer(
                context.vertx(),
                settings.http(),
                new Gate(settings.tenants(), settings.http().maxBodyBytes()),
                admission,
                new EventReader(new BodyPlans(settings.subjects()), new EventIds(clock, new SecureRandom()), clock),
                intake,
                metrics);
        KafkaLink link = new KafkaLink(context.kafka(), intake, context.refused());
        return new IngressService(context.health(), intake, link, server);
    }
}
