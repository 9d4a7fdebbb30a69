package org.tiaowen.extract;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The verbs, adverbs and prepositions of Chinese policy language that tell what force a clause has.
 *
 * <p>Closed classes are listed whole; of the open class of directive verbs the common ones, because
 * a tagger calls many of them nouns (研究, 建设, 推广) or adjectives (明确, 公开).
 */
final class Verbs {

    /** 不得, 禁止: what follows must not be done. */
    static final Set<String> PROHIBITING = words("不得 不准 不许 不应 不应当 不允许 不予 一律不 一律不得 不可");

    /** The same as main verbs. */
    static final Set<String> FORBIDDING = words("禁止 严禁 严格禁止 坚决禁止 坚决杜绝 不予支持 不予受理 不予批准");

    /** 应当, 必须, 要 before a verb. */
    static final Set<String> OBLIGING =
            words("应当 应 必须 须 务必 要 需 均应 均应当 均须 应该 应予 应于 都要 均要 还应 还应当 也要 也应当 同时应当 务须 务于 须按 应按 须经");

    /** 可以, 可 before a verb. */
    static final Set<String> PERMITTING =
            words(
                    "可以 可 均可 也可 有权 可予 亦可 均可以 也可以 可按 可由 可在 可凭 可分 可向 可将 可对 可从 可享 可享受 可先 可再"
                            + " 可与 可于 可委托 可持");

    /** Verbs that grant a freedom or lift a burden. */
    static final Set<String> GRANTING =
            words(
                    "允许 准许 准予 放宽 放开 下放 免除 免于 免予 豁免 无需 无须 不再要求 不再 赋予 不作 不设 不做 可自主 可不 不受 不计入 免检 免验"
                            + " 容缺受理 免交 免提交 免费开放");

    /** Verbs that lift what follows, when it is a burden: 取消…限制. */
    static final Set<String> LIFTING = words("取消 清理取消 减少 清理 精简取消 全面取消 简化取消 暂停 停止 打破 破除 消除");

    /** Verbs that give money or forgo it. */
    static final Set<String> PAYING =
            words(
                    "奖励 补贴 补助 资助 奖补 贴息 贴补 减免 免征 减征 停征 免收 免缴 减收 缓缴 缓征 扣减 抵减 返还 退还 退税 减半征收 减按 暂退 暂免"
                        + " 减征 加计扣除 减税 给予奖励 给予补贴 给予补助 给予资助 不再征收 免税 抵扣 抵免 代偿 补偿 再减半征收 减半 即征即退 垫付 补足"
                        + " 兜底保障 全额返还 缓交 减缴 减交");

    /** Verbs that give; money, if their object is money. */
    static final Set<String> GIVING =
            words(
                    "给予 予以 发放 拨付 兑付 兑现 提供 进行 享受 安排 按 实行 落实 执行 实施 施行 延续 延长 继续执行 继续实施 给 贯彻 加大 加强 落实好"
                            + " 用好 用足 用足用好 统筹 推行 落地 设立 支付 下达 列支 全面落实 制定实施 出台");

    /** Of those, the verbs by which a policy of payments goes on rather than is made. */
    static final Set<String> CARRYING_OUT =
            words("落实 执行 实施 施行 延续 延长 继续执行 继续实施 贯彻 落实好 用好 用足 用足用好 推行 实行 全面落实 制定实施 享受 兑现");

    /** Verbs that back what others do. */
    static final Set<String> ENCOURAGING =
            words("支持 鼓励 引导 扶持 倡导 提倡 号召 动员 鼓励支持 支持鼓励 鼓励引导 引导支持 引导鼓励 支持引导 优先支持 重点支持 鼓励和支持");

    /** Verbs that try. */
    static final Set<String> EXPLORING =
            words(
                    "探索 研究 试点 争取 力争 研究制定 研究建立 研究出台 研究提出 研究推动 研究探索 探索建立 探索开展 探索创新 先行先试 先试先行 试行 谋划 论证"
                            + " 研究论证 尝试");

    /** Verbs whose object 试点 makes them trying: 开展…试点. */
    static final Set<String> TRYING_OUT =
            words(
                    "推进 推广 开展 推动 深化 启动 组织 组织开展 扩大 加快 实施 申请 申报 开启 继续 做好 进行 先行 深入推进 稳步推进 推行 积极推进 承担"
                            + " 创建 用好 参与 打造 支持 争创 选择 遴选 选取 选定");

    /** Being, having, becoming: what a clause with such a verb says is no directive. */
    static final Set<String> STATIVE =
            words(
                    "是 有 为 成为 具有 存在 面临 位居 居 达 达到 取得 属于 包括 包含 指 是指 占 获得 意味着 体现 表明 处于 进入 迈入 形成 呈现 使 含"
                            + " 分为");

    /** Adverbial words that may stand before a main verb. */
    static final Set<String> ADVERBS =
            words(
                    "继续 持续 进一步 加快 积极 大力 全面 深入 稳步 有序 逐步 适时 依法 依规 依法依规 精准 扎实 认真 切实 着力 重点 优先 率先 统筹 定期"
                        + " 及时 不断 充分 严格 稳妥 有效 科学 合理 适度 同步 主动 高标准 高质量 高水平 高效 协同 联合 共同 全力 努力 坚决 坚定"
                        + " 坚定不移 加速 尽快 抓紧 广泛 深度 多渠道 动态 分类 分步 分批 免费 首先 同时 并 且 也 还 均 都 又 再 更 更好 更加 只"
                        + " 仅 仍 则 就 即 便 大幅 显著 明显 整体 系统 自主 自觉 牢固 牢牢 务实 实时 定向 常态化 一体 一体化 系统性 从严 从快 从速"
                        + " 严厉 坚持不懈 持之以恒 因地制宜 分类分级 分级分类 分级 密切 快速 灵活 综合 集中 全程 全链条 全方位 全流程 多措并举 滚动"
                        + " 循序渐进 稳慎 审慎 创新性 高起点 自愿 强力 纵深 有力 有针对性 切实有效 原则上 一律 统一 视情 视情况 酌情 直接 分别 合力"
                        + " 联动 牵头 按规定 按需 依托");

    /** Words that open a phrase before the main verb. */
    static final Set<String> PREPOSITIONS =
            words(
                    "对 对于 针对 为 为了 按照 按 根据 依据 依照 遵照 在 以 通过 围绕 结合 由 向 从 经 自 与 会同 同 将 把 随着 除 除了 除外 当 至"
                            + " 就 关于 本着 依托 立足 聚焦 面向 借助 凭 凭借 据 经由 因 因为 由于 较 比 于 沿 跟 和 给 被 使用");

    /** Words that open a condition. */
    static final Set<String> CONDITIONAL =
            words("如 如果 若 倘若 因 由于 凡 凡是 除 鉴于 虽然 尽管 随着 为 为了 只要 只有 一旦 遇有 当");

    /** Common directive verbs, whatever a tagger thinks of them. */
    static final Set<String> DIRECTIVE =
            words(
                    "推进 推动 便利 上线 建成 建立 完善 健全 加强 强化 优化 提升 提高 促进 打造 建设 搭建 构建 制定 出台 开展 实施 落实 深化 扩大 拓展"
                        + " 拓宽 推广 推行 规范 明确 简化 精简 压缩 压减 降低 减少 取消 清理 整合 整治 培育 引进 吸引 集聚 聚集 发展 壮大 做强 做优"
                        + " 做大 创新 改革 改造 改善 更新 修订 修改 编制 发布 公布 公开 印发 公示 推出 组织 开放 开通 设立 设置 成立 组建 增设 增加"
                        + " 加大 加快 保障 确保 保护 维护 保持 坚持 贯彻 执行 履行 负责 牵头 协调 统筹 指导 监督 检查 考核 评估 评价 督促 督导 宣传"
                        + " 解读 培训 培养 服务 提供 给予 予以 做好 抓好 办好 用好 管好 守住 筑牢 夯实 补齐 消除 破除 打通 畅通 衔接 对接 联通 互认"
                        + " 共享 利用 运用 应用 使用 采用 采取 采集 纳入 列入 归集 汇聚 登记 备案 审批 审核 审查 核准 认定 确认 确定 划定 划分 分解"
                        + " 细化 量化 安排 部署 分配 配置 配备 调整 调度 监测 监管 防范 防控 化解 处置 查处 打击 惩戒 惩处 处罚 责令 追究 严控 控制"
                        + " 限制 禁止 严禁 淘汰 退出 疏解 腾退 拆除 盘活 释放 激发 发挥 增强 巩固 聚焦 围绕 立足 依托 融入 承办 举办 申办 申报 报送"
                        + " 报告 上报 反馈 通报 请示 提交 提请 公告 告知 通知 答复 回应 解决 处理 办理 受理 办结 完成 实现 达成 助力 稳定 移交 划归"
                        + " 并入 划转 推荐 选派 选拔 评选 表彰 奖励 补贴 补助 资助 减免 免征 停征 返还 支持 鼓励 引导 扶持 允许 放宽 放开 下放 探索"
                        + " 研究 争取 力争 试点 试行 统一 固化 升级 恢复 延长 延续 缩短 前移 下沉 覆盖 普及 推送 传达 学习 树立 弘扬 传承 营造 创造"
                        + " 创建 争创 加密 新增 扩充 充实 补充 丰富 挖掘 梳理 排查 摸排 查找 整改 问责 追责 协助 配合 会商 联合 签订 签署 履约 遵守"
                        + " 遵循 尊重 支付 承诺 赋能 赋予 授权 委托 购买 采购 招标 招引 招商 谋划 策划 规划 布局 选址 供应 供给 投放 统计 核算 核查"
                        + " 核验 查验 检验 检测 检疫 抽查 抽检 巡查 认证 评定 评审 遴选 转化 转让 转移 流转 流通 结算 担保 贴息 挂牌 落地 引入 导入"
                        + " 嵌入 深耕 深挖 开发 研发 攻关 突破 攻克 掌握 试验 示范 带动 牵引 引领 支撑 稳住 提振 释放 拉动 促成 撮合 链接 串联 打破"
                        + " 杜绝 防止 避免 遏制 守牢 严格 严守 压实 压紧 扛起 扛牢 抓紧 抓实 抓牢 强调 重视 关注 关心 关爱 帮助 帮扶 救助 照顾 慰问"
                        + " 安置 接收 收集 收治 收购 回收 出售 出租 绿化 美化 净化 亮化 修复 修缮 修建 新建 改建 扩建 兴建 续建 复垦 复绿 保存 保管"
                        + " 存储 通关 放行 查扣 抵押 质押 登载 记载 载明 注明 标注 设计 制作 运营 运行 治理 整顿 保证 对标 比照 参照 借鉴 总结 提炼"
                        + " 复制 移植 叠加 集成 融合 联动 协同 开拓 开辟 走访 调研 座谈 约谈 曝光 公证 调解 仲裁 执行 拍卖 变卖 破产 重整 清算 注销"
                        + " 吊销 撤销 暂扣 没收 罚款 警告 责成 建强 配齐 配强 选优 严肃 加快推进 统筹推进 组织实施 督促指导 建立健全 贯彻落实 培优 做实"
                        + " 做细 加固 提档 提质 扩容 增效 减轻 缓解 疏通 疏导 清除 清退 关停 压降 严打 增列 提标");

    private static final Set<String> ALL = new HashSet<>();

    static {
        for (Set<String> some :
                java.util.List.of(
                        PROHIBITING,
                        FORBIDDING,
                        GRANTING,
                        LIFTING,
                        PAYING,
                        GIVING,
                        ENCOURAGING,
                        EXPLORING,
                        STATIVE,
                        DIRECTIVE)) {
            ALL.addAll(some);
        }
        ALL.removeAll(Set.of("为", "按", "占", "使", "含", "指"));
    }

    private Verbs() {}

    /** All words that give a clause its force. */
    static Set<String> forces() {
        Set<String> forces = new HashSet<>();
        for (Set<String> some :
                java.util.List.of(
                        PROHIBITING,
                        FORBIDDING,
                        OBLIGING,
                        PERMITTING,
                        GRANTING,
                        LIFTING,
                        PAYING,
                        GIVING,
                        ENCOURAGING,
                        EXPLORING)) {
            forces.addAll(some);
        }
        return forces;
    }

    /** Whether it is a verb that orders, even before a noun with 的: 停止受理…的申请. */
    static boolean isDirective(String word) {
        return DIRECTIVE.contains(word)
                || EXPLORING.contains(word)
                || ENCOURAGING.contains(word)
                || GRANTING.contains(word)
                || FORBIDDING.contains(word)
                || LIFTING.contains(word)
                || PAYING.contains(word);
    }

    /** All verbs of these classes, adverbs, and modal words that order or permit. */
    static Set<String> lexicon() {
        Set<String> lexicon = new HashSet<>(ALL);
        lexicon.addAll(ADVERBS);
        lexicon.addAll(OBLIGING);
        lexicon.addAll(PERMITTING);
        return lexicon;
    }

    /** Whether it is one of these verbs, of whatever class. */
    static boolean isVerb(String word) {
        return ALL.contains(word);
    }

    static Set<String> words(String list) {
        // asked for each word of each sentence, where HashSet is quicker than Set.of
        return new HashSet<>(Arrays.asList(list.split(" ")));
    }
}
