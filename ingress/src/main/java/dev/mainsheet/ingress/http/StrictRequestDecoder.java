package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.HttpSettings;
import dev.mainsheet.ingress.Problem;
import dev.mainsheet.ingress.Problems;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import java.util.List;

/**
 * Vert.x's decoder, and what that lets pass: heads that break {@link HeadRules} or are folded, too many headers, heads that
 * take too long. What is refused goes on as a request that could not be decoded, so that its answer keeps its place behind
 * the answers before it; nothing that follows it is read. Lives on the event loop of its connection.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    private static final byte LF = '\n';

    /** What was read last. */
    private enum Position {
        BETWEEN_REQUESTS,
        HEAD,
        BODY,
        REFUSED
    }

    private final HeadDeadline deadline;
    private Position position = Position.BETWEEN_REQUESTS;
    private int lines;
    private boolean folded;

    StrictRequestDecoder(HeadDeadline deadline) {
        super(new Http1ServerConfig()
                .setMaxInitialLineLength(HttpSettings.MAX_REQUEST_LINE_BYTES)
                .setMaxHeaderSize(HttpSettings.MAX_HEADERS_BYTES));
        this.deadline = deadline;
    }

    /** Whether more of a request has to come, or came and was not read. */
    boolean isMidRequest() {
        return position != Position.BETWEEN_REQUESTS;
    }

    /** Has the connection answer {@code problem} when the requests before are answered, and close. */
    void refuse(ChannelHandlerContext ctx, Problem problem) {
        ctx.fireChannelRead(refused(problem));
        ctx.fireChannelReadComplete();
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        switch (position) {
            case REFUSED -> in.skipBytes(in.readableBytes());
            case BODY -> {
                super.decode(ctx, in, out);
                bodyRead(out);
            }
            case BETWEEN_REQUESTS, HEAD -> {
                position = Position.HEAD;
                int from = in.readerIndex();
                super.decode(ctx, in, out);
                look(in, from);
                headRead(ctx, out);
            }
        }
    }

    /** The decoder takes whole lines, so what it took begins with one, and folds the one before if that begins blank. */
    private void look(ByteBuf in, int from) {
        int to = in.readerIndex();
        for (int line = from; line < to; lines++) {
            byte first = in.getByte(line);
            folded |= first == ' ' || first == '\t';
            int end = in.indexOf(line, to, LF);
            line = end < 0 ? to : end + 1;
        }
    }

    private void headRead(ChannelHandlerContext ctx, List<Object> out) {
        boolean ended = !out.isEmpty();
        if (ended && ((HttpRequest) out.get(0)).decoderResult().isFailure()) {
            position = Position.REFUSED;
        } else if (lines > HttpSettings.MAX_HEADERS + 2) {
            refuseInstead(out, Problems.tooManyHeaders(HttpSettings.MAX_HEADERS));
        } else if (folded) {
            refuseInstead(out, Problems.malformedRequest());
        } else if (ended) {
            HeadRules.refusal((HttpRequest) out.get(0))
                    .ifPresentOrElse(problem -> refuseInstead(out, problem), () -> bodyRead(out));
        } else {
            deadline.start(ctx, () -> refuse(ctx, Problems.headTooSlow(deadline.limit())));
            return;
        }
        deadline.stop();
        lines = 0;
    }

    private void bodyRead(List<Object> out) {
        boolean ended = !out.isEmpty() && out.get(out.size() - 1) instanceof LastHttpContent;
        boolean broken = ended
                && ((LastHttpContent) out.get(out.size() - 1)).decoderResult().isFailure();
        position = broken ? Position.REFUSED : ended ? Position.BETWEEN_REQUESTS : Position.BODY;
    }

    private void refuseInstead(List<Object> out, Problem problem) {
        out.clear();
        out.add(refused(problem));
    }

    private HttpRequest refused(Problem problem) {
        position = Position.REFUSED;
        HttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/", Unpooled.EMPTY_BUFFER);
        request.setDecoderResult(DecoderResult.failure(new RefusedHead(problem)));
        return request;
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
        deadline.stop();
        super.handlerRemoved0(ctx);
    }
}
