package org.tiaowen.graph.rdf4j;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.update.UpdateRequest;
import org.eclipse.rdf4j.common.exception.RDF4JException;
import org.eclipse.rdf4j.federated.FedXConfig;
import org.eclipse.rdf4j.federated.FedXFactory;
import org.eclipse.rdf4j.federated.endpoint.Endpoint;
import org.eclipse.rdf4j.federated.endpoint.EndpointFactory;
import org.eclipse.rdf4j.federated.repository.FedXRepository;
import org.eclipse.rdf4j.query.BindingSet;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.Lifetime;
import org.tiaowen.graph.QueryResult;
import org.tiaowen.graph.ResultReader;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several Tiaowen servers as one graph that is read: FedX sends each part of a query to the servers
 * that know of it.
 *
 * <p>FedX fails a whole query where one server does. So each server is asked first whether it is
 * there, one that fails meanwhile is left out and the query run again, and {@link #missing} names
 * those that did not contribute. A result is therefore read to its end before it is handed on.
 *
 * <p>It has no named graphs, its reads are not isolated ({@link GraphStore.Isolation#REQUEST}), and
 * a triple that two servers hold, such as one of the vocabulary, is one answer from each. Its
 * revision is the sum of theirs.
 */
public final class Federation implements GraphStore {

    /** Rows or triples of a result that are kept at most. */
    private static final int MOST = 200_000;

    private final List<Member> members;
    private final HttpClient http;
    private final Lifetime lifetime;
    private final Map<List<Member>, FedXRepository> repositories = new ConcurrentHashMap<>();
    private final ThreadLocal<List<String>> missing = ThreadLocal.withInitial(List::of);

    private Federation(List<Member> members, HttpClient http) {
        this.members = List.copyOf(members);
        this.http = http;
        lifetime = new Lifetime(this::release);
    }

    /**
     * A federation of SPARQL endpoints.
     *
     * @param endpoints where queries go; {@code /sparql} of a server where no path is given
     * @param limit how long an endpoint may take for each request
     */
    public static Federation of(List<URI> endpoints, Duration limit) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(limit).build();
        return new Federation(
                endpoints.stream()
                        .map(url -> url.getPath().length() > 1 ? url : url.resolve("/sparql"))
                        .distinct()
                        .map(url -> new Member(url, limit, http))
                        .toList(),
                http);
    }

    @Override
    public Isolation isolation() {
        return Isolation.REQUEST;
    }

    @Override
    public List<String> missing() {
        return missing.get();
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T query(
            Query query, Duration limit, ResultReader<T, X> reader) throws X {
        if (query.hasDatasetDescription()) {
            throw new GraphException(
                    Reason.FORBIDDEN,
                    "a federation has no named graphs: FROM is not answered here");
        }
        Answer<Supplier<QueryResult>> answer =
                ask(requests -> requests.answer(query, null, limit, r -> kept(query, r)));
        missing.set(answer.missing());
        try {
            return reader.read(answer.value().get());
        } finally {
            missing.remove();
        }
    }

    private static Supplier<QueryResult> kept(Query query, QueryResult result) {
        return switch (result) {
            case QueryResult.Truth truth -> () -> truth;
            case QueryResult.Rows(var rows) -> {
                List<Var> variables = query.getProjectVars();
                List<Binding> kept = new ArrayList<>();
                rows.forEachRemaining(row -> keep(kept, row));
                yield () -> new QueryResult.Rows(RowSetStream.create(variables, kept.iterator()));
            }
            case QueryResult.Triples(var triples) -> {
                List<Triple> kept = new ArrayList<>();
                triples.forEachRemaining(triple -> keep(kept, triple));
                yield () -> new QueryResult.Triples(kept.iterator());
            }
        };
    }

    private static <T> void keep(List<T> kept, T element) {
        if (kept.size() == MOST) {
            throw new GraphException(
                    Reason.EVALUATION,
                    "a federation answers at most " + MOST + " rows; add a LIMIT");
        }
        kept.add(element);
    }

    /** What some members answered, and who the others are. */
    private record Answer<T>(T value, List<String> missing) {}

    private <T> Answer<T> ask(Function<Requests, T> question) {
        return lifetime.use(() -> askWhoIsThere(question));
    }

    private <T> Answer<T> askWhoIsThere(Function<Requests, T> question) {
        for (int i = 0; i <= members.size(); i++) {
            List<Member> present = present();
            if (present.isEmpty()) {
                break;
            }
            try (Requests requests = new Requests(repository(present).getConnection())) {
                T value = question.apply(requests);
                if (present.stream().noneMatch(Member::hasFailed)) {
                    return new Answer<>(value, names(present));
                }
            } catch (GraphException e) {
                if (!isAnyGone(present)) {
                    throw e;
                }
            } catch (RDF4JException e) {
                if (!isAnyGone(present)) {
                    throw Failures.of(e);
                }
            }
        }
        throw new GraphException(
                Reason.UNREACHABLE,
                "none of the federation's endpoints contributes: "
                        + members.stream().map(Member::name).collect(Collectors.joining(", ")));
    }

    /** After a failure: whether a member is the cause, which is then left out. */
    private static boolean isAnyGone(List<Member> present) {
        return present.stream().anyMatch(m -> m.hasFailed() || !m.answers());
    }

    /** All members but these. */
    private List<String> names(List<Member> present) {
        return members.stream().filter(m -> !present.contains(m)).map(Member::name).toList();
    }

    /** The members that are there, asked at the same time. */
    private List<Member> present() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> there =
                    members.stream().map(m -> threads.submit(m::isThere)).toList();
            List<Member> present = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                if (there.get(i).get()) {
                    present.add(members.get(i));
                }
            }
            return present;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private FedXRepository repository(List<Member> present) {
        return repositories.computeIfAbsent(present, Federation::join);
    }

    private static FedXRepository join(List<Member> members) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Member member : members) {
            endpoints.add(EndpointFactory.loadEndpoint(member.name(), member.repository()));
        }
        FedXRepository repository =
                FedXFactory.newFederation()
                        .withMembers(endpoints)
                        .withConfig(
                                // Its bound left join loses the rows of an OPTIONAL of which a
                                // filter outside asks for a value (FedX 5.1.2).
                                new FedXConfig()
                                        .withEnableOptionalAsBindJoin(false)
                                        .withSourceSelectionCacheSpec(
                                                "maximumSize=10000,expireAfterWrite=30s"))
                        .create();
        repository.init();
        return repository;
    }

    @Override
    public long revision() {
        return lifetime.<Long, RuntimeException>use(
                () -> present().stream().mapToLong(Member::revision).sum());
    }

    @Override
    public <T extends @Nullable Object> T readAll(Function<? super Graph, ? extends T> reader) {
        return reader.apply(
                new PatternGraph(
                        text -> {
                            List<BindingSet> rows =
                                    ask(r -> r.rows(text, null, Session.REQUEST).rest()).value();
                            return rows.iterator();
                        }));
    }

    @Override
    public List<GraphStamp> graphs() {
        return List.of();
    }

    @Override
    public Optional<GraphStamp> stamp(Node graph) {
        return Optional.empty();
    }

    @Override
    public <T extends @Nullable Object> T read(
            Node graph, Function<? super Graph, ? extends T> reader) {
        return reader.apply(GraphFactory.createDefaultGraph());
    }

    @Override
    public GraphStamp replace(
            Node graph, String fingerprint, Stream<? extends Collection<Triple>> parts) {
        throw onlyRead();
    }

    @Override
    public boolean remove(Node graph) {
        throw onlyRead();
    }

    @Override
    public void update(UpdateRequest update, Duration limit) {
        throw onlyRead();
    }

    @Override
    public boolean put(Node graph, Collection<Triple> triples) {
        throw onlyRead();
    }

    @Override
    public boolean merge(Node graph, Collection<Triple> triples) {
        throw onlyRead();
    }

    @Override
    public boolean delete(Node graph) {
        throw onlyRead();
    }

    private static GraphException onlyRead() {
        return new GraphException(Reason.FORBIDDEN, "a federation is only read");
    }

    @Override
    public void close() {
        lifetime.close();
    }

    private void release() {
        repositories.values().forEach(FedXRepository::shutDown);
        repositories.clear();
        http.close();
    }
}
