package dev.mainsheet.schemas;

import java.io.InputStream;

/** Files that come with this module, beside its classes. */
final class Resources {

    private Resources() {}

    /** The caller closes it. */
    static InputStream open(String file) {
        InputStream in = Resources.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("resource " + file + " is missing from the build: build Mainsheet anew");
        }
        return in;
    }
}
