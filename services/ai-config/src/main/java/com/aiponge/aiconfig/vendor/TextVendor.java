package com.aiponge.aiconfig.vendor;

/** Writes texts. */
public interface TextVendor extends Vendor {

    /**
     * Answers within {@link TextOrder#within()}. With a schema the answer's {@code json} is an object that follows it.
     *
     * @throws VendorFailure of the kind that says what to do next; its message quotes nothing of the order or the answer
     */
    TextAnswer write(TextOrder order);
}
