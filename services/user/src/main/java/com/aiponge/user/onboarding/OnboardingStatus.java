package com.aiponge.user.onboarding;

import java.time.Instant;

/** Whether somebody has been through the onboarding; {@code completedAt} is null when not. */
record OnboardingStatus(boolean onboardingCompleted, Instant completedAt) {
}
