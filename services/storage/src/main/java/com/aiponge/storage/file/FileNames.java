package com.aiponge.storage.file;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.FieldContext;
import com.aiponge.storage.object.ObjectKey;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/** What files are called: encrypted in rows, and cleaned where they are shown. */
public final class FileNames {
    private static final int LONGEST = 100;
    private static final int LONGEST_SHOWN = 255;

    private final FieldCipher cipher;

    public FileNames(FieldCipher cipher) {
        this.cipher = cipher;
    }

    public String seal(UUID id, UUID owner, String name) {
        return cipher.encrypt(name, context(id, owner));
    }

    /** The name as its owner knows it. */
    public String original(FileRow file) {
        return cipher.decrypt(file.name(), context(file.id(), file.ownerId()));
    }

    /** A name that somebody sent, without folders and without what cannot be seen. */
    public static String shown(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder clean = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC).codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.SURROGATE)
                .limit(LONGEST_SHOWN).forEach(clean::appendCodePoint);
        String text = clean.toString().strip();
        return text.isEmpty() ? "file" : text;
    }

    /** The name in URLs and for downloads, with the ending of what the file is and nothing that a file system or a header minds. */
    public String forDownload(FileRow file) {
        return cleaned(original(file), file.key());
    }

    private static String cleaned(String name, ObjectKey key) {
        String ending = key.text().substring(key.text().lastIndexOf('.'));
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 && name.length() - dot <= 6 ? name.substring(0, dot) : name;
        StringBuilder clean = new StringBuilder();
        Normalizer.normalize(stem, Normalizer.Form.NFC).codePoints().forEach(c -> {
            boolean kept = Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK || c == '-' || c == '_';
            if (kept) {
                clean.appendCodePoint(c);
            } else if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != '-') {
                clean.append('-');
            }
        });
        int end = Math.min(clean.length(), LONGEST);
        String text = clean.substring(0, end > 0 && Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end).replaceAll("^-+|-+$", "");
        return (text.isEmpty() ? "file" : text.toLowerCase(Locale.ROOT)) + ending;
    }

    private static FieldContext context(UUID id, UUID owner) {
        return new FieldContext("files", "name", id, owner);
    }
}
