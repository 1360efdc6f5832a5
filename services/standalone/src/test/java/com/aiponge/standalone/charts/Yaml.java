package com.aiponge.standalone.charts;

import com.aiponge.standalone.deploy.Tool;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML read strictly: a key that stands twice is an error, and nothing but plain data comes out. */
public final class Yaml {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Yaml() {
    }

    public static JsonNode file(String path) {
        List<JsonNode> documents = documents(text(path));
        if (documents.size() != 1) {
            throw new AssertionError(path + " has " + documents.size() + " documents");
        }
        return documents.getFirst();
    }

    /** The documents of a stream, empty ones left out. */
    static List<JsonNode> documents(String text) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        strict.setMaxAliasesForCollections(200);
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : new org.yaml.snakeyaml.Yaml(new SafeConstructor(strict)).loadAll(text)) {
            if (document != null) {
                documents.add(JSON.valueToTree(document));
            }
        }
        return documents;
    }

    /** {@code a.b=c}, {@code a.d=[1]} … as one object; what stands behind the sign is read as YAML. */
    static ObjectNode assigned(String... assignments) {
        ObjectNode values = JSON.createObjectNode();
        for (String assignment : assignments) {
            int sign = assignment.indexOf('=');
            ObjectNode at = values;
            String[] names = assignment.substring(0, sign).split("\\.");
            for (String name : Arrays.copyOf(names, names.length - 1)) {
                at = at.withObjectProperty(name);
            }
            List<JsonNode> value = documents(assignment.substring(sign + 1));
            at.set(names[names.length - 1], value.isEmpty() ? JSON.getNodeFactory().textNode("") : value.getFirst());
        }
        return values;
    }

    /** As Helm lays one values file over another: objects are merged, everything else is replaced. */
    static JsonNode merged(JsonNode under, JsonNode over) {
        if (!under.isObject() || !over.isObject()) {
            return over;
        }
        ObjectNode merged = under.deepCopy();
        over.properties().forEach(field -> merged.set(field.getKey(), merged(under.path(field.getKey()), field.getValue())));
        return merged;
    }

    public static String text(String path) {
        try {
            return Files.readString(Tool.ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every value of a field of that name, however deep. */
    static JsonNode all(JsonNode node, String name) {
        return JSON.valueToTree(node.findValues(name));
    }

    public static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
