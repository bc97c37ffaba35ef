package dev.mainsheet.processor.lookup.report;

import dev.mainsheet.directory.Failure;
import dev.mainsheet.processor.lookup.engine.Standing;
import dev.mainsheet.processor.lookup.engine.TenantState;
import dev.mainsheet.runtime.health.CheckResult;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Says for each tenant how its lookups stand, and what helps. Never down: events wait for their people, and all that needs
 * none goes on.
 */
public final class LookupHealth {

    private final int maxNotFoundPercent;
    private final Supplier<Map<String, TenantState>> states;

    /**
     * @param states called from any thread
     */
    public LookupHealth(int maxNotFoundPercent, Supplier<Map<String, TenantState>> states) {
        this.maxNotFoundPercent = maxNotFoundPercent;
        this.states = states;
    }

    /** The check's result now. */
    public CheckResult check() {
        Map<String, TenantState> now = new TreeMap<>(states.get());
        if (now.isEmpty()) {
            return CheckResult.up("no tenant has a directory");
        }
        String detail = now.entrySet().stream()
                .map(tenant -> describe(tenant.getKey(), tenant.getValue()))
                .collect(Collectors.joining("; "));
        return now.values().stream().allMatch(state -> state.standing() == Standing.OK)
                ? CheckResult.up(detail)
                : CheckResult.degraded(detail);
    }

    private String describe(String tenant, TenantState state) {
        String why = state.why().map(Failure::detail).orElse("");
        String standing =
                switch (state.standing()) {
                    case OK -> "ok";
                    case FALTERING -> "some questions fail again and again, the last by: " + why;
                    case THROTTLED -> "throttled, and left alone as long as it asks: " + why;
                    case AWAY -> "away, and tried again every 15 s while questions wait: " + why;
                    case CREDENTIAL -> "credential refused, and tried again every 15 s while questions wait: " + why;
                    case CORRELATION -> correlation(tenant);
                };
        return "tenant " + tenant + " " + standing + " (" + waiting(state.waiting()) + ")";
    }

    private static String waiting(int questions) {
        return questions == 1 ? "1 question waits" : questions + " questions wait";
    }

    private String correlation(String tenant) {
        String key = "mainsheet.tenants." + tenant;
        return "correlation: more than " + maxNotFoundPercent + " % of the people asked for last are not known, so they"
                + " may be looked for by the wrong thing, and nobody is taken for unknown until one is found: see "
                + key + ".correlation and " + key + ".directory; if so many truly are not there, raise"
                + " mainsheet.directory.max-not-found (100: never hold)";
    }
}
