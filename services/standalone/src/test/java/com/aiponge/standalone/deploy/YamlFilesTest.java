package com.aiponge.standalone.deploy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlFilesTest {
    /** By the rules of {@code .yamllint}. */
    @Test
    void allPassTheirLinter() {
        Tool.needs("yamllint");

        Tool.run(Map.of(), List.of("yamllint", "--strict", ".github", "charts", "compose", "ecs")).worked();
    }
}
