package dev.mainsheet.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** TCP ports of this machine for servers that are stopped and started again on the same one. */
public final class Ports {

    /**
     * Below what operating systems hand out to outgoing connections (32768 on Linux, 49152 elsewhere). A port from that
     * range may be taken by a client while its server is down, even by the very client that tries to reach it.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int TRIES = 200;

    /** Where to go on asking, from a beginning of chance: other processes ask too. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(LAST - FIRST));

    private Ports() {}

    /**
     * A port nobody listens on at 127.0.0.1 at the moment of asking. Who asks several times before listening gets
     * different ones.
     *
     * @throws IllegalStateException if none of many tried is free
     */
    public static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), LAST - FIRST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port at 127.0.0.1: tried " + TRIES + " between " + FIRST + " and "
                + LAST + "; stop what listens there");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
