package dev.mainsheet.runtime.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.runtime.config.MainsheetConfig.LogFormat;
import dev.mainsheet.runtime.config.MainsheetConfig.LogLevel;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {

    private final PrintStream stderr = System.err;

    @AfterEach
    void restore() {
        System.setErr(stderr);
    }

    @Test
    void jsonIsOneObjectALine() {
        String text = logged(LogFormat.JSON);
        JsonObject line = new JsonObject(text.strip());
        assertThat(line.getString("message")).isEqualTo("hello");
        assertThat(line.getString("level")).isEqualTo("INFO");
        assertThat(line.getString("time")).endsWith("Z");
        assertThat(line.getString("logger")).isEqualTo("dev.mainsheet.Something");
    }

    @Test
    void plainIsALineForPeople() {
        assertThat(logged(LogFormat.PLAIN)).contains("INFO  Something hello");
    }

    private static String logged(LogFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
        Logging.configure(format, LogLevel.INFO);
        LoggerFactory.getLogger("dev.mainsheet.Something").info("hello");
        LoggerFactory.getLogger("dev.mainsheet.Something").debug("not said");
        LoggerFactory.getLogger("org.apache.kafka.Chatty").info("not said");
        return out.toString(StandardCharsets.UTF_8);
    }
}
