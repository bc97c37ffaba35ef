package dev.mainsheet.egress.engine;

import dev.mainsheet.egress.Answer;
import dev.mainsheet.egress.IoFault;
import dev.mainsheet.schemas.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Listeners that take, refuse and lose what they are sent, and remember what they took. */
final class SimulatedListener {

    private static final int[] HELD = {301, 401, 403, 404, 408, 429, 500, 503};
    private static final int[] REFUSED = {400, 409, 413, 415, 422};

    private final Random random;

    /** In order of arrival, repeats included. */
    final List<Delivery> taken = new ArrayList<>();

    /** Refused once is refused for ever: the body is at fault. */
    private final Set<String> refused = new HashSet<>();

    private int lostAnswers;
    private boolean peaceful;

    SimulatedListener(Random random) {
        this.random = random;
    }

    /** A request arrives; what it is answered. */
    Answer arrive(Delivery delivery) {
        String id = delivery.id().toString();
        if (refused.contains(id)) {
            return status(REFUSED[random.nextInt(REFUSED.length)]);
        }
        int dice = peaceful ? 99 : random.nextInt(100);
        if (dice < 20) {
            return status(HELD[random.nextInt(HELD.length)]);
        }
        if (dice < 27) {
            return new Answer.Failed(IoFault.CLOSED);
        }
        if (dice < 29 && taken.stream().noneMatch(delivery::equals)) {
            refused.add(id);
            return status(REFUSED[random.nextInt(REFUSED.length)]);
        }
        taken.add(delivery);
        if (dice < 35) {
            lostAnswers++;
            return new Answer.Failed(IoFault.TIMEOUT);
        }
        return status(200);
    }

    private Answer status(int code) {
        Optional<Duration> asked =
                random.nextInt(10) == 0 ? Optional.of(Duration.ofMillis(random.nextInt(2_000))) : Optional.empty();
        return new Answer.Responded(code, asked, "");
    }

    /** From now on everything is taken and answered. */
    void makePeace() {
        peaceful = true;
    }

    /** How often something was taken and the answer lost: each may be sent once more, and nobody can know. */
    int lostAnswers() {
        return lostAnswers;
    }

    boolean refused(Delivery delivery) {
        return refused.contains(delivery.id().toString());
    }
}
