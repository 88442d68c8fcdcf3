using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>A client of a buffer that tells when it has moved. Its buffer of 3,840 bytes is 20 ms of 48 kHz, 16 bits, stereo.</summary>
public abstract class NotificationFacts(ConformancePlatform platform) : DdiFacts(platform)
{
    private protected const int BufferBytes = 3_840;

    private protected static readonly TimeSpan Cycle = TimeSpan.FromMilliseconds(20);

    private protected static AllocatedBuffer Allocate(BusFixture bus, DmaEngineHandle handle, uint notifications, int bytes = BufferBytes)
    {
        NtStatus status = bus.Ddi.AllocateDmaBufferWithNotification(
            handle, notifications, (nuint)bytes, out Mdl? mdl, out nuint size, out nuint offset, out byte streamId, out uint fifoSize);
        Assert.Equal((NtStatus.Success, (nuint)0), (status, offset));
        return new AllocatedBuffer(mdl!, (int)size, streamId, (int)fifoSize);
    }

    private protected static DmaEngineHandle AllocateNotified(BusFixture bus, uint notifications)
    {
        DmaEngineHandle handle = bus.AllocateRender();
        _ = Allocate(bus, handle, notifications);
        return handle;
    }

    private protected static void Run(BusFixture bus, DmaEngineHandle handle)
    {
        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);
    }

    private protected static KEvent NewEvent() => new(KEventKind.Synchronization);

    private protected static KEvent Register(BusFixture bus, DmaEngineHandle handle)
    {
        KEvent notification = NewEvent();
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationEvent(handle, notification));
        return notification;
    }

    /// <summary>Milliseconds from now at which the event is set, for as long as is looked.</summary>
    private protected static List<double> Signals(BusFixture bus, KEvent notification, TimeSpan duration)
    {
        List<double> signals = [];
        long from = bus.Clock.Ticks;
        long end = from + Platform.PlatformClock.ToTicks(duration);
        while (bus.Clock.WaitFor(notification, Platform.PlatformClock.ToTimeSpan(end - bus.Clock.Ticks)))
            signals.Add((bus.Clock.Ticks - from) / 24_000.0);

        return signals;
    }
}
