package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The options of {@code tiaowen search}. */
@Beside
final class SearchCommandTest {

    private static final String CITY =
            """
            厦门市外贸补贴办法
            厦府〔2018〕3号
            第一条 对外贸企业给予租金补贴。
            第二条 对外贸企业给予仓储补贴，由市商务局牵头。
            第三条 本办法自2018年6月1日起施行，有效期至2020年12月31日。
            厦门市人民政府
            2018年5月20日
            """;

    private static final String PROVINCE =
            """
            福建省外贸补贴办法
            闽政〔2022〕8号
            第一条 对外贸企业给予租金补贴。
            第二条 对外贸企业给予培训补贴。
            福建省人民政府
            2022年3月18日
            """;

    @TempDir private static Path folder;

    private record Ran(int code, String out, String err) {}

    @BeforeAll
    static void ingest() throws IOException {
        Path texts = Files.createDirectories(folder.resolve("texts"));
        Files.writeString(texts.resolve("city.txt"), CITY);
        Files.writeString(texts.resolve("province.txt"), PROVINCE);
        assertEquals(0, run("ingest", texts.toString()).code());
    }

    private static Ran run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(List.of(args));
        all.addAll(1, List.of("--data", folder.resolve("data").toString()));
        int code =
                Tiaowen.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(all.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private static String found(String... args) {
        var all = new ArrayList<>(List.of("search", "--mode", "keyword"));
        all.addAll(List.of(args));
        Ran ran = run(all.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
        return ran.out();
    }

    @Test
    void whatIsNotInForceIsLeftOut() {
        assertTrue(found("外贸企业补贴").contains("厦门市"));
        String later = found("外贸企业补贴", "--valid-on", "2021-01-01");
        assertFalse(later.contains("厦门市"), later);
        assertTrue(found("外贸企业补贴", "--valid-on", "2019-01-01").contains("厦门市"));
        assertEquals(2, run("search", "补贴", "--valid-on", "someday").code());
    }

    @Test
    void placeAndLevel() {
        String city = found("外贸企业补贴", "--jurisdiction", "厦门市");
        assertTrue(city.contains("《厦门市") && !city.contains("《福建省"), city);
        String province = found("外贸企业补贴", "--level", "省级");
        assertTrue(province.contains("《福建省") && !province.contains("《厦门市"), province);
        assertEquals(2, run("search", "补贴", "--level", "村级").code());
    }

    @Test
    void orderAndCopies() {
        String newest = found("租金补贴", "--sort", "newest");
        String oldest = found("租金补贴", "--sort", "oldest");
        assertTrue(newest.indexOf("《福建省") < newest.indexOf("《厦门市"), newest);
        assertTrue(oldest.indexOf("《厦门市") < oldest.indexOf("《福建省"), oldest);
        assertTrue(found("对外贸企业给予租金补贴", "--collapse").contains("also in 1 documents"));
        assertFalse(found("对外贸企业给予租金补贴").contains("also in"));
    }

    @Test
    void understandingIsShownAndSwitchedOff() {
        assertTrue(found("厦门市外贸补贴办法第二条").startsWith("条款《厦门市外贸补贴办法》第二条"));
        assertTrue(found("xiamenshi").startsWith("按拼音读作厦门市"));
        assertFalse(found("厦门市外贸补贴办法第二条", "--no-understood").contains("条款《"));
        assertTrue(found("xiamenshi", "--no-understood").startsWith("0 hits"));
    }
}
