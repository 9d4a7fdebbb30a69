package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlTest {

    @Test
    void textsAndAttributesAreEscaped() {
        assertEquals(
                "<p title=\"&quot;&gt;&lt;b&gt;\">&lt;i&gt;&amp;amp;&#39;</p>",
                Html.of("p", "<i>&amp;'").with("title", "\"><b>").toString());
    }

    @Test
    void elementsNest() {
        Html list = Html.of("ul", Html.of("li", "一").add(Html.of("br")), Html.of("li").text("二"));
        assertEquals("<ul><li>一<br></li><li>二</li></ul>", list.toString());
    }

    @Test
    void charactersThatHtmlHasNotAreReplaced() {
        assertEquals("<p>a\ufffd\ufffd\n𠀀</p>", Html.of("p", "a\u0000\u001b\n𠀀").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "data:text/html,x", "//evil.example", "x", "", " /x"})
    void aLinkLeadsOnlyToThisServerOrTheWeb(String address) {
        assertEquals("<span>t</span>", Html.link(address, "t").toString());
    }

    @Test
    void namesOfElementsAndAttributesAreFixed() {
        assertThrows(IllegalArgumentException.class, () -> Html.of("p onclick=x", "t"));
        assertThrows(IllegalArgumentException.class, () -> Html.of("p", "t").with("a b", "t"));
    }
}
