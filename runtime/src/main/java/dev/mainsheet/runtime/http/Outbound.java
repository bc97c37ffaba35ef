package dev.mainsheet.runtime.http;

import dev.mainsheet.runtime.config.HostRule;
import dev.mainsheet.runtime.config.HttpSection;
import dev.mainsheet.runtime.config.ProxyAddress;
import dev.mainsheet.runtime.config.WebAddress;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How other systems are reached over HTTP: through which proxy, and whose authorities are trusted beside the JVM's. */
public final class Outbound {

    private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);

    private final Supplier<Optional<ProxyAddress>> proxy;
    private final List<HostRule> direct;
    private final Optional<Path> authorities;

    private Outbound(Supplier<Optional<ProxyAddress>> proxy, List<HostRule> direct, Optional<Path> authorities) {
        this.proxy = proxy;
        this.direct = List.copyOf(direct);
        this.authorities = authorities;
    }

    /**
     * As configured; where the configuration is silent on the proxy or on who is reached without it, as
     * {@code HTTPS_PROXY} and {@code NO_PROXY} say, in capitals or not.
     *
     * @param environment variables by name
     */
    public static Outbound of(HttpSection config, Map<String, String> environment) {
        Supplier<Optional<ProxyAddress>> proxy = config.proxy()
                .<Supplier<Optional<ProxyAddress>>>map(secret -> new RereadProxy(secret::value))
                .orElseGet(() -> {
                    Optional<ProxyAddress> fixed =
                            variable(environment, "HTTPS_PROXY").flatMap(Outbound::proxyOf);
                    return () -> fixed;
                });
        List<HostRule> direct = config.noProxy()
                .orElseGet(() ->
                        variable(environment, "NO_PROXY").map(Outbound::rulesOf).orElse(List.of()));
        return new Outbound(proxy, direct, config.ca());
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.getOrDefault(name, environment.get(name.toLowerCase(Locale.ROOT))))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** The variable is also written without {@code http://}. */
    private static Optional<ProxyAddress> proxyOf(String variable) {
        try {
            return Optional.of(ProxyAddress.parse(variable.contains("://") ? variable : "http://" + variable));
        } catch (IllegalArgumentException unusable) {
            LOG.warn(
                    "HTTPS_PROXY {}, so no proxy is used: correct it, or set mainsheet.http.proxy",
                    unusable.getMessage());
            return Optional.empty();
        }
    }

    private static List<HostRule> rulesOf(String variable) {
        List<HostRule> rules = new ArrayList<>();
        for (String entry : variable.split("[,\\s]+")) {
            try {
                rules.add(HostRule.parse(entry));
            } catch (IllegalArgumentException unusable) {
                LOG.warn("NO_PROXY: \"{}\" {}; it is passed over", entry, unusable.getMessage());
            }
        }
        return rules;
    }

    /** What to go through to {@code destination} now; never anything to this machine itself. */
    public Optional<ProxyOptions> proxy(URI destination) {
        String host = destination.getHost();
        if (WebAddress.loopback(host) || direct.stream().anyMatch(rule -> rule.covers(host))) {
            return Optional.empty();
        }
        return proxy.get().map(Outbound::options);
    }

    private static ProxyOptions options(ProxyAddress address) {
        ProxyOptions options = new ProxyOptions()
                .setType(ProxyType.HTTP)
                .setHost(address.host())
                .setPort(address.port());
        address.user().ifPresent(user -> options.setUsername(user.name()).setPassword(user.password()));
        return options;
    }

    /** PEM file of authorities that are trusted beside the JVM's. */
    public Optional<Path> authorities() {
        return authorities;
    }
}
