package dev.mainsheet.runtime.oauth;

import dev.mainsheet.runtime.config.Secret;
import dev.mainsheet.runtime.http.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a client asks for a token on its own behalf. The secret is read anew for each request: its file may be corrected. */
public interface TokenRequest {

    /** Of the grant that needs no user. */
    String GRANT_TYPE = "grant_type=client_credentials";

    /** The request as it is now. */
    Call call();

    /** Client and secret in the header, the grant type in the body. */
    static TokenRequest basic(String path, String clientId, Secret secret) {
        return () -> Call.form(path, GRANT_TYPE).with("Authorization", credentials(clientId, secret));
    }

    /** Client and secret in the header, the grant type in the query and no body. */
    static TokenRequest basicWithQuery(String path, String clientId, Secret secret) {
        return () -> Call.form(path + "?" + GRANT_TYPE, "").with("Authorization", credentials(clientId, secret));
    }

    /** Everything in the body. */
    static TokenRequest posted(String path, String clientId, Secret secret) {
        return () -> Call.form(
                path, GRANT_TYPE + "&client_id=" + encoded(clientId) + "&client_secret=" + encoded(secret.value()));
    }

    private static String credentials(String clientId, Secret secret) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((clientId + ":" + secret.value()).getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
