package com.aiponge.aiconfig.provider;

import com.aiponge.aiconfig.vendor.Vendor;
import com.aiponge.runtime.data.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who can be asked now, and in which order. Thread-safe. */
public final class Providers {
    private static final String BUILTIN = "builtin";

    private final ProviderStore store;
    private final boolean builtinAllowed;

    /** @param builtinAllowed whether the operator lets the built-in vendors stand in */
    public Providers(Database database, boolean builtinAllowed) {
        this.store = new ProviderStore(database);
        this.builtinAllowed = builtinAllowed;
    }

    /** Active providers of the capability whose vendor is configured here. */
    public <V extends Vendor> List<Choice<V>> of(Capability capability, List<V> vendors) {
        List<Choice<V>> choices = new ArrayList<>();
        for (Provider provider : store.active(capability.wireName())) {
            V vendor = VendorSet.configured(vendors, provider.adapter());
            if (vendor != null && (builtinAllowed || !provider.adapter().equals(BUILTIN))) {
                choices.add(new Choice<>(provider, vendor));
            }
        }
        return choices;
    }

    /** As {@link #of}, those with the wished model first; a wish that nobody fulfils changes nothing. */
    public <V extends Vendor> List<Choice<V>> of(Capability capability, List<V> vendors, String wishedModel) {
        List<Choice<V>> choices = of(capability, vendors);
        choices.sort(Comparator.comparing(choice -> !choice.provider().model().equals(wishedModel)));
        return choices;
    }
}
