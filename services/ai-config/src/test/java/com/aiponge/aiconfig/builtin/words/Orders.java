package com.aiponge.aiconfig.builtin.words;

import java.util.List;
import java.util.Map;

/** Orders and entries for tests. */
final class Orders {
    static final List<String> MOODS = List.of("calm", "anxious", "sad", "tired", "stressed", "hopeful", "joyful", "lonely", "confident");
    static final List<String> SONG_MOODS = List.of("happy", "sad", "energetic", "calm", "romantic", "melancholic", "uplifting", "dark",
            "peaceful", "motivational", "nostalgic", "dreamy", "aggressive", "hopeful", "reflective", "playful");

    static final Map<String, String> ENTRY = Map.of(
            "en", "Walked by the river before work. For the first time in weeks my head was quiet. "
                    + "My sister called and we laughed about the old garden until the coffee was cold.",
            "es", "Hoy caminé junto al río antes del trabajo. Mi hermana me llamó y nos reímos del viejo jardín. "
                    + "La lluvia caía sobre los tejados y por primera vez en semanas sentí calma.",
            "fr", "Ce matin j'ai marché le long de la rivière. Ma sœur m'a appelé et nous avons ri du vieux jardin. "
                    + "La pluie tombait sur les toits et mon cœur était léger.",
            "de", "Heute bin ich vor der Arbeit am Fluss spaziert. Meine Schwester hat angerufen und wir haben gelacht. "
                    + "Der Regen fiel auf die Dächer und mein Kopf war endlich still.",
            "pt", "Hoje caminhei junto ao rio antes do trabalho. Minha irmã ligou e nós rimos do velho jardim. "
                    + "A chuva caía nos telhados e pela primeira vez em semanas senti calma.",
            "ar", "مشيت اليوم بجانب النهر قبل العمل. اتصلت أختي وضحكنا كثيرا.",
            "ja", "今日は川沿いを歩いた。姉から電話があって、たくさん笑った。",
            "hi", "आज मैं काम से पहले नदी के किनारे चला। मेरी बहन ने फोन किया और हम हँसे।");

    private Orders() {
    }

    static LyricsOrder of(String text, String language) {
        return new LyricsOrder(text, "", "pop", language, null, "You", false, "seed");
    }

    static LyricsOrder of(String text, String language, String mood, String seed) {
        return new LyricsOrder(text, mood, "pop", language, null, "You", false, seed);
    }

    static LyricsOrder supportive(String text, String language) {
        return new LyricsOrder(text, "sad", "pop", language, null, "You", true, "seed");
    }
}
