package org.tiaowen.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The protocol's own servlet, whose listening streams can be ended. Such a stream (GET) stays open
 * until its client goes; a server that stops would wait for it as for a request being answered.
 */
final class McpServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient HttpServlet protocol;
    private final transient Set<AsyncContext> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    McpServlet(HttpServlet protocol) {
        this.protocol = protocol;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        protocol.init(config);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        protocol.service(request, response);
        if (request.getMethod().equals("GET") && request.isAsyncStarted()) {
            AsyncContext stream = request.getAsyncContext();
            streams.add(stream);
            stream.addListener(new Forgetting(stream));
            response.flushBuffer(); // the client learns at once that it listens
            if (ended) {
                end(stream);
            }
        }
    }

    /** Ends the listening streams that are open, and at once those that are opened later. */
    void endStreams() {
        ended = true;
        streams.forEach(this::end);
    }

    private void end(AsyncContext stream) {
        if (streams.remove(stream)) {
            try {
                stream.complete();
            } catch (IllegalStateException e) {
                log("a listening stream had ended already", e);
            }
        }
    }

    @Override
    public void destroy() {
        protocol.destroy();
    }

    private final class Forgetting implements AsyncListener {

        private final AsyncContext stream;

        Forgetting(AsyncContext stream) {
            this.stream = stream;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            streams.remove(stream);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            streams.remove(stream);
        }

        @Override
        public void onError(AsyncEvent event) {
            streams.remove(stream);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
