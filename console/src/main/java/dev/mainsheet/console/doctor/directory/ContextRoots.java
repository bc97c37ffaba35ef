package dev.mainsheet.console.doctor.directory;

import dev.mainsheet.runtime.oauth.AuthorizedSystem;
import dev.mainsheet.runtime.oauth.TokenAnswer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Where else on the same host IdentityIQ may be: its URL is often copied without its context root, or with too much. */
final class ContextRoots {

    private static final List<String> USUAL = List.of("/identityiq", "/iiq");
    private static final int MOST = 6;

    private ContextRoots() {}

    /** Other URLs worth trying, the likeliest first. */
    static List<URI> besides(URI configured) {
        String path = configured.getRawPath();
        String origin = configured.getScheme() + "://" + configured.getRawAuthority();
        Set<URI> candidates = new LinkedHashSet<>();
        USUAL.forEach(root -> candidates.add(URI.create(origin + path + root)));
        for (int end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
            String above = origin + path.substring(0, end);
            candidates.add(URI.create(above));
            USUAL.forEach(root -> candidates.add(URI.create(above + root)));
        }
        candidates.remove(configured);
        return candidates.stream().limit(MOST).toList();
    }

    /** The first of them where the configured client is granted a token. All are asked at once. */
    static Optional<URI> granting(Map<URI, AuthorizedSystem> candidates) throws InterruptedException {
        Map<URI, CompletionStage<TokenAnswer>> asked = new LinkedHashMap<>();
        candidates.forEach((url, system) -> asked.put(url, system.tokens().token()));
        for (Map.Entry<URI, CompletionStage<TokenAnswer>> candidate : asked.entrySet()) {
            if (Waiting.until(candidate.getValue()) instanceof TokenAnswer.Granted) {
                return Optional.of(candidate.getKey());
            }
        }
        return Optional.empty();
    }
}
