package org.tiaowen.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The only minter of addresses. All of them are functions of what is named, never of the order in
 * which things were ingested or of what else a store holds.
 *
 * <table>
 * <caption>Addresses below the base</caption>
 * <tr><td>{@code source/{id}}</td><td>a source, and its named graph</td></tr>
 * <tr><td>{@code document/{year|nd}-{pinyin}-{6 hex}}</td><td>a document</td></tr>
 * <tr><td>{@code {document}/{path}}</td><td>a provision or a sentence</td></tr>
 * <tr><td>{@code {document}/{path}/unit_1}</td><td>a fact</td></tr>
 * <tr><td>{@code unit/{pinyin}-{6 hex}}</td><td>a unit</td></tr>
 * <tr><td>{@code sector/{notation}}</td><td>a sector</td></tr>
 * <tr><td>{@code curator/{pinyin}-{6 hex}}</td><td>who corrects</td></tr>
 * <tr><td>{@code graph/{name}}</td><td>a graph derived from several sources</td></tr>
 * </table>
 *
 * <p>The pinyin helps people and is at most 40 characters long; the hash decides.
 */
public final class Iris {

    /** The base unless a setting says otherwise. */
    public static final String DEFAULT_BASE = "https://w3id.org/tiaowen/id/";

    private static final int SLUG_LENGTH = 40;
    private static final int HASH_LENGTH = 6;

    /** As in zhuang; what is longer are syllables not set apart. */
    private static final int LONGEST_SYLLABLE = 6;

    private static final Pattern PLAIN_FILE = Pattern.compile("([A-Za-z0-9_-]+)\\.txt");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._~/-]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String base;
    private final UnaryOperator<String> pinyin;

    /**
     * @param base absolute IRI that ends in {@code /}
     * @param pinyin toneless pinyin of a text, syllables set apart by blanks or not; what is not
     *     Chinese stays as it is. It has to be deterministic
     * @throws IllegalArgumentException where the base is not such an IRI
     */
    public Iris(String base, UnaryOperator<String> pinyin) {
        if (!base.endsWith("/") || !URI.create(base).isAbsolute()) {
            throw new IllegalArgumentException("not an absolute IRI that ends in /: " + base);
        }
        this.base = base;
        this.pinyin = pinyin;
    }

    /** What every address of data begins with. */
    public String base() {
        return base;
    }

    /**
     * The id of a source: the stem of its name where it is a plain {@code .txt} file ({@code
     * [A-Za-z0-9_-]}) outside any folder, else the pinyin of the stem and 6 hex of the SHA-256 of
     * the relative path, so that {@code a/1.txt}, {@code b/1.txt} and {@code 1.md} are three.
     *
     * @param relativePath with {@code /} or {@code \} between folders
     */
    public String sourceId(String relativePath) {
        String path = relativePath.replace('\\', '/');
        var plain = PLAIN_FILE.matcher(path);
        if (plain.matches()) {
            return plain.group(1);
        }
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return hashed(dot > 0 ? file.substring(0, dot) : file, path);
    }

    /** A source, which is the name of its graph too. */
    public Node source(String id) {
        return node(base + "source/" + safe(id));
    }

    /** The id of the source whose graph this is; empty for any other node. */
    public Optional<String> sourceIdOf(Node graph) {
        String prefix = base + "source/";
        return graph.isURI()
                        && graph.getURI().startsWith(prefix)
                        && graph.getURI().indexOf('/', prefix.length()) < 0
                ? Optional.of(graph.getURI().substring(prefix.length()))
                : Optional.empty();
    }

    /** A graph that is derived from several sources, such as {@code graph/citations}. */
    public Node graph(String name) {
        return node(base + "graph/" + safe(name));
    }

    /**
     * The documents of one source, in the same order.
     *
     * <p>The hash is taken of the document's key (the folded 文号 plus first issuer, else the folded
     * title plus first issuer, else the first 100 folded characters) together with the id of the
     * source: a document printed in two sources stays two, whichever came first, and neither
     * address moves when the other source comes or goes. Where a source holds two documents of one
     * key, the second in reading order takes {@code -2} at the end, and so on.
     */
    public List<Node> documents(String sourceId, List<Document> documents) {
        Set<String> taken = new HashSet<>();
        List<Node> nodes = new ArrayList<>(documents.size());
        for (Document document : documents) {
            String slug =
                    DocumentKey.year(document)
                            + "-"
                            + hashed(
                                    DocumentKey.name(document),
                                    DocumentKey.of(document) + "\n" + sourceId);
            String free = slug;
            for (int n = 2; !taken.add(free); n++) {
                free = slug + "-" + n;
            }
            nodes.add(node(base + "document/" + free));
        }
        return List.copyOf(nodes);
    }

    /** A provision or a sentence: its path below the document. */
    public static Node part(Node document, String path) {
        return node(document.getURI() + "/" + safe(path));
    }

    /** Of a part of that document, its path in it: {@code chp_2/art_7/item_1}. */
    public static String path(Node document, Node part) {
        return part.getURI().substring(document.getURI().length() + 1);
    }

    /**
     * A fact: {@code {document}/{provision}/{kind}_{n}}, without the provision where it stands
     * outside any.
     */
    static Node fact(Node document, @Nullable String provision, String kind, int n) {
        return part(document, (provision == null ? "" : provision + "/") + kind + "_" + n);
    }

    /** A unit by its full official name. */
    public Node unit(String fullName) {
        return node(base + "unit/" + hashed(fullName, Folding.text(fullName)));
    }

    /** Someone who corrects what the rules found, by name. */
    public Node curator(String name) {
        return node(base + "curator/" + hashed(name, Folding.text(name)));
    }

    /** A sector of the scheme. */
    public Node sector(String notation) {
        return node(base + "sector/" + safe(notation));
    }

    private String hashed(String name, String key) {
        return slug(name) + "-" + Fingerprint.of(key).substring(0, HASH_LENGTH);
    }

    /**
     * The pinyin of each stretch of letters and digits, joined by hyphens; cut where a syllable
     * ends, if the pinyin sets syllables apart.
     */
    private String slug(String name) {
        StringBuilder slug = new StringBuilder();
        for (String word : NO_WORD.split(Folding.text(name))) {
            boolean first = true;
            for (String syllable : OTHERS.split(latin(word))) {
                String hyphen = first && !slug.isEmpty() ? "-" : "";
                int room = SLUG_LENGTH - slug.length() - hyphen.length();
                if (syllable.length() > room) {
                    boolean unparted = syllable.length() > LONGEST_SYLLABLE && room > 0;
                    slug.append(unparted ? hyphen + syllable.substring(0, room) : "");
                    return slug.toString();
                }
                slug.append(syllable.isEmpty() ? "" : hyphen + syllable);
                first &= syllable.isEmpty();
            }
        }
        return slug.isEmpty() ? "untitled" : slug.toString();
    }

    private String latin(String word) {
        String spelling = Normalizer.normalize(pinyin.apply(word), Normalizer.Form.NFKD);
        String lower = spelling.toLowerCase(Locale.ROOT).replace("u\u0308", "v");
        return MARKS.matcher(lower).replaceAll("");
    }

    /** Percent-encodes what may not stand in a path; all that is minted here has none of it. */
    private static String safe(String path) {
        return UNSAFE.matcher(path)
                .replaceAll(
                        match ->
                                URLEncoder.encode(match.group(), StandardCharsets.UTF_8)
                                        .replace("+", "%20"));
    }

    static Node node(String iri) {
        return NodeFactory.createURI(iri);
    }
}
