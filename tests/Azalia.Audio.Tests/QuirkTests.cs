using System.Reflection;
using Azalia.Simulation;
using Azalia.Simulation.Controller;
using Azalia.WaveRT.Client;

namespace Azalia.Audio.Tests;

/// <summary>Whatever a chip makes of the specification, what is played is heard bit for bit in every mode (hardware 5.1, 5.2).</summary>
public sealed class QuirkTests
{
    private static readonly AudioFormat s_format = AudioFormat.Pcm(48_000, 16, 2);

    private static readonly Dictionary<string, ControllerQuirks> s_quirks = new()
    {
        [nameof(ControllerQuirks.ReportsNoStreams)] = new() { ReportsNoStreams = true },
        [nameof(ControllerQuirks.AddressBits)] = new() { AddressBits = 40 },
        [nameof(ControllerQuirks.BuffersEndAtPages)] = new() { BuffersEndAtPages = true },
        [nameof(ControllerQuirks.TakesDwordWritesOnly)] = new() { TakesDwordWritesOnly = true, BuffersEndAtPages = true },
        [nameof(ControllerQuirks.PositionBuffer)] = new() { PositionBuffer = PositionBufferQuirk.NeverWritten },
        [nameof(ControllerQuirks.LinkPositionLagFrames)] = new() { LinkPositionLagFrames = 32 },
        [nameof(ControllerQuirks.LinkPositionIsWritable)] = new() { LinkPositionIsWritable = true },
        [nameof(ControllerQuirks.FreezesWallClock)] = new() { FreezesWallClock = true },
        [nameof(ControllerQuirks.StreamResetNeverReadsOne)] = new() { StreamResetNeverReadsOne = true },
        [nameof(ControllerQuirks.IsAlwaysFifoReady)] = new() { IsAlwaysFifoReady = true },
        [nameof(ControllerQuirks.StallsUntilResponsesAreAcknowledged)] = new() { StallsUntilResponsesAreAcknowledged = true },
        [nameof(ControllerQuirks.LacksCommandRings)] = new() { LacksCommandRings = true },
        [nameof(ControllerQuirks.LacksImmediateCommands)] = new() { LacksImmediateCommands = true },
        [nameof(ControllerQuirks.RingsResetToSmallest)] = new() { RingsResetToSmallest = true },
        [nameof(ControllerQuirks.ResponseInterruptCountAtReset)] = new() { ResponseInterruptCountAtReset = 1 },
        [nameof(ControllerQuirks.PhantomCodecs)] = new() { PhantomCodecs = 0b110 },
        [nameof(ControllerQuirks.StartsAsFirmwareLeftIt)] = new() { StartsAsFirmwareLeftIt = true },
        [nameof(ControllerQuirks.ClockGatingHangsReset)] = new() { ClockGatingHangsReset = true },
    };

    public static TheoryData<string, ClientMode> Quirks
    {
        get
        {
            TheoryData<string, ClientMode> quirks = [];
            foreach (string name in s_quirks.Keys)
            {
                foreach (ClientMode mode in Enum.GetValues<ClientMode>())
                    quirks.Add(name, mode);
            }

            return quirks;
        }
    }

    [Theory]
    [MemberData(nameof(Quirks))]
    public void A_quirk_is_not_heard(string quirk, ClientMode mode)
    {
        // Some belong to a chip that is known by its number.
        ControllerProfile chip = quirk is nameof(ControllerQuirks.TakesDwordWritesOnly) or nameof(ControllerQuirks.BuffersEndAtPages) ? ControllerProfiles.Tegra
            : quirk is nameof(ControllerQuirks.ClockGatingHangsReset) ? ControllerProfiles.Skylake
            : ControllerProfiles.Pch;
        using Stage stage = new(new SimulationOptions { Controller = chip with { Quirks = s_quirks[quirk] } });
        Ear ear = stage.ListenTo("line-out");
        byte[] frames = Noise.Frames(s_format, 20_007);

        using (RenderStream stream = stage.Endpoint("line-out").OpenRender(s_format, new RenderOptions { Mode = mode }))
        {
            stream.Write(frames);
            stream.Drain();
            Assert.Equal(0, stream.Glitches);
        }

        Stage.AssertHeard(ear, s_format, frames);
    }

    [Fact]
    public void There_is_no_quirk_that_is_not_tried() => Assert.Equal(
        typeof(ControllerQuirks).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(static property => property.Name).Order(),
        s_quirks.Keys.Order());
}
