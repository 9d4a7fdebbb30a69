package org.tiaowen.graph.rdf4j;

import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.HttpContext;
import org.eclipse.rdf4j.repository.Repository;
import org.eclipse.rdf4j.repository.sparql.SPARQLRepository;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * One server of a federation, with a circuit breaker: once it has failed, it is left alone for a
 * while and then asked again.
 */
final class Member {

    /** How long a server that failed is left alone. */
    private static final Duration REST = Duration.ofSeconds(10);

    /** How long an answer to “are you there?” holds. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final String REVISION = "Tiaowen-Revision";

    private final URI url;
    private final Duration limit;
    private final HttpClient http;

    private volatile long failedAt = Long.MIN_VALUE;
    private volatile long seenAt = Long.MIN_VALUE;
    private volatile long revision;

    Member(URI url, Duration limit, HttpClient http) {
        this.url = url;
        this.limit = limit;
        this.http = http;
    }

    String name() {
        return url.toString();
    }

    /** The revision of its graph when it was last asked. */
    long revision() {
        return revision;
    }

    /** Whether it answers within its limit; asks where that is not known. */
    boolean isThere() {
        if (isWithin(failedAt, REST)) {
            return false;
        }
        return isWithin(seenAt, FRESH) || answers();
    }

    /** Whether it failed since; what fails is not known to be there. */
    boolean hasFailed() {
        return isWithin(failedAt, REST);
    }

    private static boolean isWithin(long moment, Duration time) {
        return moment != Long.MIN_VALUE && System.nanoTime() - moment < time.toNanos();
    }

    /** Asks it a question that every endpoint can answer. */
    boolean answers() {
        var ask =
                java.net.http.HttpRequest.newBuilder(URI.create(url + "?query=ASK%7B%7D"))
                        .timeout(limit)
                        .header("Accept", "application/sparql-results+json")
                        .build();
        try {
            var answer = http.send(ask, BodyHandlers.discarding());
            if (answer.statusCode() == 200) {
                revision = answer.headers().firstValueAsLong(REVISION).orElse(0);
                seenAt = System.nanoTime();
                return true;
            }
        } catch (IOException | NumberFormatException e) {
            // It is not there, or it is something else.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fail();
        return false;
    }

    private void fail() {
        failedAt = System.nanoTime();
    }

    /** Its graph; a request that fails or takes too long opens the breaker. */
    Repository repository() {
        RequestConfig times =
                RequestConfig.custom()
                        .setConnectTimeout((int) limit.toMillis())
                        .setConnectionRequestTimeout((int) limit.toMillis())
                        .setSocketTimeout((int) limit.toMillis())
                        .build();
        SPARQLRepository repository = new SPARQLRepository(name());
        repository.setHttpClient(
                new Watched(
                        HttpClients.custom()
                                .setMaxConnPerRoute(16)
                                .disableAutomaticRetries()
                                .setDefaultRequestConfig(times)
                                .build()));
        return repository;
    }

    /** Sees which server it is that fails: FedX tells only that one did. */
    private final class Watched extends CloseableHttpClient {

        private final CloseableHttpClient client;

        Watched(CloseableHttpClient client) {
            this.client = client;
        }

        @Override
        protected CloseableHttpResponse doExecute(
                HttpHost target, HttpRequest request, @Nullable HttpContext context)
                throws IOException {
            try {
                CloseableHttpResponse answer = client.execute(target, request, context);
                if (answer.getStatusLine().getStatusCode() >= 500) {
                    fail();
                }
                return answer;
            } catch (IOException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    fail();
                }
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            client.close();
        }

        @Override
        @Deprecated
        public HttpParams getParams() {
            return client.getParams();
        }

        @Override
        @Deprecated
        public ClientConnectionManager getConnectionManager() {
            return client.getConnectionManager();
        }
    }
}
