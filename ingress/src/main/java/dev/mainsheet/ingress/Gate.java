package dev.mainsheet.ingress;

import dev.mainsheet.schemas.Interaction;
import dev.mainsheet.schemas.TriggerKind;
import dev.mainsheet.schemas.Triggers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides on a request before its body is read, in a fixed order: path, address, tenant, method, authentication, whether
 * the trigger is one that is taken, headers, size. So nobody learns of a tenant from an address that is not let in, or
 * spends our memory without credentials.
 */
public final class Gate {

    private final AllowList addresses;
    private final Map<String, Access> tenants;
    private final Set<String> answered;
    private final int maxBodyBytes;
    private final TestMarks testMarks;

    /**
     * @param addresses from where anybody may post at all
     * @param tenants who may post to each tenant there is
     * @param answered the triggers that ask and have a policy
     * @param maxBodyBytes the largest body that is taken
     * @param testMarks what marks a request as a test
     */
    public Gate(
            AllowList addresses,
            Map<String, Access> tenants,
            Set<String> answered,
            int maxBodyBytes,
            TestMarks testMarks) {
        this.addresses = addresses;
        this.tenants = Map.copyOf(tenants);
        this.answered = Set.copyOf(answered);
        this.maxBodyBytes = maxBodyBytes;
        this.testMarks = testMarks;
    }

    /**
     * A request that may go on to its body.
     *
     * @param path what it is for
     * @param sender what its head says of the event
     */
    public record Admitted(TriggerPath path, SenderFacts sender) {}

    /** Decides. */
    public Judged<Admitted> decide(RequestHead head) {
        Optional<TriggerPath> path = TriggerPath.parse(head.path());
        if (path.isEmpty()) {
            return Judged.refused(Problems.noSuchPath());
        }
        return refusal(path.get(), head)
                .<Judged<Admitted>>map(Judged::refused)
                .orElseGet(() -> Judged.passed(new Admitted(path.get(), SenderFacts.of(head, testMarks))));
    }

    /** Refuses whoever may ask for nothing at all, from its address. */
    public Optional<Problem> stranger(RequestHead head) {
        return addresses.admits(head) ? Optional.empty() : Optional.of(Problems.addressNotAllowed());
    }

    private Optional<Problem> refusal(TriggerPath path, RequestHead head) {
        Optional<Problem> stranger = stranger(head);
        if (stranger.isPresent()) {
            return stranger;
        }
        Access access = tenants.get(path.tenant());
        if (access == null) {
            return Optional.of(Problems.noSuchTenant(path.tenant()));
        }
        if (!head.method().equals("POST")) {
            return Optional.of(Problems.onlyPost());
        }
        if (!access.admits(head.header("Authorization"))) {
            return Optional.of(Problems.unauthorized(path.tenant(), access.challenges()));
        }
        if (wantsAnAnswerThatNobodyGives(path.trigger())) {
            return Optional.of(Problems.requestResponse(path.trigger()));
        }
        return ContentHeaders.refusal(head, maxBodyBytes);
    }

    private boolean wantsAnAnswerThatNobodyGives(String trigger) {
        return !answered.contains(trigger)
                && Triggers.find(trigger)
                        .map(TriggerKind::interaction)
                        .filter(Interaction.REQUEST_RESPONSE::equals)
                        .isPresent();
    }
}
