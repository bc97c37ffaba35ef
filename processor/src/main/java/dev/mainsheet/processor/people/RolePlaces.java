package dev.mainsheet.processor.people;

import dev.mainsheet.schemas.FieldPath;
import dev.mainsheet.schemas.Triggers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the bodies of SailPoint's triggers name people. The subject stands where {@link Triggers} says.
 *
 * <p>Source: SailPoint's "Event Triggers" documentation and the API specification of its trigger service, 2026.
 *
 * @param roles places of each role but the subject, all of which count
 * @param sources ways to the name of the source the event is about, whose owner IdentityIQ may know where the body names
 *     none
 */
record RolePlaces(Map<Role, List<Place>> roles, List<String> sources) {

    private static final String CLUSTER = "CLUSTER";

    private static final Place SOURCE_OWNER = Place.at("source.owner");
    private static final Place REQUESTED_FOR = Place.at("requestedFor");
    private static final Place REQUESTED_BY = Place.at("requestedBy");
    private static final Place APPROVER = Place.at("requestedItemsStatus.approvalInfo.approver");
    private static final Place CAMPAIGN_OWNER = Place.at("campaign.campaignOwner");
    private static final Place MACHINE_OWNERS = Place.at("machineIdentity.owners");
    private static final Place SEARCH_OWNER = Place.flat("email", "ownerEmail", "ownerName");
    private static final Place REVIEWER = Place.at("certification.reviewer");
    private static final String SOURCE_NAME = "source.name";

    private static final RolePlaces NOWHERE = new RolePlaces(Map.of(), List.of());
    private static final RolePlaces REQUEST =
            NOWHERE.with(Role.REQUESTER, REQUESTED_BY).with(Role.REQUESTED_FOR, REQUESTED_FOR);
    private static final RolePlaces ACCOUNT =
            NOWHERE.with(Role.OWNER, SOURCE_OWNER).ofSource(SOURCE_NAME);
    private static final RolePlaces ACCOUNT_AS_BODY = NOWHERE.ofSource("sourceName");
    private static final RolePlaces CAMPAIGN = NOWHERE.with(Role.OWNER, CAMPAIGN_OWNER);
    private static final RolePlaces MACHINE = NOWHERE.with(Role.OWNER, MACHINE_OWNERS);
    private static final RolePlaces SOURCE_AS_BODY =
            NOWHERE.with(Role.REQUESTER, Place.at("actor")).ofSource("name");

    private static final Map<String, RolePlaces> KNOWN = Map.ofEntries(
            Map.entry("idn:access-request-pre-approval", REQUEST),
            Map.entry("idn:access-request-dynamic-approver", REQUEST),
            Map.entry("idn:access-request-post-approval", REQUEST.with(Role.APPROVERS, APPROVER)),
            Map.entry("idn:aggregation-accounts-collected", ACCOUNT),
            Map.entry("idn:account-aggregation-completed", ACCOUNT),
            Map.entry("idn:account-attributes-changed", ACCOUNT),
            Map.entry("idn:account-correlated", ACCOUNT),
            Map.entry("idn:account-uncorrelated", ACCOUNT),
            Map.entry("idn:account-created", ACCOUNT),
            Map.entry("idn:account-updated", ACCOUNT),
            Map.entry("idn:account-deleted", ACCOUNT),
            Map.entry("idn:source-account-created", ACCOUNT_AS_BODY),
            Map.entry("idn:source-account-updated", ACCOUNT_AS_BODY),
            Map.entry("idn:source-account-deleted", ACCOUNT_AS_BODY),
            Map.entry("idn:campaign-generated", CAMPAIGN),
            Map.entry("idn:campaign-activated", CAMPAIGN),
            Map.entry("idn:campaign-ended", CAMPAIGN),
            Map.entry("idn:certification-signed-off", NOWHERE.with(Role.REVIEWER, REVIEWER)),
            Map.entry("idn:machine-identity-created", MACHINE),
            Map.entry("idn:machine-identity-updated", MACHINE),
            Map.entry("idn:machine-identity-deleted", MACHINE),
            Map.entry("idn:post-provisioning", NOWHERE.with(Role.REQUESTER, Place.at("requester"))),
            Map.entry("idn:saved-search-complete", NOWHERE.with(Role.OWNER, SEARCH_OWNER)),
            Map.entry("idn:source-created", SOURCE_AS_BODY),
            Map.entry("idn:source-updated", SOURCE_AS_BODY),
            Map.entry("idn:source-deleted", SOURCE_AS_BODY),
            Map.entry("idn:va-cluster-status-change", NOWHERE.ofSource("application.name")),
            Map.entry("sp:form-submitted", NOWHERE.with(Role.REQUESTER, Place.at("submittedBy"))));

    /** Of a trigger that is not known, by the same names. */
    private static final RolePlaces FALLBACK = REQUEST.with(
                    Role.REQUESTER, Place.at("requester"), Place.at("actor"), Place.at("submittedBy"))
            .with(Role.APPROVERS, APPROVER, Place.at("approver"), Place.at("approvers"))
            .with(Role.OWNER, SOURCE_OWNER, CAMPAIGN_OWNER, MACHINE_OWNERS, Place.at("owner"), SEARCH_OWNER)
            .with(Role.REVIEWER, REVIEWER, Place.at("reviewer"))
            .with(Role.MANAGER, Place.at("identity.manager"), Place.at("manager"))
            .ofSource(SOURCE_NAME, "sourceName");

    /** Of a trigger of any id. */
    static RolePlaces of(String trigger) {
        return Triggers.find(trigger)
                .map(known -> KNOWN.getOrDefault(trigger, NOWHERE))
                .orElse(FALLBACK);
    }

    /** The people in {@code role} that a body names. */
    Stream<Reference> people(Role role, Object body) {
        return roles.getOrDefault(role, List.of()).stream().flatMap(place -> place.people(body));
    }

    /** The name of the source that a body is about; a cluster of virtual appliances is none. */
    Optional<String> sourceName(Object body) {
        if (FieldPath.text(body, List.of("type")).filter(CLUSTER::equals).isPresent()) {
            return Optional.empty();
        }
        return sources.stream()
                .flatMap(dotted -> FieldPath.text(body, List.of(dotted.split("\\."))).stream())
                .findFirst();
    }

    private RolePlaces with(Role role, Place... places) {
        Map<Role, List<Place>> more = new EnumMap<>(Role.class);
        more.putAll(roles);
        more.merge(
                role,
                List.of(places),
                (known, further) ->
                        Stream.concat(known.stream(), further.stream()).toList());
        return new RolePlaces(more, sources);
    }

    private RolePlaces ofSource(String... names) {
        return new RolePlaces(roles, List.of(names));
    }
}
