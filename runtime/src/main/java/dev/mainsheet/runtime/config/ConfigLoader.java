package dev.mainsheet.runtime.config;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.MapBackedConfigSource;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads the configuration: environment over file over default, everything wrong with it reported at once. */
public final class ConfigLoader {

    private static final int ENVIRONMENT = 300;
    private static final int FILE = 200;
    private static final int CONVERTER_PRIORITY = 1000;

    private static final Pattern MISSING = Pattern.compile(".*SRCFG00014: The config property (\\S+) is required.*");
    private static final Pattern UNCONVERTED = Pattern.compile(
            ".*SRCFG00039: The config property (\\S+) with the config value \"(.*)\" threw an Exception whilst being "
                    + "converted (.*)",
            Pattern.DOTALL);

    private ConfigLoader() {}

    /**
     * Reads a file.
     *
     * @throws ConfigException with every error, one of them that the file is missing
     */
    public static LoadedConfig load(Path file, Map<String, String> environment) throws ConfigException {
        try {
            return load(file.toString(), Files.readString(file), environment);
        } catch (NoSuchFileException missing) {
            throw unreadable(
                    file,
                    "there is no such file: write one with ./mainsheet config init, or name another with"
                            + " --config or MAINSHEET_CONFIG");
        } catch (IOException unreadable) {
            throw unreadable(file, "cannot be read: " + unreadable.getMessage());
        }
    }

    private static ConfigException unreadable(Path file, String why) {
        return new ConfigException("Configuration", List.of(new ConfigProblem(file.toString(), why)));
    }

    /**
     * Reads YAML text.
     *
     * @param name of the source, for error texts and {@code config show}
     * @throws ConfigException with every error
     */
    public static LoadedConfig load(String name, String yaml, Map<String, String> environment) throws ConfigException {
        List<ConfigProblem> problems = new ArrayList<>();
        Map<String, String> file = parse(name, yaml);
        Map<String, String> variables = Environment.keys(environment, problems);
        for (String key : file.keySet()) {
            if (!Keys.known(key)) {
                problems.add(new ConfigProblem(key, "is no key; the nearest is " + Keys.nearest(key)));
            }
        }
        SmallRyeConfigBuilder builder = converters(new SmallRyeConfigBuilder())
                .withSources(source(name, file, FILE), source("environment", variables, ENVIRONMENT))
                .withValidateUnknown(false);
        SmallRyeConfig values = builder.build();
        CrossChecks.run(values, problems);
        try {
            MainsheetConfig config = builder.withMapping(Keys.ROOT).build().getConfigMapping(MainsheetConfig.class);
            if (problems.isEmpty()) {
                return new LoadedConfig(config, Setting.all(values, name));
            }
        } catch (ConfigValidationException invalid) {
            for (int i = 0; i < invalid.getProblemCount(); i++) {
                problems.add(translate(invalid.getProblem(i).getMessage()));
            }
        }
        problems.sort(Comparator.comparing(ConfigProblem::key));
        throw new ConfigException(name, problems.stream().distinct().toList());
    }

    private static Map<String, String> parse(String name, String yaml) throws ConfigException {
        Map<String, String> keys;
        try {
            keys = new TreeMap<>(new YamlConfigSource(name, yaml.isBlank() ? "{}" : yaml, FILE).getProperties());
        } catch (RuntimeException malformed) {
            throw new ConfigException(
                    name, List.of(new ConfigProblem(name, "is not YAML: " + firstLines(malformed.getMessage()))));
        }
        FreeForm.fold(yaml, keys);
        keys.entrySet().removeIf(entry -> Keys.emptyContainer(entry.getKey(), entry.getValue()));
        return keys;
    }

    private static String firstLines(String message) {
        return message == null ? "unreadable" : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static ConfigSource source(String name, Map<String, String> keys, int ordinal) {
        return new NamedSource(keys, name, ordinal);
    }

    /** A source whose name is just that, for {@code config show}. */
    private static final class NamedSource extends MapBackedConfigSource {
        private static final long serialVersionUID = 1L;

        NamedSource(Map<String, String> keys, String name, int ordinal) {
            super(name, keys, ordinal);
        }
    }

    /** Strict ones, with error texts that end the sentence {@code <key>: "<value>" …}. */
    private static SmallRyeConfigBuilder converters(SmallRyeConfigBuilder builder) {
        builder.withConverter(Port.class, CONVERTER_PRIORITY, trimmed(Port::parse));
        builder.withConverter(PositiveInt.class, CONVERTER_PRIORITY, trimmed(PositiveInt::parse));
        builder.withConverter(PositiveLong.class, CONVERTER_PRIORITY, trimmed(PositiveLong::parse));
        builder.withConverter(Count.class, CONVERTER_PRIORITY, trimmed(Count::parse));
        builder.withConverter(Flag.class, CONVERTER_PRIORITY, trimmed(Flag::parse));
        builder.withConverter(Secret.class, CONVERTER_PRIORITY, trimmed(Secret::parse));
        builder.withConverter(BasicUser.class, CONVERTER_PRIORITY, trimmed(BasicUser::parse));
        builder.withConverter(AddressRange.class, CONVERTER_PRIORITY, trimmed(AddressRange::parse));
        builder.withConverter(HostRule.class, CONVERTER_PRIORITY, trimmed(HostRule::parse));
        builder.withConverter(Percent.class, CONVERTER_PRIORITY, trimmed(Percent::parse));
        builder.withConverter(RoleName.class, CONVERTER_PRIORITY, trimmed(RoleName::parse));
        builder.withConverter(Duration.class, CONVERTER_PRIORITY, trimmed(ConfigLoader::duration));
        builder.withConverter(JsonValue.class, CONVERTER_PRIORITY, trimmed(JsonValue::parse));
        builder.withConverter(
                IngressSection.AnswerPolicy.class, CONVERTER_PRIORITY, words(IngressSection.AnswerPolicy.class));
        builder.withConverter(
                IngressSection.AnswerMode.class, CONVERTER_PRIORITY, words(IngressSection.AnswerMode.class));
        builder.withConverter(TenantSection.Kind.class, CONVERTER_PRIORITY, words(TenantSection.Kind.class));
        builder.withConverter(
                TenantSection.DirectoryKind.class, CONVERTER_PRIORITY, words(TenantSection.DirectoryKind.class));
        builder.withConverter(
                TenantSection.TokenRequest.class, CONVERTER_PRIORITY, words(TenantSection.TokenRequest.class));
        builder.withConverter(TenantSection.Read.class, CONVERTER_PRIORITY, words(TenantSection.Read.class));
        builder.withConverter(MainsheetConfig.Payload.class, CONVERTER_PRIORITY, words(MainsheetConfig.Payload.class));
        builder.withConverter(
                MainsheetConfig.TestEvents.class, CONVERTER_PRIORITY, words(MainsheetConfig.TestEvents.class));
        builder.withConverter(
                MainsheetConfig.Otherwise.class, CONVERTER_PRIORITY, words(MainsheetConfig.Otherwise.class));
        builder.withConverter(
                MainsheetConfig.LogFormat.class, CONVERTER_PRIORITY, words(MainsheetConfig.LogFormat.class));
        builder.withConverter(
                MainsheetConfig.LogLevel.class, CONVERTER_PRIORITY, words(MainsheetConfig.LogLevel.class));
        return builder;
    }

    private interface Parser<T> {
        T parse(String text);
    }

    private static <T> Converter<T> trimmed(Parser<T> parser) {
        return text -> text == null || text.isBlank() ? null : parser.parse(text.strip());
    }

    private static <E extends Enum<E>> Converter<E> words(Class<E> type) {
        return trimmed(text -> {
            List<String> words = new ArrayList<>();
            for (E constant : type.getEnumConstants()) {
                String word = constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
                if (word.equals(text)) {
                    return constant;
                }
                words.add(word);
            }
            throw new IllegalArgumentException("is none of " + String.join(", ", words));
        });
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (DateTimeParseException malformed) {
            // Said below, with an example of the form.
        }
        throw new IllegalArgumentException("is not an ISO-8601 duration such as PT10S or PT24H");
    }

    private static ConfigProblem translate(String message) {
        Matcher missing = MISSING.matcher(message);
        if (missing.matches()) {
            return new ConfigProblem(missing.group(1), "is missing");
        }
        Matcher unconverted = UNCONVERTED.matcher(message);
        if (unconverted.matches()) {
            String key = unconverted.group(1);
            String value = Optional.of(unconverted.group(2))
                    .filter(any -> !Keys.secret(key))
                    .map(any -> "\"" + any + "\" ")
                    .orElse("");
            return new ConfigProblem(
                    key, value + unconverted.group(3).replaceFirst("^java\\.lang\\.IllegalArgumentException:? ?", ""));
        }
        return new ConfigProblem("mainsheet", message);
    }
}
