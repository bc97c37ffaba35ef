package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Failure;
import java.time.Duration;

/** Is told what happens to lookups; nothing of whom they are about. */
public interface Watch {

    /** A question was answered without a call. May be called from any thread. */
    void hit(String tenant);

    /** A question has to wait for a call. */
    void missed(String tenant);

    /** A call ended. */
    void called(String tenant, Answer answer, Duration took);

    /** A call failed, and those who wait for it are asked for again. */
    void again(String tenant, Failure.Kind why);

    /** A tenant's standing is not what it was. */
    void turned(String tenant, TenantState now);
}
