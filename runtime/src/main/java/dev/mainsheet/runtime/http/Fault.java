package dev.mainsheet.runtime.http;

/** Why no answer came. */
public enum Fault {
    /** The host, or the proxy's, has no address. */
    DNS("has no address"),
    /** Nobody took the connection, or it broke. */
    CONNECTION("cannot be reached, or broke the connection off"),
    /** The certificates do not agree. */
    TLS("does not agree with us on TLS"),
    /** No whole answer in time. */
    TIMEOUT("did not answer in time"),
    /** The proxy wants to know who we are, and does not take what it is told. */
    PROXY_CREDENTIAL("is behind a proxy that does not let us through without a credential"),
    /** The proxy does not lead there. */
    PROXY_REFUSED("is behind a proxy that does not lead there"),
    /** The answer was longer than can be read. */
    TOO_LONG("answered with more than can be read"),
    /** The request could not be made. */
    REQUEST("cannot be asked: the request could not be made");

    private final String text;

    Fault(String text) {
        this.text = text;
    }

    /** The end of the sentence that begins with who was asked. */
    public String text() {
        return text;
    }
}
