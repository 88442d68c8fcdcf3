using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Specification.Codecs;
using Azalia.Specification.Pci;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Tests;

/// <summary>The power states of the function, and who wakes it: PCI Power Management 1.2, hardware 1.1, 1.3.4 and 2.13.</summary>
public sealed class PowerStateTests : IDisposable
{
    private const int PowerControl = 0x54;
    private const byte Microphone = 0x0B;

    private readonly SimulatedPlatform _platform = SimulatedPlatform.Create();

    private PciConfigurationSpace Space => _platform.Configuration;

    private MmioWindow Registers => _platform.Registers;

    public void Dispose() => _platform.Dispose();

    [Fact]
    public void In_D3_registers_read_all_ones_and_writes_go_nowhere()
    {
        Start();

        Space.Write16(PowerControl, 3);

        Assert.Equal(uint.MaxValue, Registers.Read32(GlobalControl.Offset));
        Assert.Equal(ushort.MaxValue, Registers.Read16(CorbWritePointer.Offset));
        Registers.Write16(WakeEnable.Offset, 0x7FFF);
        Resume();
        Assert.Equal(0, Registers.Read16(WakeEnable.Offset));
    }

    [Fact]
    public void Coming_back_from_D3_is_a_reset_that_the_resume_well_and_the_subsystem_survive()
    {
        Start();
        Space.Write32(PciConfigurationOffset.SubsystemVendorId, 0x1234_5678);
        Space.Write32(PciConfigurationOffset.BaseAddress0, 0xFEB0_0000);
        Space.Write16(0x62, 1);
        Space.Write16(PowerControl, 0x0100);
        Registers.Write16(WakeEnable.Offset, 0x0001);
        Registers.Write32(InterruptControl.Offset, 0xC000_0000);
        Assert.Equal(1, Registers.Read16(StateChangeStatus.Offset));

        Space.Write16(PowerControl, 0x0103);
        Space.Write16(PowerControl, 0x0100);

        Assert.Equal(0, Space.Read16(PciConfigurationOffset.Command));
        Assert.Equal(4u, Space.Read32(PciConfigurationOffset.BaseAddress0));
        Assert.Equal(0x0080, Space.Read16(0x62));
        Assert.Equal(0x1234_5678u, Space.Read32(PciConfigurationOffset.SubsystemVendorId));
        Assert.Equal(uint.MaxValue, Registers.Read32(GlobalControl.Offset));
        Space.Write16(PciConfigurationOffset.Command, 6);
        Assert.Equal(0u, Registers.Read32(GlobalControl.Offset));
        Assert.Equal(0u, Registers.Read32(InterruptControl.Offset));
        Assert.Equal(1, Registers.Read16(WakeEnable.Offset));
        Assert.Equal(1, Registers.Read16(StateChangeStatus.Offset));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_state_that_it_does_not_have_is_ignored(ushort state)
    {
        Start();

        Space.Write16(PowerControl, state);

        Assert.Equal(0, Space.Read16(PowerControl));
        Assert.Equal(1u, Registers.Read32(GlobalControl.Offset));
    }

    [Fact]
    public void In_D3_no_interrupt_is_asserted()
    {
        Start();
        Registers.Write16(WakeEnable.Offset, 1);
        Registers.Write32(InterruptControl.Offset, 0xC000_0000);
        Assert.True(_platform.Interrupt.IsAsserted);
        Assert.Equal(8, Space.Read16(PciConfigurationOffset.Status) & 8);

        Space.Write16(PowerControl, 3);

        Assert.False(_platform.Interrupt.IsAsserted);
        Assert.Equal(0, Space.Read16(PciConfigurationOffset.Status) & 8);
    }

    [Fact]
    public void A_jack_wakes_a_function_in_D3_and_tells_after_the_first_verb_what_it_was()
    {
        StartToSleep();
        Assert.False(_platform.IsPowerRequested);

        _platform.Codecs[0].Unplug(Microphone);
        _platform.Clock.Wait(TimeSpan.FromMilliseconds(1));

        Assert.True(_platform.IsPowerRequested);
        Assert.Equal(0x8103, Space.Read16(PowerControl));

        // The driver's turn: D0, then STATESTS before anything is reset.
        Space.Write16(PowerControl, 0x8100);
        Assert.False(_platform.IsPowerRequested);
        Assert.Equal(0x0100, Space.Read16(PowerControl));
        Space.Write16(PciConfigurationOffset.Command, 6);
        Assert.Equal(1, Registers.Read16(StateChangeStatus.Offset));
        Assert.Equal(0u, Registers.Read32(GlobalControl.Offset));
    }

    [Fact]
    public void A_codec_whose_line_is_not_enabled_wakes_nobody()
    {
        StartToSleep(wakeEnable: 0x7FFE);

        _platform.Codecs[0].Unplug(Microphone);
        _platform.Clock.Wait(TimeSpan.FromMilliseconds(1));

        Assert.False(_platform.IsPowerRequested);
        Assert.Equal(0x0103, Space.Read16(PowerControl));
        Resume();
        Assert.Equal(1, Registers.Read16(StateChangeStatus.Offset));
    }

    [Fact]
    public void Without_PME_enable_the_wake_is_noted_and_nothing_is_raised()
    {
        StartToSleep(powerControl: 3);

        _platform.Codecs[0].Unplug(Microphone);
        _platform.Clock.Wait(TimeSpan.FromMilliseconds(1));

        Assert.False(_platform.IsPowerRequested);
        Assert.Equal(0x8003, Space.Read16(PowerControl));
    }

    [Fact]
    public void A_wake_in_reset_shows_once_and_stays_cleared()
    {
        StartToSleep(powerControl: 0);

        _platform.Codecs[0].Unplug(Microphone);
        _platform.Clock.Wait(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, Registers.Read16(StateChangeStatus.Offset));
        Registers.Write16(StateChangeStatus.Offset, 1);
        _platform.Clock.Wait(TimeSpan.FromMilliseconds(1));

        Assert.Equal(0, Registers.Read16(StateChangeStatus.Offset));
    }

    [Fact]
    public void A_gated_clock_keeps_the_controller_in_reset_until_it_runs()
    {
        ControllerProfile profile = ControllerProfiles.Skylake with { Quirks = new ControllerQuirks { ClockGatingHangsReset = true } };
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Controller = profile });
        platform.Configuration.Write16(PciConfigurationOffset.Command, 6);
        platform.Registers.Write32(GlobalControl.Offset, 1);
        platform.Clock.Wait(TimeSpan.FromMilliseconds(100));
        Assert.Equal(0u, platform.Registers.Read32(GlobalControl.Offset));

        platform.Configuration.Write8(PciConfigurationOffset.ClockGatingControl, 0);
        Assert.Equal(0u, platform.Registers.Read32(GlobalControl.Offset));
        platform.Clock.Wait(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1u, platform.Registers.Read32(GlobalControl.Offset));
    }

    private void Start()
    {
        Space.Write16(PciConfigurationOffset.Command, 6);
        Registers.Write32(GlobalControl.Offset, 1);
        _platform.Clock.Wait(TimeSpan.FromMilliseconds(1));
    }

    private void Resume()
    {
        Space.Write16(PowerControl, 0);
        Space.Write16(PciConfigurationOffset.Command, 6);
    }

    // The microphone's jack may speak, the codec sleeps, the link is in reset, and the function is in D3 or wherever it shall be.
    private void StartToSleep(ushort wakeEnable = 0x7FFF, ushort powerControl = 0x0103)
    {
        Start();
        Verb verb = Verb.SetUnsolicited(new UnsolicitedControl { Enable = true, Tag = 5 });
        Registers.Write32(ImmediateCommand.Offset, verb.AddressedTo(0, Microphone).Raw);
        Registers.Write16(ImmediateCommandStatus.Offset, 1);
        _platform.Clock.Wait(TimeSpan.FromMilliseconds(1));
        Registers.Write16(StateChangeStatus.Offset, 0x7FFF);
        Registers.Write16(WakeEnable.Offset, wakeEnable);
        Registers.Write32(GlobalControl.Offset, 0);
        _platform.Clock.Wait(TimeSpan.FromMilliseconds(1));
        Space.Write16(PowerControl, powerControl);
    }
}
