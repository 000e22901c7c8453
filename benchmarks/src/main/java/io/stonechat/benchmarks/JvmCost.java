package io.stonechat.benchmarks;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import javax.management.MBeanServerConnection;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What another JVM uses from one moment to the next: processor time, garbage, and pauses to collect it. */
final class JvmCost implements AutoCloseable {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MEGA = 1e6;

    private final JMXConnector connector;
    private final OperatingSystemMXBean system;
    private final ThreadMXBean threads;
    private final List<GarbageCollectorMXBean> collectors;
    private Moment last;
    private long longestPause;

    private record Moment(long cpuNanos, long allocated, long pausedMillis, long collections) {}

    /** Attaches to a process of this user's. */
    @SuppressWarnings("BanJNDI") // the address came from the process itself, which is ours
    JvmCost(long pid) throws IOException {
        connector = JMXConnectorFactory.connect(new JMXServiceURL(address(pid)));
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        system = ManagementFactory.getPlatformMXBean(beans, OperatingSystemMXBean.class);
        threads = ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class);
        collectors = ManagementFactory.getPlatformMXBeans(beans, GarbageCollectorMXBean.class);
        collectors.forEach(collector ->
                ((NotificationEmitter) collector).addNotificationListener((told, _) -> paused(told), null, null));
        last = now();
    }

    private static String address(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot look into process " + pid, e);
        }
    }

    private synchronized void paused(Notification told) {
        if (told.getUserData() instanceof CompositeData data && data.get("gcInfo") instanceof CompositeData info) {
            longestPause = Math.max(longestPause, GcInfo.from(info).getDuration());
        }
    }

    private Moment now() {
        long paused = 0;
        long collections = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            paused += collector.getCollectionTime();
            collections += collector.getCollectionCount();
        }
        return new Moment(system.getProcessCpuTime(), threads.getTotalThreadAllocatedBytes(), paused, collections);
    }

    /** What was used since this was asked last. */
    synchronized String since() {
        Moment before = last;
        last = now();
        long longest = longestPause;
        longestPause = 0;
        return String.format(
                Locale.ROOT,
                "%.0f ms of processor, %.0f MB allocated, %d collections paused it for %d ms, %d ms at most",
                (last.cpuNanos - before.cpuNanos) / NANOS_PER_MILLI,
                (last.allocated - before.allocated) / MEGA,
                last.collections - before.collections,
                last.pausedMillis - before.pausedMillis,
                longest);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
