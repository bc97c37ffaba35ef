package dev.mainsheet.runtime.tls;

import dev.mainsheet.runtime.config.ConfigProblem;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a look at the files of a running TLS server found. */
public sealed interface TlsLook {

    /** What the caller makes of it. */
    <T> T match(Supplier<T> inForce, Function<TlsMaterial, T> renewed, Function<ConfigProblem, T> broken);

    /** The files are those in force. */
    record InForce() implements TlsLook {
        @Override
        public <T> T match(Supplier<T> inForce, Function<TlsMaterial, T> renewed, Function<ConfigProblem, T> broken) {
            return inForce.get();
        }
    }

    /** They were replaced by others that do. */
    record Renewed(TlsMaterial material) implements TlsLook {
        @Override
        public <T> T match(Supplier<T> inForce, Function<TlsMaterial, T> renewed, Function<ConfigProblem, T> broken) {
            return renewed.apply(material);
        }
    }

    /** They were replaced by others that do not. */
    record Broken(ConfigProblem problem) implements TlsLook {
        @Override
        public <T> T match(Supplier<T> inForce, Function<TlsMaterial, T> renewed, Function<ConfigProblem, T> broken) {
            return broken.apply(problem);
        }
    }
}
