package com.aiponge.storage.object;

/** Why a store does not do what it was asked, when nothing is wrong with the store. */
public abstract sealed class ObjectRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private ObjectRefused(String message) {
        super(message, null, false, false);
    }

    /** There is an object of this name already. */
    public static final class Exists extends ObjectRefused {
        private static final long serialVersionUID = 1;

        public Exists() {
            super("the key is taken");
        }
    }

    /** The object is shorter. */
    public static final class NoSuchRange extends ObjectRefused {
        private static final long serialVersionUID = 1;

        public NoSuchRange() {
            super("no such range");
        }
    }

    /** The object's version is not, or is, the one named. */
    public static final class ConditionFailed extends ObjectRefused {
        private static final long serialVersionUID = 1;

        public ConditionFailed() {
            super("the condition does not hold");
        }
    }
}
