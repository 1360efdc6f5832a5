package com.aiponge.storage.upload;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The two ways of sending a file: a form, whose parts come in any order, or a small one inside JSON. */
final class Submission {
    private static final int MOST_JSON = 1 << 20;
    private static final int MOST_BASE64 = 700 << 10;
    private static final int MOST_FIELD = 16 * 1024;
    private static final int LONGEST_NAME = 255;

    private Submission() {
    }

    /** Gives the file to {@code incoming} as it comes, and answers what was said about it. */
    static UploadFields read(Call call, Incoming incoming) throws IOException {
        String header = call.header("content-type");
        String type = header == null ? "" : header.split(";")[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "multipart/form-data" -> form(call, FormPart.parameters(header).get("boundary"), incoming);
            case "application/json" -> json(call, header, incoming);
            default -> throw Problem.unsupportedMediaType("Send a form as multipart/form-data, or JSON");
        };
    }

    private static UploadFields form(Call call, String boundary, Incoming incoming) throws IOException {
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            throw FormPart.malformed();
        }
        FormReader form = new FormReader(call.stream(), boundary);
        Map<String, String> fields = new HashMap<>();
        boolean taken = false;
        for (FormPart part = form.next(); part != null; part = form.next()) {
            if (part.name().equals("file")) {
                if (taken) {
                    throw invalid("file", "must be one file", "TOO_MANY");
                }
                taken = true;
                incoming.file(part.fileName() == null ? "" : part.fileName(), part.contentType(), form.content());
            } else {
                fields.putIfAbsent(part.name(), field(form.content()));
            }
        }
        if (!taken) {
            throw invalid("file", "is required", "REQUIRED");
        }
        return UploadFields.from(Input.of(fields), call.caller(), true);
    }

    private static String field(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MOST_FIELD + 1);
        if (bytes.length > MOST_FIELD) {
            throw Problem.tooLarge("A field of the form may have " + MOST_FIELD + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static UploadFields json(Call call, String header, Incoming incoming) throws IOException {
        if (header.toLowerCase(Locale.ROOT).contains("charset") && !header.toLowerCase(Locale.ROOT).contains("utf-8")) {
            throw Problem.unsupportedMediaType("Send JSON in UTF-8");
        }
        byte[] body = call.stream().readNBytes(MOST_JSON + 1);
        if (body.length > MOST_JSON) {
            throw Problem.tooLarge("The body may have " + MOST_JSON + " bytes");
        }
        Input input = Input.of(tree(body));
        String text = input.requiredText("file", MOST_JSON);
        String name = input.requiredTrimmed("originalName", LONGEST_NAME);
        String type = input.requiredTrimmed("contentType", LONGEST_NAME);
        UploadFields fields = UploadFields.from(input, call.caller(), false);
        if (text.length() > MOST_BASE64) {
            throw Problem.tooLarge("A file inside JSON may have 700 KiB; send a form");
        }
        incoming.file(name, type.split(";")[0].strip().toLowerCase(Locale.ROOT), new ByteArrayInputStream(decoded(text)));
        return fields;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw invalid("file", "must be base64", "WRONG_FORMAT");
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = Json.tree(body);
            if (tree.isObject()) {
                return tree;
            }
        } catch (Json.MalformedJson e) {
            throw malformed();
        }
        throw malformed();
    }

    private static Problem malformed() {
        return new Problem.Invalid("MALFORMED_JSON", "The body is not a JSON object");
    }

    private static Problem invalid(String field, String rule, String code) {
        return new Problem.Invalid(java.util.List.of(new Problem.FieldError(field, rule, code)));
    }
}
