using System.Runtime.Versioning;
using Azalia.Bus;
using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Platform.Vfio.Guest;

/// <summary>
/// A minute of device time with three threads: one starts and stops streams and waits for each notification, one asks verbs and waits for the answers, one asks them and is called back.
/// No verb may be lost, no completion missed, no page be left.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class StressRun
{
    private const byte Converter = 2;
    private const uint BufferBytes = 7_680;
    private const int CyclesPerStream = 10;
    private const int VerbsInACall = 16;

    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(60);

    // Generous: guests share the machine with others. What is lost never comes.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly VfioPlatform _platform;
    private readonly IHdAudioBusInterfaceV3 _bus;
    private readonly long _end;
    private int _streams;
    private int _notifications;
    private int _verbs;
    private int _callbacks;
    private string? _failure;

    private StressRun(VfioPlatform platform, IHdAudioBusInterfaceV3 bus)
    {
        _platform = platform;
        _bus = bus;
        _end = platform.Clock.Ticks + PlatformClock.ToTicks(s_duration);
    }

    private bool IsOver => Volatile.Read(ref _failure) is not null || _platform.Clock.Ticks >= _end;

    /// <summary>Runs it.</summary>
    /// <returns>Null, or what went wrong.</returns>
    public static string? Run(VfioPlatform platform)
    {
        // A verb that is not answered in time is counted as lost; the time is for a guest whose processors are taken away.
        NtStatus started = HdaBusDriver.Start(platform, new BusOptions { VerbTimeout = TimeSpan.FromSeconds(5) }, out HdaBusDriver? driver);
        if (driver is null)
            return $"the bus driver did not start: {started}";

        string? failure;
        using (driver)
        {
            NtStatus queried = driver.FunctionGroups[0].QueryInterface(HdAudioInterfaceIds.BusInterfaceV3, ushort.MaxValue, HdAudioInterfaceIds.Version, out IHdAudioInterface? table);
            if (table is not IHdAudioBusInterfaceV3 bus)
                return $"the interface was not given: {queried}";

            int pages = platform.Memory.OutstandingPages;
            failure = new StressRun(platform, bus).RunThreads();
            if (failure is null && platform.Memory.OutstandingPages != pages)
                failure = $"{platform.Memory.OutstandingPages - pages} pages were not given back";

            bus.InterfaceDereference();
        }

        return failure ?? (platform.Memory.OutstandingPages == 0 ? null : $"{platform.Memory.OutstandingPages} pages are left of the driver");
    }

    private string? RunThreads()
    {
        Thread[] threads = [Start(Stream), Start(Ask), Start(AskAndBeCalled)];
        foreach (Thread thread in threads)
            thread.Join();

        Console.WriteLine($"{_streams} streams, {_notifications} notifications, {_verbs} verbs, {_callbacks} calls back, {_platform.Interrupt.Storms} storms");
        return _failure ?? (_platform.Interrupt.Storms == 0 ? null : "the interrupt was ignored");
    }

    private Thread Start(Func<string?> step)
    {
        Thread thread = new(() =>
        {
            string? failure = null;
            while (failure is null && !IsOver)
                failure = step();

            if (failure is not null)
                _ = Interlocked.CompareExchange(ref _failure, failure, null);
        });
        thread.Start();
        return thread;
    }

    private string? Stream()
    {
        HdAudioStreamFormat format = new(SampleRate: 48_000, ValidBitsPerSample: 16, ContainerSize: 16, NumberOfChannels: 2);
        NtStatus status = _bus.AllocateRenderDmaEngine(format, stripe: false, out DmaEngineHandle engine, out HdAudioConverterFormat converterFormat);
        if (!status.IsSuccess)
            return $"no engine: {status}";

        status = _bus.AllocateDmaBufferWithNotification(engine, 2, BufferBytes, out Mdl? pages, out nuint size, out _, out byte stream, out _);
        if (!status.IsSuccess || pages is null)
            return $"no buffer: {status}, {_platform.Loss}";

        KEvent notified = new(KEventKind.Synchronization);
        string? failure = Failed("registering", _bus.RegisterNotificationEvent(engine, notified))
            ?? AskAll([To(Converter, Verb.SetConverterFormat(converterFormat.ToStreamFormat())), To(Converter, Verb.SetStreamChannel(stream, channel: 0))])
            ?? Failed("Pause", _bus.SetDmaEngineState(HdAudioStreamState.PauseState, [engine]))
            ?? Failed("Run", _bus.SetDmaEngineState(HdAudioStreamState.RunState, [engine]));
        for (int i = 0; failure is null && i < CyclesPerStream; i++)
        {
            if (_platform.Clock.WaitFor(notified, s_patience))
                _notifications++;
            else
                failure = $"notification {i} of stream {_streams} never came";
        }

        failure ??= Failed("Stop", _bus.SetDmaEngineState(HdAudioStreamState.StopState, [engine]))
            ?? Failed("Reset", _bus.SetDmaEngineState(HdAudioStreamState.ResetState, [engine]))
            ?? Failed("unregistering", _bus.UnregisterNotificationEvent(engine, notified))
            ?? Failed("freeing the buffer", _bus.FreeDmaBufferWithNotification(engine, pages, size))
            ?? Failed("freeing the engine", _bus.FreeDmaEngine(engine));
        _streams++;
        return failure;
    }

    private string? Ask()
    {
        _ = Interlocked.Increment(ref _verbs);
        return AskAll([To(0, Verb.GetParameter(ParameterId.VendorId))]);
    }

    private string? AskAndBeCalled()
    {
        HdAudioCodecTransfer[] transfers = new HdAudioCodecTransfer[VerbsInACall];
        Array.Fill(transfers, To(0, Verb.GetParameter(ParameterId.VendorId)));
        KEvent done = new(KEventKind.Notification);
        NtStatus status = _bus.TransferCodecVerbs(transfers, (_, _) => done.Set());
        if (!status.IsSuccess)
            return $"a call was refused: {status}";

        if (!_platform.Clock.WaitFor(done, s_patience))
            return "a call was never called back";

        _callbacks++;
        _ = Interlocked.Add(ref _verbs, VerbsInACall);
        return transfers.All(static transfer => transfer.Input is { IsValid: true, Response: not 0 }) ? null : "a verb of a call was lost";
    }

    private string? AskAll(HdAudioCodecTransfer[] transfers)
    {
        NtStatus status = _bus.TransferCodecVerbs(transfers);
        return !status.IsSuccess ? $"verbs were refused: {status}" : transfers.All(static transfer => transfer.Input.IsValid) ? null : "a verb was lost";
    }

    private static string? Failed(string what, NtStatus status) => status.IsSuccess ? null : $"{what} failed: {status}";

    private static HdAudioCodecTransfer To(byte node, Verb verb) => new(HdAudioCodecCommand.From(verb.AddressedTo(0, node)));
}
