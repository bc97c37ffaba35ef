package dev.mainsheet.console;

import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.LoadedConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --config} of every command that reads the configuration. */
public final class ConfigFile {

    /** Looked for where neither option nor environment names a file. */
    public static final String DEFAULT = "mainsheet.yml";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file. Default: MAINSHEET_CONFIG, else ./" + DEFAULT + ".")
    private Path option;

    /** Which file is meant. */
    public Path path() {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(System.getenv("MAINSHEET_CONFIG")).map(Path::of))
                .orElse(Path.of(DEFAULT));
    }

    /**
     * Reads it, with this process's environment over it.
     *
     * @throws ConfigException with everything that is wrong
     */
    public LoadedConfig load() throws ConfigException {
        return load(System.getenv());
    }

    /** As {@link #load()}, with another environment. */
    public LoadedConfig load(Map<String, String> environment) throws ConfigException {
        return ConfigLoader.load(path(), environment);
    }
}
