package com.aiponge.aiconfig.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a vendor wrote.
 *
 * @param text  as it came
 * @param json  the object in it where one was asked for, else null
 * @param model that wrote it, as the vendor names it
 */
public record TextAnswer(String text, ObjectNode json, String model, Used used) {
}
