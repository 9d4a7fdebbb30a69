package org.tiaowen.server;

import java.util.Locale;

/** The kinds of problem that a client can meet (RFC 9457, section 3.1.1). */
enum ProblemType {
    REQUEST(400, "请求有误", "请求的格式不对。", "The request is malformed."),
    PARAMETER(
            400,
            "参数有误",
            "有参数不认识、缺少，或取值不对。",
            "A parameter is unknown, missing or has a value that cannot be."),
    QUERY_SYNTAX(
            400, "查询语法有误", "查询不是合法的 SPARQL。", "The query is no SPARQL; line and column say where."),
    QUERY_EVALUATION(
            400, "查询无法执行", "查询写法合法，但无法求值。", "The query is well-formed but cannot be evaluated."),
    UNAUTHORIZED(401, "需要令牌", "此处需要服务器发给的令牌。", "This asks for a token of the server."),
    FORBIDDEN(403, "令牌权限不足", "此令牌无权做这件事。", "The token is not good for this."),
    WRITING_OFF(403, "未开放写入", "本服务器只供读取。", "The server was started for reading only."),
    QUERY_MEMORY(400, "查询占用内存过多", "查询占用的内存超过了上限。", "The query holds more memory than a query may."),
    TOO_MANY_ROWS(
            400, "结果行数过多", "结果的行数超过了一次能给出的上限。", "The answer has more rows than are given whole."),
    QUERY_REFUSED(
            403,
            "查询不被允许",
            "查询中有此处不做的事，例如 SERVICE。",
            "The query asks for what is not done here, such as SERVICE."),
    NOT_FOUND(404, "没有找到", "这个地址没有内容。", "There is nothing at this address."),
    METHOD(405, "不支持此方法", "这个地址不接受此种请求方法。", "The address exists but does not answer this method."),
    GONE(
            410,
            "已撤下",
            "这个地址曾有内容，现已撤下。",
            "There was something at this address, and it was taken out."),
    NOT_ACCEPTABLE(
            406,
            "没有可接受的格式",
            "无法以所要求的格式给出答复。",
            "The answer cannot be given in a format that is asked."),
    PROTECTED(
            409,
            "此图不可写",
            "此图由程序维护，请写入自己的图。",
            "The graph is not for users to write; name one of your own."),
    TOO_LARGE(413, "请求过大", "请求超过了服务器读取的长度。", "The request is longer than the server reads."),
    MEDIA_TYPE(
            415,
            "不支持的内容类型",
            "此处不读取这种类型或字符集的内容。",
            "The body has a media type or charset that is not read."),
    UNREADABLE(
            422,
            "文件无法读取",
            "上传的文件都无法读取，原因见报告。",
            "No file of the upload could be read; the report says why."),
    INTERNAL(500, "服务器内部错误", "服务器出错，详情见其日志。", "The server failed; its log says more."),
    NOT_AVAILABLE(501, "尚未提供", "本服务器不提供此项功能。", "This server does not do that."),
    UNREACHABLE(502, "图存储无法访问", "存放图的机器没有应答。", "The machine that holds the graph does not answer."),
    NOT_READY(
            503,
            "尚未就绪",
            "所需的部分正在启动，请稍后再试。",
            "What answers this is still starting; try again soon."),
    BUSY(503, "服务器繁忙", "同时进行的查询太多，请稍后再试。", "Too many queries are running; try again soon."),
    QUERY_TIMEOUT(503, "查询超时", "查询未能在时限内完成。", "The query did not end within its limit of time.");

    private final int status;
    private final String title;
    private final String meaningZh;
    private final String meaning;

    ProblemType(int status, String title, String meaningZh, String meaning) {
        this.status = status;
        this.title = title;
        this.meaningZh = meaningZh;
        this.meaning = meaning;
    }

    int status() {
        return status;
    }

    /** For people, in Chinese. */
    String title() {
        return title;
    }

    /** What it means, in Chinese. */
    String meaningZh() {
        return meaningZh;
    }

    /** The same in English. */
    String meaning() {
        return meaning;
    }

    /** Name in the page of problems, such as {@code query-syntax}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type's URI, relative to the server. */
    String uri() {
        return "/problems#" + label();
    }

    /** The type that fits a status best. */
    static ProblemType of(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> QUERY_REFUSED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD;
            case 410 -> GONE;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> PROTECTED;
            case 413, 414, 431 -> TOO_LARGE;
            case 415 -> MEDIA_TYPE;
            case 422 -> UNREADABLE;
            case 501 -> NOT_AVAILABLE;
            case 502 -> UNREACHABLE;
            case 503 -> NOT_READY;
            default -> status < 500 ? REQUEST : INTERNAL;
        };
    }
}
