package dev.mainsheet.ingress;

import dev.mainsheet.ingress.body.BodyPlans;
import dev.mainsheet.ingress.body.BodyScan;
import dev.mainsheet.ingress.http.IngressServer;
import dev.mainsheet.ingress.http.ServerTls;
import dev.mainsheet.ingress.intake.Room;
import dev.mainsheet.ingress.kafka.ControlsFollower;
import dev.mainsheet.runtime.ServiceContext;
import dev.mainsheet.runtime.StartException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.SplittableRandom;

/** Puts the ingress together. */
public final class IngressMain {

    private IngressMain() {}

    /**
     * The ingress, not started.
     *
     * @throws StartException with a line for each thing wrong in its configuration
     */
    public static IngressService of(ServiceContext context) throws StartException {
        return of(context, Clock.systemUTC());
    }

    /** The same by another clock. */
    public static IngressService of(ServiceContext context, Clock clock) throws StartException {
        IngressSettings settings = IngressConfig.read(context.config());
        EventLoop loop = new EventLoop(context.vertx());
        IngressSettings.Limits limits = settings.limits();
        Admission admission = new Admission(limits.requests(), limits.bytesInFlight());
        IngressMetrics metrics = new IngressMetrics(context.metrics(), admission);
        TestWindows windows = new TestWindows();
        metrics.watch(windows, clock);
        IntakeService intake = new IntakeService(
                context, settings.journal(), new Room(limits.requests(), limits.bytesInFlight()), loop);
        AnsweringParts answering = AnsweringParts.of(context, settings, clock);
        Optional<ServerTls> tls = settings.tls().map(served -> new ServerTls(context.vertx(), served, clock, metrics));
        tls.ifPresent(server -> context.health().check("tls", server::check));
        IngressServer server = new IngressServer(
                context.vertx(),
                settings.http(),
                tls,
                new Gate(
                        settings.addresses(),
                        settings.tenants(),
                        settings.answering().policies().keySet(),
                        settings.http().maxBodyBytes(),
                        settings.testMarks()),
                admission,
                new EventReader(
                        new BodyScan(limits.jsonDepth()),
                        new BodyPlans(settings.bodies()),
                        new EventIds(clock, new SplittableRandom(new SecureRandom().nextLong())),
                        windows,
                        clock),
                answering.answering(),
                intake,
                metrics);
        ControlsFollower controls = new ControlsFollower(context.kafka(), windows, clock);
        return new IngressService(context.health(), loop, intake, controls, server, answering, settings.stopDelay());
    }
}
