package org.tiaowen.server;

import java.util.List;

/**
 * What the faces for chatbots need to know.
 *
 * @param difyKey what Dify has to send ({@code Authorization: Bearer …}); without one {@code
 *     /retrieval} is off
 * @param hosts names under which {@code /mcp} may be reached besides those of this machine
 */
public record ChatbotSettings(WriteToken difyKey, List<String> hosts) {

    /** No key, and no name but those of this machine. */
    public static final ChatbotSettings NONE = new ChatbotSettings(WriteToken.none(), List.of());

    /** Takes a copy of the list. */
    public ChatbotSettings {
        hosts = List.copyOf(hosts);
    }
}
