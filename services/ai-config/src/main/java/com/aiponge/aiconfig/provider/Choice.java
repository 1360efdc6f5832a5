package com.aiponge.aiconfig.provider;

import com.aiponge.aiconfig.vendor.Vendor;

/** A provider that may be asked, and who speaks for it. */
public record Choice<V extends Vendor>(Provider provider, V vendor) {
}
