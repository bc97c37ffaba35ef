package dev.mainsheet.runtime.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Environment variables as keys: {@code MAINSHEET_KAFKA_BOOTSTRAP_SERVERS} is {@code mainsheet.kafka.bootstrap-servers},
 * {@code MAINSHEET_ROUTES_0_NAME} is {@code mainsheet.routes[0].name}. Names in capitals have lost the difference between
 * dot and hyphen, so each variable is read against the keys there are.
 */
final class Environment {

    private static final String PREFIX = "MAINSHEET_";

    /** Ours, but no configuration keys. */
    private static final Set<String> RESERVED =
            Set.of("MAINSHEET_CONFIG", "MAINSHEET_CONSOLE_TOKEN", "MAINSHEET_JAVA_OPTS", "MAINSHEET_HOME");

    private static final List<Form> FORMS =
            Keys.all().stream().map(key -> Form.of(key.pattern())).toList();

    private Environment() {}

    /** What {@code variables} set, by key; a variable of ours that names no key is added to {@code problems}. */
    static Map<String, String> keys(Map<String, String> variables, List<ConfigProblem> problems) {
        Map<String, String> keys = new TreeMap<>();
        new TreeMap<>(variables).forEach((name, value) -> {
            if (!name.startsWith(PREFIX) || RESERVED.contains(name)) {
                return;
            }
            Optional<String> key = key(name);
            key.ifPresentOrElse(
                    known -> keys.put(known, value),
                    () -> problems.add(new ConfigProblem(
                            name, "this environment variable names no key; the nearest is " + nearest(name))));
        });
        return keys;
    }

    static Optional<String> key(String variable) {
        return FORMS.stream()
                .flatMap(form -> form.read(variable).stream())
                .min(Comparator.comparingInt(String::length));
    }

    private static String nearest(String variable) {
        return FORMS.stream()
                .map(Form::example)
                .min(Comparator.comparingInt(example -> Spelling.distance(example, variable)))
                .orElseThrow();
    }

    private record Form(String pattern, Pattern variable, String example) {

        static Form of(String key) {
            String[] segments = key.split("\\.");
            return new Form(
                    key,
                    Pattern.compile(Arrays.stream(segments)
                            .map(segment -> segment.equals("*") ? "([A-Z0-9_]+)" : name(segment, "_(\\\\d+)"))
                            .collect(Collectors.joining("_"))),
                    Arrays.stream(segments)
                            .map(segment -> segment.equals("*") ? "<NAME>" : name(segment, "_0"))
                            .collect(Collectors.joining("_")));
        }

        private static String name(String segment, String index) {
            return segment.toUpperCase(Locale.ROOT).replace('-', '_').replaceAll("\\[\\*]", index);
        }

        Optional<String> read(String name) {
            Matcher m = variable.matcher(name);
            if (!m.matches()) {
                return Optional.empty();
            }
            List<String> parts = new ArrayList<>();
            for (int i = 1; i <= m.groupCount(); i++) {
                parts.add(m.group(i));
            }
            StringBuilder key = new StringBuilder();
            int next = 0;
            for (String segment : pattern.split("\\.")) {
                key.append(key.isEmpty() ? "" : ".");
                if (segment.equals("*")) {
                    key.append(named(parts.get(next++)));
                } else if (segment.endsWith("[*]")) {
                    key.append(segment, 0, segment.length() - 3)
                            .append('[')
                            .append(parts.get(next++))
                            .append(']');
                } else {
                    key.append(segment);
                }
            }
            return Optional.of(key.toString());
        }

        private String named(String part) {
            String lower = part.toLowerCase(Locale.ROOT);
            return pattern.equals(Keys.KAFKA_PROPERTIES)
                    ? '"' + lower.replace('_', '.') + '"'
                    : lower.replace('_', '-');
        }
    }
}
