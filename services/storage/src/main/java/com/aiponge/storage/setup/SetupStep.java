package com.aiponge.storage.setup;

/**
 * One step of setting a bucket up.
 *
 * @param text in words, with the permission that lacks when it was refused
 */
public record SetupStep(String what, Outcome outcome, String text) {

    /** How it ended. */
    public enum Outcome { DONE, ALREADY, NOT_SUPPORTED, REFUSED }
}
