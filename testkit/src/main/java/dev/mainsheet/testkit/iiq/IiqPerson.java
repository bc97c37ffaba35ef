package dev.mainsheet.testkit.iiq;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An identity as IdentityIQ keeps it. What is empty is missing in its answers the way it is missing there.
 *
 * @param id 32 hexadecimal digits
 * @param userName the identity's name; unique
 * @param displayName its display name
 * @param givenName first name
 * @param familyName last name
 * @param email its work address
 * @param primary how {@code emails[].primary} is written
 * @param userType such as {@code employee}
 * @param active whether it is active
 * @param managerId the id of the identity above it
 * @param riskScore its score, where one was computed
 * @param lastRefresh when it was refreshed last
 * @param lastModified when it was changed last
 * @param attributes the site's extended attributes: JSON values by name, in the site's own letter case
 * @param accounts display names
 * @param roles display names
 * @param entitlements what it holds in applications
 */
public record IiqPerson(
        String id,
        String userName,
        String displayName,
        Optional<String> givenName,
        Optional<String> familyName,
        Optional<String> email,
        PrimaryForm primary,
        Optional<String> userType,
        boolean active,
        Optional<String> managerId,
        Optional<Integer> riskScore,
        Optional<Instant> lastRefresh,
        Instant lastModified,
        Map<String, Object> attributes,
        List<String> accounts,
        List<String> roles,
        List<Entitlement> entitlements) {

    public IiqPerson {
        attributes = Map.copyOf(attributes);
        accounts = List.copyOf(accounts);
        roles = List.copyOf(roles);
        entitlements = List.copyOf(entitlements);
    }

    /** How {@code emails[].primary} is written: both are seen. */
    public enum PrimaryForm {
        /** As {@code true}. */
        BOOLEAN,
        /** As {@code "true"}. */
        TEXT
    }

    /**
     * A right in an application.
     *
     * @param attribute the account's attribute it is a value of
     * @param display its readable name
     * @param application the application's name
     */
    public record Entitlement(String attribute, String display, String application) {}

    /** One with a name and nothing else, active, whose id follows from the name. */
    public static Builder named(String userName) {
        return new Builder(userName);
    }

    /** Gathers what an identity has. */
    public static final class Builder {

        private static final Instant MODIFIED = Instant.parse("2026-03-02T13:50:25.860Z");

        private final String userName;
        private final Map<String, Object> attributes = new LinkedHashMap<>();
        private final List<String> accounts = new ArrayList<>();
        private final List<String> roles = new ArrayList<>();
        private final List<Entitlement> entitlements = new ArrayList<>();
        private String id;
        private String displayName;
        private Optional<String> givenName = Optional.empty();
        private Optional<String> familyName = Optional.empty();
        private Optional<String> email = Optional.empty();
        private PrimaryForm primary = PrimaryForm.BOOLEAN;
        private Optional<String> userType = Optional.empty();
        private boolean active = true;
        private Optional<String> managerId = Optional.empty();
        private Optional<Integer> riskScore = Optional.empty();
        private Optional<Instant> lastRefresh = Optional.empty();

        private Builder(String userName) {
            this.userName = userName;
            this.displayName = userName;
            this.id = Ids.of("identity", userName);
        }

        public Builder id(String value) {
            id = value;
            return this;
        }

        /** First and last name, and both together as display name. */
        public Builder name(String given, String family) {
            givenName = Optional.of(given);
            familyName = Optional.of(family);
            displayName = given + " " + family;
            return this;
        }

        public Builder email(String value) {
            email = Optional.of(value);
            return this;
        }

        public Builder primary(PrimaryForm value) {
            primary = value;
            return this;
        }

        public Builder userType(String value) {
            userType = Optional.of(value);
            return this;
        }

        public Builder inactive() {
            active = false;
            return this;
        }

        /** The identity above, by its user name, whether or not there is one of that name. */
        public Builder manager(String managerUserName) {
            return managerId(Ids.of("identity", managerUserName));
        }

        public Builder managerId(String value) {
            managerId = Optional.of(value);
            return this;
        }

        public Builder riskScore(int value) {
            riskScore = Optional.of(value);
            return this;
        }

        public Builder lastRefresh(Instant value) {
            lastRefresh = Optional.of(value);
            return this;
        }

        /** An extended attribute: a JSON value, as Jackson writes it. */
        public Builder attribute(String name, Object value) {
            attributes.put(name, value);
            return this;
        }

        public Builder account(String display) {
            accounts.add(display);
            return this;
        }

        public Builder role(String display) {
            roles.add(display);
            return this;
        }

        public Builder entitlement(String attribute, String display, String application) {
            entitlements.add(new Entitlement(attribute, display, application));
            return this;
        }

        public IiqPerson build() {
            return new IiqPerson(
                    id,
                    userName,
                    displayName,
                    givenName,
                    familyName,
                    email,
                    primary,
                    userType,
                    active,
                    managerId,
                    riskScore,
                    lastRefresh,
                    MODIFIED,
                    attributes,
                    accounts,
                    roles,
                    entitlements);
        }
    }
}
