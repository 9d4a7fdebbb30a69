package org.tiaowen.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.access.AuditLog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One JSON object a line for each request that has ended: number, method, path, route, status,
 * milliseconds, bytes, client. The file is opened for each line, so that it can be moved away.
 * Neither the query of an address nor any header of a client stands in it: they may hold what is
 * nobody's business.
 */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    private final Path file;
    private final JsonMapper json = JsonMapper.builder().build();
    private final AtomicBoolean isFailureTold = new AtomicBoolean();

    RequestLog(Path file) {
        this.file = file;
    }

    void add(Exchange exchange, Request request, int status, long bytes) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("id", exchange.id());
        line.put("method", AuditLog.printable(request.getMethod()));
        line.put("path", AuditLog.printable(String.valueOf(request.getHttpURI().getPath())));
        line.put("route", exchange.route());
        line.put("status", status);
        line.put("ms", exchange.age() / 1_000_000);
        line.put("bytes", bytes);
        line.put("from", AuditLog.printable(Exchange.client(request)));
        try {
            write(json.writeValueAsString(line) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers are JSON", e);
        } catch (IOException e) {
            if (isFailureTold.compareAndSet(false, true)) {
                LOG.error("requests cannot be logged in {}: {}", file, e.toString());
            }
        }
    }

    private synchronized void write(String line) throws IOException {
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
