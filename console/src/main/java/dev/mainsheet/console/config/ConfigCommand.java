package dev.mainsheet.console.config;

import picocli.CommandLine.Command;

/** {@code config}: write, check and show the configuration. */
@Command(
        name = "config",
        description = "Write, check or show the configuration.",
        mixinStandardHelpOptions = true,
        subcommands = {ConfigInit.class, ConfigCheck.class, ConfigShow.class})
public final class ConfigCommand {}
