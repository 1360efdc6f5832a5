package com.aiponge.music.song;

import com.aiponge.crypto.Ids;
import com.aiponge.music.peers.Accounts;
import com.aiponge.music.peers.Members;
import com.aiponge.music.peers.Texts;
import com.aiponge.runtime.http.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Second step: lyrics that pass the safety rules, and a title. Nothing is stored here, so that a crash only asks again for the same operations. */
final class Writing {
    /** After two failing texts the song is refused (contract, section 5). */
    private static final int TEXTS = 2;
    private static final Set<String> REFUSED = Set.of("high", "critical");
    private final Texts texts;
    private final Accounts accounts;
    private final Attempts attempts;

    Writing(Texts texts, Accounts accounts, Attempts attempts) {
        this.texts = texts;
        this.accounts = accounts;
        this.attempts = attempts;
    }

    SongText text(JobRow job, SongOrder order, Content content) {
        SongInput input = order.input();
        if (input.lyricsId() != null) {
            return titled(job, content, new SongText(input.lyricsId(), false, content.text(), content.title(), known(content.language()),
                    content.sound().mood(), content.themes(), content.lyricsProvider()));
        }
        if (input.instrumental()) {
            return titled(job, content, new SongText(null, false, content.text(), content.title(), known(content.language()), content.sound().mood(),
                    content.themes(), null));
        }
        Texts.Lyrics made = screened(job, order, content);
        String title = content.title() != null ? content.title() : made.title();
        List<String> themes = made.themes() == null ? List.of() : made.themes();
        return titled(job, content, new SongText(Ids.next(), true, made.content(), title, known(made.language()),
                made.mood() == null ? content.sound().mood() : made.mood(), themes, made.provider()));
    }

    private Texts.Lyrics screened(JobRow job, SongOrder order, Content content) {
        for (int i = 1; i <= TEXTS; i++) {
            // A text that was refused is asked for again from the supportive templates, which a critical source calls for.
            String risk = i == 1 ? content.riskLevel() : "critical";
            UUID operation = Ids.named(job.id(), "lyrics-" + i);
            try {
                Texts.Lyrics made = texts.lyrics(job.userId(), request(job, order.input(), content, operation, risk));
                String language = known(made.language());
                if (!REFUSED.contains(accounts.assess(job.userId(), made.content(), language).level())) {
                    return made;
                }
            } catch (Problem e) {
                if (!e.code().equals("CONTENT_REJECTED")) {
                    attempts.of(job, Failure.LYRICS_FAILED, () -> {
                        throw e;
                    });
                }
            }
        }
        throw new SongFailed(Failure.CONTENT_REJECTED);
    }

    private SongText titled(JobRow job, Content content, SongText text) {
        if (text.title() != null && !text.title().isBlank()) {
            return text;
        }
        String title = attempts.of(job, Failure.LYRICS_FAILED, () -> texts.title(job.userId(), Members.of("operationId", Ids.named(job.id(), "title"),
                "userId", job.userId(), "lyrics", text.content(), "language", text.language(), "mood", text.mood(), "style", content.sound().style())));
        return new SongText(text.lyricsId(), text.written(), text.content(), shortened(title), text.language(), text.mood(), text.themes(), text.provider());
    }

    private static Map<String, Object> request(JobRow job, SongInput input, Content content, UUID operation, String risk) {
        Sound sound = content.sound();
        String instructions = Stream.of(input.customInstructions(), content.kind().equals("picture") ? null : input.pictureContext())
                .filter(one -> one != null).collect(Collectors.joining("\n"));
        return Members.of("operationId", operation, "userId", job.userId(),
                "source", Members.of("kind", content.kind(), "text", content.text(), "reference", input.sourceReference(), "bookTitle", input.sourceBookTitle()),
                "sound", Members.of("genre", sound.genre(), "mood", sound.mood(), "style", sound.style(), "culturalStyle", sound.culturalStyle(),
                        "instruments", sound.instruments(), "vocalGender", sound.vocalGender()),
                "context", Members.of("displayName", content.displayName(), "preferences", content.preferences(), "persona", content.persona()),
                "language", content.language(), "targetLanguages", input.targetLanguages(), "isBilingual", input.bilingual(),
                "instructions", instructions.isEmpty() ? null : instructions, "riskLevel", risk);
    }

    private static String known(String language) {
        return language == null || language.equals("auto") ? "en" : language.split("-", 2)[0];
    }

    private static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= 255 ? title : title.substring(0, title.offsetByCodePoints(0, 255));
    }
}
