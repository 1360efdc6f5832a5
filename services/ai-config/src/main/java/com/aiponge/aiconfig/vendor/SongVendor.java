package com.aiponge.aiconfig.vendor;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Makes songs, which takes longer than anybody waits on a line: an order gives a task id, which is stored before it is asked about.
 * Every method throws {@link VendorFailure}; {@link VendorFailure.Kind#UNKNOWN_OUTCOME} only from {@link #submit}.
 */
public interface SongVendor extends Vendor {

    /**
     * Places the order and answers the vendor's task id.
     *
     * @param reference ours, by which {@link #find} finds the order again
     */
    String submit(UUID reference, Commission commission);

    /**
     * The vendor's task for our reference, after a submit whose outcome nobody knows. Empty when it certainly does not exist,
     * so that submitting again costs nothing twice.
     */
    Optional<String> find(UUID reference);

    /** How the task is doing. */
    SongState look(String task, Commission commission);

    /**
     * The whole final audio, MP3, of a task that succeeded; each call gives the same bytes. The caller closes it.
     *
     * @param cancelled asked while it takes long; when true, a {@link java.util.concurrent.CancellationException} ends it
     */
    InputStream audio(String task, Commission commission, BooleanSupplier cancelled);

    /** Ends a task if that is still possible; true when it will not be charged. */
    boolean cancel(String task);

    /** When which word is sung; empty when this vendor cannot tell. */
    Optional<List<SungWord>> words(String task, Commission commission);

    /** How many {@link #audio} calls one process makes at the same time. */
    int audiosAtOnce();
}
