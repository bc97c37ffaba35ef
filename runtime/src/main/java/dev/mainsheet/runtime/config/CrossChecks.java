package dev.mainsheet.runtime.config;

import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What no single value shows: names, references from one key to another, expressions. They read the raw values, so that
 * they are reported together with values that do not parse.
 */
final class CrossChecks {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Set<String> NOT_NAMES = Set.of("urgent", "replay");
    private static final Set<String> DEDUPE_WORDS = Set.of("consecutive", "content", "none");
    private static final Duration LONGEST_WINDOW = Duration.ofHours(72);
    private static final Pattern LISTENER = Pattern.compile("mainsheet\\.moveworks\\.listeners\\.([^.]+)\\..*");
    private static final Pattern TENANT = Pattern.compile("mainsheet\\.tenants\\.([^.]+)\\..*");
    private static final Pattern ROUTE_NAME = Pattern.compile("mainsheet\\.routes\\[\\d+]\\.name");
    private static final Pattern ROUTE_LISTENER = Pattern.compile("mainsheet\\.routes\\[\\d+]\\.listeners(\\[\\d+])?");
    private static final Pattern EXPRESSION =
            Pattern.compile("mainsheet\\.(routes\\[\\d+]\\.(filter|when|split)|people\\[\\d+]\\.path)");
    private static final Pattern DEDUPE_BY = Pattern.compile("mainsheet\\.dedupe\\[\\d+]\\.by(\\[\\d+])?");
    private static final Pattern WINDOW = Pattern.compile("mainsheet\\.dedupe\\[\\d+]\\.window");

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> names = new TreeSet<>();
    private final List<ConfigProblem> problems;

    private CrossChecks(SmallRyeConfig config, List<ConfigProblem> problems) {
        this.problems = problems;
        config.getPropertyNames().forEach(name -> {
            String value = config.getConfigValue(name).getRawValue();
            boolean listAsOneLine = config.getConfigValue(name + "[0]").getRawValue() != null;
            if (name.startsWith("mainsheet.") && value != null && !listAsOneLine) {
                names.add(name);
                values.put(name, value);
            }
        });
    }

    static void run(SmallRyeConfig config, List<ConfigProblem> problems) {
        CrossChecks checks = new CrossChecks(config, problems);
        Set<String> listeners = checks.namesBy(LISTENER, "listener");
        Set<String> tenants = checks.namesBy(TENANT, "tenant");
        listeners.forEach(checks::listenerUrl);
        checks.routes(listeners);
        checks.dedupe();
        checks.tls();
        new AnswerChecks(checks.values, problems).run();
        new TenantChecks(checks.values, problems).run(tenants);
        HttpChecks.run(checks.values, problems);
    }

    private void problem(String key, String message) {
        problems.add(new ConfigProblem(key, message));
    }

    private Set<String> namesBy(Pattern form, String what) {
        Set<String> found = new TreeSet<>();
        for (String key : names) {
            Matcher m = form.matcher(key);
            if (m.matches() && found.add(m.group(1))) {
                checkName(key.substring(0, m.end(1)), m.group(1), what);
            }
        }
        return found;
    }

    private void checkName(String key, String name, String what) {
        if (!NAME.matcher(name).matches() || NOT_NAMES.contains(name)) {
            problem(
                    key,
                    "\"" + name + "\" is no name for a " + what
                            + ": use 1 to 64 of a-z, 0-9 and hyphen, and neither urgent nor replay");
        }
    }

    private void listenerUrl(String listener) {
        String key = "mainsheet.moveworks.listeners." + listener + ".url";
        String raw = values.get(key);
        if (raw == null) {
            return;
        }
        String url;
        try {
            url = Secret.parse(raw).value();
        } catch (IllegalArgumentException unreadableFile) {
            return;
        }
        Optional<URI> uri = WebAddress.absolute(url);
        if (uri.isEmpty()) {
            problem(key, "\"" + scheme(url) + "…\" is not an absolute https URL");
        } else if ("http".equals(uri.get().getScheme())
                && !WebAddress.loopback(uri.get().getHost())
                && !"true".equals(values.get("mainsheet.moveworks.listeners." + listener + ".insecure"))) {
            problem(
                    key,
                    "\"http://" + uri.get().getHost() + "…\" is not https: use https, or write insecure: true beside it"
                            + " to send people's data and the token in the clear");
        }
    }

    /** As much of a URL as may be shown: whoever has the rest can post to it. */
    private static String scheme(String url) {
        int end = url.indexOf("://");
        return end < 0 ? url.substring(0, Math.min(4, url.length())) : url.substring(0, end + 3);
    }

    private void routes(Set<String> listeners) {
        Map<String, String> routeNames = new HashMap<>();
        for (String key : names) {
            String value = values.get(key);
            if (ROUTE_NAME.matcher(key).matches()) {
                checkName(key, value, "route");
                String first = routeNames.putIfAbsent(value, key);
                if (first != null) {
                    problem(key, "\"" + value + "\" is the name of " + first + " too: give each route its own");
                }
            } else if (ROUTE_LISTENER.matcher(key).matches()) {
                Arrays.stream(value.split(","))
                        .filter(listener -> !listeners.contains(listener))
                        .forEach(unknown -> problem(
                                key,
                                "\"" + unknown + "\" is not configured under mainsheet.moveworks.listeners, which has "
                                        + (listeners.isEmpty() ? "none" : String.join(", ", listeners))));
            } else if (EXPRESSION.matcher(key).matches()) {
                expression(key, value);
            }
        }
    }

    private void tls() {
        String tls = "mainsheet.ingress.tls.";
        beside(tls + "cert", tls + "key");
        beside(tls + "key", tls + "cert");
        beside(tls + "client-ca", tls + "cert");
    }

    private void beside(String key, String needed) {
        if (values.containsKey(key) && !values.containsKey(needed)) {
            problem(key, "\"" + values.get(key) + "\" needs " + needed + " beside it: set both, or neither");
        }
    }

    private void dedupe() {
        for (String key : names) {
            String value = values.get(key);
            if (DEDUPE_BY.matcher(key).matches() && !DEDUPE_WORDS.contains(value)) {
                if (value.startsWith("$")) {
                    expression(key, value);
                } else {
                    problem(
                            key,
                            "\"" + value
                                    + "\" is none of consecutive, content and none, and no JSONPath starting with $");
                }
            } else if (WINDOW.matcher(key).matches() && longerThanKept(value)) {
                problem(
                        key,
                        "\"" + value + "\" is longer than " + LONGEST_WINDOW + ", which is how long events are"
                                + " remembered");
            }
        }
    }

    private static boolean longerThanKept(String window) {
        try {
            return Duration.parse(window.strip()).compareTo(LONGEST_WINDOW) > 0;
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }

    private void expression(String key, String value) {
        ExpressionSyntax.problem(value)
                .ifPresent(wrong -> problem(key, "\"" + value + "\" is no JSONPath that can be used: " + wrong));
    }
}
