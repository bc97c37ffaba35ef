package dev.mainsheet.runtime.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole configuration, root key {@code mainsheet}. Every method is one key, in kebab case; the file, the environment
 * and {@code config show} are all read against this one description. What is not here is refused.
 */
@ConfigMapping(prefix = "mainsheet")
public interface MainsheetConfig {

    /** Where state lives: the embedded broker's log, the processor's stores. */
    @WithDefault("./data")
    Path dataDir();

    Kafka kafka();

    Broker broker();

    Ingress ingress();

    /** SailPoint systems beside {@code default}, by name. */
    Map<String, Tenant> tenants();

    Moveworks moveworks();

    /** In file order: for each listener the first that passes wins. Without any, nothing is sent. */
    List<Route> routes();

    /** In order: the first entry that names the trigger decides. */
    List<Dedupe> dedupe();

    Management management();

    Log log();

    Demo demo();

    interface Kafka {
        /** Absent: {@code up} and {@code demo} start a broker of their own. */
        Optional<String> bootstrapServers();

        /** Any setting of a Kafka client, passed on as it is. */
        Map<String, String> properties();

        TopicNames topics();
    }

    interface TopicNames {
        /** Goes before every topic, group and application id. */
        @WithDefault("")
        Optional<String> prefix();

        @WithDefault("12")
        PositiveInt partitions();

        /** Absent: the cluster's default. */
        Optional<PositiveInt> replicationFactor();
    }

    /** The broker inside {@code up} and {@code demo}. */
    interface Broker {
        @WithDefault("9092")
        Port port();
    }

    interface Ingress {
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
    }

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

    interface Tenant {
        /** With {@link #basicUsers}, instead of all ingress-wide ones. */
        Optional<List<Secret>> bearerTokens();

        Optional<List<BasicUser>> basicUsers();

        Isc isc();
    }

    /** Identity Security Cloud's side of a tenant. */
    interface Isc {
        /** Of its API, such as {@code https://acme.api.identitynow.com}. Completions may go to its host. */
        Optional<String> url();
    }

    interface Moveworks {
        /** For the whole organisation, over all listeners; 0 is no limit. */
        @WithDefault("5")
        Count ratePerSecond();

        Map<String, Listener> listeners();
    }

    interface Listener {
        /** The whole URL is a secret: whoever has it can post. */
        Secret url();

        Optional<Secret> token();

        @WithDefault("1000000")
        PositiveInt maxBodyBytes();

        @WithDefault("32")
        PositiveInt maxInFlight();

        /** Allows plain http to a host that is not this machine. */
        @WithDefault("false")
        Flag insecure();
    }

    interface Route {
        /** Absent: {@code route-<number>}. */
        Optional<String> name();

        /** Trigger ids; {@code *} stands for any run of characters. */
        List<String> triggers();

        /** What it does with test events. */
        @WithDefault("exclude")
        TestEvents testEvents();

        /** JSONPath on the trigger's body. */
        Optional<String> filter();

        /** JSONPath on the finished body. */
        Optional<String> when();

        List<String> listeners();

        @WithDefault("envelope")
        Payload payload();
    }

    /** Which of test events and others a route gets. */
    enum TestEvents {
        /** Others only. */
        EXCLUDE,
        /** Both. */
        INCLUDE,
        /** Test events only. */
        ONLY
    }

    /** What is sent. */
    enum Payload {
        /** Our delivery body around the event. */
        ENVELOPE,
        /** The trigger's body as it came. */
        RAW
    }

    interface Dedupe {
        List<String> triggers();

        /** {@code consecutive}, {@code content}, {@code none}, or JSONPaths whose values are compared. */
        List<String> by();

        @WithDefault("PT1M")
        Duration window();
    }

    interface Management {
        @WithDefault("0.0.0.0")
        String bind();

        Endpoint ingress();

        Endpoint processor();

        Endpoint egress();
    }

    interface Endpoint {
        Optional<Port> port();
    }

    interface Log {
        @WithDefault("plain")
        LogFormat format();

        @WithDefault("info")
        LogLevel level();
    }

    enum LogFormat {
        PLAIN,
        JSON
    }

    enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG
    }

    /** What only {@code demo} starts. */
    interface Demo {
        @WithDefault("8490")
        @WithName("moveworks-port")
        Port moveworksPort();
    }
}
