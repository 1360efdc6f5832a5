package com.aiponge.system.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lists that people choose from (E.CatalogList), in eight languages. Immutable. */
public final class Catalogs {
    private final Catalog genres = Catalog.read("genres");
    private final Catalog moods = Catalog.read("moods");
    private final Catalog songMoods = Catalog.read("song-moods");
    private final Catalog bookTypes = Catalog.read("book-types");
    private final Catalog categories = Catalog.read("categories");
    private final Catalog languages = Catalog.read("languages");

    public List<String> genres() {
        return genres.keys();
    }

    public List<String> moods() {
        return moods.keys();
    }

    public List<String> songMoods() {
        return songMoods.keys();
    }

    public List<String> languages() {
        return languages.keys();
    }

    /** Every list by its name, with names in this language. */
    Map<String, List<Item>> all(String language) {
        Map<String, List<Item>> lists = new LinkedHashMap<>();
        lists.put("genres", items(genres, language));
        lists.put("moods", Stream.concat(moods(moods, language, "feeling"), moods(songMoods, language, "song")).toList());
        List<String> kinds = bookTypes.column("category");
        lists.put("book-types", each(bookTypes, language, (place, item) -> Item.bookType(item.key(), item.name(), kinds.get(place))));
        lists.put("categories", items(categories, language));
        lists.put("languages", each(languages, language,
                (place, item) -> Item.language(item.key(), item.name(), languages.column(item.key()).get(place))));
        return lists;
    }

    private static Stream<Item> moods(Catalog catalog, String language, String kind) {
        return items(catalog, language).stream().map(item -> Item.mood(item.key(), item.name(), kind));
    }

    private static List<Item> items(Catalog catalog, String language) {
        return each(catalog, language, (place, item) -> item);
    }

    @FunctionalInterface
    private interface Change {
        Item of(int place, Item item);
    }

    private static List<Item> each(Catalog catalog, String language, Change change) {
        List<String> keys = catalog.keys();
        List<String> names = catalog.column(language);
        return IntStream.range(0, keys.size()).mapToObj(place -> change.of(place, Item.of(keys.get(place), names.get(place)))).toList();
    }
}
