package dev.mainsheet.ingress;

import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.config.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which tenants there are, and who may post to each. A tenant's own tokens stand instead of the ingress-wide ones. The
 * tenant {@code default} is there without being configured, unless others are and nothing would guard it.
 */
final class TenantAccess {

    private static final String WIDE_KEY = "mainsheet.ingress.bearer-tokens";

    private final Optional<List<Secret>> ingressWide;
    private final boolean anonymous;
    private final Map<String, MainsheetConfig.Tenant> configured;
    private final List<String> problems;

    /** @param problems takes what is wrong */
    TenantAccess(
            MainsheetConfig.Ingress ingress, Map<String, MainsheetConfig.Tenant> configured, List<String> problems) {
        this.ingressWide = ingress.bearerTokens().filter(tokens -> !tokens.isEmpty());
        this.anonymous = ingress.allowAnonymous().on();
        this.configured = configured;
        this.problems = problems;
    }

    Map<String, Access> byTenant() {
        ingressWide.ifPresent(tokens -> checkBlank(WIDE_KEY, tokens));
        Map<String, Access> all = new HashMap<>();
        configured.forEach((name, tenant) -> all.put(name, access(name, tenant)));
        if (!configured.containsKey(TriggerPath.DEFAULT_TENANT)
                && (configured.isEmpty() || ingressWide.isPresent() || anonymous)) {
            all.put(TriggerPath.DEFAULT_TENANT, access(TriggerPath.DEFAULT_TENANT, Optional::empty));
        }
        return all;
    }

    private Access access(String name, MainsheetConfig.Tenant tenant) {
        String key = "mainsheet.tenants." + name + ".bearer-tokens";
        Optional<List<Secret>> own = tenant.bearerTokens().filter(tokens -> !tokens.isEmpty());
        own.ifPresent(tokens -> checkBlank(key, tokens));
        Optional<List<Secret>> tokens = own.or(() -> ingressWide);
        if (tokens.isEmpty() && !anonymous) {
            problems.add(WIDE_KEY + ": there is none, so nobody could post to the tenant " + name + ": set it, or "
                    + key + ", or mainsheet.ingress.allow-anonymous: true to let everyone in");
        }
        return tokens.<Access>map(TenantAccess::tokens).orElse(Access.ANYONE);
    }

    /** Asks the secrets anew each time: their files may have changed. */
    private static BearerTokens tokens(List<Secret> secrets) {
        return new BearerTokens(() -> secrets.stream().map(Secret::value).toList());
    }

    private void checkBlank(String key, List<Secret> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).value().isBlank()) {
                problems.add(key + "[" + i + "]: is blank: write a token, or take it out");
            }
        }
    }
}
