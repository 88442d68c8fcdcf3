using Azalia.Platform;
using Azalia.Platform.Contract;
using Azalia.Platform.Memory;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Lint;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Tests.Lint;

/// <summary>A machine that watches its driver, and the bare driver of the contract, which does nothing wrong by itself.</summary>
internal sealed class LintRig : IDisposable
{
    private readonly SimulatedPlatform _platform;
    private readonly BareDriver _driver;

    public LintRig(SimulationDrive drive = SimulationDrive.Virtual, ControllerProfile? controller = null)
    {
        _platform = SimulatedPlatform.Create(new SimulationOptions
        {
            Lint = true,
            Drive = drive,
            Codecs = [CodecProfiles.Generic],
            Controller = controller ?? ControllerProfiles.Pch,
        });
        _driver = new BareDriver(_platform);
    }

    public MmioWindow Registers => _platform.Registers;

    public PlatformClock Clock => _platform.Clock;

    public BareDriver Driver => _driver;

    public IReadOnlyList<LintFinding> Findings => _platform.LintFindings;

    /// <summary>The descriptor of the first output.</summary>
    public MmioWindow Output => _driver.FirstOutputDescriptor;

    /// <summary>Out of reset, rings running.</summary>
    public LintRig Up()
    {
        _ = _driver.Reset();
        _driver.StartRings();
        return this;
    }

    /// <summary>The first output is set up as it should be.</summary>
    public DmaView SetUp() => _driver.ProgramOutput(1024, 4, interruptOnCompletion: false);

    /// <summary>The list of the first output.</summary>
    public Span<byte> List
    {
        get
        {
            DeviceAddress list = DeviceAddress.FromRegisters(Output.Read32(DescriptorListLowerBase.Offset), Output.Read32(DescriptorListUpperBase.Offset));
            DmaMemory memory = _platform.Memory;
            return memory.Arena.Span.Slice((int)(list.Value - memory.BaseAddress.Value), 256 * BufferDescriptor.EncodedSize);
        }
    }

    public void Wait(double milliseconds) => Clock.Wait(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Exactly this rule was broken, at this register, at this time or later, and the line says so.</summary>
    public void Found(LintRule rule, string register, long from)
    {
        LintFinding finding = Assert.Single(Findings, finding => finding.Rule == rule);
        Assert.Equal(register, finding.Register);
        Assert.InRange(finding.Ticks, from, Clock.Ticks);
        Assert.Contains(rule.Id, finding.ToString(), StringComparison.Ordinal);
        Assert.Contains($" ms {register}: ", finding.ToString(), StringComparison.Ordinal);
        Assert.All(Findings, other => Assert.True(other.Rule == rule, other.ToString()));
    }

    public void Dispose()
    {
        _driver.Dispose();
        _platform.Dispose();
    }
}
