package dev.mainsheet.console.config;

import dev.mainsheet.console.ConfigFile;
import dev.mainsheet.console.JsonOutput;
import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.Setting;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code config show}: what is in force and where each value came from, secrets masked. */
@Command(
        name = "show",
        description = "Show every key in force, where its value came from, and no secret.",
        mixinStandardHelpOptions = true)
final class ConfigShow implements Callable<Integer> {

    @Mixin
    private ConfigFile file;

    @Option(names = "--json", description = "Print the settings as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws ConfigException {
        List<Setting> settings = file.load().settings();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.items(settings));
            return 0;
        }
        int keys = width(settings.stream().map(Setting::key).toList());
        int values = width(settings.stream().map(Setting::value).toList());
        settings.forEach(setting -> out.printf(
                "%-" + keys + "s  %-" + values + "s  (%s)%n", setting.key(), setting.value(), setting.source()));
        return 0;
    }

    private static int width(List<String> texts) {
        return Math.max(1, texts.stream().mapToInt(String::length).max().orElse(1));
    }
}
