package dev.mainsheet.schemas;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * JSON Schemas, draft 2020-12, of what we send, record and receive. They document, and tests check against them; no event
 * is ever rejected for its schema, because SailPoint's bodies drift and its examples contradict its own schemas. Only what
 * we answer SailPoint is held to its schema, by {@link OutputCheck}. Unknown fields are welcome in all of them.
 */
public final class Schemas {

    /** What a listener is sent with {@code payload: envelope}. */
    public static final String DELIVERY_BODY = "delivery-body";

    /** A value on {@code mainsheet.outcomes}. */
    public static final String OUTCOME = "outcome";

    /** A value on {@code moveworks.receipts}. */
    public static final String RECEIPT = "receipt";

    /** A value on {@code mainsheet.controls}. */
    public static final String ORDER = "order";

    /** A value on {@code mainsheet.actions}. */
    public static final String ACTION = "action";

    private static final List<String> TRIGGERS_WITH_OUTPUT =
            List.of("idn:access-request-pre-approval", "idn:access-request-dynamic-approver");

    private Schemas() {}

    /** The name of a trigger's schema. The trigger is one of {@link Samples}, which have a schema each. */
    public static String ofTrigger(String trigger) {
        return "triggers/" + TriggerFiles.stem(trigger);
    }

    /** The name of the schema of what SailPoint takes as the answer to a trigger; empty where it is not known. */
    public static Optional<String> ofOutput(String trigger) {
        return TRIGGERS_WITH_OUTPUT.contains(trigger)
                ? Optional.of("outputs/" + TriggerFiles.stem(trigger))
                : Optional.empty();
    }

    /** All names, ours first. */
    public static List<String> names() {
        return Stream.of(
                        Stream.of(DELIVERY_BODY, OUTCOME, RECEIPT, ORDER, ACTION),
                        TriggerFiles.all().stream().map(Schemas::ofTrigger),
                        TRIGGERS_WITH_OUTPUT.stream().flatMap(trigger -> ofOutput(trigger).stream()))
                .flatMap(names -> names)
                .toList();
    }

    /**
     * A schema as UTF-8 JSON; the caller closes it.
     *
     * @param name one of {@link #names}
     * @throws IllegalArgumentException if there is no such schema
     */
    public static InputStream open(String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("there is no schema \"" + name + "\"");
        }
        return Resources.open(name + ".schema.json");
    }
}
