package dev.mainsheet.egress;

/** Why no answer came. */
public enum IoFault {
    /** The host has no address. */
    DNS("the host name does not resolve"),
    /** Nobody took the connection. */
    CONNECT("the connection was not accepted"),
    /** The certificates do not agree. */
    TLS("the TLS handshake failed"),
    /** Connected, sent, and no answer in time. */
    TIMEOUT("no answer in time"),
    /** The connection broke before the answer. */
    CLOSED("the connection closed before the answer"),
    /** The request could not be made, such as with a token that is no header value. */
    REQUEST("the request could not be made; check the listener's token and URL");

    private final String text;

    IoFault(String text) {
        this.text = text;
    }

    /** For logs. */
    public String text() {
        return text;
    }
}
