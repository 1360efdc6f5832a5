package com.aiponge.standalone.charts;

import com.aiponge.standalone.deploy.Tool;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.jni.NativeLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** Helm as a library, so that the chart is rendered wherever its tests run. */
final class Helm {
    private static final String KUBERNETES = "1.31.0";
    /** Without one on the class path the library would look for it in the internet. */
    private static final boolean IS_LIBRARY_HERE = ServiceLoader.load(NativeLibrary.class).findFirst().isPresent();

    static {
        // JNA would unpack itself into the home folder.
        System.setProperty("jna.tmpdir", Path.of("target/jna").toAbsolutePath().toString());
    }

    private Helm() {
    }

    /** The objects of the release {@code p}. Hooks are not among them when the library renders. */
    static Tool.Outcome template(Path chart, List<Path> values) {
        if (!IS_LIBRARY_HERE) {
            List<String> arguments = new ArrayList<>(List.of("template", "p", chart.toString(), "--kube-version", KUBERNETES));
            values.forEach(file -> arguments.addAll(List.of("-f", file.toString())));
            return program(arguments);
        }
        return library(() -> {
            TemplateCommand command = new com.marcnuri.helm.Helm(chart).template().withName("p").withNamespace("default").withKubeVersion(KUBERNETES);
            values.forEach(command::withValuesFile);
            return new Tool.Outcome(0, command.call());
        });
    }

    static Tool.Outcome lint(Path chart) {
        if (!IS_LIBRARY_HERE) {
            return program(List.of("lint", "--strict", chart.toString()));
        }
        return library(() -> {
            LintResult result = new com.marcnuri.helm.Helm(chart).lint().strict().call();
            return new Tool.Outcome(result.isFailed() ? 1 : 0, String.join("\n", result.getMessages()));
        });
    }

    private static Tool.Outcome library(Supplier<Tool.Outcome> command) {
        try (Signals _ = Signals.kept()) {
            return command.get();
        } catch (IllegalStateException refused) {
            return new Tool.Outcome(1, refused.getMessage());
        }
    }

    /** On the platforms for which the library was not seen in the registry, see pom.xml. */
    private static Tool.Outcome program(List<String> arguments) {
        Tool.needs("helm");
        List<String> command = new ArrayList<>(List.of("helm"));
        command.addAll(arguments);
        String folder = Path.of("target/helm").toAbsolutePath().toString();
        return Tool.run(Map.of("HELM_CACHE_HOME", folder, "HELM_CONFIG_HOME", folder, "HELM_DATA_HOME", folder), command);
    }
}
