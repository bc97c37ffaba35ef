package dev.mainsheet.ingress.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Everything that is logged as an error, by whomever, between start and stop. */
final class ErrorLog extends AbstractAppender {

    private final List<String> errors = new CopyOnWriteArrayList<>();

    private ErrorLog() {
        super("errors", null, null, true, Property.EMPTY_ARRAY);
    }

    static ErrorLog started() {
        ErrorLog log = new ErrorLog();
        log.start();
        root().addAppender(log);
        return log;
    }

    /** Stops; what was logged. */
    List<String> stopped() {
        root().removeAppender(this);
        stop();
        return errors;
    }

    private static Logger root() {
        return (Logger) LogManager.getRootLogger();
    }

    @Override
    public void append(LogEvent event) {
        if (event.getLevel().isMoreSpecificThan(Level.ERROR)) {
            errors.add(event.getLoggerName() + ": " + event.getMessage().getFormattedMessage());
        }
    }
}
