package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.ConnectionLimits;
import dev.mainsheet.ingress.Problems;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Sets each new connection up before anything is read from it. What goes before Vert.x's own handlers can be set up in no
 * way that its public interface has, so this class alone reaches into its channels.
 */
final class ConnectionSetup implements Handler<HttpConnection> {

    private static final String DECODER = "httpDecoder";

    private final ConnectionLimits limits;
    private final Connections connections;

    ConnectionSetup(ConnectionLimits limits, Connections connections) {
        this.limits = limits;
        this.connections = connections;
    }

    @Override
    public void handle(HttpConnection connection) {
        var vertxHandler = ((HttpServerConnection) connection).channelHandlerContext();
        ChannelPipeline pipeline = vertxHandler.pipeline();
        StrictRequestDecoder decoder = new StrictRequestDecoder(new HeadDeadline(limits.headTimeout()));
        pipeline.replace(DECODER, DECODER, decoder);
        boolean room = connections.opened();
        vertxHandler.channel().closeFuture().addListener(closed -> connections.closed());
        if (room) {
            pipeline.addBefore(vertxHandler.name(), "lingeringClose", new LingeringClose(decoder::isMidRequest));
        } else {
            // Does not linger: however many come, they are gone at once.
            decoder.refuse(pipeline.context(decoder), Problems.tooManyConnections());
        }
    }
}
