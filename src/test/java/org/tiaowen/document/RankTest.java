package org.tiaowen.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** National, provincial, …: and within a territory its government above its departments. */
final class RankTest {

    private static Rank rank(Level level, String... issuers) {
        return Rank.of(level, List.of(issuers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "国务院",
                "国务院办公厅",
                "北京市人民政府",
                "北京市人民政府办公厅",
                "滨海县人民政府办公室",
                "海城市人民代表大会常务委员会",
                "海城市人大常委会",
                "中共海城市委员会",
                "中共海城市委办公室",
                "海州区东城街道办事处"
            })
    void whoGovernsIsNoDepartment(String issuer) {
        assertEquals("县级", rank(Level.COUNTY, issuer).label());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "海城市财政局",
                "国家发展和改革委员会",
                "国务院国有资产监督管理委员会",
                "北京市规划和自然资源委员会",
                "中关村科技园区管理委员会",
                "海城市人民政府外事办公室",
                "中华人民共和国海关总署"
            })
    void whoDoesNotGovernIsOne(String issuer) {
        assertEquals("市级部门", rank(Level.PREFECTURAL, issuer).label());
        assertEquals("市级", rank(Level.PREFECTURAL, issuer, "海城市人民政府").label());
    }

    @Test
    void whereNothingTellsThereIsNoRank() {
        assertEquals("市级", rank(Level.PREFECTURAL).label());
        assertEquals("", Rank.of(null, List.of("财政局")).label());
    }

    @ParameterizedTest
    @CsvSource({
        "NATIONAL 国务院, COUNTY 海城市人民政府, true",
        "NATIONAL 财政部, COUNTY 海城市人民政府, true",
        "NATIONAL 国务院, NATIONAL 财政部, true",
        "COUNTY 海城市人民政府, COUNTY 海城市财政局, true",
        "COUNTY 海城市财政局, COUNTY 海城市财政局, false",
        "COUNTY 海城市财政局, COUNTY 海城市人民政府, false",
        "COUNTY 海城市人民政府, PREFECTURAL 鞍山市财政局, false",
        "NATIONAL 国务院, ? 财政局, true",
        "PROVINCIAL 辽宁省人民政府, ? 财政局, false",
        "? 财政局, COUNTY 海城市财政局, false"
    })
    void theHigherLevelIsAboveAndItsGovernmentAboveItsDepartments(
            String one, String other, boolean expected) {
        assertEquals(expected, parse(one).isAbove(parse(other)));
    }

    private static Rank parse(String said) {
        String[] parts = said.split(" ");
        return Rank.of(parts[0].equals("?") ? null : Level.valueOf(parts[0]), List.of(parts[1]));
    }
}
