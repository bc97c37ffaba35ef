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

    /** The client of the demo's IdentityIQ, and its secret. */
    static final String IDENTITYIQ_CLIENT = "demo-identityiq-client";

    static final String IDENTITYIQ_SECRET = "demo-identityiq-secret";

    private static final String NAME = "demo.yml";

    private DemoConfig() {}

    /** The stand-ins' ports are configured too, and their addresses follow from them. */
    static MainsheetConfig load(Map<String, String> environment) throws ConfigException {
        String text = text();
        MainsheetConfig.Demo ports = load(text, 8490, 8491, environment).demo();
        return load(text, ports.moveworksPort().value(), ports.identityiqPort().value(), environment);
    }

    private static MainsheetConfig load(String text, int moveworks, int identityIq, Map<String, String> environment)
            throws ConfigException {
        String whole = text.replace("{moveworks-port}", Integer.toString(moveworks))
                .replace("{identityiq-port}", Integer.toString(identityIq));
        return ConfigLoader.load(NAME, whole, environment).config();
    }

    private static String text() {
        try (InputStream file = DemoConfig.class.getResourceAsStream(NAME)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(NAME, impossible);
        }
    }
}
