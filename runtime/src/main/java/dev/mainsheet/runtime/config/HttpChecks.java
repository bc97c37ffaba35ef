package dev.mainsheet.runtime.config;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whether a proxy that is named can be one. */
final class HttpChecks {

    private static final String PROXY = "mainsheet.http.proxy";

    private HttpChecks() {}

    /**
     * @param values raw, by key
     * @param problems takes what is wrong
     */
    static void run(Map<String, String> values, List<ConfigProblem> problems) {
        String proxy = values.get(PROXY);
        if (proxy != null && !proxy.isBlank()) {
            check(proxy.strip(), message -> problems.add(new ConfigProblem(PROXY, message)));
        }
    }

    private static void check(String raw, Consumer<String> problem) {
        Secret secret;
        try {
            secret = Secret.parse(raw);
        } catch (IllegalArgumentException saidWhenItIsConverted) {
            return;
        }
        try {
            ProxyAddress.parse(secret.value());
        } catch (IllegalArgumentException wrong) {
            problem.accept(wrong.getMessage());
        }
    }
}
