package com.aiponge.embedded;

/** Why an embedded server could not be started; the message can be shown to the person at the machine. */
public abstract sealed class EmbeddedFailure extends RuntimeException permits PortInUse, DirectoryInUse, StartFailed {
    EmbeddedFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
