package com.aiponge.runtime.http;

import com.aiponge.runtime.http.Problem.FieldError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The members of a body or the parameters of a query, read one by one. Wrong ones are collected, and {@link #check()} throws
 * one {@link Problem.Invalid} that names them all; until then a wrong member reads as absent. An optional member that is null, or
 * an optional text that is empty, counts as absent (contract 0.3, rule 6). Lengths count code points. Not thread-safe.
 */
public final class Input {
    private static final int MAX_OBJECT_BYTES = 16 * 1024;

    private final JsonNode members;
    private final boolean textual;
    private final String prefix;
    private final List<FieldError> errors;

    private Input(JsonNode members, boolean textual, String prefix, List<FieldError> errors) {
        this.members = members;
        this.textual = textual;
        this.prefix = prefix;
        this.errors = errors;
    }

    /** Of a JSON object. */
    public static Input of(JsonNode object) {
        return new Input(object, false, "", new ArrayList<>());
    }

    /** Of query parameters, whose numbers and booleans are text; of a repeated parameter the first value counts. */
    public static Input of(Map<String, String> parameters) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        parameters.forEach(object::put);
        return new Input(object, true, "", new ArrayList<>());
    }

    /** Whether the member is there, null included: null clears where the contract marks it {@code ~}. */
    public boolean has(String name) {
        return members.has(name);
    }

    /** The first of the names that has a value; for aliases. */
    public String firstOf(String... names) {
        for (String name : names) {
            if (!absent(name)) {
                return name;
            }
        }
        return names[0];
    }

    /** A text of at most {@code max} code points as sent, or null. */
    public String text(String name, int max) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isTextual()) {
            return wrong(name, "must be text", "WRONG_TYPE");
        }
        return fits(name, value.textValue(), max);
    }

    /** A title, name or address: like {@link #text} and trimmed; blank counts as absent. */
    public String trimmed(String name, int max) {
        String text = text(name, Integer.MAX_VALUE);
        if (text == null || text.isBlank()) {
            return null;
        }
        return fits(name, text.strip(), max);
    }

    /** A text that must be there and not be blank. */
    public String requiredText(String name, int max) {
        return required(name, text(name, max));
    }

    /** A title, name or address that must be there. */
    public String requiredTrimmed(String name, int max) {
        return required(name, trimmed(name, max));
    }

    public UUID uuid(String name) {
        String text = text(name, 64);
        if (text == null) {
            return null;
        }
        return PathTable.isUuid(text) ? UUID.fromString(text) : wrong(name, "must be a uuid", "WRONG_FORMAT");
    }

    public UUID requiredUuid(String name) {
        return present(name, uuid(name));
    }

    /** A whole number in a range, or {@code otherwise} (which may be null). */
    public Integer integer(String name, int min, int max, Integer otherwise) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        Long number = textual ? parse(value.asText()) : value.isIntegralNumber() && value.canConvertToLong() ? Long.valueOf(value.longValue()) : null;
        if (number == null) {
            return wrong(name, "must be a whole number", "WRONG_TYPE", otherwise);
        }
        if (number < min || number > max) {
            return wrong(name, "must be between " + min + " and " + max, "OUT_OF_RANGE", otherwise);
        }
        return number.intValue();
    }

    /** A number in a range, or null. */
    public Double number(String name, double min, double max) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isNumber()) {
            return wrong(name, "must be a number", "WRONG_TYPE");
        }
        double number = value.doubleValue();
        return number >= min && number <= max ? Double.valueOf(number) : wrong(name, "must be between " + min + " and " + max, "OUT_OF_RANGE");
    }

    /** True or false, or {@code otherwise} (which may be null). */
    public Boolean flag(String name, Boolean otherwise) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (textual && (value.asText().equals("true") || value.asText().equals("false"))) {
            return value.asText().equals("true");
        }
        return wrong(name, "must be true or false", "WRONG_TYPE", otherwise);
    }

    /** One of the values, or null. */
    public String oneOf(String name, Set<String> values) {
        String text = text(name, 100);
        return text == null || values.contains(text) ? text : wrong(name, "is not one of the values allowed", "UNKNOWN_VALUE");
    }

    /** A date-time with offset; a bare date counts as its first moment in UTC. Null when absent. */
    public Instant time(String name) {
        String text = text(name, 40);
        if (text == null) {
            return null;
        }
        try {
            Instant time = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            int year = time.atZone(ZoneOffset.UTC).getYear();
            return year >= 1 && year <= 9999 ? time : wrong(name, "must be a date", "OUT_OF_RANGE");
        } catch (DateTimeParseException e) {
            return wrong(name, "must be a date or a date with time and offset", "WRONG_FORMAT");
        }
    }

    /** Texts of at most {@code maxLength} code points each, blank ones dropped; null when absent. */
    public List<String> texts(String name, int maxItems, int maxLength) {
        JsonNode value = list(name, maxItems);
        if (value == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            if (!value.get(i).isTextual()) {
                return wrong(name + "[" + i + "]", "must be text", "WRONG_TYPE");
            }
            String text = fits(name + "[" + i + "]", value.get(i).textValue(), maxLength);
            if (text != null && !text.isBlank()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** An object whose values are texts of at most {@code maxLength} code points; null and empty values are left out. Empty when absent. */
    public Map<String, String> textMap(String name, int maxItems, int maxLength) {
        JsonNode value = value(name);
        Map<String, String> texts = new LinkedHashMap<>();
        if (value.isMissingNode()) {
            return texts;
        }
        if (!value.isObject()) {
            return wrong(name, "must be an object", "WRONG_TYPE", texts);
        }
        if (value.size() > maxItems) {
            return wrong(name, "must hold at most " + maxItems, "TOO_MANY", texts);
        }
        Input members = nested(name);
        value.fieldNames().forEachRemaining(member -> {
            String text = members.text(member, maxLength);
            if (text != null) {
                texts.put(member, text);
            }
        });
        return texts;
    }

    public List<UUID> uuids(String name, int maxItems) {
        List<String> texts = texts(name, maxItems, 64);
        if (texts == null) {
            return null;
        }
        for (String text : texts) {
            if (!PathTable.isUuid(text)) {
                return wrong(name, "must hold uuids", "WRONG_FORMAT");
            }
        }
        return texts.stream().map(UUID::fromString).toList();
    }

    /** A free JSON object of at most 16 KiB, or null. */
    public ObjectNode object(String name) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isObject()) {
            return wrong(name, "must be an object", "WRONG_TYPE");
        }
        if (value.toString().length() > MAX_OBJECT_BYTES) {
            return wrong(name, "must be at most 16 KiB", "TOO_LONG");
        }
        return isClean(value) ? (ObjectNode) value : wrong(name, "has a character that is not allowed", "WRONG_FORMAT");
    }

    /** A nested object, whose errors are named {@code name.member}; null when absent. */
    public Input nested(String name) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return null;
        }
        return value.isObject() ? new Input(value, textual, prefix + name + ".", errors) : wrong(name, "must be an object", "WRONG_TYPE");
    }

    /** A list of objects, each read by {@code read}; errors are named {@code name[i].member}; null when absent. */
    public <T> List<T> nestedList(String name, int maxItems, Function<Input, T> read) {
        JsonNode value = list(name, maxItems);
        if (value == null) {
            return null;
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            if (!value.get(i).isObject()) {
                return wrong(name + "[" + i + "]", "must be an object", "WRONG_TYPE");
            }
            items.add(read.apply(new Input(value.get(i), textual, prefix + name + "[" + i + "].", errors)));
        }
        return items;
    }

    /** Notes a wrong member that the caller found by a rule of its own; reads as null. */
    public <T> T wrong(String name, String message, String code) {
        errors.add(new FieldError(prefix + name, message, code));
        return null;
    }

    /** @throws Problem.Invalid when any member was wrong */
    public void check() {
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(List.copyOf(errors));
        }
    }

    /** The value with the required rule applied: REQUIRED when it was absent. */
    public <T> T present(String name, T value) {
        return value == null && absent(name) ? wrong(name, "is required", "REQUIRED") : value;
    }

    private String required(String name, String text) {
        if (text == null) {
            JsonNode raw = members.path(name);
            boolean blank = raw.isTextual() && raw.textValue().isBlank();
            return blank ? wrong(name, "must not be blank", "BLANK") : present(name, null);
        }
        return text.isBlank() ? wrong(name, "must not be blank", "BLANK") : text;
    }

    private JsonNode list(String name, int maxItems) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isArray()) {
            return wrong(name, "must be a list", "WRONG_TYPE");
        }
        return value.size() <= maxItems ? value : wrong(name, "must hold at most " + maxItems, "TOO_MANY");
    }

    private JsonNode value(String name) {
        return absent(name) ? MissingNode.getInstance() : members.get(name);
    }

    private boolean absent(String name) {
        JsonNode value = members.path(name);
        return value.isMissingNode() || value.isNull() || value.isTextual() && value.textValue().isEmpty();
    }

    private String fits(String name, String text, int max) {
        if (text.length() > max && text.codePointCount(0, text.length()) > max) {
            return wrong(name, "must be at most " + max + " characters", "TOO_LONG");
        }
        return isClean(text) ? text : wrong(name, "has a character that is not allowed", "WRONG_FORMAT");
    }

    /** Without U+0000 and unpaired surrogates (contract 0.3, rule 10); of a pair {@code codePoints} makes one number. */
    private static boolean isClean(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** All names and texts inside. */
    private static boolean isClean(JsonNode node) {
        if (node.isTextual()) {
            return isClean(node.textValue());
        }
        return node.isObject()
                ? node.properties().stream().allMatch(member -> isClean(member.getKey()) && isClean(member.getValue()))
                : node.valueStream().allMatch(Input::isClean);
    }

    private <T> T wrong(String name, String message, String code, T otherwise) {
        wrong(name, message, code);
        return otherwise;
    }

    private static Long parse(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
