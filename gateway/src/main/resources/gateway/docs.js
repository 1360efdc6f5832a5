window.addEventListener("load", () => {
  window.SwaggerUIBundle({
    url: "/openapi.json",
    dom_id: "#docs",
    deepLinking: true,
    docExpansion: "none",
    validatorUrl: null,
    presets: [window.SwaggerUIBundle.presets.apis]
  });
});
