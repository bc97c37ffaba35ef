package dev.mainsheet.schemas;

/**
 * A pattern over trigger ids: {@code *} stands for any run of characters, also none; all else stands for itself.
 *
 * @param pattern such as {@code *}, {@code idn:identity-*} or {@code sp:form-submitted}
 */
public record TriggerGlob(String pattern) {

    /** Whether {@code trigger} is one of those meant. */
    public boolean matches(String trigger) {
        int inPattern = 0;
        int inTrigger = 0;
        int lastStar = -1;
        int starTook = 0;
        while (inTrigger < trigger.length()) {
            if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
                lastStar = inPattern++;
                starTook = inTrigger;
            } else if (inPattern < pattern.length() && pattern.charAt(inPattern) == trigger.charAt(inTrigger)) {
                inPattern++;
                inTrigger++;
            } else if (lastStar >= 0) {
                inPattern = lastStar + 1;
                inTrigger = ++starTook;
            } else {
                return false;
            }
        }
        while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == pattern.length();
    }
}
