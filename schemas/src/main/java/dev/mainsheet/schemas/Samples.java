package dev.mainsheet.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One body for every published trigger, as a synchronous HTTP subscription posts it: for the demo, for tests, and for
 * trying a route. The company and its people are invented.
 */
public final class Samples {

    private Samples() {}

    /** The known trigger ids, in the order of {@link Triggers#known}. */
    public static List<String> triggerIds() {
        return Triggers.known().stream().map(TriggerKind::id).toList();
    }

    /** Names that stand for published triggers without a published id; they can be posted under these names. */
    public static List<String> withoutKnownId() {
        return TriggerFiles.WITHOUT_KNOWN_ID;
    }

    /**
     * The body of a trigger, UTF-8 JSON.
     *
     * @param trigger one of {@link #triggerIds} or of {@link #withoutKnownId}
     * @throws IllegalArgumentException if there is no sample of it
     */
    public static byte[] body(String trigger) {
        if (!TriggerFiles.all().contains(trigger)) {
            throw new IllegalArgumentException("there is no sample of trigger \"" + trigger + "\"");
        }
        String file = "samples/triggers/" + TriggerFiles.stem(trigger) + ".json";
        try (InputStream in = Resources.open(file)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("resource " + file + " cannot be read", unreadable);
        }
    }
}
