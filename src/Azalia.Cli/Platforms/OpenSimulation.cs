using System.Globalization;
using Azalia.Audio;
using Azalia.Cli.Playing;
using Azalia.Platform;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;

namespace Azalia.Cli.Platforms;

/// <summary>A simulated platform.</summary>
/// <param name="platform">The platform, owned from now on.</param>
/// <param name="isPaced">Whether it follows the machine's clock.</param>
/// <param name="faultFile">--faults, or null.</param>
/// <param name="isLinted">--lint.</param>
internal sealed class OpenSimulation(SimulatedPlatform platform, bool isPaced, string? faultFile, bool isLinted) : OpenPlatform
{
    /// <inheritdoc/>
    public override HdaPlatform Platform => platform;

    /// <inheritdoc/>
    public override bool IsPaced => isPaced;

    /// <inheritdoc/>
    public override string CodecName(int address) => platform.FindCodec(address)!.Profile.Name;

    /// <inheritdoc/>
    public override IEnumerable<string> Remarks =>
    [
        .. platform.Faults.Select(tally => string.Create(CultureInfo.InvariantCulture, $"{faultFile}:{tally.Fault.Line}: {Struck(tally.Hits)}: {tally.Fault}")),
        .. Findings is { Count: > 0 } findings ? findings.Select(finding => $"lint: {finding.Line}") : isLinted ? ["lint: the driver did nothing that the hardware does not allow"] : [],
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<DriverFinding>? Findings => isLinted
        ? [.. platform.LintFindings.Select(f => new DriverFinding(f.Rule.Id, f.Rule.Section, f.Ticks, f.Register, f.Message, f.Count, f.ToString()))]
        : null;

    /// <inheritdoc/>
    public override PinListener Listen(AudioEndpoint endpoint, PinRecorder recorder)
    {
        SimulatedCodec codec = platform.FindCodec(endpoint.CodecAddress)!;
        IReadOnlyList<int>[] orders = [.. endpoint.Pins.Select(pin => pin.ChannelsAtPin(recorder.Channels))];
        bool isPlain = orders.Length == 1 && orders[0].SequenceEqual(Enumerable.Range(0, recorder.Channels));
        PinAssembly assembly = new(recorder, orders);
        for (int i = 0; i < orders.Length; i++)
            codec.Attach(endpoint.Pins[i].PinNode, isPlain ? recorder : assembly.Sinks[i]);

        return PinListener.Direct;
    }

    /// <inheritdoc/>
    public override void Speak(AudioEndpoint endpoint, IFrameSource source) =>
        platform.FindCodec(endpoint.CodecAddress)!.Attach((byte)endpoint.PinNode, source);

    /// <inheritdoc/>
    public override void Dispose() => platform.Dispose();

    private static string Struck(long hits) => hits switch
    {
        0 => "never struck",
        1 => "struck once",
        _ => string.Create(CultureInfo.InvariantCulture, $"struck {hits} times"),
    };
}
