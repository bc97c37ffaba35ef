package dev.mainsheet.runtime.logging;

import dev.mainsheet.runtime.config.MainsheetConfig.LogFormat;
import dev.mainsheet.runtime.config.MainsheetConfig.LogLevel;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.api.LayoutComponentBuilder;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/** Where log lines go and what they look like: standard error, plain or one JSON object a line. */
public final class Logging {

    private static final String PLAIN = "%d{HH:mm:ss.SSS} %-5level %c{1} %msg%n%throwable";

    private static final String JSON = """
            {
              "time": {"$resolver": "timestamp",
                       "pattern": {"format": "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", "timeZone": "UTC"}},
              "level": {"$resolver": "level", "field": "name"},
              "logger": {"$resolver": "logger", "field": "name"},
              "thread": {"$resolver": "thread", "field": "name"},
              "message": {"$resolver": "message", "stringified": true},
              "exception": {"$resolver": "exception", "field": "stackTrace", "stackTrace": {"stringified": true}}
            }
            """;

    private Logging() {}

    /** Sets the whole process; {@code level} is ours, libraries speak from WARN. */
    public static void configure(LogFormat format, LogLevel level) {
        ConfigurationBuilder<BuiltConfiguration> builder = ConfigurationBuilderFactory.newConfigurationBuilder();
        builder.setStatusLevel(Level.ERROR);
        // An ordered stop has things to say until its end; the lines are flushed as they are written.
        builder.setShutdownHook("disable");
        builder.add(builder.newAppender("stderr", "Console")
                .addAttribute("target", ConsoleAppender.Target.SYSTEM_ERR)
                .addAttribute("follow", true)
                .add(layout(builder, format)));
        builder.add(builder.newLogger("dev.mainsheet", Level.valueOf(level.name())));
        // A healthy client says these at WARN at every start; a broken one says so in the answers we read.
        builder.add(builder.newLogger("kafka", Level.ERROR));
        builder.add(builder.newLogger("org.apache.kafka.controller", Level.ERROR));
        builder.add(builder.newLogger("org.apache.kafka.streams.StreamsConfig", Level.ERROR));
        builder.add(builder.newLogger("org.apache.kafka.streams.processor.internals.StateDirectory", Level.ERROR));
        builder.add(builder.newLogger("org.apache.kafka.clients.NetworkClient", Level.ERROR));
        builder.add(builder.newLogger("org.apache.kafka.common.utils.AppInfoParser", Level.ERROR));
        builder.add(builder.newLogger("org.apache.kafka.clients.consumer.ConsumerConfig", Level.ERROR));
        builder.add(builder.newLogger("org.apache.kafka.clients.producer.ProducerConfig", Level.ERROR));
        builder.add(builder.newLogger("org.apache.kafka.clients.admin.AdminClientConfig", Level.ERROR));
        builder.add(builder.newRootLogger(Level.WARN).add(builder.newAppenderRef("stderr")));
        Configurator.reconfigure(builder.build());
    }

    private static LayoutComponentBuilder layout(ConfigurationBuilder<?> builder, LogFormat format) {
        return switch (format) {
            case PLAIN -> builder.newLayout("PatternLayout").addAttribute("pattern", PLAIN);
            case JSON -> builder.newLayout("JsonTemplateLayout").addAttribute("eventTemplate", JSON);
        };
    }
}
