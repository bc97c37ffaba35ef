package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.engine.Load;
import dev.mainsheet.runtime.health.CheckResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How egress is, for readiness: written by the poller's thread, read by any. A gap stays red until the process is started
 * again by somebody who has read it.
 */
public final class EgressStatus {

    private record View(Optional<String> trouble, int held, int recovering, List<Gap> gaps, Load load) {}

    private volatile View view = new View(Optional.of("not started"), 0, 0, List.of(), Load.NONE);
    private volatile Supplier<Optional<Duration>> silence = Optional::empty;

    /** Nothing is delivered, and why. */
    public void stopped(String trouble) {
        view = new View(Optional.of(trouble), 0, 0, view.gaps(), Load.NONE);
        silence = Optional::empty;
    }

    /** Without a listener there is nothing to do. */
    public void idle() {
        view = new View(Optional.empty(), 0, 0, List.of(), Load.NONE);
    }

    /** In the group; {@code silence} says for how long the group has not been told that we live, if for too long. */
    void joining(Supplier<Optional<Duration>> silence) {
        view = new View(Optional.of("joining the group"), 0, 0, view.gaps(), Load.NONE);
        this.silence = silence;
    }

    void holds(int partitions, int recovering) {
        view = new View(Optional.empty(), partitions, recovering, view.gaps(), view.load());
    }

    void lost(Gap gap) {
        List<Gap> gaps = new ArrayList<>(view.gaps());
        gaps.add(gap);
        view = new View(view.trouble(), view.held(), view.recovering(), List.copyOf(gaps), view.load());
    }

    void load(Load load) {
        view = new View(view.trouble(), view.held(), view.recovering(), view.gaps(), load);
    }

    /** What is held now. */
    public Load load() {
        return view.load();
    }

    /** Offsets that were deleted before they were delivered, since the start. */
    public long lostOffsets() {
        return view.gaps().stream().mapToLong(Gap::size).sum();
    }

    /** For readiness. */
    public CheckResult check() {
        View now = view;
        if (now.trouble().isPresent()) {
            return CheckResult.down(now.trouble().get());
        }
        Optional<Duration> silent = silence.get();
        if (silent.isPresent()) {
            return CheckResult.down(
                    "Kafka has not been reached for " + silent.get().toSeconds()
                            + " s; nothing is sent until it is, since another instance may hold the partitions");
        }
        if (!now.gaps().isEmpty()) {
            return CheckResult.down("deliveries were deleted before they were delivered: " + now.gaps()
                    + "; start egress again to take note");
        }
        if (!now.load().stands().isEmpty()) {
            return CheckResult.down(String.join("; ", now.load().stands()));
        }
        if (now.recovering() > 0) {
            return CheckResult.down("reading receipts of " + now.recovering() + " partitions");
        }
        if (now.held() == 0) {
            return CheckResult.up("standing by");
        }
        String held = now.held() + " partitions held";
        return now.load().heldUp() == 0
                ? CheckResult.up(held)
                : CheckResult.degraded(held + "; " + now.load().heldUp() + " subjects wait for a delivery that fails");
    }
}
