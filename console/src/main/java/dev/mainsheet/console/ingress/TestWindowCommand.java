package dev.mainsheet.console.ingress;

import picocli.CommandLine.Command;

/** {@code ingress test-window}: for a while, what SailPoint sends is a test. */
@Command(
        name = "test-window",
        description = "Take events for tests for a while, or no longer.",
        mixinStandardHelpOptions = true,
        subcommands = {TestWindowOpen.class, TestWindowClose.class})
public final class TestWindowCommand {}
