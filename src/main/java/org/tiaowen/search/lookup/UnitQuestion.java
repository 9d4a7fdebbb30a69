package org.tiaowen.search.lookup;

import org.tiaowen.document.Responsibility.Role;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A unit with its role in a query: 市商务局牵头的措施, 由市财政局配合的任务, 牵头单位是市商务局, 商务厅负责什么. */
final class UnitQuestion {

    private static final Map<String, Role> ROLES =
            Map.ofEntries(
                    Map.entry("牵头", Role.LEAD),
                    Map.entry("负责", Role.LEAD),
                    Map.entry("主责", Role.LEAD),
                    Map.entry("主办", Role.LEAD),
                    Map.entry("责任", Role.LEAD),
                    Map.entry("承担", Role.LEAD),
                    Map.entry("主管", Role.LEAD),
                    Map.entry("主导", Role.LEAD),
                    Map.entry("配合", Role.SUPPORT),
                    Map.entry("协办", Role.SUPPORT),
                    Map.entry("参与", Role.SUPPORT),
                    Map.entry("参加", Role.SUPPORT),
                    Map.entry("协助", Role.SUPPORT),
                    Map.entry("会同", Role.SUPPORT),
                    Map.entry("协同", Role.SUPPORT));

    private static final Pattern ROLE = Pattern.compile(String.join("|", ROLES.keySet()));

    /** 市商务局负责认定总部企业 tells what happens; 市商务局负责的任务 asks for what a unit does. */
    private static final Set<String> NARRATIVE =
            Set.of("负责", "承担", "责任", "主管", "参与", "参加", "协助", "会同", "协同");

    /** Behind a role in a question. */
    private static final Pattern ASKING =
            Pattern.compile("^\\s*(?:$|[?!。，、]|的|什么|哪|几|单位|部门|了?(?:什么|哪))");

    /** Between a unit and its role. */
    private static final Pattern TO_ROLE =
            Pattern.compile("[\\s,:]*(?:作为|为|是|担任|需要|需|应|要|应当|所)?[\\s:]*$");

    /** Behind a role, in front of a unit. */
    private static final Pattern FROM_ROLE =
            Pattern.compile("^(?:单位|部门|机构|机关|方)\\s*(?:是|为|:|包括|有)?\\s*");

    /** Behind a role that has its unit in front. */
    private static final Pattern AFTER = Pattern.compile("^(?:单位|部门|落实|实施|办理|推进)?");

    private static final int LONGEST_NAME = 30;

    private UnitQuestion() {}

    /**
     * What was read.
     *
     * @param name words before or behind the role that may name a unit
     * @param start where name and role begin in the query
     * @param end where they end
     */
    record Found(String name, Role role, int start, int end) {}

    static Optional<Found> find(String folded, KnownUnits units) {
        Matcher role = ROLE.matcher(folded);
        while (role.find()) {
            Role meant = ROLES.getOrDefault(role.group(), Role.LEAD);
            Optional<Found> found =
                    before(folded, role, meant, units).or(() -> behind(folded, role, meant, units));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** 市商务局牵头. */
    private static Optional<Found> before(
            String folded, Matcher role, Role meant, KnownUnits units) {
        if (NARRATIVE.contains(role.group())
                && !ASKING.matcher(folded.substring(role.end())).find()
                && !folded.stripLeading().startsWith("由")) {
            return Optional.empty();
        }
        Matcher gap = TO_ROLE.matcher(folded.substring(0, role.start()));
        int end = gap.find() ? gap.start() : role.start();
        Matcher after = AFTER.matcher(folded.substring(role.end()));
        int tail = role.end() + (after.find() ? after.end() : 0);
        for (int start = Math.max(0, end - LONGEST_NAME); start < end - 1; start++) {
            String name = folded.substring(start, end).strip();
            if (units.isOrgan(name)) {
                int from = start > 0 && folded.charAt(start - 1) == '由' ? start - 1 : start;
                return Optional.of(new Found(name, meant, from, tail));
            }
        }
        return Optional.empty();
    }

    /** 牵头单位是市商务局. */
    private static Optional<Found> behind(
            String folded, Matcher role, Role meant, KnownUnits units) {
        Matcher lead = FROM_ROLE.matcher(folded.substring(role.end()));
        if (!lead.find()) {
            return Optional.empty();
        }
        int start = role.end() + lead.end();
        for (int end = Math.min(folded.length(), start + LONGEST_NAME); end > start + 1; end--) {
            String name = folded.substring(start, end).strip();
            if (units.isOrgan(name)) {
                return Optional.of(new Found(name, meant, role.start(), end));
            }
        }
        return Optional.empty();
    }
}
