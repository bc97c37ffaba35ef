package dev.mainsheet.console.doctor;

import dev.mainsheet.runtime.config.IngressSection;
import dev.mainsheet.schemas.Interaction;
import dev.mainsheet.schemas.TriggerKind;
import dev.mainsheet.schemas.Triggers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each trigger that asks would be answered. The policies themselves were checked when they were loaded. */
final class AnswersCheck implements DoctorCheck {

    private final IngressSection config;

    AnswersCheck(IngressSection config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "request-response policies";
    }

    @Override
    public List<Finding> run() {
        Map<String, IngressSection.RequestResponse> policies = config.requestResponse().stream()
                .collect(Collectors.toMap(IngressSection.RequestResponse::trigger, Function.identity()));
        Stream<String> known = Triggers.known().stream()
                .filter(kind -> kind.interaction() == Interaction.REQUEST_RESPONSE)
                .map(TriggerKind::id);
        return Stream.concat(known, policies.keySet().stream().sorted())
                .distinct()
                .map(trigger -> finding(trigger, Optional.ofNullable(policies.get(trigger))))
                .toList();
    }

    private Finding finding(String trigger, Optional<IngressSection.RequestResponse> policy) {
        if (policy.isEmpty()) {
            return Finding.yellow(
                    trigger,
                    "has no policy: it would be answered 501, and SailPoint would hold the request up",
                    "Nothing, while no subscription to it exists; else write a policy under"
                            + " mainsheet.ingress.request-response.");
        }
        return switch (policy.get().policy()) {
            case ANSWER ->
                Finding.green(
                        trigger,
                        config.sealKey().isPresent()
                                ? "is always answered with the configured output"
                                : "is always answered with the configured output; not in ASYNC, which needs"
                                        + " mainsheet.ingress.seal-key");
            case ASYNC ->
                Finding.green(
                        trigger,
                        "is answered by Moveworks, below " + config.publicUrl().orElse(""));
        };
    }
}
