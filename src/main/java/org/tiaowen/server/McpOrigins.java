package org.tiaowen.server;

import io.modelcontextprotocol.server.transport.ServerTransportSecurityException;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityValidator;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Keeps pages of other sites out (Model Context Protocol, Transports, Security Warning): a name
 * that an attacker's page lets point at this machine (DNS rebinding) stands in {@code Host}, and
 * the page's site in {@code Origin}. Both have to be names of this server; an address in figures
 * can be rebound by nobody. Programs send no {@code Origin}.
 */
final class McpOrigins implements ServerTransportSecurityValidator {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");

    private final Set<String> names = new TreeSet<>(Set.of("localhost"));

    /**
     * @param host where the server listens
     * @param more further names that it is reached under
     */
    McpOrigins(String host, List<String> more) {
        names.add(host.toLowerCase(Locale.ROOT));
        more.forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void validateHeaders(Map<String, List<String>> headers)
            throws ServerTransportSecurityException {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            for (String value : header.getValue()) {
                if (name.equals("origin") && !isOwn(value)) {
                    throw new ServerTransportSecurityException(
                            403, "pages of " + value + " may not speak to this server");
                }
                if (name.equals("host") && !isOwn("http://" + value)) {
                    throw new ServerTransportSecurityException(
                            403, value + " is no name of this server; name it with --mcp-host");
                }
            }
        }
    }

    private boolean isOwn(String origin) {
        try {
            String host = new URI(origin).getHost();
            return host != null
                    && (names.contains(host.toLowerCase(Locale.ROOT))
                            || ADDRESS.matcher(host.toLowerCase(Locale.ROOT)).matches());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
