package dev.ocppkit.model.internal;

import tools.jackson.core.TokenStreamContext;

/** JSON pointers of the places a parser or generator is at. */
final class JsonPointers {
    private JsonPointers() {}

    static String of(TokenStreamContext context) {
        return context.pathAsPointer().toString();
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    static boolean hasLoneSurrogate(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                i++;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i += 2;
            } else {
                return true;
            }
        }
        return false;
    }
}
