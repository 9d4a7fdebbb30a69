package org.tiaowen.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Requests to every route of an OpenAPI document, as bytes for a socket: values of wrong types,
 * huge ones, broken encodings, unknown methods, odd headers; and bytes that are no HTTP. The same
 * seed gives the same request to the same operation as long as that has the same parameters,
 * whatever routes come to it.
 */
final class HostileRequests {

    private static final List<String> METHODS =
            List.of(
                    "GET",
                    "HEAD",
                    "POST",
                    "PUT",
                    "DELETE",
                    "PATCH",
                    "OPTIONS",
                    "TRACE",
                    "CONNECT",
                    "QUERY",
                    "PROPFIND",
                    "BREW",
                    "get",
                    "G\u00c9T",
                    "X".repeat(300));

    /** As they stand in an address, percent signs and all. */
    private static final List<String> VALUES =
            List.of(
                    "",
                    "0",
                    "-1",
                    "1e999",
                    "2147483648",
                    "9".repeat(400),
                    "NaN",
                    "true",
                    "null",
                    "%00",
                    "%0d%0aX-Split:%201",
                    "%c3%28",
                    "%ff%fe",
                    "%ed%a0%80",
                    "%zz",
                    "%",
                    "%u6d25",
                    "+",
                    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                    "..%5c..%5c",
                    "%2F%2F",
                    ";jsessionid=1",
                    "%E5%87%8F%E5%85%8D",
                    "%F0%A0%80%80",
                    "%EF%BF%BF%E2%80%AE",
                    "%F0%9F%98%80".repeat(300),
                    "a".repeat(9000),
                    "%22%27%3Cscript%3E%3C%2Fscript%3E",
                    "%7B%7B7*7%7D%7D$%7B7*7%7D",
                    "(((((((((((",
                    "%5B%5B%5B",
                    "*%3F%7E%5E",
                    "AND%20OR%20NOT",
                    "%22unclosed",
                    "2021-02-30",
                    "0000-00-00",
                    "-999999999-01-01",
                    "2021-01-01..1999-01-01",
                    "http%3A%2F%2F",
                    "http%3A%2F%2Fa%20b%3E%7C",
                    "urn:x:",
                    "_:b0",
                    "a,b,,c,",
                    "SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%205",
                    "ASK%20%7B%20%7B%7B",
                    "CONSTRUCT%20WHERE%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D",
                    "\u00e6\u00b4\u00a5",
                    "\u00ff\u00fe",
                    "|^`{}<>\\");

    private static final List<String> BODIES =
            List.of(
                    "",
                    "null",
                    "[]",
                    "{}",
                    "\"\"",
                    "{\"query\": 1}",
                    "{\"query\": null, \"filters\": []}",
                    "{\"query\": \"\\ud800\", \"quote\": \"\\u0000\", \"text\": \"\\udfff\"}",
                    "{\"query\": \"减免\", \"limit\": 1e99, \"budget\": -1}",
                    "{\"query\": \"减免\", \"query\": {}}",
                    "{\"text\": \"第一条\", \"name\": \"../../x\", \"unknown\": 1}",
                    "{\"quote\": \"" + "一".repeat(20_000) + "\"}",
                    "[".repeat(20_000),
                    "{\"a\":".repeat(5_000),
                    "{\"query\": " + "9".repeat(5_000) + "}",
                    "SELECT * { ?s ?p ?o } LIMIT 3",
                    "SELECT * {".repeat(500),
                    "SELECT (" + "(".repeat(3_000),
                    "ASK { <a b> <\\u0000> \"\\uD800\" }",
                    "DESCRIBE <>",
                    "INSERT DATA { <x:s> <x:p> 1 }",
                    "LOAD <file:///etc/passwd>",
                    "DELETE WHERE { GRAPH <x:g> { ?s ?p ?o } }",
                    "query=ASK%7B%7D&query=",
                    "query=%ff%00&update=%",
                    "update=CLEAR%20GRAPH%20%3Cx%3Ag%3E",
                    "<x:s> <x:p> <x:o> .",
                    "@prefix : <",
                    "@base <../../> . <a> <b> '''",
                    "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM"
                            + " 'file:///etc/passwd'>]><a>&b;",
                    "{\"@context\": \"http://localhost:1/x\", \"@id\": 1}",
                    "--x\r\n"
                            + "Content-Disposition: form-data; name=\"file\";"
                            + " filename=\"../\u0000a\"\r\n"
                            + "\r\n"
                            + "第一条\r\n"
                            + "--x--\r\n",
                    "--x\r\n"
                            + "Content-Disposition: form-data; name=\"file\";"
                            + " filename=\"a.txt\"\r\n\r\n"
                            + "第一条　为了。\r\n"
                            + "--x--\r\n",
                    "--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x",
                    "--x--",
                    "--" + "x".repeat(5_000));

    private static final List<String> TYPES =
            List.of(
                    "application/json",
                    "application/json; charset=utf-16",
                    "application/json; charset=nonsense",
                    "application/ld+json",
                    "application/sparql-query",
                    "application/sparql-update",
                    "application/x-www-form-urlencoded",
                    "application/x-www-form-urlencoded; charset=\"",
                    "multipart/form-data; boundary=x",
                    "multipart/form-data",
                    "multipart/form-data; boundary=" + "y".repeat(300),
                    "text/turtle",
                    "application/n-triples",
                    "application/rdf+xml",
                    "application/trig",
                    "application/pdf",
                    "text/plain",
                    "a",
                    "/",
                    ";;;",
                    "text/\u00ff",
                    "*/*");

    private static final List<String> ACCEPTS =
            List.of(
                    "*/*",
                    "text/html",
                    "application/json",
                    "text/html;q=abc",
                    "application/json;q=-1, */*;q=9",
                    "text/turtle;q=1e99",
                    "application/sparql-results+json",
                    "application/ld+json;profile=\"",
                    "image/png",
                    "nonsense",
                    ",,,;;;",
                    "*/json",
                    "a/b,".repeat(500),
                    "\u00e6\u00b4\u00a5/\u00ff");

    private static final List<String> HEADERS =
            List.of(
                    "Accept-Language: zh;q=x, *;q=, \u00ff",
                    "Accept-Language: " + "a-".repeat(500),
                    "Accept-Encoding: gzip;q=0, br, *;q=-3",
                    "Accept-Charset: nonsense",
                    "Range: bytes=9-1,-,0-99999999999999",
                    "If-None-Match: \"",
                    "If-None-Match: W/*, \"\u00ff\"",
                    "If-Match: *",
                    "If-Modified-Since: Thu, 99 Foo 0000",
                    "Cookie: language=\u00ff; ; =; a",
                    "Cookie: lang=xx; lang=zh; language=%00",
                    "Origin: null",
                    "Origin: http://[::1",
                    "Referer: javascript:1",
                    "Content-Encoding: gzip",
                    "Content-Encoding: nonsense",
                    "Expect: 200-maybe",
                    "Forwarded: for=\"_\u00ff\"",
                    "X-Forwarded-For: '\"<",
                    "X-Forwarded-Proto: \u00ff",
                    "X-HTTP-Method-Override: DELETE",
                    "X-Request-Id: a b\u00ff" + "c".repeat(2000),
                    "Upgrade: h2c",
                    "Slug: \u00ff",
                    "Sec-Fetch-Site: cross-site",
                    "Authorization: Basic !!!",
                    "Authorization: Bearer",
                    "Authorization: " + "x".repeat(5000),
                    "Traceparent: 00-0-0-0");

    /** Of what is read as HTTP or not at all. */
    private static final List<String> SCRAPS =
            List.of(
                    "GET / HTTP/1.1\r\n",
                    "GET  HTTP/1.1\r\n",
                    "GET / HTTP/9.9\r\n",
                    "GET /\r\n",
                    "GET * HTTP/1.1\r\n",
                    "GET http://[ HTTP/1.1\r\n",
                    "GET http://user:pass@other:99999/ HTTP/1.1\r\n",
                    "GET /%2e%2e/%2e%2e/ HTTP/1.1\r\n",
                    "GET //// HTTP/1.0\r\n",
                    "GET /?%ff=%fe&&&=&=& HTTP/1.1\r\n",
                    "POST /sparql HTTP/1.1\r\n",
                    "POST /api/v1/verify HTTP/1.1\r\n",
                    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                    "\u0016\u0003\u0001\u0002\u0000\u0001",
                    "Host: localhost\r\n",
                    "Host: a, b\r\n",
                    "Host:\r\n",
                    "Host: localhost:99999999\r\n",
                    "Content-Length: 5\r\n",
                    "Content-Length: -1\r\n",
                    "Content-Length: 99999999999999999999\r\n",
                    "Transfer-Encoding: chunked\r\n",
                    "Transfer-Encoding: gzip, chunked, x\r\n",
                    "Connection: close\r\n",
                    "Expect: 100-continue\r\n",
                    ": no name\r\n",
                    "no colon\r\n",
                    " folded\r\n",
                    "A\u0000B: \u0001\r\n",
                    "X: " + "y".repeat(70_000) + "\r\n",
                    "\r\n",
                    "\r\n",
                    "\n",
                    "\r",
                    "ffffffffffffffff\r\n",
                    "-5\r\nhello\r\n",
                    "5\r\nhello\r\n0\r\n\r\n",
                    "0;ext=\"\r\n\r\n");

    private final List<Target> targets = new ArrayList<>();

    private record Target(String method, String path, JsonNode operation) {}

    /**
     * A request.
     *
     * @param name the method and path that it goes to, or what else it is
     * @param bytes all of it
     * @param isHttp whether an answer must come; to bytes that are no request, silence is one too
     * @param takesPage whether an error may be a page
     */
    record Hostile(String name, byte[] bytes, boolean isHttp, boolean takesPage) {}

    /** Requests to the operations of a document. */
    HostileRequests(JsonNode openApi) {
        for (Map.Entry<String, JsonNode> path : openApi.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                targets.add(new Target(method.getKey(), path.getKey(), method.getValue()));
            }
        }
    }

    /** How many operations there are. */
    int targets() {
        return targets.size();
    }

    /** The request of a seed. */
    Hostile of(long seed) {
        Random random = random(seed, "request");
        return random.nextInt(12) == 0 ? noise(random) : request(seed, random);
    }

    private Hostile noise(Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (random.nextInt(5) == 0) {
            byte[] any = new byte[random.nextInt(4000)];
            random.nextBytes(any);
            bytes.writeBytes(any);
        } else {
            bytes.writeBytes(SCRAPS.get(random.nextInt(12)).getBytes(ISO_8859_1));
            for (int i = random.nextInt(12); i > 0; i--) {
                bytes.writeBytes(one(SCRAPS, random).getBytes(ISO_8859_1));
            }
        }
        return new Hostile("no request", bytes.toByteArray(), false, false);
    }

    private Hostile request(long seed, Random random) {
        // the one whose number with this seed is least, which stays when others are added
        Target target =
                targets.stream()
                        .min(
                                Comparator.comparingLong(
                                        t -> random(seed, t.method() + " " + t.path()).nextLong()))
                        .orElseThrow();
        String method =
                random.nextInt(4) == 0
                        ? one(METHODS, random)
                        : target.method().toUpperCase(java.util.Locale.ROOT);
        String address = address(target, seed);
        StringBuilder head = new StringBuilder(method + " " + address + " HTTP/1.1\r\n");
        head.append("Host: localhost\r\nConnection: close\r\n");
        String accept = random.nextInt(3) == 0 ? "" : one(ACCEPTS, random);
        if (!accept.isEmpty()) {
            head.append("Accept: ").append(accept).append("\r\n");
        }
        if (random.nextInt(4) > 0) {
            head.append("Authorization: ").append(RunningServer.AUTHORIZED[1]).append("\r\n");
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            head.append(one(HEADERS, random)).append("\r\n");
        }
        byte[] body = new byte[0];
        boolean hasBody = target.operation().has("requestBody");
        if (hasBody ? random.nextInt(12) > 0 : random.nextInt(8) == 0) {
            body = body(random);
            head.append("Content-Length: ").append(body.length).append("\r\n");
            List<String> types = new ArrayList<>();
            target.operation().at("/requestBody/content").fieldNames().forEachRemaining(types::add);
            String type =
                    types.isEmpty() || random.nextInt(3) == 0
                            ? one(TYPES, random)
                            : one(types, random);
            if (type.startsWith("multipart/") && !type.contains("boundary")) {
                type += random.nextInt(9) == 0 ? "" : "; boundary=x";
            }
            head.append("Content-Type: ").append(type).append("\r\n");
        }
        byte[] first = head.append("\r\n").toString().getBytes(ISO_8859_1);
        byte[] all = Arrays.copyOf(first, first.length + body.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return new Hostile(method + " " + address, all, true, accept.contains("text/html"));
    }

    private static String address(Target target, long seed) {
        StringBuilder address = new StringBuilder(target.path());
        List<String> pairs = new ArrayList<>();
        Random more = random(seed, "more");
        for (JsonNode parameter : target.operation().path("parameters")) {
            String name = parameter.get("name").asText();
            String in = parameter.get("in").asText();
            Random random = random(seed, in + " " + name);
            String value = value(parameter, random);
            if (in.equals("path")) {
                int at = address.indexOf("{" + name + "}");
                address.replace(at, at + name.length() + 2, value);
            } else if (random.nextInt(3) == 0
                    || parameter.path("required").asBoolean() && random.nextInt(8) > 0) {
                pairs.add(name + "=" + value);
                if (random.nextInt(8) == 0) {
                    pairs.add(name + "=" + value(parameter, random));
                }
            }
        }
        if (more.nextInt(12) == 0) {
            pairs.add(one(VALUES, more) + "=" + one(VALUES, more));
        }
        if (more.nextInt(100) == 0) {
            pairs.add("q=" + "z".repeat(70_000));
        }
        return pairs.isEmpty()
                ? address.toString()
                : address + "?" + String.join(more.nextInt(20) == 0 ? "&&;" : "&", pairs);
    }

    private static String value(JsonNode parameter, Random random) {
        List<String> good = new ArrayList<>();
        parameter.at("/schema/enum").forEach(value -> good.add(value.asText()));
        if (parameter.has("example")) {
            good.add(parameter.get("example").asText());
        }
        return good.isEmpty() || random.nextInt(5) < 3
                ? one(VALUES, random)
                : RunningServer.encode(one(good, random));
    }

    private static byte[] body(Random random) {
        byte[] bytes = one(BODIES, random).getBytes(UTF_8);
        return switch (random.nextInt(10)) {
            case 0 -> {
                byte[] any = new byte[random.nextInt(3000)];
                random.nextBytes(any);
                yield any;
            }
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 2, 3 -> {
                byte[] turned = bytes.clone();
                for (int i = turned.length == 0 ? 0 : 1 + random.nextInt(5); i > 0; i--) {
                    turned[random.nextInt(turned.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield turned;
            }
            default -> bytes;
        };
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static Random random(long seed, String what) {
        return new Random(seed * 0x9E3779B97F4A7C15L ^ (long) what.hashCode() << 20);
    }
}
