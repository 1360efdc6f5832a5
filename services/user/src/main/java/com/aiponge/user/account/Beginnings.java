package com.aiponge.user.account;

import com.aiponge.user.book.Books;
import com.aiponge.user.credit.Credits;
import com.aiponge.user.guest.GuestPrompts;
import com.aiponge.user.profile.Profiles;
import com.aiponge.user.relation.Relations;

/**
 * What an account begins with beside its row.
 *
 * @param guestCredits what a guest is told it has
 */
public record Beginnings(Profiles profiles, Credits credits, int guestCredits, Books books, Relations relations, GuestPrompts guests) {
}
