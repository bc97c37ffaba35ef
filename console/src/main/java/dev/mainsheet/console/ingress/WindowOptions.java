package dev.mainsheet.console.ingress;

import dev.mainsheet.console.ConfigFile;
import dev.mainsheet.console.control.Controls;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What opening and closing a window have in common. */
final class WindowOptions {

    private static final String DEFAULT_TENANT = "default";

    @Mixin
    private ConfigFile file;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Of this tenant only.")
    private String tenant;

    @Option(
            names = "--trigger",
            paramLabel = "IDS",
            description = "Of these triggers only; * stands for any run of characters.")
    private String trigger;

    @Option(names = "--why", paramLabel = "TEXT", description = "Goes on record beside your name.")
    private String why;

    @Option(names = "--apply", description = "Do it. Without, only say what would be done.")
    private boolean apply;

    @Option(names = "--json", description = "Print the plan or the result as JSON.")
    private boolean json;

    Optional<String> tenant() {
        return Optional.ofNullable(tenant);
    }

    Optional<String> trigger() {
        return Optional.ofNullable(trigger);
    }

    /** Null if nothing was said, as records have it. */
    String why() {
        return why;
    }

    String who() {
        return System.getProperty("user.name");
    }

    boolean apply() {
        return apply;
    }

    boolean json() {
        return json;
    }

    /**
     * Reads the configuration and reaches Kafka with it.
     *
     * @throws StartException if either cannot be done, or the tenant is none that is configured
     */
    Controls controls() throws StartException {
        MainsheetConfig config = file.load().config();
        if (tenant != null
                && !tenant.equals(DEFAULT_TENANT)
                && !config.tenants().containsKey(tenant)) {
            throw new StartException("--tenant: \"" + tenant + "\" is neither " + DEFAULT_TENANT
                    + " nor one of mainsheet.tenants, which has "
                    + (config.tenants().isEmpty()
                            ? "none"
                            : String.join(", ", new TreeSet<>(config.tenants().keySet())))
                    + ".");
        }
        return Controls.open(KafkaSettings.of(config));
    }
}
