package org.tiaowen.server;

import io.javalin.http.Context;

import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.access.AuditLog;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends connections whose answer cannot be ended. */
final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private Connections() {}

    /** A client must not take half an answer for a whole one: the connection is cut. */
    static void cut(Context ctx) {
        reset(endPoint(ctx));
    }

    /** With a reset: a mere end is how HTTP/1.0 says that an answer is whole. */
    private static void reset(EndPoint endPoint) {
        if (endPoint.getTransport() instanceof NetworkChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException | UnsupportedOperationException e) {
                LOG.debug("the connection is closed already", e);
            }
        }
        endPoint.close();
    }

    /**
     * Cuts the connection after a time, unless that is cancelled: a client that does not read keeps
     * whoever writes to it waiting.
     */
    static ScheduledFuture<?> cutAfter(Context ctx, Duration time) {
        EndPoint endPoint = endPoint(ctx);
        String path = "[" + Exchange.id(ctx) + "] " + AuditLog.printable(ctx.path());
        return CLOCK.schedule(
                () -> {
                    if (endPoint.isOpen()) {
                        LOG.warn("{} was cut off: the client does not read", path);
                        reset(endPoint);
                    }
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static EndPoint endPoint(Context ctx) {
        return ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, "connections");
                            thread.setDaemon(true);
                            return thread;
                        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
