package org.tiaowen.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Files of all formats that something has happened to: bits turned, ends cut off, pieces of one in
 * another, figures that no longer fit, members of packages changed and packed anew. The same seed
 * gives the same file.
 */
public final class MutatedFiles {
    private static final Path FOLDER = Path.of("src", "test", "resources", "fixtures", "formats");

    /** Over this a file is taken but rarely, since it takes long to read. */
    private static final int LARGE = 200_000;

    private static final int RARELY = 40;
    private static final Pattern FIGURE = Pattern.compile("\\d+");

    private static final List<String> FIGURES =
            List.of("0", "-1", "1", "65536", "2147483647", "99999999999", "1e308", "-0.0001", "x");

    private static final List<String> SCRAPS =
            List.of(
                    "\u0000",
                    "<",
                    "</p>",
                    "<table><tr><td colspan=99999 rowspan=99999>",
                    "<div>".repeat(3000),
                    "]]>",
                    "&#x110000;",
                    "&lol;",
                    "<w:tbl><w:tr><w:tc>".repeat(500),
                    "<w:p><w:r><w:t>".repeat(500),
                    "[".repeat(5000),
                    "<<".repeat(3000),
                    "(".repeat(3000),
                    "endobj",
                    "endstream",
                    "1 0 R",
                    "---\n",
                    "---\na: &a [*a]\n---\n",
                    "|".repeat(2000),
                    "> ".repeat(2000),
                    "\ufeff",
                    "\u202e",
                    "第一条".repeat(500),
                    "\r\r\n");

    private final List<Base> bases;

    private record Base(String name, byte[] bytes) {}

    /**
     * A file.
     *
     * @param name with the ending of what it was made of, or of another format
     * @param bytes its bytes
     */
    public record Mutated(String name, byte[] bytes) {}

    /** Reads what the files are made of. */
    public MutatedFiles() throws IOException {
        List<Base> found = new ArrayList<>();
        for (String folder : List.of("texts", "bad")) {
            try (var files = Files.list(FOLDER.resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    String name = String.valueOf(file.getFileName());
                    if (!name.equals("README.md")) {
                        found.add(new Base(name, Files.readAllBytes(file)));
                    }
                }
            }
        }
        bases = List.copyOf(found);
    }

    /** The file of a seed. */
    public Mutated of(long seed) {
        Random random = new Random(seed);
        Base base = base(random);
        byte[] bytes = base.bytes();
        if (isPackage(bytes) && random.nextInt(3) > 0) {
            bytes = inside(bytes, random);
        } else {
            bytes = mutated(bytes, random);
        }
        String name = random.nextInt(10) == 0 ? base(random).name() : base.name();
        return new Mutated("mutated-" + seed + "-" + name, bytes);
    }

    private Base base(Random random) {
        Base base = bases.get(random.nextInt(bases.size()));
        while (base.bytes().length > LARGE && random.nextInt(RARELY) > 0) {
            base = bases.get(random.nextInt(bases.size()));
        }
        return base;
    }

    private byte[] mutated(byte[] of, Random random) {
        byte[] bytes = of;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    private byte[] once(byte[] of, Random random) {
        if (of.length == 0) {
            return SCRAPS.get(random.nextInt(SCRAPS.size())).getBytes(UTF_8);
        }
        int at = random.nextInt(of.length);
        int length = 1 + random.nextInt(Math.min(of.length, 1 << random.nextInt(14)));
        int end = Math.min(of.length, at + length);
        return switch (random.nextInt(9)) {
            case 0, 1 -> flipped(of, random);
            case 2 -> Arrays.copyOf(of, at);
            case 3 -> Arrays.copyOfRange(of, at, of.length);
            case 4 -> joined(Arrays.copyOf(of, at), Arrays.copyOfRange(of, end, of.length));
            case 5 -> joined(Arrays.copyOf(of, end), Arrays.copyOfRange(of, at, of.length));
            case 6 -> {
                byte[] other = base(random).bytes();
                int from = other.length == 0 ? 0 : random.nextInt(other.length);
                byte[] piece =
                        Arrays.copyOfRange(other, from, Math.min(other.length, from + length));
                yield joined(
                        joined(Arrays.copyOf(of, at), piece),
                        Arrays.copyOfRange(of, random.nextBoolean() ? at : end, of.length));
            }
            case 7 -> figures(of, random);
            default ->
                    joined(
                            joined(
                                    Arrays.copyOf(of, at),
                                    SCRAPS.get(random.nextInt(SCRAPS.size())).getBytes(UTF_8)),
                            Arrays.copyOfRange(of, at, of.length));
        };
    }

    private static byte[] flipped(byte[] of, Random random) {
        byte[] bytes = of.clone();
        for (int i = 1 + random.nextInt(1 << random.nextInt(8)); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    /** Some of the figures in it, which may be sizes, offsets, counts, become others. */
    private static byte[] figures(byte[] of, Random random) {
        Matcher figures = FIGURE.matcher(new String(of, ISO_8859_1));
        int one = 1 + random.nextInt(200);
        return figures.replaceAll(
                        found ->
                                random.nextInt(one) == 0
                                        ? FIGURES.get(random.nextInt(FIGURES.size()))
                                        : found.group())
                .getBytes(ISO_8859_1);
    }

    private static boolean isPackage(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K';
    }

    /** The same package, some member changed, lost, twice or under another name. */
    private byte[] inside(byte[] of, Random random) {
        List<Base> members = members(of);
        if (members.isEmpty()) {
            return mutated(of, random);
        }
        int hit = random.nextInt(members.size());
        Base member = members.get(hit);
        switch (random.nextInt(10)) {
            case 0 -> members.remove(hit);
            case 1 -> members.set(hit, new Base("../".repeat(9) + member.name(), member.bytes()));
            case 2 -> members.add(new Base("inner.zip", of));
            default -> members.set(hit, new Base(member.name(), mutated(member.bytes(), random)));
        }
        return packed(members);
    }

    private static List<Base> members(byte[] of) {
        List<Base> members = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(of), ISO_8859_1)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // a bomb may go off as far as this
                String name = entry.getName();
                members.removeIf(member -> member.name().equals(name));
                members.add(new Base(name, zip.readNBytes(1 << 20)));
            }
        } catch (IOException | IllegalArgumentException e) {
            // what stands before the damage is what is used
        }
        return members;
    }

    private static byte[] packed(List<Base> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
            for (Base member : members) {
                zip.putNextEntry(new ZipEntry(member.name()));
                zip.write(member.bytes());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
