package dev.mainsheet.runtime.http;

import io.netty.handler.proxy.ProxyConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What a failed call failed of. */
final class Faults {

    private static final Pattern PROXY_STATUS = Pattern.compile("status: (\\d{3})");
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int FIRST_SERVER_ERROR = 500;

    private Faults() {}

    static Fault of(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Fault.TIMEOUT;
        }
        if (failure instanceof UnknownHostException) {
            return Fault.DNS;
        }
        if (failure instanceof SSLException) {
            return Fault.TLS;
        }
        if (failure instanceof ProxyConnectException) {
            return ofProxy(String.valueOf(failure.getMessage()));
        }
        if (failure instanceof TooLongException) {
            return Fault.TOO_LONG;
        }
        return failure instanceof IllegalArgumentException ? Fault.REQUEST : Fault.CONNECTION;
    }

    /** The status a proxy refused a tunnel with stands in the message, and nowhere else. */
    private static Fault ofProxy(String message) {
        Matcher status = PROXY_STATUS.matcher(message);
        if (!status.find()) {
            return Fault.CONNECTION;
        }
        int code = Integer.parseInt(status.group(1));
        if (code == PROXY_AUTHENTICATION_REQUIRED) {
            return Fault.PROXY_CREDENTIAL;
        }
        return code >= FIRST_SERVER_ERROR ? Fault.CONNECTION : Fault.PROXY_REFUSED;
    }
}
