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

    IngressSection ingress();

    /** SailPoint systems by name; {@code default} is there without being written. */
    Map<String, TenantSection> tenants();

    HttpSection http();

    DirectorySection directory();

    ProcessorSection processor();

    Moveworks moveworks();

    /** In file order: for each listener the first that passes wins. Without any, nothing is sent. */
    List<Route> routes();

    List<People> people();

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

        /** Who is looked up before it is sent. */
        Optional<List<RoleName>> people();

        /** To whom its deliveries are addressed. */
        @WithDefault("subject")
        RoleName recipient();

        /** JSONPath to people in the trigger's body each of whom gets a delivery of their own. */
        Optional<String> split();

        /** How long it waits for its people. */
        @WithName("wait")
        @WithDefault("PT10M")
        Duration patience();

        /** What becomes of a delivery that has waited so long. */
        @WithDefault("hold")
        Otherwise otherwise();
    }

    /** What becomes of a delivery whose people are not known. */
    enum Otherwise {
        /** It goes on waiting. */
        HOLD,
        /** It goes without them. */
        DELIVER,
        DEAD_LETTER
    }

    /** Where people stand in bodies, beside the places that are known. */
    interface People {
        List<String> triggers();

        RoleName role();

        /** JSONPath to objects with {@code id}, {@code name}, {@code email} or {@code alias}, or to emails or ids. */
        String path();
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

        @WithDefault("8491")
        @WithName("identityiq-port")
        Port identityiqPort();
    }
}
