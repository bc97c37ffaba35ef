package dev.mainsheet.console.journal;

import picocli.CommandLine.Command;

/** {@code journal}: what lies in the ingress's journal. */
@Command(
        name = "journal",
        description = "Show what lies in the ingress's journal.",
        mixinStandardHelpOptions = true,
        subcommands = JournalShow.class)
public final class JournalCommand {}
