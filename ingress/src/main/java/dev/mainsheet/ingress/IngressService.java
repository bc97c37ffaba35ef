package dev.mainsheet.ingress;

import dev.mainsheet.ingress.http.IngressServer;
import dev.mainsheet.ingress.kafka.ControlsFollower;
import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.runtime.health.Health;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The ingress: listening from the start, with Kafka or without. */
public final class IngressService implements Service {

    private static final String CHECK = "intake";
    private static final Duration CONTROLS_STOP = Duration.ofMillis(500);

    /** Of the time there is for stopping: for events under way, and for closing what they went to. */
    private static final Duration FOR_THE_REST = Duration.ofSeconds(3);

    private final Health health;
    private final EventLoop loop;
    private final IntakeService intake;
    private final ControlsFollower controls;
    private final IngressServer server;
    private final AnsweringParts answering;
    private final Duration stopDelay;

    IngressService(
            Health health,
            EventLoop loop,
            IntakeService intake,
            ControlsFollower controls,
            IngressServer server,
            AnsweringParts answering,
            Duration stopDelay) {
        this.health = health;
        this.loop = loop;
        this.intake = intake;
        this.controls = controls;
        this.server = server;
        this.answering = answering;
        this.stopDelay = stopDelay;
        // Whoever asks before the port listens must not send anybody here.
        health.check(CHECK, () -> CheckResult.down("not listening yet"));
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
        try {
            controls.start();
            answering.start();
            intake.start();
            controls.awaitOrders();
            server.start(loop);
            health.check(CHECK, intake::check);
        } catch (StartException refused) {
            stop(Duration.ofSeconds(1));
            throw refused;
        }
    }

    /**
     * Not ready first, so that nobody is sent here any more, while events are still taken; then the port, with what is
     * under way; then SailPoint, Kafka and the journal.
     */
    @Override
    public void stop(Duration within) {
        long end = System.nanoTime() + within.toNanos();
        health.check(CHECK, () -> CheckResult.down("stopping"));
        intake.hurry();
        server.announceEnd();
        awaitOthersToNotice(within);
        server.stop(left(end).dividedBy(2));
        answering.stop(left(end).dividedBy(2));
        controls.stop(CONTROLS_STOP);
        intake.stop(left(end));
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Whoever spreads events over instances asks for readiness only now and then. */
    private void awaitOthersToNotice(Duration within) {
        if (!server.isListening()) {
            return;
        }
        Duration most = within.minus(FOR_THE_REST);
        long until = System.nanoTime() + (stopDelay.compareTo(most) < 0 ? stopDelay : most).toNanos();
        while (System.nanoTime() - until < 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
