package dev.mainsheet.standalone;

import picocli.CommandLine.IVersionProvider;

/** The version the jar was built as. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String built = Version.class.getPackage().getImplementationVersion();
        return new String[] {"mainsheet " + (built == null ? "(not packaged)" : built)};
    }
}
