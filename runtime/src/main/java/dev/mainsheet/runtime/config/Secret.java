package dev.mainsheet.runtime.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that is never printed. {@code ${file:/run/secrets/x}} stands for that file's text without its last line break,
 * alone or within a longer value; a file that changes is read again within a second, so a token is rotated without a
 * restart. While it is empty or cannot be read the last good text holds. Safe for any thread.
 */
public final class Secret {

    private static final Logger LOG = LoggerFactory.getLogger(Secret.class);
    private static final Pattern FILE = Pattern.compile("\\$\\{file:([^}]+)}");
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

    private final String template;
    private final List<Part> files;

    private volatile String value;
    private volatile long lookedAt;

    private Secret(String template, List<Part> files) {
        this.template = template;
        this.files = files;
        this.value = resolve();
        this.lookedAt = System.nanoTime();
    }

    /**
     * Reads a configured value.
     *
     * @throws IllegalArgumentException naming a file that cannot be read
     */
    public static Secret parse(String text) {
        List<Part> files = new ArrayList<>();
        Matcher m = FILE.matcher(text);
        while (m.find()) {
            Part part = new Part(Path.of(m.group(1).strip()));
            try {
                part.read();
            } catch (IOException unreadable) {
                throw new IllegalArgumentException("names the file " + part.path
                        + ", which cannot be read: create it, or let this process read it");
            }
            files.add(part);
        }
        return new Secret(text, files);
    }

    /** The value as it is now. */
    public String value() {
        if (!files.isEmpty() && System.nanoTime() - lookedAt > LOOK_AGAIN_NANOS) {
            reload();
        }
        return value;
    }

    private synchronized void reload() {
        boolean changed = false;
        for (Part part : files) {
            try {
                changed |= part.read();
            } catch (IOException unreadable) {
                LOG.warn("{} is empty or cannot be read now; the value read before stays in force", part.path);
            }
        }
        if (changed) {
            value = resolve();
            LOG.info("A secret was read again from {}", files.get(0).path);
        }
        lookedAt = System.nanoTime();
    }

    private String resolve() {
        if (files.isEmpty()) {
            return template;
        }
        StringBuilder text = new StringBuilder();
        Matcher m = FILE.matcher(template);
        for (Part part : files) {
            m.find();
            m.appendReplacement(text, Matcher.quoteReplacement(part.text));
        }
        return m.appendTail(text).toString();
    }

    /** Never the value. */
    @Override
    public String toString() {
        return "***";
    }

    private static final class Part {
        private final Path path;
        private FileTime modified;
        private String text = "";

        Part(Path path) {
            this.path = path;
        }

        /** Whether the text is another than before. */
        boolean read() throws IOException {
            FileTime now = Files.getLastModifiedTime(path);
            if (now.equals(modified)) {
                return false;
            }
            String before = text;
            String fresh = Files.readString(path).replaceFirst("\\R\\z", "");
            if (fresh.isBlank() && !before.isBlank()) {
                // Whoever writes a file anew empties it first.
                throw new IOException("is empty");
            }
            text = fresh;
            modified = now;
            return !text.equals(before);
        }
    }
}
