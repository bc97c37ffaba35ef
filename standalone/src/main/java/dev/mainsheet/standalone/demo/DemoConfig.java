package dev.mainsheet.standalone.demo;

import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.MainsheetConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The demo's configuration, with the environment over it as everywhere. */
final class DemoConfig {

    /** What the demo's SailPoint presents. */
    static final String SAILPOINT_TOKEN = "demo-sailpoint-token";

    /** What the demo's Moveworks asks for. */
    static final String MOVEWORKS_KEY = "demo-moveworks-key";

    /** As many as newer Moveworks pages grant a second. */
    static final int MOVEWORKS_RATE = 50;

    private static final String NAME = "demo.yml";

    private DemoConfig() {}

    static MainsheetConfig load(Map<String, String> environment) throws ConfigException {
        String text = text();
        int port = load(text, "8490", environment).demo().moveworksPort().value();
        return load(text, Integer.toString(port), environment);
    }

    private static MainsheetConfig load(String text, String port, Map<String, String> environment)
            throws ConfigException {
        return ConfigLoader.load(NAME, text.replace("{moveworks-port}", port), environment)
                .config();
    }

    private static String text() {
        try (InputStream file = DemoConfig.class.getResourceAsStream(NAME)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(NAME, impossible);
        }
    }
}
