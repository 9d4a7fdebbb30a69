package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NormalFormTest {

    @Test
    void widthScriptAndCaseDoNotCount() {
        assertEquals("第十三条第二项(一)号", NormalForm.fold("第十三條第二項（一）號"));
        assertEquals("AI办法", NormalForm.fold("ＡI辦法"));
        assertEquals("ai办法", NormalForm.foldCase("ＡI辦法"));
    }
}
