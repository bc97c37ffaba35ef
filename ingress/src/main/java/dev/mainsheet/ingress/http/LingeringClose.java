package dev.mainsheet.ingress.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Closes in two steps where a request has not been read to its end: our side at once, the other when the sender has closed
 * its own, or after a while. Closed at once with input unread, the connection is reset, and the sender may never get to
 * read why it was refused. What comes in between is thrown away. Lives on the event loop of its connection.
 */
final class LingeringClose extends ChannelDuplexHandler {

    private static final Duration LINGER = Duration.ofSeconds(2);

    private final BooleanSupplier inputUnread;
    private boolean closing;

    /** @param inputUnread whether more of a request may come */
    LingeringClose(BooleanSupplier inputUnread) {
        this.inputUnread = inputUnread;
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (closing || !inputUnread.getAsBoolean() || !ctx.channel().isActive()) {
            ctx.close(promise);
            return;
        }
        closing = true;
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> closeOutput(ctx));
        ctx.channel().config().setAutoRead(true);
        var later = ctx.executor().schedule(() -> ctx.close(promise), LINGER.toMillis(), TimeUnit.MILLISECONDS);
        ctx.channel().closeFuture().addListener(closed -> {
            later.cancel(false);
            promise.trySuccess();
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private static void closeOutput(ChannelHandlerContext ctx) {
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        } else if (ctx.channel() instanceof DuplexChannel channel) {
            channel.shutdownOutput();
        }
    }
}
