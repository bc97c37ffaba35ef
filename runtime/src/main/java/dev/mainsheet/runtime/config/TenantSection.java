package dev.mainsheet.runtime.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code mainsheet.tenants.<name>}: one SailPoint system, who may post its events, and where its people are found. */
public interface TenantSection {

    /** With {@link #basicUsers}, instead of all ingress-wide ones. */
    Optional<List<Secret>> bearerTokens();

    Optional<List<BasicUser>> basicUsers();

    /** Whose events it posts: they say whose ids and names stand in them. */
    @WithDefault("isc")
    Kind kind();

    /** Where its people are found. Absent: in whichever of {@link #isc} and {@link #iiq} is configured. */
    Optional<DirectoryKind> directory();

    /** By what a person is found, in this order, before what is built in. */
    List<Correlation> correlation();

    Isc isc();

    Iiq iiq();

    enum Kind {
        /** Identity Security Cloud. */
        ISC,
        /** IdentityIQ. */
        IIQ
    }

    enum DirectoryKind {
        /** Nobody is looked up. */
        NONE,
        IIQ,
        ISC,
        /** In Identity Security Cloud by id, then in IdentityIQ by what was found there. */
        CHAIN
    }

    /** By what IdentityIQ knows a person of an event. */
    interface Correlation {
        /** Trigger ids; {@code *} stands for any run of characters. */
        List<String> triggers();

        /**
         * Where the value stands: {@code $.identity.name} in the body, for the subject; {@code @.name} in what the body says
         * of a person, for everyone.
         */
        String path();

        /** Whose value it is, as IdentityIQ calls it in a filter: {@code userName}, {@code emails.value}. */
        String attribute();
    }

    /** Identity Security Cloud's side of a tenant. */
    interface Isc {
        /** Of its API, such as {@code https://acme.api.identitynow.com}. Completions may go to its host. */
        Optional<String> url();

        /** Of a personal access token. */
        Optional<String> clientId();

        Optional<Secret> clientSecret();
    }

    /** IdentityIQ's side of a tenant. */
    interface Iiq {
        /** With its context root, such as {@code https://iiq.example.com/identityiq}. */
        Optional<String> url();

        Optional<String> clientId();

        Optional<Secret> clientSecret();

        @WithDefault("body")
        TokenRequest tokenRequest();

        @WithDefault("scim")
        Read read();

        /** Further attributes of a person, as that site spells them. */
        Optional<List<String>> attributes();

        /** Whether a person's roles are asked for. */
        @WithDefault("false")
        Flag roles();

        /** Whether a person's entitlements are asked for. */
        @WithDefault("false")
        Flag entitlements();

        ClientTls tls();
    }

    /** Where the grant type stands when a token is asked for. */
    enum TokenRequest {
        BODY,
        QUERY
    }

    /** Through what people are read. */
    enum Read {
        SCIM,
        /** The table of identities of Moveworks' plugin. */
        PLUGIN
    }

    /** PEM files. */
    interface ClientTls {
        /** What we show of ourselves, and behind it the certificates between it and the root. */
        Optional<Path> cert();

        /** Its private key, PKCS#8. */
        Optional<Path> key();

        /** Trusted beside the JVM's authorities and those of {@code mainsheet.http.ca}. */
        Optional<Path> ca();
    }
}
