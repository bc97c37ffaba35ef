package dev.mainsheet.ingress;

import dev.mainsheet.ingress.completion.CompletionMetrics;
import dev.mainsheet.ingress.completion.CompletionRules;
import dev.mainsheet.ingress.completion.Completions;
import dev.mainsheet.ingress.completion.SealedTokens;
import dev.mainsheet.ingress.completion.file.CompletionSlot;
import dev.mainsheet.ingress.completion.http.CompletionClient;
import dev.mainsheet.ingress.invocation.AnswerPlans;
import dev.mainsheet.ingress.invocation.Callbacks;
import dev.mainsheet.runtime.ServiceContext;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.config.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What answers triggers that ask, put together, with what of it has to be started and stopped.
 *
 * @param answering what requests are handed to
 * @param later absent where nothing is completed later
 */
record AnsweringParts(Answering answering, Optional<Later> later) {

    private static final String DIRECTORY = "completions";
    private static final String KEY = "mainsheet.ingress.journal.dir";

    /** What runs beside the requests. */
    record Later(Completions completions, CompletionClient client, CompletionSlot slot) {}

    /**
     * Not started.
     *
     * @throws StartException if there is no directory to keep completions in
     */
    static AnsweringParts of(ServiceContext context, IngressSettings settings, Clock clock) throws StartException {
        AnsweringSettings configured = settings.answering();
        if (configured.later().isEmpty()) {
            AnswerPlans plans = new AnswerPlans(configured.policies(), configured.hosts(), Optional.empty());
            return new AnsweringParts(new Answering(plans, Optional.empty()), Optional.empty());
        }
        AnsweringSettings.Later with = configured.later().get();
        CompletionRules rules = CompletionRules.DEFAULT;
        SealedTokens tokens = new SealedTokens(with.key(), new SecureRandom());
        CompletionSlot slot =
                CompletionSlot.claim(settings.journal().directory().resolve(DIRECTORY), KEY);
        CompletionClient client = new CompletionClient(
                context.vertx(),
                rules.mostAtOnce(),
                () -> with.completionToken().map(Secret::value),
                clock);
        Completions completions = new Completions(
                rules, slot, tokens, client, new CompletionMetrics(context.metrics()), clock, new SecureRandom());
        AnswerPlans plans = new AnswerPlans(
                configured.policies(), configured.hosts(), Optional.of(Callbacks.below(with.publicUrl(), tokens)));
        CallbackGate gate = new CallbackGate(
                settings.addresses(),
                tokens,
                with.callbackAccess(),
                settings.tenants(),
                settings.http().maxBodyBytes());
        return new AnsweringParts(
                new Answering(plans, Optional.of(new Answering.Desk(gate, completions))),
                Optional.of(new Later(completions, client, slot)));
    }

    void start() {
        later.ifPresent(running -> running.completions().start());
    }

    void stop(Duration within) {
        later.ifPresent(running -> {
            running.completions().stop(within);
            running.client().close();
            running.slot().close();
        });
    }
}
