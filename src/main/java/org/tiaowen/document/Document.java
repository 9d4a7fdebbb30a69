package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One normative text. A file can hold many; a covering notice and the text that it promulgates are
 * two.
 *
 * @param source name of the file, as ingested
 * @param seq position in the file, from 1
 * @param kind the document's own kind-word in its standard form: 条例, 决定, 批复, 通知, 方案, 规划, 措施, 规定,
 *     细则, 办法, 意见, 公告, 通告, 函, 令 …; empty where nothing tells it
 * @param title the document's own title without blanks; empty where the text has none
 * @param titleInferred whether the title stands elsewhere than above the text, such as in the
 *     notice that promulgates it
 * @param number the 文号 without blanks, such as 京政发〔2021〕3号
 * @param issuers full names of the issuing organs, in the order of the signature
 * @param jurisdiction full name of the territory that the document governs, such as 北京市; 全国 for the
 *     central organs; null where unknown
 * @param level level of that territory
 * @param issued date of signature or adoption
 * @param effective date from which it holds
 * @param promulgatedBy {@code seq} of the covering notice in the same source
 * @param span whole extent, signature and annex references included
 * @param provisions the tree in document order, parents first
 * @param sentences in document order
 */
public record Document(
        String source,
        int seq,
        String kind,
        String title,
        boolean titleInferred,
        @Nullable String number,
        List<String> issuers,
        @Nullable String jurisdiction,
        @Nullable Level level,
        @Nullable LocalDate issued,
        @Nullable LocalDate effective,
        @Nullable Integer promulgatedBy,
        Span span,
        List<Provision> provisions,
        List<Sentence> sentences) {

    /** Takes copies of the lists. */
    public Document {
        issuers = List.copyOf(issuers);
        provisions = List.copyOf(provisions);
        sentences = List.copyOf(sentences);
    }

    /** The same with other provisions. */
    public Document withProvisions(List<Provision> others) {
        return new Document(
                source,
                seq,
                kind,
                title,
                titleInferred,
                number,
                issuers,
                jurisdiction,
                level,
                issued,
                effective,
                promulgatedBy,
                span,
                others,
                sentences);
    }

    /** The provision of this id. */
    public Optional<Provision> provision(@Nullable String id) {
        return provisions.stream().filter(p -> p.id().equals(id)).findFirst();
    }
}
