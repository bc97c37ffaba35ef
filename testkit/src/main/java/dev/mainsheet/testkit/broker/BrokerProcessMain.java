package dev.mainsheet.testkit.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An {@link EmbeddedBroker} that has a JVM to itself: {@code BrokerProcessMain <directory> <port>}. It ends in order when
 * its standard input does, so it never outlives the process that started it, however that one ends.
 */
public final class BrokerProcessMain {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerProcessMain.class);

    private BrokerProcessMain() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            LOG.error("usage: BrokerProcessMain <directory> <port>");
            System.exit(2);
        }
        BrokerOptions options = BrokerOptions.in(Path.of(arguments[0]))
                .port(Integer.parseInt(arguments[1]))
                .onFatal(BrokerProcessMain::fail);
        EmbeddedBroker broker = new EmbeddedBroker(options);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::stop, "broker-stop"));
        try {
            broker.start();
        } catch (BrokerStartException refused) {
            fail(refused.getMessage());
        }
        try (InputStream parent = System.in) {
            parent.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }

    private static void fail(String line) {
        LOG.error(line);
        System.exit(1);
    }
}
