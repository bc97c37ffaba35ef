package dev.mainsheet.schemas;

import java.util.List;
import java.util.stream.Stream;

/** The triggers that have a schema and a sample here, and how their files are called. */
final class TriggerFiles {

    /** Published triggers whose id is not: they go by the name of their file until a tenant's own list tells the id. */
    static final List<String> WITHOUT_KNOWN_ID = List.of(
            "unverified-native-change-account-created",
            "unverified-native-change-account-updated",
            "unverified-native-change-account-deleted",
            "unverified-outlier-detected",
            "unverified-ciem-new-scope-detected",
            "unverified-ciem-scope-selection-changed",
            "unverified-ciem-auto-include-scope-setting-changed");

    private TriggerFiles() {}

    /** All of them: the known ids in their order, then those without. */
    static List<String> all() {
        return Stream.concat(Triggers.known().stream().map(TriggerKind::id), WITHOUT_KNOWN_ID.stream())
                .toList();
    }

    /** A file's name without its ending. */
    static String stem(String trigger) {
        return trigger.replace(':', '-');
    }
}
