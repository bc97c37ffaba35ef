package dev.mainsheet.processor.filter;

/**
 * Text that asks the deadline at every character read. A regular expression that backtracks without end reads characters
 * without end, so this stops it where no interrupt and no other thread could.
 */
record TimedText(CharSequence text, Deadline deadline) implements CharSequence {

    @Override
    public char charAt(int index) {
        deadline.check();
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new TimedText(text.subSequence(start, end), deadline);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
