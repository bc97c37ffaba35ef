package dev.mainsheet.runtime.config;

import io.smallrye.config.ConfigMappingInterface.LeafProperty;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every key there is, as patterns taken from {@link MainsheetConfig}: {@code mainsheet.routes[*].filter},
 * {@code mainsheet.tenants.*.bearer-tokens[*]}.
 */
final class Keys {

    static final ConfigClass ROOT = ConfigClass.configClass(MainsheetConfig.class);

    /** The one map whose keys have dots of their own. */
    static final String KAFKA_PROPERTIES = "mainsheet.kafka.properties.*";

    private static final List<Key> ALL = ConfigMappings.getProperties(ROOT).entrySet().stream()
            .map(entry -> new Key(entry.getKey(), isSecret(entry.getValue())))
            .sorted(Comparator.comparing(Key::pattern))
            .toList();

    private Keys() {}

    record Key(String pattern, boolean secret, Pattern form) {
        Key(String pattern, boolean secret) {
            this(pattern, secret, form(pattern));
        }

        private static Pattern form(String pattern) {
            if (pattern.equals(KAFKA_PROPERTIES)) {
                return Pattern.compile("mainsheet\\.kafka\\.properties\\..+");
            }
            return Pattern.compile(Arrays.stream(pattern.split("\\."))
                    .map(segment -> segment.equals("*")
                            ? "[^.\\[\\]]+"
                            : Pattern.quote(segment).replace("[*]", "\\E\\[\\d+]\\Q"))
                    .collect(Collectors.joining("\\.")));
        }
    }

    static List<Key> all() {
        return ALL;
    }

    static boolean known(String name) {
        return ALL.stream().anyMatch(key -> key.form.matcher(name).matches());
    }

    /** Whether a key's value must not be shown. Client settings are: a password may stand in any of several. */
    static boolean secret(String name) {
        return ALL.stream().anyMatch(key -> key.secret && key.form.matcher(name).matches())
                || name.startsWith("mainsheet.kafka.properties.")
                        && (name.contains("password") || name.contains("jaas") || name.contains("secret"));
    }

    /** An empty list or map in the file reads as its name with an empty value: nothing is set by it. */
    static boolean emptyContainer(String name, String value) {
        return value.isEmpty()
                && ALL.stream()
                        .anyMatch(key ->
                                key.pattern.startsWith(wild(name) + "[*]") || key.pattern.startsWith(wild(name) + "."));
    }

    private static String wild(String name) {
        return name.replaceAll("\\[\\d+]", "[*]");
    }

    /** The known key that an unknown one most resembles, with its own list positions and names kept. */
    static String nearest(String unknown) {
        Set<String> candidates = new TreeSet<>();
        ALL.forEach(key -> candidates.add(concrete(key.pattern, unknown)));
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> Spelling.distance(candidate, unknown)))
                .orElseThrow();
    }

    private static String concrete(String pattern, String like) {
        String[] segments = pattern.split("\\.");
        String[] given = like.split("\\.");
        for (int i = 0; i < segments.length; i++) {
            if (i < given.length && segments[i].equals("*")) {
                segments[i] = given[i];
            } else if (segments[i].endsWith("[*]")) {
                String position = i < given.length ? given[i].replaceFirst("^[^\\[]*", "") : "";
                segments[i] = segments[i].replace("[*]", i == segments.length - 1 ? "" : position);
            }
        }
        return String.join(".", segments);
    }

    private static boolean isSecret(Property property) {
        if (property.isOptional() && property.isLeaf()) {
            return isSecret(property.asOptional().getNestedProperty());
        }
        if (!property.isLeaf()) {
            return false;
        }
        LeafProperty leaf = property.asLeaf();
        String type = leaf.getValueType().getTypeName();
        return type.contains(Secret.class.getName()) || type.contains(BasicUser.class.getName());
    }
}
