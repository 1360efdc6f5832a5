package com.aiponge.aiconfig.vendor;

import java.io.ByteArrayInputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An image vendor that does what a test says. */
public final class ScriptedImage implements ImageVendor {
    public final Queue<VendorFailure.Kind> failures = new ConcurrentLinkedQueue<>();
    private final String adapter;

    public ScriptedImage(String adapter) {
        this.adapter = adapter;
    }

    @Override
    public String adapter() {
        return adapter;
    }

    @Override
    public boolean configured() {
        return true;
    }

    @Override
    public ImageAnswer draw(ImageOrder order) {
        VendorFailure.Kind failure = failures.poll();
        if (failure != null) {
            throw new VendorFailure(failure);
        }
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        return new ImageAnswer("image/png", new ByteArrayInputStream(png), order.model(), new Used(0, 0, 0, 40_000));
    }
}
