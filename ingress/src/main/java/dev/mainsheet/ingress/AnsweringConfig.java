package dev.mainsheet.ingress;

import dev.mainsheet.ingress.invocation.CompletionHosts;
import dev.mainsheet.ingress.invocation.Mode;
import dev.mainsheet.ingress.invocation.Policy;
import dev.mainsheet.runtime.config.IngressSection;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.config.SealKey;
import dev.mainsheet.runtime.config.Secret;
import dev.mainsheet.runtime.config.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@link AnsweringSettings} out of a configuration whose keys were checked against each other when it was loaded. */
final class AnsweringConfig {

    private AnsweringConfig() {}

    static AnsweringSettings read(MainsheetConfig config) {
        IngressSection ingress = config.ingress();
        Map<String, Policy> policies = new HashMap<>();
        ingress.requestResponse().forEach(entry -> policies.put(entry.trigger(), policy(entry)));
        return new AnsweringSettings(policies, hosts(config), ingress.sealKey().map(key -> later(ingress, key)));
    }

    private static Policy policy(IngressSection.RequestResponse entry) {
        Optional<Mode> mode = entry.mode().map(AnsweringConfig::mode);
        return switch (entry.policy()) {
            case ANSWER -> new Policy.Fixed(entry.output().orElseThrow().node(), mode, entry.deadline());
            case ASYNC -> new Policy.Later(mode, entry.deadline());
        };
    }

    private static Mode mode(IngressSection.AnswerMode configured) {
        return switch (configured) {
            case SYNC -> Mode.SYNC;
            case ASYNC -> Mode.ASYNC;
            case DYNAMIC -> Mode.DYNAMIC;
        };
    }

    private static CompletionHosts hosts(MainsheetConfig config) {
        List<String> hosts = new ArrayList<>(config.ingress().completionHosts());
        config.tenants()
                .values()
                .forEach(tenant -> tenant.isc()
                        .url()
                        .flatMap(WebAddress::confidential)
                        .map(URI::getHost)
                        .ifPresent(hosts::add));
        return new CompletionHosts(hosts);
    }

    private static AnsweringSettings.Later later(IngressSection ingress, Secret key) {
        Optional<Access> access = ingress.callbackTokens()
                .filter(tokens -> !tokens.isEmpty())
                .map(tokens -> new BearerTokens(
                        () -> tokens.stream().map(Secret::value).toList()));
        return new AnsweringSettings.Later(
                SealKey.decode(key.value()), ingress.publicUrl().orElse(""), access, ingress.completionToken());
    }
}
