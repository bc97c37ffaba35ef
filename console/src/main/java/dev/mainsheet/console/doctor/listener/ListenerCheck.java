package dev.mainsheet.console.doctor.listener;

import dev.mainsheet.console.doctor.DoctorCheck;
import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.console.doctor.net.Reach;
import dev.mainsheet.console.doctor.net.ServerIdentity;
import dev.mainsheet.runtime.config.WebAddress;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Whether a Moveworks listener can be reached and its credential can be right. Nothing is sent to it. */
public final class ListenerCheck implements DoctorCheck {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(4);

    private final ListenerTarget target;
    private final ServerIdentity tls;

    public ListenerCheck(ListenerTarget target, ServerIdentity tls) {
        this.target = target;
        this.tls = tls;
    }

    @Override
    public String name() {
        return target.title();
    }

    @Override
    public List<Finding> run() {
        Finding reached = target.overTls() ? tls.look(target.title(), target.host(), target.port()) : inTheClear();
        return Stream.concat(Stream.of(reached), CredentialForm.problem(target.title(), target.token()).stream())
                .toList();
    }

    private Finding inTheClear() {
        return Reach.of(target.host(), target.port(), CONNECT_WITHIN)
                .match(this::reached, closed -> Finding.red(target.title(), closed.detail(), closed.remedy()));
    }

    private Finding reached(Socket socket) {
        String detail = target.host() + ":" + target.port() + " takes connections, without TLS";
        try (socket) {
            return WebAddress.loopback(target.host())
                    ? Finding.green(target.title(), detail + ", on this machine")
                    : Finding.yellow(
                            target.title(),
                            detail + ": people's data and the token go in the clear",
                            "Use https, and leave insecure out.");
        } catch (IOException broken) {
            return Finding.red(
                    target.title(), detail + ", and breaks them", "Look at what listens there: " + broken.getMessage());
        }
    }
}
