using Azalia.ClassDriver.Endpoints;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver.Tests.Fakes;

/// <summary>The function driver on the fake bus.</summary>
internal sealed class FakeDriver : IDisposable
{
    public static readonly KsDataFormat Dvd = new(48_000, 2, 16, 16);

    private readonly HdAudioFunctionDriver _driver;

    public FakeDriver(CodecProfile? codec = null, ClassDriverOptions? options = null)
    {
        Bus = new FakeBus(codec);
        NtStatus status = HdAudioFunctionDriver.Start(
            Bus, new WaveRTDevice(Bus.Memory, Clock), options ?? new ClassDriverOptions(), out HdAudioFunctionDriver? driver);
        Assert.Equal(NtStatus.Success, status);
        _driver = driver!;
        Bus.Log.Clear();
    }

    public FakeBus Bus { get; }

    public FakeClock Clock { get; } = new();

    public HdAudioFunctionDriver Driver => _driver;

    public List<string> Log => Bus.Log;

    public IReadOnlyList<Endpoint> Endpoints => _driver.Endpoints;

    public Endpoint this[string id] => Endpoints.Single(endpoint => endpoint.Id == id);

    public NtStatus TryOpen(out WaveRTPin? pin, KsDataFormat? format = null, uint number = 0) =>
        _driver.Port.OpenPin(number, format ?? Dvd, out pin);

    public WaveRTPin Open(KsDataFormat? format = null, uint number = 0)
    {
        Assert.Equal(NtStatus.Success, TryOpen(out WaveRTPin? pin, format, number));
        return pin!;
    }

    public WaveRTPin OpenWithBuffer(uint bytes = 3_840)
    {
        WaveRTPin pin = Open();
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(bytes), out _));
        return pin;
    }

    public WaveRTPin OpenWithPackets(uint bytes = 3_840, uint count = 2, uint number = 0, KsDataFormat? format = null)
    {
        WaveRTPin pin = Open(format, number);
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBufferWithNotification(new KsRtAudioBufferPropertyWithNotification(bytes, count), out _));
        return pin;
    }

    /// <summary>Lets the engine come to a place in its buffer, with the time that it takes, and completes a packet if it ends there.</summary>
    public void MoveTo(uint offset, long ticks, bool completes)
    {
        Bus.Registers[FakeBus.PositionOffset] = offset;
        Clock.WaitTicks(ticks);
        if (completes)
            Bus.Complete(Clock.Ticks);
    }

    /// <summary>The log without the verbs that open and close the path.</summary>
    public IEnumerable<string> Calls => Log.Where(static line =>
        !line.Contains("SetPowerState", StringComparison.Ordinal)
        && !line.Contains("SetConnectionSelect", StringComparison.Ordinal)
        && !line.Contains("SetAmplifier", StringComparison.Ordinal)
        && !line.Contains("SetPinControl", StringComparison.Ordinal)
        && !line.Contains("SetEapd", StringComparison.Ordinal));

    public void Dispose()
    {
        _driver.Dispose();
        Bus.Dispose();
    }
}
