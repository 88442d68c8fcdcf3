using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Link;

/// <summary>Two function resets in one call wake a codec from D3cold, of which the first need not be answered (hardware 4.10).</summary>
public sealed class DoubleResetTests
{
    private const byte Group = 1;

    private static readonly CodecCommand s_reset = Verb.FunctionReset().AddressedTo(0, Group);

    [Fact]
    public void A_codec_in_D3cold_is_woken_and_only_the_first_element_is_invalid()
    {
        using BusFixture bus = StartCold();
        long from = bus.Clock.Ticks;
        HdAudioCodecTransfer[] resets = Transfers.Of(s_reset, s_reset, Verb.GetPowerState().AddressedTo(0, Group));

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(resets));

        Assert.Equal((false, true, true), (resets[0].Input.IsValid, resets[1].Input.IsValid, resets[2].Input.IsValid));
        Assert.Equal(PowerState.D3, new PowerStateReport(resets[2].Input.Response).Actual);
        Assert.InRange(bus.Clock.Ticks - from, 0, PlatformClock.ToTicks(TimeSpan.FromMilliseconds(5)));
    }

    [Fact]
    public void A_codec_that_is_awake_answers_both()
    {
        using BusFixture bus = BusFixture.Start();
        HdAudioCodecTransfer[] resets = Transfers.Of(s_reset, s_reset);

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(resets));

        Assert.All(resets, static element => Assert.True(element.Input.IsValid));
        Assert.Equal(0, bus.Driver.Link.SpuriousResponses);
    }

    [Fact]
    public void Verbs_of_another_client_that_wait_for_the_codec_do_not_come_between()
    {
        using BusFixture bus = StartCold();
        IHdAudioBusInterfaceV3 other = bus.Query();
        HdAudioCodecTransfer[] resets = Transfers.Of(s_reset, s_reset);
        HdAudioCodecTransfer[] others = Transfers.Of(Verb.GetPowerState().AddressedTo(0, Group));
        int done = 0;

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(resets, (_, _) => done++));
        Assert.Equal(NtStatus.Success, other.TransferCodecVerbs(others, (_, _) => done++));
        bus.Clock.Wait(TimeSpan.FromMilliseconds(5));

        Assert.Equal(2, done);
        Assert.True(resets[1].Input.IsValid);
        Assert.True(others[0].Input.IsValid);
    }

    [Fact]
    public void A_single_reset_that_is_not_answered_times_out_as_every_verb_does()
    {
        using BusFixture bus = StartCold();
        long from = bus.Clock.Ticks;
        HdAudioCodecTransfer[] single = Transfers.Of(s_reset);

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(single));

        Assert.False(single[0].Input.IsValid);
        Assert.InRange(bus.Clock.Ticks - from, PlatformClock.TicksPerSecond, long.MaxValue);
    }

    private static BusFixture StartCold()
    {
        BusFixture bus = BusFixture.Start(new SimulationOptions { Codecs = [s_coldCodec] });
        HdAudioCodecTransfer[] sleep = Transfers.Of(Verb.SetPowerState(PowerState.D3Cold).AddressedTo(0, Group));
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(sleep));
        return bus;
    }

    private static readonly CodecProfile s_coldCodec = new()
    {
        Name = "cold",
        Summary = "A codec that knows D3cold",
        VendorId = new VendorIdentity { Vendor = 0xA21A, Device = 0x0004 },
        RevisionId = new RevisionIdentity { Major = 1 },
        FunctionGroups =
        [
            new FunctionGroupProfile
            {
                Node = new NodeProfile
                {
                    Id = Group,
                    Defaults = new NodeDefaults { PowerState = PowerState.D3 },
                    Parameters = new Dictionary<ParameterId, uint>
                    {
                        [ParameterId.FunctionGroupType] = new FunctionGroupParameter { Type = FunctionGroupType.Audio }.Raw,
                        [ParameterId.PowerStates] = new PowerStateCapabilities { D0 = true, D3 = true, D3Cold = true, ExtendedPowerStates = true }.Raw,
                    },
                },
                Widgets = [],
            },
        ],
    };
}
