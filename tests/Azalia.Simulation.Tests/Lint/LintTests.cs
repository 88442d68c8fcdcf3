using System.Reflection;
using Azalia.Platform.Memory;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Lint;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Tests.Lint;

/// <summary>Each rule is broken by a small driver that is fine otherwise, and the device names rule, register and time.</summary>
public sealed class LintTests
{
    private static readonly Dictionary<string, (string Register, Action<LintRig> Misdeed)> s_misdeeds = new()
    {
        ["unmapped"] = ("0078h", static rig => rig.Registers.Write32(0x78, 1)),
        ["reserved-bit"] = ("RIRBCTL", static rig => rig.Registers.Write8(RirbControl.Offset, 0x83)),
        ["read-only"] = ("INTSTS", static rig => rig.Registers.Write32(InterruptStatus.Offset, 1)),
        ["accidental-acknowledge"] = ("RIRBSTS", static rig =>
        {
            _ = rig.Driver.Ask(0, 0, Verb.GetParameter(ParameterId.VendorId));
            rig.Driver.Send(Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0));
            rig.Wait(1);
            rig.Registers.Write16(RirbControl.Offset, rig.Registers.Read16(RirbControl.Offset));
        }),
        ["held-in-reset"] = ("SD4CBL", static rig =>
        {
            rig.Output.Write8(StreamControl.Offset, 1);
            rig.Wait(0.1);
            rig.Output.Write32(CyclicBufferLength.Offset, 512);
            rig.Output.Write8(StreamControl.Offset, 0);
            rig.Wait(0.1);
        }),
        ["reset-while-running"] = ("GCTL", static rig => rig.Registers.Write32(GlobalControl.Offset, 0)),
        ["reset-too-short"] = ("GCTL", static rig =>
        {
            rig.Registers.Write8(CorbControl.Offset, 0);
            rig.Registers.Write8(RirbControl.Offset, 0);
            rig.Wait(0.1);
            rig.Registers.Write32(GlobalControl.Offset, 0);
            Until(rig, static r => (r.Registers.Read32(GlobalControl.Offset) & 1) == 0);
            rig.Registers.Write32(GlobalControl.Offset, 1);
            rig.Wait(1);
        }),
        ["codec-too-early"] = ("ICS", static rig =>
        {
            rig.Registers.Write8(CorbControl.Offset, 0);
            rig.Registers.Write8(RirbControl.Offset, 0);
            rig.Wait(0.1);
            rig.Registers.Write32(GlobalControl.Offset, 0);
            rig.Wait(1);
            _ = rig.Registers.Read32(GlobalControl.Offset);
            rig.Wait(1);
            rig.Registers.Write32(GlobalControl.Offset, 1);
            Until(rig, static r => (r.Registers.Read32(GlobalControl.Offset) & 1) == 1);
            rig.Registers.Write32(ImmediateCommand.Offset, Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0).Raw);
            rig.Registers.Write16(ImmediateCommandStatus.Offset, 1);
            rig.Wait(1);
        }),
        ["ring-while-running"] = ("CORBLBASE", static rig => rig.Registers.Write32(CorbLowerBase.Offset, rig.Registers.Read32(CorbLowerBase.Offset))),
        ["unaligned"] = ("SD4BDPL", static rig => rig.Output.Write32(DescriptorListLowerBase.Offset, 0x1000_0040)),
        ["out-of-range"] = ("RIRBSIZE", static rig =>
        {
            rig.Registers.Write8(RirbControl.Offset, 0);
            rig.Wait(0.1);
            rig.Registers.Write8(RirbSize.Offset, 0x41);
        }),
        ["corb-overrun"] = ("CORBWP", static rig =>
        {
            for (int i = 0; i < 256; i++)
                rig.Driver.Send(Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0));
            rig.Driver.Send(Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0));
        }),
        ["no-room-for-answer"] = ("CORBWP", static rig =>
        {
            rig.Registers.Write8(RirbControl.Offset, 0);
            rig.Wait(0.1);
            rig.Driver.Send(Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0));
        }),
        ["immediate-while-corb"] = ("ICS", static rig =>
        {
            for (int i = 0; i < 10; i++)
                rig.Driver.Send(Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0));
            rig.Registers.Write16(ImmediateCommandStatus.Offset, 1);
        }),
        ["no-such-codec"] = ("codec 5", static rig =>
        {
            rig.Driver.Send(Verb.GetParameter(ParameterId.VendorId).AddressedTo(5, 0));
            rig.Wait(1);
        }),
        ["unknown-verb"] = ("codec 0 node 08h", static rig =>
        {
            rig.Driver.Send(Verb.GetStreamChannel().AddressedTo(0, 0x08));
            rig.Wait(1);
        }),
        ["stream-while-running"] = ("SD4CBL", static rig =>
        {
            _ = rig.SetUp();
            rig.Driver.RunOutput(true);
            rig.Output.Write32(CyclicBufferLength.Offset, 512);
        }),
        ["run-with-reset"] = ("SD4CTL", static rig => rig.Output.Write8(StreamControl.Offset, 0b11)),
        ["tag-zero"] = ("SD4CTL", static rig =>
        {
            _ = rig.SetUp();
            rig.Output.Write8(StreamControl.Offset + 2, 0);
            rig.Driver.RunOutput(true);
        }),
        ["shared-tag"] = ("SD5CTL", static rig =>
        {
            _ = rig.SetUp();
            rig.Driver.RunOutput(true);
            CopyToNext(rig);
            rig.Registers.Write32(StreamDescriptorLayout.Base(5), 0x0010_0002);
            rig.Wait(0.1);
            rig.Registers.Write32(StreamDescriptorLayout.Base(5), 0);
            rig.Wait(0.1);
        }),
        ["lvi-zero"] = ("SD4LVI", static rig =>
        {
            _ = rig.SetUp();
            rig.Output.Write16(LastValidIndex.Offset, 0);
            rig.Output.Write32(CyclicBufferLength.Offset, 256);
            rig.Driver.RunOutput(true);
        }),
        ["cyclic-length"] = ("SD4CBL", static rig =>
        {
            _ = rig.SetUp();
            new BufferDescriptor(BufferDescriptor.Read(rig.List[48..]).Address, 258, false).Write(rig.List[48..]);
            rig.Output.Write32(CyclicBufferLength.Offset, 1026);
            rig.Driver.RunOutput(true);
        }),
        ["cyclic-length-sum"] = ("SD4CBL", static rig =>
        {
            _ = rig.SetUp();
            rig.Output.Write32(CyclicBufferLength.Offset, 512);
            rig.Driver.RunOutput(true);
        }),
        ["illegal-descriptor"] = ("SD4 entry 1", static rig =>
        {
            _ = rig.SetUp();
            rig.List[16 + 13] = 1;
            rig.Driver.RunOutput(true);
        }),
        ["list-while-running"] = ("SD4BDPL", static rig =>
        {
            _ = rig.SetUp();
            rig.Driver.RunOutput(true);
            rig.Wait(1);
            rig.List[12] = 1;
            rig.Wait(10);
        }),
        ["illegal-format"] = ("SD4FMT", static rig =>
        {
            _ = rig.SetUp();
            rig.Output.Write16(StreamFormatRegister.Offset, 0x0071);
            rig.Driver.RunOutput(true);
        }),
        ["format-mismatch"] = ("SD4FMT", static rig =>
        {
            Assert.True(StreamFormat.TryCreate(44_100, 16, 2, out StreamFormat format));
            _ = rig.Driver.Ask(0, 0x02, Verb.SetConverterFormat(format));
            _ = rig.Driver.Ask(0, 0x02, Verb.SetStreamChannel(1, 0));
            _ = rig.SetUp();
            rig.Driver.RunOutput(true);
        }),
        ["stripe"] = ("SD4CTL", static rig => rig.Output.Write8(StreamControl.Offset + 2, 0x11)),
        ["forbidden-memory"] = ("SD4 buffer", static rig =>
        {
            _ = rig.SetUp();
            new BufferDescriptor(0x2_0000_0000, 256, false).Write(rig.List[16..]);
            rig.Driver.RunOutput(true);
            rig.Wait(10);
        }),
        ["endless-poll"] = ("RIRBWP", static rig =>
        {
            for (int i = 0; i < 5_001; i++)
            {
                _ = rig.Registers.Read16(RirbWritePointer.Offset);
                rig.Wait(0.01);
            }
        }),
    };

    public static TheoryData<string> Rules => [.. s_misdeeds.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_driver_that_breaks_a_rule_is_told_which_at_which_register_and_when(string id)
    {
        using LintRig rig = new LintRig().Up();
        Assert.Empty(rig.Findings);
        long from = rig.Clock.Ticks;

        s_misdeeds[id].Misdeed(rig);

        rig.Found(LintRules.All.Single(rule => rule.Id == id), s_misdeeds[id].Register, from);
    }

    [Fact]
    public void Every_rule_is_broken_by_somebody_and_documented()
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "lint.md"));
        PropertyInfo[] declared = [.. typeof(LintRules).GetProperties().Where(static property => property.PropertyType == typeof(LintRule))];

        Assert.Equal(declared.Select(static property => (LintRule)property.GetValue(null)!), LintRules.All);
        Assert.Equal(LintRules.All.Select(static rule => rule.Id).Order(), s_misdeeds.Keys.Order());
        Assert.All(LintRules.All, rule => Assert.Contains($"| `{rule.Id}` | {rule.Section} | {rule.Text} |", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(SimulationDrive.Virtual)]
    [InlineData(SimulationDrive.Paced)]
    public void A_driver_that_keeps_the_rules_is_told_nothing(SimulationDrive drive)
    {
        using (LintRig rig = new LintRig(drive).Up())
        {
            _ = rig.Driver.Ask(0, 0, Verb.GetParameter(ParameterId.VendorId));
            _ = rig.SetUp();
            rig.Driver.RunOutput(true);
            rig.Wait(5);
            rig.Driver.RunOutput(false);
            rig.Driver.RunOutput(true);
            rig.Wait(5);
            rig.Driver.RunOutput(false);

            Assert.Empty(rig.Findings.Select(static finding => finding.ToString()));
        }
    }

    [Fact]
    public void A_rule_that_is_broken_again_at_the_same_register_is_counted()
    {
        using LintRig rig = new LintRig().Up();
        for (int i = 0; i < 5; i++)
            rig.Registers.Write32(InterruptStatus.Offset, 1);

        Assert.Equal(5, Assert.Single(rig.Findings).Count);
        Assert.EndsWith(", 5 times)", rig.Findings[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_driver_that_spins_without_letting_time_pass_is_told_so()
    {
        using LintRig rig = new LintRig().Up();
        rig.Driver.Send(Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0));
        for (int i = 0; i < 5_001; i++)
            _ = rig.Registers.Read16(RirbWritePointer.Offset);

        Assert.Contains("while no time passes", Assert.Single(rig.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_lint_nothing_is_found_and_nothing_stands_before_the_registers()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions());
        platform.Registers.Write32(0x78, 1);

        Assert.Empty(platform.LintFindings);
        Assert.Equal("SimulatedWindow", platform.Registers.GetType().Name);
    }

    private static void CopyToNext(LintRig rig)
    {
        foreach (int offset in (ReadOnlySpan<int>)[CyclicBufferLength.Offset, DescriptorListLowerBase.Offset, DescriptorListUpperBase.Offset])
            rig.Registers.Write32(StreamDescriptorLayout.Base(5) + offset, rig.Output.Read32(offset));
        foreach (int offset in (ReadOnlySpan<int>)[LastValidIndex.Offset, StreamFormatRegister.Offset])
            rig.Registers.Write16(StreamDescriptorLayout.Base(5) + offset, rig.Output.Read16(offset));
    }

    private static void Until(LintRig rig, Func<LintRig, bool> condition) =>
        Assert.True(rig.Clock.WaitUntil(rig, condition, TimeSpan.FromMicroseconds(10), TimeSpan.FromMilliseconds(10)));
}
