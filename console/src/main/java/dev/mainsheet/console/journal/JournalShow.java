package dev.mainsheet.console.journal;

import dev.mainsheet.console.ConfigFile;
import dev.mainsheet.console.JsonOutput;
import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.journal.JournalLook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journal show}: what lies in the journal's directory, whose it is, and what may be deleted. Changes nothing. */
@Command(
        name = "show",
        description = "Show what lies in the journal, whose it is, and what may be deleted.",
        mixinStandardHelpOptions = true)
final class JournalShow implements Callable<Integer> {

    @Mixin
    private ConfigFile file;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Path directory = directory(file.load().config());
            List<JournalItem> items = items(directory);
            if (json) {
                out.println(JsonOutput.items(items));
            } else {
                out.print(text(directory, items));
                out.flush();
            }
            return 0;
        } catch (ConfigException wrong) {
            spec.commandLine().getErr().println(wrong.getMessage());
        } catch (IOException unreadable) {
            spec.commandLine()
                    .getErr()
                    .println("The journal cannot be read: " + unreadable + ". Run this as the ingress's user.");
        }
        return 1;
    }

    private static Path directory(MainsheetConfig config) {
        return config.ingress().journal().dir().orElse(config.dataDir().resolve("journal"));
    }

    private static List<JournalItem> items(Path directory) throws IOException {
        List<JournalItem> items = new ArrayList<>();
        for (JournalLook.SlotContent slot : JournalLook.slots(directory)) {
            items.add(JournalItem.of(slot));
            for (Path damaged : slot.damaged()) {
                items.add(JournalItem.damaged(damaged, Files.size(damaged)));
            }
        }
        for (JournalLook.QuarantinedEvent event : JournalLook.quarantined(directory)) {
            items.add(JournalItem.of(event));
        }
        return items;
    }

    private static String text(Path directory, List<JournalItem> items) {
        if (items.isEmpty()) {
            return directory + ": nothing lies there.\n";
        }
        StringBuilder text = new StringBuilder();
        for (JournalItem item : items) {
            text.append(item.path())
                    .append("\n  ")
                    .append(item.what())
                    .append(", ")
                    .append(item.about())
                    .append("\n  events waiting: ")
                    .append(item.events())
                    .append(item.oldest() == null ? "" : ", the oldest received at " + item.oldest())
                    .append("; bytes: ")
                    .append(item.bytes())
                    .append("\n  ")
                    .append(item.advice())
                    .append('\n');
        }
        return text.toString();
    }
}
