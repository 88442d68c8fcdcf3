using Azalia.Platform.Executive;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>GetDeviceInformation (DDI 2.15, 5.7).</summary>
public abstract class GetDeviceInformationConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void A_size_below_10_is_STATUS_BUFFER_TOO_SMALL_and_nothing_is_written(int size)
    {
        using BusFixture bus = Start();
        HdAudioDeviceInformation information = Poisoned(size);

        Assert.Equal(NtStatus.BufferTooSmall, bus.Ddi.GetDeviceInformation(ref information));

        Assert.Equal(Poisoned(size), information);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(13)]
    public void A_size_from_10_to_13_gets_the_first_version_and_nothing_behind_it(int size)
    {
        using BusFixture bus = Start();
        HdAudioDeviceInformation information = Poisoned(size);

        Assert.Equal(NtStatus.Success, bus.Ddi.GetDeviceInformation(ref information));

        Assert.Equal(
            Poisoned(10) with { DeviceVersion = 0x0100, DriverVersion = 0x0100, CodecsDetected = 1, IsStripingSupported = false },
            information);
    }

    [Theory]
    [InlineData(14)]
    [InlineData(100)]
    [InlineData(ushort.MaxValue)]
    public void A_size_from_14_on_gets_the_second_version(int size)
    {
        using BusFixture bus = Start();
        HdAudioDeviceInformation information = Poisoned(size);

        Assert.Equal(NtStatus.Success, bus.Ddi.GetDeviceInformation(ref information));

        Assert.Equal(
            new HdAudioDeviceInformation
            {
                Size = 14,
                DeviceVersion = 0x0100,
                DriverVersion = 0x0100,
                CodecsDetected = 1,
                IsStripingSupported = false,
                CtrlRevision = 0,
                CtrlVendorId = 0x8086,
                CtrlDeviceId = 0x1C20,
            },
            information);
    }

    [Fact]
    public void The_codecs_are_a_mask_of_their_lines()
    {
        using BusFixture bus = Start(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Minimal, CodecProfiles.Generic] });
        HdAudioDeviceInformation information = HdAudioDeviceInformation.V2;

        Assert.Equal(NtStatus.Success, bus.Query(functionGroup: 2).GetDeviceInformation(ref information));

        Assert.Equal(0b111, information.CodecsDetected);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(0, false)]
    public void Striping_is_supported_with_two_lines_or_more(byte linesCode, bool isSupported)
    {
        GlobalCapabilities capabilities = new GlobalCapabilities(0x4401) with { SerialDataOutCode = linesCode };
        using BusFixture bus = Start(new SimulationOptions { Controller = ControllerProfiles.Ich6 with { Capabilities = capabilities } });
        HdAudioDeviceInformation information = HdAudioDeviceInformation.V2;

        Assert.Equal(NtStatus.Success, bus.Ddi.GetDeviceInformation(ref information));

        Assert.Equal((isSupported, 0x2668), (information.IsStripingSupported, information.CtrlDeviceId));
    }

    [Fact]
    public void It_does_not_change_with_time_and_touches_no_register()
    {
        using BusFixture bus = StartExact();
        HdAudioDeviceInformation first = HdAudioDeviceInformation.V2;
        HdAudioDeviceInformation second = HdAudioDeviceInformation.V2;
        int accesses = bus.Platform.Window.Accesses;

        Assert.Equal(NtStatus.Success, bus.Ddi.GetDeviceInformation(ref first));
        Assert.Equal(accesses, bus.Platform.Window.Accesses);
        bus.Platform.Remove();
        Assert.Equal(NtStatus.Success, bus.Ddi.GetDeviceInformation(ref second));
        bus.Platform.Repair();

        Assert.Equal(first, second);
    }

    [Fact]
    public void Above_PASSIVE_LEVEL_it_is_STATUS_UNSUCCESSFUL_before_the_size_is_looked_at()
    {
        using BusFixture bus = Start();
        using IrqlScope dispatch = KProcessor.Raise(Irql.DispatchLevel);
        HdAudioDeviceInformation information = default;

        Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.GetDeviceInformation(ref information));
    }

    private static HdAudioDeviceInformation Poisoned(int size) => new()
    {
        Size = (ushort)size,
        DeviceVersion = 0xA5A5,
        DriverVersion = 0xA5A5,
        CodecsDetected = 0xA5A5,
        IsStripingSupported = true,
        CtrlRevision = 0xA5,
        CtrlVendorId = 0xA5A5,
        CtrlDeviceId = 0xA5A5,
    };
}
