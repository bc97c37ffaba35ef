package dev.mainsheet.runtime.oauth;

import java.time.Instant;

/**
 * What opens a system for a while.
 *
 * @param value never printed: some hold the client's id in the clear
 * @param renewAt from when on it is not used any more
 */
public record AccessToken(String value, Instant renewAt) {

    /** Never the value. */
    @Override
    public String toString() {
        return "token until " + renewAt;
    }
}
