package org.tiaowen.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.source.SourceException.Reason;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class ArchiveTest {
    @TempDir private Path folder;

    private static byte[] zip(Charset names, Object... namesAndContents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                Object content = namesAndContents[i + 1];
                zip.write(content instanceof byte[] b ? b : content.toString().getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }

    private List<Archive.Member> members(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("a.zip"), bytes);
        return Archive.members(file, "a.zip").orElseThrow();
    }

    private static Reason refused(Archive.Member member) {
        return assertThrows(SourceException.class, member::bytes).reason();
    }

    @Test
    void namesAndReadsItsMembersWhateverTheEncodingOfTheirNames() throws Exception {
        for (Charset names : List.of(UTF_8, Charset.forName("GB18030"))) {
            List<Archive.Member> members =
                    members(
                            zip(
                                    names,
                                    "附件/批复.txt",
                                    "同意。",
                                    ".DS_Store",
                                    "x",
                                    "sources.yaml",
                                    "x",
                                    "内.zip",
                                    zip(names, "通知.txt", "请执行。")));
            assertEquals(
                    List.of("a.zip!/附件/批复.txt", "a.zip!/内.zip!/通知.txt"),
                    members.stream().map(Archive.Member::name).toList());
            assertEquals("同意。", new String(members.getFirst().bytes(), UTF_8));
            assertEquals("请执行。", new String(members.getLast().bytes(), UTF_8));
        }
    }

    @Test
    void leavesOutNamesThatLeadOutOfIt() throws Exception {
        List<Archive.Member> members =
                members(
                        zip(
                                UTF_8,
                                "正文.txt",
                                "好。",
                                "../../外.txt",
                                "坏",
                                "/tmp/外.txt",
                                "坏",
                                "内\\..\\外.txt",
                                "坏"));
        assertEquals("好。", new String(members.getFirst().bytes(), UTF_8));
        for (Archive.Member member : members.subList(1, 4)) {
            assertEquals(Reason.UNSUPPORTED, refused(member));
            assertTrue(!member.name().contains(".."), member.name());
        }
    }

    @Test
    void boundsWhatItUnpacks() throws Exception {
        byte[] large = new byte[70 << 20];
        assertEquals(Reason.TOO_LARGE, refused(members(zip(UTF_8, "大.txt", large)).getFirst()));
        byte[] bomb = zip(UTF_8, "a.txt", large, "b.txt", large);
        assertEquals(Reason.TOO_LARGE, refused(members(zip(UTF_8, "内.zip", bomb)).getFirst()));
        byte[] deep = zip(UTF_8, "a.txt", "深。");
        for (int i = 0; i < 5; i++) {
            deep = zip(UTF_8, "内.zip", deep);
        }
        assertEquals(Reason.TOO_LARGE, refused(members(deep).getFirst()));
    }

    @Test
    void boundsHowManyTimesItsSizeAMemberIs() throws Exception {
        byte[] bomb = "条".repeat(1 << 20).getBytes(UTF_8);
        byte[] small = "条".repeat(100_000).getBytes(UTF_8);
        List<Archive.Member> members = members(zip(UTF_8, "a.txt", bomb, "b.txt", small));
        SourceException refused = assertThrows(SourceException.class, members.get(0)::bytes);
        assertEquals(Reason.TOO_LARGE, refused.reason());
        assertTrue(String.valueOf(refused.getMessage()).contains("over 200 times"));
        assertArrayEquals(small, members.get(1).bytes());
    }

    @Test
    void boundsHowManyFilesItHolds() throws Exception {
        Object[] files = new Object[2 * ReadingLimits.FILES + 2];
        for (int i = 0; i < files.length; i += 2) {
            files[i] = i + ".txt";
            files[i + 1] = new byte[0];
        }
        byte[] many = zip(UTF_8, files);
        SourceException e = assertThrows(SourceException.class, () -> members(many));
        assertEquals(Reason.TOO_LARGE, e.reason());
    }

    @Test
    void aFileMayBeReadForSomeTimeOnly() {
        Deadline passed = Deadline.within("a.pdf", -1);
        Deadline.Passed over = assertThrows(Deadline.Passed.class, passed::check);
        assertEquals(Reason.TOO_SLOW, over.asSourceException().reason());
        Deadline.ofFile("a.pdf").check();
    }

    @Test
    void limitsAreSettings() {
        String name = "tiaowen.test." + ArchiveTest.class.getSimpleName();
        assertEquals(7, ReadingLimits.setting(name, 7));
        try {
            System.setProperty(name, "8");
            assertEquals(8, ReadingLimits.setting(name, 7));
            System.setProperty(name, "0");
            assertThrows(IllegalArgumentException.class, () -> ReadingLimits.setting(name, 7));
        } finally {
            System.clearProperty(name);
        }
    }

    @Test
    void tellsWhatIsNoArchive() throws Exception {
        Path docx = Files.write(folder.resolve("a.docx"), Docx.of(Docx.p("文")).bytes());
        assertTrue(Archive.members(docx, "a.docx").isEmpty());
        assertTrue(
                Archive.members(Files.writeString(folder.resolve("a.txt"), "文"), "a.txt")
                        .isEmpty());
        byte[] whole = zip(UTF_8, "a.txt", "文");
        Path cut = Files.write(folder.resolve("b.zip"), Arrays.copyOf(whole, whole.length - 30));
        assertEquals(
                Reason.DAMAGED,
                assertThrows(SourceException.class, () -> Archive.members(cut, "b.zip")).reason());
        Path empty = Files.write(folder.resolve("c.zip"), zip(UTF_8));
        assertEquals(
                Reason.EMPTY,
                assertThrows(SourceException.class, () -> Archive.members(empty, "c.zip"))
                        .reason());
    }
}
