package dev.mainsheet.runtime.http;

import dev.mainsheet.runtime.config.ProxyAddress;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A proxy whose text may be replaced while we run, as when its password changes. While the text is no proxy's, the last good
 * one stays in force. Safe for any thread.
 */
final class RereadProxy implements Supplier<Optional<ProxyAddress>> {

    private static final Logger LOG = LoggerFactory.getLogger(RereadProxy.class);

    private final Supplier<String> source;
    private volatile Parsed inForce;

    /** @param source gives a proxy's text at first */
    RereadProxy(Supplier<String> source) {
        this.source = source;
        String text = source.get();
        this.inForce = new Parsed(text, ProxyAddress.parse(text));
    }

    @Override
    public Optional<ProxyAddress> get() {
        String text = source.get();
        Parsed known = inForce;
        if (!text.equals(known.text)) {
            known = new Parsed(text, reread(text, known.address));
            inForce = known;
        }
        return Optional.of(known.address);
    }

    private static ProxyAddress reread(String text, ProxyAddress before) {
        try {
            return ProxyAddress.parse(text);
        } catch (IllegalArgumentException unusable) {
            LOG.warn("mainsheet.http.proxy {}; what it was before stays in force", unusable.getMessage());
            return before;
        }
    }

    private record Parsed(String text, ProxyAddress address) {}
}
