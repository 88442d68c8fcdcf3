using Azalia.Bus;
using Azalia.Samples.FunctionDriver;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Windows;

// Runs the function driver of ToneDriver.cs for two seconds on a simulated controller, and says what came out of the codec's pin. Replace the first
// line to run it, unchanged, on another platform.
using SimulatedPlatform platform = SimulatedPlatform.Create();
LoudnessMeter meter = new();
platform.Codecs[0].Attach(pinNode: 0x08, meter);

NtStatus status = HdaBusDriver.Start(platform, options: null, out HdaBusDriver? bus);
if (!status.IsSuccess)
    return Fail($"The bus driver did not start: {status}.");

using (bus)
{
    status = ToneDriver.Start(bus!.FunctionGroups[0], out ToneDriver? tone);
    if (!status.IsSuccess)
        return Fail($"The function driver did not start: {status}.");

    using (tone)
        platform.Clock.Wait(TimeSpan.FromSeconds(2));

    Console.WriteLine($"{tone!.FragmentsPlayed} fragments of 10 ms were fetched, {meter.Frames} frames came out of the pin, peak {meter.Peak >> 16}.");
}

return platform.Memory.OutstandingPages == 0 ? 0 : Fail("Pages were left behind.");

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 1;
}

internal sealed class LoudnessMeter : IFrameSink
{
    public long Frames { get; private set; }

    public int Peak { get; private set; }

    public void Hear(in FrameBlock block)
    {
        Frames += block.FrameCount;
        foreach (int sample in block.Samples)
            Peak = Math.Max(Peak, sample);
    }
}
