package dev.mainsheet.runtime.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code mainsheet.ingress}: how events are let in, and where they go while Kafka does not take them. */
public interface IngressSection {
    @WithDefault("0.0.0.0")
    String bind();

    @WithDefault("8480")
    Port port();

    /** Any of them opens the tenants that have none of their own. */
    Optional<List<Secret>> bearerTokens();

    /** As good as a token. */
    Optional<List<BasicUser>> basicUsers();

    @WithDefault("false")
    Flag allowAnonymous();

    /** Whose requests are taken; none: everyone's. */
    Optional<List<AddressRange>> allowFrom();

    /** Who is believed when they say for whom they send. */
    Optional<List<AddressRange>> trustedProxies();

    Tls tls();

    @WithDefault("1000000")
    PositiveInt maxBodyBytes();

    /** Objects and arrays of a body that may be open at once. */
    @WithDefault("512")
    PositiveInt maxJsonDepth();

    /** How long the request line and the headers may take to arrive. */
    @WithDefault("PT10S")
    Duration headTimeout();

    /** How long a body may take to arrive. */
    @WithDefault("PT10S")
    Duration bodyTimeout();

    /** How long a connection on which nothing happens is kept. */
    @WithDefault("PT75S")
    Duration idleTimeout();

    /** Requests under way at once; one more is answered 429. */
    @WithDefault("1000")
    PositiveInt maxConcurrent();

    /** Bytes of bodies held for requests under way; one more is answered 503. */
    @WithDefault("67108864")
    PositiveInt maxBytesInFlight();

    /** Connections open at once; one more is answered 503. */
    @WithDefault("2000")
    PositiveInt maxConnections();

    /** Definite paths whose values are replaced in every body, beside those that always are. */
    Optional<List<String>> secretPaths();

    TestMarks testEvents();

    /** Where the subject stands in bodies of triggers that are not SailPoint's own. */
    List<Subject> subjects();

    /** What is answered to triggers that ask; one without an entry is refused. */
    List<RequestResponse> requestResponse();

    /** 32 bytes in base64. Seals what opens an invocation, in callback URLs and on disk. Read once, at the start. */
    Optional<Secret> sealKey();

    /** Where the ingress is reached from outside; callback URLs start with it. */
    Optional<String> publicUrl();

    /** Whereto completions may go: host names, {@code *.} in front for any below. */
    @WithDefault("*.api.identitynow.com")
    List<String> completionHosts();

    /** What Moveworks presents at a callback. Absent: what opens the tenant opens its callbacks. */
    Optional<List<Secret>> callbackTokens();

    /** Sent as bearer token with completions. SailPoint's documents ask for none. */
    Optional<Secret> completionToken();

    Journal journal();

    /** How long an instance that ends takes events after it said that it is not ready. */
    @WithDefault("PT1S")
    Duration stopDelay();

    /** Where events go while Kafka does not take them. */
    interface Journal {
        /** Absent: {@code journal} under the data directory. Instances on one machine share it. */
        Optional<Path> dir();

        /** Of one instance; over it, events are answered 503. */
        @WithDefault("1073741824")
        PositiveLong maxBytes();
    }

    /** PEM files; with neither certificate nor key, plain HTTP. */
    interface Tls {
        /** The server's certificate, and behind it those between it and the root. */
        Optional<Path> cert();

        /** Its private key, PKCS#8. */
        Optional<Path> key();

        /** Whose certificates senders must have. Absent: they need none. */
        Optional<Path> clientCa();
    }

    /** What marks a request as a test event; any of them does. */
    interface TestMarks {
        /** A header's name, or {@code name: value}. */
        Optional<String> header();

        /** Request paths; {@code *} stands for any run of characters. */
        Optional<List<String>> paths();

        /** A definite path at which marked bodies have a value other than {@code false} and {@code null}. */
        Optional<String> body();
    }

    /** What is answered to one request-response trigger. */
    interface RequestResponse {
        String trigger();

        AnswerPolicy policy();

        /** The answer of {@code answer}; checked against what SailPoint takes. */
        Optional<JsonValue> output();

        /** How the subscription waits for it, where the invocation does not say. */
        Optional<AnswerMode> mode();

        /** As the subscription's {@code responseDeadline}. */
        @WithDefault("PT1H")
        Duration deadline();
    }

    enum AnswerPolicy {
        /** Always the same, at once. */
        ANSWER,
        /** Moveworks', at a callback. */
        ASYNC
    }

    enum AnswerMode {
        SYNC,
        ASYNC,
        DYNAMIC
    }

    interface Subject {
        List<String> triggers();

        /** A definite path such as {@code $.employee.id}. */
        String path();
    }
}
