package dev.mainsheet.testkit.iiq;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids as IdentityIQ makes them: 32 hexadecimal digits. The same name has the same id in every run. */
final class Ids {

    private Ids() {}

    static String of(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + "/" + name).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
