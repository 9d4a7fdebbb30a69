package org.tiaowen.document;

import java.util.List;
import java.util.Locale;

/** The problems that there are: a stable name, and words with places ({@code %s}) for details. */
public enum ProblemCode {
    /** The file is missing, no file, or may not be read. */
    UNREADABLE("文件无法读取，请检查路径和权限", "%s"),
    /** No character but blanks. */
    EMPTY("文件中没有文字", "%s"),
    /** Bytes that are no text. */
    BINARY("文件不是文本", "%s"),
    /** Text in an encoding that cannot be told. */
    ENCODING("无法判断文件的字符编码，请转为 UTF-8", "%s"),
    /** Longer than the limit. */
    TOO_LARGE("文件过大，请拆分", "%s"),
    /** A format that is known and not read. */
    UNSUPPORTED("不支持这种文件格式，请另存为 DOCX、PDF 或文本", "%s"),
    /** Under a password. */
    ENCRYPTED("文件有密码保护，请另存为无密码的文件", "%s"),
    /** Cut off or not built as its format asks. */
    DAMAGED("文件已损坏", "%s"),
    /** Pages without a text, such as a scan. */
    NO_TEXT("文件中没有可读取的文字（如扫描件），请先做文字识别", "%s"),
    /** Asks for more time than is given to a file. */
    TOO_SLOW("文件过于复杂，未能在限定时间内读完", "%s"),
    /** Details: the ending of its name, the format that it is. */
    MISNAMED("扩展名是 .%s，实际是 %s，已按实际格式读取", "is called .%s and is %s; read as what it is"),
    /** A DOCX that holds another file as a part. */
    UNREAD_PART(
            "内嵌了另一份文件（altChunk），该部分未读取",
            "holds another document as a part (altChunk), which is not read"),
    /** Details: how many, of how many, which. */
    PAGES_WITHOUT_TEXT(
            "%2$s 页中有 %1$s 页没有文字（如扫描件或图片）：%3$s",
            "%s of %s pages have no text, such as scans or pictures: %s"),
    /** Details: how many, of how many. */
    GLYPHS_WITHOUT_TEXT(
            "%2$s 个字形中有 %1$s 个没有对应的字符，字体隐藏了部分文字",
            "%s of %s glyphs stand for no characters: its fonts hide a part of the text"),
    /** It is damaged, or was decoded wrongly once. */
    REPLACEMENT_CHARACTERS(
            "含有替换字符（U+FFFD），文件有损坏或曾以错误的编码转换",
            "holds replacement characters (U+FFFD): it is damaged, or was decoded wrongly once"),
    /** Detail: what the YAML reader says. */
    FRONT_MATTER("文首的元数据不是 YAML：%s", "front matter is not YAML: %s"),
    /** Detail: the title. */
    BODY_LOST("只有标题，没有正文：%s", "only the title stands, its body is lost: %s"),
    /** Detail: the title. */
    UNNUMBERED("没有编号的条款，只有段落：%s", "no numbered provision, only paragraphs: %s"),
    /** A document without a title. */
    UNTITLED("文件没有标题，可在 sources.yaml 中写明", "a document without a title; name it in sources.yaml"),
    /** Details: file, line, name of the source. */
    CORRECTION_NO_SOURCE("%s 第 %s 行：没有名为“%s”的来源文件", "%s:%s: there is no source file %s"),
    /** Details: file, line, number, title or 文号 of the document. */
    CORRECTION_NO_DOCUMENT("%s 第 %s 行：来源中没有这件文件：%s", "%s:%s: the source has no such document: %s"),
    /** Details: the same. */
    CORRECTION_MANY_DOCUMENTS(
            "%s 第 %s 行：来源中有多件这样的文件：%s；请写序号",
            "%s:%s: the source has several such documents: %s; give its number in the file"),
    /** Details: file, line, the place. */
    CORRECTION_NO_PLACE("%s 第 %s 行：文件中没有这一处：%s", "%s:%s: the document has no such place: %s"),
    /** Details: the same. */
    CORRECTION_MANY_PLACES(
            "%s 第 %s 行：文件中有多处符合：%s；请补充条款或引文",
            "%s:%s: several places of the document fit: %s; add a provision or a longer quote"),
    /** Details: file, line, the fact. */
    CORRECTION_NO_FACT("%s 第 %s 行：该处没有要更正的内容：%s", "%s:%s: there is no such fact in that place: %s"),
    /** Details: the same. */
    CORRECTION_MANY_FACTS(
            "%s 第 %s 行：该处有多项符合：%s；请写得更具体",
            "%s:%s: several facts in that place fit: %s; say more of it"),
    /** Details: the same. */
    CORRECTION_UNNEEDED(
            "%s 第 %s 行：无需更正，已是如此：%s", "%s:%s: needs no correction, it is so already: %s"),
    /** Details: file, line, the sector. */
    CORRECTION_NO_SECTOR("%s 第 %s 行：没有这个领域：%s", "%s:%s: the scheme has no such sector: %s");

    private final String chinese;
    private final String english;

    ProblemCode(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** The word of the outside faces, such as {@code body-lost}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String message(Language language, List<String> details) {
        String words =
                switch (language) {
                    case ZH -> chinese;
                    case EN -> english;
                };
        return words.formatted(details.toArray());
    }
}
