package com.aiponge.user.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiskRulesTest {
    private static final RiskRules RULES = new RiskRules();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "CRITICAL | I want to die.",
            "CRITICAL | I can't stop thinking that I should end my life",
            "CRITICAL | I’m going to KILL   myself tonight",
            "CRITICAL | Quiero morir, ya no puedo más",
            "CRITICAL | j'ai envie de mourir",
            "CRITICAL | Ich will sterben",
            "CRITICAL | Ich bringe mich um",
            "CRITICAL | eu quero morrer",
            "CRITICAL | Vou me matar",
            "CRITICAL | أريد أن أموت",
            "CRITICAL | もう死にたい",
            "CRITICAL | मैं मरना चाहता हूँ",
            "HIGH | I feel suicidal",
            "HIGH | They would be better off without me",
            "HIGH | no quiero seguir viviendo",
            "HIGH | je n'ai plus envie de vivre",
            "HIGH | Ich möchte nicht mehr leben",
            "HIGH | não quero mais viver",
            "HIGH | لا أريد أن أعيش",
            "HIGH | 生きている意味がない",
            "HIGH | मैं जीना नहीं चाहती",
            "HIGH | my husband hits me when he drinks",
            "MEDIUM | Everything is hopeless",
            "MEDIUM | no hay salida para mí",
            "MEDIUM | je suis un fardeau pour tout le monde",
            "MEDIUM | Alles ist hoffnungslos",
            "MEDIUM | perdi a esperança",
            "MEDIUM | فقدت الأمل",
            "MEDIUM | 私には価値がない",
            "MEDIUM | कोई उम्मीद नहीं बची",
            "LOW | I feel so lonely these days",
            "LOW | me siento sola",
            "LOW | je me sens seule",
            "LOW | ich bin einsam",
            "LOW | me sinto sozinha",
            "LOW | أشعر بالوحدة",
            "LOW | 寂しい夜",
            "LOW | बहुत अकेलापन है",
    })
    void knowsHowMuchATextWorriesInEveryLanguage(RiskLevel level, String text) {
        assertEquals(level, RULES.assess(text).level());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Walked by the river before work. For the first time in weeks my head was quiet.",
            "I was dying of laughter, we could have killed time all day",
            "I volunteer for suicide prevention",
            "I cut myself shaving",
            "Mi hermana me hizo morir de risa",
            "J'étais morte de rire, on va mourir de faim",
            "Ich könnte sterben vor Lachen über diesen Film",
            "Estou morrendo de fome, bora comer",
            "映画を見て散歩した。DVDも借りた",
            "आज नदी के किनारे टहलने गया",
            "مشيت قرب النهر قبل العمل",
            "We plan to jump off the pier into the lake",
            "That meeting was killing me but the deadline is done",
            "",
    })
    void findsNothingInEverydayTexts(String text) {
        assertEquals(Risk.NONE, RULES.assess(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"I don't want to die", "I would never kill myself", "no quiero morir", "Ich will nicht sterben", "não quero morrer",
            "je ne veux pas mourir", "死にたくない", "मैं मरना नहीं चाहता", "لا أريد أن أموت"})
    void aDenialIsAtMostALittleWorrying(String text) {
        assertTrue(RiskLevel.LOW.isAtLeast(RULES.assess(text).level()), () -> RULES.assess(text).toString());
    }

    @Test
    void accentsCaseApostrophesAndHiddenCharactersDoNotHideAPhrase() {
        assertEquals(RiskLevel.CRITICAL, RULES.assess("I wa\u200bnt to d\u00adie").level());
        assertEquals(RiskLevel.CRITICAL, RULES.assess("Ｉ ｗａｎｔ ｔｏ ｄｉｅ").level());
        assertEquals(RULES.assess("ne veux plus me réveiller, mettre fin à mes jours"), RULES.assess("NE VEUX PLUS ME REVEILLER, mettre fin a mes jours"));
        assertEquals(RiskLevel.HIGH, RULES.assess("I dont want to live").level());
    }

    @Test
    void scoresByLevelAndFurtherMatches() {
        assertEquals(15, RULES.assess("lonely").score());
        assertEquals(35, RULES.assess("hopeless").score());
        assertEquals(60, RULES.assess("suicidal").score());
        assertEquals(80, RULES.assess("I want to die").score());
        assertEquals(85, RULES.assess("I want to die, I am lonely").score());
        assertEquals(85, RULES.assess("I want to die, want to die, lonely and lonely").score());
        String everything = "I want to die, kill myself, suicidal, suicide, hopeless, lonely, overwhelmed, hate myself, better off dead, disappear";
        assertEquals(100, RULES.assess(everything).score());
    }

    @Test
    void namesEveryCategoryOnceWithHowSureItIs() {
        Risk risk = RULES.assess("I am lonely and hopeless and nobody would care if I was gone");
        assertEquals(List.of("isolation", "hopelessness"), risk.indicators().stream().map(Risk.Indicator::category).sorted((a, b) -> b.compareTo(a)).toList());
        risk.indicators().forEach(indicator -> assertTrue(indicator.detected() && indicator.confidence() > 0 && indicator.confidence() < 1));
    }

    @Test
    void theLongestEntryIsJudgedQuickly() {
        String text = "I want you to know that nobody can not go on never when he she they ".repeat(150);
        RULES.assess(text);
        long start = System.nanoTime();
        RULES.assess(text);
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 200);
    }
}
