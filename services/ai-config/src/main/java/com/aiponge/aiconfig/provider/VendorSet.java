package com.aiponge.aiconfig.provider;

import com.aiponge.aiconfig.vendor.ImageVendor;
import com.aiponge.aiconfig.vendor.SongVendor;
import com.aiponge.aiconfig.vendor.TextVendor;
import com.aiponge.aiconfig.vendor.Vendor;
import java.util.List;

/** The adapters this process has. */
public record VendorSet(List<TextVendor> texts, List<ImageVendor> images, List<SongVendor> songs) {
    public VendorSet {
        texts = List.copyOf(texts);
        images = List.copyOf(images);
        songs = List.copyOf(songs);
    }

    /** The vendor of an adapter that may be asked; null when there is none or its key is absent. */
    public static <V extends Vendor> V configured(List<V> vendors, String adapter) {
        return vendors.stream().filter(one -> one.adapter().equals(adapter) && one.configured()).findFirst().orElse(null);
    }
}
