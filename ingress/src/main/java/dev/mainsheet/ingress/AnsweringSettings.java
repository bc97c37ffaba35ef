package dev.mainsheet.ingress;

import dev.mainsheet.ingress.invocation.CompletionHosts;
import dev.mainsheet.ingress.invocation.Policy;
import dev.mainsheet.runtime.config.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * How triggers that ask are answered.
 *
 * @param policies by trigger
 * @param hosts where completions may go
 * @param later absent where no key is configured: nothing is completed later then
 */
record AnsweringSettings(Map<String, Policy> policies, CompletionHosts hosts, Optional<Later> later) {

    /**
     * What answers that come later need.
     *
     * @param key 32 bytes
     * @param publicUrl what callback URLs start with; empty where no policy hands one out
     * @param callbackAccess who may answer; absent where whoever may post to a tenant may answer for it
     * @param completionToken sent to SailPoint
     */
    record Later(byte[] key, String publicUrl, Optional<Access> callbackAccess, Optional<Secret> completionToken) {}
}
