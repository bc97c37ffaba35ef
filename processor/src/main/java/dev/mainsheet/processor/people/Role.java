package dev.mainsheet.processor.people;

import java.util.Arrays;
import java.util.Optional;

/** What somebody has to do with an event. */
public enum Role {
    /** Whom it is about. */
    SUBJECT("subject"),
    /** The subject's manager. */
    MANAGER("manager"),
    REQUESTER("requester"),
    REQUESTED_FOR("requestedFor"),
    APPROVERS("approvers"),
    /** Of the source, the application, or the campaign. */
    OWNER("owner"),
    REVIEWER("reviewer");

    private final String text;

    Role(String text) {
        this.text = text;
    }

    /** As in a configuration and in delivery bodies, such as {@code requestedFor}. */
    public String text() {
        return text;
    }

    /** The role of that {@link #text}, if there is one. */
    public static Optional<Role> find(String text) {
        return Arrays.stream(values()).filter(role -> role.text.equals(text)).findFirst();
    }
}
