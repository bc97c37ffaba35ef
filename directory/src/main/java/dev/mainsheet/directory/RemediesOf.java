package dev.mainsheet.directory;

import dev.mainsheet.directory.rest.Remedies;
import dev.mainsheet.runtime.config.TenantSection;

/** What an operator does when a tenant's directory does not answer. */
final class RemediesOf {

    private RemediesOf() {}

    static Remedies iiq(String tenant, TenantSection.Read read) {
        String keys = Keys.iiq(tenant);
        return new Remedies(
                "check " + keys
                        + ".client-id and .client-secret against IdentityIQ's API Authentication; some proxies need "
                        + keys + ".token-request: query",
                switch (read) {
                    case SCIM -> "give the proxy user of the OAuth client a capability that reads users through SCIM";
                    case PLUGIN -> "give the proxy user of the OAuth client the capability of Moveworks' plugin";
                },
                "check " + keys + ".url, which ends with the context root",
                "add the authority of its certificate to " + keys + ".tls.ca or mainsheet.http.ca, and check " + keys
                        + ".tls.cert if it asks for ours",
                "check " + Keys.correlation(tenant) + ": the attribute must be searchable there");
    }

    static Remedies isc(String tenant) {
        String keys = Keys.isc(tenant);
        return new Remedies(
                "check " + keys
                        + ".client-id and .client-secret: a personal access token ends with its owner's account",
                "give the personal access token a scope that reads public identities",
                "check " + keys + ".url",
                "add the authority of its certificate to mainsheet.http.ca",
                "it does not filter by that attribute");
    }
}
