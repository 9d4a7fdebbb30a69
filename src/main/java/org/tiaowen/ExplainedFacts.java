package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Beneficiary;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Expiry;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Language;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Modality;
import org.tiaowen.document.Quantity;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sector;
import org.tiaowen.document.Zone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Facts in words: what each is called and what it says. */
final class ExplainedFacts {
    private final Language language;
    private final Map<String, Sector> sectors = new HashMap<>();

    ExplainedFacts(Language language, List<Sector> scheme) {
        this.language = language;
        scheme.forEach(s -> sectors.put(s.notation(), s));
    }

    /**
     * A fact.
     *
     * @param name what it is, such as 牵头单位
     * @param value what it says
     * @param marks whether its surface is a part of the sentence worth marking
     */
    record Explained(String name, String value, boolean marks, Evidence evidence) {}

    /** All facts of a document; those of one sentence in the order of their kinds. */
    List<Explained> of(Facts facts) {
        List<Explained> all = new ArrayList<>();
        for (Measure m : facts.measures()) {
            all.add(new Explained(say("措施", "measure"), measure(m), false, m.evidence()));
        }
        for (Responsibility r : facts.responsibilities()) {
            all.add(new Explained(role(r.role()), unit(r), true, r.evidence()));
        }
        facts.deadlines()
                .forEach(
                        d ->
                                all.add(
                                        new Explained(
                                                d.recurring()
                                                        ? say("每年时限", "yearly deadline")
                                                        : say("时限", "deadline"),
                                                d.value(),
                                                true,
                                                d.evidence())));
        for (Quantity q : facts.quantities()) {
            all.add(new Explained(say("数量", "quantity"), quantity(q), true, q.evidence()));
        }
        for (Zone z : facts.zones()) {
            all.add(new Explained(say("区域", "zone"), zone(z), true, z.evidence()));
        }
        for (Beneficiary b : facts.beneficiaries()) {
            all.add(new Explained(say("受益者", "beneficiary"), b.name(), true, b.evidence()));
        }
        for (Citation c : facts.citations()) {
            all.add(new Explained(relation(c.relation()), cited(c), true, c.evidence()));
        }
        for (Citation c : facts.references()) {
            all.add(new Explained(say("所指条款", "refers to"), cited(c), true, c.evidence()));
        }
        for (Expiry e : facts.expiries()) {
            String until = e.until().toString();
            all.add(new Explained(say("有效期至", "holds until"), until, true, e.evidence()));
        }
        return all;
    }

    private String measure(Measure measure) {
        String said = measure.sectors().stream().map(this::sector).collect(Collectors.joining("、"));
        return modality(measure.modality()) + (said.isEmpty() ? "" : " · " + said);
    }

    private String sector(Measure.SectorVote vote) {
        Sector sector = sectors.get(vote.notation());
        String name = sector == null ? vote.notation() : say(sector.labelZh(), sector.labelEn());
        return name + " " + number(vote.confidence());
    }

    private String unit(Responsibility responsibility) {
        return responsibility.registered()
                ? responsibility.unit()
                : responsibility.unit() + say("（未登记）", " (not registered)");
    }

    private static String zone(Zone zone) {
        return zone.name().equals(zone.kind()) ? zone.name() : zone.name() + " · " + zone.kind();
    }

    private static String quantity(Quantity quantity) {
        String sign =
                switch (quantity.comparator()) {
                    case "<=" -> "≤ ";
                    case ">=" -> "≥ ";
                    case "=" -> "";
                    case "~" -> "≈ ";
                    default -> quantity.comparator() + " ";
                };
        String of = quantity.of() == null ? "" : quantity.of() + " ";
        return of + sign + quantity.value().toPlainString() + " " + quantity.unit();
    }

    private static String cited(Citation citation) {
        String title = citation.title() == null ? "" : "《" + citation.title() + "》";
        return joined("", title, citation.number(), citation.place());
    }

    private String relation(Citation.Relation relation) {
        return switch (relation) {
            case CITES -> say("引用", "cites");
            case IMPLEMENTS -> say("落实", "implements");
            case FORWARDS -> say("转发", "forwards");
            case PROMULGATES -> say("印发", "promulgates");
            case REPEALS -> say("废止", "repeals");
            case AMENDS -> say("修改", "amends");
            case KEEPS -> say("继续有效", "keeps in force");
        };
    }

    private String role(Responsibility.Role role) {
        return switch (role) {
            case LEAD -> say("牵头单位", "lead unit");
            case SUPPORT -> say("配合单位", "supporting unit");
        };
    }

    private String modality(Modality modality) {
        return switch (modality) {
            case PROHIBIT -> say("禁止", "prohibit");
            case OBLIGE -> say("应当", "oblige");
            case PERMIT -> say("允许", "permit");
            case FUND -> say("资助", "fund");
            case ENCOURAGE -> say("鼓励", "encourage");
            case EXPLORE -> say("探索", "explore");
            case ACT -> say("推进", "act");
        };
    }

    /** What a provision does in its document. */
    String role(Role role) {
        return switch (role) {
            case BACKGROUND -> say("背景", "background");
            case OBJECTIVE -> say("目标", "objective");
            case PRINCIPLE -> say("原则", "principle");
            case TASK -> say("任务", "task");
            case SAFEGUARD -> say("保障", "safeguard");
            case DEFINITION -> say("定义", "definition");
            case SUPPLEMENTARY -> say("附则", "supplementary");
        };
    }

    String say(String chinese, String english) {
        return switch (language) {
            case ZH -> chinese;
            case EN -> english;
        };
    }

    /** Joins what is there. */
    static String joined(String separator, @Nullable Object... parts) {
        List<String> said = new ArrayList<>();
        for (Object part : parts) {
            if (part != null && !part.toString().isEmpty()) {
                said.add(part.toString());
            }
        }
        return String.join(separator, said);
    }

    /** A confidence with two decimals. */
    static String number(double confidence) {
        return "%.2f".formatted(confidence);
    }
}
