using System.CommandLine;
using Azalia.Cli.Help;
using Azalia.Platform.Qemu;

namespace Azalia.Cli.Platforms;

/// <summary><c>--platform qemu</c>: QEMU's intel-hda.</summary>
internal sealed class QemuPlatformSource : PlatformSource
{
    private const string DeterministicClock = "deterministic";
    private const string RealTimeClock = "realtime";

    private static readonly string[] s_clocks = [DeterministicClock, RealTimeClock];

    private readonly Option<string?> _command = new GroupedOption<string?>(Group, "--qemu")
    {
        HelpName = "COMMAND",
        Description = "For qemu: the QEMU to start, a path or a name. Default: environment variable AZALIA_QEMU, what eng/get-qemu fetched, qemu-system-x86_64 on PATH.",
    };

    private readonly Option<string?> _clock = new GroupedOption<string?>(Group, "--clock")
    {
        HelpName = "CLOCK",
        Description = $"For qemu: {DeterministicClock}, as fast as QEMU can and the same in every run, which needs a QEMU with the qtest accelerator; " +
            $"or {RealTimeClock}. Default: {DeterministicClock} where the QEMU at hand can do it.",
    };

    /// <inheritdoc/>
    public override string Name => "qemu";

    /// <inheritdoc/>
    public override string Summary => "QEMU's intel-hda";

    /// <inheritdoc/>
    public override IReadOnlyList<string> CodecNames => QemuCodecNames.All;

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [_command, _clock];

    /// <inheritdoc/>
    public override OpenPlatform Open(PlatformSettings settings, CommandEnvironment environment)
    {
        QemuClock clock = ChooseClock(settings);
        QemuOptions options = new()
        {
            Command = settings.Line.GetValue(_command),
            Clock = clock,
            Codecs = FindCodecs(settings.Codecs),
            Seed = settings.Seed,
            ScatterPages = settings.ScatterPages,
            CapturesSilence = settings.IsRecording,
            MachineTime = environment.MachineTime,
        };
        if (settings.ExpectedRate is { } rate)
            options = options with { WaveRate = Math.Clamp(rate, QemuOptions.LowestWaveRate, QemuOptions.HighestWaveRate) };
        if (!QemuPlatform.TryOpen(options, out QemuPlatform? platform, out string? problem))
            throw new CommandFailure(problem);

        if (!platform.IsDeterministic && clock == QemuClock.Automatic)
            environment.WriteErrorLine($"QEMU {platform.Program.Version} has no qtest accelerator, so its clock is real time; eng/get-qemu fetches one that has it");
        return new OpenQemu(platform, options.WaveRate);
    }

    private QemuClock ChooseClock(PlatformSettings settings) => (settings.Line.GetValue(_clock), settings.IsPaced) switch
    {
        (null, false) => QemuClock.Automatic,
        (null or RealTimeClock, _) => QemuClock.RealTime,
        (DeterministicClock, false) => QemuClock.Deterministic,
        (DeterministicClock, true) => throw new CommandFailure("'--clock deterministic' and '--realtime' contradict each other"),
        ({ } other, _) => throw new CommandFailure($"there is no clock '{other}'; the clocks are: {string.Join(", ", s_clocks)}"),
    };

    private IReadOnlyList<QemuCodec> FindCodecs(IReadOnlyList<string> names) => names.Count == 0
        ? [QemuCodec.Duplex]
        : [.. names.Select(name => QemuCodecNames.TryParse(name, out QemuCodec codec)
            ? codec
            : throw new CommandFailure($"there is no codec '{name}' on QEMU's link; the codecs are: {string.Join(", ", CodecNames)}"))];
}
