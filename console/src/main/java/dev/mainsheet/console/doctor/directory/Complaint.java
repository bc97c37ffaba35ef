package dev.mainsheet.console.doctor.directory;

import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.console.doctor.Level;
import dev.mainsheet.console.doctor.net.ServerIdentity;
import dev.mainsheet.runtime.http.Fault;
import dev.mainsheet.runtime.http.Reply;
import java.util.Optional;

/** Says why a system does not answer as it should, and which keys to look at. Of what it answered, only the status is shown. */
final class Complaint {

    private static final int HTTPS = 443;
    private static final String PROXY = "Check mainsheet.http.proxy and mainsheet.http.no-proxy.";

    private final SystemSite site;
    private final ServerIdentity identity;

    /** @param identity looks at its certificate where TLS fails */
    Complaint(SystemSite site, ServerIdentity identity) {
        this.site = site;
        this.identity = identity;
    }

    /**
     * No token.
     *
     * @param client what to do if the client is refused
     */
    Finding ofToken(Reply reply, String client) {
        if (reply instanceof Reply.Answered answered) {
            String what = "grants no token (" + answered.status() + ")";
            return switch (answered.status()) {
                case 400, 401, 403 -> red(what + ": the client is refused", client);
                default -> ofStatus(what, answered);
            };
        }
        return unanswered(((Reply.Unanswered) reply).fault());
    }

    /**
     * A token, and no answer.
     *
     * @param what was to be read
     * @param right what to do if it may not be
     */
    Finding ofRead(String what, Reply reply, String right) {
        if (reply instanceof Reply.Answered answered) {
            String refused = "gives no " + what + " (" + answered.status() + ")";
            return switch (answered.status()) {
                case 401, 403 -> red(refused + ": the client has a token and not the right", right);
                default -> ofStatus(refused, answered);
            };
        }
        return unanswered(((Reply.Unanswered) reply).fault());
    }

    private Finding ofStatus(String what, Reply.Answered answered) {
        int status = answered.status();
        if (status == 407) {
            return red(what + ": the proxy wants a credential", PROXY);
        }
        return status == 429 || status >= 500
                ? red(what, "It, or what stands before it, is overloaded or in trouble: try again.")
                : red(
                        what + (answered.isMarkup() ? ": it answers with a page" : ""),
                        "Correct " + site.keys() + ".url: something else answers there.");
    }

    private Finding unanswered(Fault fault) {
        return switch (fault) {
            case DNS -> red(fault.text(), "Correct " + site.keys() + ".url, or the name server of this machine.");
            case TIMEOUT -> silent(fault);
            case CONNECTION -> brokenOff().orElseGet(() -> silent(fault));
            case TLS -> brokenOff().orElseGet(this::certificate);
            case PROXY_CREDENTIAL, PROXY_REFUSED -> red(fault.text(), PROXY);
            case TOO_LONG, REQUEST -> red(fault.text(), "Correct " + site.keys() + ".url.");
        };
    }

    private Finding silent(Fault fault) {
        return red(
                fault.text(),
                "Start it, correct host and port in " + site.keys() + ".url, or open the way there. " + PROXY);
    }

    /** A server that wants our certificate says so only after it has shown its own, and by then TLS stands for us. */
    private Optional<Finding> brokenOff() {
        return site.url().getScheme().equals("https") && certificate().status() != Level.RED
                ? Optional.of(red(
                        "shows a good certificate and breaks the connection off: it may ask for ours",
                        "Set " + site.keys() + ".tls.cert and .tls.key, or have the way there looked at."))
                : Optional.empty();
    }

    private Finding certificate() {
        int port = site.url().getPort() < 0 ? HTTPS : site.url().getPort();
        return identity.look(site.name(), site.url().getHost(), port);
    }

    private Finding red(String detail, String remedy) {
        return Finding.red(site.name(), site.url() + " " + detail, remedy);
    }
}
