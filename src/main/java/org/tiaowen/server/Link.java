package org.tiaowen.server;

import java.util.regex.Pattern;

/**
 * A text of a page that may lead somewhere.
 *
 * @param address empty where it leads nowhere
 */
record Link(String address, String text) {

    private static final Pattern ADDRESS = Pattern.compile("(?:/(?!/)|[?#]|https?://).*");

    /**
     * A link. Addresses come from files too: one that is neither local nor of the web (such as
     * {@code javascript:}) is shown and leads nowhere.
     */
    static Link to(String address, String text) {
        return new Link(ADDRESS.matcher(address).matches() ? address : "", text);
    }

    /** A text that leads nowhere. */
    static Link text(String text) {
        return new Link("", text);
    }

    boolean isLink() {
        return !address.isEmpty();
    }
}
