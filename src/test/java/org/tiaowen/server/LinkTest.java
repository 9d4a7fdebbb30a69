package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.document.Span;

import java.util.List;

/** Links and marked texts, of which pages are made. */
final class LinkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "data:text/html,x", "//evil.example", "x", "", " /x"})
    void aLinkLeadsOnlyToThisServerOrTheWeb(String address) {
        Link link = Link.to(address, "t");
        assertFalse(link.isLink());
        assertEquals("t", link.text());
    }

    @Test
    void thisServerAndTheWebAreLinkedTo() {
        for (String address : List.of("/x", "?q=1", "#a", "https://example.org/", "http://x/")) {
            assertTrue(Link.to(address, "t").isLink(), address);
        }
    }

    @Test
    void placesInATextAreCountedInCodePoints() {
        List<Piece> pieces = Piece.of("𠀀减免𠀀租金", List.of(new Span(1, 3), new Span(4, 6)));
        assertEquals(
                List.of(
                        new Piece("𠀀", false),
                        new Piece("减免", true),
                        new Piece("𠀀", false),
                        new Piece("租金", true)),
                pieces);
    }
}
