package org.tiaowen.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;
import org.tiaowen.source.SourceException.Reason;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * A zip of files. Nothing is unpacked to disk; a member is read when it is asked for, within the
 * limit of a file.
 *
 * <p>Names are UTF-8 or, as the zip programs of Chinese Windows write them, GB18030. Zips in zips
 * are looked into to a depth ({@link ReadingLimits}).
 */
public final class Archive {
    /** Bytes that are too few for a bomb. */
    private static final long HARMLESS = 1 << 20;

    private static final List<String> OF_PACKAGES =
            List.of("[Content_Types].xml", "OFD.xml", "mimetype");

    private final String name;
    private final List<Member> members = new ArrayList<>();
    private long unpacked;

    private Archive(String name) {
        this.name = name;
    }

    /** A file in an archive, read when asked for. */
    public static final class Member {
        private final String name;
        private final Path zip;
        private final List<String> way;
        private final long size;
        private final @Nullable SourceException refused;

        private Member(
                String name,
                Path zip,
                List<String> way,
                long size,
                @Nullable SourceException refused) {
            this.name = name;
            this.zip = zip;
            this.way = List.copyOf(way);
            this.size = size;
            this.refused = refused;
        }

        /** {@code archive.zip!/inner/path.txt}, the archive as it was named. */
        public String name() {
            return name;
        }

        /** Its size in bytes as the archive claims it; 0 where it claims none. */
        public long size() {
            return size;
        }

        /**
         * Its bytes.
         *
         * @throws SourceException where its name leads out of the archive, or it is damaged or too
         *     large
         */
        public byte[] bytes() throws SourceException {
            if (refused != null) {
                throw refused;
            }
            try (ZipFile file = new ZipFile(zip.toFile(), ISO_8859_1)) {
                ZipEntry entry = file.getEntry(way.getFirst());
                if (entry == null) {
                    throw damaged(name, null);
                }
                try (InputStream in = file.getInputStream(entry)) {
                    byte[] bytes = limited(in, entry.getCompressedSize(), name);
                    for (String inner : way.subList(1, way.size())) {
                        bytes = inner(bytes, inner, name);
                    }
                    return bytes;
                }
            } catch (IOException | IllegalArgumentException e) {
                throw damaged(name, e);
            }
        }
    }

    /**
     * The members of a file that is an archive; nothing where it is none (a DOCX is none, though it
     * is a zip).
     *
     * @param name the archive's name, with which its members' names begin
     * @throws SourceException where it is damaged, under a password, empty or too large
     */
    public static Optional<List<Member>> members(Path file, String name) throws SourceException {
        if (!isZip(file)) {
            return Optional.empty();
        }
        Archive archive = new Archive(name);
        try (ZipFile zip = new ZipFile(file.toFile(), ISO_8859_1)) {
            if (OF_PACKAGES.stream().anyMatch(p -> zip.getEntry(p) != null)) {
                return Optional.empty();
            }
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                try (InputStream in = zip.getInputStream(entry)) {
                    archive.add(file, name, List.of(), entry, in);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            if (!name.endsWith(".zip")) {
                return Optional.empty();
            }
            throw damaged(name, e);
        }
        if (archive.members.isEmpty()) {
            throw new SourceException(Reason.EMPTY, name + " holds no files");
        }
        return Optional.of(archive.members);
    }

    private static boolean isZip(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4
                    && head[0] == 'P'
                    && head[1] == 'K'
                    && (head[2] == 3 || head[2] == 5);
        } catch (IOException e) {
            // whoever reads the file will say so
            return false;
        }
    }

    private void add(Path file, String outer, List<String> above, ZipEntry entry, InputStream in)
            throws SourceException, IOException {
        String inner = decoded(entry.getName()).replace('\\', '/');
        if (entry.isDirectory() || isHidden(inner)) {
            return;
        }
        List<String> way = new ArrayList<>(above);
        way.add(entry.getName());
        String full = outer + "!/" + inner;
        unpacked += Math.max(0, entry.getSize());
        if (members.size() >= ReadingLimits.FILES || unpacked > ReadingLimits.UNPACKED) {
            throw new SourceException(
                    Reason.TOO_LARGE,
                    "%s holds over %d files or %d MiB; split it"
                            .formatted(name, ReadingLimits.FILES, ReadingLimits.UNPACKED >> 20));
        }
        if (leadsOut(inner)) {
            String tame =
                    outer
                            + "!/"
                            + inner.replaceAll("\\.\\.+|[:\\p{Cntrl}]", "_")
                                    .replaceFirst("^/+", "");
            refuse(
                    file,
                    tame,
                    way,
                    Reason.UNSUPPORTED,
                    tame + " has a name that leads out of its archive; it is left out");
        } else if (!inner.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            members.add(new Member(full, file, way, Math.max(0, entry.getSize()), null));
        } else if (way.size() >= ReadingLimits.DEPTH) {
            refuse(
                    file,
                    full,
                    way,
                    Reason.TOO_LARGE,
                    full + " is a zip too deep in zips; unpack it");
        } else {
            nested(file, full, way, entry, in);
        }
    }

    private void nested(Path file, String full, List<String> way, ZipEntry entry, InputStream in)
            throws SourceException, IOException {
        byte[] bytes;
        try {
            bytes = limited(in, entry.getCompressedSize(), full);
        } catch (SourceException e) {
            members.add(new Member(full, file, way, 0, e));
            return;
        }
        unpacked += bytes.length;
        int before = members.size();
        long left = ReadingLimits.NESTED;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), ISO_8859_1)) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                add(file, full, way, e, zip);
                // going on to the next one would unpack whatever is left of it
                left -= drained(zip, left);
                if (left <= 0) {
                    members.subList(before, members.size()).clear();
                    refuse(
                            file,
                            full,
                            way,
                            Reason.TOO_LARGE,
                            "%s unpacks to over %d MiB; unpack it"
                                    .formatted(full, ReadingLimits.NESTED >> 20));
                    return;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            members.add(new Member(full, file, way, 0, damaged(full, e)));
        }
        if (members.size() == before) {
            refuse(file, full, way, Reason.EMPTY, full + " holds no files");
        }
    }

    private void refuse(Path file, String full, List<String> way, Reason reason, String message) {
        members.add(new Member(full, file, way, 0, new SourceException(reason, message)));
    }

    private static byte[] inner(byte[] bytes, String wanted, String name)
            throws SourceException, IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), ISO_8859_1)) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                if (e.getName().equals(wanted)) {
                    return limited(zip, e.getCompressedSize(), name);
                }
            }
        }
        throw damaged(name, null);
    }

    /**
     * What a member holds.
     *
     * @param packed its size in the archive; below 0 where that is not known
     */
    private static byte[] limited(InputStream in, long packed, String name)
            throws SourceException, IOException {
        long most =
                packed < 0
                        ? SourceReader.LIMIT
                        : Math.clamp(packed * ReadingLimits.RATIO, HARMLESS, SourceReader.LIMIT);
        byte[] bytes = in.readNBytes((int) most + 1);
        if (bytes.length > most) {
            throw new SourceException(
                    Reason.TOO_LARGE,
                    most == SourceReader.LIMIT
                            ? "%s unpacks to over %d MiB; split it".formatted(name, most >> 20)
                            : "%s unpacks to over %d times its size; unpack it"
                                    .formatted(name, ReadingLimits.RATIO));
        }
        return bytes;
    }

    private static long drained(InputStream in, long most) throws IOException {
        byte[] sink = new byte[1 << 16];
        long all = 0;
        int more = in.read(sink);
        while (more >= 0 && all < most) {
            all += more;
            more = in.read(sink);
        }
        return all;
    }

    private static SourceException damaged(String name, @Nullable Exception e) {
        String message = name + " is damaged or under a password; pack it anew";
        return e == null
                ? new SourceException(Reason.DAMAGED, message)
                : new SourceException(Reason.DAMAGED, message, e);
    }

    /** A name that the zip does not mark as UTF-8 was read byte by byte. */
    private static String decoded(String raw) {
        if (raw.chars().anyMatch(c -> c > 0xff)) {
            return raw;
        }
        // 通知 in GB18030 is UTF-8 as well, of two letters that no Chinese name holds
        List<String> readings = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(raw.getBytes(ISO_8859_1));
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                readings.add(charset.newDecoder().decode(bytes.duplicate()).toString());
            } catch (CharacterCodingException e) {
                // the next one
            }
        }
        for (String reading : readings) {
            if (reading.codePoints().anyMatch(Character::isIdeographic)) {
                return reading;
            }
        }
        return readings.isEmpty() ? raw : readings.getFirst();
    }

    /** As in a folder: hidden files, what a Mac adds, and corrections are no sources. */
    private static boolean isHidden(String inner) {
        for (String part : inner.split("/")) {
            if ((part.startsWith(".") && !part.equals("..") && !part.equals("."))
                    || part.equals("__MACOSX")) {
                return true;
            }
        }
        return inner.equals("sources.yaml");
    }

    private static boolean leadsOut(String inner) {
        return inner.startsWith("/")
                || inner.matches("[A-Za-z]:.*")
                || List.of(inner.split("/")).contains("..")
                || inner.chars().anyMatch(Character::isISOControl);
    }
}
