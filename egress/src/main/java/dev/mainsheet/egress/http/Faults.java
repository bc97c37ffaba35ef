package dev.mainsheet.egress.http;

import dev.mainsheet.egress.IoFault;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What a failed attempt failed of. */
final class Faults {

    private Faults() {}

    /** Of a connection that was not made. */
    static IoFault connecting(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return IoFault.DNS;
        }
        if (failure instanceof SSLException) {
            return IoFault.TLS;
        }
        // A pool that gives no connection in time throws a TimeoutException, a port that does not answer a
        // ConnectException.
        return failure instanceof ConnectException || failure instanceof TimeoutException
                ? IoFault.CONNECT
                : talking(failure);
    }

    /** Of a request on a connection. */
    static IoFault talking(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return IoFault.TIMEOUT;
        }
        if (failure instanceof SSLException) {
            return IoFault.TLS;
        }
        return failure instanceof IllegalArgumentException ? IoFault.REQUEST : IoFault.CLOSED;
    }
}
