package org.tiaowen.server;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What every page has around its own content. Pages need no script and nothing from elsewhere. */
final class Page {

    /** What the whole site is called. */
    static final String NAME = Frame.NAME;

    private final List<Frame.Alternate> alternates = new ArrayList<>();
    private @Nullable JsonObject data;
    private final Html main;
    private final String title;

    /**
     * An empty page.
     *
     * @param title in Chinese, or the name of the thing that it shows
     * @param subtitle in English; empty for none
     */
    Page(String title, String subtitle) {
        this.title = title;
        main = Html.of("article").add(Html.of("h1", title));
        if (!subtitle.isEmpty()) {
            main.add(english("p", subtitle).with("class", "subtitle"));
        }
    }

    /** Text in English. */
    static Html english(String tag, String text) {
        return Html.of(tag, text).with("lang", "en");
    }

    /** A heading in Chinese with its English beside it. */
    static Html heading(String zh, String en) {
        return Html.of("h2", zh + " ").add(english("small", en));
    }

    /** This page with more content. */
    Page add(Html... content) {
        main.add(content);
        return this;
    }

    /** This page with a link to the same in another format. */
    Page alternate(String type, String address) {
        alternates.add(new Frame.Alternate(type, address));
        return this;
    }

    /** This page with data for programs that read pages. */
    Page data(JsonObject json) {
        data = json;
        return this;
    }

    /** Answers with the page. */
    void give(Context ctx) {
        Frame frame = Frame.of(ctx).titled(title.equals(NAME) ? "" : title);
        for (Frame.Alternate alternate : alternates) {
            frame = frame.alternate(alternate.type(), alternate.address());
        }
        if (data != null) {
            frame = frame.data(data);
        }
        Templates.give(ctx, frame, "built", main.toString());
    }
}
