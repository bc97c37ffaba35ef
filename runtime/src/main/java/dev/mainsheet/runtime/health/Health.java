package dev.mainsheet.runtime.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** The checks that make a service's readiness. A check answers at once, from any thread: it looks, and never asks. */
public final class Health {

    private final Map<String, Supplier<CheckResult>> checks = new ConcurrentSkipListMap<>();

    /** Adds a check, or replaces the one of that name. */
    public void check(String name, Supplier<CheckResult> check) {
        checks.put(name, check);
    }

    /**
     * All checks now.
     *
     * @param status the worst of them
     * @param checks by name
     */
    public record Report(Status status, List<Named> checks) {}

    /** One check's result under its name. */
    public record Named(String name, CheckResult result) {}

    /** Asks every check; one that throws is down. */
    public Report report() {
        Status worst = Status.UP;
        List<Named> results = new ArrayList<>();
        for (Map.Entry<String, Supplier<CheckResult>> check : checks.entrySet()) {
            CheckResult result;
            try {
                result = check.getValue().get();
            } catch (RuntimeException broken) {
                result = CheckResult.down(
                        "the check itself failed: " + broken.getClass().getSimpleName());
            }
            worst = worst.worse(result.status());
            results.add(new Named(check.getKey(), result));
        }
        return new Report(worst, results);
    }
}
