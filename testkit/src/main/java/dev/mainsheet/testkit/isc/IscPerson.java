package dev.mainsheet.testkit.isc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An identity as Identity Security Cloud shows it to everybody.
 *
 * @param id 32 hexadecimal digits
 * @param name display name
 * @param alias the account name by which other systems know the person
 * @param email its address
 * @param active its state
 * @param managerId the id of the identity above it
 * @param attributes those the organisation made public, by key
 */
public record IscPerson(
        String id,
        String name,
        Optional<String> alias,
        Optional<String> email,
        boolean active,
        Optional<String> managerId,
        Map<String, String> attributes) {

    public IscPerson {
        attributes = Map.copyOf(attributes);
    }

    /** An active one with nothing but these. */
    public static IscPerson of(String id, String name) {
        return new IscPerson(id, name, Optional.empty(), Optional.empty(), true, Optional.empty(), Map.of());
    }

    public IscPerson withAlias(String value) {
        return new IscPerson(id, name, Optional.of(value), email, active, managerId, attributes);
    }

    public IscPerson withEmail(String value) {
        return new IscPerson(id, name, alias, Optional.of(value), active, managerId, attributes);
    }

    public IscPerson inactive() {
        return new IscPerson(id, name, alias, email, false, managerId, attributes);
    }

    public IscPerson withManager(String id) {
        return new IscPerson(this.id, name, alias, email, active, Optional.of(id), attributes);
    }

    public IscPerson withAttribute(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(key, value);
        return new IscPerson(id, name, alias, email, active, managerId, more);
    }
}
