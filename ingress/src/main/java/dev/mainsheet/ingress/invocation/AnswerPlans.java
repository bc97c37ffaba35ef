package dev.mainsheet.ingress.invocation;

import dev.mainsheet.ingress.AnswerProblems;
import dev.mainsheet.ingress.Judged;
import dev.mainsheet.ingress.Reply;
import dev.mainsheet.ingress.completion.Answer;
import dev.mainsheet.ingress.completion.Completion;
import dev.mainsheet.ingress.completion.Grant;
import dev.mainsheet.schemas.Callback;
import dev.mainsheet.schemas.Event;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides how each event is answered. Reads nothing of triggers that have no policy. Safe for any thread. */
public final class AnswerPlans {

    private static final int ANSWERED_LATER = 202;

    private final Map<String, Policy> policies;
    private final CompletionHosts hosts;
    private final Optional<Callbacks> callbacks;

    /**
     * @param policies by trigger
     * @param hosts where completions may go
     * @param callbacks absent where no key is configured: nothing can be completed then
     */
    public AnswerPlans(Map<String, Policy> policies, CompletionHosts hosts, Optional<Callbacks> callbacks) {
        this.policies = Map.copyOf(policies);
        this.hosts = hosts;
        this.callbacks = callbacks;
    }

    /** The triggers that have a policy. */
    public Set<String> triggers() {
        return policies.keySet();
    }

    /**
     * How {@code event} is answered.
     *
     * @param body as received: the event's own has no secrets any more
     */
    public Judged<AnswerPlan> plan(Event event, byte[] body) {
        Policy policy = policies.get(event.trigger());
        if (policy instanceof Policy.Fixed fixed) {
            return fixed(event, fixed, Invocation.of(body, fixed.mode()));
        }
        if (policy instanceof Policy.Later later) {
            return later(event, later, Invocation.of(body, later.mode()));
        }
        return Judged.passed(AnswerPlan.told(event));
    }

    private Judged<AnswerPlan> fixed(Event event, Policy.Fixed policy, Invocation invocation) {
        return switch (invocation.mode()) {
            case SYNC, DYNAMIC ->
                Judged.passed(
                        AnswerPlan.asked(event, Reply.of(200, policy.output().toString())));
            case ASYNC ->
                ticket(event, policy, invocation)
                        .map(ticket -> AnswerPlan.asked(event, Reply.KEPT)
                                .owing(new AnswerPlan.Owed(
                                        Completion.of(
                                                ticket.grant(), ticket.token(), new Answer.Output(policy.output())),
                                        ticket.grant())));
        };
    }

    private Judged<AnswerPlan> later(Event event, Policy.Later policy, Invocation invocation) {
        Reply reply =
                switch (invocation.mode()) {
                    case SYNC, ASYNC -> Reply.KEPT;
                    case DYNAMIC -> Reply.of(ANSWERED_LATER, "{}");
                };
        return ticket(event, policy, invocation)
                .map(ticket -> AnswerPlan.asked(
                        event.answeredAt(
                                new Callback(ticket.url(), ticket.grant().deadline())),
                        reply));
    }

    private Judged<Callbacks.Ticket> ticket(Event event, Policy policy, Invocation invocation) {
        if (callbacks.isEmpty()) {
            return Judged.refused(AnswerProblems.noKey(event.trigger()));
        }
        if (invocation.mode() == Mode.SYNC) {
            return Judged.refused(AnswerProblems.synchronous(event.trigger()));
        }
        String url = invocation.callbackUrl().orElseThrow();
        Optional<URI> allowed = hosts.allowed(url);
        if (allowed.isEmpty()) {
            return Judged.refused(AnswerProblems.completionHost(CompletionHosts.hostOf(url)));
        }
        Grant grant = new Grant(
                event.tenant(),
                event.trigger(),
                event.id(),
                allowed.get(),
                invocation.secret().orElseThrow(),
                event.receivedAt().plus(policy.deadline()));
        return callbacks
                .get()
                .ticket(grant)
                .map(Judged::passed)
                .orElseGet(() -> Judged.refused(AnswerProblems.tooLongToSeal()));
    }
}
