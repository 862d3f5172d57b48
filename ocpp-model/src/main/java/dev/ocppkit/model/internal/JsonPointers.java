package dev.ocppkit.model.internal;

import tools.jackson.core.TokenStreamContext;

/** JSON pointers of the places a parser or generator is at. */
final class JsonPointers {
    private JsonPointers() {}

    static String of(TokenStreamContext context) {
        return context.pathAsPointer().toString();
    }

    /** Returns where a generator puts the next value; in an array the context still tells the position of the last. */
    static String ofNext(TokenStreamContext context) {
        return context.inArray() ? of(context.getParent()) + "/" + context.getEntryCount() : of(context);
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
