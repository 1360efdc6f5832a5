package com.aiponge.aiconfig.builtin;

import com.aiponge.aiconfig.builtin.song.Mp3Tags;
import com.aiponge.aiconfig.builtin.song.SongComposer;
import com.aiponge.aiconfig.builtin.song.SongOrder;
import com.aiponge.aiconfig.builtin.song.SongPlan;
import com.aiponge.aiconfig.builtin.song.SongRenderer;
import com.aiponge.aiconfig.vendor.Commission;
import com.aiponge.aiconfig.vendor.SongState;
import com.aiponge.aiconfig.vendor.SongVendor;
import com.aiponge.aiconfig.vendor.SungWord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * The band in the house. A song is a function of its commission, so there is nothing to remember between order and delivery: it is
 * composed and played when it is fetched, and every time the same, byte for byte.
 */
public final class BuiltinSong implements SongVendor {
    private static final String PREFIX = "builtin-";
    private static final int USUAL_BYTES = 1 << 20;

    private final SongComposer composer = new SongComposer();
    private final SongRenderer renderer = new SongRenderer();

    @Override
    public String adapter() {
        return "builtin";
    }

    @Override
    public boolean configured() {
        return true;
    }

    @Override
    public String submit(UUID reference, Commission commission) {
        return PREFIX + reference;
    }

    @Override
    public Optional<String> find(UUID reference) {
        return Optional.of(PREFIX + reference);
    }

    @Override
    public SongState look(String task, Commission commission) {
        return new SongState.Ready(composer.compose(Brief.of(commission)).durationSeconds(), null, 0);
    }

    /** Two seconds of computing; the renderer knows the file only whole, 0.7 to 1.5 MB. */
    @Override
    public InputStream audio(String task, Commission commission, BooleanSupplier cancelled) {
        SongOrder order = Brief.of(commission);
        ByteArrayOutputStream file = new ByteArrayOutputStream(USUAL_BYTES);
        SongPlan plan = composer.compose(order);
        renderer.render(plan, new Mp3Tags(plan.style(), order.language()), file, cancelled);
        return new ByteArrayInputStream(file.toByteArray());
    }

    @Override
    public boolean cancel(String task) {
        return true;
    }

    @Override
    public Optional<List<SungWord>> words(String task, Commission commission) {
        SongPlan plan = composer.compose(Brief.of(commission));
        return Optional.of(plan.lines().stream().flatMap(line -> line.words().stream())
                .map(word -> new SungWord(word.word(), word.startMs(), word.endMs(), 1)).toList());
    }

    @Override
    public int audiosAtOnce() {
        return Runtime.getRuntime().availableProcessors();
    }
}
