/**
 * Ground for everything secret: ids, key derivation, message authentication. What is built on it has a package each:
 * {@code field} (text at rest), {@code signature} (requests between services), {@code media} (signed URLs),
 * {@code token} (user tokens) and {@code password}.
 */
package com.aiponge.crypto;
