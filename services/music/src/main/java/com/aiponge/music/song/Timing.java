package com.aiponge.music.song;

import com.aiponge.music.lyrics.SyncedLine;
import com.aiponge.music.peers.Vendors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Gives the lines of lyrics the times of the words that were sung. */
final class Timing {
    /** How far a sung word may be away from where the lyrics have it: ad-libs and left-out words. */
    private static final int REACH = 8;

    private Timing() {
    }

    /** Empty when no word was found. */
    static List<SyncedLine> of(String lyrics, List<Vendors.Word> sung) {
        List<Lines.Line> lines = Lines.of(lyrics);
        List<String> words = lines.stream().flatMap(line -> line.words().stream()).toList();
        Vendors.Word[] times = between(words, matched(words, sung));
        List<SyncedLine> synced = new ArrayList<>();
        int at = 0;
        for (Lines.Line line : lines) {
            List<Vendors.Word> own = Arrays.asList(times).subList(at, at + line.words().size());
            at += line.words().size();
            if (own.getFirst() != null) {
                synced.add(line(line, own));
            }
        }
        return synced;
    }

    private static Vendors.Word[] matched(List<String> words, List<Vendors.Word> sung) {
        Vendors.Word[] found = new Vendors.Word[words.size()];
        int next = 0;
        for (int i = 0; i < found.length; i++) {
            for (int ahead = next; ahead < Math.min(sung.size(), next + REACH); ahead++) {
                if (bare(sung.get(ahead).word()).equals(bare(words.get(i)))) {
                    found[i] = sung.get(ahead);
                    next = ahead + 1;
                    break;
                }
            }
        }
        return found;
    }

    /** Words that were not heard share the time between their neighbours, with confidence 0. */
    private static Vendors.Word[] between(List<String> words, Vendors.Word[] found) {
        int before = -1;
        for (int i = 0; i <= found.length; i++) {
            if (i < found.length && found[i] == null) {
                continue;
            }
            int from = before < 0 ? i < found.length ? found[i].startMs() : 0 : found[before].endMs();
            int to = i < found.length ? found[i].startMs() : from;
            int gap = i - before - 1;
            for (int k = 0; k < gap && gap < found.length; k++) {
                int start = from + Math.max(0, to - from) * k / gap;
                int end = from + Math.max(0, to - from) * (k + 1) / gap;
                found[before + 1 + k] = new Vendors.Word(words.get(before + 1 + k), start, end, 0);
            }
            before = i;
        }
        return found;
    }

    private static SyncedLine line(Lines.Line line, List<Vendors.Word> times) {
        int start = times.getFirst().startMs();
        int end = times.stream().mapToInt(Vendors.Word::endMs).max().orElse(start);
        List<SyncedLine.Word> words = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            Vendors.Word time = times.get(i);
            words.add(new SyncedLine.Word(line.words().get(i), time.startMs() / 1000.0, time.endMs() / 1000.0, time.confidence()));
        }
        return new SyncedLine(line.text(), start / 1000.0, end / 1000.0, start, end, line.type(), List.copyOf(words));
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
