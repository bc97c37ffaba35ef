package dev.mainsheet.ingress;

import dev.mainsheet.runtime.config.BasicUser;
import dev.mainsheet.runtime.config.IngressSection;
import dev.mainsheet.runtime.config.Secret;
import dev.mainsheet.runtime.config.TenantSection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which tenants there are, and who may post to each. A tenant's own credentials, of whichever kind, stand instead of all
 * ingress-wide ones. The tenant {@code default} is there without being configured, unless others are and nothing would
 * guard it.
 */
final class TenantAccess {

    private static final String WIDE = "mainsheet.ingress.";

    private final Optional<Access> ingressWide;
    private final boolean anonymous;
    private final Map<String, TenantSection> configured;
    private final List<String> problems;

    /** @param problems takes what is wrong */
    TenantAccess(IngressSection ingress, Map<String, TenantSection> configured, List<String> problems) {
        this.problems = problems;
        this.ingressWide = access(WIDE, ingress.bearerTokens(), ingress.basicUsers());
        this.anonymous = ingress.allowAnonymous().on();
        this.configured = configured;
    }

    Map<String, Access> byTenant() {
        Map<String, Access> all = new HashMap<>();
        configured.forEach((name, tenant) -> {
            String prefix = prefix(name);
            all.put(name, guarded(name, access(prefix, tenant.bearerTokens(), tenant.basicUsers())));
        });
        if (!configured.containsKey(TriggerPath.DEFAULT_TENANT)
                && (configured.isEmpty() || ingressWide.isPresent() || anonymous)) {
            all.put(TriggerPath.DEFAULT_TENANT, guarded(TriggerPath.DEFAULT_TENANT, Optional.empty()));
        }
        return all;
    }

    private static String prefix(String tenant) {
        return "mainsheet.tenants." + tenant + ".";
    }

    private Access guarded(String tenant, Optional<Access> own) {
        Optional<Access> access = own.or(() -> ingressWide);
        if (access.isEmpty() && !anonymous) {
            problems.add(WIDE + "bearer-tokens: there is none, and no basic-users, so nobody could post to the tenant "
                    + tenant + ": set one of them, or one under " + prefix(tenant)
                    + ", or mainsheet.ingress.allow-anonymous: true to let everyone in");
        }
        return access.orElse(Access.ANYONE);
    }

    /** Those of one level; empty if none are configured there. Secrets are asked anew each time: their files may change. */
    private Optional<Access> access(
            String prefix, Optional<List<Secret>> bearerTokens, Optional<List<BasicUser>> basicUsers) {
        List<Secret> tokens = bearerTokens.orElse(List.of());
        List<BasicUser> users = basicUsers.orElse(List.of());
        checkForm(prefix + "bearer-tokens", tokens);
        List<Access> ways = new ArrayList<>();
        if (!tokens.isEmpty()) {
            ways.add(new BearerTokens(() -> tokens.stream().map(Secret::value).toList()));
        }
        if (!users.isEmpty()) {
            ways.add(new BasicCredentials(
                    () -> users.stream().map(BasicUser::credentials).toList()));
        }
        return ways.isEmpty() ? Optional.empty() : Optional.of(new AnyOf(ways));
    }

    private void checkForm(String key, List<Secret> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i).value();
            if (token.isBlank()) {
                problems.add(key + "[" + i + "]: is blank: write a token, or take it out");
            } else if (token.lines().count() > 1) {
                problems.add(
                        key + "[" + i + "]: is of several lines, which no header can be: write one token a file, and"
                                + " one entry for each");
            }
        }
    }
}
