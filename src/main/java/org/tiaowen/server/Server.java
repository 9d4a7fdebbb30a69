package org.tiaowen.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinException;

import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.search.SearchInQueries;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.server.ServerException.Reason;

import java.io.ByteArrayInputStream;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * The HTTP server. It reads from its services and closes none of them; close it before them.
 *
 * <p>By default only programs of the same machine reach it. Reading asks for nothing, and scripts
 * of any page may read it (CORS); writing asks for a token ({@link WriteToken}), and reading does
 * where {@link Access} says so.
 */
public final class Server implements AutoCloseable {

    /** How long requests may go on after {@link #close}. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    /** How long a connection on which nothing is asked stays open after that. */
    private static final Duration IDLE = Duration.ofMillis(50);

    /** Requests that are answered at the same time. */
    private static final int MOST_THREADS = 64;

    /** Milliseconds that a thread waits for a further request. */
    private static final int THREAD_IDLE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final ServerSettings settings;
    private final Javalin javalin;
    private final ImportQueue imports = new ImportQueue();
    private final Services services;

    /** Makes a server for reading only, which does not listen yet. */
    public Server(ServerSettings settings, Services services) {
        this(settings, services, WriteToken.none());
    }

    /** Makes a server that does not listen yet; who has the token may write through it. */
    public Server(ServerSettings settings, Services services, WriteToken token) {
        this(settings, services, token, ChatbotSettings.NONE);
    }

    /** The same with what the faces for chatbots need. */
    public Server(
            ServerSettings settings,
            Services services,
            WriteToken token,
            ChatbotSettings chatbots) {
        this(settings, services, Access.by(token), chatbots);
    }

    /** The same with all that is said of who may do what. */
    public Server(
            ServerSettings settings, Services services, Access access, ChatbotSettings chatbots) {
        this.settings = settings;
        this.services = services;
        javalin =
                Javalin.create(
                        config -> configure(config, settings, services, access, chatbots, imports));
    }

    /**
     * Begins to answer.
     *
     * @return this server
     * @throws ServerException where it cannot listen there
     */
    public Server start() throws ServerException {
        try {
            javalin.start(settings.host(), settings.port());
            return this;
        } catch (JavalinException e) {
            Throwable cause = rootOf(e);
            if (cause instanceof BindException
                    && String.valueOf(cause.getMessage()).contains("in use")) {
                throw new ServerException(
                        Reason.PORT_IN_USE,
                        "port %d is in use; stop what listens there or choose another port"
                                .formatted(settings.port()),
                        e);
            }
            throw new ServerException(
                    Reason.ADDRESS,
                    "cannot listen at %s, port %d: %s"
                            .formatted(settings.host(), settings.port(), cause),
                    e);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /**
     * Makes a page of each kind, so that the first ones that somebody asks for come as soon as
     * later ones.
     *
     * @param isOver asked before each whether to end
     * @return how many were made
     */
    public int rehearse(BooleanSupplier isOver) {
        return rehearsal().pages(isOver);
    }

    /**
     * Asks for some thousand searches, for some seconds and behind whatever people ask, so that the
     * first of theirs are as quick as later ones.
     *
     * @param isOver asked before each whether to end
     * @return how many were answered
     */
    public int rehearse(SearchIndex index, BooleanSupplier isOver) {
        return rehearsal().searches(index, isOver);
    }

    private Rehearsal rehearsal() {
        return new Rehearsal(
                javalin.jettyServer().server(), services.store(), new Naming(services.iris()));
    }

    /** The port that it listens at. */
    public int port() {
        return javalin.port();
    }

    /** The routes, as the router knows them. */
    List<Endpoint> endpoints() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .toList();
    }

    /**
     * Ends listening, and at once the streams on which clients only listen. Requests that are being
     * answered have a few seconds to end; what has not ended by then is cut, which the log says.
     */
    @Override
    public void close() {
        close(GRACE);
    }

    /** The same with another grace. */
    void close(Duration grace) {
        var jetty = javalin.jettyServer().server();
        jetty.setStopTimeout(grace.toMillis());
        try {
            jetty.stop();
        } catch (TimeoutException e) {
            LOG.warn("requests that had not ended {} ms after the stop were cut", grace.toMillis());
        } catch (Exception e) {
            LOG.error("the server stopped, though not cleanly", e);
        }
        imports.close();
    }

    /** What is done when a start or a stop begins. */
    private record Turning(McpServlet mcp, Duration idle) implements LifeCycle.Listener {

        @Override
        public void lifeCycleStarting(LifeCycle server) {
            for (Connector connector : ((org.eclipse.jetty.server.Server) server).getConnectors()) {
                if (connector instanceof AbstractConnector listening) {
                    listening.setIdleTimeout(idle.toMillis());
                }
            }
        }

        @Override
        public void lifeCycleStopping(LifeCycle server) {
            mcp.endStreams();
            for (Connector connector : ((org.eclipse.jetty.server.Server) server).getConnectors()) {
                if (connector instanceof AbstractConnector listening) {
                    listening.setShutdownIdleTimeout(IDLE.toMillis());
                }
            }
        }
    }

    private static void configure(
            JavalinConfig config,
            ServerSettings settings,
            Services services,
            Access access,
            ChatbotSettings chatbots,
            ImportQueue queue) {
        WriteToken token = access.token();
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        HttpLimits http = settings.http();
        config.http.maxRequestSize = http.body();
        config.jetty.multipartConfig.maxFileSize(DraftUpload.LONGEST, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize(DraftUpload.LONGEST, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxInMemoryFileSize(DraftUpload.LONGEST, SizeUnit.BYTES);
        config.jetty.threadPool = threads();
        config.jetty.modifyHttpConfiguration(
                jetty -> {
                    jetty.setRequestHeaderSize(http.header());
                    jetty.setIdleTimeout(http.idle().toMillis());
                    jetty.setMinRequestDataRate(http.rate());
                    jetty.setSendServerVersion(false);
                    // %u6d25 is of no standard, and what reads paths behind this knows it not
                    jetty.setUriCompliance(
                            jetty.getUriCompliance()
                                    .without(
                                            "utf-8",
                                            UriCompliance.Violation.UTF16_ENCODINGS,
                                            UriCompliance.Violation.BAD_PERCENT_ENCODING));
                });
        Problems.register(config, http);
        config.routes.before(ChosenLanguage::keep);
        CrossOrigin.register(config.routes, http.origins());
        config.routes.before(Server::policy);
        config.routes.after(Server::length);
        AuditTrail.register(config.routes, access.audit());
        IndexGate index = new IndexGate(services.index());
        Answers answers = new Answers(services.store(), index, settings.version());
        Naming naming = new Naming(services.iris());
        SearchInQueries search = new SearchInQueries(index::get, services.store());
        QueryRunner runner =
                new QueryRunner(
                        services.store(),
                        answers,
                        search,
                        new ResultWriting(naming),
                        settings.limits());
        Routes routes = new Routes(config.routes);
        Metrics metrics = new Metrics(services, index, runner, access.folder());
        metrics.register(config.routes, routes);
        Gate gate = new Gate(access, metrics);
        gate.setHandler(new SizeLimitHandler(http.upload(), -1));
        config.jetty.modifyServer(
                server -> {
                    server.setHandler(gate);
                    server.addBean(new NetworkConnectionLimit(http.connections(), server));
                });
        new Health(services, index, settings.version()).register(routes);
        new SparqlEndpoint(services.store(), answers, runner, naming, token).register(routes);
        new UpdateEndpoint(services.store(), search, token, settings.limits().time())
                .register(routes);
        new GraphsEndpoint(services.store(), answers, runner, token).register(routes);
        new QueriesEndpoint(services, answers, runner).register(routes);
        Pictures pictures = new Pictures(services.queries(), runner, naming);
        new GraphEndpoint(answers, pictures).register(routes);
        new SearchEndpoint(index, answers, naming).register(routes);
        new SuggestEndpoint(index, answers).register(routes);
        new OverlapsEndpoint(services.drafts(), index, answers).register(routes);
        CheckEndpoint checks = new CheckEndpoint(services.drafts(), index, answers, naming);
        checks.register(routes);
        Clauses clauses = new Clauses(index, answers, naming);
        new ClauseEndpoint(clauses).register(routes);
        new DifyEndpoint(clauses, answers, chatbots.difyKey()).register(routes);
        Lists lists = new Lists(answers, naming);
        lists.register(routes);
        McpServlet mcp =
                McpFace.servlet(
                        new McpTools(services, clauses, checks, lists, runner),
                        new McpOrigins(settings.host(), chatbots.hosts()),
                        settings.version());
        ServletHolder holder = new ServletHolder(mcp);
        holder.setAsyncSupported(true);
        config.jetty.modifyServletContextHandler(context -> context.addServlet(holder, "/mcp"));
        config.jetty.modifyServer(server -> server.addEventListener(new Turning(mcp, http.idle())));
        Sources sources = new Sources(services.sources(), answers, naming);
        sources.register(routes);
        ImportJson imports = new ImportJson(services.iris(), sources::text);
        new ImportEndpoint(services.uploads(), queue, imports, token, http.upload())
                .register(routes);
        new BackupEndpoint(services.backup(), token).register(routes);
        new StatusPages(services, answers, naming, sources, token, settings.version())
                .register(routes);
        new ValidationEndpoint(answers, naming).register(routes);
        new Dataset(services.store(), answers, naming, settings.licence()).register(routes);
        Assets.register(routes);
        new Pages(services, answers, naming, settings.version()).register(routes);
        new ListPages(answers, naming).register(routes);
        new DocsEndpoint().register(routes);
        new OpenApiEndpoint(routes, services.queries(), settings.version()).register(routes);
        new LinkedData(answers, naming, pictures).register(routes);
    }

    /** Those that many clients at once have called go soon after them. */
    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4, THREAD_IDLE);
        threads.setMaxEvictCount(MOST_THREADS);
        return threads;
    }

    /** A body that lies ready has a length. */
    private static void length(Context ctx) {
        if (ctx.resultInputStream() instanceof ByteArrayInputStream body) {
            DeferredOutput.tellLength(ctx, body.available());
        }
    }

    /** What pages of this server may do: have its own styles, send forms to it. */
    private static void policy(Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'");
    }
}
