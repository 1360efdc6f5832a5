package com.aiponge.aiconfig.vendor;

/** A vendor did not do what it was asked. Carries no text of the vendor or the order: both may hold a person's words. */
public final class VendorFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What happened, and what follows from it. */
    public enum Kind {
        /** The vendor's rules forbid this content. Nobody else is asked: shopping around for a laxer one is not our business. */
        REFUSED(false),
        /** The order itself is wrong for this vendor, such as a text too long for its model. The next one may take it. */
        UNSUITABLE(false),
        /** The key is wrong, expired or out of money. */
        BAD_KEY(true),
        RATE_LIMITED(true),
        OVERLOADED(true),
        TIMEOUT(true),
        /** It was certainly not done, and may work next time. */
        TRANSIENT(true),
        /** Nobody knows whether it was done. A paid order is looked for before it is placed anew. */
        UNKNOWN_OUTCOME(true);

        private final boolean unhealthy;

        Kind(boolean unhealthy) {
            this.unhealthy = unhealthy;
        }

        /** Whether it speaks against the vendor, so that its breaker counts it. */
        public boolean isUnhealthy() {
            return unhealthy;
        }
    }

    private final Kind kind;

    public VendorFailure(Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
