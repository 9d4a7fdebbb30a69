package org.tiaowen.access;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The tokens of a data directory, in its file {@code tokens}: a line each with name, scope, time,
 * salt and SHA-256 of salt and token, parted by tabs.
 *
 * <p>A token is 256 random bits, so that guessing is hopeless however quick the hash is; a slow one
 * (Argon2, PBKDF2), which makes up for passwords that people choose, would only slow each request.
 * The salt keeps equal tokens of two directories apart. A file that says anything else lets no one
 * in.
 *
 * <p>A running server sees a change at its next request. Commands that change the file at the same
 * time wait for each other. Safe for threads.
 */
public final class Tokens {

    private static final String HEADER = "# tiaowen tokens 1";
    private static final String PREFIX = "tw_";
    private static final int SECRET = 32;
    private static final int SALT = 16;

    /** A token with what its bearer's is compared with. */
    private record Entry(Token token, byte[] salt, byte[] hash) {

        String line() {
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            return String.join(
                    "\t",
                    token.name(),
                    token.scope().label(),
                    token.created().toString(),
                    base64.encodeToString(salt),
                    base64.encodeToString(hash));
        }
    }

    /** Tells one state of the file from another; each change makes a new file. */
    private record State(@Nullable Object key, FileTime changed, long size) {}

    private final Path folder;
    private @Nullable State state;
    private List<Entry> entries = List.of();

    private Tokens(Path folder) {
        this.folder = folder;
    }

    /** Those of a data directory, which need not be there yet. */
    public static Tokens of(Path folder) {
        return new Tokens(folder);
    }

    /**
     * Makes a token. Only its hash is kept.
     *
     * @return the token, to be told once
     * @throws AccessException where the name is taken or no name
     */
    public String add(String name, Token.Scope scope) {
        Token token = new Token(name, scope, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        byte[] random = random(SECRET);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        byte[] salt = random(SALT);
        change(
                known -> {
                    if (known.stream().anyMatch(e -> e.token().name().equals(name))) {
                        throw new AccessException(
                                "there is a token '" + name + "' already; revoke it first");
                    }
                    List<Entry> more = new ArrayList<>(known);
                    more.add(new Entry(token, salt, hash(salt, secret)));
                    return more;
                });
        return secret;
    }

    /** Takes a token back; says whether there was one of that name. */
    public boolean revoke(String name) {
        return change(known -> known.stream().filter(e -> !e.token().name().equals(name)).toList());
    }

    /** All of them, in the order in which they were made. */
    public List<Token> list() {
        return entries().stream().map(Entry::token).toList();
    }

    /** The token that this text is; takes as long whichever it is, or whether it is one. */
    public Optional<Token> find(String secret) {
        Token found = null;
        for (Entry entry : entries()) {
            if (MessageDigest.isEqual(entry.hash(), hash(entry.salt(), secret))) {
                found = entry.token();
            }
        }
        return Optional.ofNullable(found);
    }

    private Path file() {
        return folder.resolve("tokens");
    }

    private synchronized List<Entry> entries() {
        try {
            State now = state();
            if (!Objects.equals(now, state)) {
                entries = now == null ? List.of() : read();
                state = now;
            }
            return entries;
        } catch (IOException e) {
            throw new AccessException("cannot read " + file() + ": " + e, e);
        }
    }

    private @Nullable State state() throws IOException {
        if (!Files.exists(file())) {
            return null;
        }
        BasicFileAttributes is = Files.readAttributes(file(), BasicFileAttributes.class);
        return new State(is.fileKey(), is.lastModifiedTime(), is.size());
    }

    private List<Entry> read() throws IOException {
        List<String> lines = Files.readAllLines(file(), StandardCharsets.UTF_8);
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw new AccessException(
                    file() + " is no list of tokens of this version; remove it and add them anew");
        }
        List<Entry> read = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            read.add(entry(lines.get(i), i + 1));
        }
        return read;
    }

    private Entry entry(String line, int number) {
        try {
            String[] parts = line.split("\t", -1);
            Base64.Decoder base64 = Base64.getUrlDecoder();
            return new Entry(
                    new Token(
                            parts[0],
                            Token.Scope.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                            Instant.parse(parts[2])),
                    base64.decode(parts[3]),
                    base64.decode(parts[4]));
        } catch (ArrayIndexOutOfBoundsException
                | IllegalArgumentException
                | DateTimeParseException
                | AccessException e) {
            throw new AccessException(
                    "%s, line %d is no token; remove the line and add it anew"
                            .formatted(file(), number),
                    e);
        }
    }

    /** A new list in place of the old one. */
    private interface Change {
        List<Entry> of(List<Entry> known);
    }

    /** Says whether anything changed. */
    private boolean change(Change change) {
        // The lock of a file is the process's: its threads wait here.
        synchronized (Tokens.class) {
            return changeAlone(change);
        }
    }

    private boolean changeAlone(Change change) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                            FileChannel.open(
                                    folder.resolve("tokens.lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                List<Entry> before = entries();
                List<Entry> after = change.of(before);
                if (after.size() == before.size()) {
                    return false;
                }
                write(after);
                return true;
            }
        } catch (IOException e) {
            throw new AccessException("cannot write " + file() + ": " + e, e);
        }
    }

    /** All of it or nothing, for its owner alone where the file system knows owners. */
    private void write(List<Entry> all) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        all.forEach(entry -> lines.add(entry.line()));
        Path part = Files.createTempFile(folder, "tokens", ".part");
        try {
            if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(part, String.join("\n", lines) + "\n", StandardOpenOption.DSYNC);
            Files.move(part, file(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] hash(byte[] salt, String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
