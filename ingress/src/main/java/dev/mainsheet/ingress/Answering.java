package dev.mainsheet.ingress;

import dev.mainsheet.ingress.completion.Answer;
import dev.mainsheet.ingress.completion.Completion;
import dev.mainsheet.ingress.completion.Completions;
import dev.mainsheet.ingress.completion.Standing;
import dev.mainsheet.ingress.invocation.AnswerPlan;
import dev.mainsheet.ingress.invocation.AnswerPlans;
import dev.mainsheet.ingress.invocation.CompletionHosts;
import dev.mainsheet.schemas.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How events are answered: what SailPoint gets at once, and what it gets later. Safe for any thread. */
public final class Answering {

    /** No trigger that asks is answered, and there are no callbacks. */
    public static final Answering NONE = new Answering(
            new AnswerPlans(Map.of(), new CompletionHosts(List.of()), Optional.empty()), Optional.empty());

    private final AnswerPlans plans;
    private final Optional<Desk> desk;

    /**
     * Where answers that come later are taken and sent on.
     *
     * @param gate decides on who brings one
     * @param completions brings it to SailPoint
     */
    public record Desk(CallbackGate gate, Completions completions) {}

    /** @param desk absent where no key is configured */
    public Answering(AnswerPlans plans, Optional<Desk> desk) {
        this.plans = plans;
        this.desk = desk;
    }

    /** How {@code event} is answered; {@code body} is the one received. */
    public Judged<AnswerPlan> plan(Event event, byte[] body) {
        return plans.plan(event, body);
    }

    /**
     * Keeps what {@code plan} owes SailPoint beside the event.
     *
     * @param done gets why it could not be kept, exactly once, on a thread that it must not block
     */
    public void settle(AnswerPlan plan, Consumer<Optional<Problem>> done) {
        if (plan.owed().isEmpty() || desk.isEmpty()) {
            done.accept(Optional.empty());
            return;
        }
        AnswerPlan.Owed owed = plan.owed().get();
        desk.get()
                .completions()
                .completeLater(owed.completion(), owed.grant(), standing -> done.accept(unsettled(standing)));
    }

    /** SailPoint may ask the same again: what has had an end is settled. */
    private static Optional<Problem> unsettled(Standing standing) {
        return switch (standing) {
            case COMPLETED, ACCEPTED, ALREADY, EXPIRED, REFUSED, FORBIDDEN -> Optional.empty();
            case FULL, NOT_KEPT -> Optional.of(AnswerProblems.notKept());
        };
    }

    /** Decides on whoever brings an answer. */
    public Judged<CallbackGate.Admitted> admit(RequestHead head) {
        return desk.map(there -> there.gate().decide(head))
                .orElseGet(() -> Judged.refused(AnswerProblems.noSuchCallback()));
    }

    /**
     * Brings an answer to SailPoint.
     *
     * @param done gets how that went, exactly once, on a thread that it must not block
     */
    public void complete(CallbackGate.Admitted admitted, Answer answer, Consumer<Judged<Reply>> done) {
        Completion completion = Completion.of(admitted.grant(), admitted.token(), answer);
        desk.orElseThrow()
                .completions()
                .complete(completion, admitted.grant(), standing -> done.accept(reply(standing)));
    }

    private static Judged<Reply> reply(Standing standing) {
        return switch (standing) {
            case COMPLETED -> Judged.passed(Reply.of(200, "{\"status\":\"completed\"}"));
            case ACCEPTED -> Judged.passed(Reply.of(202, "{\"status\":\"accepted\"}"));
            case ALREADY -> Judged.refused(AnswerProblems.already());
            case EXPIRED -> Judged.refused(AnswerProblems.expired());
            case REFUSED -> Judged.refused(AnswerProblems.refused());
            case FORBIDDEN -> Judged.refused(AnswerProblems.forbidden());
            case FULL, NOT_KEPT -> Judged.refused(AnswerProblems.notKept());
        };
    }
}
