package io.claviger.connector.git;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit sees of the machine: no configuration of the user or the system, and no environment variable that redirects it.
 * So the same repository reads the same everywhere, and nobody's credential helper, proxy or rewritten URL gets a say.
 */
final class IsolatedSystem extends SystemReader.Delegate {

    private static final AtomicBoolean INSTALLED = new AtomicBoolean();
    private static final long MEBIBYTE = 1024L * 1024;

    private IsolatedSystem(SystemReader machine) {
        super(machine);
    }

    /** Sets JGit up for this process, once. */
    static void install() {
        if (INSTALLED.compareAndSet(false, true)) {
            SystemReader.setInstance(new IsolatedSystem(SystemReader.getInstance()));
            tuned().install();
        }
    }

    /** Few, large windows read a whole history fastest; a share of the heap keeps it bounded. */
    private static WindowCacheConfig tuned() {
        long share = Runtime.getRuntime().maxMemory() / 8;
        WindowCacheConfig cache = new WindowCacheConfig();
        cache.setPackedGitWindowSize(64 * 1024);
        cache.setPackedGitLimit(Math.clamp(share, 16 * MEBIBYTE, 256 * MEBIBYTE));
        cache.setDeltaBaseCacheLimit((int) Math.clamp(share, 16 * MEBIBYTE, 96 * MEBIBYTE));
        cache.setStreamFileThreshold((int) Math.clamp(share, 4 * MEBIBYTE, 50 * MEBIBYTE));
        return cache;
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") || variable.startsWith("XDG_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new NoFile(fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new NoFile(fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new NoFile(fs);
    }

    @Override
    public StoredConfig getUserConfig() {
        return new NoFile(FS.DETECTED);
    }

    @Override
    public StoredConfig getSystemConfig() {
        return new NoFile(FS.DETECTED);
    }

    @Override
    public StoredConfig getJGitConfig() {
        return new NoFile(FS.DETECTED);
    }

    /** A configuration that is in no file. */
    private static final class NoFile extends FileBasedConfig {

        NoFile(FS fs) {
            super(null, null, fs);
            // A redirect could lead from an address that was allowed to one that was not.
            setString("http", null, "followRedirects", "false");
        }

        @Override
        public void load() {
            // There is nothing to load.
        }

        @Override
        public void save() {
            // There is nowhere to save.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        /** Told, JGit does not find out by writing files beside the repository. */
        @Override
        public long getTimeUnit(String section, String subsection, String name, long otherwise, TimeUnit unit) {
            return "filesystem".equals(section)
                    ? unit.convert(10, TimeUnit.MILLISECONDS)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }
    }
}
