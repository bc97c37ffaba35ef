package dev.mainsheet.schemas;

import static dev.mainsheet.schemas.Interaction.FIRE_AND_FORGET;
import static dev.mainsheet.schemas.Interaction.REQUEST_RESPONSE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kinds of trigger whose id is known, and where each has its subject. It is a help and no gate: a tenant's own list of
 * triggers is the authority, and an id that stands not here is taken all the same, with the fallbacks.
 *
 * <p>Source: SailPoint's "Event Triggers" documentation and the API specification of its trigger service, 2026.
 */
public final class Triggers {

    private static final SubjectPath IDENTITY = SubjectPath.of(SubjectType.IDENTITY, "identity.id", "identity.name");
    private static final SubjectPath RECIPIENT = SubjectPath.of(SubjectType.IDENTITY, "recipient.id", "recipient.name");
    private static final SubjectPath REQUESTED_FOR =
            SubjectPath.of(SubjectType.IDENTITY, "requestedFor.id", "requestedFor.name");
    private static final SubjectPath IDENTITY_ID = SubjectPath.of(SubjectType.IDENTITY, "identityId", "identityName");
    private static final SubjectPath SUBMITTER =
            SubjectPath.of(SubjectType.IDENTITY, "submittedBy.id", "submittedBy.name");
    private static final SubjectPath MACHINE =
            SubjectPath.of(SubjectType.MACHINE_IDENTITY, "machineIdentity.id", "machineIdentity.name");
    private static final SubjectPath ACCOUNT = SubjectPath.of(SubjectType.ACCOUNT, "account.id", "account.name");
    private static final SubjectPath SOURCE = SubjectPath.of(SubjectType.SOURCE, "source.id", "source.name");
    private static final SubjectPath CAMPAIGN = SubjectPath.of(SubjectType.CAMPAIGN, "campaign.id", "campaign.name");
    private static final SubjectPath CLUSTER =
            SubjectPath.of(SubjectType.CLUSTER, "application.id", "application.name");

    /** Where the whole body is the source. */
    private static final SubjectPath BODY_AS_SOURCE = SubjectPath.of(SubjectType.SOURCE, "id", "name");

    /** Where the whole body is the account. */
    private static final SubjectPath BODY_AS_ACCOUNT = SubjectPath.of(SubjectType.ACCOUNT, "id", "nativeIdentifier");

    /**
     * The campaign, not the reviewer: a sign-off then stays in order with its campaign's beginning and end, and the
     * reviewer may be a governance group. The reviewer is one of the people of the event.
     */
    private static final SubjectPath CAMPAIGN_OF_CERTIFICATION =
            SubjectPath.of(SubjectType.CAMPAIGN, "certification.campaignRef.id", "certification.campaignRef.name");

    /** Cloud entitlement triggers: beside it, {@code identityId} is who changed a setting, not whom it is about. */
    private static final SubjectPath CLOUD_SOURCE = SubjectPath.of(SubjectType.SOURCE, "sourceIscId", "sourceName");

    /** Where a trigger that is not known may have its subject, in order of preference. */
    public static final List<SubjectPath> FALLBACK_SUBJECTS = List.of(
            IDENTITY,
            RECIPIENT,
            REQUESTED_FOR,
            CLOUD_SOURCE,
            IDENTITY_ID,
            SUBMITTER,
            MACHINE,
            ACCOUNT,
            SOURCE,
            CAMPAIGN,
            CAMPAIGN_OF_CERTIFICATION,
            CLUSTER);

    /** Where a trigger that is not known may have its time: our own IdentityIQ rules, cloud entitlement triggers. */
    public static final List<List<String>> FALLBACK_OCCURRED_AT = List.of(List.of("occurredAt"), List.of("timestamp"));

    private static final List<TriggerKind> KNOWN = List.of(
            asks("idn:access-request-pre-approval", "Access Request Submitted", REQUESTED_FOR),
            asks("idn:access-request-dynamic-approver", "Access Request Dynamic Approval", REQUESTED_FOR),
            tells("idn:access-request-post-approval", "Access Request Decision", REQUESTED_FOR),
            tellsWhen("completed", "idn:aggregation-accounts-collected", "Accounts Collected for Aggregation", SOURCE),
            tellsWhen("completed", "idn:account-aggregation-completed", "Account Aggregation Completed", SOURCE),
            tells("idn:account-attributes-changed", "Account Attributes Changed", IDENTITY, ACCOUNT),
            tells("idn:account-correlated", "Account Correlated", IDENTITY, ACCOUNT),
            tells("idn:account-uncorrelated", "Account Uncorrelated", IDENTITY, ACCOUNT),
            tells("idn:account-created", "Account Created (V2)", IDENTITY, ACCOUNT),
            tells("idn:account-updated", "Account Updated (V2)", IDENTITY, ACCOUNT),
            tells("idn:account-deleted", "Account Deleted (V2)", IDENTITY, ACCOUNT),
            tells("idn:source-account-created", "Source Account Created", IDENTITY_ID, BODY_AS_ACCOUNT),
            tells("idn:source-account-updated", "Source Account Updated", IDENTITY_ID, BODY_AS_ACCOUNT),
            tells("idn:source-account-deleted", "Source Account Deleted", IDENTITY_ID, BODY_AS_ACCOUNT),
            tells("idn:campaign-generated", "Campaign Generated", CAMPAIGN),
            tells("idn:campaign-activated", "Campaign Activated", CAMPAIGN),
            tells("idn:campaign-ended", "Campaign Ended", CAMPAIGN),
            tellsWhen(
                    "certification.signed",
                    "idn:certification-signed-off",
                    "Certification Signed Off",
                    CAMPAIGN_OF_CERTIFICATION),
            tells("idn:identity-created", "Identity Created", IDENTITY),
            tells("idn:identity-attributes-changed", "Identity Attributes Changed", IDENTITY),
            tells("idn:identity-deleted", "Identity Deleted", IDENTITY),
            tells("idn:machine-identity-created", "Machine Identity Created", MACHINE),
            tells("idn:machine-identity-updated", "Machine Identity Updated", MACHINE),
            tells("idn:machine-identity-deleted", "Machine Identity Deleted", MACHINE),
            tells("idn:post-provisioning", "Provisioning Completed", RECIPIENT),
            tells("idn:saved-search-complete", "Scheduled Search"),
            tellsWhen("created", "idn:source-created", "Source Created", BODY_AS_SOURCE),
            tellsWhen("modified", "idn:source-updated", "Source Updated", BODY_AS_SOURCE),
            tellsWhen("deleted", "idn:source-deleted", "Source Deleted", BODY_AS_SOURCE),
            tellsWhen("created", "idn:va-cluster-status-change", "VA Cluster Status Change", CLUSTER),
            tellsWhen("submittedAt", "sp:form-submitted", "Form Submitted", SUBMITTER));

    private static final Map<String, TriggerKind> BY_ID =
            KNOWN.stream().collect(Collectors.toUnmodifiableMap(TriggerKind::id, Function.identity()));

    private Triggers() {}

    /** All of them, in an order that does not change within a version. */
    public static List<TriggerKind> known() {
        return KNOWN;
    }

    /** The kind of this id, if it is known. */
    public static Optional<TriggerKind> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** Where a trigger of any id has its subject, in order of preference. */
    public static List<SubjectPath> subjects(String id) {
        return find(id).map(TriggerKind::subjects).orElse(FALLBACK_SUBJECTS);
    }

    /** Where a trigger of any id has the time of the event itself, in order of preference. */
    public static List<List<String>> occurredAt(String id) {
        return find(id).map(kind -> kind.occurredAt().isEmpty() ? List.<List<String>>of() : List.of(kind.occurredAt()))
                .orElse(FALLBACK_OCCURRED_AT);
    }

    private static TriggerKind asks(String id, String name, SubjectPath subject) {
        return new TriggerKind(id, name, REQUEST_RESPONSE, List.of(subject), List.of());
    }

    private static TriggerKind tells(String id, String name, SubjectPath... subjects) {
        return new TriggerKind(id, name, FIRE_AND_FORGET, List.of(subjects), List.of());
    }

    private static TriggerKind tellsWhen(String time, String id, String name, SubjectPath subject) {
        return new TriggerKind(id, name, FIRE_AND_FORGET, List.of(subject), FieldPath.parse(time));
    }
}
