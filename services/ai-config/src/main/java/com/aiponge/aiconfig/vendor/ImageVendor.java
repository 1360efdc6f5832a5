package com.aiponge.aiconfig.vendor;

/** Draws pictures. */
public interface ImageVendor extends Vendor {

    /**
     * Answers within {@link ImageOrder#within()}; the caller closes the picture.
     *
     * @throws VendorFailure of the kind that says what to do next; its message quotes nothing of the order
     */
    ImageAnswer draw(ImageOrder order);
}
