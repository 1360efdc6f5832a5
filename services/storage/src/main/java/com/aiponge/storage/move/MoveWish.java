package com.aiponge.storage.move;

import com.aiponge.runtime.settings.BadSettings;
import com.aiponge.runtime.settings.Files;
import com.aiponge.runtime.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an operator asks for.
 *
 * @param dry    only look
 * @param verify read again what the new store has already, and compare
 */
public record MoveWish(String from, String to, boolean dry, boolean verify) {
    private static final String USAGE = "storage-migrate --from local|s3 --to s3|local [--dry-run] [--verify]";
    private static final Set<String> STORES = Set.of(Stores.LOCAL, Stores.S3);

    /** @throws BadSettings when the two are not two stores */
    public MoveWish {
        if (from == null || to == null || !STORES.contains(from) || !STORES.contains(to) || from.equals(to)) {
            throw new BadSettings(List.of("Say from which store to which: " + USAGE));
        }
    }

    /** From a command line. @throws BadSettings when it cannot be understood */
    public static MoveWish of(List<String> words) {
        List<String> left = new ArrayList<>(words);
        boolean dry = left.remove("--dry-run");
        boolean verify = left.remove("--verify");
        String from = value(left, "--from");
        String to = value(left, "--to");
        if (!left.isEmpty()) {
            throw new BadSettings(List.of(left.getFirst() + " is not known here: " + USAGE));
        }
        return new MoveWish(from, to, dry, verify);
    }

    private static String value(List<String> words, String name) {
        int place = words.indexOf(name);
        if (place < 0 || place + 1 == words.size()) {
            return null;
        }
        words.remove(place);
        return words.remove(place);
    }

    /**
     * Without both stores in the service's settings a copy would be of no use: what people delete meanwhile would stay in the other store, and
     * what they add would have to be copied for ever.
     *
     * @throws BadSettings when the settings do not name both
     */
    void check(Settings settings) {
        String provider = settings.get(Files.PROVIDER);
        String fallback = settings.find(Files.FALLBACK).orElse(provider);
        if (!dry && !Set.of(from, to).equals(provider.equals(fallback) ? Set.of(provider) : Set.of(provider, fallback))) {
            throw new BadSettings(List.of("While files move the service has to know both stores: set STORAGE_PROVIDER=" + to + " and " + Files.FALLBACK.name() + "="
                    + from + ", here and for every instance of storage, and restart those first (docs/storage.md, Moving files)"));
        }
    }
}
