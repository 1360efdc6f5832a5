package com.aiponge.aiconfig.vendor;

/** Somebody who makes texts, pictures or songs. Implementations are thread-safe and block. */
public interface Vendor {

    /** The member of E.ProviderAdapter that answers name: {@code builtin}, {@code openai} … */
    String adapter();

    /** Whether it may be asked: its key is there. A vendor that is not configured is never sent anything. */
    boolean configured();
}
