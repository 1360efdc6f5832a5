package com.aiponge.aiconfig.builtin;

import com.aiponge.aiconfig.builtin.cover.CoverOrder;
import com.aiponge.aiconfig.builtin.cover.CoverPainter;
import com.aiponge.aiconfig.vendor.ImageAnswer;
import com.aiponge.aiconfig.vendor.ImageOrder;
import com.aiponge.aiconfig.vendor.ImageVendor;
import com.aiponge.aiconfig.vendor.Used;
import com.aiponge.aiconfig.vendor.VendorFailure;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Draws covers from mood, genre, style and seed; without a seed the prompt is one. The same inputs always give the same picture. */
public final class BuiltinImage implements ImageVendor, AutoCloseable {
    private final CoverPainter painter = new CoverPainter();
    /** Painting keeps a core busy for as long as it takes; virtual threads are not for that, and more painters than cores gain nothing. */
    private final ExecutorService easels = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("painter-", 0).factory());

    @Override
    public String adapter() {
        return "builtin";
    }

    @Override
    public boolean configured() {
        return true;
    }

    @Override
    public ImageAnswer draw(ImageOrder order) {
        Map<String, String> inputs = order.inputs();
        CoverOrder cover = new CoverOrder(inputs.get("mood"), inputs.get("genre"), inputs.get("style"),
                inputs.getOrDefault("seed", order.prompt()), order.size());
        Future<byte[]> painting = easels.submit(() -> painter.paintJpeg(cover));
        try {
            byte[] jpeg = painting.get(order.within().toMillis(), TimeUnit.MILLISECONDS);
            return new ImageAnswer("image/jpeg", new ByteArrayInputStream(jpeg), order.model(), Used.NOTHING);
        } catch (TimeoutException e) {
            painting.cancel(true);
            throw new VendorFailure(VendorFailure.Kind.TIMEOUT);
        } catch (InterruptedException e) {
            painting.cancel(true);
            Thread.currentThread().interrupt();
            throw new VendorFailure(VendorFailure.Kind.TRANSIENT);
        } catch (ExecutionException e) {
            throw new IllegalStateException("painting failed", e.getCause());
        }
    }

    @Override
    public void close() {
        easels.shutdownNow();
    }
}
