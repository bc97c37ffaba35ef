package dev.mainsheet.ingress;

import java.time.Duration;

/**
 * How the ingress listens.
 *
 * @param bind the address
 * @param port 0 for any
 * @param maxBodyBytes as many are taken, one more is refused
 * @param bodyTimeout how long a body may take to arrive
 * @param connections what they may cost
 */
public record HttpSettings(
        String bind, int port, int maxBodyBytes, Duration bodyTimeout, ConnectionLimits connections) {

    /** Of the request line. */
    public static final int MAX_REQUEST_LINE_BYTES = 4 * 1024;

    /** Of all headers of a request together. */
    public static final int MAX_HEADERS_BYTES = 16 * 1024;

    /** Headers of a request: small ones cost far more memory than their bytes. */
    public static final int MAX_HEADERS = 200;
}
