package dev.mainsheet.runtime.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An HTTP proxy that leads every tunnel to one port of this machine, or answers with a status. */
final class TunnelProxy implements AutoCloseable {

    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final int status;
    private final int port;

    /**
     * @param status answered to {@code CONNECT}
     * @param target where tunnels lead if that is 200
     */
    TunnelProxy(int status, int target) throws TimeoutException {
        this.status = status;
        this.port = vertx.createNetServer()
                .connectHandler(client -> serve(client, target))
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS)
                .actualPort();
    }

    private void serve(NetSocket client, int target) {
        Buffer head = Buffer.buffer();
        client.handler(piece -> {
            head.appendBuffer(piece);
            if (head.toString().endsWith(END_OF_HEAD)) {
                heads.add(head.toString());
                answer(client, target);
            }
        });
    }

    private void answer(NetSocket client, int target) {
        if (status != 200) {
            client.end(Buffer.buffer("HTTP/1.1 " + status + " No" + END_OF_HEAD));
            return;
        }
        client.pause();
        vertx.createNetClient().connect(target, "127.0.0.1").onSuccess(server -> {
            client.handler(server::write);
            server.handler(client::write);
            client.write("HTTP/1.1 200 Connected" + END_OF_HEAD);
            client.resume();
        });
    }

    /** Request heads, in order. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        vertx.close();
    }
}
