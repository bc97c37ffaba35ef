package dev.mainsheet.console.config;

import dev.mainsheet.console.ConfigFile;
import dev.mainsheet.runtime.StartException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code config init}: a commented file with every key, and a token for SailPoint; overwrites nothing. */
@Command(
        name = "init",
        description = "Write a commented configuration file and a token for SailPoint; overwrites nothing.",
        mixinStandardHelpOptions = true)
final class ConfigInit implements Callable<Integer> {

    private static final int TOKEN_BYTES = 32;

    @Mixin
    private ConfigFile file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws StartException {
        Path config = file.path();
        Path secrets = config.toAbsolutePath().getParent().resolve("secrets");
        Path token = secrets.resolve("sailpoint-token");
        try (InputStream template = ConfigInit.class.getResourceAsStream("mainsheet.yml")) {
            String text = new String(template.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .replace("${file:secrets/", "${file:" + secrets + "/");
            Files.writeString(config, text, StandardOpenOption.CREATE_NEW);
            Files.createDirectories(secrets);
            if (!Files.exists(token)) {
                writeToken(token);
            }
        } catch (FileAlreadyExistsException exists) {
            throw new StartException(config + " exists and is left as it is: name another with --config", exists);
        } catch (IOException unwritable) {
            throw new StartException(config + " cannot be written: " + unwritable.getMessage(), unwritable);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("Wrote " + config + " and " + token + " (the bearer token for SailPoint's subscriptions).");
        out.println("Now put the listener's URL into " + secrets.resolve("moveworks-url"));
        out.println("and its API key into " + secrets.resolve("moveworks-key") + ",");
        out.println("then: ./mainsheet config check --config " + config);
        return 0;
    }

    /** Readable by its owner from the first byte on. */
    private static void writeToken(Path file) throws IOException {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
    }
}
