package dev.mainsheet.schemas;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a subject is. Only an {@link #IDENTITY} is a person. */
public enum SubjectType {
    IDENTITY,
    /** A workload or an AI agent. */
    MACHINE_IDENTITY,
    /** An account that the body ties to no identity. */
    ACCOUNT,
    SOURCE,
    CAMPAIGN,
    /** A cluster of virtual appliances. */
    CLUSTER;

    /** The text in delivery bodies: the name in lower case with hyphens, such as {@code machine-identity}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
