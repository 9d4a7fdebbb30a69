package org.tiaowen.graph.rdf4j;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a graph lives that is not in the data directory. Names and passwords are no part of what an
 * address prints.
 */
public sealed interface GraphAddress {

    /** User and password of HTTP's Basic scheme (RFC 7617). */
    record Login(String user, String password) {

        /** Value of the header {@code Authorization}. */
        String header() {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        @Override
        public String toString() {
            return "a login";
        }
    }

    /** Who asks; null where anyone may. */
    @Nullable Login login();

    /** A repository of an RDF4J server: {@code http://host/…/repositories/name}. */
    record Repository(URI url, @Nullable Login login) implements GraphAddress {
        @Override
        public String toString() {
            return url.toString();
        }
    }

    /**
     * A SPARQL endpoint.
     *
     * @param query where SPARQL queries go (SPARQL 1.1 Protocol)
     * @param update where SPARQL updates go; null for an endpoint that is only read
     * @param graphs where named graphs are written to (SPARQL 1.1 Graph Store Protocol, {@code
     *     ?graph=}); null for an endpoint that is only read
     */
    record Endpoint(URI query, @Nullable URI update, @Nullable URI graphs, @Nullable Login login)
            implements GraphAddress {
        @Override
        public String toString() {
            return query.toString();
        }
    }

    /**
     * Reads an address as users write it: the URL of an RDF4J repository, or {@code
     * query=URL,update=URL,graphs=URL}.
     *
     * @param given who asks, unless an address names another one ({@code http://user:password@…})
     * @throws IllegalArgumentException where it is neither
     */
    static GraphAddress parse(String text, @Nullable Login given) {
        if (!text.contains("=")) {
            URI url = url(text);
            if (!url.getPath().contains("/repositories/")) {
                throw new IllegalArgumentException(
                        "not the address of a graph: "
                                + withoutLogin(url)
                                + "; give http://…/repositories/NAME of an RDF4J server, or"
                                + " query=URL,update=URL,graphs=URL of a SPARQL endpoint");
            }
            return new Repository(withoutLogin(url), login(url, given));
        }
        Map<String, URI> urls = new TreeMap<>();
        for (String part : text.split(",(?=\\w+=)")) {
            int at = part.indexOf('=');
            String key = at < 0 ? part : part.substring(0, at);
            if (!Set.of("query", "update", "graphs").contains(key)
                    || urls.put(key, url(part.substring(at + 1))) != null) {
                throw new IllegalArgumentException(
                        "unknown or repeated in the address of a graph: “%s”; it has query=URL,update=URL,graphs=URL"
                                .formatted(key));
            }
        }
        URI query = urls.get("query");
        URI update = urls.get("update");
        URI graphs = urls.get("graphs");
        if (query == null || (update == null) != (graphs == null)) {
            throw new IllegalArgumentException(
                    "the address of a graph has query=URL, and to be written to update=URL and"
                            + " graphs=URL as well");
        }
        return new Endpoint(
                withoutLogin(query),
                update == null ? null : withoutLogin(update),
                graphs == null ? null : withoutLogin(graphs),
                login(query, given));
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text.strip());
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below, without the text: it may hold a password.
        }
        throw new IllegalArgumentException(
                "not an http address: " + text.replaceAll("//[^@/]*@", "//…@"));
    }

    private static URI withoutLogin(URI url) {
        if (url.getRawUserInfo() == null) {
            return url;
        }
        return URI.create(url.toString().replaceFirst("//[^@/]*@", "//"));
    }

    private static @Nullable Login login(URI url, @Nullable Login given) {
        String user = url.getUserInfo();
        if (user == null) {
            return given;
        }
        int at = user.indexOf(':');
        return at < 0
                ? new Login(user, "")
                : new Login(user.substring(0, at), user.substring(at + 1));
    }
}
