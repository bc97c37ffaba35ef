package dev.mainsheet.runtime.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A PEM file, and the key of the configuration that names it.
 *
 * @param key for messages
 * @param path where it lies
 */
record PemFile(String key, Path path) {

    private static final int MAX_BYTES = 1024 * 1024;

    String text() throws BrokenTlsException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException unreadable) {
            throw broken("cannot be read: create it, or let this process read it");
        }
        if (bytes.length > MAX_BYTES) {
            throw broken("is larger than " + MAX_BYTES + " bytes: name a PEM file");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * What {@code parser} makes of its text.
     *
     * @param parser throws an {@link IllegalArgumentException} with the end of the sentence that begins with the file's name
     */
    <T> T parsed(String text, Function<String, T> parser) throws BrokenTlsException {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw broken(wrong.getMessage());
        }
    }

    BrokenTlsException broken(String message) {
        return new BrokenTlsException(key, "\"" + path + "\" " + message);
    }
}
